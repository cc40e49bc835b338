// Steps of clients in the simulator: where versions differ, and where it leaves the decision to a broker.
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../../../src/loader/load.ts';
import type { TestResult } from '../../../../src/model/routing-test.ts';
import { runTests } from '../../../../src/workflows/simulate-tests.ts';

const topology = `exchanges:
  hash: { type: x-consistent-hash }
  both: { type: fanout }
queues:
  classic: { type: classic, deadLetterExchange: '', deadLetterRoutingKey: parking }
  quorum: { type: quorum, deliveryLimit: 1 }
  unlimited: { type: quorum }
  sac: { type: classic, singleActiveConsumer: true }
  short: { type: classic, maxLength: 2 }
  self: { type: classic, deadLetterExchange: '', deadLetterRoutingKey: self }
  a:
  b:
  parking:
bindings:
  - { source: hash, destination: a, routingKey: '1' }
  - { source: hash, destination: b, routingKey: '1' }
  - { source: both, destination: a }
  - { source: both, destination: b }
`;

/** Runs a test of three messages to a queue, or to an exchange. */
function run(to: string, steps: readonly string[], version?: string): TestResult {
  const publish = to === 'hash' || to === 'both' ? `exchange: ${to}` : `routingKey: ${to}`;
  const text = `${topology}tests:\n  - { name: it, publish: { ${publish}, times: 3 }, expect: { unroutable: false }, then: [${steps.map((step) => `{ ${step} }`).join(', ')}] }\n`;
  const loaded = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [result] = runTests({ ...loaded, ...(version === undefined ? {} : { version }) }).results;
  if (result === undefined) throw new Error('no test');
  return result;
}

const consume = (queue: string, expectation: string, more = ''): string => `consume: ${queue}${more}, expect: { ${expectation} }`;

describe('the simulator', () => {
  test.each([
    ['3.10.8', 3, 1],
    ['4.0.5', 1, 3],
    ['4.3.6', 1, 3],
  ])('places a requeued message of a quorum queue without a limit as RabbitMQ %s does', (version, first, second) => {
    const steps = [
      'get: unlimited, as: a, expect: { delivered: [1] }',
      'get: unlimited, as: b, expect: { delivered: [2] }',
      'nack: unlimited, as: a, requeue: true, expect: { delivered: [], ready: 2 }',
      `get: unlimited, expect: { delivered: [${first}] }`,
      `get: unlimited, expect: { delivered: [${second}] }`,
    ];
    expect(run('unlimited', steps, version)).toMatchObject({ state: 'passed', mismatches: [] });
  });

  test.each(['3.12.0', '3.13.7'])('leaves that to a broker on %s, whose behaviour is not known', (version) => {
    const steps = ['get: unlimited, expect: { delivered: [1] }', 'nack: unlimited, requeue: true, expect: { ready: 3 }'];
    const reason = 'requires --live: the place of a requeued message in unlimited depends on the version';
    expect(run('unlimited', steps, version)).toMatchObject({ state: 'skipped', reason });
  });

  test.each<[string, string, string, readonly string[], string?]>([
    ['an exchange that chooses', 'the queue', 'hash', [consume('a', 'delivered: []')]],
    [
      'two idle consumers',
      'message 1 may be delivered to',
      'a',
      [
        consume('a', 'delivered: [1, 2, 3]', ', as: one'),
        consume('a', 'delivered: []', ', as: two'),
        'nack: a, as: one, requeue: true, expect: { ready: 0 }',
      ],
    ],
    ['a full queue', 'queue short holds at most 2 messages', 'short', [consume('short', 'ready: 0')]],
    [
      'the mark of a dead-lettered message',
      'marked as redelivered',
      'classic',
      [consume('classic', 'ready: 0'), 'reject: classic, expect: { dropped: false }', 'get: parking, expect: { redelivered: false }'],
    ],
    [
      'a queue that dead-letters to itself',
      'dead-letters a message to itself',
      'self',
      [consume('self', 'ready: 0'), 'reject: self, expect: { dropped: false }'],
    ],
    [
      'a cancelled single active consumer on 3.10',
      'takes over',
      'sac',
      [
        consume('sac', 'delivered: [1]', ', prefetch: 1'),
        consume('sac', 'delivered: []', ', as: other'),
        'cancel: sac, expect: { ready: 0 }',
      ],
      '3.10.8',
    ],
    [
      'what a delivery limit makes room for on 3.10',
      'exceeds the delivery limit',
      'quorum',
      [
        consume('quorum', 'delivered: [1]', ', prefetch: 1'),
        'reject: quorum, requeue: true, expect: { delivered: [1] }',
        'reject: quorum, requeue: true, expect: { dropped: true }',
      ],
      '3.10.8',
    ],
    [
      'a shared prefetch with two waiting queues on 4.0',
      'shared prefetch',
      'both',
      [
        consume('a', 'delivered: [1]', ', prefetch: 1, global: true'),
        consume('b', 'delivered: []', ', prefetch: 1, global: true'),
        'ack: a, expect: { ready: 1 }',
      ],
      '4.0.5',
    ],
    [
      'nack and the delivery limit on 4.1',
      'counts for the delivery limit',
      'quorum',
      [consume('quorum', 'delivered: [1]', ', prefetch: 1'), 'nack: quorum, requeue: true, expect: { ready: 2 }'],
      '4.1.0',
    ],
  ])('leaves to a broker: %s', (_, reason, to, steps, version) => {
    expect(run(to, steps, version)).toMatchObject({ state: 'skipped', reason: expect.stringContaining(reason) });
  });

  test.each<[string, readonly string[]]>([
    ['client does not hold a message of a', ['ack: a, expect: { ready: 0 }']],
    ['client does not hold message 2 of a', [consume('a', 'delivered: [1]', ', prefetch: 1'), 'ack: a, message: 2, expect: { ready: 0 }']],
    ['client does not consume from a', ['cancel: a, expect: { ready: 0 }']],
    ['client already consumes from a', [consume('a', 'ready: 0'), consume('a', 'ready: 0')]],
  ])('fails where a step is not possible: %s', (reason, steps) => {
    const { state, mismatches } = run('a', steps);
    expect({ state, got: mismatches.map(({ got }) => got) }).toEqual({ state: 'failed', got: [`not possible: ${reason}`] });
  });

  test.each<[string, string, string]>([
    ['delivered: [2, 1]', 'delivered 2, 1', 'delivered 1 to client, 2 to client'],
    ['delivered: []', 'no message delivered', 'delivered 1 to client, 2 to client'],
    ['to: other', 'delivered to other', 'delivered 1 to client, 2 to client'],
    ['redelivered: true', 'redelivered', 'delivered 1 to client, 2 to client'],
    ['refused: true', 'refused', 'accepted'],
    ['ready: 2', '2 ready', '1 ready'],
    ['dropped: true', 'dropped', 'not dropped'],
    ['deadLetteredTo: [parking]', 'dead-lettered to parking', 'dead-lettered to no queue'],
    ['properties: { type: order }', 'type "order"', 'type nothing'],
    ['properties: { headers: { a: 1 } }', 'header a 1', 'header a nothing'],
  ])('fails if a delivery is not as expected: %s', (expectation, expected, got) => {
    const { state, mismatches } = run('a', [consume('a', expectation, ', prefetch: 2')]);
    expect({ state, mismatches }).toMatchObject({ state: 'failed', mismatches: [{ step: 0, expected, got }] });
    expect(mismatches.length).toBe(1);
  });
});
