// Migrations of queues whose consumers do not leave, under live traffic on real brokers: rolled back, or handed over to the new queue by a
// cancellation. topo is killed at any moment, the rollback included, and the same command, run again, completes the migration.
//   TOPO_HANDOVERS   kills per broker (2)
//   TOPO_SEED        the seed of random numbers (1); a failure prints it with its stops
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { outermost } from '../../support/fewer-versions.ts';
import type { Account } from '../../support/traffic/ledger.ts';
import { bindingsOf, handovers, type MigrationCase, nameIn } from './cases.ts';
import { type Scene, setScene } from './scene.ts';
import { boundaryStop, type Extent, random, randomStop, stopText } from './stops.ts';

const kills = Number(process.env['TOPO_HANDOVERS'] ?? 2);
const seed = Number(process.env['TOPO_SEED'] ?? 1);
const limitMs = 300_000;
const staying = handovers.filter(({ worker }) => worker === 'stays');
/** The maximum number of messages in transit to a queue by its name while it is deleted, on a busy machine (7 at a load of 20). */
const mostRacing = 15;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const extents = new Map<MigrationCase, Extent>();

  test.concurrent.for(staying)(
    'rolls a migration back whose consumer stays: $name',
    { timeout: limitMs },
    async (migration, { onTestFinished }) => {
      const scene = await setScene(broker, migration, onTestFinished);
      const { code, text, tap, ms } = await scene.run({});
      extents.set(migration, { changes: tap.count('change'), messages: tap.count('message'), ms });
      expect({ code, text }).toMatchObject({ code: 7, text: expect.stringContaining('error[queue-has-consumers]') });
      const overAmqp = migration.overAmqp === true;
      expect(text).toMatch(
        /rolled back {2}queue \S+ orders(\.old)?: (it has 1 consumer( \(.+\))?, )?its messages and bindings are as before/,
      );
      await expectAsBefore(scene, migration);
      // the consumer is served again
      const before = scene.worker?.received() ?? 0;
      await eventually(async () => expect(scene.worker?.received()).toBeGreaterThan(before + (overAmqp ? 5 : 10)));
      // the queue was never deleted: not even a message by name is lost
      const accounts = await scene.account('before');
      const damage = accounts.map(({ path, lost, returned, foreign }) => ({ path, lost, returned, foreign }));
      expect(damage, JSON.stringify(accounts)).toEqual(accounts.map(({ path }) => ({ path, lost: 0, returned: 0, foreign: 0 })));
    },
  );

  const cancelled = handovers.filter(({ worker }) => worker === 'is cancelled');
  test.concurrent.for(cancelled)(
    'deletes a queue under its consumer, which subscribes again: $name',
    { timeout: limitMs },
    async (migration, { onTestFinished }) => {
      const scene = await setScene(broker, migration, onTestFinished);
      expect(await scene.run({})).toMatchObject({ code: 0, text: expect.stringContaining('The broker is as planned') });
      const before = scene.worker?.received() ?? 0;
      await eventually(async () => expect(scene.worker?.received()).toBeGreaterThan(before + 10));
      expect(scene.worker?.cancelled()).toBe(1);
      expectNoLoss(await scene.account(), ['cancelled']);
    },
  );

  test.concurrent.for(Array.from({ length: kills }, (_, at) => at))(
    'loses no message when it is killed before or during its rollback: kill %i',
    { timeout: limitMs },
    async (at, { onTestFinished }) => {
      const migration = staying[at % staying.length] as MigrationCase;
      const extent = extents.get(migration) ?? { changes: 20, messages: 200, ms: 4000 };
      const next = random(seed * 300_000 + at);
      // the rollback is the second half of the changes
      const boundary = Math.floor(extent.changes * (at % 2 === 0 ? 1 + next() : 2 * next()));
      const stops = [boundaryStop(boundary, extent), randomStop(next, extent)];
      const scene = await setScene(broker, migration, onTestFinished);
      const trail: string[] = [];
      for (const stop of stops) {
        const { stopped, code, tap } = await scene.run(stop);
        trail.push(`${stopText(stop)}: ${stopped ? `killed after ${tap.changes.at(-1) ?? 'nothing'}` : `had ended with ${code}`}`);
      }
      await scene.finish();
      expectNoLoss(await scene.account(), [migration.name, ...trail, `TOPO_SEED=${seed}`]);
    },
  );

  test('stops at Ctrl-C during the wait, reports the state, and completes with the same command', { timeout: limitMs }, async ({
    onTestFinished,
  }) => {
    const migration = { ...(staying[0] as MigrationCase), drainTimeout: '60s' };
    const scene = await setScene(broker, migration, onTestFinished);
    const { code, text } = await scene.run({ afterMs: 4_000, act: async (child) => void child.kill('SIGINT') });
    expect({ code, text }).toMatchObject({
      code: 130,
      text: expect.stringContaining('messages are held in orders.topo-migration, and the queue receives none through bindings'),
    });
    expect(text).not.toContain('rolled back  queue');
    await sleep(200);
    await scene.finish();
    expectNoLoss(await scene.account(), ['Ctrl-C']);
  });
});

async function expectAsBefore(scene: Scene, migration: MigrationCase): Promise<void> {
  const { bindings, queues } = await scene.objects();
  const rows = bindings.map(({ source, destination, routing_key, arguments: table }) => ({
    source,
    destination,
    routing_key,
    arguments: table,
  }));
  const sorted = (list: readonly unknown[]): readonly string[] => list.map((row) => JSON.stringify(row)).sort();
  expect(queues).toEqual([nameIn(migration, 'before')]);
  expect(sorted(rows)).toEqual(sorted(bindingsOf(migration, 'before')));
}

/** A confirm is all that a publisher by name gets of a message that meets the delete of its queue (3.10 to 4.3). */
function expectNoLoss(accounts: readonly Account[], trail: readonly string[]): void {
  const damage = accounts.map(({ path, lost, returned, foreign, examples }) =>
    path === 'by-name' ? { path, lost: Math.max(0, lost - mostRacing), foreign } : { path, lost, returned, foreign, examples },
  );
  const none = accounts.map(({ path }) =>
    path === 'by-name' ? { path, lost: 0, foreign: 0 } : { path, lost: 0, returned: 0, foreign: 0, examples: [] },
  );
  expect(damage, `${trail.join('; ')}: ${JSON.stringify(accounts)}`).toEqual(none);
}
