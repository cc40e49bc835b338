// An operator policy on real brokers: it drops real messages, and plan, drift and export name it.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../support/vhost.ts';

const topology = String.raw`
queues:
  op.q: { type: quorum, maxLength: 100 }
policies:
  mine: { pattern: '^op\.q$', applyTo: queues, definition: { max-length: 50, message-ttl: 60000 } }
`;

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const run = (...args: string[]): ReturnType<typeof topo> => topo(args, { cwd: directoryOf({ 'topology.yaml': topology }), env });

  beforeAll(async () => {
    const queue = { durable: true, arguments: { 'x-queue-type': 'quorum', 'x-max-length': 100 } };
    await http(broker, 'PUT', `queues/${vhost.name}/op.q`, queue);
    const mine = { pattern: '^op\\.q$', 'apply-to': 'queues', definition: { 'max-length': 50, 'message-ttl': 60_000 } };
    await http(broker, 'PUT', `policies/${vhost.name}/mine`, mine);
    const op = { pattern: '^op', 'apply-to': 'queues', definition: { 'max-length': 0 } };
    await http(broker, 'PUT', `operator-policies/${vhost.name}/op`, op);
    const connection = await connect(vhostUrl(broker, vhost.name));
    const channel = await connection.createConfirmChannel();
    for (let i = 0; i < 5; i += 1) channel.sendToQueue('op.q', Buffer.from('x'));
    await channel.waitForConfirms();
    await sleep(500);
    expect((await channel.checkQueue('op.q')).messageCount).toBe(0);
    await connection.close();
  });

  test('a plan without changes names the operator policy that drops every message', async () => {
    const { code, out } = await run('plan', '--detailed-exitcode');
    expect(code).toBe(0);
    expect(out).toContain('operator policy op  queue op.q: max-length 0 instead of 50 of policy mine');
    expect(out).toContain('warning  drops every message');
    expect(out).toContain('No changes.');
  });

  test('the JSON of a plan and of a drift report holds it', async () => {
    for (const command of ['plan', 'drift'] as const) {
      const { code, out } = await run(command, '--format', 'json');
      expect(code).toBe(0);
      const { governing } = (JSON.parse(out) as { [name: string]: { governing: unknown } })[command] ?? {};
      expect(governing).toMatchObject([
        { by: 'operator-policy', vhost: vhost.name, name: 'op', key: 'max-length', value: 0, fate: 'dropped', objects: [{ name: 'op.q' }] },
      ]);
    }
  });

  test('a drift report without drift names it', async () => {
    const { code, out } = await run('drift');
    expect(code).toBe(0);
    expect(out).toContain('No drift: 2 objects as declared.');
    expect(out).toContain('operator policy op  queue op.q: max-length 0 instead of 50 of policy mine');
  });

  test('an export contains it, and one without documents names it as not exported', async () => {
    expect((await topo(['export'], { env })).out).toContain('operatorPolicies:');
    const { code, err } = await topo(['export', '--no-documents'], { env });
    expect(code).toBe(0);
    expect(err).toContain('notice[governor-not-exported]: operator policy op (max-length 0) governs queue op.q and is not exported\n');
    expect(err).toMatch(/export-unmanaged\]: .*operator policies: 1/);
  });

  test('a plan against a definitions file of the broker names it too', async () => {
    const definitions = await (await http(broker, 'GET', `definitions/${vhost.name}`)).text();
    const cwd = directoryOf({ 'topology.yaml': topology, 'd.json': definitions });
    const { code, out } = await topo(['plan', '--against', 'd.json', '--vhost', vhost.name], { cwd, env: {} });
    expect(code).toBe(0);
    expect(out).toContain('operator policy op  queue op.q: max-length 0 instead of 50 of policy mine');
    expect(out).toContain('No changes.');
  });

  test('limits of the virtual host are named', async () => {
    await http(broker, 'PUT', `vhost-limits/${vhost.name}/max-queues`, { value: 9 });
    const { out } = await run('plan');
    expect(out).toContain('max-queues 9 (1 queue after this plan)');
    await http(broker, 'DELETE', `vhost-limits/${vhost.name}/max-queues`);
  });

  test('a topic permission of the user is named, and blocks the bind that it refuses', async () => {
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const user = await createUser(broker, { name: `admin-${vhost.name}`, password: 'p', tags: 'administrator', permissions });
    try {
      await http(broker, 'PUT', `exchanges/${vhost.name}/news`, { type: 'topic', durable: true });
      const entry = { exchange: 'news', write: '.*', read: '^key\\.one$' };
      await http(broker, 'PUT', `topic-permissions/${vhost.name}/admin-${vhost.name}`, entry);
      const text = (key: string): string =>
        `exchanges: { news: { type: topic } }\nqueues: { q: { type: classic } }\nbindings: [{ source: news, destination: q, routingKey: ${key} }]\n`;
      const own = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
      const [allowed, refused] = [directoryOf({ 'topology.yaml': text('key.one') }), directoryOf({ 'topology.yaml': text('key.two') })];
      const planned = await topo(['plan'], { cwd: allowed, env: own });
      expect(planned.out).toContain('topic permission of user');
      expect(planned.out).toContain('exchange news: read ');
      expect(await topo(['apply', '--yes'], { cwd: allowed, env: own })).toMatchObject({ code: 0 });
      const blocked = expect.stringContaining('topic-permission-missing');
      expect(await topo(['apply', '--yes'], { cwd: refused, env: own })).toMatchObject({ code: 4, err: blocked });
    } finally {
      await user.remove();
    }
  });
});
