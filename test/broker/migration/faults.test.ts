// A migration under live traffic, killed at the boundaries of its steps and at random, or with a restart of the broker in the middle: the
// same command, run again, completes it, and no confirmed message is lost.
//   TOPO_KILLS     kills per broker (3): at a boundary of two steps, before or after, then at random. From 20 on, all operations are
//                  tried on every broker: migrations, renames, moves to another virtual host, handovers and rollbacks. Below, the
//                  brokers share the migrations and one rename.
//   TOPO_RESTARTS  restarts of a private broker, per suite of TOPO_TEST_SUITES (1)
//   TOPO_AT_ONCE   concurrent scenes (4)
//   TOPO_SEED      the seed of random numbers (1); a failure prints it with its stops
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type BrokerUrls, fetchSuite } from '../../support/broker-source.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { privateSuites } from '../../support/private-suites.ts';
import type { Account } from '../../support/traffic/ledger.ts';
import { handovers, type MigrationCase, otherCases, renameCases, migrationCases as sampled } from './cases.ts';
import { setExchangeScene } from './exchange-scene.ts';
import { type OnFinished, type Scene, setScene } from './scene.ts';
import { boundaryStop, type Extent, random, randomStop, stopText } from './stops.ts';
import { createTally, type Tally } from './tally.ts';
import { setVhostScene } from './vhost-scene.ts';

const kills = numberOf('TOPO_KILLS', 3);
const isLarge = kills >= 20;
const migrationCases = !isLarge ? sampled : [...sampled, ...renameCases, ...handovers, ...otherCases];
const sampleText = isLarge ? '' : ' (a sample; TOPO_KILLS=200 searches)';
const restarts = numberOf('TOPO_RESTARTS', 1);
const seed = numberOf('TOPO_SEED', 1);
const limitMs = isLarge ? 3_600_000 : 600_000; // waiting for its turn included
const atOnce = numberOf('TOPO_AT_ONCE', 4);
/** The maximum number of messages in transit to a queue by its name while it is deleted, on a busy machine (7 at a load of 20). */
const mostRacing = 15;

/** Every other attempt is killed once more: on the way back, or forth again. */
const killsOf = (attempt: number): number => (isLarge ? 2 : 1) + (attempt % 2);

interface Attempt {
  readonly index: number;
  readonly migration: MigrationCase;
  /** The number of the attempt within its case. */
  readonly n: number;
}

const brokers = inject('brokers').map((broker, at, all) => ({ ...broker, cases: casesOf(at, all.length) }));

describe.each(brokers)('$name $version', ({ cases, ...broker }) => {
  const turn = turns(atOnce);
  const tally = createTally(`RabbitMQ ${broker.version}, seed ${seed}${sampleText}`);
  afterAll(() => console.log(tally.text()));
  const measured = new Map<MigrationCase, Promise<Extent>>();
  /** An undisturbed run: measures its extent and loses nothing. Once per case, in whichever test runs first. */
  const extentOf = (migration: MigrationCase, onFinished: OnFinished): Promise<Extent> => {
    const known = measured.get(migration) ?? turn(() => undisturbed(broker, migration, onFinished, tally));
    measured.set(migration, known);
    return known;
  };

  test.concurrent.for(cases)(
    'migrates under live traffic without loss: $name',
    { timeout: limitMs },
    async (migration, { onTestFinished }) => {
      const { changes } = await extentOf(migration, onTestFinished);
      expect(changes).toBeGreaterThan(3);
    },
  );

  const attempts = attemptsFor(Math.ceil((2 * kills) / (killsOf(0) + killsOf(1))), cases);
  test.concurrent.for(attempts)(
    'loses no message when it is killed: $migration.name, kill $index',
    { timeout: limitMs },
    async ({ index, migration, n }, { onTestFinished }) => {
      const extent = await extentOf(migration, onTestFinished);
      const next = random(seed * 100_000 + index);
      // a short run tests some boundaries, a long one all of them
      const few = attempts.length < 2 * extent.changes * cases.length;
      const first =
        n < 2 * extent.changes ? boundaryStop(few ? Math.floor(next() * 2 * extent.changes) : n, extent) : randomStop(next, extent);
      const stops = [first, ...Array.from({ length: killsOf(index) - 1 }, () => randomStop(next, extent))];
      await turn(async () => {
        const scene = await sceneOf(broker, migration, onTestFinished);
        const trail: string[] = [];
        for (const stop of stops) {
          const { stopped, code, tap } = await scene.run(stop);
          trail.push(`${stopText(stop)}: ${stopped ? `killed after ${tap.changes.at(-1) ?? 'nothing'}` : `had ended with ${code}`}`);
          if (stopped) tally.killed += 1;
        }
        await finishAndCheck(scene, migration, trail, tally);
      });
    },
  );
});

describe.each(restarts === 0 ? [] : privateSuites())('a broker of %s that is restarted', (suite) => {
  let broker: PrivateBroker | undefined;
  const tally = createTally(`${suite}, seed ${seed}${sampleText}`);
  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite) });
  });
  afterAll(async () => {
    console.log(tally.text());
    await broker?.stop();
  });

  const attempts = attemptsFor(restarts, casesFor(suite));
  test.for(attempts)(
    'loses no message when the broker restarts: $migration.name, restart $index',
    { timeout: limitMs },
    async ({ index, migration }, context) => {
      if (broker === undefined) throw new Error('no broker');
      const own = broker;
      const next = random(seed * 200_000 + index);
      // an estimated extent: a run that ends before the stop, or has not begun, does not count
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const scene = await sceneOf(own, migration, context.onTestFinished);
        const stop = randomStop(next, { changes: 14, messages: 400, ms: 6000 });
        const { stopped, code, tap } = await scene.run({ ...stop, act: () => own.restart() });
        const trail = [
          `${stopText(stop)}: ${stopped ? `restarted after ${tap.changes.at(-1) ?? 'nothing'}, exit ${code}` : `had ended with ${code}`}`,
        ];
        const inTheMiddle = stopped && tap.changes.length > 0;
        if (inTheMiddle) tally.restarted += 1;
        await finishAndCheck(scene, migration, trail, tally, suite);
        if (inTheMiddle) return;
      }
      throw new Error('no stop of eight was reached');
    },
  );
});

async function undisturbed(broker: BrokerUrls, migration: MigrationCase, onFinished: OnFinished, tally: Tally): Promise<Extent> {
  const scene = await sceneOf(broker, migration, onFinished);
  // the extent of a migration whose consumer stays includes its rollback
  const rolledBack = migration.worker === 'stays' ? await scene.run({}) : undefined;
  if (rolledBack !== undefined) expect(rolledBack).toMatchObject({ code: 7 });
  const last = await finishAndCheck(scene, migration, ['nothing'], tally);
  const { tap, ms } = rolledBack ?? last;
  return { changes: tap.count('change'), messages: tap.count('message'), ms };
}

type SearchScene = Pick<Scene, 'run' | 'finish' | 'account'>;

function sceneOf(broker: BrokerUrls, migration: MigrationCase, onFinished: OnFinished): Promise<SearchScene> {
  const { scene } = migration;
  if (scene === undefined) return setScene(broker, migration, onFinished);
  return scene === 'exchange' ? setExchangeScene(broker, onFinished) : setVhostScene(broker, scene.vhost, onFinished);
}

/** @throws AssertionError with the trail if any expectation fails */
async function finishAndCheck(
  scene: SearchScene,
  { name, scene: kind }: MigrationCase,
  trail: readonly string[],
  tally: Tally,
  suite?: string,
) {
  let said = '';
  const byHand = (): void => {
    tally.byHand += 1;
  };
  try {
    // a young quorum queue whose node was killed has no leader (RabbitMQ 3.10.8, 4.0.5)
    const last = await scene.finish(suite === 'forky' ? undefined : byHand);
    said = last.text;
    const accounts = await scene.account();
    tally.add(accounts);
    if (kills > 50) console.log(`${name}; ${trail.join('; ')}: ${lineOf(accounts)}`);
    // a confirm is all that a publisher by name gets of a message that meets the delete of its queue: the broker gives it (3.10 to 4.3)
    const damage = accounts.map(({ path, lost, returned: back, foreign, examples }) => {
      // publishers in the virtual host that a queue leaves, and in the other one before, get their messages back
      const returned = typeof kind === 'object' ? 0 : back;
      return path === 'by-name' ? { path, lost: Math.max(0, lost - mostRacing), foreign } : { path, lost, returned, foreign, examples };
    });
    const none = accounts.map(({ path }) =>
      path === 'by-name' ? { path, lost: 0, foreign: 0 } : { path, lost: 0, returned: 0, foreign: 0, examples: [] },
    );
    expect(damage).toEqual(none);
    return last;
  } catch (error) {
    if (error instanceof Error)
      error.message = `${name}; stopped: ${trail.join('; ')} (TOPO_SEED=${seed})\n${error.message}\nthe last run said:\n${said}`;
    throw error;
  }
}

function lineOf(accounts: readonly Account[]): string {
  return accounts
    .map(({ path, lost, duplicated, reordered }) => `${path} ${lost} lost, ${duplicated} twice, ${reordered} reordered`)
    .join('; ');
}

/** A sample divides the cases among the brokers. */
function casesOf(at: number, all: number): readonly MigrationCase[] {
  return isLarge ? migrationCases : migrationCases.filter((_, index) => index % all === at);
}

/** Each case in turn; in a large search, in an order of the seed. */
function attemptsFor(count: number, cases: readonly MigrationCase[]): readonly Attempt[] {
  const next = random(seed);
  const places = cases.map((migration) => ({ migration, place: isLarge ? next() : 0 })).sort((one, other) => one.place - other.place);
  return Array.from({ length: count }, (_, index) => ({
    index,
    migration: places[index % places.length]?.migration as MigrationCase,
    n: Math.floor(index / cases.length),
  }));
}

/**
 * A defect of RabbitMQ 3.10.8: if a client publishes to a stream after a restart of its node, before the writer of the stream runs, every
 * message is confirmed and none is stored (4.0.5 and 4.3.6 store them).
 */
function casesFor(suite: string): readonly MigrationCase[] {
  return suite === 'bookworm' ? migrationCases.filter(({ before }) => !before.queue.includes('stream')) : migrationCases;
}

/** Limits concurrent work; further work waits for its turn. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

function numberOf(variable: string, otherwise: number): number {
  const text = process.env[variable] ?? '';
  if (text === '') return otherwise;
  if (!/^\d+$/.test(text)) throw new Error(`${variable} takes a whole number, and not "${text}"`);
  return Number(text);
}
