// topo.config.yaml: where it is found, and the environments that a command line names.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in files
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
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

describe('a configuration file of another name', () => {
  const text = "environments: { a: { files: ['*.yaml', sub/] }, b: {} }\n";
  const named = { 'conf.yaml': text, 'base.yaml': 'queues: { a: {} }\n', 'sub/more.yaml': 'queues: { b: {} }\n' };

  it.each(['a', 'b'])('is not part of the topology of the directories and globs of environment %s', async (name) => {
    const { code, err, out } = await topo(['validate', '-e', name, '--config', 'conf.yaml'], { cwd: directoryOf(named) });
    expect({ code, err, out: out.includes('2 files') }).toEqual({ code: 0, err: '', out: true });
  });

  it('is not part of the topology of paths on the command line, and of a link to it', async () => {
    const cwd = directoryOf({ ...named, 'sub/other.txt': '' });
    symlinkSync('../conf.yaml', join(cwd, 'sub', 'linked.yaml'));
    const { code, err, out } = await topo(['validate', '.', '-e', 'a', '--config', join(cwd, 'conf.yaml')], { cwd });
    expect({ code, err, out: out.includes('2 files') }).toEqual({ code: 0, err: '', out: true });
  });

  it('is an error if an environment or the command line names it as a topology file', async () => {
    const { code, err } = await topo(['validate', 'conf.yaml', '-e', 'a', '--config', 'conf.yaml'], { cwd: directoryOf(named) });
    expect(code).toBe(65);
    expect(err).toContain('conf.yaml:1:1');
  });
});

test('a password that is the default of a variable is an error that does not show it', async () => {
  const config = "environments: { a: { url: 'amqp://guest:${PW:-sekrit}@127.0.0.1:1' } }\n";
  for (const format of ['text', 'json']) {
    const { code, err, out } = await topo(['plan', '-e', 'a', '--format', format], {
      cwd: directoryOf({ ...files, 'topo.config.yaml': config }),
    });
    expect(code).toBe(65);
    expect(err + out).toContain('secret-in-clear');
    expect(err + out).not.toContain('sekrit');
  }
});
