// `topo doctor` on real brokers, as users of all kinds: what it says, its exit code, no password in it, and nothing changed by it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { connect } from 'amqplib';
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Check, CheckName, CheckState } from '../../../src/model/check.ts';
import { topo } from '../../readme/terminal.ts';
import { createUser, http, type TestPermission, useVhost, vhostUrl } from '../../support/vhost.ts';
import { makeCertificate } from '../amqp/certificate.ts';
import { listen } from '../amqp/support.ts';

const password = 's3cret-word';
const every = { configure: '.*', write: '.*', read: '.*' };

interface Result {
  readonly status: number;
  readonly checks: readonly Check[];
  /** The state of each check, by its name. */
  readonly states: { readonly [name in CheckName]?: CheckState };
  of(name: CheckName): Check | undefined;
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const printed = broker.amqpUrl.replace(/\/\/[^@]*@/, '//');
  const [major = 0] = broker.version.split('.').map(Number);

  beforeAll(async () => {
    const at = vhost.name;
    await http(broker, 'PUT', `exchanges/${at}/orders`, { type: 'topic', durable: true });
    await http(broker, 'PUT', `exchanges/${at}/inner`, { type: 'fanout', durable: true, internal: true });
    await http(broker, 'PUT', `queues/${at}/orders.created`, { durable: true });
    await http(broker, 'POST', `bindings/${at}/e/orders/q/orders.created`, { routing_key: 'order.#', arguments: { n: 1 } });
    await http(broker, 'PUT', `policies/${at}/cap`, { pattern: '^orders', definition: { 'max-length': 10 }, 'apply-to': 'queues' });
    const connection = await connect(vhost.url, { noDelay: true });
    const channel = await connection.createConfirmChannel();
    for (let n = 0; n < 3; n++) channel.sendToQueue('orders.created', Buffer.from(`message ${n}`), { persistent: true });
    await channel.waitForConfirms();
    await connection.close();
  });

  /** All that lies in the virtual host, and who may do what there. */
  async function everything(): Promise<unknown> {
    const paths = ['exchanges', 'queues', 'bindings', 'policies', 'permissions'].map((kind) =>
      kind === 'permissions' ? `vhosts/${vhost.name}/permissions` : `${kind}/${vhost.name}?disable_stats=true`,
    );
    const lists = await Promise.all([...paths, `definitions/${vhost.name}`].map(async (path) => (await http(broker, 'GET', path)).json()));
    const connection = await connect(vhost.url, { noDelay: true });
    const { messageCount } = await (await connection.createChannel()).checkQueue('orders.created');
    await connection.close();
    return { lists, messageCount };
  }

  async function examine(env: { url: string; management?: string }, ...argv: string[]): Promise<Result> {
    const before = await everything();
    const variables = { RABBITMQ_URL: env.url, ...(env.management === undefined ? {} : { RABBITMQ_MANAGEMENT_URL: env.management }) };
    const { status, output } = await topo(['doctor', '--format', 'json', ...argv], '/', variables);
    expect(await everything()).toEqual(before);
    expect(before).toMatchObject({ messageCount: 3 });
    expect(output).not.toContain(password);
    const { checks, exitCode } = JSON.parse(output) as { checks: Check[]; exitCode: number };
    expect(exitCode).toBe(status);
    expect(checks.filter(({ state, fix }) => state !== 'ok' && (fix ?? '') === '')).toEqual([]);
    return {
      status,
      checks,
      states: Object.fromEntries(checks.map(({ name, state }) => [name, state])),
      of: (name) => checks.find((check) => check.name === name),
    };
  }

  async function user(tags: string, patterns?: Omit<TestPermission, 'vhost'>) {
    const permissions = patterns === undefined ? [] : [{ vhost: vhost.name, ...patterns }];
    const made = await createUser(broker, { name: `${tags || 'none'}@${vhost.name}`, password, tags, permissions });
    onTestFinished(() => made.remove());
    return { name: `${tags || 'none'}@${vhost.name}`, url: vhostUrl(made, vhost.name), management: made.httpUrl };
  }

  test('an administrator sees and may do everything', async () => {
    const { status, states, of } = await examine(await user('administrator', every));
    expect(status).toBe(0);
    const { 'deprecated-features': deprecated, ...others } = states; // other tests may use some
    expect(deprecated !== undefined).toBe(major >= 4);
    expect(others).toEqual({
      'amqp-address': 'ok',
      'amqp-login': 'ok',
      vhost: 'ok',
      'management-address': 'ok',
      'management-login': 'ok',
      tags: 'ok',
      'management-vhost': 'ok',
      version: 'ok',
      'exchange-types': 'ok',
      alarms: 'ok',
      nodes: 'ok',
      configure: 'ok',
      write: 'ok',
      read: 'ok',
      patterns: 'ok',
      plan: 'ok',
      apply: 'ok',
      policies: 'ok',
    });
    expect(of('amqp-address')?.detail).toBe(`${printed} answers`);
    expect(of('version')?.detail).toContain(`RabbitMQ ${broker.version}, cluster rabbit@`);
    expect(of('exchange-types')).toMatchObject({ detail: expect.stringMatching(/^direct, fanout, headers, topic/) });
    expect(of('patterns')?.detail).toBe("configure '.*', write '.*', read '.*'");
    expect(of('plan')?.detail).toMatch(/^complete/);
  });

  test('the tag management: a complete plan, no policies', async () => {
    const management = await user('management', every);
    const { status, states, of } = await examine(management);
    expect(status).toBe(0);
    expect(states).toMatchObject({ tags: 'ok', 'management-vhost': 'ok', alarms: 'ok', plan: 'ok', apply: 'ok', policies: 'warning' });
    expect(states).not.toHaveProperty('nodes');
    expect(states).not.toHaveProperty('patterns');
    expect(of('policies')?.fix).toBe(`rabbitmqctl set_user_tags ${management.name} policymaker`);
  });

  test('the tag monitoring is kept by the command that adds policymaker', async () => {
    const monitoring = await user('monitoring', every);
    const { states, of } = await examine(monitoring);
    expect(states).toMatchObject({ nodes: 'ok', policies: 'warning' });
    expect(of('policies')?.fix).toBe(`rabbitmqctl set_user_tags ${monitoring.name} monitoring policymaker`);
  });

  test('the tag policymaker, over HTTP alone', async () => {
    const { status, states, of } = await examine(await user('policymaker', every), '--transport', 'http');
    expect(status).toBe(0);
    expect(states).toMatchObject({ plan: 'ok', apply: 'ok', policies: 'ok', version: 'ok' });
    expect(states).not.toHaveProperty('amqp-address');
    expect(of('apply')?.detail).toContain('only an administrator can read');
  });

  test('no tag, and permissions on some names', async () => {
    const orders = { configure: '^orders\\.', write: '^orders\\.', read: '^orders\\.' };
    const none = await user('', orders);
    const { status, states, of } = await examine(none, '--transport', 'amqp');
    expect(status).toBe(0);
    expect(states).toMatchObject({
      vhost: 'ok',
      configure: 'warning',
      write: 'warning',
      read: 'warning',
      plan: 'warning',
      apply: 'warning',
    });
    expect(of('plan')?.detail).toMatch(/^existence only/);
    expect(of('plan')?.detail.includes('only on names that a pattern')).toBe(isAtLeast431(broker.version));
    expect(of('configure')?.detail).toMatch(/^refused on a random name, topo\.doctor\.[0-9a-f]{12}:/);
    expect(of('configure')?.fix).toContain(`rabbitmqctl set_permissions -p ${vhost.name} ${none.name} '.*' '.*' '.*'`);

    const given = await examine(none);
    expect(given.status).toBe(77);
    expect(given.states).toMatchObject({ 'management-login': 'ok', tags: 'failed', plan: 'warning', policies: 'warning' });
    expect(given.of('tags')).toMatchObject({
      code: 'access-refused',
      fix: expect.stringContaining(`set_user_tags ${none.name} management`),
    });
    expect(given.of('plan')?.detail).toMatch(/^stops: a management API that was given must work/);
  });

  test.each([
    [{ configure: '.*' }, { configure: 'ok', write: 'warning', read: 'warning', apply: 'warning' }],
    [{ write: '.*' }, { configure: 'warning', write: 'ok', read: 'warning', apply: 'warning' }],
    [{ read: '.*' }, { configure: 'warning', write: 'warning', read: 'ok', apply: 'warning' }],
    [every, { configure: 'ok', write: 'ok', read: 'ok', apply: 'ok' }],
  ] as const)('tells the permissions apart: %o', async (patterns, expected) => {
    const { states } = await examine(await user('', patterns), '--transport', 'amqp');
    expect(states).toMatchObject(expected);
  });

  test('an administrator is shown the patterns, and the command keeps those that are enough', async () => {
    const { of } = await examine(await user('administrator', { configure: '^orders\\.', write: '.*', read: '^' }));
    expect(of('patterns')?.detail).toBe("configure '^orders\\.', write '.*', read '^'");
    expect(of('configure')?.fix).toContain("'.*' '.*' '^', or narrower patterns");
  });

  test('no access to the virtual host: exit 77', async () => {
    const nobody = await user('management');
    const { status, states, of } = await examine(nobody);
    expect(status).toBe(77);
    expect(states).toMatchObject({
      'amqp-login': 'ok',
      vhost: 'failed',
      tags: 'ok',
      'management-vhost': 'failed',
      plan: 'failed',
      apply: 'failed',
    });
    expect(of('vhost')).toMatchObject({
      code: 'vhost-refused',
      fix: expect.stringContaining(`rabbitmqctl set_permissions -p ${vhost.name} ${nobody.name}`),
    });
    expect(of('management-vhost')).toMatchObject({ code: 'vhost-refused' });
    expect((await examine(nobody, '--transport', 'http')).status).toBe(77);
  });

  test('a wrong password: exit 77', async () => {
    const right = await user('administrator', every);
    const wrong = (url: string): string => url.replace(password, `${password}-wrong`);
    const { status, states, of } = await examine({ url: wrong(right.url), management: wrong(right.management) });
    expect(status).toBe(77);
    expect(states).toMatchObject({ 'amqp-address': 'ok', 'amqp-login': 'failed', 'management-login': 'failed', plan: 'failed' });
    expect(states).not.toHaveProperty('vhost');
    expect(of('amqp-login')).toMatchObject({ code: 'login-refused', fix: expect.stringContaining('--url or RABBITMQ_URL') });
    expect(of('management-login')?.fix).toContain('--management or RABBITMQ_MANAGEMENT_URL');
  });

  test('an unknown virtual host: exit 69', async () => {
    const { status, states, of } = await examine({ ...(await user('administrator', every)) }, '--vhost', 'no such');
    expect(status).toBe(69);
    expect(states).toMatchObject({ 'amqp-login': 'ok', vhost: 'failed', 'management-vhost': 'failed', plan: 'failed' });
    expect(of('vhost')).toMatchObject({ code: 'vhost-not-found', fix: "rabbitmqctl add_vhost 'no such', or correct --vhost" });
  });

  test('AMQP down: exit 69, and what the management API still shows', async () => {
    const { management } = await user('administrator', every);
    const { status, states, of } = await examine({ url: `amqp://127.0.0.1:${await closedPort()}/${vhost.name}`, management });
    expect(status).toBe(69);
    expect(states).toMatchObject({
      'amqp-address': 'failed',
      'management-vhost': 'ok',
      version: 'ok',
      plan: 'ok',
      apply: 'failed',
      policies: 'ok',
    });
    expect(of('version')?.detail).toContain(broker.version);
  });

  test('a management API that was given is off: exit 69, as plan and apply stop', async () => {
    const { url } = await user('administrator', every);
    const management = `http://127.0.0.1:${await closedPort()}`;
    const { status, states, of } = await examine({ url, management });
    expect(status).toBe(69);
    expect(states).toMatchObject({ vhost: 'ok', 'management-address': 'failed', configure: 'ok', plan: 'warning', policies: 'warning' });
    expect(of('management-address')).toMatchObject({
      code: 'management-unavailable',
      fix: expect.stringContaining('rabbitmq-plugins enable rabbitmq_management'),
    });
    expect(await examine({ url, management }, '--transport', 'http')).toMatchObject({
      status: 69,
      states: { 'management-address': 'failed' },
    });
  });

  test('a management API that nobody gave: topo does without it, and with it where it answers', async () => {
    // All of 127.0.0.0/8 is this machine: an address where nothing else listens on the default port of the management API.
    const host = '127.83.19.7';
    const amqp = await forward(host, 0, broker.amqpUrl);
    const { url } = await user('management', every);
    const there = url.replace(/127\.0\.0\.1:\d+/, `${host}:${amqp}`);
    const without = await examine({ url: there });
    expect(without.status).toBe(0);
    expect(without.states).toMatchObject({ 'management-address': 'warning', plan: 'warning', apply: 'ok', policies: 'warning' });
    expect(without.of('plan')?.detail).toMatch(/^existence only/);
    expect(without.of('plan')?.fix).toContain('give its address with --management');
    await forward(host, 15_672, broker.httpUrl);
    expect((await examine({ url: there })).states).toMatchObject({ 'management-address': 'ok', plan: 'ok', apply: 'ok' });
  });

  test('nodes of a cluster: one that is down is a warning', async () => {
    const { url } = await user('', every);
    const { status, checks } = await examine({ url: `amqp://127.0.0.1:${await closedPort()}/${vhost.name},${url}` }, '--transport', 'amqp');
    expect(status).toBe(0);
    expect(checks.filter(({ name }) => name === 'amqp-address').map(({ state }) => state)).toEqual(['ok', 'warning']);
  });

  test('TLS: the certificate, its end, and who does not trust it', async () => {
    const { cert, key } = makeCertificate();
    const proxy = createTlsServer({ cert, key }, (socket) => {
      const inner = connectTcp(Number(new URL(broker.amqpUrl).port), '127.0.0.1');
      socket.pipe(inner).pipe(socket);
      for (const one of [socket, inner]) one.on('error', () => {});
    });
    proxy.on('tlsClientError', () => {});
    const { url } = await user('', every);
    const secure = url.replace('amqp:', 'amqps:').replace(/:\d+\//, `:${await listen(proxy)}/`);
    const directory = mkdtempSync(join(tmpdir(), 'topo-doctor-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    writeFileSync(join(directory, 'ca.pem'), cert);
    const trusted = await examine({ url: secure }, '--transport', 'amqp', '--ca', join(directory, 'ca.pem'));
    expect(trusted.status).toBe(0);
    expect(trusted.of('amqp-tls')).toMatchObject({
      state: 'warning',
      detail: expect.stringMatching(
        /^TLSv1\.\d, certificate of localhost by localhost, expires \d{4}-\d\d-\d\d \(in (less than a|1) day\)$/,
      ),
    });
    const untrusted = await examine({ url: secure }, '--transport', 'amqp');
    expect(untrusted.status).toBe(69);
    expect(untrusted.of('amqp-tls')).toMatchObject({ state: 'failed', code: 'tls-failed', fix: expect.stringContaining('--ca') });
    expect(untrusted.of('amqp-tls')?.detail).toMatch(/is not trusted: self-signed .*certificate of localhost by localhost, expires/);
    const plain = await examine({ url: url.replace('amqp:', 'amqps:') }, '--transport', 'amqp');
    expect(plain.of('amqp-tls')).toMatchObject({ state: 'failed', detail: expect.stringContaining('does not speak TLS') });
  });

  test('deprecated features that are in use', async () => {
    await http(broker, 'PUT', `queues/${vhost.name}/transient`, { durable: false });
    onTestFinished(async () => {
      await http(broker, 'DELETE', `queues/${vhost.name}/transient`);
    });
    const { of } = await examine(await user('management', every));
    const check = of('deprecated-features');
    if (major < 4) expect(check).toBeUndefined();
    else
      expect(check).toMatchObject({ state: 'warning', detail: expect.stringContaining('transient_nonexcl_queues (permitted by default)') });
  });

  test('text, for people', async () => {
    const { url, management } = await user('management', every);
    const env = { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: management };
    const { status, output } = await topo(['doctor', '--ascii'], '/', env);
    expect(status).toBe(0);
    expect(output).toMatch(/^ok {4}AMQP {16}amqp:\/\/127\.0\.0\.1:\d+ answers$/m);
    expect(output).toMatch(/^warn {2}policies {12}no: the user lacks the tag policymaker\n {26}fix: rabbitmqctl set_user_tags/m);
    expect(output).toMatch(/\n\d+ checks: \d+ ok, [12] warnings?, 0 failed\.\n$/);
    expect(output).not.toContain(password);
  });
});

/** A passive declare needs a permission from there on (and in 4.2.7 and later of 4.2). */
function isAtLeast431(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const at = major * 1_000_000 + minor * 1_000 + patch;
  return at >= 4_003_001 || (at >= 4_002_007 && at < 4_003_000);
}

/** Forwards a port of another address of this machine to a URL's, for one test. */
async function forward(host: string, port: number, url: string): Promise<number> {
  const target = new URL(url);
  const server = createServer((client) => {
    const inner = connectTcp(Number(target.port), target.hostname);
    client.pipe(inner).pipe(client);
    for (const one of [client, inner]) one.on('error', () => {});
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}
