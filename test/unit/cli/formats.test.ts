// The forms of the output: JSON is one valid document whatever happens, colours and symbols are as they were asked for.
import { describe, expect, test } from 'vitest';
import { directoryOf, type Ran, topo, type World } from '../../support/io.ts';
import { listening } from '../../support/silent-server.ts';

const definitions = JSON.stringify({
  vhosts: [{ name: '/' }],
  queues: [{ vhost: '/', name: 'old', durable: true, auto_delete: false, arguments: { 'x-max-length': 5, 'x-queue-type': 'classic' } }],
  exchanges: [],
  bindings: [],
});
const files = {
  'good.yaml': 'queues: { new: {}, old: { maxLength: 5 } }\n',
  'blocked.yaml': 'queues: { old: { maxLength: 6 } }\n',
  'bad.yaml': 'queues: { old: { durible: true } }\n',
  'warning.yaml': 'policies: { p: { pattern: "(?i)orders", definition: { max-length: 1 } } }\n',
  'definitions.json': definitions,
  'other.json': '{"a": 1}',
};
const against = ['--against', 'definitions.json'];

/** Every way in which a command can end without a broker. */
const endings: readonly (readonly [string, readonly string[], number])[] = [
  ['valid', ['validate', 'good.yaml'], 0],
  ['a warning', ['validate', 'warning.yaml'], 0],
  ['invalid', ['validate', 'bad.yaml'], 65],
  ['lint', ['lint', 'good.yaml'], 0],
  ['lint of what is invalid', ['lint', 'bad.yaml'], 65],
  ['a plan', ['plan', 'good.yaml', ...against], 0],
  ['a plan of nothing', ['plan', 'good.yaml', 'good.yaml', '--vhost', 'v', ...against], 0],
  ['a blocked plan', ['plan', 'blocked.yaml', ...against], 4],
  ['a blocked plan without what is blocked', ['plan', 'blocked.yaml', '--skip-blocked', ...against], 0],
  ['a selector that matches nothing', ['plan', 'good.yaml', '--only', 'queue/none', ...against], 64],
  ['a selector that is none', ['plan', 'good.yaml', '--only', 'none', ...against], 64],
  ['a blocked plan with --detailed-exitcode', ['plan', 'blocked.yaml', '--detailed-exitcode', ...against], 4],
  ['no definitions', ['plan', 'good.yaml', '--against', 'none.json'], 65],
  ['no such definitions', ['plan', 'good.yaml', '--against', 'good.yaml'], 65],
  ['nobody there', ['plan', 'good.yaml', '--url', 'amqp://127.0.0.1:1'], 69],
  ['nobody to agree', ['apply', 'good.yaml'], 64],
  ['nobody there to apply', ['apply', 'good.yaml', '--yes', '--url', 'amqp://127.0.0.1:1'], 69],
  ['no plan', ['apply', 'other.json', '--yes', '--url', 'amqp://127.0.0.1:1'], 65],
  ['no plan to show', ['show', 'other.json'], 65],
  ['no file to show', ['show', 'none.json'], 65],
  ['a flag that does not exist', ['plan', '--no-such-flag'], 64],
  ['a URL that is none', ['plan', 'good.yaml', '--url', 'x'], 64],
  ['a plan that cannot be saved', ['plan', 'good.yaml', ...against, '--out', 'no/such/plan.json'], 64],
  ['nothing to hold', ['hold', 'good.yaml'], 0],
  ['nobody there to be examined', ['doctor', '--url', 'amqp://127.0.0.1:1'], 69],
];

async function ran(argv: readonly string[], world: World = {}): Promise<Ran> {
  return topo(argv, { ...world, cwd: directoryOf(files) });
}

describe('without a broker', () => {
  test.each(endings)('%s: prints one JSON document', async (_, argv, code) => {
    const { out, ...rest } = await ran([...argv, '--format', 'json']);
    expect(rest.code).toBe(code);
    expect(out.endsWith('}\n')).toBe(true);
    expect(JSON.parse(out)).toMatchObject({ topo: '0.1.0', command: argv[0], exitCode: code, diagnostics: expect.any(Array) });
  });

  test.each(endings)('%s: prints one JSON object per line with --format ndjson', async (_, argv, code) => {
    const { out, ...rest } = await ran([...argv, '--format=ndjson']);
    expect(rest.code).toBe(code);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines.filter(({ type }) => typeof type !== 'string')).toEqual([]);
    expect(lines.filter(({ type }) => type === 'end')).toEqual([{ type: 'end', topo: '0.1.0', command: argv[0], exitCode: code }]);
    expect(lines.at(-1)?.type).toBe('end');
  });

  test.each(endings.filter(([, [command = '']]) => ['plan', 'apply', 'show'].includes(command)))(
    '%s: prints Markdown with --format markdown',
    async (_, argv, code) => {
      const { out, ...rest } = await ran([...argv, '--format', 'markdown']);
      expect(rest.code).toBe(code);
      expect(out).toMatch(/^## (?:Plan|No changes|topo [a-z]+ failed)/);
      expect(out.match(/^ *```/gm)?.length ?? 0).toSatisfy((fences: number) => fences % 2 === 0);
    },
  );

  test.each(endings.filter(([, [command = '']]) => ['validate', 'plan', 'show'].includes(command)))(
    '%s: prints annotations with --format github',
    async (_, argv, code) => {
      const { out, err, ...rest } = await ran([...argv, '--format', 'github']);
      expect(rest.code).toBe(code);
      expect(out).toMatch(/^(?:::(?:error|warning|notice) [^\n]*\n)*$/);
      expect(out + err).not.toBe('');
    },
  );

  test.each(endings)('%s: prints text, with errors on stderr', async (_, argv, code) => {
    const { out, err, ...rest } = await ran(argv);
    expect(rest.code).toBe(code);
    if (code === 64 || code === 65) expect(out).toBe('');
    expect(out + err).not.toBe('');
    expect(out + err).not.toContain('\u001b');
    expect(out + err).not.toMatch(/undefined|\[object|at .*\.[tj]s:\d+/);
  });
});

test('applies the last --format if there are several', async () => {
  const { out } = await ran(['validate', 'bad.yaml', '--format', 'json', '--format', 'text']);
  expect(out).toBe('');
  const broken = await ran(['plan', '--format', 'json', '--format', 'ndjson', '--no-such-flag']);
  expect(broken.out.split('\n')).toHaveLength(3);
});

describe('colours', () => {
  test.each([
    ['on a terminal', { terminal: true }, true],
    ['not in a pipe', {}, false],
    ['not with NO_COLOR', { terminal: true, env: { NO_COLOR: '1' } }, false],
    ['with an empty NO_COLOR, which does not count', { terminal: true, env: { NO_COLOR: '' } }, true],
    ['not on a dumb terminal', { terminal: true, env: { TERM: 'dumb' } }, false],
  ])('--detailed-exitcode or colours: %s', async (_, world, colours) => {
    expect((await ran(['plan', 'good.yaml', ...against], world)).out.includes('\u001b[')).toBe(colours);
    expect((await ran(['validate', 'bad.yaml'], world)).err.includes('\u001b[')).toBe(colours);
  });

  test('prints no colours with --format json', async () => {
    const { out } = await ran(['plan', 'good.yaml', ...against, '--format', 'json'], { terminal: true });
    expect(out).not.toContain('\u001b[');
  });
});

test.each([
  ['plan', 'good.yaml'],
  ['plan', 'blocked.yaml'],
  ['plan', 'good.yaml', '--show-unchanged', '--show-undeclared'],
  ['validate', 'bad.yaml'],
])('prints ASCII characters only with --ascii: %j', async (...argv) => {
  const { out, err } = await ran([...argv, ...(argv[0] === 'plan' ? against : []), '--ascii']);
  expect(out + err).toMatch(/^[\n\x20-\x7e]+$/);
});

test('escapes control characters in names', async () => {
  const text =
    'queues: { "a\\u001b[31mb\\u0007": {}, "tab\\t": {} }\nexchanges: { e: { type: topic } }\nbindings: [{ source: e, destination: "tab\\t", routingKey: "\\u001b[2J" }]\n';
  for (const argv of [
    ['validate', '-'],
    ['plan', '-', ...against],
  ]) {
    const { out, err } = await ran(argv, { stdin: text });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  }
});

describe('--detailed-exitcode', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['nothing to do', 'queues: { old: { maxLength: 5 } }', 0],
    ['something to create', 'queues: { new: {}, old: { maxLength: 5 } }', 2],
    ['something to replace, allowed', 'queues: { old: { maxLength: 7 } }', 3],
    ['something to delete', 'queues: { old: { state: absent } }', 3],
    ['something protected', 'queues: { old: { maxLength: 7, protect: true } }', 4],
  ];

  test.each(cases)('--detailed-exitcode or colours: %s', async (_, text, expected) => {
    const argv = ['plan', '-', ...against, '--detailed-exitcode', '--allow', 'replace:queue/old'];
    const { code, out, err } = await ran(argv, { stdin: text });
    expect({ code, said: out + err }).toEqual({ code: expected, said: expect.any(String) });
    expect(
      (
        await ran(
          argv.filter((word) => word !== '--detailed-exitcode'),
          { stdin: text },
        )
      ).code,
    ).toBe(expected === 4 ? 4 : 0);
  });
});

test('topo plan --against does not connect to a broker', async () => {
  const broker = await listening();
  const env = { RABBITMQ_URL: `amqp://127.0.0.1:${broker.port}`, RABBITMQ_MANAGEMENT_URL: `http://127.0.0.1:${broker.port}` };
  expect((await ran(['plan', 'good.yaml', ...against], { env })).code).toBe(0);
  expect(broker.accepted()).toBe(0);
});
