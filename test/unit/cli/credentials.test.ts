// User and password as variables and files of their own, as a server receives them.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../support/io.ts';

/** The logins that reached the server, in order. */
let logins: string[] = [];
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, encoded = ''] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    logins.push(Buffer.from(encoded, 'base64').toString('utf8'));
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: 'not_authorised', reason: 'Login failed' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  logins = [];
});

const files = { 'topology.yaml': 'queues: { q: {} }\n', user: 'ann\n', password: 'p@ss:w/rd %\r\n', 'two-lines': 'one\ntwo\n\n' };
const special = 'p@ss:w/rd %';

/** Plans over the management API. */
async function login(env: { readonly [name: string]: string }, user = '', flags: readonly string[] = []): Promise<readonly string[]> {
  const management = `http://${user}127.0.0.1:${(server.address() as AddressInfo).port}`;
  const argv = ['plan', 'topology.yaml', '--transport', 'http', '--management', management, ...flags];
  const { code, out, err } = await topo(argv, { cwd: directoryOf(files), env });
  expect({ code, out }).toEqual({ code: 77, out: '' });
  expect(err).not.toContain(special);
  return [...new Set(logins)];
}

describe('the login', () => {
  test.each([
    ['the default without variables', {}, '', [], 'guest:guest'],
    ['both variables, which need no escaping', { RABBITMQ_USER: 'ann@x', RABBITMQ_PASSWORD: special }, '', [], `ann@x:${special}`],
    [
      'both files, without the line break at the end',
      { RABBITMQ_USER_FILE: 'user', RABBITMQ_PASSWORD_FILE: 'password' },
      '',
      [],
      `ann:${special}`,
    ],
    ['a file of several lines, of which one line break is dropped', { RABBITMQ_PASSWORD_FILE: 'two-lines' }, '', [], 'guest:one\ntwo\n'],
    ['the default user with a password', { RABBITMQ_PASSWORD: 'p' }, '', [], 'guest:p'],
    ['a user without a password, which is not that of guest', { RABBITMQ_USER: 'ann' }, '', [], 'ann:'],
    [
      'empty variables, which count as not set',
      { RABBITMQ_USER: '', RABBITMQ_PASSWORD: '', RABBITMQ_PASSWORD_FILE: '' },
      '',
      [],
      'guest:guest',
    ],
    ['the URL before the variables', { RABBITMQ_USER: 'eve', RABBITMQ_PASSWORD: 'e' }, 'ann:a@', [], 'ann:a'],
    ['the user of the URL with the password of the variable', { RABBITMQ_USER: 'eve', RABBITMQ_PASSWORD: 'e' }, 'ann@', [], 'ann:e'],
    ['that of --url before the variables', { RABBITMQ_PASSWORD: 'e' }, '', ['--url', 'amqp://bob:b@h'], 'bob:b'],
    ['that of RABBITMQ_URL before the variables', { RABBITMQ_PASSWORD: 'e', RABBITMQ_URL: 'amqp://bob:b@h' }, '', [], 'bob:b'],
  ] as const)('is %s', async (_, env, user, flags, expected) => {
    expect(await login(env, user, flags)).toEqual([expected]);
  });

  test('does not read files that a complete URL makes unnecessary', async () => {
    expect(await login({ RABBITMQ_PASSWORD_FILE: 'none' }, '', ['--url', 'amqp://bob:b@h'])).toEqual(['bob:b']);
  });
});

describe('variables that are not valid', () => {
  test.each([
    [{ RABBITMQ_PASSWORD_FILE: 'none' }, 'error: the file none of RABBITMQ_PASSWORD_FILE cannot be read: ENOENT'],
    [{ RABBITMQ_USER_FILE: '.' }, 'error: the file . of RABBITMQ_USER_FILE cannot be read: EISDIR'],
    [{ RABBITMQ_PASSWORD_FILE: 'empty' }, 'error: the file empty of RABBITMQ_PASSWORD_FILE is empty'],
    [{ RABBITMQ_PASSWORD_FILE: 'latin' }, 'error: the file latin of RABBITMQ_PASSWORD_FILE is not UTF-8 text'],
    [
      { RABBITMQ_PASSWORD: 's3cret', RABBITMQ_PASSWORD_FILE: 'password' },
      'error: RABBITMQ_PASSWORD and RABBITMQ_PASSWORD_FILE are both set',
    ],
  ])('%j exits 64 before anything is sent', async (env, message) => {
    const cwd = directoryOf({ ...files, empty: '\n', latin: Buffer.from([0x73, 0xfc]) });
    const management = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const format of ['text', 'json']) {
      const { code, out, err } = await topo(['plan', '--management', management, '--transport', 'http', '--format', format], { cwd, env });
      expect(code).toBe(64);
      expect(err).toContain(message);
      expect(out + err).not.toContain('s3cret');
    }
    expect(logins).toEqual([]);
  });

  test('do not matter to a command that opens no connection', async () => {
    const env = { RABBITMQ_PASSWORD_FILE: 'none' };
    expect((await topo(['graph', 'topology.yaml'], { cwd: directoryOf(files), env })).code).toBe(0);
  });
});

test('topo doctor names the source of the credentials, and not the password', async () => {
  const management = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { RABBITMQ_USER: 'ann', RABBITMQ_PASSWORD_FILE: 'password' };
  const { out, err } = await topo(['doctor', '--transport', 'http', '--management', management], { cwd: directoryOf(files), env });
  expect(out).toContain('(RABBITMQ_USER and RABBITMQ_PASSWORD_FILE)');
  expect(out + err).not.toContain(special);
});
