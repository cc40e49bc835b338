// topo graph: forms of the output, what is drawn, and what is refused.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const yaml = `exchanges:
  orders: { type: topic }
queues:
  orders.created: { type: quorum }
  orders.other: { type: quorum }
bindings:
  - { source: orders, destination: orders.created, routingKey: '#' }
`;
const files = { 'topology.yaml': yaml };
const empty = JSON.stringify({ rabbit_version: '4.3.6', exchanges: [], queues: [], bindings: [] });

test('topo graph draws Mermaid by default', async () => {
  const { code, out, err } = await topo(['graph'], { cwd: directoryOf(files) });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^flowchart LR\n {2}n1\(\["orders<br\/>topic exchange"\]\)\n/);
  expect(out).toContain('n1 -->|"#35;"| n2\n');
});

test.each([
  ['dot', 'digraph topology {'],
  ['svg', '<svg '],
  ['json', '{\n  "topo": '],
])('topo graph draws %s, selected by --format or by the extension of the file', async (format, start) => {
  const cwd = directoryOf(files);
  const printed = await topo(['graph', '--format', format], { cwd });
  expect(printed).toMatchObject({ code: 0, err: '', out: expect.stringContaining(start) });
  const written = await topo(['graph', '-o', `picture.${format}`], { cwd });
  expect(written).toMatchObject({ code: 0, out: '', err: '' });
  expect(readFileSync(join(cwd, `picture.${format}`), 'utf8')).toBe(printed.out);
});

test.each([
  ['topology.mmd', [], 'flowchart LR\n'],
  ['TOPOLOGY.Mermaid', [], 'flowchart LR\n'],
  ['topology.gv', [], 'digraph topology {'],
  ['topology', [], 'flowchart LR\n'],
  ['topology.xyz', ['--format', 'dot'], 'digraph topology {'],
])('topo graph -o %s %j writes a picture that begins with %j', async (file, flags, start) => {
  const cwd = directoryOf(files);
  expect(await topo(['graph', '-o', file, ...flags], { cwd })).toMatchObject({ code: 0, out: '', err: '' });
  expect(readFileSync(join(cwd, file), 'utf8').startsWith(start)).toBe(true);
});

test.each(['topology.xyz', 'topology.svg.old', 'a.b/topology.png', 'topology.'])(
  'topo graph -o %s exits 64, names the extensions that exist, and writes nothing',
  async (file) => {
    const cwd = directoryOf(files);
    const { code, out, err } = await topo(['graph', '-o', file], { cwd });
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain(
      `--output ${file} has none of the extensions .html, .htm, .svg, .dot, .gv, .json, .mmd, .mermaid; or name the format with --format`,
    );
    expect(readdirSync(cwd)).toEqual(['topology.yaml']);
  },
);

test('topo graph --format json prints nodes and edges', async () => {
  const { out } = await topo(['graph', '--format', 'json'], { cwd: directoryOf(files) });
  const { graph, exitCode } = JSON.parse(out);
  expect(exitCode).toBe(0);
  expect(graph.nodes[0]).toMatchObject({
    key: 'exchange / orders',
    kind: 'exchange',
    type: 'topic',
    presence: 'declared',
    file: 'topology.yaml',
  });
  expect(graph.edges).toEqual([
    { from: 'exchange / orders', to: 'queue / orders.created', reason: 'binding', labels: ['#'], presence: 'declared' },
  ]);
});

test('topo graph draws a saved plan, and exits 64 for a plan beside other files', async () => {
  const cwd = directoryOf({ ...files, 'live.json': empty });
  expect(await topo(['plan', 'topology.yaml', '--against', 'live.json', '--out', 'plan.json'], { cwd })).toMatchObject({ code: 0 });
  const { code, out } = await topo(['graph', 'plan.json'], { cwd });
  expect(code).toBe(0);
  expect(out).toContain('"#43; orders<br/>topic exchange"');
  expect(out).toContain('n1 -->|"#43; #35;"| n2');
  const both = await topo(['graph', 'topology.yaml', 'plan.json'], { cwd });
  expect(both).toMatchObject({ code: 64, out: '', err: expect.stringContaining('plan.json is a saved plan, which cannot be combined') });
});

test('topo graph --against draws all virtual hosts of the file, or one', async () => {
  const named = (name: string, vhost: string) => ({ name, vhost, durable: true, auto_delete: false, arguments: {} });
  const live = { vhosts: [{ name: 'eu' }, { name: 'us' }], queues: [named('a', 'eu'), named('b', 'us')] };
  const cwd = directoryOf({ 'live.json': JSON.stringify(live) });
  const drawn = async (...flags: readonly string[]) => {
    const { code, out } = await topo(['graph', '--against', 'live.json', '--format', 'json', ...flags], { cwd });
    return { code, names: JSON.parse(out).graph?.nodes.map(({ name }: { name: string }) => name) };
  };
  expect(await drawn()).toEqual({ code: 0, names: ['a', 'b'] });
  expect(await drawn('--vhost', 'us')).toEqual({ code: 0, names: ['b'] });
});

test('topo graph refuses an SVG whose layout would take minutes, and draws a part of it or another format', async () => {
  const many = Array.from({ length: 3001 }, (_, at) => `  q${at}: {}\n`).join('');
  const cwd = directoryOf({ 'topology.yaml': `queues:\n${many}` });
  const { code, out, err } = await topo(['graph', '-o', 'all.svg'], { cwd });
  expect({ code, out }).toEqual({ code: 65, out: '' });
  expect(err).toContain('error[graph-too-large-for-svg]: 3001 objects and 0 connections between them are too many for a picture');
  expect(err).toContain('--focus NAME');
  expect(readdirSync(cwd)).toEqual(['topology.yaml']);
  expect(await topo(['graph', '-o', 'part.svg', '--focus', 'q7'], { cwd })).toMatchObject({ code: 0, err: '' });
  const { out: dot } = await topo(['graph', '--format', 'dot'], { cwd });
  expect(new Set(dot.match(/\bq\d+\b/g)).size).toBe(3001);
});

test('topo graph --focus draws only the part around a queue', async () => {
  const cwd = directoryOf(files);
  const { out } = await topo(['graph', '--focus', 'queue/orders.created', '--depth', '1'], { cwd });
  expect(out).toContain('orders.created');
  expect(out).not.toContain('orders.other');
});

test('topo graph --focus omits keys upstream that do not lead to the queue, and JSON has only the documented properties', async () => {
  const chained = `exchanges: { all: { type: topic }, orders: { type: topic } }
queues: { eu: {}, us: {} }
bindings:
  - { source: all, destinationType: exchange, destination: orders, routingKey: order.eu }
  - { source: all, destinationType: exchange, destination: orders, routingKey: order.us }
  - { source: orders, destination: eu, routingKey: '*.eu' }
  - { source: orders, destination: us, routingKey: '*.us' }
`;
  const { code, out } = await topo(['graph', '--focus', 'eu', '--format', 'json'], { cwd: directoryOf({ 'topology.yaml': chained }) });
  expect(code).toBe(0);
  expect(JSON.parse(out).graph.edges).toEqual([
    { from: 'exchange / all', to: 'exchange / orders', reason: 'binding', labels: ['order.eu'], presence: 'declared' },
    { from: 'exchange / orders', to: 'queue / eu', reason: 'binding', labels: ['*.eu'], presence: 'declared' },
  ]);
});

describe('topo graph --collapse dead-letters', () => {
  const parked = `exchanges: { dead: { type: fanout }, all: { type: fanout } }
queues: { orders: { deadLetterExchange: dead }, parking: {} }
bindings:
  - { source: all, destination: orders }
  - { source: dead, destination: parking }
`;

  test('folds what only receives dead-lettered messages, and JSON lists it', async () => {
    const cwd = directoryOf({ 'topology.yaml': parked });
    const { code, out, err } = await topo(['graph', '--collapse', 'dead-letters', '--format', 'json'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { nodes } = JSON.parse(out).graph;
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual(['all', 'orders']);
    expect(nodes[1].deadLetters).toEqual([
      { key: 'exchange / dead', kind: 'exchange', name: 'dead' },
      { key: 'queue / parking', kind: 'queue', name: 'parking' },
    ]);
    const focused = await topo(['graph', '--collapse', 'dead-letters', '--focus', 'parking'], { cwd });
    expect(focused.out).toContain('parking<br/>queue');
  });

  test('reports that nothing folds, and that a page does not fold', async () => {
    const { code, err } = await topo(['graph', '--collapse', 'dead-letters'], { cwd: directoryOf(files) });
    expect(code).toBe(0);
    expect(err).toContain('notice[graph-unchanged]: --collapse dead-letters folds nothing');
    const page = await topo(['graph', '--collapse', 'dead-letters', '-o', 'page.html'], { cwd: directoryOf(files) });
    expect(page).toMatchObject({ code: 64, err: expect.stringContaining('--collapse has no effect on a page') });
  });
});

test('topo graph --group prefix reports why it draws no frame', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {}, b: {} }' });
  const { code, out, err } = await topo(['graph', '--group', 'prefix'], { cwd });
  expect({ code, frames: out.match(/subgraph/g) }).toEqual({ code: 0, frames: null });
  expect(err).toContain('notice[graph-unchanged]: --group prefix draws no frame: no two names share a prefix');
  const grouped = directoryOf({
    'topology.yaml': `${yaml}  - { source: all, destination: orders.other }\n`.replace('queues:', '  all: { type: fanout }\nqueues:'),
  });
  expect(await topo(['graph', '--group', 'prefix'], { cwd: grouped })).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('subgraph g1["orders"]'),
  });
});

describe('topo graph', () => {
  test.each([
    [['--focus', 'ordres'], '--focus ordres matches no queue or exchange of this graph'],
    [['--depth', '2'], '--depth requires --focus'],
    [['--focus', 'orders', '--depth', '0'], '--depth requires a whole number of at least 1'],
    [['--live', '--transport', 'amqp'], '--live requires the management API'],
    [['--live', '.'], '--live draws a broker and accepts no files'],
    [['--all-vhosts'], '--all-vhosts requires --live'],
    [['--against', 'live.json', '--all-vhosts'], '--against draws all virtual hosts of the file'],
    [['--live', '--all-vhosts', '--vhost', 'eu'], '--all-vhosts and --vhost cannot be combined'],
    [['--format', 'png'], "argument 'png' is invalid"],
    [['-o', 'no/such/directory.svg'], '--output no/such/directory.svg cannot be written: ENOENT'],
    [['amqp://guest:s3cret@localhost'], 'one of the paths is a URL'],
  ])('topo graph %j exits 64 with the reason', async (flags, text) => {
    const { code, out, err } = await topo(['graph', ...flags], { cwd: directoryOf(files) });
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain(text);
    expect(err).not.toContain('s3cret');
  });

  test('topo graph exits 65 for files with errors and leaves an existing picture unchanged', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: { durible: true } }\n', 'old.svg': 'old' });
    const { code, out, err } = await topo(['graph', '-o', 'old.svg'], { cwd });
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toContain('unknown-property');
    expect(readFileSync(join(cwd, 'old.svg'), 'utf8')).toBe('old');
    expect(readdirSync(cwd).sort()).toEqual(['old.svg', 'topology.yaml']);
  });
});

test('topo graph draws undeclared names and exits 65', async () => {
  const cwd = directoryOf({ 'topology.yaml': `${yaml}  - { source: ordres, destination: orders.other }\n` });
  const { code, out, err } = await topo(['graph'], { cwd });
  expect(code).toBe(65);
  expect(err).toContain('binding-undeclared-end');
  expect(out).toContain('{{"ordres<br/>exchange, not declared"}}');
});

test('topo graph prints a graph that is too large for Mermaid with a notice', async () => {
  const queues = Array.from({ length: 501 }, (_, at) => `q${at}`);
  const topology = {
    exchanges: { e: { type: 'topic' } },
    queues: Object.fromEntries(queues.map((name) => [name, {}])),
    bindings: queues.map((destination) => ({ source: 'e', destination, routingKey: 'k' })),
  };
  const cwd = directoryOf({ 'topology.yaml': JSON.stringify(topology) });
  const { code, out, err } = await topo(['graph'], { cwd });
  expect({ code, edges: out.match(/-->/g)?.length }).toEqual({ code: 0, edges: 501 });
  expect(err).toContain('notice[graph-too-large]');
  expect((await topo(['graph', '--format', 'dot'], { cwd })).err).toBe('');
});
