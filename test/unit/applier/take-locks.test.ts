// Taking the locks of several virtual hosts, waiting for them, and what an apply does under them.
import { describe, expect, it } from 'vitest';
import { joinLocks, takeNewLocks } from '../../../src/applier/take-locks.ts';
import { problem, TopoError } from '../../../src/model/diagnostic.ts';
import type { BrokerLock, BrokerWriter } from '../../../src/model/ports.ts';
import { apply, plan, takeLocks } from '../../../src/workflows/plan-and-apply.ts';
import { queue, topology } from '../../support/ends.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';

/** A lock that says what is done with it; `held` names the virtual hosts that somebody else has, and how many tries long. */
function fakeLock(held: { [vhost: string]: number } = {}) {
  const log: string[] = [];
  const losses = new Map<string, AbortController>();
  const lock: BrokerLock = {
    take: async (vhost) => {
      const left = held[vhost] ?? 0;
      held[vhost] = left - 1;
      if (left > 0) {
        log.push(`held ${vhost}`);
        throw new TopoError([problem('lock-held', `${vhost} is held`)]);
      }
      log.push(`take ${vhost}`);
      const loss = new AbortController();
      losses.set(vhost, loss);
      return { vhost, lost: loss.signal, check: () => {}, release: async () => void log.push(`release ${vhost}`) };
    },
  };
  const lose = (vhost: string): void => losses.get(vhost)?.abort(new TopoError([problem('lock-lost', `${vhost} is lost`)]));
  return { lock, log, lose };
}

async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TopoError)) throw error ?? new Error('nothing was thrown');
  return error.diagnostics.map(({ code }) => code);
}

describe('the locks of a run', () => {
  it('takes locks in one order, whatever the order of the virtual hosts, each once', async () => {
    const { lock, log } = fakeLock();
    const held = await takeLocks(lock, ['b', 'a', 'B', 'b']);
    await held.release();
    expect(log).toEqual(['take B', 'take a', 'take b', 'release B', 'release a', 'release b']);
  });

  it('releases all locks where one is held by another run', async () => {
    const { lock, log } = fakeLock({ b: 99 });
    expect(await codesOf(takeLocks(lock, ['a', 'b', 'c']))).toEqual(['lock-held']);
    expect(log).toEqual(['take a', 'held b', 'release a']);
  });

  it('skips a virtual host that need not exist, and no other', async () => {
    const missing: BrokerLock = {
      take: async (vhost) => {
        if (vhost === 'new') throw new TopoError([problem('vhost-not-found', vhost)]);
        return { vhost, lost: new AbortController().signal, check: () => {}, release: async () => {} };
      },
    };
    const held = await takeLocks(missing, ['a', 'new'], {}, undefined, new Set(['new']));
    expect([...held.vhosts]).toEqual(['a']);
    expect(await codesOf(takeLocks(missing, ['a', 'new']))).toEqual(['vhost-not-found']);
  });

  it('is not lost with a virtual host that is about to be deleted, and lost with any other', async () => {
    const { lock, lose } = fakeLock();
    const held = joinLocks([await takeLocks(lock, ['a', 'b']), await takeLocks(lock, ['c'])]);
    held.expectEnd('a');
    lose('a');
    expect(held.lost.aborted).toBe(false);
    lose('c');
    expect(held.lost.aborted).toBe(true);
  });

  it('tries again while a virtual host that may just be created is not open', async () => {
    let tries = 0;
    const opening: BrokerLock = {
      take: async (vhost) => {
        tries += 1;
        if (tries < 3) throw new TopoError([problem(tries === 1 ? 'vhost-not-found' : 'vhost-refused', vhost)]);
        return { vhost, lost: new AbortController().signal, check: () => {}, release: async () => {} };
      },
    };
    expect([...(await takeNewLocks(opening, ['new'], {})).vhosts]).toEqual(['new']);
    expect(tries).toBe(3);
  });

  it('waits for a held lock with a report per attempt, and gives up after the given time', async () => {
    const waited: number[] = [];
    const { lock, log } = fakeLock({ a: 2 });
    await takeLocks(lock, ['a'], { waitMs: 5000, onWaiting: (_, ms) => waited.push(ms) });
    expect(log).toEqual(['held a', 'held a', 'take a']);
    expect(waited.length).toBe(2);
    const began = performance.now();
    expect(await codesOf(takeLocks(fakeLock({ a: 99 }).lock, ['a'], { waitMs: 300 }))).toEqual(['lock-held']);
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('stops waiting for a lock when it is interrupted', async () => {
    const controller = new AbortController();
    const { lock, log } = fakeLock({ b: 99 });
    const waiting = takeLocks(lock, ['a', 'b'], { waitMs: 60_000, signal: controller.signal });
    setTimeout(() => controller.abort(new TopoError([problem('interrupted', 'enough')])), 20);
    expect(await codesOf(waiting)).toEqual(['interrupted']);
    expect(log).toEqual(['take a', 'held b', 'release a']);
  });

  it('loses all locks when it loses one', async () => {
    const { lock, lose } = fakeLock();
    const held = await takeLocks(lock, ['a', 'b']);
    expect(held.lost.aborted).toBe(false);
    lose('b');
    expect(held.lost.reason).toMatchObject({ diagnostics: [{ code: 'lock-lost', message: 'b is lost' }] });
  });
});

describe('an apply', () => {
  const wanted = topology(queue('a'), queue('b'));
  const planOn = (reader: Parameters<typeof plan>[1]) =>
    plan({ topology: wanted, origins: new Map(), allowances: [], version: '0.0.0' }, reader);

  it('holds the lock during the whole apply, and observes again under it', async () => {
    const { reader, writer } = createMemoryBroker();
    const { lock, log } = fakeLock();
    const logged =
      <A, R>(what: (given: A) => string, work: (given: A) => Promise<R>) =>
      async (given: A): Promise<R> => {
        log.push(what(given));
        return await work(given);
      };
    const looking: typeof reader = { observe: logged(() => 'look', reader.observe) };
    const doing: BrokerWriter = { width: () => 1, execute: logged(({ do: what }) => what, writer.execute) };
    const made = await planOn(reader);
    expect(await apply(made, { reader: looking, writer: doing, lock }, { saved: false })).toMatchObject({ diagnostics: [] });
    expect(log).toEqual(['take /', 'look', 'declare', 'declare', 'look', 'release /']);
  });

  it('changes nothing and releases the lock where the broker is no longer as planned', async () => {
    const broker = createMemoryBroker();
    const made = await planOn(broker.reader);
    broker.seed([queue('a', { arguments: { 'x-max-length': 1 } })]);
    const { lock, log } = fakeLock();
    expect(await codesOf(apply(made, { ...broker, lock }, { saved: false }))).toEqual(['plan-stale']);
    expect(log).toEqual(['take /', 'release /']);
    expect(broker.entities().map(({ kind }) => kind)).toEqual(['queue']);
  });

  it('stops between two steps when the lock is lost', async () => {
    const { reader, writer } = createMemoryBroker();
    const { lock, lose, log } = fakeLock();
    const losing: BrokerWriter = {
      width: () => 1,
      execute: async (step) => {
        await writer.execute(step);
        if (step.do !== 'try') lose('/');
      },
    };
    const made = await planOn(reader);
    const result = await apply(made, { reader, writer: losing, lock }, { saved: false });
    expect(result.outcomes.map(({ state }) => state)).toEqual(['done', 'not-run']);
    expect(result).toMatchObject({ interrupted: false, diagnostics: [{ code: 'lock-lost' }] });
    expect(log).toEqual(['take /', 'release /']);
  });

  it('does not finish a replace when the lock is lost, since another run may have begun its own', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a', { arguments: { 'x-max-length': 1 } })]);
    const allowances = [{ what: 'replace', kind: 'queue', name: 'a' }] as const;
    const request = { topology: topology(queue('a')), origins: new Map(), allowances, version: '0.0.0' };
    const made = await plan(request, broker.reader);
    const { lock, lose } = fakeLock();
    const losing: BrokerWriter = {
      width: () => 1,
      execute: async (step) => {
        await broker.writer.execute(step);
        if (step.do !== 'try') lose('/');
      },
    };
    const result = await apply(made, { reader: broker.reader, writer: losing, lock }, { saved: true });
    expect(result.outcomes.map(({ step, state }) => [step.do, state])).toEqual([
      ['try', 'done'],
      ['delete', 'done'],
      ['declare', 'not-run'],
    ]);
  });
});
