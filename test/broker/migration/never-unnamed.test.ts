// A queue with messages is never deleted unless --allow names it: not by prune, a tombstone, a replace or a plan that was saved while it
// was empty, and not with an --allow for another object. Unacknowledged messages count as much as ready ones.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { describe, expect, inject, type TestContext, test } from 'vitest';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { type Ran, topo } from '../../support/io.ts';
import { type Holder, holdMessages } from '../../support/traffic/consumer.ts';
import { http, vhostUrl } from '../../support/vhost.ts';

const count = 5;

/** Who keeps messages of the queue without acknowledging them. */
type Held = 'no client' | 'basic.get' | 'a consumer';

interface Victim {
  readonly type: 'classic' | 'quorum' | 'stream';
  readonly held: Held;
}

const victims: readonly Victim[] = [
  { type: 'classic', held: 'no client' },
  { type: 'classic', held: 'basic.get' },
  { type: 'classic', held: 'a consumer' },
  { type: 'quorum', held: 'no client' },
  { type: 'quorum', held: 'basic.get' },
  { type: 'quorum', held: 'a consumer' },
  { type: 'stream', held: 'no client' },
];

/** The reasons for a delete, each with the topology that deletes a queue `victim` of a type. */
const ways: { readonly [way: string]: (type: Victim['type']) => string } = {
  prune: () => "queues: { other: {} }\nprune: { queues: ['.*'] }\n",
  tombstone: () => 'queues: { other: {}, victim: { state: absent } }\n',
  replace: (type) => `queues: { other: {}, victim: { type: ${type}, ${otherAttribute[type]} } }\n`,
  'other type': (type) => `queues: { other: {}, victim: { type: ${type === 'classic' ? 'quorum' : 'classic'} } }\n`,
};

const otherAttribute = { classic: 'maxLength: 1000', quorum: 'deliveryLimit: 7', stream: 'maxLengthBytes: 1GiB' } as const;

/** Everything but the queue `victim`. */
const otherNames = [
  'delete:queue/other',
  'delete:queue/victim?',
  'delete:exchange/victim',
  'replace:queue/other*',
  'replace:exchange/*',
  'migrate:queue/other',
  'migrate:exchange/*',
  'lose:queue/other',
];

const transports = ['amqp', 'http', 'auto'] as const;

interface Place {
  readonly url: string;
  readonly vhost: string;
}

async function place(broker: BrokerInfo, onTestFinished: TestContext['onTestFinished']): Promise<Place> {
  const vhost = `t-${randomUUID().slice(0, 8)}`;
  await http(broker, 'PUT', `vhosts/${vhost}`, {});
  onTestFinished(async () => void (await http(broker, 'DELETE', `vhosts/${vhost}`)));
  return { vhost, url: vhostUrl(broker, vhost) };
}

async function declareVictim({ url }: Place, { type }: Victim): Promise<void> {
  const model = await connect(url, { noDelay: true });
  const channel = await model.createChannel();
  await channel.assertQueue('other');
  await channel.assertQueue('victim', { arguments: { 'x-queue-type': type } });
  await model.close();
}

/** Publishes with confirms, without waiting for the statistics of the broker afterwards. */
async function fill({ url }: Place, { held }: Victim): Promise<Holder | undefined> {
  const model = await connect(url, { noDelay: true });
  const channel = await model.createConfirmChannel();
  for (let at = 0; at < count; at += 1) channel.sendToQueue('victim', Buffer.from(`m${at}`), { persistent: true });
  await channel.waitForConfirms();
  await model.close();
  if (held === 'no client') return undefined;
  const holder = await holdMessages({ url, queue: 'victim', prefetch: count, get: held === 'basic.get' });
  while (holder.held() < count) await sleep(20);
  return holder;
}

/** The bodies in the queue after its holder has ended. @throws if the queue no longer exists */
async function contents({ url }: Place, { type }: Victim, holder: Holder | undefined): Promise<readonly string[]> {
  holder?.die();
  const model = await connect(url, { noDelay: true });
  try {
    const channel = await model.createChannel();
    const bodies: string[] = [];
    channel.on('error', () => {});
    await channel.prefetch(100);
    await channel.consume('victim', (message) => void bodies.push(String(message?.content)), {
      arguments: type === 'stream' ? { 'x-stream-offset': 'first' } : {},
    });
    for (let wait = 0; wait < 50 && bodies.length < count; wait += 1) await sleep(100);
    return bodies.sort();
  } finally {
    await model.close();
  }
}

async function expectKept(where: Place, victim: Victim, holder: Holder | undefined, ran: Ran): Promise<void> {
  const left = await contents(where, victim, holder).catch((error: unknown) => String(error));
  expect({ left, code: ran.code, out: ran.out, err: ran.err }).toEqual({
    left: ['m0', 'm1', 'm2', 'm3', 'm4'],
    code: expect.toBeOneOf([0, 4, 5, 7]),
    out: expect.anything(),
    err: expect.anything(),
  });
  // exit code 0 only if there was nothing to delete: over AMQP, undeclared queues are not visible to prune
  if (ran.code === 0) expect(ran.out).toContain('No changes');
}

/** The lock requires AMQP. */
function over(transport: string): readonly string[] {
  return ['--transport', transport, ...(transport === 'http' ? ['--no-lock'] : [])];
}

interface Attempt extends Victim {
  readonly transport: string;
  readonly way: string;
}

const attempts = (way: readonly string[]): readonly Attempt[] =>
  way.flatMap((one) => transports.flatMap((transport) => victims.map((victim) => ({ ...victim, transport, way: one }))));

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const envOf = ({ url }: Place): Record<string, string> => ({ RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl });

  test.concurrent.for(attempts(Object.keys(ways)))(
    'keeps the messages of a queue that no --allow names: $way over $transport, $type queue, held by $held',
    async (attempt, { onTestFinished }) => {
      const { type, transport, way } = attempt;
      const where = await place(broker, onTestFinished);
      await declareVictim(where, attempt);
      const holder = await fill(where, attempt);
      const allow = [...otherNames, 'blast-radius'].flatMap((name) => ['--allow', name]);
      const argv = ['apply', '-', '--yes', ...over(transport), ...allow];
      const ran = await topo(argv, { env: envOf(where), stdin: ways[way]?.(type) ?? '' });
      await expectKept(where, attempt, holder, ran);
    },
  );

  test.concurrent.for(attempts(['tombstone']))(
    'keeps the messages of a queue that was empty when the plan was saved: $way over $transport, $type queue, held by $held',
    async (attempt, { onTestFinished }) => {
      const { type, transport, way } = attempt;
      const where = await place(broker, onTestFinished);
      const file = join(tmpdir(), `${where.vhost}.json`);
      onTestFinished(() => rmSync(file, { force: true }));
      await declareVictim(where, attempt);
      const planning = ['plan', '-', '--transport', transport, '--out', file];
      // over AMQP alone, the delete of a classic queue is blocked in the plan already
      const code = transport === 'amqp' && type === 'classic' ? 4 : 0;
      expect(await topo(planning, { env: envOf(where), stdin: ways[way]?.(type) ?? '' })).toMatchObject({ code });
      const holder = await fill(where, attempt);
      const ran = await topo(['apply', file, ...over(transport)], { env: envOf(where) });
      await expectKept(where, attempt, holder, ran);
    },
  );
});
