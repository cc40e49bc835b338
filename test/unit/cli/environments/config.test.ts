// topo.config.yaml: where it is found, and the environments that a command line names.
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const files = { 'topo.config.yaml': 'environments: { staging: {}, prod: {} }\n', 'base.yaml': 'queues: { a: {} }\n' };

test.each([
  [['-e', 'stagin'], 'topo.config.yaml describes no environment stagin; did you mean "staging"?'],
  [['-e', 'xyz'], 'topo.config.yaml describes no environment xyz; environments: staging, prod'],
  [['-e', 'prod', '--all'], '--all and --environment cannot be combined'],
  [['--config', 'topo.config.yaml'], '--config requires --environment NAME or --all'],
  [['-e', 'prod', '--config', 'other.yaml'], '--config other.yaml cannot be read: ENOENT'],
])('%j is not valid', async (flags, message) => {
  const { code, err } = await topo(['plan', ...flags], { cwd: directoryOf(files) });
  expect({ code, err }).toEqual({ code: 64, err: `error: ${message}\n` });
});

test('without a configuration file, -e is an error that names it', async () => {
  const { code, err } = await topo(['plan', '-e', 'prod'], { cwd: directoryOf({}) });
  expect(code).toBe(64);
  expect(err).toContain('the current directory has no readable topo.config.yaml (ENOENT)');
});

test('an error of the configuration file has its place, and exits 65', async () => {
  const { code, err } = await topo(['plan', '-e', 'a'], { cwd: directoryOf({ 'topo.config.yaml': 'environments: { a: { fils: [] } }' }) });
  expect(code).toBe(65);
  expect(err).toContain('unknown-property');
  expect(err).toContain('topo.config.yaml:1:22');
});

test('the configuration file is not part of the topology of its directory', async () => {
  const { code, err, out } = await topo(['validate'], { cwd: directoryOf(files) });
  expect({ code, err, out: out.includes('1 file') }).toEqual({ code: 0, err: '', out: true });
});
