// The closing line that CI counts by: it must never make a run look better than it was.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const reporter = fileURLToPath(new URL('../../support/closing-line.ts', import.meta.url));

/** Runs vitest on one test file with this text; returns its exit code and the last line of its stdout. */
function runFile(text: string, ...options: string[]): { code: number | null; last: string | undefined } {
  const root = mkdtempSync(join(tmpdir(), 'topo-closing-line-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'test'));
  writeFileSync(join(root, 'test', 'a.test.js'), text);
  writeFileSync(join(root, 'broken-setup.js'), `export default () => { throw new Error('no broker'); };`);
  writeFileSync(join(root, 'broken-setup.config.js'), `export default { test: { globalSetup: './broken-setup.js' } };`);
  const args = [vitest, 'run', '--root', root, '--globals', '--reporter', reporter, ...options];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root });
  return { code: status, last: stdout.trimEnd().split('\n').at(-1) };
}

test.each([
  ['passing tests', `test('a', () => {}); test('b', () => {});`, 0, '2 passed, 0 failed'],
  ['a failing and a skipped test', `test('a', () => { throw 1 }); test.skip('b', () => {});`, 1, '0 passed, 1 failed, 1 skipped'],
  ['a file that does not load', `test('a', () => {}); throw new Error('no');`, 1, '0 passed, 1 failed'],
  ['a failing hook', `describe('d', () => { beforeAll(() => { throw 1 }); test('a', () => {}); });`, 1, '0 passed, 1 failed, 1 skipped'],
  [
    'an unhandled error',
    `test('a', async () => { Promise.reject(1); await new Promise((r) => setTimeout(r, 50)); });`,
    1,
    '1 passed, 1 failed',
  ],
  ['no test in the file', '', 1, '0 passed, 1 failed'],
  ['only skipped tests', `test.skip('a', () => {});`, 1, '0 passed, 1 failed, 1 skipped'],
])('counts %s', (_title, text, code, last) => {
  expect(runFile(text)).toEqual({ code, last });
});

test('fails for a filter that matches no file', () => {
  expect(runFile(`test('a', () => {});`, 'nothing-is-called-so')).toEqual({ code: 1, last: '0 passed, 1 failed' });
  expect(runFile(`test('a', () => {});`, '--passWithNoTests', 'nothing-is-called-so')).toEqual({ code: 1, last: '0 passed, 1 failed' });
});

test('fails for a global set-up that fails, as without a broker', () => {
  expect(runFile(`test('a', () => {});`, '--config', './broken-setup.config.js')).toEqual({ code: 1, last: '0 passed, 1 failed' });
});
