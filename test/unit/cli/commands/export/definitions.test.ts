// topo export --format definitions as a command: rows, secrets, exit codes. Nodes that start with the file: test/broker/cli/commands/export.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPasswordOf } from '../../../../../src/broker/password-hash.ts';
import { directoryOf, topo } from '../../../../support/io.ts';

const run = (text: string, argv: readonly string[] = [], env: { readonly [name: string]: string } = {}) =>
  topo(['export', '--format', 'definitions', 'a.yaml', ...argv], { cwd: directoryOf({ 'a.yaml': text }), env });

describe('the rows', () => {
  test('objects are written as RabbitMQ imports them, one row per line, in key order', async () => {
    const { code, out } = await run(`vhost: { name: /shop, defaultQueueType: quorum }
exchanges: { x: { type: topic, internal: true } }
queues: { b: { type: stream, maxAge: 7D }, a: { messageTtl: 1m } }
bindings: [{ source: x, destination: a, routingKey: 'k' }]
policies: { p: { pattern: a, applyTo: queues, priority: 2, definition: { max-length: 5 } } }
operatorPolicies: { o: { pattern: a, definition: { max-length: 6 } } }
limits: { maxQueues: 3, maxConnections: 4 }
`);
    expect(code).toBe(0);
    expect(out).toContain(
      '\n    {"name":"a","vhost":"/shop","durable":true,"auto_delete":false,"arguments":{"x-message-ttl":60000,"x-queue-type":"quorum"}},\n',
    );
    expect(JSON.parse(out)).toMatchObject({
      vhosts: [{ name: '/shop', default_queue_type: 'quorum', metadata: { default_queue_type: 'quorum' } }],
      queues: [{ name: 'a' }, { name: 'b', arguments: { 'x-queue-type': 'stream', 'x-max-age': '7D' } }],
      exchanges: [{ name: 'x', vhost: '/shop', type: 'topic', durable: true, auto_delete: false, internal: true, arguments: {} }],
      bindings: [{ source: 'x', vhost: '/shop', destination: 'a', destination_type: 'queue', routing_key: 'k', arguments: {} }],
      policies: [{ name: 'p', vhost: '/shop', pattern: 'a', 'apply-to': 'queues', priority: 2, definition: { 'max-length': 5 } }],
      parameters: [
        { component: 'vhost-limits', vhost: '/shop', name: 'limits', value: { 'max-queues': 3, 'max-connections': 4 } },
        { component: 'operator_policy', vhost: '/shop', name: 'o', value: { pattern: 'a', 'apply-to': 'all', priority: 0 } },
      ],
    });
  });

  test.each([
    ['that the files do not declare has the description that every new node gives it', '/', 'Default virtual host'],
    ['has that description too if the files declare something else of it', '{ name: /, tags: [a] }', 'Default virtual host'],
    ['has the description of the files', "{ name: /, description: '' }", ''],
  ])('the virtual host / %s', async (_, vhost, description) => {
    const { out } = await run(`vhost: ${vhost}\nqueues: { q: { type: classic } }\n`);
    expect(JSON.parse(out).vhosts).toMatchObject([{ name: '/', description, metadata: { description } }]);
  });

  test('tombstones, external objects and exclusive queues with their bindings are omitted', async () => {
    const { code, out } = await run(`exchanges: { e: { type: fanout, external: true }, x: { type: fanout } }
queues: { gone: { state: absent }, mine: { type: classic, durable: false, exclusive: true }, q: { type: classic } }
bindings: [{ source: x, destination: mine }, { source: x, destination: q }]
`);
    const { queues, exchanges, bindings } = JSON.parse(out);
    expect({ code, queues, exchanges, bindings }).toMatchObject({
      code: 0,
      queues: [{ name: 'q' }],
      exchanges: [{ name: 'x' }],
      bindings: [{ destination: 'q' }],
    });
  });
});

describe('users and secrets', () => {
  const users = `vhost: { name: / }\nusers: { app: { password: '\${APP_PASSWORD}', tags: [monitoring] } }\n`;

  test('a password is written as a salted hash that RabbitMQ accepts, into a file for the owner only', async () => {
    const cwd = directoryOf({ 'a.yaml': users });
    const argv = ['export', '--format', 'definitions', 'a.yaml', '-o', 'd.json'];
    expect(await topo(argv, { cwd, env: { APP_PASSWORD: 'first pässword' } })).toMatchObject({ code: 0, out: '' });
    const text = readFileSync(join(cwd, 'd.json'), 'utf8');
    expect(text).not.toContain('first');
    const [user] = JSON.parse(text).users;
    expect(user).toMatchObject({ name: 'app', tags: ['monitoring'], hashing_algorithm: 'rabbit_password_hashing_sha256', limits: {} });
    expect(isPasswordOf('first pässword', user.password_hash, 'sha256')).toBe(true);
    expect(await topo(argv, { cwd, env: { APP_PASSWORD: 'x' } })).toMatchObject({ code: 64, err: expect.stringContaining('--force') });
  });

  test('secrets require a file: 64', async () => {
    expect(await run(users, [], { APP_PASSWORD: 'first' })).toMatchObject({ code: 64, out: '', err: expect.stringContaining('-o FILE') });
  });

  test('a variable that is not set is an error, and nothing is written: 65', async () => {
    expect(await run(users, ['-o', 'd.json'])).toMatchObject({ code: 65, err: expect.stringContaining('APP_PASSWORD') });
  });
});

describe('what RabbitMQ would refuse', () => {
  test.each([
    ['policies', "policies: { cap: { pattern: '[\\w-.]', definition: { max-length: 1 } } }\n", 'pattern of policy / cap'],
    [
      'operatorPolicies',
      "operatorPolicies: { cap: { pattern: '[\\w-.]', definition: { max-length: 1 } } }\n",
      'pattern of operator-policy / cap',
    ],
    ['permissions', "permissions: { guest: { configure: '', write: '[\\w-.]', read: '' } }\n", 'write pattern of permission / guest'],
  ])('a pattern in %s that Erlang 28 refuses: 9, with the fix', async (_, text, subject) => {
    const { code, err } = await run(text);
    expect({ code, err }).toEqual({ code: 9, err: expect.stringContaining(`error[export-unimportable]: ${subject}: `) });
    expect(err).toContain('write \\w\\-. instead of \\w-.');
  });

  test('a permission of a user that the files do not declare: 9', async () => {
    const { code, err } = await run('permissions: { app: { configure: "", write: "", read: "" } }\n');
    expect({ code, err }).toEqual({ code: 9, err: expect.stringContaining('export-unimportable') });
  });

  const early = 'export-shovel-first';
  const shovel = (uri: string, more = '') =>
    `vhost: { name: / }
queues: { out: { type: quorum }, plain: { type: classic } }
shovels: { move: { srcUri: '${uri}', srcQueue: out, destUri: 'amqp:///', destQueue: plain${more} } }
`;

  test('a shovel that declares its queue before the import does, in the same node: 9', async () => {
    const { code, err } = await run(shovel('amqp:///%2F'));
    expect({ code, err }).toEqual({
      code: 9,
      err: expect.stringMatching(/shovel move of .* declares queue out as a classic queue/),
    });
    expect(err).toContain(early);
    expect(err).not.toContain('plain');
  });

  test.each([
    ['connects over the network', shovel('amqp://elsewhere')],
    ['expects its queue', shovel('amqp:///', ', srcPredeclared: true')],
    ['declares its queue as the files do', shovel('amqp:///', ', srcQueueArgs: { x-queue-type: quorum }')],
  ])('a shovel that %s is imported: 0', async (_, text) => {
    expect(await run(text)).toMatchObject({ code: 0 });
  });

  test('a value that JSON cannot carry: the object is omitted, 9', async () => {
    const { code, err, out } = await run(
      "exchanges: { x: { type: headers } }\nqueues: { q: { type: classic } }\nbindings: [{ source: x, destination: q, arguments: { k: { '!': binary, value: AAEC } } }]\n",
    );
    expect({ code, err }).toEqual({ code: 9, err: expect.stringContaining('export-omitted') });
    expect(JSON.parse(out).bindings).toEqual([]);
  });
});

describe('a directory', () => {
  const early = `vhost: { name: / }
users: { app: { password: '\${APP_PASSWORD}' } }
queues: { out: { type: quorum } }
shovels: { move: { srcUri: 'amqp:///', srcQueue: out, destUri: 'amqp://elsewhere', destQueue: in } }
limits: { maxQueues: 3 }
`;
  const env = { APP_PASSWORD: 'first' };
  const jsonIn = (...path: readonly string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

  test('has the shovels in a second file, which RabbitMQ imports after the queues, both for the owner only', async () => {
    const cwd = directoryOf({ 'a.yaml': early });
    const argv = ['export', '--format', 'definitions', 'a.yaml', '-o', 'd/'];
    expect(await topo(argv, { cwd, env })).toMatchObject({ code: 0, out: 'd/1-definitions.json\nd/2-shovels.json\n' });
    expect(readdirSync(join(cwd, 'd'))).toEqual(['1-definitions.json', '2-shovels.json']);
    expect(jsonIn(cwd, 'd/1-definitions.json')).toMatchObject({ queues: [{ name: 'out' }], parameters: [{ component: 'vhost-limits' }] });
    expect(jsonIn(cwd, 'd/2-shovels.json')).toEqual({ parameters: [expect.objectContaining({ component: 'shovel', name: 'move' })] });
    for (const file of ['1-definitions.json', '2-shovels.json']) expect(statSync(join(cwd, 'd', file)).mode & 0o777).toBe(0o600);
  });

  test('of files without shovels has both files too, so that none of an earlier export remains', async () => {
    const cwd = directoryOf({ 'a.yaml': early, 'b.yaml': 'queues: { out: { type: quorum } }\n' });
    await topo(['export', '--format', 'definitions', 'a.yaml', '-o', 'd/'], { cwd, env });
    const again = ['export', '--format', 'definitions', 'b.yaml', '-o', 'd'];
    expect(await topo(again, { cwd, env })).toMatchObject({
      code: 64,
      err: expect.stringContaining('d/1-definitions.json exists; pass --force'),
    });
    expect(await topo([...again, '--force'], { cwd, env })).toMatchObject({ code: 0 });
    expect(jsonIn(cwd, 'd/2-shovels.json')).toEqual({ parameters: [] });
  });
});

describe('command lines', () => {
  test.each([
    [['export', 'a.yaml', 'b.yaml'], 'with --format definitions'],
    [['export', '--var', 'A=1', 'a.yaml'], '--var has no effect'],
    [['export', '--format', 'definitions', '--users'], '--password-hashes'],
    [['export', '--format', 'definitions', '--split', 'prefix', 'a.yaml', '-o', 'x/'], '--split'],
  ])('%j is rejected: 64', async (argv, message) => {
    const cwd = directoryOf({ 'a.yaml': 'queues: {}\n', 'b.yaml': 'queues: {}\n' });
    expect(await topo(argv, { cwd })).toMatchObject({ code: 64, err: expect.stringContaining(message) });
  });

  test('files that are not valid are not exported: 65', async () => {
    expect(await run('queues: { one: { durabel: true } }\n')).toMatchObject({ code: 65, out: '' });
  });
});
