// The comparison of two topologies.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import type { EntityKey } from '../../../src/model/key.ts';
import type { ComparedSide, TopologyDiff } from '../../../src/model/topology-diff.ts';
import { compareTopologies } from '../../../src/planner/compare-topologies.ts';

function side(text: string, more: Partial<ComparedSide> = {}): ComparedSide {
  const { topology, diagnostics } = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => 'value' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const entities = new Map([...topology.declarations].map(([key, { entity }]) => [key, entity]));
  return { title: 't', vhosts: ['/'], entities, observed: false, external: new Set(), uncompared: new Map(), ...more };
}

/** Each difference on a line. */
function linesOf({ onlyFirst, onlySecond, different }: TopologyDiff): readonly string[] {
  const nameOf = (entity: object): string => String((entity as { name?: string }).name);
  return [
    ...onlyFirst.map((entity) => `- ${nameOf(entity)}`),
    ...onlySecond.map((entity) => `+ ${nameOf(entity)}`),
    ...different.flatMap(({ key, fields }) =>
      fields.map(({ path, before, after }) => `${key} ${path} ${JSON.stringify(before)} | ${JSON.stringify(after)}`),
    ),
  ];
}

function compared(first: ComparedSide, second: ComparedSide): readonly string[] {
  return linesOf(compareTopologies(first, second));
}

describe('two declared topologies', () => {
  it('differ in objects and in the values of properties', () => {
    const first = side('queues: { a: {}, b: { maxLength: 1 } }\npolicies: { p: { pattern: ^a, definition: { max-length: 1 } } }');
    const second = side(
      'queues: { c: {}, b: { maxLength: 2 } }\npolicies: { p: { pattern: ^a, definition: { max-length: 2, overflow: drop-head } } }',
    );
    expect(compared(first, second)).toEqual([
      '- a',
      '+ c',
      'policy / p definition.max-length 1 | 2',
      'policy / p definition.overflow undefined | "drop-head"',
      'queue / b maxLength 1 | 2',
    ]);
    expect(compareTopologies(first, first)).toMatchObject({ onlyFirst: [], onlySecond: [], different: [], equal: 3 });
  });

  it('differ alike in both directions, also where a plan lets one side omit a value', () => {
    const typed = side('queues: { a: { type: quorum } }\nvhost: { name: /, description: shop }');
    const bare = side('queues: { a: {} }\nvhost: { name: / }');
    expect(compared(bare, typed)).toEqual(['queue / a type "classic" | "quorum"', 'vhost / description undefined | "shop"']);
    expect(compared(typed, bare)).toEqual(['queue / a type "quorum" | "classic"', 'vhost / description "shop" | undefined']);
  });

  it('do not differ in what a plan fills in from the broker', () => {
    const kept = side('vhost: { name: /, description: shop, tags: [] }', { filled: new Set(['vhost /' as EntityKey]) });
    expect(compared(kept, side('vhost: { name: /, description: shop }'))).toEqual([]);
    expect(compared(side('vhost: { name: /, description: store }'), kept)).toEqual(['vhost / description "store" | "shop"']);
  });

  it('differ in the names of variables, but no hash is shown', () => {
    const user = (hash: string) => side(`users: { shop: { passwordHash: ${hash}, tags: [] } }`);
    const [one, other] = [
      user('Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6'),
      user('Zm9wYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6'),
    ];
    expect(compared(one, other)).toEqual(['user shop passwordHash "(hidden)" | "(hidden)"']);
    expect(JSON.stringify([compareTopologies(one, other), compareTopologies(one, side('{}'))])).not.toContain('YmFy');
  });
});

describe('a declared topology and a broker', () => {
  const live = (text: string, more: Partial<ComparedSide> = {}) => side(text, { observed: true, ...more });

  it('are equal where the file omits what the broker writes out', () => {
    expect(compared(side('queues: { a: {} }'), live('queues: { a: { type: quorum } }'))).toEqual([]);
    expect(compared(live('queues: { a: { type: quorum } }'), side('queues: { a: {} }'))).toEqual([]);
  });

  it('differ with the values in the order of the sides', () => {
    const [declared, broker] = [side('queues: { a: { maxLength: 1 } }'), live('queues: { a: { maxLength: 2 } }')];
    expect(compared(declared, broker)).toEqual(['queue / a maxLength 1 | 2']);
    expect(compared(broker, declared)).toEqual(['queue / a maxLength 2 | 1']);
  });

  it('are compared in the kinds of document that both describe', () => {
    const broker = live('operatorPolicies: { o: { pattern: ^a, definition: { max-length: 1 } } }');
    const found = compareTopologies(side('queues: { a: {} }', { kinds: new Set() }), broker);
    expect({ lines: linesOf(found), omitted: found.omitted }).toEqual({
      lines: ['- a'],
      omitted: ['global-parameter', 'operator-policy', 'user'],
    });
    expect(compared(side('operatorPolicies: {}', { kinds: new Set(['operator-policy']) }), broker)).toEqual(['+ o']);
  });

  it('count secrets as not compared', () => {
    const shovel = (uri: string) => `shovels: { s: { srcUri: '${uri}', srcQueue: a, destUri: 'amqp://', destQueue: b } }`;
    const declared = side(shovel('amqp://u:${P}@h'), { kinds: new Set(['shovel']) });
    const found = compareTopologies(declared, live(shovel('amqp://u:${OTHER}@h')));
    expect(found).toMatchObject({ different: [], equal: 1, secrets: 1 });
  });

  it('are equal in external objects if these have the type', () => {
    const external = new Set(side('exchanges: { e: { type: topic } }').entities.keys());
    const declared = side('exchanges: { e: { type: topic } }', { external });
    expect(compared(declared, live('exchanges: { e: { type: topic, durable: false } }'))).toEqual([]);
    expect(compared(declared, live('exchanges: { e: { type: fanout } }'))).toEqual(['exchange / e type "topic" | "fanout"']);
  });
});
