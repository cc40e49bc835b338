// Scratch copies: what moves to other names, what is scaled, and which tests share a copy.
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import { keyOf } from '../../../src/model/key.ts';
import { groupsOf } from '../../../src/tester/groups.ts';
import { rehearse } from '../../../src/tester/run.ts';
import { copyOf } from '../../../src/tester/scratch.ts';
import { routerOf } from '../../../src/workflows/simulate-tests.ts';
import { policy } from '../../support/ends.ts';

const text = `vhost: /v
exchanges:
  in: { type: direct, alternateExchange: other }
  other: { type: fanout, external: true }
  gone: { type: fanout, state: absent }
queues:
  a: { messageTtl: 1m, expires: 5s, maxLength: 100, deadLetterExchange: '', deadLetterRoutingKey: b, protect: true }
  b: { messageTtl: 1h, maxLengthBytes: 10 }
  c: { exclusive: true }
policies:
  ttl: { pattern: '^b$', definition: { message-ttl: 1000 } }
bindings:
  - { source: in, destination: a, routingKey: k }
  - { source: amq.topic, destination: c, routingKey: '#' }
tests:
  - { name: stays in a, publish: { routingKey: a }, expect: { queues: [a] } }
  - { name: expires in a, publish: { routingKey: a }, expect: { queues: [a] }, then: [{ expire: a, expect: { deadLetteredTo: [b] } }] }
  - { name: stays in c, publish: { routingKey: c }, expect: { queues: [c] } }
  - { name: overflows a, publish: { routingKey: a }, expect: { queues: [a] }, then: [{ overflow: a, expect: { deadLetteredTo: [b] } }] }
  - { name: expires in b, publish: { routingKey: b }, expect: { queues: [b] }, then: [{ expire: b, expect: { dropped: true } }] }
`;
const loaded = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });
const none = { expiring: new Set<string>(), overflowing: new Set<string>() };
const lines = (copy: ReturnType<typeof copyOf>): readonly string[] => [...copy.topology.declarations.keys()];

describe('a copy', () => {
  test('in a virtual host of its own keeps all names; what is external is made, what is absent is not', () => {
    const copy = copyOf(loaded.topology, '/v', { vhost: 's' }, none);
    expect(lines(copy)).toEqual([
      'binding s in -> queue a [k]',
      'exchange s in',
      'exchange s other',
      'policy s ttl',
      'queue s a',
      'queue s b',
    ]);
    expect([...copy.topology.declarations.values()].every(({ presence, protect }) => presence === 'present' && !protect)).toBe(true);
    expect(copy.owned).toMatchObject({ queues: [{ name: 'c', vhost: 's' }], bindings: [{ source: 'amq.topic', destination: 'c' }] });
    expect(copy.topology.prune).toEqual(new Map());
  });

  test('has the declared operator policies in their declared form, and none under scratch names', () => {
    const operator = `${text}operatorPolicies:\n  zero: { pattern: '^b$', definition: { max-length: 0, message-ttl: 1000 } }\n`;
    const { topology } = loadTexts([{ file: 't.yaml', text: operator }], { defaultVhost: '/', variable: () => undefined });
    const live = { policies: [], operatorPolicies: [policy('zero', { 'max-length': 7 }), policy('more', { 'max-length': 8 })] };
    const copy = copyOf(topology, '/v', { vhost: 's' }, none, live);
    const documents = (of: typeof copy) =>
      [...of.topology.declarations.values()].flatMap(({ entity }) => (entity.kind === 'document' ? [entity] : []));
    expect(documents(copy)).toMatchObject([{ vhost: 's', name: 'zero', body: { pattern: '^b$', definition: { 'max-length': 0 } } }]);
    expect(copy.operatorPolicies.map(({ name }) => name)).toEqual(['more']);
    expect(documents(copyOf(topology, '/v', { vhost: '/v', prefix: 'topo.test.1.' }, none))).toEqual([]);
  });

  test('under scratch names has no name of the given virtual host in it, and stand-ins for what is always there', () => {
    const prefix = 'topo.test.1.';
    const copy = copyOf(loaded.topology, '/v', { vhost: '/v', prefix }, none);
    const entities = [...copy.topology.declarations.values()].map(({ entity }) => entity);
    const named = entities.flatMap((entity) =>
      entity.kind === 'binding'
        ? [entity.source, entity.destination]
        : entity.kind === 'policy' || entity.kind === 'document'
          ? []
          : [entity.name, entity.arguments['x-dead-letter-exchange'], entity.arguments['alternate-exchange']].filter(
              (one) => one !== undefined,
            ),
    );
    expect(named.filter((name) => !String(name).startsWith(prefix))).toEqual([]);
    expect(named).toContain(`${prefix}amq.default`);
    expect(entities.filter((entity) => entity.kind === 'binding' && entity.source === `${prefix}amq.default`)).toHaveLength(2);
    expect(copy.owned.bindings.map(({ source }) => source).sort()).toEqual([`${prefix}amq.default`, `${prefix}amq.topic`]);
    expect(['', 'amq.topic', 'in'].map((name) => copy.names.original(copy.names.exchange(name)))).toEqual(['', 'amq.topic', 'in']);
  });

  test('scales down what expires or overflows, up what must stay, and says what goes down', () => {
    const argumentsIn = (effects: typeof none) => {
      const { topology, scales } = copyOf(loaded.topology, '/v', { vhost: 's' }, effects);
      const entities = [...topology.declarations.values()].map(({ entity }) => entity);
      const of = (name: string) => entities.flatMap((one) => (one.kind === 'queue' && one.name === name ? [one.arguments] : []))[0];
      const policy = entities.flatMap((one) => (one.kind === 'policy' ? [one.definition] : []))[0];
      return { a: of('a'), b: of('b'), policy, scales };
    };
    expect(argumentsIn(none)).toMatchObject({
      a: { 'x-message-ttl': 600_000, 'x-expires': 600_000, 'x-max-length': 100 },
      b: { 'x-message-ttl': 3_600_000, 'x-max-length-bytes': 1_000_000 },
      policy: { 'message-ttl': 600_000 },
      scales: [],
    });
    expect(argumentsIn({ expiring: new Set(['b']), overflowing: new Set(['a']) })).toMatchObject({
      a: { 'x-message-ttl': 600_000, 'x-max-length': 1 },
      b: { 'x-message-ttl': 500 },
      policy: { 'message-ttl': 500 },
      scales: ['x-max-length of a 100 -> 1', 'x-message-ttl of b 3600000 -> 500', 'message-ttl of policy ttl 1000 -> 500'],
    });
  });

  test('gets the undeclared policies and operator policies of the original, with times scaled and limits of 0 kept', () => {
    const governors = {
      policies: [policy('hot', { 'message-ttl': 1000, 'dead-letter-exchange': 'x' }, { vhost: '/v' })],
      operatorPolicies: [policy('op', { 'message-ttl': 0, 'max-length-bytes': 0, expires: 1 }, { vhost: '/v' })],
    };
    const copy = copyOf(loaded.topology, '/v', { vhost: 's' }, none, governors);
    expect(copy.policies).toBe(2);
    expect(copy.topology.declarations.get(keyOf(policy('hot', {}, { vhost: 's' })))?.entity).toMatchObject({
      vhost: 's',
      definition: { 'message-ttl': 600_000, 'dead-letter-exchange': 'x' },
    });
    expect(copy.operatorPolicies).toMatchObject([
      { vhost: 's', name: 'op', definition: { 'message-ttl': 0, 'max-length-bytes': 0, expires: 600_000 } },
    ]);
  });

  test('speaks of itself in the words of the topology', () => {
    const copy = copyOf(loaded.topology, '/v', { vhost: '/v', prefix: 'topo.test.1.' }, none);
    const key = [...copy.topology.declarations.keys()].find((one) => one.startsWith('queue') && one.endsWith('.a'));
    const told = copy.originally({
      code: 'step-refused',
      severity: 'error',
      message: `${key} was refused`,
      ...(key === undefined ? {} : { key }),
    });
    expect(told).toMatchObject({ key: 'queue /v a', message: 'queue /v a was refused' });
    expect(copy.originsIn(loaded.origins).get(key as never)).toMatchObject({ line: 7 });
  });
});

test('tests share a copy unless one of them would lose its message to another', () => {
  const { topology, origins, tests } = loaded;
  const groups = groupsOf(rehearse(tests, { topology, origins, router: routerOf(topology) }));
  expect(groups.map((group) => group.tests.map(({ name }) => name))).toEqual([
    ['stays in a', 'stays in c', 'expires in b'],
    ['expires in a'],
    ['overflows a'],
  ]);
});
