// docs/permissions.md: what it calls enough is enough, and nothing of it can be left out.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Grant } from '../../src/rabbitmq/permissions.ts';
import { applyingOver } from '../support/applying.ts';
import { outermost } from '../support/fewer-versions.ts';
import { directoryOf } from '../support/io.ts';
import { createUser, http, type TestPermission, useVhost, vhostUrl } from '../support/vhost.ts';
import { topo } from './terminal.ts';

const topology = `
exchanges:
  orders: { type: topic, alternateExchange: orders.unrouted }
  orders.inner: { type: fanout }
  orders.unrouted: { type: fanout }
queues:
  orders.created: { type: classic, deadLetterExchange: '' }
bindings:
  - { source: orders, destination: orders.created, routingKey: 'order.#' }
  - { source: orders, destinationType: exchange, destination: orders.inner, routingKey: 'order.#' }
`;
const policy = `
policies:
  orders: { pattern: '^orders', applyTo: queues, definition: { max-length: 1000 } }
`;

/** The patterns of the page's last example. */
const enough = { configure: '^(orders(\\..*)?|topo\\.lock(\\.2)?)$', write: '^(orders(\\..*)?|amq\\.default)$', read: '^orders(\\..*)?$' };

/** Patterns that lack one thing, and what is refused then. */
const lacking = [
  ['configure on the queue', { ...enough, configure: '^(orders|orders\\.inner|orders\\.unrouted|topo\\.lock(\\.2)?)$' }, 'queue'],
  [
    'configure on an exchange',
    { ...enough, configure: '^(orders|orders\\.created|orders\\.unrouted|topo\\.lock(\\.2)?)$' },
    'orders.inner',
  ],
  ['write on the dead-letter exchange', { ...enough, write: '^orders(\\..*)?$' }, 'orders.created'],
  ['read on a queue with a dead-letter exchange', { ...enough, read: '^(orders|orders\\.inner)$' }, 'orders.created'],
  ['write on the alternate exchange', { ...enough, write: '^(orders|orders\\.(created|inner)|amq\\.default)$' }, 'orders.unrouted'],
  ['read on the source', { ...enough, read: '^orders\\.created$' }, 'orders'],
  ['write on a destination', { ...enough, write: '^(orders\\.(created|unrouted)|amq\\.default)$' }, 'orders.inner'],
] as const;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'topo-permissions-'));
    writeFileSync(join(directory, 'topology.yaml'), topology);
    writeFileSync(join(directory, 'policy.yaml'), policy);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /** Runs topo as a user with these rights, in a virtual host that is empty again. */
  const runAs = async (tags: string, patterns: Omit<TestPermission, 'vhost'>, ...argv: string[]) => {
    await empty();
    const name = `user-${vhost.name}`;
    const user = await createUser(broker, { name, password: 'secret-word', tags, permissions: [{ vhost: vhost.name, ...patterns }] });
    onTestFinished(() => user.remove());
    const result = await topo(argv, directory, { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl });
    expect(result.output).not.toContain('secret-word');
    return result;
  };
  const empty = async (): Promise<void> => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
  };

  test('plans over the management API without any permission', async () => {
    expect(await runAs('management', { configure: '^$', write: '^$', read: '^$' }, 'plan', '--transport', 'http')).toMatchObject({
      status: 0,
      output: expect.stringContaining('Plan: 7 to create'),
    });
  });

  test('requires the management tag over the management API', async () => {
    expect(await runAs('', enough, 'plan', '--transport', 'http')).toMatchObject({ status: 77 });
  });

  test('requires any one permission to plan over AMQP on newer brokers', async () => {
    const newer = isAtLeast(broker.version, [4, 2, 7]) && broker.version !== '4.3.0';
    const plan = ['plan', '--transport', 'amqp', 'topology.yaml'];
    expect(await runAs('', { configure: '^$', write: '^$', read: '^$' }, ...plan)).toMatchObject({ status: newer ? 77 : 0 });
    await empty();
    expect(await runAs('', { configure: '^$', write: '^$', read: '^orders' }, ...plan)).toMatchObject({ status: 0 });
  });

  test.each([
    ['amqp', '', 'topology.yaml'],
    ['http', 'management', 'topology.yaml'],
    ['auto', 'management', 'topology.yaml'],
    ['http', 'policymaker', '.'],
    ['auto', 'policymaker', '.'],
  ])('to apply over %s, the tag "%s" and the patterns are enough for %s', async (transport, tags, path) => {
    expect(await runAs(tags, enough, 'apply', '--yes', ...applyingOver(transport), path)).toMatchObject({ status: 0 });
  });

  test.each(['quorum', 'classic'])(
    'to delete an idle %s queue over AMQP alone, the permissions that topo permissions prints are enough',
    async (type) => {
      const old = directoryOf({ 'topology.yaml': 'queues: { old: { state: absent } }\n' });
      const printed = await topo(['permissions', '--format', 'json'], old, {});
      const { configure, write, read } = applyGrantIn(printed.output);
      const runOn = async (patterns: Omit<TestPermission, 'vhost'>) => {
        await empty();
        await http(broker, 'PUT', `queues/${vhost.name}/old`, { durable: true, arguments: { 'x-queue-type': type } });
        const name = `user-${vhost.name}`;
        const user = await createUser(broker, { name, password: 'secret-word', permissions: [{ vhost: vhost.name, ...patterns }] });
        onTestFinished(() => user.remove());
        return await topo(['apply', '--yes', '--transport', 'amqp', '--allow', 'delete:queue/old'], old, {
          RABBITMQ_URL: vhostUrl(user, vhost.name),
        });
      };
      expect(await runOn({ configure, write, read })).toMatchObject({ status: 0, output: expect.stringContaining('Applied') });
      if (type !== 'quorum') return;
      expect(await runOn({ configure, write, read: '^$' })).toMatchObject({
        status: 7,
        output: expect.stringContaining('grant the read permission on the queue'),
      });
    },
  );

  test('requires the tag policymaker for policies', async () => {
    const { status, output } = await runAs('management', enough, 'apply', '--yes');
    expect({ status, output }).toEqual({ status: 7, output: expect.stringContaining('policymaker') });
  });

  describe.each(['amqp', 'http'])('over %s', (transport) => {
    test('distinguishes a wrong password from a user without permissions in the virtual host', async () => {
      const user = await createUser(broker, { name: `other-${vhost.name}`, password: 'secret-word', tags: 'management' });
      onTestFinished(() => user.remove());
      const plan = (amqp: string, http: string) =>
        topo(['plan', '--transport', transport], directory, { RABBITMQ_URL: amqp, RABBITMQ_MANAGEMENT_URL: http });
      const wrong = (url: string): string => url.replace('secret-word', 'wrong-word');
      const url = vhostUrl(user, vhost.name);
      const refused = await plan(wrong(url), wrong(user.httpUrl));
      expect(refused).toEqual({ status: 77, output: expect.stringContaining('error[login-refused]') });
      expect(refused.output).not.toContain('wrong-word');
      expect(await plan(url, user.httpUrl)).toEqual({ status: 77, output: expect.stringContaining('error[vhost-refused]') });
    });

    test.each(lacking)('requires %s', async (_, patterns, named) => {
      const { status, output } = await runAs('management', patterns, 'apply', '--yes', ...applyingOver(transport), 'topology.yaml');
      expect({ status, output }).toEqual({ status: 7, output: expect.stringContaining(named) });
    });
  });
});

function applyGrantIn(output: string): Grant {
  const { grants } = JSON.parse(output) as { grants: readonly Grant[] };
  const grant = grants.find(({ role }) => role === 'apply');
  if (grant === undefined) throw new Error(output);
  return grant;
}

function isAtLeast(version: string, least: readonly [number, number, number]): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor, wantedPatch] = least;
  if (major !== wantedMajor) return major > wantedMajor;
  return minor === wantedMinor ? patch >= wantedPatch : minor > wantedMinor;
}
