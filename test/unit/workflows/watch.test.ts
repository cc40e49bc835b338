// The loop of a watch, on the in-memory broker: what it heals, how it ends, and what it leaves behind.
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { problem, TopoError } from '../../../src/model/diagnostic.ts';
import type { Topology } from '../../../src/model/topology.ts';
import type { Comparison, Healing, WatchEvent, WatchState } from '../../../src/model/watch.ts';
import { comparisonOf } from '../../../src/planner/differences.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { type WatchPorts, watch } from '../../../src/workflows/watch.ts';
import { queue, topology } from '../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../../support/memory/broker.ts';

const wanted = topology(queue('a'), queue('b', { arguments: { 'x-max-length': 6 } }));

/** The ports of a watch on a broker, with everything that it reported. */
function ports(broker: MemoryBroker, declared: Topology = wanted) {
  const request = { topology: declared, origins: new Map(), allowances: [], version: '0.0.0' };
  const reported: WatchEvent[] = [];
  const states: WatchState[] = [];
  const compare = async (): Promise<Comparison> => ({
    ...comparisonOf(await plan(request, broker.reader), { undeclared: false }),
    remarks: [],
  });
  const heal = async (): Promise<Healing> => {
    const made = await plan({ ...request, lossless: true }, broker.reader);
    const { diagnostics } = await apply(made, broker, { saved: false });
    return { changes: made.changes.flatMap(({ key, action }) => (action === 'keep' ? [] : [{ key, action }])), problems: diagnostics };
  };
  const onState: WatchPorts['onState'] = (state, events) => {
    states.push(state);
    reported.push(...events);
  };
  return { compare, heal, onState, reported, types: () => reported.map(({ type }) => type), last: () => states.at(-1) };
}

const never = new AbortController().signal;

test('heals a missing queue, compares at once, and only reports a queue that would be replaced', async () => {
  const broker = createMemoryBroker();
  broker.seed([queue('b', { arguments: { 'x-max-length': 5 } })]);
  broker.publish('b', 3);
  const all = ports(broker);
  await watch(all, { intervalMs: 0, signal: never, rounds: 4 });
  expect(all.types()).toEqual(['drift', 'drifted', 'drifted', 'healed', 'drift', 'resolved']);
  expect(broker.entities().map((entity) => entity.kind === 'queue' && entity.name)).toEqual(['a', 'b']);
  expect(broker.messages('b')).toHaveLength(3);
  expect(all.last()).toMatchObject({ comparisons: { equal: 0, drifted: 4 }, heals: { succeeded: 1, changes: 1 } });
});

test('does not heal without a heal port', async () => {
  const broker = createMemoryBroker();
  const { heal: _, ...all } = ports(broker);
  await watch(all, { intervalMs: 0, signal: never, rounds: 2 });
  expect(broker.entities()).toEqual([]);
});

test('does not try again what a heal had no change for, until the differences change', async () => {
  const broker = createMemoryBroker();
  const all = ports(broker);
  let tried = 0;
  const heal = async (): Promise<Healing> => {
    tried += 1;
    return { changes: [], problems: [] };
  };
  const compare = async (): Promise<Comparison> => {
    if (tried === 1 && (all.last()?.comparisons.drifted ?? 0) === 4) broker.seed([queue('a')]);
    return await all.compare();
  };
  await watch({ ...all, heal, compare }, { intervalMs: 0, signal: never, rounds: 7 });
  expect(tried).toBe(2);
});

test('survives failures, and throws a bug', async () => {
  const broker = createMemoryBroker();
  const all = ports(broker);
  let round = 0;
  const compare = async (): Promise<Comparison> => {
    round += 1;
    if (round === 2 || round === 3) throw new TopoError([problem('broker-unreachable', 'no broker')]);
    return await all.compare();
  };
  await watch({ ...all, compare }, { intervalMs: 0, signal: never, rounds: 5 });
  expect(all.types().filter((type) => type === 'failed' || type === 'recovered')).toEqual(['failed', 'recovered']);
  const bug = async (): Promise<Comparison> => {
    throw new TypeError('x is not a function');
  };
  await expect(watch({ ...all, compare: bug }, { intervalMs: 0, signal: never, rounds: 5 })).rejects.toThrow(TypeError);
});

test('ends in a pause, in a comparison that fails by the signal and in one that ignores it, without listeners of the signal', async () => {
  const all = ports(createMemoryBroker());
  const hangs = async (): Promise<Comparison> => await new Promise(() => {});
  const fails = async (signal: AbortSignal): Promise<Comparison> =>
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  for (const compare of [all.compare, fails, hangs]) {
    const end = new AbortController();
    const before = all.types().length;
    const watching = watch({ ...all, compare }, { intervalMs: 60_000, signal: end.signal });
    setTimeout(() => end.abort(new TopoError([problem('interrupted', 'topo was interrupted')])), 20);
    await watching;
    expect(all.types().slice(before)).not.toContain('failed');
    expect(getEventListeners(end.signal, 'abort')).toEqual([]);
  }
});

test('adds no listener to the signal that outlives its round', async () => {
  const end = new AbortController();
  const all = ports(createMemoryBroker());
  let most = 0;
  const compare = async (): Promise<Comparison> => {
    most = Math.max(most, getEventListeners(end.signal, 'abort').length);
    return await all.compare();
  };
  await watch({ ...all, compare }, { intervalMs: 0, signal: end.signal, rounds: 200 });
  expect(most).toBe(1);
  expect(getEventListeners(end.signal, 'abort')).toEqual([]);
});
