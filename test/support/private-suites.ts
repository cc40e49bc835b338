// Which suites of Debian the tests that need nodes of their own (to restart or to kill) run on.
import { existsSync, readFileSync } from 'node:fs';

/**
 * Those of TOPO_TEST_SUITES; else `forky` on Debian, and none elsewhere (Ubuntu has neither the keys nor the mirror unless
 * they were set up). Without any, such tests count as skipped: brokers from Docker and given ones must not be killed.
 */
export function privateSuites(): string[] {
  const asked = (process.env['TOPO_TEST_SUITES'] ?? '').split(',').map((suite) => suite.trim());
  const suites = asked.filter((suite) => suite !== '');
  if (suites.length > 0) return suites;
  const system = '/etc/os-release';
  return existsSync(system) && /^ID=debian$/m.test(readFileSync(system, 'utf8')) ? ['forky'] : [];
}
