// Bad input: exit 65 with file and place, in bounded time and memory, and nothing is sent to a broker.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { directoryOf, startTopo, topo } from '../../support/io.ts';
import { listening } from '../../support/silent-server.ts';

interface Failure {
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
}

function bomb(): string {
  const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
  return ['a0: &a0 [x]', ...levels].join('\n');
}

/** What is in the file, the code that it gets, and the line that is named. */
const bad: readonly (readonly [string, string | Buffer, string, number])[] = [
  ['open brace', 'queues:\n  a: {\n', 'yaml-syntax', 3],
  ['tab', 'queues:\n\ta: {}\n', 'yaml-syntax', 2],
  ['duplicate key', 'queues:\n  a: {}\n  a: {}\n', 'duplicate-key', 3],
  ['alias bomb', bomb(), 'alias-expansion', 1],
  ['50 MB', Buffer.alloc(50 * 1024 * 1024, 'queues: {}\n'), 'file-too-large', 1],
  ['binary', Buffer.concat([Buffer.from([0xff, 0xfe, 0]), randomBytes(4096)]), 'file-not-text', 1],
  ['nothing', '', 'file-empty', 1],
  ['routing key with a star', 'bindings:\n  - { source: e, destination: q, routingKey: *.error }\n', 'alias-unknown', 2],
  ['routing key with a hash', 'bindings:\n  - { source: e, destination: q, routingKey: # }\n', 'hash-starts-comment', 2],
  ['wrong type', 'queues:\n  a: { maxLength: many }\n', 'wrong-type', 2],
  ['unknown property', 'queues:\n  a:\n    durible: true\n', 'unknown-property', 3],
  ['missing variable', `queues:\n  a:\n    maxLength: \${MOST}\n`, 'missing-variable', 3],
];

describe.each(['validate', 'plan', 'apply --yes', 'hold'])('topo %s', (command) => {
  /** Runs the command with a broker that counts who comes. */
  const failing = async (paths: readonly string[], cwd: string): Promise<Failure> => {
    const broker = await listening();
    const env = { RABBITMQ_URL: `amqp://127.0.0.1:${broker.port}`, RABBITMQ_MANAGEMENT_URL: `http://127.0.0.1:${broker.port}` };
    const { code, out } = await topo([...command.split(' '), ...paths, '--format', 'json'], { cwd, env });
    const failure = JSON.parse(out) as Failure;
    expect(code).toBe(65);
    expect(failure.exitCode).toBe(65);
    expect(broker.accepted()).toBe(0);
    return failure;
  };

  test.each(bad)('a file that is not valid ends the command with exit 65 and its place: %s', async (_, text, code, line) => {
    const { diagnostics } = await failing(['bad.yaml'], directoryOf({ 'bad.yaml': text }));
    expect(diagnostics.find((one) => one.code === code)?.span).toMatchObject({ file: 'bad.yaml', line });
  });

  test('exits 65 for a file that does not exist and for a directory without files', async () => {
    const cwd = directoryOf({});
    mkdirSync(join(cwd, 'empty'));
    expect((await failing(['none.yaml'], cwd)).diagnostics[0]).toMatchObject({ code: 'file-not-found', span: { file: 'none.yaml' } });
    expect((await failing(['empty'], cwd)).diagnostics[0]).toMatchObject({ code: 'no-files', span: { file: 'empty' } });
  });

  test('reports all errors of all files in one run', async () => {
    const first = `queues:\n  a: { maxLength: many, durible: true }\n  b:\n    messageTtl: \${TTL}\n`;
    const cwd = directoryOf({ 'a.yaml': first, 'b.yaml': 'exchanges: { e: { type: topci } }\n' });
    const { diagnostics } = await failing([], cwd);
    expect(diagnostics.map(({ code, span }) => `${span?.file} ${code}`).sort()).toEqual([
      'a.yaml missing-variable',
      'a.yaml unknown-property',
      'a.yaml wrong-type',
      'b.yaml unknown-value',
    ]);
  });
});

test('requires quotes for scalars that YAML reads differently', async () => {
  for (const key of ['*.error', '#', '# everything']) {
    const text = `exchanges: { e: { type: topic } }\nqueues: { q: {} }\nbindings:\n  - source: e\n    destination: q\n    routingKey: ${key}\n`;
    const { code, err } = await topo(['validate'], { cwd: directoryOf({ 'topology.yaml': text }) });
    expect({ key, code }).toEqual({ key, code: 65 });
    expect(err).toMatch(/quote it.*'[*#]/);
  }
});

test('reports every error of a file of 1 MB with 200 MB of memory', async () => {
  const line = (i: number): string => `  q${i}: { durible: true, maxLength: many }\n`;
  const text = `queues:\n${Array.from({ length: 22_000 }, (_, i) => line(i)).join('')}`;
  const cwd = directoryOf({ 'topology.yaml': text });
  const { code, err } = await startTopo(['validate'], { cwd, env: { NODE_OPTIONS: '--max-old-space-size=200' } }).ended;
  expect({ code, tail: code === 65 ? '' : err.slice(-500) }).toEqual({ code: 65, tail: '' });
});

test('reads standard input as one more file', async () => {
  const stdin = 'queues:\n  a: { durible: true }\n';
  const { code, out } = await topo(['validate', '-', '--format', 'json'], { stdin });
  expect(code).toBe(65);
  expect(JSON.parse(out)).toMatchObject({ diagnostics: [{ code: 'unknown-property', span: { file: '<stdin>', line: 2 } }] });
  expect(await topo(['validate', '-'], { stdin: 'queues: { a: {} }\n' })).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Valid: 1 file, .*1 queue/),
  });
});

test('uses --var before the environment, and exits 65 for a variable that is not set', async () => {
  const cwd = directoryOf({ 'topology.yaml': `queues: { a: { maxLength: "\${MOST}" } }\n` });
  expect(await topo(['validate', '--var', 'MOST=10'], { cwd, env: { MOST: 'many' } })).toMatchObject({ code: 0 });
  expect(await topo(['validate'], { cwd, env: { MOST: '10' } })).toMatchObject({ code: 0 });
  expect(await topo(['validate', '--var', 'MOST='], { cwd, env: { MOST: '10' } })).toMatchObject({ code: 65 });
});
