// The contract on real brokers over AMQP.
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { parseAmqpUrls } from '../../src/broker/address.ts';
import { type OpenAmqp, openAmqp } from '../../src/broker/amqp/open.ts';
import { useVhost } from '../support/vhost.ts';
import { describeContract } from './contract.ts';
import { openOutside } from './real-broker.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let ports: OpenAmqp;
  beforeAll(async () => {
    ports = await openAmqp({ addresses: parseAmqpUrls(vhost.url), purpose: 'contract' });
  });
  afterAll(() => ports.close());

  describeContract(
    'AMQP',
    async () => ({ ...(await openOutside(broker, vhost)), reader: ports.reader, writer: ports.writer, runLock: ports.lock }),
    {
      version: broker.version,
      like: 'amqp',
      real: true,
    },
  );
});
