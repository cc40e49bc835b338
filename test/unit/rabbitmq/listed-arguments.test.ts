// Arguments as a listing shows them, with the properties keys that RabbitMQ 3.10.8, 4.0.5 and 4.3.6 gave such bindings (equal on all three).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Observation } from '../../../src/model/observed.ts';
import type { ArgumentValue } from '../../../src/model/values.ts';
import { asListed, boundArguments, matchUncertain, uncertainIn } from '../../../src/rabbitmq/listed-arguments.ts';
import { asking, binding } from '../../support/ends.ts';

const bound = (listed: ArgumentValue, hash: string) => boundArguments({ arguments: { foo: listed }, properties_key: `a~b~${hash}` });
const typed = (type: string, value: string | number): ArgumentValue => ({ '!': type, value });

describe('an argument of a binding', () => {
  it.each<[ArgumentValue, string, ArgumentValue]>([
    ['abc', 'KLEtZQ', 'abc'],
    ['abc', 'myIrqw', typed('binary', 'YWJj')],
    ['undefined', 'vYl-4A', 'undefined'],
    ['undefined', 'Lh-cig', null],
    ['Not UTF-8, base64 is: //4A', 'jet2Xg', typed('binary', '//4A')],
    ['Not UTF-8, base64 is: /w==', 'On5hlA', 'Not UTF-8, base64 is: /w=='],
    [1_700_000_000, 'QyYfTg', typed('timestamp', 1_700_000_000)],
    [5, 'SooT_w', 5],
    [200, 'ek739A', 200],
    [4_000_000_000, '40IA8A', 4_000_000_000],
    [typed('int64', '9007199254740993'), 'C2bozw', typed('int64', '9007199254740993')],
    [1.5, 'Db5Qfg', 1.5],
    [typed('double', 2), 'F7cnhQ', typed('double', 2)],
    [2.314, 'TmN40Q', typed('decimal', '3.14')],
    [true, '0PLoLg', true],
    [[], 'DISsBA', []],
    [{}, '0r3v1g', {}],
    [['undefined', 'Not UTF-8, base64 is: /w==', 5, 1.5], 'bzUUpQ', [null, typed('binary', '/w=='), typed('timestamp', 5), 1.5]],
  ])('that is listed as %j, with the hash %s, is %j', (listed, hash, value) => {
    expect(bound(listed, hash)).toEqual({ arguments: { foo: value }, uncertain: [] });
  });

  it('is uncertain without a properties key only if its text may stand for a null or bytes', () => {
    const listed = { a: 'undefined', b: 'Not UTF-8, base64 is: /w==', c: { d: ['undefined'] }, e: 'other', f: 'Not UTF-8, base64 is: !' };
    expect(boundArguments({ arguments: listed })).toEqual({ arguments: listed, uncertain: ['a', 'b', 'c'] });
  });

  it('is taken as listed if no reading of it has the hash', () => {
    expect(bound('abc', 'AAAAAA')).toEqual({ arguments: { foo: 'abc' }, uncertain: [] });
    expect(bound('undefined', 'AAAAAA')).toEqual({ arguments: { foo: 'undefined' }, uncertain: ['foo'] });
  });

  it('without any arguments has an empty table, also in the form [] of RabbitMQ 3.10', () => {
    expect(boundArguments({ arguments: [], properties_key: 'k' })).toEqual({ arguments: {}, uncertain: [] });
  });
});

it('keeps the listed values of any table whose hash no reading has', () => {
  const listed = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean()), {
    maxKeys: 30,
  });
  fc.assert(
    fc.property(listed, (values) => {
      const found = boundArguments({ arguments: values, properties_key: 'k~AAAAAA' });
      expect(found.arguments).toEqual(values);
    }),
    { numRuns: 20 },
  );
});

it('treats undefined as a text in arguments that RabbitMQ validates as text', () => {
  const names = { 'x-dead-letter-exchange': 'undefined', 'alternate-exchange': 'undefined', 'x-own': 'undefined' };
  expect(uncertainIn({ ...names, 'x-dead-letter-routing-key': 'Not UTF-8, base64 is: /w==' })).toEqual([
    'x-own',
    'x-dead-letter-routing-key',
  ]);
});

it('lists nulls, timestamps and bytes as RabbitMQ does', () => {
  const values = {
    a: null,
    b: [typed('timestamp', 5)],
    c: { d: typed('timestamp', '9007199254740993') },
    e: 'text',
    f: typed('double', 1),
    g: typed('binary', '//4A'),
    h: typed('binary', 'YWJj'),
  };
  expect(asListed(values)).toEqual({
    a: 'undefined',
    b: [5],
    c: { d: typed('int64', '9007199254740993') },
    e: 'text',
    f: typed('double', 1),
    g: 'Not UTF-8, base64 is: //4A',
    h: 'abc',
  });
});

describe('matchUncertain', () => {
  const listed = binding('e', 'q', '', { arguments: { a: 'undefined' } });
  const wanted = binding('e', 'q', '', { arguments: { a: null } });
  const seen = (...names: string[]): Map<EntityKey, Observation> =>
    new Map([[keyOf(listed), { state: 'present', entity: listed, facts: names.length === 0 ? {} : { uncompared: names } }]]);

  it('observes a requested binding as existing if an uncertain one is listed in the same way', () => {
    const observations = seen('a');
    matchUncertain(observations, asking(wanted).wanted);
    expect([...observations]).toMatchObject([[keyOf(wanted), { state: 'opaque', detail: expect.stringContaining('a is listed in JSON') }]]);
  });

  it('leaves certain bindings and other requested ones unchanged', () => {
    for (const [observations, entity] of [
      [seen(), wanted],
      [seen('a'), listed],
      [seen('a'), binding('e', 'q', 'other', { arguments: { a: null } })],
    ] as const) {
      const before = [...observations];
      matchUncertain(observations, asking(entity).wanted);
      expect([...observations]).toEqual(before);
    }
  });
});
