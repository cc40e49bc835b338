// The metrics of a watch in the text format of Prometheus, version 0.0.4. Labels have a fixed set of values: no name of an object is one.
import type { WatchState } from '../model/watch.ts';
import { kindOf } from './entity.ts';

/** The type of the content that `renderMetrics` returns. */
export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

/** What the metrics contain besides the state. */
export interface MetricsContext {
  readonly version: string;
  /** On the clock of the state, in milliseconds. */
  readonly now: number;
  readonly ready: boolean;
  readonly residentBytes: number;
  /** The start of the process, in seconds since 1970. */
  readonly startSeconds: number;
}

type Labels = { readonly [name: string]: string };
type Sample = readonly [labels: Labels, value: number];

/** Renders the metrics. Those of the last comparison are absent until one has succeeded. */
export function renderMetrics(state: WatchState, { version, now, ready, residentBytes, startSeconds }: MetricsContext): string {
  const { good, failing, comparisons, heals, startedAt } = state;
  const age = (now - (good?.at ?? startedAt)) / 1000;
  return [
    metric('topo_build_info', 'gauge', 'Version of topo.', [[{ version }, 1]]),
    metric('topo_watch_ready', 'gauge', 'Whether a comparison has succeeded recently, as /readyz reports.', [[{}, ready ? 1 : 0]]),
    metric('topo_watch_comparisons_total', 'counter', 'Comparisons by result.', [
      [{ result: 'equal' }, comparisons.equal],
      [{ result: 'drift' }, comparisons.drifted],
      [{ result: 'failed' }, comparisons.failed],
    ]),
    metric('topo_watch_consecutive_failures', 'gauge', 'Failed comparisons since the last one that succeeded.', [
      [{}, failing?.attempts ?? 0],
    ]),
    metric(
      'topo_watch_last_success_age_seconds',
      'gauge',
      'Age of the last comparison that succeeded; without one, time since the start.',
      [[{}, age]],
    ),
    metric('topo_watch_heals_total', 'counter', 'Heals that applied something, by result.', [
      [{ result: 'succeeded' }, heals.succeeded],
      [{ result: 'failed' }, heals.failed],
    ]),
    metric('topo_watch_healed_changes_total', 'counter', 'Changes that heals applied.', [[{}, heals.changes]]),
    ...(good === undefined ? [] : comparisonMetrics(good)),
    metric('process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.', [[{}, residentBytes]]),
    metric('process_start_time_seconds', 'gauge', 'Start time of the process since unix epoch in seconds.', [[{}, startSeconds]]),
  ].join('');
}

function comparisonMetrics({ seconds, drift, differences }: NonNullable<WatchState['good']>): readonly string[] {
  const all = [...differences.values()];
  const classes = all.map(({ drift: kind, entity, action = 'none' }) => ({ drift: kind, kind: kindOf(entity) || 'unknown', action }));
  const blocked = all.flatMap(({ blocked: code }) => (code === undefined ? [] : [{ code }]));
  const { unchanged, unseen, undeclared, complete } = drift;
  return [
    metric('topo_watch_comparison_duration_seconds', 'gauge', 'Duration of the last comparison that succeeded.', [[{}, seconds]]),
    metric('topo_drift', 'gauge', 'Objects that are not as declared.', [[{}, all.length]]),
    metric(
      'topo_drift_objects',
      'gauge',
      'Objects that are not as declared, by kind and by the change that a plan makes.',
      countedBy(classes),
    ),
    metric('topo_blocked_changes', 'gauge', 'Differences whose change is blocked.', [[{}, blocked.length]]),
    metric('topo_blocked_changes_by_code', 'gauge', 'Differences whose change is blocked, by diagnostic code.', countedBy(blocked)),
    metric('topo_objects_as_declared', 'gauge', 'Declared objects that are as declared.', [[{}, unchanged]]),
    metric('topo_objects_not_compared', 'gauge', 'Declared objects that are not visible or not available.', [[{}, unseen]]),
    metric('topo_objects_undeclared', 'gauge', 'Undeclared objects that do not count as drift.', [[{}, undeclared]]),
    metric('topo_observation_complete', 'gauge', 'Whether bindings, policies and undeclared objects are visible.', [
      [{}, complete ? 1 : 0],
    ]),
  ];
}

/** One sample per combination of labels, in a fixed order. */
function countedBy(all: readonly Labels[]): readonly Sample[] {
  const counts = new Map<string, number>();
  for (const labels of all) {
    const text = JSON.stringify(labels);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, count]) => [JSON.parse(text) as Labels, count]);
}

function metric(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labelsText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelsText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

/** Of a label value: backslash, quote and line feed. */
function escaped(value: string): string {
  return value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
}
