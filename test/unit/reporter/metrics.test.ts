// The metrics of a watch in the text format of Prometheus.
import { expect, test } from 'vitest';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Difference, GoodComparison, WatchState } from '../../../src/model/watch.ts';
import { renderMetrics } from '../../../src/reporter/metrics.ts';
import { queue } from '../../support/ends.ts';

const context = { version: '0.1.0', now: 65_000, ready: true, residentBytes: 1024, startSeconds: 1.5 };
const start: WatchState = {
  startedAt: 5_000,
  comparisons: { equal: 0, drifted: 0, failed: 2 },
  heals: { succeeded: 0, failed: 0, changes: 0 },
  remarks: new Set(),
};
const different = (name: string, more: Omit<Difference, 'key' | 'entity' | 'fields'>): readonly [EntityKey, Difference] => {
  const entity = queue(name);
  return [keyOf(entity), { key: keyOf(entity), entity, fields: [], ...more }];
};
const good: GoodComparison = {
  at: 60_000,
  seconds: 0.25,
  drift: {
    broker: { address: 'amqp://broker' },
    ...{ over: 'http', vhosts: ['/'], drifted: [], unchanged: 7, unseen: 1, unknown: [], undeclared: 3, governing: [], complete: true },
  },
  differences: new Map([
    different('secret "name"\n', { drift: 'missing', action: 'create' }),
    different('other', { drift: 'missing', action: 'create' }),
    different('b', { drift: 'changed', action: 'replace', blocked: 'queue-not-idle' }),
    different('c', { drift: 'undeclared' }),
  ]),
};

/** The samples of a metric. */
function samples(text: string, name: string): readonly string[] {
  return text.split('\n').filter((one) => one.startsWith(`${name}{`) || one.startsWith(`${name} `));
}

test('the metrics have drift by kind and action, blocked changes by code and the age of the last success, and no name of an object', () => {
  const text = renderMetrics({ ...start, good, heals: { succeeded: 2, failed: 1, changes: 5 } }, context);
  expect(samples(text, 'topo_drift')).toEqual(['topo_drift 4']);
  expect(samples(text, 'topo_drift_objects')).toEqual([
    'topo_drift_objects{drift="changed",kind="queue",action="replace"} 1',
    'topo_drift_objects{drift="missing",kind="queue",action="create"} 2',
    'topo_drift_objects{drift="undeclared",kind="queue",action="none"} 1',
  ]);
  expect(samples(text, 'topo_blocked_changes')).toEqual(['topo_blocked_changes 1']);
  expect(samples(text, 'topo_blocked_changes_by_code')).toEqual(['topo_blocked_changes_by_code{code="queue-not-idle"} 1']);
  expect(samples(text, 'topo_watch_last_success_age_seconds')).toEqual(['topo_watch_last_success_age_seconds 5']);
  expect(samples(text, 'topo_watch_comparison_duration_seconds')).toEqual(['topo_watch_comparison_duration_seconds 0.25']);
  expect(samples(text, 'topo_watch_healed_changes_total')).toEqual(['topo_watch_healed_changes_total 5']);
  expect(samples(text, 'topo_build_info')).toEqual(['topo_build_info{version="0.1.0"} 1']);
  expect(text).not.toContain('secret');
});

test('without a comparison that succeeded, the age is that of the watch, and nothing is known of the drift', () => {
  const text = renderMetrics(start, { ...context, ready: false });
  expect(samples(text, 'topo_watch_last_success_age_seconds')).toEqual(['topo_watch_last_success_age_seconds 60']);
  expect(samples(text, 'topo_watch_ready')).toEqual(['topo_watch_ready 0']);
  expect(samples(text, 'topo_watch_comparisons_total')).toContain('topo_watch_comparisons_total{result="failed"} 2');
  expect(text).not.toMatch(/^topo_drift/m);
});

test('every line is a comment or a sample of the format 0.0.4, each metric has HELP and TYPE once, and label values are escaped', () => {
  const text = renderMetrics({ ...start, good }, { ...context, version: 'a"b\\c\nd' });
  expect(text).toContain('topo_build_info{version="a\\"b\\\\c\\nd"} 1\n');
  const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
  const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
  const sample = new RegExp(`^(${name})(?:\\{${label}(?:,${label})*\\})? -?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?$`);
  const lines = text.trimEnd().split('\n');
  const [typed, helped] = ['TYPE', 'HELP'].map((word) => lines.flatMap((one) => new RegExp(`^# ${word} (${name}) `).exec(one)?.[1] ?? []));
  expect(lines.filter((one) => !one.startsWith('# ') && !sample.test(one))).toEqual([]);
  expect(new Set(typed).size).toBe(typed?.length);
  expect(helped).toEqual(typed);
  expect(lines.flatMap((one) => sample.exec(one)?.[1] ?? []).filter((one) => typed?.includes(one) !== true)).toEqual([]);
  expect(text.endsWith('\n')).toBe(true);
});
