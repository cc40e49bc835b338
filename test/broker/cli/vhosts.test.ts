// Virtual hosts on real brokers: created by the apply that fills them, under the lock, updated in place, and deleted only by name.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { createUser, http } from '../../support/vhost.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const name = `v-${randomUUID().slice(0, 8)}`;
  const user = `u-${name}`;
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const run = (text: string, ...args: string[]): ReturnType<typeof topo> =>
    topo(args, { cwd: directoryOf({ 'topology.yaml': text }), env });
  const planOf = async (text: string, ...args: string[]): Promise<Plan> => {
    const { out, err } = await run(text, 'plan', '--format', 'json', ...args);
    expect(err).toBe('');
    return (JSON.parse(out) as { plan: Plan }).plan;
  };
  const stored = async (): Promise<{ readonly [field: string]: unknown }> => {
    const answer = await http(broker, 'GET', `vhosts/${name}`);
    return answer.status === 404 ? {} : ((await answer.json()) as { readonly [field: string]: unknown });
  };
  const isOld = broker.version.startsWith('3.');
  const isProtecting = broker.version.startsWith('4.3');

  const whole = `
vhost: { name: ${name}, description: orders of the shop, tags: [team-orders, eu], defaultQueueType: quorum }
limits: { maxQueues: 50 }
permissions: { ${user}: { configure: '', write: '^orders$', read: '^orders' } }
exchanges: { orders: { type: topic } }
queues: { orders.created: { type: quorum }, orders.audit: { type: classic }, plain: }
bindings:
  - { source: orders, destination: orders.created, routingKey: 'created.#' }
  - { source: amq.topic, destination: orders.audit, routingKey: '#' }
policies: { cap: { pattern: '^orders', applyTo: queues, definition: { max-length: 500 } } }
operatorPolicies: { ceiling: { pattern: '.*', applyTo: queues, definition: { max-length: 1000 } } }
`;
  const tombstone = `vhost: { name: ${name}, state: absent }\n`;

  beforeAll(async () => {
    await createUser(broker, { name: user, password: 'p' });
  });
  afterAll(async () => {
    if (isProtecting) await http(broker, 'DELETE', `vhosts/${name}/deletion/protection`).catch(() => undefined);
    await http(broker, 'DELETE', `vhosts/${name}`);
    await http(broker, 'DELETE', `users/${user}`);
  });

  test('a plan for a virtual host that does not exist creates it first and then everything in it', async () => {
    const plan = await planOf(whole);
    expect(plan.changes.map(({ action }) => action)).toEqual(plan.changes.map(() => 'create'));
    expect(plan.steps[0]).toMatchObject({ do: 'put-document', entity: { of: 'vhost', name }, level: 1 });
    expect(plan.notices).toEqual([]);
    // nothing is created by a plan
    expect(await stored()).toEqual({});
    const named = await run(`vhost: ${name}\nqueues: { q: }\n`, 'plan');
    expect(named.err).toContain('error[vhost-not-found]');
    expect(named.err).toContain(`vhost: { name: ${name} }`);
    const amqp = await run(whole, 'plan', '--transport', 'amqp');
    expect(amqp.err).toContain('error[vhost-not-found]');
    expect(amqp.err).toContain('management');
  });

  test('two applies of a virtual host that does not exist run one after the other', async () => {
    const both = await Promise.all([1, 2].map(() => run(whole, 'apply', '--yes', '--lock-timeout', '1m')));
    expect(both.map(({ err }) => err.replace(/^waiting for the lock.*\n/gm, ''))).toEqual(['', '']);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.some(({ out }) => out.includes('The broker is as planned.'))).toBe(true);
    expect(await stored()).toMatchObject({ description: 'orders of the shop', tags: ['eu', 'team-orders'] });
    const plan = await planOf(whole);
    expect(plan.steps).toEqual([]);
    expect(plan.undeclared).toEqual([]);
    expect((await run(whole, 'drift')).code).toBe(0);
    const queue = (await (await http(broker, 'GET', `queues/${name}/plain`)).json()) as { type: string };
    expect(queue.type).toBe('quorum');
  });

  test('a changed description keeps the tags and the default queue type, which the file does not declare', async () => {
    const text = `vhost: { name: ${name}, description: shop }\n`;
    const plan = await planOf(text);
    expect(plan.changes.map(({ key, action, fields }) => [key, action, fields])).toEqual([
      [`vhost ${name}`, 'update', [{ path: 'description', before: 'orders of the shop', after: 'shop' }]],
    ]);
    expect((await run(text, 'apply', '--yes')).out).toContain('Applied: 1 of 1 step');
    const now = await stored();
    expect(now).toMatchObject({ description: 'shop', tags: ['eu', 'team-orders'] });
    if (!isOld) expect(now).toMatchObject({ default_queue_type: 'quorum' });
    expect((await planOf(text)).steps).toEqual([]);
  });

  test('the default queue type and the protection are changed where the version can, and blocked where it cannot', async () => {
    const text = `vhost: { name: ${name}, defaultQueueType: classic, protectedFromDeletion: true }\n`;
    const { code, err } = await run(text, 'apply', '--yes');
    if (!isProtecting) expect(err).toContain('cannot protect a virtual host from deletion');
    if (isOld) expect(err).toContain('sets it only when it creates the virtual host');
    expect(code).toBe(isProtecting ? 0 : 4);
    if (!isProtecting) return;
    expect(await stored()).toMatchObject({ default_queue_type: 'classic', protected_from_deletion: true, description: 'shop' });
    const kept = await run(tombstone, 'apply', '--yes', '--allow', `lose:vhost/${name}`);
    expect(kept.err).toContain('error[vhost-protected]');
    expect((await run(text.replace('true', 'false'), 'apply', '--yes')).code).toBe(0);
    expect(await stored()).toMatchObject({ protected_from_deletion: false });
  });

  test('a tombstone deletes it by name only, and never with queues unless that is allowed too: their counts lag', async () => {
    const message = { properties: {}, routing_key: 'orders.audit', payload: 'x', payload_encoding: 'string' };
    for (const publishes of [true, false]) {
      if (publishes) await http(broker, 'POST', `exchanges/${name}/amq.default/publish`, message);
      else await http(broker, 'DELETE', `queues/${name}/orders.audit/contents`);
      const full = await run(tombstone, 'apply', '--yes', '--allow', `delete:vhost/${name}`);
      expect(full.code).toBe(4);
      expect(full.err).toContain('error[vhost-not-empty]');
      expect(full.out).toMatch(/3 queues, ([01] messages?|messages unknown), \d+ connections?/);
    }
    const cwd = directoryOf({ 'topology.yaml': tombstone });
    expect((await topo(['plan', '--out', 'plan.json', '--allow', `lose:vhost/${name}`], { cwd, env })).code).toBe(0);
    await http(broker, 'PUT', `queues/${name}/since`, {});
    const stale = await topo(['apply', 'plan.json', '--yes'], { cwd, env });
    expect({ code: stale.code, err: stale.err }).toEqual({ code: 5, err: expect.stringContaining('error[plan-stale]') });

    const rows = (await (await http(broker, 'GET', `queues/${name}?columns=name`)).json()) as { name: string }[];
    for (const row of rows) await http(broker, 'DELETE', `queues/${name}/${row.name}`);
    const bare = await run(tombstone, 'apply', '--yes');
    expect(bare.code).toBe(4);
    expect(bare.err).toContain('error[vhost-deletion]');
    expect(bare.out).toContain(`--allow 'delete:vhost/${name}'`);
    expect((await topo(['plan', '--out', 'plan.json', '--allow', `delete:vhost/${name}`], { cwd, env })).code).toBe(0);
    const saved = await topo(['show', 'plan.json'], { cwd, env });
    expect(saved.out).toMatch(/- +virtual host +\S+ +0 queues, 0 messages/);
    const gone = await topo(['apply', 'plan.json', '--yes'], { cwd, env });
    expect(gone.err).toBe('');
    expect(gone.out).toContain('The broker is as planned.');
    expect(gone.code).toBe(0);
    expect(await stored()).toEqual({});
    const again = await run(tombstone, 'apply', '--yes');
    expect({ code: again.code, err: again.err }).toEqual({ code: 0, err: '' });
  });

  test('a saved plan creates it, a second apply of it does nothing, and the management API alone creates it without a lock', async () => {
    const cwd = directoryOf({ 'topology.yaml': whole });
    expect((await topo(['plan', '--out', 'plan.json'], { cwd, env })).code).toBe(0);
    const first = await topo(['apply', 'plan.json'], { cwd, env });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('The broker is as planned.');
    const second = await topo(['apply', 'plan.json'], { cwd, env });
    expect(second).toMatchObject({ code: 0, err: '' });
    const allowed = ['--yes', '--allow', `lose:vhost/${name}`];
    expect((await run(tombstone, 'apply', ...allowed)).code).toBe(0);
    // created by others since, with another content: the saved plan is stale
    await http(broker, 'PUT', `vhosts/${name}`, { description: 'of others' });
    const stale = await topo(['apply', 'plan.json'], { cwd, env });
    expect(stale.err).toContain(`error[plan-stale]: vhost ${name}`);
    await http(broker, 'DELETE', `vhosts/${name}`);
    const alone = await run(whole, 'apply', '--yes', '--transport', 'http', '--no-lock');
    expect(alone).toMatchObject({ code: 0, err: '' });
    expect((await run(tombstone, 'apply', '--transport', 'http', '--no-lock', ...allowed)).code).toBe(0);
    expect(await stored()).toEqual({});
  });

  test('--map-vhost names the virtual host of an object', async () => {
    const plan = await planOf('vhost: { name: /shop, description: d }\nqueues: { q: }\n', '--map-vhost', `/shop=${name}`);
    expect(plan.changes.map(({ key }) => key)).toEqual([`queue ${name} q`, `vhost ${name}`]);
    const other = await run('vhost: { name: /shop }\n', 'plan', '--vhost', name);
    expect(other.err).toContain('error[vhost-conflict]');
  });
});
