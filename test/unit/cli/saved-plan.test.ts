// Plans in files: what is saved can be shown and applied, and nothing else can.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { listening } from '../../support/silent-server.ts';

const queue = { vhost: '/', name: 'old', durable: true, auto_delete: false, arguments: { 'x-max-length': 5, 'x-queue-type': 'classic' } };
const files = {
  'topology.yaml': 'queues: { new: {}, old: { maxLength: 6 } }\n',
  'definitions.json': JSON.stringify({ vhosts: [{ name: '/' }], queues: [queue] }),
};

/** A directory with plan.json; the replace in it is blocked. */
async function withPlan(): Promise<string> {
  const cwd = directoryOf(files);
  expect(await topo(['plan', '--against', 'definitions.json', '--out', 'plan.json'], { cwd })).toMatchObject({ code: 4, err: '' });
  return cwd;
}

test('topo show prints a saved plan like the plan that was saved', async () => {
  const cwd = await withPlan();
  const [made, shown] = [
    await topo(['plan', '--against', 'definitions.json'], { cwd }),
    await topo(['show', 'plan.json', '--format', 'text'], { cwd }),
  ];
  const body = (out: string): string => out.slice(out.indexOf('\n'));
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(body(shown.out)).toBe(body(made.out));
  expect(readdirSync(cwd).sort()).toEqual(['definitions.json', 'plan.json', 'topology.yaml']);
});

test('accepts a saved plan whose JSON was reformatted', async () => {
  const cwd = await withPlan();
  writeFileSync(join(cwd, 'plan.json'), JSON.stringify(JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8'))));
  expect(await topo(['show', 'plan.json'], { cwd })).toMatchObject({ code: 0, err: '' });
});

describe('a saved plan', () => {
  const tampered: readonly (readonly [string, (plan: Plan & { checksum: string }) => unknown, string])[] = [
    ['another name in a step', (plan) => JSON.parse(JSON.stringify(plan).replaceAll('"new"', '"other"')), 'was changed after'],
    ['a step less', (plan) => ({ ...plan, steps: plan.steps.slice(1) }), 'was changed after'],
    ['a block taken out', (plan) => ({ ...plan, changes: plan.changes.map(({ blocked: _, ...change }) => change) }), 'was changed after'],
    ['another broker', (plan) => ({ ...plan, broker: { ...plan.broker, name: 'rabbit@prod' } }), 'was changed after'],
    ['no checksum', ({ checksum: _, ...plan }) => plan, 'was changed after'],
    ['a later format', (plan) => ({ ...plan, formatVersion: 2 }), 'format version 2'],
    ['parts of another type', (plan) => ({ ...plan, changes: [null], steps: 3 }), 'was changed after'],
    ['the report of a command', (plan) => ({ topo: '0.1.0', command: 'plan', plan }), 'save a plan with `topo plan --out FILE`'],
    ['a list', () => [], 'is not a plan'],
    ['null', () => null, 'is not a plan'],
    ['something else', () => ({ vhosts: [] }), 'is not a plan'],
  ];

  test.each(tampered)('exits 65 for a saved plan with a fault: %s', async (_, change, reason) => {
    const cwd = await withPlan();
    const plan = JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8')) as Plan & { checksum: string };
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify(change(plan)));
    const shown = await topo(['show', 'plan.json'], { cwd });
    expect(shown).toMatchObject({ code: 65, out: '', err: expect.stringMatching(/^error\[plan-unreadable\]: plan\.json /) });
    expect(shown.err).toContain(reason);
  });

  // whoever makes a plan by himself can make a checksum, too
  const forged: readonly (readonly [string, (plan: Plan) => unknown, string])[] = [
    ['nothing but a version', ({ formatVersion }) => ({ formatVersion }), 'is not a plan'],
    ['changes that are no list', (plan) => ({ ...plan, changes: 'x' }), 'is not a plan'],
    ['an unknown step', (plan) => ({ ...plan, steps: [{ id: 1, level: 1, change: 'x', do: 'format-disk' }] }), 'is not a plan'],
    ['no summary', ({ summary: _, ...plan }) => plan, 'parts of it are missing'],
    [
      'a step for nothing that is shown',
      (plan) => ({ ...plan, steps: plan.steps.map((step) => ({ ...step, change: 'x' })) }),
      'a step without a change',
    ],
    ['a step less', (plan) => ({ ...plan, steps: plan.steps.slice(1) }), 'has a digest that does not match its content'],
    ['a block taken out', (plan) => ({ ...plan, changes: plan.changes.map(({ blocked: _, ...change }) => change) }), 'a digest'],
    [
      'a name that is not its key',
      (plan) => JSON.parse(JSON.stringify(plan).replaceAll('"name":"new"', '"name":"other"')),
      'is not a plan',
    ],
  ];

  test.each(forged)('exits 65 for a saved plan with a matching checksum but with a fault: %s', async (_, change, reason) => {
    const cwd = await withPlan();
    const { checksum: __, ...plan } = JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8')) as Plan & { checksum: string };
    const made = change(plan) as object;
    const checksum = `sha256:${createHash('sha256').update(JSON.stringify(made)).digest('hex')}`;
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify({ ...made, checksum }));
    for (const argv of [
      ['show', 'plan.json'],
      ['apply', 'plan.json'],
      ['graph', 'plan.json'],
    ]) {
      const ran = await topo(argv, { cwd });
      expect(ran).toMatchObject({ code: 65, out: '', err: expect.stringMatching(/^error\[plan-unreadable\]: plan\.json /) });
      expect(ran.err).toContain(reason);
    }
  });

  test('exits 65 for a saved plan that nests too deep', async () => {
    const cwd = directoryOf({ 'plan.json': `{"formatVersion":1,"changes":${'['.repeat(100_000)}${']'.repeat(100_000)}}` });
    expect(await topo(['show', 'plan.json'], { cwd })).toMatchObject({ code: 65, err: expect.stringContaining('plan-unreadable') });
  });

  test('exits 65 for a saved plan that is truncated, and for one that does not exist', async () => {
    const cwd = await withPlan();
    writeFileSync(join(cwd, 'half.json'), readFileSync(join(cwd, 'plan.json'), 'utf8').slice(0, 900));
    expect(await topo(['show', 'half.json'], { cwd })).toMatchObject({ code: 65, err: expect.stringContaining('is not JSON') });
    expect(await topo(['show', 'none.json'], { cwd })).toMatchObject({ code: 65, err: expect.stringContaining('ENOENT') });
    expect(await topo(['apply', 'half.json', '--yes'], { cwd })).toMatchObject({
      code: 65,
      err: expect.stringContaining('plan-unreadable'),
    });
  });
});

describe('topo apply of a saved plan, before it connects', () => {
  test.each([
    ['rejects --allow with a saved plan', ['plan.json', '--allow', 'blast-radius'], 64, '--allow has no effect'],
    ['rejects --var with a saved plan', ['plan.json', '--var', 'A=b'], 64, '--var has no effect'],
    ['rejects --vhost with a saved plan', ['plan.json', '--vhost', 'other'], 64, '--vhost has no effect'],
    ['rejects other files beside a saved plan', ['plan.json', 'topology.yaml'], 64, 'cannot be combined'],
    ['reads the saved plan', ['changed.json'], 65, 'plan-unreadable'],
  ])('exits 65 for a saved plan with a fault: %s', async (_, argv, code, reason) => {
    const cwd = await withPlan();
    writeFileSync(join(cwd, 'changed.json'), readFileSync(join(cwd, 'plan.json'), 'utf8').replaceAll('"new"', '"other"'));
    const broker = await listening();
    const ran = await topo(['apply', ...argv, '--yes', '--url', `amqp://127.0.0.1:${broker.port}`], { cwd });
    expect(ran).toMatchObject({ code, out: '', err: expect.stringContaining(reason) });
    expect(broker.accepted()).toBe(0);
  });
});

test.each([
  ['no/such/plan.json', 'ENOENT'],
  ['.', 'EISDIR|EBUSY|ENOTEMPTY|EEXIST'],
])('exits 64 and writes nothing if --out %s cannot be written', async (out, reason) => {
  const cwd = directoryOf(files);
  const ran = await topo(['plan', '--against', 'definitions.json', '--out', out], { cwd });
  expect(ran).toMatchObject({ code: 64, err: expect.stringMatching(new RegExp(`^error: --out ${out} cannot be written: (${reason})\n$`)) });
  expect(readdirSync(cwd).sort()).toEqual(['definitions.json', 'topology.yaml']);
});

test('exits 64 for an empty --out', async () => {
  const cwd = directoryOf(files);
  const ran = await topo(['plan', '--against', 'definitions.json', '--out', ''], { cwd });
  expect(ran).toMatchObject({ code: 64, err: 'error: --out requires a file name\n' });
});

test('topo plan --out writes through a link', async () => {
  const cwd = directoryOf({ ...files, 'real.json': 'old' });
  symlinkSync('real.json', join(cwd, 'link.json'));
  expect(await topo(['plan', '--against', 'definitions.json', '--out', 'link.json'], { cwd })).toMatchObject({ code: 4 });
  expect(lstatSync(join(cwd, 'link.json')).isSymbolicLink()).toBe(true);
  expect(await topo(['show', 'real.json'], { cwd })).toMatchObject({ code: 0, err: '' });
});

test.skipIf(process.platform === 'win32')('--out never replaces what is no regular file', async () => {
  const cwd = directoryOf(files);
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const [ran, read] = await Promise.all([
    topo(['plan', '--against', 'definitions.json', '--out', 'pipe'], { cwd }),
    promisify(execFile)('cat', [join(cwd, 'pipe')]),
  ]);
  expect(ran).toMatchObject({ code: 4 });
  expect(JSON.parse(read.stdout)).toMatchObject({ formatVersion: 1 });
  expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
  expect(readdirSync(cwd).sort()).toEqual(['definitions.json', 'pipe', 'topology.yaml']);
});

test('topo apply recognizes a saved plan whatever its file name', async () => {
  const cwd = directoryOf(files);
  await topo(['plan', '--against', 'definitions.json', '--out', 'reviewed'], { cwd });
  const { code, err } = await topo(['apply', 'reviewed', '--url', 'amqp://127.0.0.1:1'], { cwd });
  expect({ code, err }).toEqual({ code: 69, err: expect.stringContaining('broker-unreachable') });
});
