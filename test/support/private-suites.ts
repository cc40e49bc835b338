// The suites of Debian for tests that require private nodes (to restart or to kill).
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'vitest';

/**
 * Those of TOPO_TEST_SUITES; else `forky` on Debian, and none elsewhere (Ubuntu has neither the keys nor the mirror unless
 * they were set up). Without any, these tests are skipped: brokers from Docker and existing ones must not be killed.
 */
export function privateSuites(): string[] {
  const asked = (process.env['TOPO_TEST_SUITES'] ?? '').split(',').map((suite) => suite.trim());
  const suites = asked.filter((suite) => suite !== '');
  if (suites.length > 0) return suites;
  const system = '/etc/os-release';
  return existsSync(system) && /^ID=debian$/m.test(readFileSync(system, 'utf8')) ? ['forky'] : [];
}

/**
 * The suites of clusters: those of privateSuites(), and all three versions with TOPO_TEST_VERSIONS=all (`npm run test:all`) unless
 * TOPO_TEST_SUITES selects them.
 */
export function clusterSuites(): string[] {
  const suites = privateSuites();
  const isAsked = Boolean(process.env['TOPO_TEST_SUITES']);
  return suites.length > 0 && !isAsked && process.env['TOPO_TEST_VERSIONS'] === 'all' ? ['bookworm', 'trixie', 'forky'] : suites;
}

/**
 * Pairs of suites with different versions, for tests of two brokers: the oldest and the newest, and with several suites also in the other
 * direction. A single suite of TOPO_TEST_SUITES is a pair with itself.
 */
export function suitePairs(): (readonly [string, string])[] {
  const suites = clusterSuites();
  const [first, last] = [suites[0], suites.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first !== last) return [[first, last] as const, [last, first] as const];
  return [[process.env['TOPO_TEST_SUITES'] ? first : 'bookworm', last] as const];
}

/** If none is found, a skipped test stands for those of the file in the report, with the reason. Call it once per file, outside of tests. */
export function skipIfNone(found: readonly unknown[], what: string): void {
  if (found.length === 0) test.skip(`${what}: they need Debian packages, which cannot be unpacked here`);
}
