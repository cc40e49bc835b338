// topo export on real brokers: what it writes of any live state plans to no change against the same broker, over both transports.
import { connect } from 'amqplib';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { writeYaml } from '../../../../src/loader/write/write.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { arbitraryTopology, liveEntities } from '../../../support/topologies.ts';
import { http, useVhost, vhostUrl } from '../../../support/vhost.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
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
