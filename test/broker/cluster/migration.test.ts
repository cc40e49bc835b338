// The promise of docs/migration.md on clusters: a migration under live traffic through every node, while nodes lag behind, freeze or end and
// topo is killed, loses no confirmed message that came through a binding, unless plan and result named the node beforehand.
//   TOPO_CLUSTER_ROUNDS  rounds per version (by default the first of the table below: 2 on RabbitMQ 4.3, 1 on the others)
//   TOPO_SEED            the seed of random numbers (1)
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cluster } from '../../support/cluster.ts';
import { clusterSuites } from '../../support/private-suites.ts';
import { shareCluster } from '../../support/shared-cluster.ts';
import { random } from '../migration/stops.ts';
import { type Change, changes, playRound, type Round, type Trouble } from './rounds.ts';
import { both, calm, freezing, killing, lagging, topoKilled } from './troubles.ts';

if (clusterSuites().length === 0) test.skip('clusters: they need Debian packages, which cannot be unpacked here');

const asked = numberOf('TOPO_CLUSTER_ROUNDS', 0);
const seed = numberOf('TOPO_SEED', 1);
const limitMs = 600_000;

interface Kind {
  readonly name: string;
  readonly trouble: (next: () => number) => Trouble;
}

/** The leader of the queues is the first node; a node that lags must not be the one that topo is connected to. */
const follower = (next: () => number): number => 1 + Math.floor(next() * 2);
const anyNode = (next: () => number): number => Math.floor(next() * 3);

/** On RabbitMQ 4.3, where the metadata of a node can lag. */
const lag: Kind = { name: 'a lagging node', trouble: (next) => lagging(follower(next), next) };
const everywhere: readonly Kind[] = [
  { name: 'topo killed', trouble: (next) => topoKilled(next) },
  { name: 'a frozen node', trouble: (next) => freezing(anyNode(next), next) },
  { name: 'a killed node', trouble: (next) => killing(anyNode(next), next) },
  { name: 'no trouble', trouble: () => calm },
];
const onKhepri: readonly Kind[] = [
  lag,
  { name: 'a lagging node and topo killed', trouble: (next) => both(lagging(follower(next), next), topoKilled(next)) },
  ...everywhere,
  lag,
  { name: 'a lagging node and another one killed', trouble: (next) => both(lagging(1, next), killing(2, next)) },
];

const all: readonly Change[] = [changes.classic, changes.exchange, changes.quorum];

describe.each(clusterSuites())('on a cluster of %s', (suite) => {
  const kinds = suite === 'forky' ? onKhepri : everywhere;
  const rounds = asked > 0 ? asked : suite === 'forky' ? 2 : 1;
  const tally = { rounds: 0, confirmed: 0, runs: 0, lost: 0, lostAsNamed: 0 };
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await shareCluster({ suite });
  });
  afterAll(async () => {
    const sampled = process.env['TOPO_CLUSTER_ROUNDS'] === undefined ? 'a sample; TOPO_CLUSTER_ROUNDS=100 searches' : `seed ${seed}`;
    console.log(`migrations on a cluster of ${suite} (${sampled}): ${JSON.stringify(tally)}`);
  });

  const attempts = Array.from({ length: rounds }, (_, index) => {
    const kind = kinds[Math.floor(index / (rounds > 2 ? all.length : 1)) % kinds.length] as Kind;
    return { index, kind: kind.name, change: all[index % all.length] as Change, trouble: kind.trouble };
  });

  test.each(attempts)('round $index loses nothing: $change.name, $kind', { timeout: limitMs }, async ({ index, change, trouble }) => {
    const round = await playRound(cluster, {
      change,
      trouble: trouble(random(seed * 100_000 + index)),
      urls: index % 2 === 0 ? 'first' : 'all',
    });
    tally.rounds += 1;
    tally.confirmed += round.confirmed;
    tally.runs += round.runs;
    if (round.named) tally.lostAsNamed += round.lost;
    else tally.lost += round.lost;
    expect(lossOf(round)).toBe('');
  });
});

/** A loss that nothing named beforehand, with the output of topo. */
function lossOf({ lost, named, accounts, text }: Round): string {
  return lost === 0 || named ? '' : `${JSON.stringify(accounts)}\n${text}`;
}

function numberOf(name: string, usual: number): number {
  const given = process.env[name] ?? '';
  if (given === '') return usual;
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`${name} is a positive whole number, not "${given}"`);
  return Number(given);
}
