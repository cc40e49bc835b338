// The example topologies do with real messages what their READMEs say.
import { type Channel, type ConfirmChannel, connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { http, useVhost } from '../support/vhost.ts';
import { root } from './markdown.ts';
import { topo } from './terminal.ts';

interface Message {
  readonly exchange: string;
  readonly key?: string;
  readonly headers?: { readonly [name: string]: string | number | boolean };
}

/** Where a message arrives at once; queues that are not named stay empty. */
const routes: readonly { readonly topology: string; readonly message: Message; readonly arrives: readonly string[] }[] = [
  { topology: 'hello', message: { exchange: '', key: 'hello' }, arrives: ['hello'] },
  { topology: 'publish-subscribe', message: { exchange: 'news' }, arrives: ['news.mail', 'news.search'] },
  { topology: 'routing', message: { exchange: 'payments', key: 'paid' }, arrives: ['billing', 'shipping'] },
  { topology: 'routing', message: { exchange: 'payments', key: 'refunded' }, arrives: ['billing'] },
  { topology: 'routing', message: { exchange: 'payments', key: 'lost' }, arrives: [] },
  {
    topology: 'topics',
    message: { exchange: 'shop', key: 'order.created.eu' },
    arrives: ['shop.audit', 'shop.orders', 'shop.eu'],
  },
  { topology: 'topics', message: { exchange: 'shop', key: 'order.created' }, arrives: ['shop.audit', 'shop.orders'] },
  { topology: 'topics', message: { exchange: 'shop', key: 'order.paid.us' }, arrives: ['shop.audit'] },
  {
    topology: 'headers',
    message: { exchange: 'documents', headers: { format: 'pdf', kind: 'report', pages: 3 } },
    arrives: ['documents.reports'],
  },
  { topology: 'headers', message: { exchange: 'documents', headers: { format: 'pdf' } }, arrives: [] },
  { topology: 'headers', message: { exchange: 'documents', headers: { priority: 9 } }, arrives: ['documents.urgent'] },
  { topology: 'headers', message: { exchange: 'documents', headers: { priority: '9' } }, arrives: [] },
  {
    topology: 'exchange-to-exchange',
    message: { exchange: 'events', key: 'invoice.eu' },
    arrives: ['audit.alerts', 'audit.archive', 'eu.billing'],
  },
  { topology: 'exchange-to-exchange', message: { exchange: 'events', key: 'invoice.us' }, arrives: ['audit.alerts', 'audit.archive'] },
  { topology: 'reliable-delivery', message: { exchange: 'orders', key: 'order.created.eu' }, arrives: ['orders.created'] },
  { topology: 'reliable-delivery', message: { exchange: 'orders', key: 'order.craeted.eu' }, arrives: ['orders.unrouted'] },
  { topology: 'temporary-queues', message: { exchange: 'prices' }, arrives: ['prices.screen', 'prices.session'] },
];

/** Where a message that a consumer rejects without requeueing it arrives. */
const rejections = [
  { topology: 'work-queue', queue: 'tasks', arrives: 'tasks.failed' },
  { topology: 'dead-letter', queue: 'orders', arrives: 'parking.rejected' },
  { topology: 'delayed-retry', queue: 'mails', arrives: 'mails.retry' },
  { topology: 'reliable-delivery', queue: 'orders.created', arrives: 'orders.parking' },
];

describe.each(inject('brokers'))('$name $version', (broker) => {
  describe.each([...new Set([...routes, ...rejections].map(({ topology }) => topology))])('%s', (topology) => {
    const vhost = useVhost(broker);
    const { onChannel, purge, depth, depths } = useTopology(topology, vhost.url, broker.httpUrl);

    test.each(routes.filter((route) => route.topology === topology))('routes $message to $arrives', async ({ message, arrives }) => {
      await purge();
      await onChannel((channel) => send(channel, message));
      expect(await depths()).toEqual(Object.fromEntries(arrives.map((queue) => [queue, 1])));
    });

    test.each(rejections.filter((rejection) => rejection.topology === topology))(
      'dead-letters a message that is rejected from $queue',
      async ({ queue, arrives }) => {
        await purge();
        await onChannel(async (channel) => {
          await send(channel, { exchange: '', key: queue });
          await reject(channel, queue);
        });
        await eventually(async () => expect(await depth(arrives)).toBe(1), { interval: 50 });
      },
    );

    if (topology === 'exchange-to-exchange')
      test('refuses a publish to an internal exchange', async () => {
        await expect(onChannel((channel) => send(channel, { exchange: 'events.audit' }))).rejects.toThrow();
      });

    if (topology === 'dead-letter')
      test('parks expired and dropped messages in separate queues', async () => {
        await purge();
        await onChannel(async (channel) => {
          channel.sendToQueue('quotes', Buffer.from('quote'), { expiration: '1' });
          for (let sent = 0; sent <= 1000; sent++) channel.sendToQueue('prices', Buffer.from('price'));
          await channel.waitForConfirms();
        });
        const expected = { prices: 1000, 'parking.dropped': 1, 'parking.expired': 1 };
        await eventually(async () => expect(await depths()).toEqual(expected), { interval: 50 });
      });

    if (topology === 'delayed-retry')
      test('returns a mail from the retry queue', async () => {
        await purge();
        const path = `policies/${encodeURIComponent(vhost.name)}/impatient`; // 30 s is long for a test; the lower time to live wins
        await http(broker, 'PUT', path, { pattern: '^mails\\.retry$', 'apply-to': 'queues', definition: { 'message-ttl': 100 } });
        await onChannel(async (channel) => {
          for (const attempt of [1, 2]) {
            if (attempt === 1) await send(channel, { exchange: '', key: 'mails' });
            await reject(channel, 'mails');
            await eventually(async () => expect(await depth('mails')).toBe(1), { interval: 50 });
          }
          const message = await channel.get('mails', { noAck: true });
          const deaths = message === false ? [] : message.properties.headers?.['x-death'];
          expect(deaths).toContainEqual(expect.objectContaining({ queue: 'mails', reason: 'rejected', count: 2 }));
        });
      });
  });
});

/** Applies a topology before the tests of a describe block, and gives them its queues. */
function useTopology(topology: string, url: string, management: string) {
  let queues: readonly string[] = [];
  let connection: Awaited<ReturnType<typeof connect>>;

  beforeAll(async () => {
    const env = { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: management };
    const { status, output } = await topo(['apply', '--yes', '--format', 'json'], `${root}topologies/${topology}`, env);
    expect(status, output).toBe(0);
    const { plan } = JSON.parse(output) as { plan: { changes: { action: string; after: { kind: string; name: string } }[] } };
    queues = plan.changes.flatMap(({ action, after }) => (after.kind === 'queue' && action === 'create' ? [after.name] : []));
    connection = await connect(url, { noDelay: true });
    connection.on('error', () => {});
  });
  afterAll(() => connection.close());

  const onChannel = async <T>(use: (channel: ConfirmChannel) => Promise<T>): Promise<T> => {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => {});
    const result = await use(channel);
    await channel.close();
    return result;
  };
  const depth = (queue: string): Promise<number> => onChannel(async (channel) => (await channel.checkQueue(queue)).messageCount);
  const depths = async (): Promise<{ [queue: string]: number }> => {
    const counts = await Promise.all(queues.map(async (queue) => [queue, await depth(queue)] as const));
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  };
  const purge = (): Promise<unknown> => onChannel((channel) => Promise.all(queues.map((queue) => channel.purgeQueue(queue))));
  return { onChannel, depth, depths, purge };
}

/** Publishes and waits for the confirm, so that the message is in its queues. */
async function send(channel: ConfirmChannel, { exchange, key = '', headers = {} }: Message): Promise<void> {
  channel.publish(exchange, key, Buffer.from('text'), { headers, persistent: true });
  await channel.waitForConfirms();
}

async function reject(channel: Channel, queue: string): Promise<void> {
  const message = await channel.get(queue, { noAck: false });
  if (message === false) throw new Error(`${queue} is empty`);
  channel.reject(message, false);
}
