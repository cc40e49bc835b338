// The promise of docs/migration.md on clusters: operations that delete queues, under live traffic through every node, while nodes lag behind,
// freeze, end and are cut off and topo is killed, lose no confirmed message that came through a binding, except in the cases that plan or
// result named beforehand (allowedCases in test/support/traffic/losses.ts). Three rounds at a time share one trouble.
//   TOPO_CLUSTER_ROUNDS    rounds per version (by default a sample: 3 on RabbitMQ 4.3, 1 on the others)
//   TOPO_CLUSTER_TROUBLES  `lag`, `plain`, or a part of a name of troubles.ts: only these (by default all)
//   TOPO_CLUSTER_HANDLING  how 3.10 and 4.0 handle partitions: `pause_minority` (default), `ignore` (that of RabbitMQ) or `autoheal`
//   TOPO_CLUSTER_ONLY      plays the troubles of these numbers only, such as 7 or 7,8: a failed one, again
//   TOPO_SEED              the seed of random numbers (1)
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cluster } from '../../support/cluster.ts';
import type { ClusterNode } from '../../support/cluster-node.ts';
import { clusterSuites, skipIfNone } from '../../support/private-suites.ts';
import { shareCluster } from '../../support/shared-cluster.ts';
import { caseOf, lossText, mayReturn } from '../../support/traffic/losses.ts';
import { random } from '../migration/stops.ts';
import { playRounds } from './episode.ts';
import { type Operation, operations } from './operations.ts';
import { type RoundPlan, roundText, runsText } from './rounds.ts';
import { lagTroubles, plainTroubles, type Trouble } from './troubles.ts';

skipIfNone(clusterSuites(), 'clusters');

const asked = numberOf('TOPO_CLUSTER_ROUNDS', 0);
const seed = numberOf('TOPO_SEED', 1);
const only = (process.env['TOPO_CLUSTER_ONLY'] ?? '').split(',').filter((text) => text !== '');
const handling = process.env['TOPO_CLUSTER_HANDLING'] ?? 'pause_minority';
const limitMs = 600_000;

describe.each(clusterSuites())('on a cluster of %s', (suite) => {
  const isKhepri = suite === 'forky';
  const troubles = troublesOf(isKhepri);
  const rounds = asked > 0 ? asked : isKhepri ? 3 : 1;
  const atOnce = asked > 0 ? 3 : 2;
  const tally = { rounds: 0, confirmed: 0, runs: 0, byHand: 0, returned: 0, lost: 0, lostAsNamed: {} as Record<string, number>, failed: 0 };
  let cluster: Cluster;
  beforeAll(async () => {
    const conf = isKhepri || asked === 0 ? [] : [`cluster_partition_handling = ${handling}`]; // no node of the sample is cut off
    cluster = await shareCluster(conf.length === 0 ? { suite } : { suite, conf });
  });
  afterAll(() => {
    const sampled = asked === 0 ? 'a sample; TOPO_CLUSTER_ROUNDS=100 searches' : `seed ${seed}`;
    console.log(`operations on a cluster of ${suite} (${sampled}): ${JSON.stringify(tally)}`);
  });

  const attempts = Array.from({ length: Math.ceil(rounds / atOnce) }, (_, index) => ({
    index,
    trouble: troubles[index % troubles.length] as Trouble,
    operations: dealt(index * atOnce, Math.min(atOnce, rounds - index * atOnce)),
  })).filter(({ index }) => only.length === 0 || only.includes(String(index)));

  // a retry would hide a loss
  test.each(attempts)(
    '$index: nothing is lost with $trouble.name',
    { timeout: limitMs, retry: 0 },
    async ({ index, trouble, operations: dealtNow }) => {
      const next = random(seed * 100_000 + index);
      const plans = dealtNow.map((operation) => planOf(operation, cluster.nodes, next));
      const { rounds: played, troubles: met } = await playRounds(cluster, plans, trouble, next);
      const faults: string[] = [];
      for (const round of played) {
        const evidence = { runs: round.runs, troubles: met, losing: round.plan.operation.losing };
        tally.rounds += 1;
        tally.confirmed += round.confirmed;
        tally.returned += round.returned;
        tally.byHand += round.byHand;
        tally.runs += round.runs.length;
        const line = `${suite} ${index}: ${roundText(round, trouble.name, evidence)}`;
        if (asked > 0) console.log(line);
        for (const message of round.lost) {
          const name = caseOf(message, evidence);
          if (name === undefined) tally.lost += 1;
          else tally.lostAsNamed[name] = (tally.lostAsNamed[name] ?? 0) + 1;
        }
        if (round.failure !== undefined) tally.failed += 1;
        const isUnbound = round.returned > 0 && !mayReturn(evidence);
        const isWrong = isUnbound || round.failure !== undefined || round.lost.some((message) => caseOf(message, evidence) === undefined);
        if (isWrong && asked > 0) console.log([...round.lost.map((message) => lossText(message, evidence)), runsText(round)].join('\n'));
        if (isWrong) faults.push([line, ...round.lost.map((message) => lossText(message, evidence)), runsText(round)].join('\n'));
      }
      expect(faults.join('\n')).toBe('');
    },
  );
});

/** The first operations for a sample, and later ones in their turn. */
function dealt(from: number, count: number): readonly Operation[] {
  return Array.from({ length: count }, (_, at) => operations[(from + at) % operations.length] as Operation);
}

function planOf(operation: Operation, nodes: readonly ClusterNode[], next: () => number): RoundPlan {
  const pick = (): number => Math.floor(next() * nodes.length);
  const first = pick();
  const isOverAmqp = next() < 0.25 && operation.overAmqp === true;
  const urls = next() < 0.5 ? 'first' : 'all';
  const home = nodes[pick()] as ClusterNode;
  const [isStopped, at, when] = [next() < 0.4, 1 + Math.floor(next() * 25), next() < 0.5 ? 'before' : 'after'] as const;
  return {
    operation,
    nodes: [...nodes.slice(first), ...nodes.slice(0, first)],
    urls,
    transport: isOverAmqp ? 'amqp' : 'auto',
    home,
    ...(isStopped ? { stopAt: { what: 'change', at, when } } : {}),
  };
}

function troublesOf(isKhepri: boolean): readonly Trouble[] {
  const which = process.env['TOPO_CLUSTER_TROUBLES'] ?? '';
  const all = isKhepri
    ? lagTroubles.flatMap((trouble, at) => [trouble, plainTroubles[at % plainTroubles.length] as Trouble])
    : plainTroubles;
  if (which === '') return all;
  if (which === 'plain') return plainTroubles;
  const found = (which === 'lag' ? lagTroubles : all).filter(({ name }) => which === 'lag' || name.includes(which));
  if (found.length === 0 || (which === 'lag' && !isKhepri))
    throw new Error(`TOPO_CLUSTER_TROUBLES is "${which}": there are no such troubles`);
  return found;
}

function numberOf(name: string, usual: number): number {
  const given = process.env[name] ?? '';
  if (given === '') return usual;
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`${name} is a positive whole number, not "${given}"`);
  return Number(given);
}
