// topo as a process: signals, readers that go away, disks that are full, and the file that starts it.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { directoryOf, executable, startTopo } from '../../support/io.ts';
import { listening } from '../../support/silent-server.ts';

const good = { 'topology.yaml': 'queues: { a: {} }\n' };

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test.each([
    ['plan', ['plan', '--format', 'json']],
    ['apply', ['apply', '--yes', '--format', 'json']],
    ['hold', ['hold', 'hold.yaml', '--format', 'json']],
  ])('a signal ends topo %s at once with a report while the broker does not respond', async (_, argv) => {
    const broker = await listening();
    const cwd = directoryOf({ ...good, 'hold.yaml': 'queues: { h: { exclusive: true, durable: false } }\n' });
    const url = `amqp://127.0.0.1:${broker.port}`;
    const topo = startTopo(argv, { cwd, env: { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: `http://127.0.0.1:${broker.port}` } });
    await eventually(() => expect(broker.accepted()).toBeGreaterThan(0));
    topo.child.kill(signal);
    const { code, out, err } = await topo.ended;
    expect({ code, err }).toEqual({ code: 130, err: '' });
    expect(JSON.parse(out)).toMatchObject({ exitCode: 130, diagnostics: [{ code: 'interrupted' }] });
  });
});

describe('pipes', () => {
  /** Runs a pipeline in bash, and returns the exit codes of its parts. */
  const inBash = (pipeline: string, cwd: string): { codes: string; out: string; err: string } => {
    const topo = `topo() { '${process.execPath}' '${executable}' "$@"; }`;
    const script = `${topo}\n${pipeline}; echo "codes \${PIPESTATUS[*]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
    const [, codes = ''] = /codes (.*)\n$/.exec(stdout) ?? [];
    return { codes, out: stdout.replace(/codes .*\n$/, ''), err: stderr };
  };
  const many = {
    'topology.yaml': `queues:\n${Array.from({ length: 1500 }, (_, i) => `  queue-${i}: {}\n`).join('')}`,
    'd.json': '{"queues":[]}',
  };

  test('topo plan exits 0 without an error if head closes the pipe', () => {
    const { codes, out, err } = inBash('topo plan --against d.json | head -1', directoryOf(many));
    expect({ codes, err, lines: out.split('\n').length }).toEqual({ codes: '0 0', err: '', lines: 2 });
  });

  test('topo plan keeps its exit code if the pipe for stdout and stderr is closed', () => {
    expect(inBash('topo plan --against d.json 2>&1 | true', directoryOf(many))).toEqual({ codes: '0 0', out: '', err: '' });
    expect(inBash('topo plan --against none.json 2>&1 | true', directoryOf(many))).toEqual({ codes: '65 0', out: '', err: '' });
  });

  test('topo writes all of a large report to a pipe before it exits', () => {
    const { codes, out } = inBash('topo plan --against d.json --format ndjson | cat', directoryOf(many));
    const lines = out.trimEnd().split('\n');
    expect(codes).toBe('0 0');
    expect(lines.filter((line) => (JSON.parse(line) as { type: string }).type === 'step')).toHaveLength(1500);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'end', exitCode: 0 });
  });

  test('topo reads files, variables and definitions through pipes', () => {
    const files = directoryOf({ 'topology.yaml': 'queues: { "${NAME}": {} }\n', 'd.json': '{"queues":[]}' });
    const { codes, out, err } = inBash("topo plan <(cat topology.yaml) --var-file <(echo 'NAME: piped') --against <(cat d.json)", files);
    expect({ codes, err }).toEqual({ codes: '0', err: '' });
    expect(out).toMatch(/\+ {2}queue +piped/);
  });

  test('topo reports a full disk as an error without a stack', () => {
    const { codes, err } = inBash('topo plan --against d.json > /dev/full', directoryOf(many));
    expect({ codes, err }).toEqual({ codes: '1', err: 'error: the output could not be written: ENOSPC\n' });
  });
});

test.each(['plan --against d.json', 'drift --against d.json', 'lint', 'graph'])(
  'topo %s finishes with patterns for which backtracking would take years',
  (command) => {
    const [declared, live] = [`${'a'.repeat(50)}!`, `${'b'.repeat(50)}!`];
    const cwd = directoryOf({
      'topology.yaml': [
        `queues: { '${declared}': { arguments: { x-max-length: 5 } } }`,
        "policies: { p: { pattern: '^(a+)+$', definition: { max-length: 1 } } }",
        "prune: { queues: ['(b+)+'] }",
      ].join('\n'),
      'd.json': JSON.stringify({ queues: [{ name: live, vhost: '/', durable: true, auto_delete: false, arguments: {} }] }),
    });
    const { status, stdout } = spawnSync(process.execPath, [executable, ...command.split(' ')], { cwd, encoding: 'utf8', timeout: 60_000 });
    expect(status).toBe(command.startsWith('drift') ? 2 : 0);
    expect(stdout).toContain(command === 'lint' ? 'policy-matches-nothing' : 'aaaa');
  },
);

test('reports an uncaught exception as a bug, without passwords', async () => {
  const broker = await listening();
  const bug = "throw new RangeError('oops amqp://ann:hunter2@h hunter3')";
  const late = `setInterval(() => { if (process.listenerCount('uncaughtException') > 0) ${bug}; }, 50)`;
  const cwd = directoryOf({ ...good, 'late.mjs': late });
  const topo = startTopo(['plan', '--url', `amqp://ann:hunter3@127.0.0.1:${broker.port}`, '--transport', 'amqp', '--format', 'json'], {
    cwd,
    env: { NODE_OPTIONS: `--import=${join(cwd, 'late.mjs')}` },
  });
  const { code, out, err } = await topo.ended;
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/this is a bug.*\nRangeError: oops amqp:\/\/\*\*\*@h \*\*\*\n/) });
  expect(JSON.parse(out)).toMatchObject({ exitCode: 1, error: expect.stringContaining('oops') });
  expect(out + err).not.toMatch(/hunter[23]/);
});

test('bin/topo.js prints the build command if topo is not built', () => {
  const directory = directoryOf({ 'package.json': '{"type":"module"}' });
  mkdirSync(join(directory, 'bin'));
  copyFileSync(new URL('../../../bin/topo.js', import.meta.url), join(directory, 'bin/topo.js'));
  const { status, stderr } = spawnSync(process.execPath, [join(directory, 'bin/topo.js')], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'topo is not built yet: run `npm ci && npm run build` first\n' });
});
