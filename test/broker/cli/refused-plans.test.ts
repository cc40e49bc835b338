// Plans of what the broker would refuse, by its version and by the limit of its virtual host: blocked, with exit code 4 and nothing done.
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { seriesText, versionOf } from '../../../src/rabbitmq/version.ts';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { http, useVhost, vhostUrl } from '../../support/vhost.ts';

/** Files that a broker of these series refuses in part, and what the plan names. */
const refused: readonly { readonly file: string; readonly on: readonly string[]; readonly names: readonly string[] }[] = [
  {
    file: `
queues: { jobs: { type: quorum, maxLength: 1000 } }
policies: { p1: { pattern: '^jobs$', applyTo: queues, definition: { ha-mode: all, ha-sync-mode: automatic } } }`,
    on: ['4.0', '4.3'],
    names: ['feature-removed', 'ha-mode: since RabbitMQ 4.0 the policy is refused (400)', 'use a quorum queue'],
  },
  {
    file: 'queues: { work.q: { type: classic, queueVersion: 1, maxLength: 5 } }',
    on: ['4.3'],
    names: ['feature-removed', 'x-queue-version 1: since RabbitMQ 4.3', 'use queueVersion: 2'],
  },
  {
    file: 'queues: { work.q: { type: classic, queueMasterLocator: min-masters, maxLength: 5 } }',
    on: ['4.3'],
    names: ['feature-removed', 'x-queue-master-locator: since RabbitMQ 4.3', 'use queueLeaderLocator'],
  },
  {
    file: 'queues: { ct: { type: classic, consumerTimeout: 60s } }',
    on: ['4.3'],
    names: ['feature-removed', 'x-consumer-timeout: since RabbitMQ 4.3', 'set consumer_timeout in rabbitmq.conf'],
  },
  {
    file: `
queues: { w: { type: quorum, maxLength: 10 } }
policies: { only-quorum: { pattern: '^w$', applyTo: quorum_queues, definition: { delivery-limit: 5 } } }`,
    on: ['3.10'],
    names: ['feature-unavailable', 'applyTo quorum_queues: available since RabbitMQ 3.12', 'use applyTo: queues'],
  },
  {
    file: `
policies: { unlimited: { pattern: '^w$', applyTo: queues, definition: { delivery-limit: -1 } } }`,
    on: ['3.10'],
    names: ['feature-unavailable', 'delivery-limit -1: available since RabbitMQ 4.0'],
  },
  {
    file: `
policies: { sharded: { pattern: '^w$', applyTo: exchanges, definition: { shards-per-node: 2 } } }`,
    on: ['3.10', '4.0', '4.3'],
    names: ['plugin-disabled', 'shards-per-node: the policy is refused (400)', 'rabbitmq_sharding'],
  },
];

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const series = seriesText(versionOf(broker.version) ?? [4, 3]);
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  test.each(refused.filter(({ on }) => on.includes(series)))(
    'a plan with $names.1 is blocked, and its apply changes nothing',
    async (one) => {
      const cwd = directoryOf({ 'topology.yaml': one.file });
      const plan = await topo(['plan', '--detailed-exitcode'], { cwd, env });
      expect(plan.code, plan.out).toBe(4);
      for (const text of one.names) expect(plan.out).toContain(text);
      const apply = await topo(['apply', '--yes'], { cwd, env });
      expect(apply.code).toBe(4);
      expect(await existing()).toEqual([]);
    },
  );

  test('a plan at the limit of queues is blocked with the numbers, and a refused lock names the limit', async () => {
    await http(broker, 'PUT', `vhost-limits/${vhost.name}/max-queues`, { value: 2 });
    onTestFinished(async () => {
      await http(broker, 'DELETE', `vhost-limits/${vhost.name}/max-queues`);
      for (const name of await existing()) await http(broker, 'DELETE', `queues/${vhost.name}/${name}`);
    });
    const two = directoryOf({ 'topology.yaml': 'queues: { a: {}, b: {} }' });
    const blocked = await topo(['plan', '--detailed-exitcode'], { cwd: two, env });
    expect(blocked).toMatchObject({ code: 4, out: expect.stringContaining('needed during an apply: 3, topo.lock among them') });
    expect(await existing()).toEqual([]);
    // without the lock there is room for both
    expect(await topo(['apply', '--yes', '--no-lock'], { cwd: two, env })).toMatchObject({ code: 0 });
    const more = directoryOf({ 'topology.yaml': 'exchanges: { x: { type: topic } }' });
    const noticed = await topo(['plan'], { cwd: more, env });
    expect(noticed).toMatchObject({ code: 0, out: expect.stringContaining('2 of 2 (max-queues): an apply cannot declare its lock') });
    const locked = await topo(['apply', '--yes'], { cwd: more, env });
    expect(locked).toMatchObject({ code: 77, err: expect.stringContaining('error[lock-refused]') });
    expect(locked.err).toContain(`rabbitmqctl set_vhost_limits -p ${vhost.name} '{"max-queues":3}'`);
  });

  test('a virtual host that permits no connections is named before an apply cannot connect', async () => {
    const name = `${vhost.name}-closed`;
    await http(broker, 'PUT', `vhosts/${name}`);
    await http(broker, 'PUT', `vhost-limits/${name}/max-connections`, { value: 0 });
    onTestFinished(async () => {
      await http(broker, 'DELETE', `vhosts/${name}`);
    });
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {} }' });
    const closed = { ...env, RABBITMQ_URL: vhostUrl(broker, name) };
    const run = (...flags: string[]): Promise<Ran> => topo(flags, { cwd, env: closed });
    expect(await run('plan')).toMatchObject({ code: 0, out: expect.stringContaining('0 of 0 (max-connections)') });
    expect(await run('apply', '--yes')).toMatchObject({ code: 69, err: expect.stringContaining('error[connection-limit]') });
    expect(await run('apply', '--yes', '--transport', 'http', '--no-lock')).toMatchObject({ code: 0 });
  });

  async function existing(): Promise<readonly string[]> {
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}?disable_stats=true`)).json()) as { name: string }[];
    return rows.map(({ name }) => name);
  }
});
