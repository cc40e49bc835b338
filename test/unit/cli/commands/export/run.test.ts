// topo export of definitions files: whole, or exit 9 with a list of what is missing; what it excludes, and what it refuses.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { exportTopology } from '../../../../../src/cli/commands/export/run.ts';
import { documentsOf } from '../../../../../src/loader/write/write.ts';
import { topo } from '../../../../support/io.ts';
import { binding, broken, cwd, first, mark, queue, read, second, whole } from './definitions-file.ts';

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
