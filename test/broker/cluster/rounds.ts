// One migration on a cluster of three nodes during live publishing through every node, with what happens to the nodes and to topo meanwhile;
// and the account of all messages at the end.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../support/cluster.ts';
import type { ClusterNode } from '../../support/cluster-node.ts';
import { startTopo } from '../../support/io.ts';
import { drainQueue } from '../../support/traffic/consumer.ts';
import { type Account, createLedger } from '../../support/traffic/ledger.ts';
import { publishAll, startPublisher } from '../../support/traffic/publisher.ts';

/** What is migrated. */
export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly allow: string;
}

const bound = 'bindings: [{ source: events, destination: orders, routingKey: k }]';
const queueOf = (form: string): string => `exchanges: { events: { type: direct } }\nqueues: { orders: ${form} }\n${bound}\n`;

export const changes = {
  classic: {
    name: 'classic queue',
    before: queueOf('{ type: classic }'),
    after: queueOf('{ type: classic, maxPriority: 2 }'),
    allow: 'migrate:queue/orders',
  },
  quorum: {
    name: 'quorum queue',
    before: queueOf('{ type: quorum, deliveryLimit: 1000 }'),
    after: queueOf('{ type: quorum, deliveryLimit: 2000 }'),
    allow: 'migrate:queue/orders',
  },
  exchange: {
    name: 'exchange',
    before: queueOf('{ type: classic }'),
    after: queueOf('{ type: classic }').replace('direct', 'topic'),
    allow: 'migrate:exchange/events',
  },
} satisfies { [name: string]: Change };

/** What happens during the first run; the nodes are whole again when it resolves. */
export type Trouble = (scene: Scene) => Promise<void>;

/** A running round. */
export interface Scene {
  readonly nodes: readonly [ClusterNode, ClusterNode, ClusterNode];
  /** Kills topo, which is then run again. */
  readonly killTopo: () => void;
  /** Resolves when the first run has ended. */
  readonly ended: Promise<unknown>;
  /** Whether it has. */
  isOver(): boolean;
}

/** The result of a round. */
export interface Round {
  readonly accounts: readonly Account[];
  /** Confirmed messages that came through the binding, and are in no queue. */
  readonly lost: number;
  /** Whether a plan or result named a node that was not asked. */
  readonly named: boolean;
  readonly runs: number;
  readonly confirmed: number;
  /** The output of all runs. */
  readonly text: string;
}

/** How to run a round. */
export interface RoundOptions {
  readonly change: Change;
  readonly trouble: Trouble;
  /** Messages per second and node. */
  readonly rate?: number;
  /** Flags of topo in addition, such as `--transport amqp`. */
  readonly flags?: readonly string[];
  /** Whether topo gets the URLs of all nodes, or that of the first. */
  readonly urls?: 'all' | 'first';
}

const backlog = 100;
/** A node that was killed needs a few seconds, and one that is cut off longer. */
const mostRuns = 12;

/** Plays one round in a virtual host of its own. @throws if the migration cannot be completed with all nodes running */
export async function playRound(
  cluster: Cluster,
  { change, trouble, rate = 150, flags = [], urls = 'first' }: RoundOptions,
): Promise<Round> {
  const [a, b, c] = cluster.nodes;
  if (a === undefined || b === undefined || c === undefined) throw new Error('three nodes are required');
  const vhost = `t-${randomUUID().slice(0, 8)}`;
  const urlOf = (node: ClusterNode): string => `${node.amqpUrl}/${vhost}`;
  const given = urls === 'all' ? [a, b, c] : [a];
  const env = {
    RABBITMQ_URL: given.map(urlOf).join(','),
    ...(flags.includes('amqp') ? {} : { RABBITMQ_MANAGEMENT_URL: given.map(({ httpUrl }) => httpUrl).join(',') }),
  };
  const cwd = mkdtempSync(join(tmpdir(), 'topo-round-'));
  const texts: string[] = [];
  const run = (argv: readonly string[]) => startTopo([...argv, ...flags], { cwd, env, onFinished: () => {} });
  await api(a, 'PUT', `vhosts/${vhost}`);
  const ledger = createLedger();
  const publishers: ReturnType<typeof startPublisher>[] = [];
  try {
    writeFileSync(join(cwd, 'topology.yaml'), change.before);
    const made = await run(['apply', '--yes']).ended;
    if (made.code !== 0) throw new Error(`${made.out}${made.err}`);
    if (change.before.includes('quorum')) await sleep(2_000);
    writeFileSync(join(cwd, 'topology.yaml'), change.after);
    const common = { ledger, size: 128 };
    await publishAll({ ...common, url: urlOf(a), path: 'backlog', exchange: '', routingKey: 'orders', count: backlog });
    for (const node of [a, b, c])
      publishers.push(startPublisher({ ...common, url: urlOf(node), path: 'declared', exchange: 'events', routingKey: 'k', rate }));
    await sleep(200);
    const argv = ['apply', '--yes', '--allow', change.allow];
    const first = run(argv);
    let over = false;
    const ended = first.ended.then(() => {
      over = true;
    });
    const scene: Scene = { nodes: [a, b, c], killTopo: () => first.child.kill('SIGKILL'), ended, isOver: () => over };
    await Promise.all([trouble(scene), ended]);
    let last = await first.ended;
    texts.push(`--- exit ${last.code}\n${last.out}${last.err}`);
    let runs = 1;
    for (; last.code !== 0 && runs < mostRuns; runs += 1) {
      await sleep(500);
      last = await run(argv).ended;
      texts.push(`--- exit ${last.code}\n${last.out}${last.err}`);
    }
    if (last.code !== 0) throw new Error(`not completed after ${runs} runs:\n${texts.join('\n')}`);
    await sleep(300);
    await Promise.all(publishers.map((publisher) => publisher.stop()));
    await drainQueue(urlOf(a), 'orders', ledger);
    const accounts = ledger.accounts();
    const text = texts.join('\n');
    return {
      accounts,
      lost: accounts.reduce((sum, account) => sum + account.lost, 0),
      confirmed: accounts.reduce((sum, account) => sum + account.confirmed, 0),
      named: /cannot be asked|is not running, and is not asked|nodes of the broker are not visible/.test(text),
      runs,
      text,
    };
  } finally {
    await Promise.all(publishers.map((publisher) => publisher.stop()));
    await api(a, 'DELETE', `vhosts/${vhost}`);
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function api(node: ClusterNode, method: string, path: string): Promise<void> {
  const { origin, username, password } = new URL(node.httpUrl);
  const headers = { authorization: `Basic ${btoa(`${username}:${password}`)}`, 'content-type': 'application/json' };
  const answer = await fetch(`${origin}/api/${path}`, { method, headers, ...(method === 'PUT' ? { body: '{}' } : {}) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}
