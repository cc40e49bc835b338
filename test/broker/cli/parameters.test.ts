// Federation upstreams, shovels and parameters on real nodes with their plugins: created in one apply together with what they use, compared
// without printing a URI, working with real messages, and deleted as planned.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this

import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { fetchSuite } from '../../support/broker-source.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { linkPlugins } from '../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { clusterSuites } from '../../support/private-suites.ts';
import { http, useVhost, vhostUrl } from '../../support/vhost.ts';

const secret = 'first-link%20pässword';

describe.each(clusterSuites())('with the plugins of %s', (suite) => {
  let broker: PrivateBroker;
  let host: string;
  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    http({ name: 'parameters', version: '', ...broker }, method, path, body);
  /** The status of a PUT of a parameter. */
  const put = async (path: string, value: unknown): Promise<number> => {
    try {
      return (await call('PUT', `parameters/${path}`, { value })).status;
    } catch (error) {
      return Number(/: (\d+) /.exec(String(error))?.[1]);
    }
  };
  const env = (more: { readonly [name: string]: string } = {}) => ({
    ...{ RABBITMQ_URL: `${broker.amqpUrl}/down`, RABBITMQ_MANAGEMENT_URL: broker.httpUrl },
    ...{ LINK_PASSWORD: secret, ENCODED: encodeURIComponent(secret), HOST: host, ...more },
  });
  const run = (command: readonly string[], text: string, more: { readonly [name: string]: string } = {}) =>
    topo([...command, 'topology.yaml'], { cwd: directoryOf({ 'topology.yaml': text }), env: env(more) });
  const planOf = async (text: string): Promise<Plan> =>
    (JSON.parse((await run(['plan', '--format', 'json'], text)).out) as { plan: Plan }).plan;

  const declared = `
vhost: { name: down }
exchanges: { orders: { type: topic } }
queues: { received: { type: classic }, source: { type: classic }, target: { type: classic } }
bindings: [{ source: orders, destination: received, routingKey: '#' }]
users: { linker: { password: '\${LINK_PASSWORD}' } }
permissions: { linker: { configure: '.*', write: '.*', read: '.*' } }
federationUpstreams:
  up: { uri: 'amqp://linker:\${ENCODED}@\${HOST}/up', prefetchCount: 50, ackMode: on-confirm, expires: 1h }
federationUpstreamSets: { west: { upstreams: [{ upstream: up, maxHops: 1 }] } }
policies: { federate: { pattern: '^orders$', applyTo: exchanges, definition: { federation-upstream-set: west } } }
shovels:
  move:
    srcUri: 'amqp://linker:\${ENCODED}@\${HOST}/down'
    srcQueue: source
    destUri: ['amqp://linker:\${ENCODED}@\${HOST}/down']
    destQueue: target
globalParameters: { motd: { value: { text: '\${MOTD}', lines: 2 } } }
---
vhost: { name: up }
exchanges: { orders: { type: topic } }
permissions: { linker: { configure: '.*', write: '.*', read: '.*' } }
`;
  const motd = { MOTD: 'a secret message' };

  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: linkPlugins });
    host = new URL(broker.amqpUrl).host;
  });

  afterAll(() => broker?.stop());

  const clean = (text: string): void => {
    for (const one of [secret, encodeURIComponent(secret), motd.MOTD]) expect(text).not.toContain(one);
  };

  test('one apply creates everything from an empty broker, and a second plan is empty', async () => {
    const { code, out, err } = await run(['apply', '--yes'], declared, motd);
    expect(err).toBe('');
    expect(out).toMatch(/\+ +federation upstream +down: up +uri amqp:\/\/linker:\$\{ENCODED\}@/);
    expect(code).toBe(0);
    clean(out);
    const again = await run(['plan', '--format', 'json'], declared, motd);
    const { plan } = JSON.parse(again.out) as { plan: Plan };
    expect(plan.steps).toEqual([]);
    clean(again.out + again.err);
    const stored = (await (await call('GET', 'parameters/shovel/down/move')).json()) as { value: { [field: string]: unknown } };
    expect(stored.value['dest-uri']).toBe(`amqp://linker:${encodeURIComponent(secret)}@${host}/down`);
  });

  test('messages arrive through the upstream and the shovel', async () => {
    const connection = await connect(`${broker.amqpUrl}/up`);
    const down = await connect(`${broker.amqpUrl}/down`);
    try {
      const [upstream, channel] = [await connection.createConfirmChannel(), await down.createConfirmChannel()];
      channel.sendToQueue('source', Buffer.from('moved'));
      await channel.waitForConfirms();
      await vi.waitFor(
        async () => {
          upstream.publish('orders', 'a', Buffer.from('federated'));
          await upstream.waitForConfirms();
          expect(((await channel.get('received', { noAck: true })) || undefined)?.content.toString()).toBe('federated');
        },
        { timeout: 30_000, interval: 500 },
      );
      await vi.waitFor(
        async () => expect(((await channel.get('target', { noAck: true })) || undefined)?.content.toString()).toBe('moved'),
        { timeout: 30_000, interval: 500 },
      );
    } finally {
      await Promise.all([connection.close(), down.close()]);
    }
  });

  test('a changed URI is an update that prints neither one', async () => {
    const more = { ...motd, ENCODED: 'second-secret-password' };
    const { out } = await run(['plan'], declared, more);
    expect(out).toMatch(/~ +federation upstream +down: up +uri \(amqp:\/\/linker:\*\*\*@\*\*\*\/up\) → amqp:\/\/linker:\$\{ENCODED\}@/);
    expect(out).toMatch(/~ +shovel +down: move +srcUri \(amqp:\/\/linker:\*\*\*@\*\*\*\/down\)/);
    clean(out);
    expect(out).not.toContain(more.ENCODED);
    const text = await run(['plan'], declared, { MOTD: 'another message' });
    expect(text.out).toMatch(/~ +global parameter +motd +.*\(another text\) → \$\{MOTD\}/);
    clean(text.out);
  });

  test('a saved plan is stale if somebody set a URI to another user or virtual host meanwhile', async () => {
    const cwd = directoryOf({ 'topology.yaml': declared });
    const options = { cwd, env: env({ ...motd, ENCODED: 'third-secret-password' }) };
    expect((await topo(['plan', 'topology.yaml', '--allow', 'lose:upstream/up', '--out', 'plan.json'], options)).code).toBe(0);
    const path = 'parameters/federation-upstream/down/up';
    const { value } = (await (await call('GET', path)).json()) as { value: object };
    const foreign = `amqp://somebody:${encodeURIComponent(secret)}@${host}/up`;
    await call('PUT', path, { value: { ...value, uri: foreign } });
    try {
      const applied = await topo(['apply', 'plan.json', '--yes'], options);
      expect(applied).toMatchObject({ code: 5, err: expect.stringContaining('error[plan-stale]') });
      clean(applied.out + applied.err);
    } finally {
      await call('PUT', path, { value });
    }
  });

  test('an undeclared property of an upstream is shown, and removed', async () => {
    const value = { uri: 'amqp://', 'max-hops': 2, 'prefetch-count': 3 };
    await put('federation-upstream/down/other', value);
    const text = 'federationUpstreams: { other: { uri: amqp://, prefetchCount: 4 } }';
    const { out } = await run(['apply', '--yes'], text);
    expect(out).toMatch(/~ +federation upstream +other +prefetchCount 3 → 4, maxHops 2 → unset/);
    const stored = (await (await call('GET', 'parameters/federation-upstream/down/other')).json()) as { value: unknown };
    expect(stored.value).toEqual({ uri: 'amqp://', 'prefetch-count': 4 });
    expect((await run(['apply', '--yes'], 'federationUpstreams: { other: { state: absent } }')).code).toBe(0);
  });

  test('the refusal of a URI does not contain it', async () => {
    const text = "federationUpstreams: { bad: { uri: '${BAD}' } }";
    for (const bad of ['http://app:hunter2-scheme@h', 'amqp://app:hunter2-"quoted" host']) {
      const { out, err, code } = await run(['apply', '--yes'], text, { BAD: bad });
      expect(out + err).toContain('not a valid URI');
      expect(out + err).not.toContain('hunter2');
      expect(code).not.toBe(0);
    }
  });

  test('a shovel that deletes itself is created, is no drift when it is finished, and the plan says so', async () => {
    const text = `
queues: { once: { type: classic } }
shovels: { once: { srcUri: amqp://, srcQueue: once, destUri: amqp://, destQueue: target, srcDeleteAfter: queue-length } }
`;
    expect((await run(['apply', '--yes'], text)).code).toBe(0);
    await vi.waitFor(async () => expect((await call('GET', 'parameters/shovel/down/once')).status).toBe(404), {
      timeout: 30_000,
      interval: 500,
    });
    const drift = await run(['drift'], text);
    expect(drift.code).toBe(0);
    const { notices, summary } = await planOf(text);
    expect(notices.map(({ code }) => code)).toContain('shovel-deletes-itself');
    expect(summary.create).toBe(1);
  });

  test('what the version does not have is blocked, and accepted where it has it', async () => {
    const isNew = suite !== 'bookworm';
    const text = `
federationUpstreams: { typed: { uri: amqp://, queueType: quorum } }
queues: { a: { type: classic } }
shovels: { predeclared: { srcUri: amqp://, srcQueue: a, srcPredeclared: true, destUri: amqp://, destQueue: a } }
`;
    const { changes } = await planOf(text);
    const blocked = changes.flatMap(({ key, blocked: block }) => (block === undefined ? [] : [`${key} ${block.code}`]));
    const refused = ['federation-upstream down typed feature-unavailable', 'shovel down predeclared feature-unavailable'];
    expect(blocked).toEqual(isNew ? [] : refused);
    expect(await put('federation-upstream/down/typed', { uri: 'amqp://', 'queue-type': 'quorum' })).toBe(isNew ? 201 : 400);
    const shovel = { 'src-uri': 'amqp://', 'src-queue': 'a', 'dest-uri': 'amqp://', 'dest-queue': 'a' };
    expect(await put('shovel/down/predeclared', { ...shovel, 'src-predeclared': true })).toBe(isNew ? 201 : 400);
    const codesOf = async (one: string) => (await planOf(one)).changes.flatMap(({ blocked: block }) => block?.code ?? []);
    expect(await codesOf('federationUpstreams: { old: { uri: amqp://, haPolicy: all } }')).toEqual(isNew ? ['feature-removed'] : []);
    expect(await put('federation-upstream/down/old', { uri: 'amqp://', 'ha-policy': 'all' })).toBe(isNew ? 400 : 201);
    const local = 'srcUri: amqp://, srcProtocol: local, srcQueue: a, destUri: amqp://, destQueue: a';
    const isNewest = suite === 'forky';
    expect(await codesOf(`shovels: { l: { ${local} } }`)).toEqual(isNewest ? [] : ['feature-unavailable']);
    expect(await put('shovel/down/l', { ...shovel, 'src-protocol': 'local' })).toBe(isNewest ? 201 : 500);
    for (const path of ['federation-upstream/down/typed', 'federation-upstream/down/old', 'shovel/down/predeclared', 'shovel/down/l'])
      await call('DELETE', `parameters/${path}`);
  });

  test('a parameter of a component that no plugin has is refused with the reason of the broker', async () => {
    const { out, err, code } = await run(['apply', '--yes'], 'parameters: { bogus: { x: { value: 1 } } }');
    expect(out + err).toContain('component bogus not found');
    expect(code).not.toBe(0);
  });

  test('a whole decimal and an empty object in a global parameter are compared, and saved plans with them are readable', async () => {
    const text = 'globalParameters: { whole: { value: { a: 1.0, b: {} } }, empty: { value: {} }, nothing: { value: null } }\n';
    const [made, again] = [await run(['apply', '--yes'], text), await run(['plan'], text)];
    expect(made, made.err).toMatchObject({ code: 0 });
    expect(again.out).toContain('No changes.');
    const cwd = directoryOf({ 'topology.yaml': text.replace('1.0', '2') });
    await topo(['plan', 'topology.yaml', '--out', 'plan.json'], { cwd, env: env() });
    const shown = await topo(['show', 'plan.json'], { cwd, env: env() });
    expect(shown, shown.err).toMatchObject({ code: 0, out: expect.stringContaining('a 1.0 ') });
    const gone = 'globalParameters: { whole: { state: absent }, empty: { state: absent }, nothing: { state: absent } }\n';
    expect((await run(['apply', '--yes'], gone)).code).toBe(0);
  });

  test('an export contains references in place of URIs with passwords, and a plan of it has no changes', async () => {
    const exported = await topo(['export'], { cwd: directoryOf({}), env: env(motd) });
    clean(exported.out + exported.err);
    expect(exported.out).toContain("uri: '${UPSTREAM_UP_URI}'");
    expect(exported.err).toContain('notice[export-secrets]');
    expect(exported.err).toContain('SHOVEL_MOVE_SRC_URI (srcUri of shovel down move)');
    const uri = (vhost: string): string => `amqp://linker:${encodeURIComponent(secret)}@${host}/${vhost}`;
    const set = { UPSTREAM_UP_URI: uri('up'), SHOVEL_MOVE_SRC_URI: uri('down'), SHOVEL_MOVE_DEST_URI: uri('down') };
    const { out } = await run(['plan'], exported.out, set);
    expect(out).toContain('No changes.');
    clean(out);
  });

  test('tombstones and prune delete them, the shovel first, and nothing of RabbitMQ itself', async () => {
    const text = `
vhost: down
federationUpstreams: { up: { state: absent } }
federationUpstreamSets: {}
policies: { federate: { state: absent } }
shovels: { move: { state: absent } }
prune: { federationUpstreamSets: ['.*'], globalParameters: ['.*'] }
`;
    const { steps } = await planOf(text);
    const lost = ['--allow', 'lose:policy/federate', '--allow', 'lose:upstream/up'];
    expect(steps.map(({ do: what, entity }) => `${what} ${'name' in entity ? entity.name : ''}`)).toEqual([
      'delete-document move',
      'delete-policy federate',
      'delete-document west',
      'delete-document up',
      'delete-document motd',
    ]);
    const { out, code } = await run(['apply', '--yes', '--allow', 'blast-radius', ...lost], text);
    expect(out).toContain('Applied: 5 of 5 steps');
    expect(code).toBe(0);
    expect((await planOf(text)).steps).toEqual([]);
  });
});

describe.each(inject('brokers'))('without the plugins, on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);

  test('upstreams and shovels are blocked, as the broker does not know their components', async () => {
    const text = 'federationUpstreams: { up: { uri: amqp:// } }\nshovels: { s: { srcUri: amqp://, srcExchange: x, destUri: amqp:// } }';
    const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const { out } = await topo(['plan', 'topology.yaml', '--format', 'json'], { cwd: directoryOf({ 'topology.yaml': text }), env });
    const { plan } = JSON.parse(out) as { plan: Plan };
    expect(plan.changes.map(({ blocked }) => blocked?.code)).toEqual(['plugin-disabled', 'plugin-disabled']);
    const put = http(broker, 'PUT', `parameters/shovel/${vhost.name}/s`, { value: {} });
    await expect(put).rejects.toThrow('component shovel not found');
  });
});
