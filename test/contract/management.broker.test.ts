// The contract, held by real brokers over the management API.
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Management, openManagement } from '../../src/broker/management/open.ts';
import { useVhost } from '../support/vhost.ts';
import { describeContract } from './contract.ts';
import { openOutside } from './real-broker.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let ports: Management;
  beforeAll(async () => {
    ports = await openManagement({ url: broker.httpUrl });
  });
  afterAll(() => ports.close());

  describeContract('management', async () => ({ ...(await openOutside(broker, vhost)), reader: ports.reader, writer: ports.writer }), {
    version: broker.version,
    like: 'http',
    real: true,
  });
});
