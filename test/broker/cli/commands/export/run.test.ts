// topo export on real brokers: the export of any live state plans no change against the same broker, over both transports.
import { readFileSync } from 'node:fs';
import { connect } from 'amqplib';
import fc from 'fast-check';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { writeYaml } from '../../../../../src/loader/write/write.ts';
import { isSince, newest, versionOf } from '../../../../../src/rabbitmq/version.ts';
import { directoryOf, topo } from '../../../../support/io.ts';
import { arbitraryTopology, liveEntities } from '../../../../support/topologies.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../../support/vhost.ts';

/** The codes of the diagnostics, sorted. */
const noticesIn = (err: string) => [...err.matchAll(/^\w+\[([\w-]+)\]/gm)].map(([, code]) => code).sort();

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const refusesConsumerTimeouts = isSince(versionOf(broker.version) ?? newest, [4, 3]);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  test('a plan of an exported topology has no changes', async () => {
    const live = arbitraryTopology({ vhost: vhost.name, tombstones: false, queueTypes: ['classic'] });
    await fc.assert(
      fc.asyncProperty(live, async (topology) => {
        await http(broker, 'DELETE', `vhosts/${vhost.name}`);
        await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
        const made = directoryOf({ 'topology.yaml': writeYaml(liveEntities(topology, [])).text });
        expect(await topo(['apply', '--yes', '--no-lock', '--transport', 'http'], { cwd: made, env })).toMatchObject({ code: 0 });
        const { code, out } = await topo(['export'], { env });
        expect(code).toBe(0);
        const cwd = directoryOf({ 'topology.yaml': out });
        for (const transport of ['http', 'amqp']) {
          const planned = await topo(['plan', '--format', 'json', '--transport', transport], { cwd, env });
          const { summary, undeclared } = (
            JSON.parse(planned.out) as { plan: { summary: { [count: string]: number }; undeclared: unknown[] } }
          ).plan;
          expect({ ...summary, undeclared }).toMatchObject({ create: 0, update: 0, replace: 0, delete: 0, undeclared: [] });
        }
      }),
      { numRuns: Number(process.env['TOPO_BROKER_RUNS'] ?? 12), endOnFailure: true },
    );
  });

  test.skipIf(refusesConsumerTimeouts)(
    'an export holds a classic queue with a consumer timeout, which a plan leaves unchanged',
    async () => {
      const path = `vhosts/${vhost.name}.timeout`;
      await http(broker, 'PUT', path, {});
      onTestFinished(async () => void (await http(broker, 'DELETE', path)));
      const queue = { durable: true, arguments: { 'x-queue-type': 'classic', 'x-consumer-timeout': 60_000 } };
      const declaring = http(broker, 'PUT', `queues/${vhost.name}.timeout/ct.classic`, queue);
      if (refusesConsumerTimeouts) return await expect(declaring).rejects.toThrow(': 400 ');
      await declaring;
      await http(broker, 'POST', `bindings/${vhost.name}.timeout/e/amq.topic/q/ct.classic`, { routing_key: 'a.#' });
      const own = { ...env, RABBITMQ_URL: vhostUrl(broker, `${vhost.name}.timeout`) };
      const { code, out, err } = await topo(['export'], { env: own });
      expect({ code, notices: noticesIn(err) }).toEqual({ code: 0, notices: ['export-unmanaged'] });
      expect(out).toMatch(/ct\.classic:[\s\S]*consumerTimeout: 1m[\s\S]*destination: ct\.classic/);
      const planned = await topo(['plan', '--detailed-exitcode'], { cwd: directoryOf({ 'topology.yaml': out }), env: own });
      expect(planned).toMatchObject({ code: 0, err: '' });
    },
  );

  test('a super stream that was applied is exported, and a plan of it has no changes', async () => {
    const path = `vhosts/${vhost.name}.super`;
    await http(broker, 'PUT', path, {});
    onTestFinished(async () => void (await http(broker, 'DELETE', path)));
    const own = { ...env, RABBITMQ_URL: vhostUrl(broker, `${vhost.name}.super`) };
    const text = readFileSync(new URL('../../../../cases/lint/super-stream-argument/topology.yaml', import.meta.url), 'utf8');
    expect(await topo(['apply', '--yes'], { cwd: directoryOf({ 'topology.yaml': text }), env: own })).toMatchObject({ code: 0 });
    const { code, out } = await topo(['export'], { env: own });
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}bills: \{ partitions: 2, .*leaderLocator: unset \}$/m);
    expect(await topo(['plan', '--detailed-exitcode'], { cwd: directoryOf({ 'topology.yaml': out }), env: own })).toMatchObject({
      code: 0,
    });
  });

  test('does not export a virtual host that does not exist', async () => {
    for (const flags of [[], ['--no-documents']]) {
      const { code, out, err } = await topo(['export', '--vhost', `${vhost.name}.missing`, ...flags], { env });
      expect({ code, out }).toEqual({ code: 69, out: '' });
      expect(err).toContain('error[vhost-not-found]');
    }
  });

  test('exports all virtual hosts that a user may read, and exits 9 for one whose objects it may not read', async () => {
    const own = [`${vhost.name}.a`, `${vhost.name}.b`];
    for (const name of own) {
      await http(broker, 'PUT', `vhosts/${name}`, {});
      onTestFinished(async () => void (await http(broker, 'DELETE', `vhosts/${name}`)));
      await http(broker, 'PUT', `queues/${name}/q`, { durable: true });
    }
    await http(broker, 'PUT', `operator-policies/${own[0]}/op`, { pattern: '^x', definition: { 'max-length': 5 }, 'apply-to': 'queues' });
    // the tag `monitoring` shows all virtual hosts, and reads only those with permissions
    const permissions = own.slice(0, 1).map((name) => ({ vhost: name, read: '.*' }));
    const login = { name: `u-${vhost.name}`, password: 'secret', permissions };
    const reader = await createUser(broker, { ...login, tags: 'management' });
    onTestFinished(() => reader.remove());
    const cwd = directoryOf({});
    const flags = ['export', '--all-vhosts', '-o', 'dir/'];
    const urls = { RABBITMQ_URL: vhostUrl(reader, own[0] ?? ''), RABBITMQ_MANAGEMENT_URL: reader.httpUrl };
    const { code, out, err } = await topo(flags, { cwd, env: urls });
    expect({ code, out }).toEqual({ code: 0, out: `dir/${own[0]}.yaml\n` });
    expect(err).toContain('requires the tag administrator: permissions, topic permissions\n');
    expect(readFileSync(`${cwd}/dir/${own[0]}.yaml`, 'utf8')).toContain(`vhost: { name: ${own[0]} }`);

    await createUser(broker, { ...login, tags: 'monitoring' });
    const incomplete = await topo(flags, { cwd, env: urls });
    expect(incomplete).toMatchObject({ code: 9, out: `dir/${own[0]}.yaml\n` });
    expect(incomplete.err).toContain(`error[export-omitted]: virtual host ${own[1]} is omitted: `);
    expect(readFileSync(`${cwd}/dir/${own[0]}.yaml`, 'utf8')).toContain(`# omitted: virtual host ${own[1]}: `);
  });

  test('marks an argument whose value JSON does not show, and a plan of the export has no changes', async () => {
    const path = `vhosts/${vhost.name}.odd`;
    await http(broker, 'PUT', path, {});
    onTestFinished(async () => void (await http(broker, 'DELETE', path)));
    const own = { ...env, RABBITMQ_URL: vhostUrl(broker, `${vhost.name}.odd`) };
    const connection = await connect(own.RABBITMQ_URL);
    const channel = await connection.createChannel();
    await channel.assertQueue('odd', { durable: true, arguments: { 'x-own': null, 'x-queue-type': 'classic' } });
    await channel.bindQueue('odd', 'amq.headers', '', { a: null });
    await connection.close();
    const { code, out, err } = await topo(['export'], { env: own });
    expect(code).toBe(9);
    expect(noticesIn(err)).toEqual(['export-uncertain', 'export-unmanaged']);
    expect(out).toContain('{ source: amq.headers, destination: odd, arguments: { a: null } }');
    const planned = await topo(['plan', '--detailed-exitcode'], { cwd: directoryOf({ 'topology.yaml': out }), env: own });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
    expect(planned.out).toContain('arguments are listed without their types');
  });

  test('topo export omits predeclared objects and exclusive queues', async () => {
    await http(broker, 'PUT', `queues/${vhost.name}/q`, { durable: true });
    await http(broker, 'POST', `bindings/${vhost.name}/e/amq.topic/q/q`, { routing_key: 'a.#' });
    const connection = await connect(env.RABBITMQ_URL);
    const channel = await connection.createChannel();
    const { queue: serverNamed } = await channel.assertQueue('', { durable: true });
    await channel.assertQueue('of-a-connection', { exclusive: true });
    await channel.bindQueue('of-a-connection', 'amq.topic', 'exclusive');
    const { code, out, err } = await topo(['export'], { env });
    await connection.close();
    expect({ code, notices: noticesIn(err) }).toEqual({ code: 0, notices: ['export-excluded', 'export-unmanaged'] });
    expect(err).toContain(`exclusive queues: of-a-connection; server-named queues: ${serverNamed}; their bindings: 1`);
    expect(out).not.toContain(serverNamed);
    expect(out).not.toMatch(/of-a-connection|exclusive/);
    expect(out).toContain("\n  - { source: amq.topic, destination: q, routingKey: 'a.#' }\n");
    expect(out).not.toMatch(/^ {2}amq/m);
  });
});
