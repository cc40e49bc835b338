// A node of a cluster is killed: the queues on it are unknown, never absent, and neither they nor what they need is changed.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConfirmChannel, connect } from 'amqplib';
import { beforeAll, describe, expect, test } from 'vitest';
import { brokerAddresses, parseAmqpUrls } from '../../../src/broker/address.ts';
import { moveMessages } from '../../../src/broker/amqp/move/move.ts';
import { openBroker, type Transport } from '../../../src/broker/open.ts';
import type { TopoError } from '../../../src/model/diagnostic.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Cluster } from '../../support/cluster.ts';
import { type ClusterNode, started } from '../../support/cluster-node.ts';
import { queue } from '../../support/ends.ts';
import { eventually } from '../../support/eventually.ts';
import { outermostSuites } from '../../support/fewer-versions.ts';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { clusterSuites, skipIfNone } from '../../support/private-suites.ts';
import { shareCluster } from '../../support/shared-cluster.ts';
import { http } from '../../support/vhost.ts';
import { lateConfirms } from '../amqp/move/late-confirms.ts';

const files = `vhost: shop
exchanges:
  orders: { type: topic }
queues:
  alive: { type: classic }
  classic: { type: classic }
  quorum: { type: quorum }
  single: { type: quorum, arguments: { x-quorum-initial-group-size: 1 } }
  stream: { type: stream }
bindings:
  - { source: orders, destination: classic, routingKey: classic }
  - { source: orders, destination: quorum, routingKey: quorum }
  - { source: orders, destination: single, routingKey: single }
  - { source: orders, destination: stream, routingKey: stream }
prune: { exchanges: ['old\\..*'], queues: ['old'] }
`;
/** Undeclared, on the node that is killed: `old` dead-letters to one exchange and is bound to another. Both are covered by prune. */
const old = { durable: true, arguments: { 'x-queue-type': 'classic', 'x-dead-letter-exchange': 'old.dead' } };
const kept = ['old.dead', 'old.source'];
/** Queues that nothing can be known about. */
const unreachable = ['classic', 'single', 'old'];

/** A quorum queue may lose confirmed messages if its node is killed within 2 s of its declaration (3.10.8; 4.3.6: 0.5 s). */
const youngMs = 3_000;

const attempts = unreachable.flatMap((name) => (['none', 'if-idle'] as const).map((guard) => ({ name, guard })));
const refused = attempts.map(({ name, guard }) => `${name}, guard ${guard}: step-refused`);

skipIfNone(clusterSuites(), 'clusters');

describe.each(outermostSuites(clusterSuites()))('while a node of a cluster of %s is down', (suite) => {
  let cluster: Cluster;
  let [a, c]: ClusterNode[] = [];

  beforeAll(async () => {
    cluster = await shareCluster({ suite });
    [a, , c] = cluster.nodes;
    await http(started(a), 'PUT', 'vhosts/shop', {});
    await http(started(a), 'PUT', 'queues/shop/alive', { durable: true, arguments: { 'x-queue-type': 'classic' } });
    await fill(started(c));
    await started(c).kill();
    await eventually(() => expectOutage(started(a)));
  });

  test('an apply leaves its queues, and what prune would take from them, unchanged, and names the node', async () => {
    const planned = await on(files, ['plan']);
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes.') });
    expect(planned.out).toMatch(/queue +classic +unchanged, messages unknown, +down on c@localhost/);
    expect(planned.out).toMatch(/queue +single +unchanged, messages unknown, +down on c@localhost/);
    expect(planned.out).toMatch(/old\.dead +not pruned: a queue that is down needs it/);
    expect(planned.out).toMatch(/old +not pruned: it is down/);
    expect(planned.out).toMatch(/[34] queues are down on c@localhost/);
    expect((await on(files, ['plan', '--strict-read'])).code).toBe(2);

    const applied = await on(files, ['apply', '--yes']);
    expect(applied).toMatchObject({ code: 0 });
    for (const name of kept) expect((await http(started(a), 'GET', `exchanges/shop/${name}`)).status).toBe(200);
  });

  test('every change of them or of what they need is blocked, and the others can be applied', async () => {
    const changed = files
      .replace('  classic: { type: classic }', '  classic: { type: quorum, onImmutableChange: migrate }')
      .replace('  single: { type: quorum, arguments: { x-quorum-initial-group-size: 1 } }', '  single: { state: absent }')
      .replace(/.*destination: single.*\n/, '')
      .replace('  orders: { type: topic }', '  orders: { type: topic }\n  old.dead: { state: absent }\n  new: { type: fanout }');
    const planned = await on(changed, ['plan', '--format', 'json']);
    expect(planned.code).toBe(4);
    const { plan } = JSON.parse(planned.out) as {
      plan: { changes: { key: string; blocked?: { code: string; down?: { nodes: string[] } } }[] };
    };
    const blocked = plan.changes.flatMap(({ key, blocked: block }) => (block === undefined ? [] : [[key, block.code, block.down?.nodes]]));
    expect(blocked).toEqual([
      ['exchange shop old.dead', 'needed-by-down-queue', ['c@localhost']],
      ['queue shop classic', 'queue-down', ['c@localhost']],
      ['queue shop single', 'queue-down', ['c@localhost']],
    ]);
    expect((await on(changed, ['apply', '--yes', '--allow', 'lose:queue/single'])).code).toBe(4);
    expect((await on(changed, ['apply', '--yes', '--skip-blocked'])).code).toBe(7);
    expect((await http(started(a), 'GET', 'exchanges/shop/new')).status).toBe(200);
  });

  test('drift, graph and export report them as unknown, with the node', async () => {
    const drift = await on(files, ['drift']);
    expect(drift.out).toMatch(/No drift: \d+ objects as declared, \d unknown\./);
    expect(drift.out).toMatch(/unknown +queue +classic +down on c@localhost/);
    expect(drift.code).toBe(0);
    expect((await on(files, ['drift', '--strict-read', '--format', 'markdown'])).out).toMatch(
      /\| unknown \| queue \| `single` \| `down on c@localhost` \|/,
    );
    const graph = await on(undefined, ['graph', '--live']);
    expect(graph.out).toMatch(/classic<br\/>classic queue<br\/>unknown#58; down on c#64;localhost/);
    expect((await on(undefined, ['route', 'orders', 'classic', '--live'])).err).toContain('down on c@localhost');
    const exported = await on(undefined, ['export']);
    expect(exported.out).toMatch(/^ {2}classic: /m);
    expect(exported.err).toContain('down on c@localhost');
    // 3.10 does not list the bindings of a classic queue that is down
    expect([exported.code, exported.out.includes('destination: classic')]).toEqual(suite === 'bookworm' ? [9, false] : [0, true]);
  });

  test.each(['http', 'auto'] as const)('no step over %s deletes one of them, whatever its guard', async (transport) => {
    expect(await deleting(transport)).toEqual(refused);
  });

  test('a plan over AMQP reports them, and no step over AMQP deletes one of them', async () => {
    // side by side, as both wait for queues that do not respond
    const [planned, outcomes] = await Promise.all([on(files, ['plan', '--transport', 'amqp']), deleting('amqp')]);
    expect(planned.out).toMatch(
      suite === 'bookworm'
        ? /queue +classic +unknown, down on c@localhost/
        : /queue +classic +unchanged, messages unknown, +not responding/,
    );
    expect(planned.out).not.toMatch(/[1-9]\d* to create/);
    expect(outcomes).toEqual(refused);
  });

  test('when the node is back, all of them have all of their messages, and prune covers them again', async () => {
    await started(c).start();
    await cluster.settled();
    const channel = await channelOn(started(a), 'shop');
    for (const name of [...unreachable, 'quorum', 'stream']) {
      await eventually(async () => expect([name, (await channel.checkQueue(name)).messageCount]).toEqual([name, 5]));
    }
    await channel.purgeQueue('old');
    const planned = await on(files, ['plan']);
    expect(planned.out).toContain('3 to delete');
  });

  test('a move keeps a queue with a single active consumer that goes down after it was empty, and shows 0 messages', async () => {
    const args = { 'x-queue-type': 'quorum', 'x-single-active-consumer': true, 'x-quorum-initial-group-size': 1 };
    await (await channelOn(started(c), 'shop')).assertQueue('leaving', { arguments: args });
    const channel = await channelOn(started(a), 'shop');
    await channel.assertExchange('carrier', 'fanout');
    await channel.bindQueue('alive', 'carrier', '');
    const before = (await channel.checkQueue('alive')).messageCount;
    await publish(channel, ['leaving']);
    await sleep(youngMs);
    // between its last message and its delete it receives others by name, and its node is killed
    const meanwhile = async (): Promise<void> => {
      await publish(channel, ['leaving']);
      await started(c).kill();
    };
    const addresses = parseAmqpUrls(await lateConfirms(`${started(a).amqpUrl}/shop`, { meanwhile }));
    const source = queue('leaving', { vhost: 'shop', type: 'quorum', arguments: args });
    const request = { vhost: 'shop', source, to: 'alive', via: 'carrier', rest: 'delete', waitMs: 3_000, alarmMs: 3_000 } as const;
    const moving = moveMessages({ options: { addresses, purpose: 'test' }, stallMs: 10_000 }, request);
    expect(await moving.catch((error: Error) => error)).toMatchObject({ message: expect.stringMatching(/^step-/) });
    await started(c).start();
    await cluster.settled();
    await eventually(async () => expect((await channel.checkQueue('leaving')).messageCount).toBeGreaterThanOrEqual(5));
    expect((await channel.checkQueue('alive')).messageCount).toBe(before + 5);
  });

  /** Tries to delete each of them under each guard. */
  async function deleting(transport: Transport): Promise<readonly string[]> {
    const addresses = brokerAddresses(`${started(a).amqpUrl}/shop`, started(a).httpUrl);
    const broker = await openBroker({ addresses, transport, purpose: 'test', writing: true, vhost: 'shop' });
    try {
      return await Promise.all(
        attempts.map(async ({ name, guard }) => {
          const entity = queue(name, { vhost: 'shop', type: name === 'single' ? 'quorum' : 'classic' });
          const step = { id: 1, level: 1, change: keyOf(entity), do: 'delete', entity, guard } as const;
          const code = await broker.writer.execute(step).catch((error: TopoError) => error.diagnostics[0]?.code);
          return `${name}, guard ${guard}: ${code}`;
        }),
      );
    } finally {
      await broker.close();
    }
  }

  async function on(yaml: string | undefined, argv: readonly string[]): Promise<Ran> {
    const cwd = directoryOf(yaml === undefined ? {} : { 'topology.yaml': yaml });
    return await topo(argv, { cwd, env: { RABBITMQ_URL: `${started(a).amqpUrl}/shop`, RABBITMQ_MANAGEMENT_URL: started(a).httpUrl } });
  }
});

/** All kinds of queues, led by the node, with 5 messages each; only `alive` is elsewhere. */
async function fill(on: ClusterNode): Promise<void> {
  const channel = await channelOn(on, 'shop');
  await channel.assertExchange('orders', 'topic');
  for (const name of kept) await channel.assertExchange(name, 'fanout');
  for (const type of ['classic', 'quorum', 'stream']) await channel.assertQueue(type, { arguments: { 'x-queue-type': type } });
  await channel.assertQueue('single', { arguments: { 'x-queue-type': 'quorum', 'x-quorum-initial-group-size': 1 } });
  await channel.assertQueue('exclusive', { exclusive: true });
  await channel.assertQueue('old', old);
  await channel.bindQueue('old', 'old.source', '');
  for (const name of ['classic', 'quorum', 'single', 'stream']) await channel.bindQueue(name, 'orders', name);
  await publish(channel, ['classic', 'quorum', 'single', 'stream', 'exclusive', 'old']);
  await sleep(youngMs);
}

/** Publishes 5 messages to each queue. */
async function publish(channel: ConfirmChannel, queues: readonly string[]): Promise<void> {
  for (const name of queues) {
    for (let count = 0; count < 5; count += 1) channel.sendToQueue(name, Buffer.from('m'), { persistent: true });
  }
  await channel.waitForConfirms();
}

/** The other nodes notice the end of one after the other: its queues are down, and those with other members have a new leader and counts. */
async function expectOutage(on: ClusterNode): Promise<void> {
  interface Row {
    readonly name: string;
    readonly state?: string;
    readonly leader?: string | null;
    readonly online?: readonly string[];
  }
  const list = async (columns: string): Promise<readonly Row[]> =>
    (await (await http(on, 'GET', `queues/shop?${columns}`)).json()) as Row[];
  const listed = await list('disable_stats=true');
  const rowOf = (name: string): Row | undefined => listed.find((row) => row.name === name);
  for (const name of ['classic', 'old']) expect(rowOf(name)).toMatchObject({ state: 'down' });
  const single = rowOf('single');
  expect(single?.state === 'down' || single?.online?.length === 0, JSON.stringify(single)).toBe(true);
  expect(rowOf('quorum')?.leader).toMatch(/^[ab]@localhost$/);
  expect(rowOf('stream')?.leader).not.toBe('c@localhost');
  expect((await list('disable_stats=true&enable_queue_totals=true')).map(({ name }) => name)).toContain('quorum');
}

/** A channel that lives as long as its node. */
async function channelOn(of: ClusterNode, vhost: string): Promise<ConfirmChannel> {
  const connection = await connect(`${of.amqpUrl}/${vhost}`);
  connection.on('error', () => {});
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {});
  return channel;
}
