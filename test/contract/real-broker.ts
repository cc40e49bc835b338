// Operations of a contract case on a real broker besides the ports under test: observation by the plain management API, messages,
// consumers and exclusive queues on a separate connection, and an empty virtual host at the end of the case.
import { type Channel, type ChannelModel, connect } from 'amqplib';
import { parseJson } from '../../src/broker/json.ts';
import type { Entity } from '../../src/model/entity.ts';
import { bindingFromRow, exchangeFromRow, policyFromRow, queueFromRow, type Row } from '../../src/rabbitmq/rows.ts';
import type { BrokerInfo } from '../support/broker-source.ts';
import { eventually } from '../support/eventually.ts';
import { http, type TestVhost } from '../support/vhost.ts';
import type { Party } from './bench.ts';

/** Everything of a party but the ports. */
export type Outside = Omit<Party, 'reader' | 'writer' | 'runLock'>;

/** Opens a connection for one case; `close` ends it and empties the virtual host. */
export async function openOutside(broker: BrokerInfo, vhost: TestVhost): Promise<Outside> {
  const connection = await connect(vhost.url, { noDelay: true });
  connection.on('error', () => {}); // the case itself fails
  return {
    vhost: vhost.name,
    truth: () => listAll(broker, vhost.name),
    publish: (queue, count) => publish(connection, queue, count),
    consume: (queue) => consume(connection, queue),
    async lock(queue) {
      const channel = await connection.createChannel();
      await channel.assertQueue(queue, { exclusive: true });
    },
    async close() {
      await connection.close(); // ends its consumers and deletes its exclusive queues
      await empty(broker, vhost.name);
    },
  };
}

async function publish(connection: ChannelModel, queue: string, count: number): Promise<void> {
  const channel = await connection.createConfirmChannel();
  for (let left = count; left > 0; left -= 1) channel.sendToQueue(queue, Buffer.from('m'), { persistent: true });
  await channel.waitForConfirms();
  await channel.close();
}

/** Streams require a prefetch. Nothing is acknowledged. */
async function consume(connection: ChannelModel, queue: string): Promise<void> {
  const channel: Channel = await connection.createChannel();
  await channel.prefetch(1);
  await channel.consume(queue, () => {});
}

async function listAll(broker: BrokerInfo, vhost: string): Promise<Entity[]> {
  const path = encodeURIComponent(vhost);
  const [exchanges, queues, bindings, policies] = await Promise.all(
    ['exchanges', 'queues', 'bindings', 'policies'].map((kind) => list(broker, `${kind}/${path}?disable_stats=true`)),
  );
  return [
    ...(exchanges ?? []).map((row) => exchangeFromRow(row)).filter(({ name }) => name !== '' && !name.startsWith('amq.')),
    ...(queues ?? []).map((row) => queueFromRow(row)),
    ...(bindings ?? []).map((row) => bindingFromRow(row)).filter(({ source }) => source !== ''),
    ...(policies ?? []).map((row) => policyFromRow(row)),
  ];
}

async function list(broker: BrokerInfo, path: string): Promise<readonly Row[]> {
  const response = await http(broker, 'GET', path);
  return parseJson(await response.text()) as readonly Row[];
}

/** Exclusive queues go by themselves, up to 70 ms after their connection. */
async function empty(broker: BrokerInfo, vhost: string): Promise<void> {
  const entities = await eventually(
    async () => {
      const all = await listAll(broker, vhost);
      if (all.some((entity) => entity.kind === 'queue' && entity.exclusive)) throw new Error(`an exclusive queue is left in ${vhost}`);
      return all;
    },
    { interval: 20 },
  );
  for (const entity of entities) {
    if (entity.kind === 'binding' || entity.kind === 'document') continue; // a binding is deleted with its ends
    const kind = { exchange: 'exchanges', queue: 'queues', policy: 'policies' }[entity.kind];
    await http(broker, 'DELETE', `${kind}/${encodeURIComponent(vhost)}/${encodeURIComponent(entity.name)}`);
  }
}
