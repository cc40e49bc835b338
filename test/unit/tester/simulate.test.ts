// What the simulator makes of the steps of a test, also where versions of RabbitMQ differ and where a step cannot be done.
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import type { TestResult } from '../../../src/model/routing-test.ts';
import { runTests } from '../../../src/workflows/simulate-tests.ts';

const topology = `exchanges:
  dead: { type: fanout }
  hash: { type: x-consistent-hash }
  strange: { type: x-strange }
queues:
  limited: { type: quorum, deliveryLimit: 2, deadLetterExchange: dead }
  unlimited: { type: quorum, deliveryLimit: -1 }
  twice: { type: quorum, deliveryLimit: 5 }
  default: { type: quorum }
  classic:
  stream: { type: stream }
  exclusive: { exclusive: true }
  leaving: { autoDelete: true }
  expiring: { messageTtl: 1s }
  head: { maxLength: 1, deadLetterExchange: dead }
  full: { maxLength: 1, overflow: reject-publish }
  both: { maxLength: 1, overflow: reject-publish-dlx, deadLetterExchange: dead }
  a:
  b:
  parking:
bindings:
  - { source: dead, destination: parking }
  - { source: hash, destination: a, routingKey: '1' }
  - { source: hash, destination: b, routingKey: '1' }
  - { source: strange, destination: a }
policies:
  limit: { pattern: '^twice$', applyTo: queues, definition: { delivery-limit: 2 } }
`;

function run(test: string, version?: string): TestResult {
  const loaded = loadTexts([{ file: 't.yaml', text: `${topology}tests:\n  - { name: it, ${test} }\n` }], {
    defaultVhost: '/',
    variable: () => undefined,
  });
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [result] = runTests({ ...loaded, ...(version === undefined ? {} : { version }) }).results;
  if (result === undefined) throw new Error('no test');
  return result;
}

const to = (queue: string, step: string): string =>
  `publish: { routingKey: ${queue} }, expect: { queues: [${queue}] }, then: [{ ${step} }]`;

describe('a passing test', () => {
  test.each([
    ['a redelivery up to the limit', to('limited', 'redeliver: limited, times: 2, expect: { requeued: true }')],
    [
      'a redelivery beyond the limit',
      to('limited', 'redeliver: limited, times: 3, expect: { deadLetteredTo: [parking], requeued: false }'),
    ],
    ['any number of redeliveries without a limit', to('unlimited', 'redeliver: unlimited, times: 99, expect: { requeued: true }')],
    ['any number of redeliveries of a classic queue', to('classic', 'redeliver: classic, times: 99, expect: { requeued: true }')],
    ['an expiry by the queue', to('expiring', 'expire: expiring, expect: { dropped: true }')],
    [
      'an expiry by the message',
      `publish: { routingKey: classic, expiration: 1s }, expect: { queues: [classic] }, then: [{ expire: classic, expect: { dropped: true } }]`,
    ],
    ['the oldest of a full queue', to('head', 'overflow: head, expect: { deadLetteredTo: [parking], nacked: false }')],
    ['a full queue that refuses', to('full', 'overflow: full, expect: { nacked: true, dropped: false }')],
    ['a full queue that refuses and dead-letters', to('both', 'overflow: both, expect: { nacked: true, deadLetteredTo: [parking] }')],
    ['one of two queues', 'publish: { exchange: hash }, expect: { either: [a, b] }'],
    ['a step after a choice', 'publish: { exchange: hash }, expect: { either: [a, b] }, then: [{ reject: a, expect: { dropped: true } }]'],
    ['an internal exchange that refuses', 'publish: { exchange: amq.rabbitmq.trace }, expect: { refused: true }'],
  ])('%s', (_, one) => expect(run(one)).toMatchObject({ state: 'passed', mismatches: [] }));

  test.each(['3.10.8', '4.0.5', '4.3.6'])('simulates 2 redeliveries where the argument is 5 and a policy 2, on %s', (version) => {
    expect(run(to('twice', 'redeliver: twice, times: 2, expect: { requeued: true }'), version)).toMatchObject({ state: 'passed' });
    expect(run(to('twice', 'redeliver: twice, times: 3, expect: { dropped: true }'), version)).toMatchObject({ state: 'passed' });
  });

  test('simulates 20 redeliveries where nothing is set, on 4.0 and newer', () => {
    expect(run(to('default', 'redeliver: default, times: 21, expect: { dropped: true }'), '4.0.5')).toMatchObject({ state: 'passed' });
    expect(run(to('default', 'redeliver: default, times: 21, expect: { requeued: true }'), '3.10.8')).toMatchObject({ state: 'passed' });
  });
});

describe('a failing test', () => {
  test.each([
    [
      'a step in a queue where the message is not',
      to('classic', 'reject: a, expect: { dropped: true }'),
      'the message is not in the queue a',
    ],
    ['an expiry of what does not expire', to('classic', 'expire: classic, expect: { dropped: true }'), 'the message does not expire'],
    [
      'an expiry of a dead letter by its own time, which is taken from it',
      `publish: { routingKey: limited, expiration: 1s }, expect: { queues: [limited] }, then: [{ reject: limited, expect: { deadLetteredTo: [parking] } }, { expire: parking, expect: { dropped: true } }]`,
      'the message does not expire',
    ],
    ['an overflow of what has no limit', to('classic', 'overflow: classic, expect: { dropped: true }'), 'the queue has no length limit'],
    [
      'a redelivery of what the queue has given up',
      to('limited', 'redeliver: limited, times: 4, expect: { dropped: true }'),
      'the queue drops or dead-letters the message after 3 returns',
    ],
    [
      'a redelivery of an exclusive queue',
      to('exclusive', 'redeliver: exclusive, expect: { requeued: true }'),
      'is deleted with the connection of its consumer',
    ],
    [
      'a redelivery of an auto-delete queue',
      to('leaving', 'redeliver: leaving, expect: { requeued: true }'),
      'is deleted with its last consumer',
    ],
    ['a redelivery of a stream', to('stream', 'redeliver: stream, expect: { requeued: true }'), 'a stream does not redeliver'],
    ['a choice of which one is expected', 'publish: { exchange: hash }, expect: { queues: [a] }', 'one of: a | b'],
    ['a choice as two', 'publish: { exchange: hash }, expect: { queues: [a, b] }', 'one of: a | b'],
    [
      'an unknown exchange type',
      'publish: { exchange: strange }, expect: { queues: [a] }',
      'the routing rules of the type of exchange / strange are unknown',
    ],
    ['what is not refused', 'publish: { routingKey: a }, expect: { refused: true }', 'a'],
    [
      'what is refused',
      'publish: { exchange: amq.rabbitmq.trace }, expect: { unroutable: true }',
      'refused: cannot publish to internal exchange',
    ],
    ['what is not returned', 'publish: { routingKey: a, mandatory: true }, expect: { returned: true }', 'not returned to the publisher'],
    ['what is unroutable', 'publish: { routingKey: z }, expect: { unroutable: false }', 'no queue'],
  ])('%s', (_, one, got) => {
    const { state, mismatches } = run(one);
    expect(state).toBe('failed');
    expect(mismatches.map((mismatch) => mismatch.got).join('\n')).toContain(got);
  });
});
