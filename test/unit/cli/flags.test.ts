// Flags of all commands that read files: variables and virtual hosts.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { directoryOf, topo, type World } from '../../support/io.ts';

const empty = JSON.stringify({ rabbit_version: '4.3.6', queues: [], exchanges: [], bindings: [], policies: [] });

/** The keys of the changes that a plan against an empty broker has. */
async function planned(argv: readonly string[], files: { readonly [name: string]: string }, world: World = {}): Promise<readonly string[]> {
  const cwd = directoryOf({ ...files, 'definitions.json': empty });
  const ran = await topo(['plan', 'topology.yaml', '--against', 'definitions.json', '--format', 'json', ...argv], { cwd, ...world });
  expect(ran).toMatchObject({ code: 0 });
  return (JSON.parse(ran.out) as { plan: Plan }).plan.changes.map(({ key }) => key);
}

describe('variables', () => {
  const files = {
    'topology.yaml': 'queues: { "${A}.${B}.${C}.${D}": {} }\n',
    'one.yaml': 'A: one\nB: one\nC: one\n',
    'two.yaml': 'A: two\nB: two\nUNUSED: two\n',
  };

  test('come from --var, then from the last --var-file, then from the environment', async () => {
    const argv = ['--var-file', 'one.yaml', '--var-file', 'two.yaml', '--var', 'A=flag'];
    const env = { A: 'env', B: 'env', C: 'env', D: 'env' };
    expect(await planned(argv, files, { env })).toEqual(['queue / flag.two.one.env']);
  });

  test('of a file that does not exist are exit 65, and nothing of a file is printed', async () => {
    const cwd = directoryOf({ ...files, 'bad.yaml': 'A: "s3cret\n' });
    for (const format of ['text', 'json', 'github']) {
      const missing = await topo(['validate', 'topology.yaml', '--var-file', 'none.yaml', '--format', format], { cwd });
      expect(missing.code).toBe(65);
      expect(missing.out + missing.err).toContain('none.yaml');
      const bad = await topo(['validate', 'topology.yaml', '--var-file', 'bad.yaml', '--format', format], { cwd });
      expect(bad.code).toBe(65);
      expect(bad.out + bad.err).toContain('bad.yaml');
      expect(bad.out + bad.err).not.toContain('s3cret');
    }
  });

  test('that are misspelt are suggested by the names of --var and --var-file', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { q: { maxLength: "${LIMT}" } }\n', 'vars.yaml': 'LIMIT: 5\n' });
    const { code, err } = await topo(['validate', 'topology.yaml', '--var-file', 'vars.yaml'], { cwd });
    expect(code).toBe(65);
    expect(err).toContain('did you mean LIMIT? Otherwise set it, pass --var LIMT=value');
  });
});

const slash = { 'topology.yaml': 'vhost: /\nqueues: { q: {} }\n' };
const closed = { RABBITMQ_URL: 'amqp://127.0.0.1:1/staging', RABBITMQ_MANAGEMENT_URL: 'http://127.0.0.1:1' };

describe('a virtual host that the file contradicts', () => {
  test.each(['plan', 'apply --yes', 'drift', 'graph', 'hold', 'test', 'doctor', 'permissions', 'route x y'])(
    'ends topo %s with exit 65, and the way to map it',
    async (command) => {
      const [name = '', ...rest] = command.split(' ');
      const argv = [name, ...rest.filter((word) => !word.startsWith('-')), 'topology.yaml', ...rest.filter((word) => word.startsWith('-'))];
      const byFlag = await topo([...argv, '--vhost', 'staging'], { cwd: directoryOf(slash) });
      expect({ code: byFlag.code, out: byFlag.out }).toEqual({ code: 65, out: '' });
      expect(byFlag.err).toContain('error[vhost-conflict]: the file names virtual host /, but --vhost names staging');
      expect(byFlag.err).toContain('remove --vhost, or map the virtual host of the file: --map-vhost /=staging');
      if (name === 'permissions') return;
      const byUrl = await topo(argv, { cwd: directoryOf(slash), env: closed });
      expect({ code: byUrl.code, out: byUrl.out }).toEqual({ code: 65, out: '' });
      expect(byUrl.err).toContain('the file names virtual host /, but the URL names staging');
      expect(byUrl.err).toContain('remove the virtual host from the URL, or map the virtual host of the file: --map-vhost /=staging');
    },
  );

  test('is one that topo route selects if one of the files is about it', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'vhost: a\nqueues: { q: {} }\n---\nvhost: b\nqueues: { p: {} }\n' });
    expect(await topo(['route', '', 'p', '--vhost', 'b'], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining('Queues: p') });
    expect((await topo(['route', '', 'p', '--vhost', 'c'], { cwd })).err).toContain('but --vhost names c');
  });

  test('is none where the URL names the default one, or one of several', async () => {
    expect(await planned(['--url', 'amqp://h/%2F'], { 'topology.yaml': 'vhost: /a\nqueues: { q: {} }\n' })).toEqual(['queue /a q']);
    const two = 'vhost: /a\nqueues: { q: {} }\n---\nvhost: /b\nqueues: { q: {} }\n';
    expect(await planned(['--url', 'amqp://h/%2Fa'], { 'topology.yaml': two })).toEqual(['queue /a q', 'queue /b q']);
  });
});

describe('--map-vhost', () => {
  test('plans the mapped virtual host, with and without --vhost', async () => {
    expect(await planned(['--map-vhost', '/=staging'], slash)).toEqual(['queue staging q']);
    expect(await planned(['--map-vhost', '/=staging', '--vhost', 'staging'], slash)).toEqual(['queue staging q']);
    expect(await planned(['--map-vhost', '/=a=b'], slash)).toEqual(['queue a=b q']);
  });

  test('takes precedence over the URL, and contradicts --vhost', async () => {
    expect(await planned(['--map-vhost', '/=copy', '--url', 'amqp://h/staging'], slash)).toEqual(['queue copy q']);
    const argv = ['plan', 'topology.yaml', '--map-vhost', '/=copy', '--vhost', 'staging'];
    const { code, err } = await topo(argv, { cwd: directoryOf(slash) });
    expect(code).toBe(65);
    expect(err).toContain('the file is mapped to virtual host copy, but --vhost names staging');
  });

  test('maps the default virtual host too', async () => {
    expect(await planned(['--map-vhost', '/=staging'], { 'topology.yaml': 'queues: { q: {} }\n' })).toEqual(['queue staging q']);
  });

  test('is an error for a virtual host that no file is about', async () => {
    const { code, err } = await topo(['validate', '--map-vhost', 'prod=staging'], { cwd: directoryOf(slash) });
    expect(code).toBe(65);
    expect(err).toContain('error[vhost-map-unused]: virtual host prod is mapped to staging, but is not in the files');
  });

  test('is kept by topo lint --fix', async () => {
    const text =
      'vhost: /\nexchanges: { e: { type: fanout } }\nqueues: { q: {} }\nbindings:\n  - { source: e, destination: q, routingKey: a }\n';
    const cwd = directoryOf({ 'topology.yaml': text });
    const { out, err } = await topo(['lint', '--fix', '--map-vhost', '/=staging'], { cwd });
    expect(out + err).toContain('Fixed: 1 finding');
    expect((await topo(['validate'], { cwd })).code).toBe(0);
  });

  test.each([
    [['--map-vhost', 'staging'], '--map-vhost requires FROM=TO'],
    [['--map-vhost', '=staging'], '--map-vhost requires FROM=TO'],
    [['--map-vhost', '/='], '--map-vhost requires FROM=TO'],
    [['--map-vhost', '/=a', '--map-vhost', '/=b'], '--map-vhost maps / twice'],
  ])('exits 64 for %j', async (argv, reason) => {
    expect(await topo(['validate', ...argv], { cwd: directoryOf(slash) })).toMatchObject({
      code: 64,
      err: expect.stringContaining(reason),
    });
  });

  test.each([
    ['route a b --live', '--live and --against read no files, so --map-vhost has no effect'],
    ['route a b --against definitions.json', '--live and --against read no files, so --map-vhost has no effect'],
    ['graph --live', '--live reads no files, so --map-vhost has no effect'],
  ])('exits 64 with topo %s', async (command, reason) => {
    const argv = [...command.split(' '), '--map-vhost', '/=a'];
    expect(await topo(argv, { cwd: directoryOf(slash) })).toMatchObject({ code: 64, err: expect.stringContaining(reason) });
  });

  test('and --var-file are refused with a saved plan', async () => {
    const cwd = directoryOf({ ...slash, 'definitions.json': empty });
    await topo(['plan', 'topology.yaml', '--against', 'definitions.json', '--out', 'plan.json'], { cwd });
    writeFileSync(join(cwd, 'vars.yaml'), 'A: b\n');
    for (const argv of [
      ['--map-vhost', '/=a'],
      ['--var-file', 'vars.yaml'],
    ]) {
      for (const command of ['apply', 'graph']) {
        const { code, err } = await topo([command, 'plan.json', ...argv], { cwd });
        expect({ code, err }).toEqual({ code: 64, err: expect.stringContaining(`${argv[0]} has no effect on a saved plan`) });
      }
    }
  });
});
