// Lint of any topology ends and does not depend on the order of declarations; patterns relate as their keys do; and --fix keeps the
// routes unchanged, has the expected result, and leaves nothing to fix.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stringify } from 'yaml';
import { lint } from '../../src/lint/lint.ts';
import { loadTexts } from '../../src/loader/load.ts';
import type { Topology } from '../../src/model/topology.ts';
import { covers, intersect } from '../../src/rabbitmq/binding-keys.ts';
import { keyFits, wordsOf } from '../../src/rabbitmq/topic.ts';
import type { Version } from '../../src/rabbitmq/version.ts';
import { topo, writeDirectory } from '../support/io.ts';
import { routed } from '../support/route-oracle.ts';
import { sample } from '../support/sample.ts';
import { arbitraryTopology } from '../support/topologies.ts';

const runs = sample(60);
const targets: readonly Version[] = [
  [3, 10],
  [4, 0],
  [4, 3],
];

function said(topology: Topology, target: Version): readonly string[] {
  const { found } = lint({ topology, origins: new Map(), written: () => undefined, ignores: [], diagnostics: [], excused: [] }, target);
  return found.map(({ diagnostic }) => JSON.stringify(diagnostic));
}

describe('lint', () => {
  it('ends for any topology, and names only declared objects', () => {
    fc.assert(
      fc.property(arbitraryTopology(), fc.constantFrom(...targets), (topology, target) => {
        for (const text of said(topology, target)) expect(topology.declarations.has(JSON.parse(text).key)).toBe(true);
      }),
      runs,
    );
  });

  it('does not depend on the order of declarations', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        const turned = { ...topology, declarations: new Map([...topology.declarations].reverse()) };
        const apart = /dead-letter-cycle|policy-tie/; // which of several is named first is a matter of order
        const sorted = (one: Topology) => [...new Set(said(one, [4, 3]).map(keyAndCode))].filter((text) => !apart.test(text)).sort();
        expect(sorted(turned)).toEqual(sorted(topology));
      }),
      runs,
    );
  });
});

function keyAndCode(text: string): string {
  const { code, key } = JSON.parse(text);
  return `${code} ${key}`;
}

describe('binding keys of topic exchanges', () => {
  const word = fc.constantFrom('a', 'b', '*', '#');
  const pattern = fc.array(word, { maxLength: 4 }).map((words) => words.join('.'));
  const keys = allKeys(['a', 'b', 'c'], 6);
  const matched = (one: string) => keys.filter((key) => regexOf(one).test(key === '' ? '' : `.${key}`));

  test('match the same keys as an equivalent regular expression', () => {
    fc.assert(
      fc.property(pattern, (one) => {
        expect(keys.filter((key) => keyFits(one, key))).toEqual(matched(one));
      }),
      sample(30, 5),
    );
  });

  test('cover and intersect each other as the keys that they match do', () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const [ours, theirs] = [new Set(matched(one)), matched(other)];
        expect(covers(one, other)).toBe(theirs.every((key) => ours.has(key)));
        expect(intersect(one, other)).toBe(theirs.some((key) => ours.has(key)));
      }),
      runs,
    );
  });
});

/** All keys of up to this number of words. */
function allKeys(words: readonly string[], most: number): readonly string[] {
  let longest: readonly string[] = [''];
  const all = [''];
  for (let length = 1; length <= most; length++) {
    longest = longest.flatMap((key) => words.map((word) => (key === '' ? word : `${key}.${word}`)));
    all.push(...longest);
  }
  return all;
}

/** The pattern as a regular expression over keys with a dot before each word; the empty key has none. */
function regexOf(pattern: string): RegExp {
  const parts = wordsOf(pattern).map((word) => (word === '#' ? '(?:\\.[^.]+)*' : word === '*' ? '\\.[^.]+' : `\\.${word}`));
  return new RegExp(`^${parts.join('')}$`);
}

describe('--fix', () => {
  const types = ['direct', 'fanout', 'topic', 'headers'] as const;
  const key = fc.constantFrom('', 'a', 'a.b', 'a.*', 'a.#', '#', '*.b', '#.b', 'b');
  const args = fc.constantFrom({}, {}, { k: 1 }, { 'x-match': 'any', k: 1 }, { 'x-match': 'all', k: 1 }, { 'x-match': 'any' });
  const edge = fc.record({ source: fc.nat(3), to: fc.integer({ min: 1, max: 5 }), routingKey: key, arguments: args });
  const style = fc.record({
    collectionStyle: fc.constantFrom<('any' | 'block' | 'flow')[]>('any', 'block', 'flow'),
    indentSeq: fc.boolean(),
    indent: fc.constantFrom(2, 4),
  });
  const world = fc.record({
    types: fc.array(fc.constantFrom(...types), { minLength: 4, maxLength: 4 }),
    edges: fc.array(edge, { maxLength: 14 }),
    style,
  });

  it('leaves the routing unchanged, and nothing to fix', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ types: kinds, edges, style: form }) => {
        const text = stringify(documentOf(kinds, edges), { ...form, aliasDuplicateObjects: false });
        const before = topologyOf(text);
        fc.pre(before !== undefined);
        const { cwd, gone } = writeDirectory({ 'topology.yaml': text });
        try {
          const { out } = await topo(['lint', 'topology.yaml', '--fix', '--notices'], { cwd });
          const fixed = readFileSync(`${cwd}/topology.yaml`, 'utf8');
          const after = topologyOf(fixed);
          expect(after).toBeDefined();
          expect(out).not.toMatch(/fix-refused|binding-(shadowed|key-ignored|arguments-ignored)/);
          expect(routed(after as Topology)).toEqual(routed(before as Topology));
          await topo(['lint', 'topology.yaml', '--fix'], { cwd });
          expect(readFileSync(`${cwd}/topology.yaml`, 'utf8')).toBe(fixed);
        } finally {
          gone();
        }
      }),
      sample(25, 2),
    );
  });

  function topologyOf(text: string): Topology | undefined {
    const { topology, diagnostics } = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });
    return diagnostics.some(({ severity }) => severity === 'error') ? undefined : topology;
  }

  /** Exchanges e0 to e3, which are bound only forwards, and queues q0 and q1. */
  function documentOf(
    kinds: readonly string[],
    edges: readonly { source: number; to: number; routingKey: string; arguments: object }[],
  ): object {
    const bindings = edges.flatMap(({ source, to, routingKey, arguments: values }) => {
      if (to < 4 && to <= source) return [];
      const end = to < 4 ? { destinationType: 'exchange', destination: `e${to}` } : { destination: `q${to - 4}` };
      return [{ source: `e${source}`, ...end, routingKey, ...(Object.keys(values).length === 0 ? {} : { arguments: values }) }];
    });
    const unique = [...new Map(bindings.map((one) => [JSON.stringify(one), one])).values()];
    return {
      exchanges: Object.fromEntries(kinds.map((type, i) => [`e${i}`, { type }])),
      queues: { q0: {}, q1: {} },
      bindings: unique,
    };
  }
});
