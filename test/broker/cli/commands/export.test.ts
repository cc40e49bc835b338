// topo export on real brokers: the export of any live state plans no change against the same broker, over both transports.
import { readFileSync } from 'node:fs';
import { connect } from 'amqplib';
import fc from 'fast-check';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { writeYaml } from '../../../../src/loader/write/write.ts';
import { isSince, newest, versionOf } from '../../../../src/rabbitmq/version.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { arbitraryTopology, liveEntities } from '../../../support/topologies.ts';
import { http, useVhost, vhostUrl } from '../../../support/vhost.ts';

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
      { numRuns: Number(process.env['TOPO_BROKER_RUNS'] ?? 12) },
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
      expect({ code, err }).toEqual({ code: 0, err: '' });
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
    const text = readFileSync(new URL('../../../cases/lint/super-stream-argument/topology.yaml', import.meta.url), 'utf8');
    expect(await topo(['apply', '--yes'], { cwd: directoryOf({ 'topology.yaml': text }), env: own })).toMatchObject({ code: 0 });
    const { code, out } = await topo(['export'], { env: own });
    expect(code).toBe(0);
    expect(out).toContain('x-super-stream: true');
    expect(out).toContain('x-stream-partition-order: 1');
    expect(await topo(['plan', '--detailed-exitcode'], { cwd: directoryOf({ 'topology.yaml': out }), env: own })).toMatchObject({
      code: 0,
    });
  });

  test('topo export omits predeclared objects and exclusive queues', async () => {
    await http(broker, 'PUT', `queues/${vhost.name}/q`, { durable: true });
    await http(broker, 'PUT', `exchanges/${vhost.name}/topo.own`, { type: 'topic' });
    await http(broker, 'POST', `bindings/${vhost.name}/e/amq.topic/q/q`, { routing_key: 'a.#' });
    const connection = await connect(env.RABBITMQ_URL);
    const channel = await connection.createChannel();
    const { queue: serverNamed } = await channel.assertQueue('', { durable: true });
    await channel.assertQueue('of-a-connection', { exclusive: true });
    await channel.bindQueue('of-a-connection', 'amq.topic', 'exclusive');
    const { code, out, err } = await topo(['export'], { env });
    await connection.close();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain(serverNamed);
    expect(out).not.toMatch(/of-a-connection|exclusive/);
    expect(out).toContain("\n  - { source: amq.topic, destination: q, routingKey: 'a.#' }\n");
    expect(out).not.toContain('topo.own');
    expect(out).not.toMatch(/^ {2}amq/m);
  });
});
