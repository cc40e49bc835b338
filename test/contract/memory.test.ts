// The contract on the in-memory broker, for each version and each transport.

import { queue } from '../support/ends.ts';
import type { MemoryVersion, Visibility } from '../support/memory/broker.ts';
import { createMemoryBroker } from '../support/memory/broker.ts';
import type { Party } from './bench.ts';
import { describeContract } from './contract.ts';

const versions: readonly MemoryVersion[] = ['3.10.8', '4.0.5', '4.3.6'];
const vhost = 'a/b';

async function open(version: MemoryVersion, visibility: Visibility): Promise<Party> {
  const broker = createMemoryBroker({ version, visibility });
  return {
    reader: broker.reader,
    writer: broker.writer,
    runLock: broker.lock,
    vhost,
    truth: async () => broker.entities(),
    publish: async (name, count) => broker.publish(name, count, vhost),
    consume: async (name) => broker.consumers(name, 1, vhost),
    lock: async (name) => broker.seed([queue(name, { vhost, exclusive: true })]),
    close: async () => {},
  };
}

for (const version of versions) {
  describeContract(`memory as ${version} over HTTP`, () => open(version, 'full'), { version, like: 'http', real: false });
  describeContract(`memory as ${version} over AMQP`, () => open(version, 'amqp'), { version, like: 'amqp', real: false });
}
