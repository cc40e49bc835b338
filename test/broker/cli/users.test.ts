// Users on real brokers: created, compared without setting them, updated with their password, and deleted as planned.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { http, useVhost, vhostUrl } from '../../support/vhost.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const user = `app-${vhost.name}`;
  const other = `other-${vhost.name}`;
  const secret = 'first-pässword%20"1';
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const world = (text: string, more: { readonly [name: string]: string } = {}) => ({
    cwd: directoryOf({ 'topology.yaml': `vhost: ${vhost.name}\n${text}`, ...more }),
    env: { ...env, APP_PASSWORD: secret },
  });
  const apply = (text: string, ...args: string[]) => topo(['apply', 'topology.yaml', '--yes', ...args], world(text));
  const planOf = async (text: string): Promise<Plan> =>
    (JSON.parse((await topo(['plan', 'topology.yaml', '--format', 'json'], world(text))).out) as { plan: Plan }).plan;
  const login = async (name: string, password: string): Promise<number> => {
    const headers = { authorization: `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}` };
    const { origin } = new URL(broker.httpUrl);
    return (await fetch(`${origin}/api/whoami`, { headers })).status;
  };
  const stored = async (name: string) =>
    (await (await http(broker, 'GET', `users/${name}`)).json()) as { password_hash: string; tags: unknown };

  afterAll(async () => {
    for (const name of [user, other]) await http(broker, 'DELETE', `users/${name}`);
  });

  const declared = `
users:
  ${user}: { password: '\${APP_PASSWORD}', tags: [management], limits: { maxConnections: 5, maxChannels: 20 } }
permissions:
  ${user}: { configure: '', write: '.*', read: '.*' }
`;

  test('a plan creates a user with its limits and permissions, and a second plan is empty', async () => {
    const { code, out, err } = await apply(declared);
    expect(err).toBe('');
    expect(out).toMatch(/\+ +user +\S+ +password \$\{APP_PASSWORD\}, tags \["management"\]/);
    expect(code).toBe(0);
    expect(await login(user, secret)).toBe(200);
    const plan = await planOf(declared);
    expect(plan.steps).toEqual([]);
    expect(plan.summary).toMatchObject({ unchanged: 4, create: 0, update: 0 });
    expect(JSON.stringify(plan)).not.toContain((await stored(user)).password_hash);
  });

  test('another password is an update that shows neither password, and open sessions end with it', async () => {
    const { cwd } = world(declared);
    const more = { cwd, env: { ...env, APP_PASSWORD: 'second-password' } };
    const planned = await topo(['plan', 'topology.yaml', '--out', 'plan.json'], more);
    expect(planned.out).toMatch(/password \(another password\) → \$\{APP_PASSWORD\}/);
    const missing = await topo(['apply', 'plan.json', '--yes'], { cwd, env });
    expect(missing.err).toContain(`user ${user}: the variable APP_PASSWORD is not set`);
    expect(missing.code).toBe(65);
    expect(await login(user, secret)).toBe(200);
    writeFileSync(join(cwd, 'vars.yaml'), 'APP_PASSWORD: second-password\n');
    const { code, out } = await topo(['apply', 'plan.json', '--yes', '--var-file', 'vars.yaml'], { cwd, env });
    expect(out).toContain('Applied: 1 of 1 steps');
    expect(code).toBe(0);
    expect(await login(user, 'second-password')).toBe(200);
    expect((await apply(declared)).code).toBe(0);
  });

  test('a user without a declared password keeps the one that it has when its tags change', async () => {
    const before = await stored(user);
    const { code, out } = await apply(`users: { ${user}: { tags: [monitoring, management] } }`);
    expect(out).toMatch(/~ +user +\S+ +tags \["management"\] → \["management","monitoring"\]/);
    expect(code).toBe(0);
    expect((await stored(user)).password_hash).toBe(before.password_hash);
    expect(await login(user, secret)).toBe(200);
    expect((await apply(declared)).code).toBe(0);
  });

  test('a password from a file and a hash of another algorithm are compared too', async () => {
    const text = `users: { ${user}: { passwordFile: app-secret, tags: [management] } }`;
    const byFile = await topo(['plan', 'topology.yaml'], world(text, { 'app-secret': `${secret}\n` }));
    expect(byFile.out).toContain('No changes.');
    // the hash of "test12" of RabbitMQ's documentation
    const hash = 'kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR';
    const hashed = `users: { ${other}: { passwordHash: '${hash}' } }`;
    expect((await apply(hashed)).code).toBe(0);
    expect(await login(other, 'test12')).toBe(401); // without a tag it has no access to the management API
    expect((await stored(other)).password_hash).toBe(hash);
    expect((await planOf(hashed)).steps).toEqual([]);
    const same = world(`users: { ${other}: { password: '\${APP_PASSWORD}' } }`);
    expect((await topo(['plan', 'topology.yaml'], { ...same, env: { ...env, APP_PASSWORD: 'test12' } })).out).toContain('No changes.');
  });

  test.each([
    ['sha512', 'kI3GCvzkbTN+2qDBOUdifXsZQHp1HFaLRwUO04MXhW9a+WQnjm/o+pleVYQ62MSCkcs1iSTcu6DGIB85EqLzIIl73+U='],
    ['md5', 'kI3GChsuvw1YihkpfO78u3HKXdo='],
  ])('a user logs in with the password of its %s hash, which a plan recognises', async (hashingAlgorithm, hash) => {
    const text = `users: { ${other}: { passwordHash: '${hash}', hashingAlgorithm: ${hashingAlgorithm}, tags: [management] } }`;
    expect((await apply(text)).code).toBe(0);
    expect(await login(other, 'grün 12')).toBe(200);
    expect((await planOf(text)).steps).toEqual([]);
    const byPassword = world(`users: { ${other}: { password: '\${APP_PASSWORD}', tags: [management] } }`);
    const { out } = await topo(['plan', 'topology.yaml'], { ...byPassword, env: { ...env, APP_PASSWORD: 'grün 12' } });
    expect(out).toContain('No changes.');
  });

  test('a variable that is not set is reported with its place, also where the user does not exist', async () => {
    const { err, code } = await topo(['plan', 'topology.yaml'], world(`users:\n  new-${user}: { password: '\${NO_SUCH}' }`));
    expect(err).toContain(`user new-${user}: the variable NO_SUCH is not set`);
    expect(err).toContain('topology.yaml:3');
    expect(code).toBe(65);
    const file = await topo(['plan', 'topology.yaml'], world(`users:\n  new-${user}: { passwordFile: none }`));
    expect(file.err).toContain('secret-file');
    expect(file.code).toBe(65);
  });

  test('topo does not delete or demote the user that it runs as, nor the last administrator', async () => {
    const plan = await planOf('users: { guest: { tags: [management] } }\nprune: { users: [guest] }');
    expect(plan.changes.map(({ blocked }) => blocked?.code)).toEqual(['own-user']);
    expect((await planOf('users: { guest: { state: absent } }')).changes.map(({ blocked }) => blocked?.code)).toEqual(['own-user']);
    expect((await planOf('prune: { users: [guest] }')).changes).toEqual([]);
  });

  test('a permission of a user that is declared with it is accepted, one of a deleted user is blocked', async () => {
    const created = await planOf(`users: { n-${user}: {} }\npermissions: { n-${user}: { configure: '', write: '', read: '' } }`);
    expect(created.summary).toMatchObject({ create: 2, blocked: 0 });
    expect(created.notices.map(({ code }) => code)).toContain('user-without-password');
    const deleted = await planOf(declared.replace(/\{ password.*\}/, '{ state: absent }'));
    expect(deleted.changes.flatMap(({ blocked }) => blocked?.code ?? [])).toEqual(['user-missing']);
  });

  test('a tombstone deletes a user with its permissions and limits', async () => {
    const { code, out } = await apply(`users: { ${user}: { state: absent }, ${other}: { state: absent } }\npermissions: {}`);
    expect(out).toMatch(/deletes .*not restored/);
    expect(code).toBe(0);
    expect((await http(broker, 'GET', `users/${user}`)).status).toBe(404);
    expect((await planOf(`users: { ${user}: { state: absent } }`)).steps).toEqual([]);
  });
});
