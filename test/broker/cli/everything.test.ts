// Everything that governs a virtual host, on an empty node: made by one file and one apply, unchanged by a second, and deleted by tombstones,
// each guarded.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this

import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { fetchSuite } from '../../support/broker-source.ts';
import { eventually } from '../../support/eventually.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { linkPlugins } from '../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { clusterSuites } from '../../support/private-suites.ts';
import { http } from '../../support/vhost.ts';

const secret = 'planted-everything';

const declared = `
vhost: { name: shop, description: orders, tags: [eu] }
users:
  app: { password: '\${APP_PASSWORD}', tags: [monitoring], limits: { maxConnections: 50, maxChannels: 500 } }
permissions: { app: { configure: '', write: '^orders$', read: '^orders' } }
topicPermissions: { app: { orders: { write: '^created\\.', read: '.*' } } }
limits: { maxQueues: 50, maxConnections: 100 }
operatorPolicies: { ceiling: { pattern: '.*', applyTo: queues, definition: { max-length: 1000 } } }
policies: { cap: { pattern: '^orders', applyTo: queues, definition: { max-length: 500 } } }
exchanges: { orders: { type: topic } }
queues: { orders.created: { type: quorum }, orders.audit: { type: classic }, archive: { type: classic } }
bindings:
  - { source: orders, destination: orders.created, routingKey: 'created.#' }
  - { source: orders, destination: orders.audit, routingKey: '#' }
federationUpstreams: { up: { uri: 'amqp://app:\${APP_PASSWORD}@\${HOST}/elsewhere' } }
federationUpstreamSets: { west: { upstreams: [{ upstream: up }] } }
shovels:
  audit: { srcUri: 'amqp://guest:guest-\${APP_PASSWORD}@\${HOST}/shop', srcQueue: orders.audit, destUri: 'amqp:///shop', destQueue: archive }
`;

/** The virtual host stays until the end. */
const tombstones = `
vhost: { name: shop }
users: { app: { state: absent } }
permissions: { app: { state: absent } }
topicPermissions: { app: { orders: { state: absent } } }
limits: { maxQueues: { state: absent }, maxConnections: { state: absent } }
operatorPolicies: { ceiling: { state: absent } }
policies: { cap: { state: absent } }
exchanges: { orders: { state: absent } }
queues: { orders.created: { state: absent }, orders.audit: { state: absent }, archive: { state: absent } }
bindings:
  - { source: orders, destination: orders.created, routingKey: 'created.#', state: absent }
  - { source: orders, destination: orders.audit, routingKey: '#', state: absent }
federationUpstreams: { up: { state: absent } }
federationUpstreamSets: { west: { state: absent } }
shovels: { audit: { state: absent } }
`;

describe.each(clusterSuites())('an empty node of %s', (suite) => {
  let broker: PrivateBroker;
  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    http({ name: 'everything', version: '', ...broker }, method, path, body);
  const rows = async (path: string): Promise<readonly { readonly [field: string]: unknown }[]> =>
    (await (await call('GET', path)).json()) as readonly { readonly [field: string]: unknown }[];
  const run = (text: string, command: readonly string[], urls: { readonly [name: string]: string } = {}) => {
    const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl, ...urls };
    const secrets = { APP_PASSWORD: secret, HOST: new URL(broker.amqpUrl).host };
    return topo([...command, 'topology.yaml'], { cwd: directoryOf({ 'topology.yaml': text }), env: { ...env, ...secrets } });
  };
  const planOf = async (text: string, ...flags: readonly string[]): Promise<Plan> =>
    (JSON.parse((await run(text, ['plan', '--format', 'json', ...flags])).out) as { plan: Plan }).plan;

  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: linkPlugins });
  });
  afterAll(() => broker?.stop());

  test('one file and one apply make everything, and a second plan is empty', async () => {
    const applied = await run(declared, ['apply', '--yes']);
    expect(applied).toMatchObject({ code: 0 });
    expect(`${applied.out}${applied.err}`).not.toContain(secret);
    const all = (await (await call('GET', 'definitions')).json()) as { readonly [list: string]: readonly { readonly name?: string }[] };
    const names = (list: string): readonly unknown[] => (all[list] ?? []).map(({ name }) => name);
    expect(names('vhosts')).toContain('shop');
    expect(names('users')).toContain('app');
    expect(names('parameters')).toEqual(expect.arrayContaining(['ceiling', 'limits', 'up', 'west', 'audit']));
    expect([names('policies'), names('exchanges')]).toEqual([['cap'], expect.arrayContaining(['orders'])]);
    expect(names('queues')).toEqual(expect.arrayContaining(['orders.created', 'orders.audit', 'archive']));
    expect(all['topic_permissions']).toMatchObject([{ user: 'app', vhost: 'shop', exchange: 'orders' }]);
    expect(await rows('user-limits/app')).toMatchObject([{ value: { 'max-connections': 50, 'max-channels': 500 } }]);
    const plan = await planOf(declared);
    expect(plan.steps).toEqual([]);
    expect(plan.summary).toMatchObject({ create: 0, update: 0, delete: 0, unchanged: plan.changes.length });
    expect((await run(declared, ['plan', '--detailed-exitcode'])).code).toBe(0);
  });

  test('the tombstone of a queue with messages, and that of the virtual host, require an allowance', async () => {
    const connection = await connect(`${broker.amqpUrl}/shop`);
    const channel = await connection.createConfirmChannel();
    channel.publish('orders', 'created.1', Buffer.from('m'));
    await channel.waitForConfirms();
    await connection.close();
    await eventually(async () => {
      const { blocked } = (await planOf(tombstones)).changes.find(({ key }) => key === 'queue shop orders.created') ?? {};
      expect(blocked).toMatchObject({ allow: 'lose:queue/orders.created' });
    });
    const refused = await run(tombstones, ['apply', '--yes']);
    expect(refused.code).toBe(4);
    const whole = 'vhost: { name: shop, state: absent }\n';
    expect((await planOf(whole)).changes[0]?.blocked).toMatchObject({ code: 'vhost-not-empty', allow: 'lose:vhost/shop' });
    expect((await run(whole, ['apply', '--yes', '--allow', 'delete:vhost/shop'])).code).toBe(4);
    expect((await rows('queues/shop')).length).toBe(3);
  });

  test('the tombstones of the user of the run and its permission are refused', async () => {
    const own = 'vhost: shop\nusers: { guest: { state: absent } }\npermissions: { guest: { state: absent } }\n';
    expect((await planOf(own)).changes.map(({ blocked }) => blocked?.code).sort()).toEqual(['own-permission', 'own-user']);
    expect((await run(own, ['apply', '--yes', '--allow', 'delete:user/guest'])).code).toBe(4);
  });

  test('tombstones delete everything, and that of the virtual host deletes it last', async () => {
    const allow = ['orders.created', 'orders.audit', 'archive'].flatMap((name) => ['--allow', `lose:queue/${name}`]);
    const flags = [...allow, '--allow', 'delete:user/app', '--allow', 'blast-radius'];
    const applied = await run(tombstones, ['apply', '--yes', ...flags]);
    expect(applied, `${applied.out}${applied.err}`).toMatchObject({ code: 0 });
    expect(applied.out).not.toContain('topo.lock');
    expect((await planOf(tombstones)).steps).toEqual([]);
    const all = (await (await call('GET', 'definitions')).json()) as {
      readonly [list: string]: readonly { readonly vhost?: string; readonly value?: object }[];
    };
    const left = Object.entries(all).flatMap(([list, some]) =>
      Array.isArray(some) ? some.filter(({ vhost, value = [0] }) => vhost === 'shop' && Object.keys(value).length > 0).map(() => list) : [],
    );
    // RabbitMQ keeps an empty record of limits; the creator of the virtual host has a permission in it
    expect(left).toEqual(['permissions']);
    expect(all['users']).toHaveLength(1);
    expect((await run('vhost: { name: shop, state: absent }\n', ['apply', '--yes', '--allow', 'delete:vhost/shop'])).code).toBe(0);
    expect((await rows('vhosts')).map(({ name }) => name)).toEqual(['/']);
  });

  test('an AMQP user that is not that of the management API gets access before the lock, or the plan is blocked', async () => {
    await call('PUT', 'users/deployer', { password: 'd', tags: '' });
    const amqp = broker.amqpUrl.replace(/\/\/[^@]*@/, '//deployer:d@');
    const bare = await run('vhost: { name: new }\nqueues: { q: { type: classic } }\n', ['apply', '--yes'], { RABBITMQ_URL: amqp });
    expect(bare.code).toBe(4);
    expect(bare.err).toContain('error[vhost-without-access]');
    expect(bare.err).toMatch(/declare permissions: \{ deployer:/);
    expect((await rows('vhosts')).map(({ name }) => name)).toEqual(['/']);
    const text = `
vhost: { name: new }
permissions: { deployer: { configure: '.*', write: '.*', read: '.*' } }
queues: { q: { type: classic } }
`;
    const applied = await run(text, ['apply', '--yes'], { RABBITMQ_URL: amqp });
    expect(applied, applied.err).toMatchObject({ code: 0 });
    expect((await run(text, ['plan', '--detailed-exitcode'], { RABBITMQ_URL: amqp })).code).toBe(0);
    // as an apply leaves it that ends between the two steps
    await call('DELETE', 'permissions/new/deployer');
    const again = await run(text, ['apply', '--yes'], { RABBITMQ_URL: amqp });
    expect(again, again.err).toMatchObject({ code: 0 });
    expect(again.out).toContain('1 of 1 steps done');
  });
});
