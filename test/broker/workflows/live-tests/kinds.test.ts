// topo test --live with every kind of queue and with wrong topologies: the broker and the simulator agree in every test.
import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import type { TestResult } from '../../../../src/model/routing-test.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../../support/io.ts';

const kinds = readFileSync(new URL('kinds.yaml', import.meta.url), 'utf8');
const topics = readFileSync(new URL('../../../../topologies/topics/topology.yaml', import.meta.url), 'utf8');

interface Report {
  readonly results: readonly TestResult[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const play = async (text: string): Promise<Report & { code: number }> => {
    const { code, out } = await topo(['test', '--live', '--format', 'json'], { cwd: directoryOf({ 'topology.yaml': text }), env });
    return { code, ...(JSON.parse(out) as Report) };
  };

  test('the simulator and the broker agree on all queue types, consumer modes, policies and dead-letter reasons', async () => {
    const { code, results, diagnostics } = await play(kinds);
    const failed = results
      .filter(({ state }) => state !== 'passed')
      .map(({ name, mismatches, differences }) => ({ name, mismatches, differences }));
    expect({ code, failed, diagnostics }).toEqual({ code: 0, failed: [], diagnostics: [] });
    expect(results.length).toBe(29);
  });

  test('the default delivery limit is 20 on 4.0 and later, and there is none before', async () => {
    const old = Number(broker.version.split('.')[0]) < 4;
    const outcome = old ? '{ requeued: true }' : '{ deadLetteredTo: [dead] }';
    const { code, results } = await play(`queues:
  q: { type: quorum, deadLetterExchange: '', deadLetterRoutingKey: dead }
  dead:
tests:
  - { name: it, publish: { routingKey: q }, expect: { queues: [q] }, then: [{ redeliver: q, times: 21, expect: ${outcome} }] }
`);
    expect({ code, differences: results.flatMap(({ differences }) => differences) }).toEqual({ code: 0, differences: [] });
  });

  test.each([
    ["routingKey: 'order.created.#'", "routingKey: 'order.created.*'", 'shop.orders'],
    ["routingKey: '*.*.eu'", "routingKey: '*.eu'", 'shop.eu'],
    ["routingKey: '#' }", "routingKey: '*' }", 'shop.audit'],
  ])('a wrong wildcard fails on the broker too and is explained: %s as %s', async (right, wrong, queue) => {
    const { code, results, diagnostics } = await play(topics.replace(right, wrong));
    expect(code).toBe(8);
    expect(diagnostics).toEqual([]); // the broker agrees with the simulator
    const failed = results.filter(({ state }) => state === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    const because = failed.flatMap(({ mismatches }) => mismatches.flatMap((mismatch) => mismatch.because));
    expect(because.every((one) => one.queue === queue && one.bindings.length > 0)).toBe(true);
  });
});
