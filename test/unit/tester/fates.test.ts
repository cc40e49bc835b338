// Simulated tests under declared operator policies, as RabbitMQ would run them: what an operator policy drops, no queue keeps.
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import type { TestResult } from '../../../src/model/routing-test.ts';
import { runTests } from '../../../src/workflows/simulate-tests.ts';

function run(text: string): TestResult {
  const loaded = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [result] = runTests(loaded).results;
  if (result === undefined) throw new Error('no test');
  return result;
}

const zero = (queue: string, key = 'max-length', presence = '') => `
exchanges:
  dlx: { type: fanout }
queues:
  op.q: ${queue}
  dead: { type: classic }
bindings:
  - { source: dlx, destination: dead }
operatorPolicies:
  zero: { pattern: '^op', applyTo: queues, definition: { ${key}: 0 }${presence} }
tests:
  - name: it is kept
    publish: { routingKey: op.q }
`;

describe('a declared operator policy', () => {
  test.each(['{ type: quorum, maxLength: 100 }', '{ type: classic }', '{}'])(
    'with max-length 0 drops the message of a queue %s',
    (queue) => {
      const result = run(`${zero(queue)}    expect: { queues: [op.q] }\n`);
      expect(result).toMatchObject({
        state: 'failed',
        mismatches: [
          {
            expected: 'op.q',
            got: 'no queue',
            because: [{ queue: 'op.q', note: expect.stringMatching(/^operator policy zero \(max-length 0\) drops every message/) }],
          },
        ],
      });
    },
  );

  test.each(['max-length', 'message-ttl'])('with %s 0 dead-letters the message where the queue does so', (key) => {
    const text = zero('{ deadLetterExchange: dlx }', key);
    expect(run(`${text}    expect: { queues: [dead] }\n`)).toMatchObject({ state: 'passed' });
    expect(run(`${text}    expect: { queues: [op.q] }\n`)).toMatchObject({ state: 'failed', mismatches: [{ got: 'dead' }] });
  });

  test('of a queue that refuses publishes leaves one message in a quorum queue, and none in a classic queue', () => {
    const on = (type: string) => run(`${zero(`{ type: ${type}, overflow: reject-publish }`)}    expect: { queues: [op.q] }\n`).state;
    expect([on('quorum'), on('classic')]).toEqual(['passed', 'failed']);
  });

  test('drops what is dead-lettered to a queue that it matches', () => {
    const text = `${zero('{}')}    expect: { queues: [dead] }\n`
      .replace('op.q: {}', 'op.q: {}\n  work: { deadLetterExchange: "", deadLetterRoutingKey: op.q }')
      .replace('routingKey: op.q', 'routingKey: work')
      .replace('[dead] }', '[work] }\n    then: [{ reject: work, expect: { deadLetteredTo: [op.q] } }]');
    expect(run(text).mismatches).toMatchObject([{ step: 0, because: [{ note: expect.stringMatching(/^operator policy zero/) }] }]);
  });

  test('that is a tombstone, or whose pattern cannot be evaluated, drops nothing', () => {
    const kept = '    expect: { queues: [op.q] }\n';
    expect(run(`${zero('{}').replace(/zero: .*/, 'zero: { state: absent }')}${kept}`)).toMatchObject({ state: 'passed' });
    expect(run(`${zero('{}').replace("'^op'", "'^op++'")}${kept}`)).toMatchObject({ state: 'passed' });
  });

  test('limits the returns of a message like the argument and the policy', () => {
    const text = `
queues:
  main: { type: quorum, deliveryLimit: 5, deadLetterExchange: '', deadLetterRoutingKey: dead }
  dead: { type: quorum }
operatorPolicies:
  returns: { pattern: '^main$', applyTo: queues, definition: { delivery-limit: 1 } }
tests:
  - name: it is given up
    publish: { routingKey: main }
    expect: { queues: [main] }
    then: [{ redeliver: main, times: 2, expect: { deadLetteredTo: [dead] } }]
`;
    expect(run(text)).toMatchObject({ state: 'passed', mismatches: [] });
  });
});
