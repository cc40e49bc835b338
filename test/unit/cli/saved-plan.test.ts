// Plans in files: what is saved can be shown and applied, and nothing else can.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Plan, Step } from '../../../src/model/plan.ts';
import { digestOf } from '../../../src/planner/digest.ts';
import { summarise } from '../../../src/planner/make-plan.ts';
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

/** Saves a plan with the checksum of its content. */
function saveForged(cwd: string, plan: object): void {
  const checksum = `sha256:${createHash('sha256').update(JSON.stringify(plan)).digest('hex')}`;
  writeFileSync(join(cwd, 'plan.json'), JSON.stringify({ ...plan, checksum }));
}

const queueEntity = { kind: 'queue', vhost: '/', name: 'new', durable: true, autoDelete: false, exclusive: false, arguments: {} } as const;

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

  // who writes a plan can write its checksum
  const forged: readonly (readonly [string, (plan: Plan) => unknown, string])[] = [
    ['nothing but a version', ({ formatVersion }) => ({ formatVersion }), 'is not a plan: plan.topo: expected a value'],
    ['changes that are no list', (plan) => ({ ...plan, changes: 'x' }), 'is not a plan: plan.changes: expected a list'],
    ['an unknown step', (plan) => ({ ...plan, steps: [{ id: 1, level: 1, change: 'x', do: 'format-disk' }] }), 'step 1: not what the'],
    ['no summary', ({ summary: _, ...plan }) => plan, 'plan.summary: expected a value'],
    ['a property that no plan has', (plan) => ({ ...plan, note: 'x' }), 'unexpected property "note"'],
    ['a step of another change', (plan) => ({ ...plan, steps: plan.steps.map((step) => ({ ...step, change: 'x' })) }), 'step 1: not what'],
    ['a step less', (plan) => ({ ...plan, steps: plan.steps.slice(1) }), 'step 1: not what the changes give; expected try queue / old'],
    ['a step removed at the end', (plan) => ({ ...plan, steps: plan.steps.slice(0, -1) }), 'missing; expected declare queue / old'],
    ['a block taken out', (plan) => ({ ...plan, changes: plan.changes.map(({ blocked: _, ...change }) => change) }), 'must be blocked'],
    ['another summary', (plan) => ({ ...plan, summary: { ...plan.summary, replace: 0 } }), 'summary: its counts are not those'],
    ['another digest', (plan) => ({ ...plan, digest: `sha256:${'0'.repeat(64)}` }), 'digest: it does not match the content'],
    [
      'a lower risk',
      (plan) => ({ ...plan, changes: plan.changes.map((change) => ({ ...change, risk: 'safe' })) }),
      'has the risk safe, expected',
    ],
    [
      'fields left out',
      (plan) => ({ ...plan, changes: plan.changes.map((change) => ({ ...change, fields: [] })) }),
      'has fields that are not',
    ],
    ['a name that is not its key', (plan) => JSON.parse(JSON.stringify(plan).replaceAll('"name":"new"', '"name":"other"')), 'another key'],
    ['a virtual host that is not shown', (plan) => ({ ...plan, vhosts: ['other'] }), 'vhosts: / is not among them'],
  ];

  test.each(forged)('exits 65 for a saved plan with a matching checksum but with a fault: %s', async (_, change, reason) => {
    const cwd = await withPlan();
    const { checksum: __, ...plan } = JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8')) as Plan & { checksum: string };
    saveForged(cwd, change(plan) as object);
    for (const argv of [
      ['show', 'plan.json'],
      ['apply', 'plan.json'],
      ['graph', 'plan.json'],
    ]) {
      const ran = await topo(argv, { cwd });
      expect(ran).toMatchObject({ code: 65, out: '', err: expect.stringMatching(/^error\[plan-(unreadable|inconsistent)\]: plan\.json/) });
      expect(ran.err).toContain(reason);
    }
  });

  test('exits 65 for a plan that shows a create and would delete a queue in another virtual host', async () => {
    const cwd = await withPlan();
    const { checksum: __, ...plan } = JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8')) as Plan & { checksum: string };
    const changes = plan.changes.filter(({ action }) => action === 'create');
    const [create] = plan.steps.filter(({ do: what }) => what === 'declare');
    const entity = { ...queueEntity, vhost: 'billing', name: 'invoices' };
    const steps = [
      { ...create, id: 1, level: 1 },
      { id: 2, level: 2, change: changes[0]?.key, do: 'delete', entity, guard: 'none' },
    ] as Step[];
    const made = { ...plan, origins: {}, changes, steps, summary: summarise(changes, 0), digest: digestOf(plan.vhosts, changes, steps) };
    saveForged(cwd, made);
    const ran = await topo(['show', 'plan.json'], { cwd });
    expect(ran).toMatchObject({ code: 65, out: '' });
    expect(ran.err).toContain('error[plan-inconsistent]: plan.json: step 2: not what the changes give; expected no further step');
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
