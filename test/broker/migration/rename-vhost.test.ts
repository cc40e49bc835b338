// A move of a queue to another virtual host on real brokers, under live traffic in both: topo is killed at the boundaries of its steps and at
// random, and the same command, run again, completes it. No message is lost that a binding has routed to the old or to the new queue; what
// is published in the old virtual host after that is returned to its publisher. If a consumer of the old queue stays, the move is rolled back.
//   TOPO_KILLS   kills per broker (1); from 20 on, all cases are tried, first undisturbed
//   TOPO_SEED    the seed of random numbers (1); a failure prints it with its stops
import { describe, expect, inject, test } from 'vitest';
import { outermost } from '../../support/fewer-versions.ts';
import type { Account } from '../../support/traffic/ledger.ts';
import { boundaryStop, type Extent, random, randomStop, stopText } from './stops.ts';
import { setVhostScene } from './vhost-scene.ts';

const kills = Number(process.env['TOPO_KILLS'] ?? 1);
const seed = Number(process.env['TOPO_SEED'] ?? 1);
const limitMs = 300_000;

/** The types of the old and the new queue. */
const cases = [
  ['classic', 'quorum'],
  ['classic', 'classic'],
  ['quorum', 'quorum'],
  ['stream', 'classic'],
] as const;

type Case = (typeof cases)[number];

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const extents = new Map<Case, Extent>();

  test.concurrent.for(kills < 20 ? [] : cases)(
    'moves a queue to another virtual host under live traffic: %s to %s',
    { timeout: limitMs },
    async (types, { onTestFinished }) => {
      const scene = await setVhostScene(broker, types, onTestFinished);
      const { code, text, tap, ms } = await scene.run({});
      extents.set(types as Case, { changes: tap.count('change'), messages: tap.count('message'), ms });
      expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('The broker is as planned') });
      expectMoved(await scene.account(), 'undisturbed');
    },
  );

  test('rolls the move back if a consumer of the old queue stays, and completes it later', { timeout: limitMs }, async ({
    onTestFinished,
  }) => {
    const scene = await setVhostScene(broker, cases[0], onTestFinished);
    await scene.stay();
    const { code, text } = await scene.run({});
    expect({ code, text }).toMatchObject({ code: 7, text: expect.stringContaining('error[queue-has-consumers]') });
    expect(text).toMatch(/rolled back {2}queue \S+ orders: (it has \d+ consumers?( \(.+\))?, )?its messages and bindings are as before/);
    await scene.expectAsBefore();
    await scene.leave();
    expect(await scene.run({})).toMatchObject({ code: 0 });
    expectMoved(await scene.account(), 'rolled back before');
  });

  test.for(Array.from({ length: kills }, (_, at) => at))(
    'loses no message when it is killed: kill %i',
    { timeout: limitMs },
    async (at, { onTestFinished }) => {
      const types = cases[at % (kills < 20 ? 1 : cases.length)] as Case;
      const extent = extents.get(types) ?? { changes: 20, messages: 200, ms: 4_000 };
      const next = random(seed * 500_000 + at);
      const boundary = Math.floor(2 * extent.changes * next());
      const stops = [boundaryStop(boundary, extent), randomStop(next, extent)];
      const scene = await setVhostScene(broker, types, onTestFinished);
      const trail: string[] = [];
      // of every other one, a consumer stays until the last run
      if (at % 2 === 0) await scene.stay();
      for (const stop of stops) {
        const { stopped, code, tap } = await scene.run(stop);
        trail.push(`${stopText(stop)}: ${stopped ? `killed after ${tap.changes.at(-1) ?? 'nothing'}` : `had ended with ${code}`}`);
      }
      await scene.leave();
      const { code, text } = await scene.run({});
      expect({ code, text }, trail.join('; ')).toMatchObject({ code: 0 });
      expectMoved(await scene.account(), `${types.join(' to ')}; ${trail.join('; ')}; TOPO_SEED=${seed}`);
    },
  );
});

function expectMoved(accounts: readonly Account[], trail: string): void {
  const told = `${trail}: ${JSON.stringify(accounts)}`;
  expect(
    accounts.map(({ path, lost, foreign }) => ({ path, lost, foreign })),
    told,
  ).toEqual(['backlog', 'declared', 'undeclared'].map((path) => ({ path, lost: 0, foreign: 0 })));
  // the new virtual host is served at the end, and the old one is not
  const [, oldAccount, newAccount] = accounts;
  expect(oldAccount?.returned, told).toBeGreaterThan(0);
  expect(newAccount?.confirmed, told).toBeGreaterThan(5);
}
