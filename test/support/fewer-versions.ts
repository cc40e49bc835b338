// Long tests that do not depend on each version of RabbitMQ run on the newest one, or on the oldest and the newest one: on the others they
// are skipped, and the report lists them (version-lines.ts). TOPO_TEST_REPEATS=all runs them on every version.
import { test } from 'vitest';
import { privateSuites } from './private-suites.ts';
import { outermostMark } from './version-marks.ts';

/** Oldest first. */
const suites = ['bookworm', 'trixie', 'forky'];

/**
 * A test on private nodes of the suite, skipped if `among`, the suites that the file runs on, has a newer one. Its title ends with `newestMark` of
 * version-marks.ts.
 */
export function onNewest(suite: string, among: readonly string[] = privateSuites()): typeof test {
  const isNewest = among.every((other) => suites.indexOf(other) <= suites.indexOf(suite));
  return isNewest || process.env['TOPO_TEST_REPEATS'] === 'all' ? test : (test.skip as typeof test);
}

/**
 * The oldest and the newest of the brokers, for files about behaviour that has been found to differ between these two at most: that of
 * topo, not the replies of the broker. A skipped test stands for each of the others. Call it once per file, outside of tests.
 */
export function outermost<T extends { readonly version: string }>(brokers: readonly T[]): readonly T[] {
  return outer(brokers, ({ version }) => version, byVersion);
}

/** The same for suites of Debian. */
export function outermostSuites(among: readonly string[]): readonly string[] {
  return outer(
    among,
    (suite) => suite,
    (one, other) => suites.indexOf(one) - suites.indexOf(other),
  );
}

function outer<T>(all: readonly T[], titleOf: (one: T) => string, compare: (one: T, other: T) => number): readonly T[] {
  if (process.env['TOPO_TEST_REPEATS'] === 'all') return all;
  const ordered = all.toSorted(compare);
  for (const between of ordered.slice(1, -1)) test.skip(`${titleOf(between)}${outermostMark}`);
  return all.filter((one) => one === ordered[0] || one === ordered.at(-1));
}

function byVersion(one: { readonly version: string }, other: { readonly version: string }): number {
  return one.version.localeCompare(other.version, 'en', { numeric: true });
}
