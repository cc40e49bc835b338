// topo test --live for every example topology on every broker: the broker does what the simulator predicts, and nothing is left behind.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { TestResult } from '../../../../src/model/routing-test.ts';
import { eventually } from '../../../support/eventually.ts';
import { topo } from '../../../support/io.ts';
import { delayedTopology, needsNoPlugin } from '../../../support/plugin-topologies.ts';
import { http } from '../../../support/vhost.ts';

const root = fileURLToPath(new URL('../../../../topologies/', import.meta.url));
/** RabbitMQ 4.0 has removed it. */
const mirrored = 'mirrored-queues';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  const scratchVhosts = async (): Promise<readonly string[]> => {
    const rows = (await (await http(broker, 'GET', 'vhosts?columns=name')).json()) as { name: string }[];
    return rows.map(({ name }) => name).filter((name) => name.startsWith('topo-test-'));
  };
  /** Of earlier runs that were killed, and of other files that run at the same time. */
  let others: readonly string[] = [];
  beforeAll(async () => {
    others = await scratchVhosts();
  });
  afterAll(async () => {
    await eventually(async () => expect((await scratchVhosts()).filter((name) => !others.includes(name))).toEqual([]));
  });

  const isMirrorless = !broker.version.startsWith('3.');

  test.concurrent.each(readdirSync(root).filter((name) => needsNoPlugin(name) && !(name === mirrored && isMirrorless)))(
    'all tests of the topology %s pass, and nothing is left behind',
    async (name) => {
      const { code, out, err } = await topo(['test', '--live', name, '--format', 'json'], { cwd: root, env });
      const { results, diagnostics } = JSON.parse(out) as { results: TestResult[]; diagnostics: unknown[] };
      const failed = results
        .filter(({ state }) => state !== 'passed')
        .map(({ name: which, mismatches, differences }) => ({ which, mismatches, differences }));
      expect({ failed, diagnostics, code }).toEqual({ failed: [], diagnostics: [], code: 0 });
      expect(err).not.toContain('error');
      expect(results.length).toBeGreaterThan(1);
    },
  );

  test.skipIf(!isMirrorless)(`the topology ${mirrored} reports that mirroring was removed`, async () => {
    const { code, err } = await topo(['test', '--live', mirrored], { cwd: root, env });
    expect({ code, err }).toEqual({ code: 65, err: expect.stringContaining('classic queue mirroring was removed') });
  });

  test(`the topology ${delayedTopology} passes with its plugin, and reports the missing exchange type without it`, async () => {
    const { code, out, err } = await topo(['test', '--live', delayedTopology], { cwd: root, env });
    const types = (await (await http(broker, 'GET', 'overview')).json()) as { exchange_types: { name: string }[] };
    if (types.exchange_types.some(({ name }) => name === 'x-delayed-message')) {
      expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('3 passed') });
      return;
    }
    expect(code).toBe(4);
    expect(err).toContain(
      'error[exchange-type-unavailable]: exchange / reminders: type x-delayed-message: the broker does not provide this exchange type',
    );
    expect(out).toContain('3 tests: 0 passed, 0 failed, 3 skipped.');
  });
});
