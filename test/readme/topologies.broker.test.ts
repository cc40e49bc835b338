// Every example topology on every real broker and over each transport: what is applied is there, and a second plan finds nothing to do.
import { describe, expect, inject, test } from 'vitest';
import { applyingOver } from '../support/applying.ts';
import { outermost } from '../support/fewer-versions.ts';
import { delayedTopology, needsNoPlugin } from '../support/plugin-topologies.ts';
import { useVhost } from '../support/vhost.ts';
import { root, topologies } from './markdown.ts';
import { topo } from './terminal.ts';

/** RabbitMQ 4.0 has removed it; its policy requires the management API. */
const mirrored = 'mirrored-queues';

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const isMirrorless = !broker.version.startsWith('3.');

  test.skipIf(!isMirrorless)('reports that mirroring was removed', async () => {
    const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const { status, output } = await topo(['plan'], `${root}topologies/${mirrored}`, env);
    expect({ status, output }).toEqual({ status: 4, output: expect.stringContaining('BLOCKED    feature-removed') });
  });

  describe.each(['auto', 'http', 'amqp'])('over %s', (transport) => {
    const isMirrored = !isMirrorless && transport !== 'amqp';
    const names = topologies().filter((name) => needsNoPlugin(name) && (name !== mirrored || isMirrored));
    describe.each(names)('%s', (name) => {
      const vhost = useVhost(broker);
      const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
      const type = (...argv: string[]) => topo(argv, `${root}topologies/${name}`, env);
      const plan = () => type('plan', '--detailed-exitcode', '--transport', transport);

      test('plans, applies, and then plans no change', async () => {
        const before = await plan();
        expect(before).toEqual({
          status: 2,
          output: expect.stringMatching(/^Plan: [1-9]\d* to create, 0 to update, 0 to replace, 0 to delete/m),
        });
        expect(await type('apply', '--yes', ...applyingOver(transport))).toEqual({
          status: 0,
          output: expect.stringMatching(/^Applied: (\d+) of \1 steps done/m),
        });
        const after = await plan();
        expect(after).toEqual({ status: 0, output: expect.stringMatching(/^No changes/m) });
      });
    });

    describe(delayedTopology, () => {
      const vhost = useVhost(broker);
      const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

      test('reports the missing plugin', async () => {
        const argv = ['apply', '--yes', ...applyingOver(transport)];
        const { status, output } = await topo(argv, `${root}topologies/${delayedTopology}`, env);
        // over AMQP the broker does not tell its exchange types, so that the declaration itself is refused
        expect({ status, output }).toEqual({ status: transport === 'amqp' ? 7 : 4, output: expect.stringContaining('x-delayed-message') });
        expect(output).toMatch(transport === 'amqp' ? /error\[step-refused\]/ : /error\[exchange-type-unavailable\]/);
      });
    });
  });
});
