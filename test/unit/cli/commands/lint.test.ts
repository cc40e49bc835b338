// topo lint as a command: formats, exit codes, comments, and what --fix does to files.
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type LintCode, lintCodes } from '../../../../src/model/codes/lint.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { sarifSchema } from '../../../support/sarif-schema.ts';

const warned = `exchanges:
  news: { type: fanout }
queues:
  one: { maxLength: 10 } # topo-ignore queue-unbound it is not
  two: { durable: false } # topo-ignore transient-queue a cache
bindings:
  - { source: news, destination: one, routingKey: sports }
`;
const failing = 'queues: { one: { type: classic, maxLength: 1, queueVersion: 1 } }\n';
const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('the topologies of this repository', () => {
  /** RabbitMQ 4.0 has removed what it shows. */
  const mirrored = 'mirrored-queues';
  /** Its plugin has no release for RabbitMQ 4.3. */
  const delayed = 'delayed-exchange';

  test(`topo lint finds what RabbitMQ 4.3 has removed in topologies/${mirrored}`, async () => {
    const { code, out } = await topo(['lint', `topologies/${mirrored}`], { cwd: root });
    expect({ code, out }).toEqual({ code: 65, out: expect.stringMatching(/^error\[feature-removed\]: ha-mode/) });
    expect(await topo(['lint', `topologies/${mirrored}`, '--target', '3.10'], { cwd: root })).toMatchObject({ code: 0 });
  });

  test(`topo lint warns of the plugin that RabbitMQ 4.3 lacks in topologies/${delayed}`, async () => {
    const { code, out } = await topo(['lint', `topologies/${delayed}`], { cwd: root });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^warning\[exchange-type-unreleased\]/) });
    expect(await topo(['lint', `topologies/${delayed}`, '--target', '4.2', '--max-warnings', '0'], { cwd: root })).toMatchObject({
      code: 0,
    });
  });

  const current = readdirSync(`${root}topologies`).filter((name) => name !== mirrored && name !== delayed);
  test.each(current)('topo lint finds no error and no warning in topologies/%s', async (name) => {
    const { code, out, err } = await topo(['lint', `topologies/${name}`, '--max-warnings', '0'], { cwd: root });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Clean: [12] file/);
  });
});

describe('exit codes', () => {
  test.each<readonly [string, readonly string[], number]>([
    ['warnings pass', ['warned.yaml'], 0],
    ['as many warnings as are allowed', ['warned.yaml', '--max-warnings', '2'], 0],
    ['more warnings than are allowed', ['warned.yaml', '--max-warnings', '1'], 65],
    ['an error', ['failing.yaml'], 65],
    ['an error of another version', ['failing.yaml', '--target', '3.13'], 0],
    ['a file that is not valid', ['invalid.yaml'], 65],
    ['no file', ['none.yaml'], 65],
    ['a target that is none', ['warned.yaml', '--target', 'new'], 64],
    ['a number that is none', ['warned.yaml', '--max-warnings', '-1'], 64],
    ['a format that there is not', ['warned.yaml', '--format', 'xml'], 64],
  ])('%s', async (_, argv, code) => {
    const cwd = directoryOf({ 'warned.yaml': warned, 'failing.yaml': failing, 'invalid.yaml': 'queues: { one: { durible: 1 } }\n' });
    expect((await topo(['lint', ...argv], { cwd })).code).toBe(code);
  });

  test('topo lint does not lint files that are not valid', async () => {
    const cwd = directoryOf({ 'invalid.yaml': 'queues: { one: { durable: false, durible: 1 } }\n' });
    const { out, err } = await topo(['lint', 'invalid.yaml', '--fix'], { cwd });
    expect(out).toBe('');
    expect(err).toContain('error[unknown-property]');
    expect(err).not.toContain('transient-queue');
  });
});

describe('formats', () => {
  const lines = async (format: string, text = warned) => {
    const cwd = directoryOf({ 'a b%.yaml': text });
    return (await topo(['lint', 'a b%.yaml', '--format', format, '--notices'], { cwd })).out;
  };

  test('topo lint --format json prints findings, ignored findings with their reason, and counts', async () => {
    const report = JSON.parse(await lines('json'));
    expect(report).toMatchObject({
      command: 'lint',
      exitCode: 0,
      summary: { files: 1, error: 0, warning: 2, notice: 2, ignored: 1, fixable: 1 },
    });
    expect(report.diagnostics.map(({ code }: { code: string }) => code).sort()).toEqual([
      'binding-key-ignored',
      'ignore-unused',
      'queue-unbound',
      'queue-unbounded',
    ]);
    expect(report.ignored).toMatchObject([{ code: 'transient-queue', reason: 'a cache' }]);
  });

  test('topo lint --format ndjson prints one finding per line', async () => {
    const types = (await lines('ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(types).toEqual(['diagnostic', 'diagnostic', 'diagnostic', 'diagnostic', 'data', 'end']);
  });

  test('topo lint --format github prints annotations with escaped properties', async () => {
    expect((await lines('github')).split('\n')).toContain(
      '::warning file=a b%25.yaml,line=7,endLine=7,col=51,endColumn=57,title=binding-key-ignored::binding news -> one: exchange news (fanout) ignores the routing key [sports]',
    );
  });

  test.each([
    ['findings', warned],
    ['an error', failing],
    ['nothing', 'queues: { one: { maxLength: 1 } }\n'],
    ['a file that is not valid', 'queues: { one: { durible: 1 } }\n'],
  ])('sarif of %s is as the standard has it', async (_, text) => {
    const log = JSON.parse(await lines('sarif', text));
    const validate = new Ajv({
      strict: false,
      formats: { uri: /^https:\/\/\S+$/, 'uri-reference': /^[^\s%]*(%[0-9A-F]{2}[^\s%]*)*$/ },
    }).compile(sarifSchema);
    validate(log);
    expect(validate.errors).toBeNull();
    const [{ tool, results }] = log.runs;
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test('topo lint --format sarif has locations, and ignored findings as suppressed', async () => {
    const [{ results, invocations }] = JSON.parse(await lines('sarif')).runs;
    expect(invocations).toEqual([{ executionSuccessful: true }]);
    const excused = results.filter((one: object) => 'suppressions' in one);
    expect(excused).toMatchObject([{ ruleId: 'transient-queue', suppressions: [{ kind: 'inSource', justification: 'a cache' }] }]);
    const key = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'binding-key-ignored');
    expect(key.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b%25.yaml' },
          region: { startLine: 7, startColumn: 51, endLine: 7, endColumn: 57 },
        },
      },
    ]);
  });
});

describe('--fix', () => {
  const fix = async (name: string, text: string | Buffer, ...argv: readonly string[]) => {
    const cwd = directoryOf({ [name]: text });
    const run = await topo(['lint', name, '--fix', ...argv], { cwd });
    return { ...run, cwd, after: readFileSync(join(cwd, name)) };
  };

  test('topo lint --fix reports its fixes and has nothing to fix the second time', async () => {
    const { out, after, cwd } = await fix('a.yaml', warned);
    expect(out).toContain('Fixed: 1 finding.\n');
    expect(after.toString()).toBe(warned.replace(', routingKey: sports', ''));
    const again = await topo(['lint', 'a.yaml', '--fix'], { cwd });
    expect(again.out).not.toContain('Fixed');
    expect(readFileSync(join(cwd, 'a.yaml'))).toEqual(after);
  });

  test('topo lint --fix retains a byte order mark, Windows line ends, and a last line without a line end', async () => {
    const windows = `\uFEFF${warned.replaceAll('\n', '\r\n').trimEnd()}`;
    const { after } = await fix('a.yaml', windows);
    expect(after.toString()).toBe(windows.replace(', routingKey: sports', ''));
  });

  test('topo lint --fix retains the mode of a file and writes through a link', async () => {
    const cwd = directoryOf({ 'real.yaml': warned });
    chmodSync(join(cwd, 'real.yaml'), 0o640);
    symlinkSync('real.yaml', join(cwd, 'link.yaml'));
    await topo(['lint', 'link.yaml', '--fix'], { cwd });
    expect(statSync(join(cwd, 'real.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(cwd).sort()).toEqual(['link.yaml', 'real.yaml']);
    expect(readFileSync(join(cwd, 'real.yaml'), 'utf8')).not.toContain('sports');
  });

  test('topo lint --fix changes no other files and no ignored findings', async () => {
    const excused = warned.replace('  - {', '  # topo-ignore binding-key-ignored documentation\n  - {');
    const cwd = directoryOf({ 'a.yaml': excused, 'b.yaml': warned });
    await topo(['lint', 'a.yaml', '--fix'], { cwd });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(excused);
    expect(readFileSync(join(cwd, 'b.yaml'), 'utf8')).toBe(warned);
  });

  test('topo lint --fix does not change standard input and definitions files', async () => {
    expect((await topo(['lint', '-', '--fix'], { stdin: warned })).out).toContain('standard input cannot be changed');
    const binding = { source: 'news', vhost: '/', destination: 'one', destination_type: 'queue', routing_key: 'a', arguments: {} };
    const rows = { exchanges: [{ name: 'news', vhost: '/', type: 'fanout' }], queues: [{ name: 'one', vhost: '/' }], bindings: [binding] };
    const { out, after } = await fix('definitions.json', JSON.stringify(rows));
    expect(out).toContain('definitions files are exported by a broker and not changed');
    expect(JSON.parse(after.toString())).toEqual(rows);
    expect((await fix('rows.yaml', JSON.stringify(rows))).out).toContain('it is a row of a definitions file');
  });

  test('topo lint --fix reports a file that cannot be written and leaves it unchanged', async () => {
    const cwd = directoryOf({ 'a.yaml': warned });
    // the partial file cannot be made where a directory has its name
    mkdirSync(join(cwd, 'a.yaml.partial', 'x'), { recursive: true });
    const { code, err } = await topo(['lint', 'a.yaml', '--fix'], { cwd });
    expect(code).toBe(64);
    expect(err).toContain('a.yaml cannot be written: EISDIR');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(warned);
  });

  test('topo lint --fix removes a binding that another file covers', async () => {
    const cwd = directoryOf({
      'a.yaml':
        "exchanges: { shop: { type: topic } }\nqueues: { one: { maxLength: 1 } }\nbindings:\n  - { source: shop, destination: one, routingKey: '#' }\n",
      'b.yaml': 'bindings:\n  - source: shop\n    destination: one\n    routingKey: a\n',
    });
    const { out } = await topo(['lint', '--fix'], { cwd });
    expect(out).toContain('Fixed: 1 finding.\nClean: 2 files.');
    expect(readFileSync(join(cwd, 'b.yaml'), 'utf8')).toBe('bindings:\n');
  });
});

test('topo explain prints the page of a lint rule', async () => {
  for (const code of Object.keys(lintCodes) as LintCode[]) expect((await topo(['explain', code])).out).toContain(lintCodes[code].why);
});

test('topo lint does not print credentials in a name', async () => {
  const cwd = directoryOf({ 'a.yaml': "exchanges: { 'amqp://user:hunter2@host': { type: fanout } }\n" });
  for (const format of ['text', 'github']) {
    const { out } = await topo(['lint', 'a.yaml', '--format', format], { cwd });
    expect(out).toContain('exchange-dead-end');
    expect(out).not.toContain('hunter2');
  }
});
