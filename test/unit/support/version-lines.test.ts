// The lines about tests that were skipped on some versions of RabbitMQ: they must not go unnoticed.
import { expect, test } from 'vitest';
import { versionLine } from '../../support/version-lines.ts';

test('names the files with skipped tests, and the variable that runs them', () => {
  const rows = [
    { path: 'test/broker/alarms.test.ts', count: 8 },
    { path: 'test/broker/harness.test.ts', count: 2 },
  ];
  expect(versionLine('on older versions', rows)).toBe(
    'skipped on older versions (TOPO_TEST_REPEATS=all runs them): 8 in test/broker/alarms.test.ts, 2 in test/broker/harness.test.ts',
  );
});

test('is absent if none was skipped', () => {
  expect(versionLine('on older versions', [])).toBeUndefined();
});
