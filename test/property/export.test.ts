// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how variables are written in files
// For any entities, the export loads without an error to exactly the same entities, except for those that a comment names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../src/loader/load.ts';
import { writeYaml } from '../../src/loader/write/write.ts';
import type { Entity } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import { type ArgumentValue, canonicalText } from '../../src/model/values.ts';
import { declarable } from '../../src/planner/undeclared.ts';
import { plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, exchange, policy, queue } from '../support/ends.ts';
import { createMemoryBroker } from '../support/memory/broker.ts';
import { sample } from '../support/sample.ts';
import { arbitraryObservedExtras, arbitraryTopology, liveEntities } from '../support/topologies.ts';

const runs = sample(20, 5);
const load = (text: string) => loadTexts([{ file: 'topology.yaml', text }], { defaultVhost: '/', variable: () => 'FILLED IN' });
const canonical = (entity: Entity): string => canonicalText(entity as unknown as ArgumentValue);

function readBack(text: string): string[] {
  const { diagnostics, topology } = load(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return [...topology.declarations.values()].map(({ entity }) => canonical(entity)).sort();
}

describe('any live broker', () => {
  it('exports any live broker as a topology whose plan has no change', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTopology(), arbitraryObservedExtras({ untouchable: true }), async (live, extras) => {
        const broker = createMemoryBroker({ version: '4.3.6' });
        broker.seed(liveEntities(live, extras));
        const observed = await broker.reader.observe({ vhosts: ['/'], wanted: new Map() });
        const { text, omitted } = writeYaml(declarable(observed));
        const { topology, origins } = load(text);
        const made = await plan({ topology, origins, allowances: [], version: '0.0.0' }, broker.reader);
        expect(made.steps).toEqual([]);
        expect(made.undeclared.map(({ key }) => key).sort()).toEqual([...omitted.keys()].sort());
      }),
      runs,
    );
  });
});

const texts = [
  '',
  'true',
  'no',
  '1',
  '1.0',
  '0x1',
  '1e3',
  '~',
  'null',
  '- a',
  'a: b',
  '#',
  'a #b',
  "'",
  '"',
  '\\',
  '${HOME}',
  '$${x}',
  '!tag',
  '&a',
  '*a',
];
const word = fc.oneof(
  fc.constantFrom(...texts, '漢字', ' a ', '<<', '2024-01-01', '1h30m', '=', '%', '@', '`', '{', '['),
  fc.string({ unit: 'binary' }),
);
const name = word.filter((text) => text !== '' && !/[\r\n\0]|^amq\.|^topo\.|^federation: /.test(text) && !/\p{Cs}/u.test(text));
const value: fc.Arbitrary<ArgumentValue> = fc.letrec<{ value: ArgumentValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word.filter((text) => !/\p{Cs}/u.test(text)),
    fc.boolean(),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value): ArgumentValue => (Number.isInteger(value) ? { '!': 'double', value } : value)),
    fc.constantFrom<ArgumentValue[]>(1.5, 1e-7, null, { '!': 'double', value: 1 }, { '!': 'int64', value: '9007199254740993' }),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b c', '1'), tie('value'), { maxKeys: 2 }),
  ),
})).value;

it('writes names, keys and arguments of every kind', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      word.filter((text) => !/\p{Cs}/u.test(text)),
      fc.array(value, { maxLength: 3 }),
      (names, key, values) => {
        const args = Object.fromEntries(values.map((one, at) => [`x-${names[at] ?? at}`, one]));
        const entities: Entity[] = names.flatMap((one) => [
          exchange(one, { arguments: args }),
          queue(one, { type: 'quorum', arguments: { ...args, 'x-message-ttl': 5_400_000, 'x-max-length-bytes': 2 ** 20 } }),
          binding(one, names[0] ?? '', key, { arguments: args }),
        ]);
        const { text, omitted } = writeYaml(entities);
        const kept = entities.filter((entity) => !omitted.has(keyOf(entity)));
        expect(readBack(text)).toEqual(kept.map(canonical).sort());
        expect(writeYaml([...entities].reverse()).text).toBe(text);
        for (const left of omitted.keys()) expect(text).toContain(`# omitted: ${left}`);
        // every omission has a reason: a key that is too long, more than two # in it, or a null, which the management API does not accept
        const hasNull = /\bnull\b/.test(canonicalText(args));
        if (!hasNull && Buffer.byteLength(key) < 200 && (key.match(/#/g)?.length ?? 0) < 2) expect([...omitted.values()]).toEqual([]);
      },
    ),
    runs,
  );
});

it('writes names that look like variables, and the bindings to them', () => {
  const odd = 'a${b}';
  const { text, omitted } = writeYaml([
    exchange('e'),
    queue(odd),
    queue('q'),
    binding('e', odd),
    binding('e', 'q'),
    policy('p', { 'max-length': 1 }),
  ]);
  expect(omitted.size).toBe(0);
  expect(text).toContain('a$${b}');
  expect(readBack(text)).toHaveLength(6);
});

it('writes virtual hosts with variables in their names, each as a document', () => {
  const entities = [queue('q', { vhost: '${a}' }), queue('q', { vhost: '/' })];
  expect(readBack(writeYaml(entities).text)).toEqual(entities.map(canonical).sort());
});

it('writes an empty topology for an empty broker', () => expect(writeYaml([])).toMatchObject({ text: '{}\n' }));
