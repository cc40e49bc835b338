// Steps of clients on every broker: the simulator and the broker agree, where versions differ as well.
import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import type { TestResult } from '../../../../src/model/routing-test.ts';
import { directoryOf, topo } from '../../../support/io.ts';

const steps = readFileSync(new URL('consumers.yaml', import.meta.url), 'utf8');

interface Report {
  readonly results: readonly TestResult[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

/** A test of three messages. */
const withSteps = (queue: string, type: string, ...then: readonly string[]): string => `
queues:
  ${queue}: { ${type} }
tests:
  - name: it
    publish: { routingKey: ${queue}, times: 3 }
    expect: { queues: [${queue}] }
    then: [${then.map((step) => `{ ${step} }`).join(', ')}]
`;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const [major = 0, minor = 0] = broker.version.split('.').map(Number);
  const is43 = major > 4 || (major === 4 && minor >= 3);
  const play = async (text: string, ...flags: readonly string[]): Promise<Report & { code: number }> => {
    const cwd = directoryOf({ 'topology.yaml': text });
    const { code, out } = await topo(['test', '--live', '--format', 'json', ...flags], { cwd, env });
    return { code, ...(JSON.parse(out) as Report) };
  };

  test('the simulator and the broker agree on every step of clients', async () => {
    const { code, results, diagnostics } = await play(steps);
    const failed = results
      .filter(({ state }) => state !== 'passed')
      .map(({ name, mismatches, differences }) => ({ name, mismatches, differences }));
    expect({ code, failed, diagnostics, count: results.length }).toEqual({ code: 0, failed: [], diagnostics: [], count: 42 });
  });

  test('a global prefetch limits a client on classic queues before 4.3, is refused by quorum queues before 4.3, and limits each subscription since', async () => {
    const consumed = (expectation: string): string => `consume: q, prefetch: 1, global: true, expect: ${expectation}`;
    const quorum = withSteps('q', 'type: quorum', consumed(is43 ? '{ delivered: [1] }' : '{ refused: true }'));
    expect(await play(quorum)).toMatchObject({ code: 0, diagnostics: [], results: [{ state: 'passed', differences: [] }] });
    const both = `
queues:
  one:
  two:
exchanges:
  both: { type: fanout }
bindings:
  - { source: both, destination: one }
  - { source: both, destination: two }
tests:
  - name: it
    publish: { exchange: both, times: 2 }
    expect: { queues: [one, two] }
    then:
      - { consume: one, prefetch: 1, global: true, expect: { delivered: [1] } }
      - { consume: two, prefetch: 1, global: true, expect: { delivered: ${is43 ? '[1]' : '[]'} } }
`;
    expect(await play(both)).toMatchObject({ code: 0, diagnostics: [], results: [{ state: 'passed', differences: [] }] });
  });

  test('basic.nack counts for the delivery limit before 4.3 only', async () => {
    const limited = withSteps(
      'q',
      'type: quorum, deliveryLimit: 1',
      'consume: q, prefetch: 1, expect: { delivered: [1] }',
      'nack: q, requeue: true, expect: { delivered: [1] }',
      `nack: q, requeue: true, expect: ${is43 ? '{ delivered: [1], dropped: false }' : '{ redelivered: false, dropped: true }'}`,
    );
    expect(await play(limited)).toMatchObject({ code: 0, diagnostics: [], results: [{ state: 'passed', differences: [] }] });
  });

  test('which of two idle consumers receives a message is decided by the broker alone', async () => {
    const two = withSteps(
      'q',
      '',
      'consume: q, as: a, prefetch: 2, expect: { delivered: [1, 2] }',
      'consume: q, as: b, prefetch: 2, expect: { delivered: [3], to: b }',
      'nack: q, as: a, requeue: true, expect: { ready: 0 }',
    );
    const cwd = directoryOf({ 'topology.yaml': two });
    const { code, out } = await topo(['test', '--format', 'json'], { cwd, env });
    const reason = 'requires --live: message 1 may be delivered to a or b';
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, results: [{ state: 'skipped', reason }] });
    expect(await play(two)).toMatchObject({ code: 0, diagnostics: [], results: [{ state: 'passed' }] });
  });

  test('a wrong expectation of a delivery fails on the broker as in the simulator', async () => {
    const wrong = withSteps('q', 'type: quorum', 'consume: q, prefetch: 1, expect: { delivered: [1, 2], redelivered: true, ready: 1 }');
    const { code, results, diagnostics } = await play(wrong);
    expect({ code, diagnostics }).toEqual({ code: 8, diagnostics: [] });
    expect(results[0]?.mismatches).toMatchObject([
      { step: 0, expected: 'delivered 1, 2', got: 'delivered 1 to client' },
      { step: 0, expected: 'redelivered', got: 'delivered 1 to client' },
      { step: 0, expected: '1 ready', got: '2 ready' },
    ]);
  });
});
