// topo diff without a broker: files, environments, saved plans and exports.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in files
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const config = `environments:
  staging: { files: [base.yaml, overlay.yaml], variables: { ENV: stg } }
  prod: { files: [base.yaml], variables: { ENV: stg } }
`;
const definitions = JSON.stringify({
  rabbitmq_version: '4.3.6',
  vhosts: [{ name: '/' }],
  queues: [
    { vhost: '/', name: 'orders.stg', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'quorum', 'x-max-length': 7 } },
  ],
  exchanges: [],
  bindings: [],
});
const files = {
  'topo.config.yaml': config,
  'base.yaml': "queues: { 'orders.${ENV}': { type: quorum, maxLength: 1000 } }\n",
  'overlay.yaml': "queues: { 'orders.${ENV}': { override: true, maxLength: 10 } }\n",
  'd.json': definitions,
  'shop.yaml': 'vhost: /shop\nqueues: { orders.stg: { type: quorum, maxLength: 1000 } }\n',
};

test('compares the files of two environments, and exits 2 if they differ', async () => {
  const { code, out, err } = await topo(['diff', 'env:staging', 'env:prod'], { cwd: directoryOf(files) });
  expect({ code, err }).toEqual({ code: 2, err: '' });
  expect(out).toBe(`different: env:staging | env:prod
  queue     orders.stg  maxLength 10 | 1000

0 only in env:staging, 0 only in env:prod, 1 different, 0 equal.
Compared: virtual host /.
`);
});

test('exits 0 without differences', async () => {
  const { code, out } = await topo(['diff', 'env:prod', 'base.yaml', '--var', 'ENV=stg'], { cwd: directoryOf(files) });
  expect({ code, out }).toEqual({ code: 0, out: 'No differences: 1 object equal.\nCompared: virtual host /.\n' });
});

test('compares a saved plan and an export with files', async () => {
  const cwd = directoryOf(files);
  await topo(['plan', 'base.yaml', '--var', 'ENV=stg', '--against', 'd.json', '--out', 'p.json'], { cwd });
  expect(await topo(['diff', 'p.json', 'env:prod'], { cwd })).toMatchObject({ code: 0, err: '' });
  const { code, out } = await topo(['diff', 'd.json', 'env:prod'], { cwd });
  expect(code).toBe(2);
  expect(out).toContain('maxLength 7 | 1000');
});

test('compares two virtual hosts of different names, and names both', async () => {
  const { code, out } = await topo(['diff', 'shop.yaml', 'env:staging'], { cwd: directoryOf(files) });
  expect(code).toBe(2);
  expect(out).toContain('different: shop.yaml (vhost /shop) | env:staging (vhost /)\n  queue     orders.stg  maxLength 1000 | 10\n');
});

test('prints JSON', async () => {
  const { out } = await topo(['diff', 'env:staging', 'env:prod', '--format', 'json'], { cwd: directoryOf(files) });
  expect(JSON.parse(out)).toMatchObject({
    command: 'diff',
    exitCode: 2,
    diff: { titles: ['env:staging', 'env:prod'], different: [{ fields: [{ path: 'maxLength', before: 10, after: 1000 }] }] },
  });
});

test('reports errors of a side as any command, and names no credentials of a URL', async () => {
  const cwd = directoryOf(files);
  expect(await topo(['diff', 'base.yaml', 'env:prod'], { cwd })).toMatchObject({
    code: 65,
    err: expect.stringContaining('missing-variable'),
  });
  expect(await topo(['diff', 'env:test', 'env:prod'], { cwd })).toMatchObject({
    code: 64,
    err: expect.stringContaining('no environment test'),
  });
  const { code, out, err } = await topo(['diff', 'env:prod', 'http://user:hidden-pw@127.0.0.1:1'], { cwd });
  expect(code).toBe(69);
  expect(out + err).not.toContain('hidden-pw');
});

const shop = `vhost: /shop
queues: { orders: {} }
users: { app: { password: '\${APP_PASSWORD}', tags: [monitoring], limits: { maxConnections: 5 } } }
permissions: { app: { configure: '', write: '.*', read: '.*' } }
globalParameters: { team: { value: { size: 3 } } }
`;
const env = { APP_PASSWORD: 'x' };

/** The lines without the notice about internal exchanges. */
const compared = async (cwd: string, a: string, b: string) => {
  const { code, out } = await topo(['diff', a, b], { cwd, env });
  return { code, out };
};

/** A directory with the definitions that topo exports of the files, also as a broker does: with its version. */
async function exported(text: string) {
  const cwd = directoryOf({ 'a.yaml': text });
  expect(await topo(['export', '--format', 'definitions', 'a.yaml', '-o', 'd.json'], { cwd, env })).toMatchObject({ code: 0 });
  const document = JSON.parse(readFileSync(join(cwd, 'd.json'), 'utf8'));
  writeFileSync(join(cwd, 'v.json'), JSON.stringify({ rabbit_version: '4.3.6', ...document }));
  return { cwd, document };
}

test.each(['d.json', 'v.json'])('files and the definitions exported from them are equal, with users: %s', async (file) => {
  const { cwd } = await exported(shop);
  const out = `No differences: 5 objects equal.
Compared: virtual host /shop.
Not compared: 1 secret, whose values a broker does not show.
Not compared, as a side does not describe them: virtual hosts.
`;
  expect(await compared(cwd, 'a.yaml', file)).toEqual({ code: 0, out });
  expect(await compared(cwd, file, 'a.yaml')).toEqual({ code: 0, out });
});

test('compares the users and global parameters of definitions, with their hashes, which it does not print', async () => {
  const { cwd, document } = await exported(shop);
  const [user] = document.users;
  const users = [
    { ...user, tags: ['management'], password_hash: 'AAAA', limits: {} },
    { ...user, name: 'ops' },
  ];
  writeFileSync(join(cwd, 'other.json'), JSON.stringify({ ...document, users, global_parameters: [] }));
  const { code, out } = await compared(cwd, 'd.json', 'other.json');
  expect(code).toBe(2);
  expect(out).toMatch(/only in other\.json\n {2}user +ops /);
  expect(out).toMatch(/user +app +passwordHash \(hidden\) \| \(hidden\), tags \["monitoring"\] \| \["management"\]/);
  expect(out).toContain('global parameter');
  expect(out).not.toContain('AAAA');
  expect((await compared(cwd, 'a.yaml', 'other.json')).out).toContain('tags ["monitoring"] | ["management"]');
});

test('names users as not compared if a side does not describe them, also if the other side declares none', async () => {
  const { cwd, document } = await exported('queues: { orders: {} }\n');
  const { users: _, ...withoutUsers } = document;
  writeFileSync(join(cwd, 'one.json'), JSON.stringify(withoutUsers));
  writeFileSync(join(cwd, 'two.json'), JSON.stringify({ ...document, users: [{ name: 'app', password_hash: 'AAAA', tags: [] }] }));
  expect((await compared(cwd, 'one.json', 'two.json')).out).toContain('as a side does not describe them: users');
  expect((await compared(cwd, 'a.yaml', 'two.json')).out).toContain('as a side does not describe them: users');
});

test('errors of a broker suggest only what topo diff has: another URL, or the address in the configuration', async () => {
  const config = "environments: { far: { url: 'amqp://127.0.0.1:1', management: 'http://127.0.0.1:1', files: [base.yaml] } }\n";
  const cwd = directoryOf({ ...files, 'topo.config.yaml': config });
  const ofUrl = await topo(['diff', 'shop.yaml', 'http://127.0.0.1:1'], { cwd });
  expect(ofUrl).toMatchObject({
    code: 69,
    err: expect.stringContaining('of the management API as that side: http://USER:PASSWORD@HOST:15672'),
  });
  const ofEnvironment = await topo(['diff', 'shop.yaml', 'live:far'], { cwd });
  expect(ofEnvironment).toMatchObject({ code: 69, err: expect.stringContaining('check url and management of environment far') });
  for (const { err } of [ofUrl, ofEnvironment]) expect(err).not.toMatch(/--(management|transport|url)/);
});
