// A command in several environments: headings, the table, formats, and environments that fail beside others that do not.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in files
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const config = `environments:
  good: { files: [base.yaml], variables: { TYPE: quorum } }
  wrong: { files: [base.yaml], variables: { TYPE: quorun } }
  down: { url: 'amqp://u:\${PASSWORD}@127.0.0.1:1', files: [base.yaml], variables: { TYPE: quorum } }
  unset: { files: [base.yaml], variables: { TYPE: '\${UNSET}' } }
`;
const files = { 'topo.config.yaml': config, 'base.yaml': "queues: { 'orders': { type: '${TYPE}' } }\n" };
const env = { PASSWORD: 'hidden-password' };

describe('topo validate --all', () => {
  test('reports each environment under its heading, and ends with a table and the worst exit code', async () => {
    const { code, out, err } = await topo(['validate', '--all'], { cwd: directoryOf(files), env });
    expect({ code, err }).toEqual({ code: 65, err: '' });
    expect([...out.matchAll(/^== (\w+) ==$/gm)].map(([, name]) => name)).toEqual(['good', 'wrong', 'down', 'unset']);
    const table = out.slice(out.indexOf('environment  ')).replace(/\d+\.\d s/g, '0.0 s');
    expect(table).toBe(`environment  result    time  details
good         ok       0.0 s
wrong        invalid  0.0 s  unknown-value
down         ok       0.0 s
unset        invalid  0.0 s  missing-variable
`);
    expect(out.slice(out.indexOf('== wrong'), out.indexOf('== down'))).toContain('quorum, stream');
  });

  test('prints one JSON document with a report per environment', async () => {
    const { out } = await topo(['validate', '--all', '--format', 'json'], { cwd: directoryOf(files), env });
    const { command, exitCode, environments } = JSON.parse(out) as { command: string; exitCode: number; environments: readonly object[] };
    expect({ command, exitCode }).toEqual({ command: 'validate', exitCode: 65 });
    expect(environments).toMatchObject([
      { environment: 'good', exitCode: 0, result: 'ok', report: { command: 'validate', valid: true } },
      { environment: 'wrong', exitCode: 65, result: 'invalid', report: { diagnostics: [{ code: 'unknown-value' }] } },
      { environment: 'down', exitCode: 0 },
      { environment: 'unset', exitCode: 65, report: { diagnostics: [{ code: 'missing-variable' }] } },
    ]);
  });

  test('prints lines of JSON that name their environment, and one end', async () => {
    const { out } = await topo(['validate', '--all', '--format', 'ndjson'], { cwd: directoryOf(files), env });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; environment?: string });
    expect(lines.filter(({ type }) => type === 'end')).toHaveLength(1);
    expect(lines.filter(({ type }) => type === 'environment').map(({ environment }) => environment)).toEqual([
      'good',
      'wrong',
      'down',
      'unset',
    ]);
    expect(lines.slice(0, -1).every(({ environment }) => environment !== undefined)).toBe(true);
  });
});

test('-e names several environments, in its order', async () => {
  const { code, out } = await topo(['lint', '-e', 'down', '-e', 'good'], { cwd: directoryOf(files) });
  expect(code).toBe(0);
  expect([...out.matchAll(/^== (\w+) ==$/gm)].map(([, name]) => name)).toEqual(['down', 'good']);
  expect(out).toContain('0 errors, 0 warnings');
});

test('a plan of an environment that is down or names no broker does not show its password', async () => {
  const { code, out, err } = await topo(['plan', '-e', 'down', '-e', 'good', '--transport', 'amqp'], { cwd: directoryOf(files), env });
  expect(code).toBe(69);
  expect(out).toMatch(/^down +amqp:\/\/127\.0\.0\.1:1 +unreachable .*broker-unreachable$/m);
  expect(out).toMatch(/^good +invalid/m);
  expect(out).toContain('environment good has no url');
  expect(out + err).not.toContain('hidden-password');
});

test('Markdown begins with the table', async () => {
  const { out } = await topo(['plan', '-e', 'down', '-e', 'unset', '--format', 'markdown'], { cwd: directoryOf(files), env });
  expect(out).toMatch(/^## topo plan in 2 environments: exit 69\n\n\| environment \| broker \| result/);
  expect(out.indexOf('# down')).toBeLessThan(out.indexOf('# unset'));
});

test('an interruption ends all environments', async () => {
  const world = { cwd: directoryOf(files), env, interruptAt: '== good ==' };
  const { code, out } = await topo(['validate', '--all', '--parallel', '1'], world);
  expect(code).toBe(130);
  expect(out).toMatch(/^good +ok/m);
  expect(out).toMatch(/^unset +not run$/m);
});

test.each([
  [['apply', '--all'], 'without a terminal, apply in several environments requires --yes'],
  [['apply', '--all', '--approved', 'sha256:0123456789abcdef'], '--approved is the digest of one plan'],
  [['plan', '--all', '--out', 'p.json'], '--out p.json would be written by several environments: put {environment} in its name'],
  [['lint', '--all', '--fix'], '--fix changes the files of one environment'],
  [['lint', '--all', '--format', 'sarif'], '--format sarif is a report of one environment'],
  [['test', '--all', '--format', 'junit'], '--format junit is a report of one environment'],
  [['export', '--all'], 'export from several environments requires -o with {environment} in the name'],
  [['plan', '--all', '--parallel', '0'], '--parallel requires a whole number from 1 to 999'],
])('%j is not valid', async (argv, message) => {
  const { code, err } = await topo(argv, { cwd: directoryOf(files), env });
  expect(code).toBe(64);
  expect(err).toContain(message);
});

test('a file name with {environment} is one file per environment', async () => {
  const d = JSON.stringify({ vhosts: [{ name: '/' }], queues: [], exchanges: [], bindings: [], rabbitmq_version: '4.3.6' });
  const cwd = directoryOf({ ...files, 'topo.config.yaml': config.replace(/(good|wrong): \{/g, "$1: { url: 'amqp://h',"), 'd.json': d });
  const { code } = await topo(['plan', '-e', 'good', '-e', 'wrong', '--against', 'd.json', '--out', 'plan-{environment}.json'], {
    cwd,
    env,
  });
  expect(code).toBe(65);
  const shown = await topo(['show', 'plan-good.json'], { cwd });
  expect(shown.out).toContain('orders');
  expect((await topo(['show', 'plan-wrong.json'], { cwd })).code).not.toBe(0);
});
