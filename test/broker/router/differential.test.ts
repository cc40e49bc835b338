// The router against real brokers: random topologies and publishes, played in batches. Every disagreement is a defect of the router.
// TOPO_ROUTING_PAIRS is the number of publishes per broker (300 by default), TOPO_ROUTING_SEED the first seed.
import { describe, expect, inject, it } from 'vitest';
import { oracleOf } from '../../support/routing-oracle.ts';
import { type Played, play, playKey } from '../../support/routing-play.ts';
import { type World, worldOf } from '../../support/routing-world.ts';
import { http, useVhost } from '../../support/vhost.ts';

const pairs = Number(process.env['TOPO_ROUTING_PAIRS'] ?? 300);
const firstSeed = Number(process.env['TOPO_ROUTING_SEED'] ?? 1);
const publications = 25;
const worldsInBatch = 40;

describe.each(inject('brokers'))('the router and RabbitMQ $version ($name)', (broker) => {
  const vhost = useVhost(broker);

  it(`the router and the broker agree on ${pairs} random publishes`, { timeout: 60_000 + pairs * 100 }, async () => {
    const overview = (await (await http(broker, 'GET', 'overview')).json()) as { exchange_types: { name: string }[] };
    const known = /^(direct|fanout|topic|headers|x-(local-random|modulus-hash|random|consistent-hash|recent-history))$/;
    const types = overview.exchange_types.map(({ name }) => name).filter((name) => known.test(name));
    // a `#` more and matching takes 3.10 seconds; 4.3 refuses a third
    const offer = { vhost: vhost.name, types, mostHashes: broker.version.startsWith('4.3') ? 2 : 3, publications };
    let [seed, played] = [firstSeed, 0];
    while (played < pairs) {
      const worlds = Array.from({ length: Math.min(worldsInBatch, Math.ceil((pairs - played) / publications)) }, (_, at) =>
        playable(worldOf(seed + at, offer), broker.version),
      );
      seed += worlds.length;
      const expected = new Map(worlds.flatMap((world) => outcomesOf(world, broker.version)));
      const found = await play(broker, vhost.url, worlds, (sofar) => disagreements(worlds, expected, sofar).length === 0);
      expect(disagreements(worlds, expected, found).slice(0, 3)).toEqual([]);
      played += expected.size;
    }
    console.log(`${broker.name} (${broker.version}): ${played} publishes agree, exchange types ${types.join(', ')}`);
    expect(played).toBeGreaterThanOrEqual(pairs);
  });
});

/** Without the publishes that a circle of dead letters with branches would multiply. */
function playable(world: World, version: string): World {
  const oracle = oracleOf(world, version);
  return { ...world, publications: world.publications.filter((_, at) => oracle.outcomes(at) !== undefined) };
}

function outcomesOf(world: World, version: string): readonly (readonly [string, readonly Played[]])[] {
  const oracle = oracleOf(world, version);
  return world.publications.map((_, at) => [playKey(world, at), oracle.outcomes(at) ?? []] as const);
}

function disagreements(
  worlds: readonly World[],
  expected: ReadonlyMap<string, readonly Played[]>,
  found: ReadonlyMap<string, Played>,
): readonly string[] {
  return worlds.flatMap((world) =>
    world.publications.flatMap((publication, at) => {
      const key = playKey(world, at);
      const [outcomes, really] = [expected.get(key) ?? [], found.get(key)];
      if (outcomes.some((outcome) => JSON.stringify(outcome) === JSON.stringify(really))) return [];
      const { exchanges, queues, bindings, policies } = world;
      const fates = Object.fromEntries(world.fates);
      return [JSON.stringify({ publication, simulated: outcomes, broker: really, fates, exchanges, queues, bindings, policies })];
    }),
  );
}
