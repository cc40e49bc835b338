// topo export of definitions files: whole, or exit 9 with a list of what is missing; what it excludes, what it refuses, and its files.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { exportTopology } from '../../../../../src/cli/commands/export/run.ts';
import { documentsOf } from '../../../../../src/loader/write/write.ts';
import { directoryOf, topo } from '../../../../support/io.ts';

const queue = (name: string, vhost: string, args = {}) => ({ name, vhost, durable: true, auto_delete: false, arguments: args });
const binding = (source: string, destination: string, routing_key: string, args = {}) => ({
  source,
  vhost: '/',
  destination,
  destination_type: 'queue',
  routing_key,
  arguments: args,
});
const whole = {
  rabbit_version: '4.0.5',
  vhosts: [{ name: '/' }, { name: '/b' }, { name: 'empty' }],
  queues: [queue('q', '/', { 'x-queue-type': 'quorum', 'x-message-ttl': 60_000 }), queue('q', '/b')],
  exchanges: [{ name: 'e', vhost: '/', type: 'topic', durable: true, auto_delete: false, internal: true, arguments: {} }],
  bindings: [binding('e', 'q', 'a.#')],
  policies: [],
};
/** An export of a version that omits internal exchanges, with a binding of one. */
const broken = { ...whole, rabbit_version: '4.3.6', bindings: [...whole.bindings, binding('hidden', 'q', 'k')] };

const cwd = (definitions: object = whole, files: { readonly [name: string]: string } = {}) =>
  directoryOf({ ...files, 'definitions.json': JSON.stringify(definitions) });
const read = (directory: string, file: string) => readFileSync(join(directory, file), 'utf8');

const mark = '# exported by topo; remove this line to protect the file from the next export\n';
const first = `vhost: { name: / }

exchanges:
  e: { type: topic, internal: true }

queues:
  q: { type: quorum, messageTtl: 1m }

bindings:
  - { source: e, destination: q, routingKey: 'a.#' }
`;
const second = 'vhost: { name: /b }\n\nqueues:\n  q: { type: classic }\n';

describe('topo export', () => {
  it('writes one document per virtual host, also for an empty one', async () => {
    const { code, out, err } = await topo(['export', 'definitions.json'], { cwd: cwd() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${mark}${first}---\n${second}---\nvhost: { name: empty }\n`);
  });

  it('contains the global parameters of a whole file, without those of RabbitMQ itself and with variables in place of texts', async () => {
    const global_parameters = [
      { name: 'cluster_name', value: 'rabbit@a' },
      { name: 'internal_cluster_id', value: 'rabbitmq-cluster-id-1' },
      { name: 'team', value: { token: 'planted', size: 3 } },
    ];
    const directory = cwd({ vhosts: [{ name: '/' }], queues: [], exchanges: [], bindings: [], policies: [], global_parameters });
    const { code, out, err } = await topo(['export', 'definitions.json'], { cwd: directory });
    const value = `{ token: '\${GLOBAL_PARAMETER_TEAM_VALUE}', size: 3 }`;
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining(`vhost: { name: / }\n\nglobalParameters:\n  team: { value: ${value} }\n`),
    });
    expect(err).toContain('GLOBAL_PARAMETER_TEAM_VALUE (value of global-parameter team)');
    expect(err).not.toContain('global parameters:');
    expect(`${out}${err}`).not.toContain('planted');
    const one = await topo(['export', 'definitions.json', '--vhost', '/'], { cwd: directory });
    expect(one.out).not.toContain('globalParameters');
    expect(one.err).toContain('not part of an export: global parameters: 1');
  });

  it('exits 9 and names in a comment and on stderr what is missing', async () => {
    const { code, out, err } = await topo(['export', 'definitions.json', '--vhost', '/'], { cwd: cwd(broken) });
    expect(code).toBe(9);
    const lines = [
      '# omitted: binding / hidden -> queue q [k]: binding hidden -> q: exchange hidden is not declared',
      '# omitted: exchange / hidden: it exists, but its attributes could not be read',
    ];
    expect(out).toBe(`${mark}${lines.join('\n')}\n${first}`);
    expect(err).toContain('error[export-omitted]: exchange / hidden is omitted: it exists');
    expect(err).toContain('error[export-omitted]: binding / hidden -> queue q [k] is omitted');
  });

  it('reports nothing that is missing in another virtual host than the given one', async () => {
    const { code, err } = await topo(['export', 'definitions.json', '--vhost', '/b'], { cwd: cwd(broken) });
    expect(code).toBe(0);
    expect(err).not.toContain('export-omitted');
  });

  it('writes a file that is valid and whose plan has no changes', async () => {
    const directory = cwd();
    expect(await topo(['export', 'definitions.json', '-o', 'out.yaml'], { cwd: directory })).toMatchObject({ code: 0, out: '', err: '' });
    expect(await topo(['validate', 'out.yaml'], { cwd: directory })).toMatchObject({ code: 0, err: '' });
    const planned = await topo(['plan', 'out.yaml', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
  });

  it('omits a binding whose argument may be a null, and marks such an argument of a queue', async () => {
    const definitions = {
      ...whole,
      queues: [...whole.queues, queue('odd', '/', { 'x-own': 'undefined' })],
      bindings: [...whole.bindings, binding('amq.headers', 'odd', '', { a: 'undefined' })],
    };
    const directory = cwd(definitions);
    const { code, out, err } = await topo(['export', 'definitions.json', '--vhost', '/'], { cwd: directory });
    expect(code).toBe(9);
    expect(out).toMatch(/# omitted: binding \/ amq\.headers -> queue odd \[\] \{"a":"undefined"\}: a is listed in JSON/);
    expect(out).toMatch(/# uncertain: queue \/ odd: x-own is listed in JSON/);
    expect(out).toContain('odd: { type: classic, arguments: { x-own: undefined } }');
    expect(err).toContain('error[export-uncertain]: queue / odd is written as listed: x-own');
    writeFileSync(join(directory, 'out.yaml'), out);
    const planned = await topo(['plan', 'out.yaml', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('listed without their types') });
  });

  it('names in one notice what it excludes on purpose, and in another what topo does not manage', async () => {
    const internal = { type: 'fanout', durable: true, auto_delete: false, internal: true };
    const definitions = {
      ...whole,
      users: [{ name: 'guest' }],
      permissions: [
        { user: 'guest', vhost: '/', configure: '', write: '', read: '.*' },
        { user: 'guest', vhost: '/b', configure: '', write: '', read: '.*' },
      ],
      parameters: [
        { component: 'operator_policy', name: 'op', vhost: '/', value: { pattern: '^q', definition: { 'max-length': 5 } } },
        { component: 'shovel', name: 's', vhost: '/b', value: {} },
      ],
      queues: [queue('q', '/'), queue('amq.gen-a', '/'), queue('q.topo-migration', '/'), queue('federation: up', '/')],
      exchanges: [
        { name: 'up -> x', vhost: '/', ...internal, arguments: { 'x-internal-purpose': 'federation' } },
        { name: 'q.topo-migration', vhost: '/', ...internal, internal: false, arguments: {} },
      ],
      bindings: [binding('amq.topic', 'amq.gen-a', ''), binding('q.topo-migration', 'q', ''), binding('amq.topic', 'q', '')],
    };
    const { code, out, err } = await topo(['export', 'definitions.json', '--vhost', '/'], { cwd: cwd(definitions) });
    expect(code).toBe(0);
    expect(out).toBe(`${mark}vhost: { name: / }

queues:
  q: { type: classic }

bindings:
  - { source: amq.topic, destination: q }

permissions:
  guest: { configure: "", write: "", read: '.*' }

operatorPolicies:
  op: { pattern: '^q', definition: { max-length: 5 } }
`);
    expect(err.split('\n').filter((line) => line.includes('['))).toEqual([
      'notice[export-excluded]: excluded on purpose: server-named queues: amq.gen-a; objects of the federation plugin: "federation: up", "up -> x"; objects of topo itself: q.topo-migration, q.topo-migration; their bindings: 2',
      'notice[export-unmanaged]: not part of an export: users: 1',
    ]);
  });

  it('exits 9 for an object whose name topo reserves and does not use', async () => {
    const { code, out } = await topo(['export', 'definitions.json'], {
      cwd: cwd({ ...whole, queues: [queue('topo.orders', '/')], bindings: [] }),
    });
    expect(code).toBe(9);
    expect(out).toContain('# omitted: queue / topo.orders: ');
  });

  it('exports a binding between a declared and a predeclared exchange', async () => {
    const definitions = { ...whole, bindings: [{ ...binding('e', 'amq.topic', ''), destination_type: 'exchange' }] };
    const { code, out } = await topo(['export', 'definitions.json', '--vhost', '/'], { cwd: cwd(definitions) });
    expect(code).toBe(0);
    expect(out).toContain('- { source: e, destinationType: exchange, destination: amq.topic }');
  });
});

describe('topo export into a directory', () => {
  it('writes one file per virtual host and prints their names', async () => {
    const directory = cwd();
    const { code, out } = await topo(['export', 'definitions.json', '-o', 'new/dir/'], { cwd: directory });
    expect({ code, out }).toEqual({ code: 0, out: 'new/dir/default.yaml\nnew/dir/b.yaml\nnew/dir/empty.yaml\n' });
    expect(read(directory, 'new/dir/default.yaml')).toBe(mark + first);
    expect(read(directory, 'new/dir/b.yaml')).toBe(mark + second);
    expect(read(directory, 'new/dir/empty.yaml')).toBe(`${mark}vhost: { name: empty }\n`);
    const planned = await topo(['plan', 'new/dir', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
  });

  it('writes the comment on what is missing into the file of its virtual host', async () => {
    const directory = cwd(broken);
    expect(await topo(['export', 'definitions.json', '-o', 'dir/'], { cwd: directory })).toMatchObject({ code: 9 });
    expect(read(directory, 'dir/default.yaml')).toContain('# omitted: exchange / hidden');
    expect(read(directory, 'dir/b.yaml')).not.toContain('omitted');
  });

  it('groups objects by prefix, so that the files together plan to no changes', async () => {
    const definitions = {
      ...whole,
      vhosts: [{ name: '/' }],
      queues: [queue('orders.created', '/', { 'x-dead-letter-exchange': 'dead' }), queue('orders-paid', '/'), queue('policies', '/')],
      exchanges: [{ name: 'dead:letters', vhost: '/', type: 'fanout', durable: true, auto_delete: false, internal: false, arguments: {} }],
      bindings: [binding('dead:letters', 'orders-paid', ''), binding('amq.topic', 'policies', '')],
      policies: [{ vhost: '/', name: 'cap', pattern: '.*', 'apply-to': 'queues', priority: 0, definition: { 'max-length': 5 } }],
    };
    const directory = cwd(definitions);
    const { code, out } = await topo(['export', 'definitions.json', '-o', 'dir', '--split', 'prefix'], { cwd: directory });
    expect(code).toBe(0);
    const files = out.trim().split('\n');
    expect(files).toHaveLength(5);
    expect(files.slice(0, 3)).toEqual(['dir/dead.yaml', 'dir/governance.yaml', 'dir/orders.yaml']);
    expect(read(directory, 'dir/orders.yaml')).toContain(
      'source: dead:letters, destination: orders-paid'.replaceAll('dead:letters', "'dead:letters'"),
    );
    const planned = await topo(['plan', 'dir', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
  });

  it('gives each virtual host a directory of its own if it groups several', async () => {
    const directory = cwd();
    const { out } = await topo(['export', 'definitions.json', '-o', 'dir/', '--split', 'prefix'], { cwd: directory });
    expect(out).toBe(
      'dir/default/e.yaml\ndir/default/governance.yaml\ndir/default/q.yaml\ndir/b/governance.yaml\ndir/b/q.yaml\ndir/empty/governance.yaml\n',
    );
    const planned = await topo(['plan', 'dir', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0 });
  });

  it('overwrites its own files, reports files that it would not write now, and deletes nothing', async () => {
    const directory = cwd();
    await topo(['export', 'definitions.json', '-o', 'dir/'], { cwd: directory });
    writeFileSync(join(directory, 'definitions.json'), JSON.stringify({ ...whole, vhosts: [{ name: '/' }], queues: [queue('q', '/')] }));
    writeFileSync(join(directory, 'dir/own.yaml'), 'queues: { own: {} }\n');
    const { code, err } = await topo(['export', 'definitions.json', '-o', 'dir'], { cwd: directory });
    expect(code).toBe(0);
    expect(err).toContain('warning[export-stale-file]: dir/b.yaml');
    expect(err).toContain('warning[export-stale-file]: dir/empty.yaml');
    expect(err).not.toContain('own.yaml');
    expect(readdirSync(join(directory, 'dir')).sort()).toEqual(['b.yaml', 'default.yaml', 'empty.yaml', 'own.yaml']);
  });

  it('writes nothing if one of its files exists and is not its own, unless it is forced', async () => {
    const directory = cwd();
    mkdirSync(join(directory, 'dir'));
    writeFileSync(join(directory, 'dir/b.yaml'), 'queues: { own: {} }\n');
    const refused = await topo(['export', 'definitions.json', '-o', 'dir'], { cwd: directory });
    expect(refused).toMatchObject({ code: 64, out: '' });
    expect(refused.err).toContain('dir/b.yaml exists and was not written by topo export; pass --force to overwrite it');
    expect(readdirSync(join(directory, 'dir'))).toEqual(['b.yaml']);
    expect(await topo(['export', 'definitions.json', '-o', 'dir', '--force'], { cwd: directory })).toMatchObject({ code: 0 });
    expect(read(directory, 'dir/b.yaml')).toBe(mark + second);
  });
});

test('topo export writes nothing if its own text would not describe the objects (export-differs)', async () => {
  const directory = cwd(whole, { 'out.yaml': '' });
  const written = { out: '', err: '' };
  const io = {
    ...{
      env: {},
      cwd: directory,
      stdin: (async function* () {})(),
      ask: undefined,
      secrets: new Set<string>(),
      signal: new AbortController().signal,
    },
    ...{ out: (text: string) => (written.out += text), err: (text: string) => (written.err += text) },
    ...{ outIsTerminal: false, errIsTerminal: false },
  };
  const wrong: typeof documentsOf = (vhosts, entities) => documentsOf(vhosts, entities).replace('messageTtl: 1m', 'messageTtl: 2m');
  for (const output of [{}, { output: 'out.yaml' }, { output: 'dir/' }]) {
    written.err = '';
    expect(await exportTopology('definitions.json', { transport: 'auto', ...output }, io, wrong)).toBe(9);
    expect(written.err).toContain('error[export-differs]: queue / q differs, and nothing is written: ');
  }
  expect(written.out).toBe('');
  expect(read(directory, 'out.yaml')).toBe('');
  expect(readdirSync(directory).sort()).toEqual(['definitions.json', 'out.yaml']);
});

test('topo export -o FILE overwrites an empty file and its own one, and no other without --force', async () => {
  const directory = cwd(whole, { 'out.yaml': '' });
  const run = (...flags: string[]) => topo(['export', 'definitions.json', '-o', 'out.yaml', ...flags], { cwd: directory });
  expect(await run()).toMatchObject({ code: 0 });
  expect(await run()).toMatchObject({ code: 0 });
  writeFileSync(join(directory, 'out.yaml'), read(directory, 'out.yaml').replace(mark, ''));
  expect(await run()).toMatchObject({ code: 64, err: expect.stringContaining('out.yaml exists') });
  expect(read(directory, 'out.yaml')).toMatch(/^vhost/);
  expect(await run('--force')).toMatchObject({ code: 0 });
});

test.each([
  [['--transport', 'amqp'], 64, 'export requires the management API'],
  [['nowhere.json'], 65, 'nowhere.json cannot be read'],
  [['definitions.json', '-o', 'no/such/file.yaml'], 64, '--output no/such/file.yaml cannot be written: ENOENT'],
  [['definitions.json', '--split', 'prefix'], 64, '--split requires a directory'],
  [['definitions.json', '--split', 'prefix', '-o', 'definitions.json'], 64, 'cannot be written: ENOTDIR'],
  [['definitions.json', '--vhost', '/', '--all-vhosts'], 64, '--all-vhosts and --vhost cannot be combined'],
  [['definitions.json', '--vhost', 'other'], 69, 'virtual host other does not exist in definitions.json'],
])('topo export %j fails with the reason', async (flags, exitCode, text) => {
  const { code, out, err } = await topo(['export', ...flags], { cwd: cwd() });
  expect({ code, out }).toEqual({ code: exitCode, out: '' });
  expect(err).toContain(text);
});
