// Long tests of what does not depend on the version of RabbitMQ run on the newest version only: on the others they are skipped, and the report
// lists them (newest-lines.ts). TOPO_TEST_REPEATS=all runs them on every version.
import { test } from 'vitest';
import { privateSuites } from './private-suites.ts';

/** Oldest first. */
const suites = ['bookworm', 'trixie', 'forky'];

/**
 * A test on private nodes of the suite, skipped if `among`, the suites that the file runs on, has a newer one. Its title ends with `newestMark` of
 * newest-mark.ts.
 */
export function onNewest(suite: string, among: readonly string[] = privateSuites()): typeof test {
  const isNewest = among.every((other) => suites.indexOf(other) <= suites.indexOf(suite));
  return isNewest || process.env['TOPO_TEST_REPEATS'] === 'all' ? test : (test.skip as typeof test);
}
