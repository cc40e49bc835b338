// Changes one queue under live traffic and counts its messages: by a migration of topo, and by deleting and recreating the queue, as
// the Terraform provider and the Kubernetes operator do. Each on a freshly started broker.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { drainQueue, holdMessages } from '../test/support/traffic/consumer.ts';
import { type Account, createLedger, type Ledger } from '../test/support/traffic/ledger.ts';
import { openLink } from '../test/support/traffic/link.ts';
import { publishAll, startPublisher } from '../test/support/traffic/publisher.ts';
import { type BenchBroker, startBenchBroker } from './broker.ts';
import { runTopo } from './process.ts';
import type { Sample } from './samples.ts';

/** A change of arguments that cannot change after declaration. */
interface QueueChange {
  readonly name: string;
  readonly title: string;
  /** Attributes in YAML. */
  readonly before: string;
  readonly after: string;
  /** Arguments of `after` over AMQP. */
  readonly arguments: { readonly [name: string]: string | number };
}

export const changes: readonly QueueChange[] = [
  {
    name: 'ttl',
    title: 'classic, another TTL',
    before: '{ type: classic, messageTtl: 20h }',
    after: '{ type: classic, messageTtl: 22h }',
    arguments: { 'x-queue-type': 'classic', 'x-message-ttl': 22 * 3_600_000 },
  },
  {
    name: 'quorum',
    title: 'classic to quorum',
    before: '{ type: classic }',
    after: '{ type: quorum }',
    arguments: { 'x-queue-type': 'quorum' },
  },
];

export const migrates = 'topo apply --allow migrate:...';
export const recreates = 'delete and recreate';
export const contenders = [migrates, recreates] as const;

/** The migration to measure. */
export interface MigrationMeasure {
  readonly change: QueueChange;
  /** Initial number of messages in the queue. */
  readonly size: number;
  readonly contender: (typeof contenders)[number];
  /** The folder for the files of the run. */
  readonly dir: string;
  readonly say: (text: string) => void;
}

/** The result. */
export interface MigrationRun extends Sample {
  /** Version of RabbitMQ. */
  readonly version: string;
  readonly change: string;
  readonly size: number;
  readonly contender: string;
  readonly accounts: readonly Account[];
}

const messageBytes = 1024;
/** Messages per second of each of the three publishers. */
const rate = 200;
/** The number of messages that the consumer holds, and for how long; it acknowledges half of them and leaves. */
const held = 500;
const holdMs = 1000;
const queue = 'orders';

/** Measures one change. @throws if a contender fails or the backlog is not completely confirmed */
export async function measureMigration(suite: string, measure: MigrationMeasure): Promise<MigrationRun> {
  const { change, size, contender, dir, say } = measure;
  const broker = await startBenchBroker(suite);
  try {
    const { version, env } = broker;
    const url = env.RABBITMQ_URL;
    say(`RabbitMQ ${version}: ${change.title}, ${size} messages: ${contender}`);
    const file = join(dir, 'topology.yaml');
    await writeFile(file, topologyOf(change.before));
    await runTopo(['apply', file, '--yes'], env);
    await bindUndeclared(url);
    const ledger = createLedger();
    await publishAll({ url, ledger, path: 'backlog', exchange: '', routingKey: queue, count: size, size: messageBytes });
    await writeFile(file, topologyOf(change.after));
    const stop = await startTraffic(url, ledger);
    const sample = contender === migrates ? await migrate(file, broker) : await recreate(url, change);
    await sleep(1000);
    await stop();
    say(`  ${(sample.ms / 1000).toFixed(1)} s; reading what is left`);
    await drainQueue(url, queue, ledger);
    return { version, change: change.title, size, contender, ...sample, accounts: ledger.accounts() };
  } finally {
    await broker.stop();
  }
}

async function migrate(file: string, { env }: BenchBroker): Promise<Sample> {
  const { ms, peakBytes } = await runTopo(['apply', file, '--yes', '--allow', `migrate:queue/${queue}`], env);
  return { ms, ...(peakBytes === undefined ? {} : { peakBytes }) };
}

/** The declared binding only: the other one is undeclared. */
async function recreate(url: string, change: QueueChange): Promise<Sample> {
  const began = performance.now();
  const { model, sever } = await openLink(url);
  const channel = await model.createChannel();
  await channel.deleteQueue(queue);
  await channel.assertQueue(queue, { durable: true, arguments: change.arguments });
  await channel.bindQueue(queue, 'events', 'declared');
  await model.close();
  sever();
  return { ms: performance.now() - began };
}

async function startTraffic(url: string, ledger: Ledger): Promise<() => Promise<void>> {
  const common = { url, ledger, size: messageBytes, rate };
  const publishers = [
    startPublisher({ ...common, path: 'declared', exchange: 'events', routingKey: 'declared' }),
    startPublisher({ ...common, path: 'undeclared', exchange: 'events', routingKey: 'undeclared' }),
    startPublisher({ ...common, path: 'by-name', exchange: '', routingKey: queue }),
  ];
  const holder = await holdMessages({ url, queue, ledger, prefetch: held });
  await sleep(500); // all clients are active
  const left = sleep(holdMs).then(() => holder.leave(held / 2));
  return async () => {
    await left;
    await Promise.all(publishers.map((publisher) => publisher.stop()));
  };
}

function topologyOf(attributes: string): string {
  return [
    'exchanges: { events: { type: topic } }',
    `queues: { ${queue}: ${attributes} }`,
    `bindings: [{ source: events, destination: ${queue}, routingKey: declared }]`,
    '',
  ].join('\n');
}

async function bindUndeclared(url: string): Promise<void> {
  const { model, sever } = await openLink(url);
  const channel = await model.createChannel();
  await channel.bindQueue(queue, 'events', 'undeclared');
  await model.close();
  sever();
}
