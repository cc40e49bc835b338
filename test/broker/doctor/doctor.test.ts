// `topo doctor` on real brokers, as users of all kinds: its output and exit code, without a password and without any change.
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { topo } from '../../readme/terminal.ts';
import { http } from '../../support/vhost.ts';
import { every, password, useDoctor } from './support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const { vhost, examine, user } = useDoctor(broker);
  const printed = broker.amqpUrl.replace(/\/\/[^@]*@/, '//');
  const [major = 0] = broker.version.split('.').map(Number);

  test('reports that an administrator has every permission', async () => {
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
      links: 'ok',
      configure: 'ok',
      write: 'ok',
      read: 'ok',
      patterns: 'ok',
      plan: 'ok',
      apply: 'ok',
      policies: 'ok',
    });
    expect(of('amqp-address')?.detail).toBe(`${printed} responds`);
    expect(of('version')?.detail).toContain(`RabbitMQ ${broker.version}, cluster rabbit@`);
    expect(of('exchange-types')).toMatchObject({ detail: expect.stringMatching(/^direct, fanout, headers, topic/) });
    expect(of('patterns')?.detail).toBe("configure '.*', write '.*', read '.*'");
    expect(of('plan')?.detail).toMatch(/^complete/);
  });

  test('reports a complete plan, but no policies, for a user with the tag management', async () => {
    const management = await user('management', every);
    const { status, states, of } = await examine(management);
    expect(status).toBe(0);
    expect(states).toMatchObject({ tags: 'ok', 'management-vhost': 'ok', alarms: 'ok', plan: 'ok', apply: 'ok', policies: 'warning' });
    expect(states).not.toHaveProperty('nodes');
    expect(states).not.toHaveProperty('patterns');
    expect(of('policies')?.fix).toBe(`rabbitmqctl set_user_tags ${management.name} policymaker`);
  });

  test('keeps the tag monitoring in the command that adds policymaker', async () => {
    const monitoring = await user('monitoring', every);
    const { states, of } = await examine(monitoring);
    expect(states).toMatchObject({ nodes: 'ok', policies: 'warning' });
    expect(of('policies')?.fix).toBe(`rabbitmqctl set_user_tags ${monitoring.name} monitoring policymaker`);
  });

  test('reports plan, apply and policies as possible for the tag policymaker over HTTP alone', async () => {
    const { status, states, of } = await examine(await user('policymaker', every), '--transport', 'http');
    expect(status).toBe(0);
    expect(states).toMatchObject({ plan: 'ok', apply: 'ok', policies: 'ok', version: 'ok' });
    expect(states).not.toHaveProperty('amqp-address');
    expect(of('apply')?.detail).toContain('only an administrator can read');
  });

  test('reports limits for a user without a tag and with permissions on some names', async () => {
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
    expect(of('plan')?.detail).toMatch(/^queues and exchanges.* with their attributes/);
    expect(of('plan')?.detail.includes('only if their names match a pattern')).toBe(isAtLeast431(broker.version));
    expect(of('configure')?.detail).toMatch(/^refused \(checked with the random name topo\.doctor\.[0-9a-f]{12}\):/);
    expect(of('configure')?.fix).toContain(`rabbitmqctl set_permissions -p ${vhost.name} ${none.name} '.*' '.*' '.*'`);

    const given = await examine(none);
    expect(given.status).toBe(77);
    expect(given.states).toMatchObject({ 'management-login': 'ok', tags: 'failed', plan: 'warning', policies: 'warning' });
    expect(given.of('tags')).toMatchObject({
      code: 'access-refused',
      fix: expect.stringContaining(`set_user_tags ${none.name} management`),
    });
    expect(given.of('plan')?.detail).toMatch(/^stops with an error: an explicitly configured management API must work/);
  });

  test.each([
    [{ configure: '.*' }, { configure: 'ok', write: 'warning', read: 'warning', apply: 'warning' }],
    [{ write: '.*' }, { configure: 'warning', write: 'ok', read: 'warning', apply: 'warning' }],
    [{ read: '.*' }, { configure: 'warning', write: 'warning', read: 'ok', apply: 'warning' }],
    [every, { configure: 'ok', write: 'ok', read: 'ok', apply: 'ok' }],
  ] as const)('distinguishes the permissions %o', async (patterns, expected) => {
    const { states } = await examine(await user('', patterns), '--transport', 'amqp');
    expect(states).toMatchObject(expected);
  });

  test('shows an administrator the patterns, and keeps sufficient ones in the proposed command', async () => {
    const { of } = await examine(await user('administrator', { configure: '^orders\\.', write: '.*', read: '^' }));
    expect(of('patterns')?.detail).toBe("configure '^orders\\.', write '.*', read '^'");
    expect(of('configure')?.fix).toContain("'.*' '.*' '^', or narrower patterns");
  });

  test('exits 77 for a user without access to the virtual host', async () => {
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

  test('exits 77 for a wrong password', async () => {
    const right = await user('administrator', every);
    const wrong = (url: string): string => url.replace(password, `${password}-wrong`);
    const { status, states, of } = await examine({ url: wrong(right.url), management: wrong(right.management) });
    expect(status).toBe(77);
    expect(states).toMatchObject({ 'amqp-address': 'ok', 'amqp-login': 'failed', 'management-login': 'failed', plan: 'failed' });
    expect(states).not.toHaveProperty('vhost');
    expect(of('amqp-login')).toMatchObject({ code: 'login-refused', fix: expect.stringContaining('--url or RABBITMQ_URL') });
    expect(of('management-login')?.fix).toContain('--management or RABBITMQ_MANAGEMENT_URL');
  });

  test('exits 69 for an unknown virtual host', async () => {
    const { status, states, of } = await examine({ ...(await user('administrator', every)) }, '--vhost', 'no such');
    expect(status).toBe(69);
    expect(states).toMatchObject({ 'amqp-login': 'ok', vhost: 'failed', 'management-vhost': 'failed', plan: 'failed' });
    expect(of('vhost')).toMatchObject({
      code: 'vhost-not-found',
      fix: expect.stringMatching(/^rabbitmqctl add_vhost 'no such', or declare it/),
    });
  });

  test('lists deprecated features in use', async () => {
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

  test('prints one line per check as text', async () => {
    const { url, management } = await user('management', every);
    const env = { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: management };
    const { status, output } = await topo(['doctor', '--ascii'], '/', env);
    expect(status).toBe(0);
    expect(output).toMatch(/^ok {4}AMQP {14}amqp:\/\/127\.0\.0\.1:\d+ responds$/m);
    expect(output).toMatch(/^warn {2}policies {10}no: the user lacks the tag policymaker\n {24}fix: rabbitmqctl set_user_tags/m);
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
