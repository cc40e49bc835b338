// The contract on real brokers over the management API.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { parseManagementUrls } from '../../src/broker/address.ts';
import { type Management, openManagement } from '../../src/broker/management/open.ts';
import type { BrokerInfo } from '../support/broker-source.ts';
import { http, vhostUrl } from '../support/vhost.ts';
import type { Party } from './bench.ts';
import { describeContract } from './contract.ts';
import { openOutside } from './real-broker.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  let ports: Management;
  beforeAll(async () => {
    ports = await openManagement({ addresses: parseManagementUrls(broker.httpUrl) });
  });
  afterAll(() => ports.close());

  describeContract('management', () => openParty(broker, ports), { version: broker.version, like: 'http', real: true });
});

/** A virtual host for one case, as the cases run side by side. */
async function openParty(broker: BrokerInfo, { reader, writer }: Management): Promise<Party> {
  const name = `contract-${randomUUID()}`;
  await http(broker, 'PUT', `vhosts/${name}`, {});
  const outside = await openOutside(broker, { name, url: vhostUrl(broker, name) });
  const close = async (): Promise<void> => {
    await outside.close();
    await http(broker, 'DELETE', `vhosts/${name}`);
  };
  return { ...outside, reader, writer, close };
}
