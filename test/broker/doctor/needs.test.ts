// `topo doctor PATHS` on real brokers: reports each permission that the topology lacks, by name, and changes nothing.
import { connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { grantsOf } from '../../../src/rabbitmq/permissions.ts';
import { load } from '../../../src/workflows/plan-and-apply.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { createUser, http, type TestPermission, useVhost, vhostUrl } from '../../support/vhost.ts';

const yaml = `
exchanges:
  orders: { type: topic, alternateExchange: unrouted }
  unrouted: { type: fanout }
  billing: { type: topic, external: true }
queues:
  created: { type: quorum, deadLetterExchange: '' }
  audit: { type: stream }
  plain: { type: classic, messageTtl: 1h }
  short: { type: classic, expires: 1h, autoDelete: true }
  mine: { exclusive: true }
bindings:
  - { source: orders, destination: created, routingKey: 'order.#' }
  - { source: orders, destination: audit, routingKey: '#' }
`;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  async function grant(): Promise<Omit<TestPermission, 'vhost'>> {
    const { topology } = await load([directoryOf({ 'topology.yaml': yaml })], {
      defaultVhost: vhost.name,
      variable: () => undefined,
      cwd: '/',
    });
    const { configure = '', write = '', read = '' } = grantsOf(topology).find(({ role }) => role === 'apply') ?? {};
    return { configure, write, read };
  }

  /** What lies in the virtual host, messages and their states included. */
  async function everything(): Promise<unknown> {
    const lists = ['exchanges', 'queues', 'bindings'].map(async (kind) => {
      const rows = (await (await http(broker, 'GET', `${kind}/${vhost.name}?disable_stats=true`)).json()) as {
        name: string;
        arguments: unknown;
      }[];
      return rows.map((row) => JSON.stringify([row.name, row.arguments, (row as { source?: string }).source]));
    });
    const connection = await connect(vhost.url, { noDelay: true });
    const channel = await connection.createChannel();
    channel.on('error', () => {}); // no such queue
    const counts = await channel.checkQueue('plain').catch(() => undefined);
    await connection.close().catch(() => {});
    return [await Promise.all(lists), counts?.messageCount];
  }

  async function examine(
    permissions: Omit<TestPermission, 'vhost'>,
    ...argv: string[]
  ): Promise<{ code: number; checks: readonly Check[]; text: string }> {
    const name = `ann-${vhost.name}`;
    const user = await createUser(broker, {
      name,
      password: 's3cret-word',
      tags: 'management',
      permissions: [{ vhost: vhost.name, ...permissions }],
    });
    onTestFinished(() => user.remove());
    const cwd = directoryOf({ 'topology.yaml': yaml });
    const env = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
    const { code, out, err } = await topo(['doctor', 'topology.yaml', '--format', 'json', ...argv], { cwd, env });
    expect(out + err).not.toContain('s3cret-word');
    const { checks } = JSON.parse(out) as { checks: readonly Check[] };
    return { code, checks: checks.filter((check) => check.name === 'topology'), text: out };
  }

  const parts = async (): Promise<readonly (readonly ['configure' | 'write' | 'read', string])[]> => {
    const all = await grant();
    return (['configure', 'write', 'read'] as const).flatMap((permission) =>
      (all[permission] ?? '')
        .replace(/^\^\(?|\)?\$$/g, '')
        .split('|')
        .map((name) => [permission, name] as const),
    );
  };

  async function expectEveryLack(): Promise<void> {
    const all = await grant();
    expect(await examine(all)).toMatchObject({
      code: 0,
      checks: [{ state: 'ok', detail: expect.stringMatching(/^the user has all \d+ permissions/) }],
    });
    for (const [permission, name] of await parts()) {
      const less = (all[permission] ?? '')
        .replace(/^\^\(?|\)?\$$/g, '')
        .split('|')
        .filter((one) => one !== name);
      const { code, checks } = await examine({ ...all, [permission]: `^(${less.join('|')})$` }, '--transport', 'amqp');
      const plain = name.replaceAll('\\', '');
      expect({ code, checks }, `${permission} ${name}`).toMatchObject({
        code: 77,
        checks: [
          {
            state: 'failed',
            code: 'access-refused',
            detail: expect.stringContaining(`${permission} is missing on ${plain} in ${vhost.name}, for `),
          },
        ],
      });
      expect(checks[0]?.detail).toContain(`must match ^${name}$`);
      expect(checks[0]?.fix).toContain(`rabbitmqctl set_permissions -p ${vhost.name} ann-${vhost.name} `);
    }
  }

  test('names each missing permission and what requires it, if nothing exists', async () => {
    const before = await everything();
    await expectEveryLack();
    expect(await everything()).toEqual(before);
  });

  test('names each missing permission and what requires it, if everything exists and is in use', async () => {
    const cwd = directoryOf({ 'topology.yaml': yaml });
    await http(broker, 'PUT', `exchanges/${vhost.name}/billing`, { type: 'topic', durable: true });
    const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    expect(await topo(['apply', '--yes'], { cwd, env })).toMatchObject({ code: 0 });
    const connection = await connect(vhost.url, { noDelay: true });
    onTestFinished(() => connection.close());
    const channel = await connection.createConfirmChannel();
    for (const text of ['a', 'b']) channel.sendToQueue('plain', Buffer.from(text));
    await channel.waitForConfirms();
    await channel.assertQueue('mine', { exclusive: true });
    const before = await everything();
    await expectEveryLack();
    expect(await everything()).toEqual(before);
  });

  test('names the objects for a user without the configure permission', async () => {
    const { code, checks } = await examine({ configure: '^$', write: '.*', read: '.*' });
    expect(code).toBe(77);
    const details = checks.map(({ detail }) => detail);
    expect(details).toContainEqual(expect.stringContaining(`for queue ${vhost.name} created: its pattern must match ^created$`));
    expect(details).toContainEqual(expect.stringContaining('configure is missing on topo.lock'));
  });

  test('compares patterns over HTTP for an administrator, and reports unclear permissions to other users', async () => {
    const cwd = directoryOf({ 'topology.yaml': yaml });
    const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const admin = await topo(['doctor', 'topology.yaml', '--transport', 'http'], { cwd, env });
    expect(admin).toMatchObject({ code: 0, out: expect.stringContaining('the user has all') });
    const { code, checks } = await examine(await grant(), '--transport', 'http');
    expect({ code, states: [...new Set(checks.map(({ state }) => state))] }).toEqual({ code: 0, states: ['warning'] });
  });

  test('exits 65 for files with errors', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: { durible: true } }\n' });
    expect(await topo(['doctor', 'topology.yaml'], { cwd, env: { RABBITMQ_URL: vhost.url } })).toMatchObject({ code: 65 });
  });
});
