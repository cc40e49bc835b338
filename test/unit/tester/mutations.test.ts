// The tests of the example topologies are worth something: whatever is broken in a topology, one of its tests fails and says why.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Loaded, loadTexts } from '../../../src/loader/load.ts';
import type { Entity } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Declaration, Topology } from '../../../src/model/topology.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { renderTests } from '../../../src/reporter/tests.ts';
import { runTests } from '../../../src/workflows/simulate-tests.ts';

const root = new URL('../../../topologies/', import.meta.url);
const names = readdirSync(root);

function loaded(name: string): Loaded {
  const text = readFileSync(new URL(`${name}/topology.yaml`, root), 'utf8');
  return loadTexts([{ file: 'topology.yaml', text }], { defaultVhost: '/', variable: () => undefined });
}

/** Nothing that is broken: behind a filter of two words, another number of words changes nothing. */
const equivalent = ['exchange events.eu [*.eu]: key #.eu', 'queue eu.billing [invoice.*]: key invoice.#'];

/** One thing that is broken. */
interface Mutation {
  readonly what: string;
  readonly topology: Topology;
}

/** What a section expands to (`retry`, `superStreams`) has the place of the section; the tests of the expansion cover it. */
function generatedIn({ topology, origins }: Loaded): ReadonlySet<EntityKey> {
  const placeOf = (key: EntityKey): string => JSON.stringify(origins.get(key));
  const places = [...topology.declarations.keys()].map(placeOf);
  return new Set([...topology.declarations.keys()].filter((key) => places.filter((place) => place === placeOf(key)).length > 1));
}

/** Every binding gone, every wildcard another, every key of a binding or of dead letters misspelt, every header another. */
function mutationsOf(loaded: Loaded): readonly Mutation[] {
  const { topology } = loaded;
  const generated = generatedIn(loaded);
  const written = [...topology.declarations].filter(([key]) => !generated.has(key));
  const all = written.flatMap(([, declaration]) => mutantsOf(topology, declaration));
  return all.filter(({ what }) => !equivalent.some((one) => what.endsWith(one)));
}

function mutantsOf(topology: Topology, declaration: Declaration): readonly Mutation[] {
  const { entity } = declaration;
  const put = (what: string, changed: Entity | undefined): Mutation => ({
    what: `${keyOf(entity)}: ${what}`,
    topology: replaced(topology, declaration, changed),
  });
  switch (entity.kind) {
    case 'binding':
      return [
        put('gone', undefined),
        ...brokenKeys(topology, entity).map((routingKey) => put(`key ${routingKey}`, { ...entity, routingKey })),
        ...brokenHeaders(entity).map((table) => put(`headers ${JSON.stringify(table)}`, { ...entity, arguments: table })),
      ];
    case 'queue': {
      const dead = entity.arguments['x-dead-letter-routing-key'];
      if (typeof dead !== 'string') return [];
      return [put('dead letter key', { ...entity, arguments: { ...entity.arguments, 'x-dead-letter-routing-key': `${dead}x` } })];
    }
    case 'exchange': {
      const alternate = entity.arguments['alternate-exchange'];
      return alternate === undefined ? [] : [put('no alternate exchange', { ...entity, arguments: {} })];
    }
    case 'policy':
    case 'document':
      return [];
  }
}

/** Each header another, and the other way of matching. */
function brokenHeaders({ arguments: table }: Extract<Entity, { kind: 'binding' }>): readonly Arguments[] {
  return Object.entries(table).map(([name, value]) => {
    if (name !== 'x-match') return { ...table, [name]: 'other' };
    return { ...table, [name]: value === 'all' ? 'any' : 'all' };
  });
}

/** Keys count on direct and topic exchanges only. */
function brokenKeys(topology: Topology, { vhost, source, routingKey }: Extract<Entity, { kind: 'binding' }>): readonly string[] {
  const exchange = [...topology.declarations.values()].find(
    ({ entity }) => entity.kind === 'exchange' && entity.vhost === vhost && entity.name === source,
  );
  const type = exchange?.entity.kind === 'exchange' ? exchange.entity.type : '';
  const wildcards = [routingKey.replace('#', '*'), routingKey.replace('*', '#')].filter((key) => key !== routingKey);
  if (type === 'topic') return [...wildcards, `${routingKey}.x`];
  return type === 'direct' || type === 'x-delayed-message' ? [`${routingKey}x`] : [];
}

function replaced(topology: Topology, declaration: Declaration, entity: Entity | undefined): Topology {
  const rest = [...topology.declarations].filter(([, one]) => one !== declaration);
  const changed = entity === undefined ? rest : [...rest, [keyOf(entity), { ...declaration, entity }] as const];
  return { ...topology, declarations: new Map(changed) };
}

describe.each(names)('%s', (name) => {
  const all = loaded(name);

  test('passes its own tests, which use every binding', () => {
    const { results, coverage } = runTests(all);
    expect(all.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(results.length).toBeGreaterThan(1);
    expect(results.filter(({ state }) => state !== 'passed')).toEqual([]);
    const generated = generatedIn(all);
    expect(coverage.missing.filter(({ binding }) => !generated.has(binding as EntityKey))).toEqual([]);
  });

  const mutations = mutationsOf(all);
  test.runIf(mutations.length > 0).each(mutations)('fails one of its tests with $what', ({ topology }) => {
    const { results } = runTests({ ...all, topology });
    const failed = results.filter(({ state }) => state === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    const text = renderTests({ results: failed }, { color: false, ascii: true });
    // readable: what was expected, what came of it, and which binding or queue it is about
    expect(text).toMatch(/ expected {2}\S/);
    expect(text).toMatch(/ got {7}\S/);
    expect(text).toMatch(/did not match: |matched: |no binding to it|through the default exchange|is not routed|not returned|returned/);
    expect(text).not.toMatch(/undefined|\[object/);
  });
});

test('explains a broken wildcard by its binding', () => {
  const all = loaded('topics');
  const mutation = mutationsOf(all).find(({ what }) => what.endsWith('key order.created.*'));
  const { results } = runTests({ ...all, topology: mutation?.topology ?? all.topology });
  const text = renderTests({ results: results.filter(({ state }) => state === 'failed') }, { color: false, ascii: false });
  expect(text).toContain('shop -> queue shop.orders [order.created.*] did not match: ');
  expect(text).toMatchInlineSnapshot(`
    "  ✗ events reach the queues whose patterns match [order.created]  topology.yaml:26
          published to shop [order.created]
          expected  shop.audit, shop.orders
          got       shop.audit
          missing   shop.orders
                      shop -> queue shop.orders [order.created.*] did not match: the key has 2 words, order.created.* requires 3
      ✗ events reach the queues whose patterns match [order.created.eu.retry]  topology.yaml:29
          published to shop [order.created.eu.retry]
          expected  shop.audit, shop.orders
          got       shop.audit
          missing   shop.orders
                      shop -> queue shop.orders [order.created.*] did not match: the key has 4 words, order.created.* requires 3

    2 tests: 0 passed, 2 failed.
    "
  `);
});
