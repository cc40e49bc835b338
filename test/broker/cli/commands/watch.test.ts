// topo watch as a process on real brokers: drift in its metrics, heals, a rotated password, a restarted broker, and its end by signals.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { fetchSuite } from '../../../support/broker-source.ts';
import { eventually } from '../../../support/eventually.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf } from '../../../support/io.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../../../support/private-suites.ts';
import { createUser, http, useVhost } from '../../../support/vhost.ts';
import { startWatch } from '../../../support/watching.ts';

const topology = 'queues: { a: {}, b: { maxLength: 6 } }\nbindings: [{ source: amq.topic, destination: a, routingKey: a.# }]\n';
const bWith = (limit: number) => ({ durable: true, arguments: { 'x-max-length': limit } });

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const queues = `queues/${vhost.name}`;

  test('drift of a change by hand is in the metrics and healed, a destructive difference is not, and a rotated password takes effect', async () => {
    const login = { name: `${vhost.name}-watch`, password: 'first of two' };
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const { remove } = await createUser(broker, { ...login, tags: 'monitoring', permissions });
    onTestFinished(remove);
    await http(broker, 'PUT', `${queues}/b`, bWith(5));
    await http(broker, 'POST', `exchanges/${vhost.name}/amq.default/publish`, {
      ...{ properties: {}, routing_key: 'b', payload: 'kept', payload_encoding: 'string' },
    });
    const cwd = directoryOf({ 'topology.yaml': topology, user: login.name, password: login.password });
    const { host } = new URL(broker.amqpUrl);
    const env = {
      RABBITMQ_URL: `amqp://${host}/${vhost.name}`,
      RABBITMQ_MANAGEMENT_URL: new URL(broker.httpUrl).origin,
      RABBITMQ_USER_FILE: 'user',
      RABBITMQ_PASSWORD_FILE: 'password',
    };
    const watching = await startWatch(['topology.yaml', '--heal'], { cwd, env });

    const healed = await watching.until({ type: 'healed' });
    const equal = await watching.until({ type: 'drift', drifted: 1 }, healed);
    expect(await watching.metric('topo_drift')).toBe(1);
    expect(await watching.metric('topo_drift_objects{drift="changed",kind="queue",action="replace"}')).toBe(1);
    expect(await watching.metric('topo_blocked_changes')).toBe(1);
    expect(await watching.status('/readyz')).toBe(200);

    await http(broker, 'DELETE', `${queues}/a`);
    const again = await watching.until({ type: 'healed' }, equal);
    expect((await http(broker, 'GET', `${queues}/a`)).status).toBe(200);
    await watching.until({ type: 'drift', drifted: 1 }, again);
    expect(await watching.metric('topo_watch_heals_total{result="succeeded"}')).toBe(2);

    await http(broker, 'PUT', `users/${login.name}`, { password: 'second of two', tags: 'monitoring' });
    const refused = await watching.until({ type: 'failed' }, again);
    expect(await watching.metric('topo_watch_consecutive_failures')).toBeGreaterThan(0);
    expect(await watching.metric('topo_drift')).toBe(1);
    writeFileSync(join(cwd, 'password'), 'second of two\n');
    await watching.until({ type: 'recovered' }, refused);
    expect(await watching.metric('topo_watch_consecutive_failures')).toBe(0);

    const b = (await (await http(broker, 'GET', `${queues}/b`)).json()) as { arguments: object };
    expect(b.arguments).toMatchObject({ 'x-max-length': 5 });
    const got = await http(broker, 'POST', `${queues}/b/get`, { count: 1, ackmode: 'ack_requeue_false', encoding: 'auto' });
    expect(await got.json()).toMatchObject([{ payload: 'kept' }]);
    expect(watching.events().filter(({ type }) => type === 'failed')).toHaveLength(1);

    const began = performance.now();
    watching.child.kill('SIGTERM');
    const { code, out, err } = await watching.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'end', command: 'watch', exitCode: 0 });
    expect(out).not.toContain('of two');
  });

  test('reports a file that becomes invalid once, and the changed topology once it is valid again', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { c: {} }\n' });
    await http(broker, 'PUT', `${queues}/c`, bWith(6));
    const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const watching = await startWatch(['topology.yaml', '--transport', 'http'], { cwd, env });
    const first = await watching.until({ type: 'drift', drifted: 1 });
    writeFileSync(join(cwd, 'topology.yaml'), 'queues: { c: { maxLength: 6, durible: true } }\n');
    const failed = await watching.until({ type: 'failed' }, first);
    expect(watching.events()[failed - 1]).toMatchObject({
      problems: [{ code: 'unknown-property', span: { file: 'topology.yaml', line: 1 } }],
    });
    writeFileSync(join(cwd, 'topology.yaml'), 'queues: { c: { maxLength: 6 } }\n');
    await watching.until({ type: 'resolved', drift: 'changed' }, failed);
    watching.child.kill('SIGINT');
    expect(await watching.ended).toMatchObject({ code: 0, err: '' });
  });
});

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('a private node of %s', (suite) => {
  let node: PrivateBroker;
  beforeAll(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite) });
  });
  afterAll(() => node.stop());

  test('a restart of the broker is reported once, and nothing of the drift is resolved by it', async () => {
    await http(node, 'PUT', 'queues/%2F/a', { durable: true });
    await http(node, 'PUT', 'queues/%2F/b', bWith(6));
    const cwd = directoryOf({ 'topology.yaml': topology });
    const env = { RABBITMQ_URL: node.amqpUrl, RABBITMQ_MANAGEMENT_URL: node.httpUrl };
    const watching = await startWatch(['topology.yaml'], { cwd, env });
    const before = await watching.until({ type: 'drifted' });
    expect(watching.events()[before - 1]).toMatchObject({ drift: 'missing', action: 'create', entity: { kind: 'binding' } });
    await node.restart();
    await watching.until({ type: 'recovered' }, before);
    await eventually(async () => expect(await watching.metric('topo_watch_consecutive_failures')).toBe(0));
    expect(await watching.metric('topo_drift')).toBe(1);
    expect(watching.events().filter(({ type }) => type === 'resolved' || type === 'drifted')).toHaveLength(1);
    await http(node, 'DELETE', 'queues/%2F/a');
    await watching.until({ type: 'drift', drifted: 2 });
    watching.child.kill('SIGTERM');
    expect(await watching.ended).toMatchObject({ code: 0, err: '' });
  });
});
