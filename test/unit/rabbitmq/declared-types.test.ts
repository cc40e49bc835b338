// Queues without a type in a virtual host whose default type is declared.
import { expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import { withDeclaredTypes } from '../../../src/rabbitmq/declared-types.ts';
import { runTests } from '../../../src/workflows/simulate-tests.ts';

const load = (text: string) => loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });

test('a queue without a type has the declared default type, unless it cannot have it', () => {
  const { topology } = load(
    'vhost: { name: v, defaultQueueType: quorum }\nqueues: { plain: , own: { type: classic }, auto: { autoDelete: true } }\n---\nvhost: w\nqueues: { plain: }\n',
  );
  const types = [...withDeclaredTypes(topology).declarations.values()].flatMap(({ entity }) =>
    entity.kind === 'queue' ? [`${entity.vhost} ${entity.name} ${entity.type}`] : [],
  );
  expect(types).toEqual(['v auto classic', 'v own classic', 'v plain quorum', 'w plain undefined']);
});

test('a topology without a declared default type is the same object', () => {
  const { topology } = load('vhost: { name: v }\nqueues: { plain: }\n');
  expect(withDeclaredTypes(topology)).toBe(topology);
});

test('a simulated test expects the delivery limit of the declared default type', () => {
  const text = (type: string) => `
vhost: { name: v, defaultQueueType: ${type} }
queues: { q: }
tests:
  - name: is dropped after too many deliveries
    publish: { exchange: '', routingKey: q }
    expect: { queues: [q] }
    then:
      - { redeliver: q, times: 21, expect: { dropped: true } }
`;
  const passes = (type: string) => runTests(load(text(type))).results.map(({ mismatches }) => mismatches.length === 0);
  expect(passes('quorum')).toEqual([true]);
  expect(passes('classic')).toEqual([false]);
});
