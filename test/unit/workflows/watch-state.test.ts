// The transitions of a watch: what is reported, and when it is ready.
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import type { Comparison, WatchState } from '../../../src/model/watch.ts';
import { comparisonOf } from '../../../src/planner/differences.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { afterComparison, afterFailure, afterHeal, initialState, isReady } from '../../../src/workflows/watch-state.ts';
import { observed, queue, topology } from '../../support/ends.ts';

function comparison(live: Parameters<typeof observed>, more: Partial<Comparison> = {}, over: 'http' | 'amqp' = 'http'): Comparison {
  const wanted = topology(queue('a'), queue('b', { arguments: { 'x-max-length': 6 } }));
  const input = { topology: wanted, observed: { ...observed(...live), over }, origins: new Map(), allowances: [], version: '0.0.0' };
  return { ...comparisonOf(makePlan(input), { undeclared: false }), remarks: [], ...more };
}

const b = queue('b', { arguments: { 'x-max-length': 6 } });
const equal = comparison([queue('a'), b]);
const start = initialState(0);
const types = ({ events }: { readonly events: readonly { readonly type: string }[] }): readonly string[] => events.map(({ type }) => type);
const down = [{ code: 'broker-unreachable', message: 'no broker' }] as const;

/** The state after these comparisons, one second apart. */
function following(...comparisons: readonly Comparison[]): WatchState {
  return comparisons.reduce((state, one, index) => afterComparison(state, one, 1000 * (index + 1), 0.1).state, start);
}

describe('a comparison', () => {
  test('is reported with its counts at first, and then only with what changed', () => {
    expect(types(afterComparison(start, equal, 1000, 0.1))).toEqual(['drift']);
    expect(types(afterComparison(following(equal), equal, 2000, 0.1))).toEqual([]);
    const missing = afterComparison(following(equal), comparison([b]), 2000, 0.1);
    expect(missing.events).toEqual([
      { type: 'drift', drift: expect.objectContaining({ unchanged: 1 }) },
      { type: 'drifted', drift: 'missing', key: keyOf(queue('a')), action: 'create', entity: queue('a'), fields: [] },
    ]);
    expect(types(afterComparison(missing.state, comparison([b]), 3000, 0.1))).toEqual([]);
    expect(types(afterComparison(missing.state, equal, 3000, 0.1))).toEqual(['drift', 'resolved']);
  });

  test('reports a difference again if its content changes, with the code of its block', () => {
    const changed = (length: number) => comparison([queue('a'), queue('b', { arguments: { 'x-max-length': length } })]);
    const { events } = afterComparison(following(changed(5)), changed(4), 2000, 0.1);
    expect(events.slice(1)).toEqual([expect.objectContaining({ type: 'drifted', action: 'replace', blocked: 'attribute-immutable' })]);
  });

  test('does not report a difference again because its block depends on the messages of a queue', () => {
    const changed = queue('b', { arguments: { 'x-max-length': 5 } });
    const [idle, busy] = [comparison([queue('a'), changed]), comparison([queue('a'), [changed, { ready: 1 }]])];
    expect(idle.differences[0]?.blocked).not.toBe(busy.differences[0]?.blocked);
    expect(types(afterComparison(following(idle), busy, 2000, 0.1))).toEqual([]);
  });

  test('reports a remark once, and again if it was gone', () => {
    const remark = { code: 'management-unavailable', severity: 'notice', message: 'no API' } as const;
    const remarked = { ...equal, remarks: [remark] };
    expect(types(afterComparison(start, remarked, 1000, 0.1))).toEqual(['remark', 'drift']);
    expect(types(afterComparison(following(remarked), remarked, 2000, 0.1))).toEqual([]);
    expect(types(afterComparison(following(remarked, equal), remarked, 3000, 0.1))).toEqual(['remark']);
  });

  test('that lost sight of the management API fails, instead of resolving what is no longer visible', () => {
    const reduced = { code: 'management-unavailable', message: 'no API' } as const;
    const { state, events } = afterComparison(following(equal), comparison([queue('a')], { reduced }, 'amqp'), 2000, 0.1);
    expect(events).toEqual([{ type: 'failed', problems: [reduced] }]);
    expect(state.good).toEqual(following(equal).good);
    expect(types(afterComparison(start, comparison([queue('a'), b], { reduced }, 'amqp'), 1000, 0.1))).toEqual(['drift']);
  });
});

describe('a failure', () => {
  test('is reported once, also if its reason changes for a while, and its end with the number of attempts', () => {
    const first = afterFailure(following(equal), down, 2000);
    expect(types(first)).toEqual(['failed']);
    const second = afterFailure(first.state, down, 3000);
    expect(types(second)).toEqual([]);
    expect(types(afterFailure(second.state, [{ code: 'connection-settings', message: 'the file p cannot be read' }], 4000))).toEqual([
      'failed',
    ]);
    const recovered = afterComparison(second.state, equal, 6000, 0.1);
    expect(recovered.events).toEqual([{ type: 'recovered', attempts: 2, seconds: 4 }]);
    expect(recovered.state.failing).toBeUndefined();
    expect(recovered.state.comparisons).toEqual({ equal: 2, drifted: 0, failed: 2 });
  });
});

describe('a heal', () => {
  const changes = [{ key: keyOf(queue('a')), action: 'create' }] as const;

  test('counts if it applied something, and reports the same failure once', () => {
    expect(afterHeal(start, { changes, problems: [] })).toMatchObject({
      events: [{ type: 'healed', changes }],
      state: { heals: { succeeded: 1, failed: 0, changes: 1 } },
    });
    expect(afterHeal(start, { changes: [], problems: [] }).state.heals).toEqual(start.heals);
    const failed = afterHeal(start, { changes: [], problems: down });
    expect(types(failed)).toEqual(['heal-failed']);
    expect(types(afterHeal(failed.state, { changes: [], problems: down }))).toEqual([]);
    expect(types(afterHeal(afterHeal(failed.state, { changes, problems: [] }).state, { changes: [], problems: down }))).toEqual([
      'heal-failed',
    ]);
  });
});

test('is ready for three intervals after a comparison that succeeded, and not before the first one', () => {
  expect(isReady(start, 10, 1000)).toBe(false);
  const state = following(equal); // at 1000, took 100 ms
  expect(isReady(state, 4300, 1000)).toBe(true);
  expect(isReady(state, 4301, 1000)).toBe(false);
  expect(isReady(afterFailure(state, down, 2000).state, 3000, 1000)).toBe(true);
});
