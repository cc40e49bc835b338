// The broker's JSON keeps its numbers in both directions.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notCarried, parseJson, writeJson } from '../../../src/broker/json.ts';
import { type ArgumentValue, canonicalText } from '../../../src/model/values.ts';

const double = (value: number) => ({ '!': 'double', value });
const int64 = (value: string) => ({ '!': 'int64', value });

describe('reading', () => {
  test.each<[string, unknown]>([
    ['{"a":1}', { a: 1 }],
    ['{"a":1.0}', { a: double(1) }],
    ['{"a": -0.0}', { a: double(-0) }],
    ['{"a":1.0e3,"b":1.0e100,"c":2e0,"d":1E2}', { a: double(1000), b: double(1e100), c: double(2), d: double(100) }],
    ['{"a":1.5,"b":-1.0e-7,"c":1.5e1}', { a: 1.5, b: -1e-7, c: double(15) }],
    ['{"a":9007199254740991,"b":-9007199254740991}', { a: 9007199254740991, b: -9007199254740991 }],
    ['{"a":9007199254740992}', { a: int64('9007199254740992') }],
    ['[9007199254740993,-9223372036854775808]', [int64('9007199254740993'), int64('-9223372036854775808')]],
    ['[99007199254740993999999]', [int64('99007199254740993999999')]],
    ['{"a":[1.0,{"b":[2.0]}]}', { a: [double(1), { b: [double(2)] }] }],
    ['1.0', double(1)],
    ['{"1.0":"1.0","\\"1.0":"say \\"2.0\\" \\\\"}', { '1.0': '1.0', '"1.0': 'say "2.0" \\' }],
    ['{"a":"9007199254740993","b":2.0}', { a: '9007199254740993', b: double(2) }],
    ['{"a":"line\\n1.0 \\u0022 3.0","b":4.0}', { a: 'line\n1.0 " 3.0', b: double(4) }],
    ['null', null],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test.each(['', '{', '<html>1.0</html>', '{"a":1.}', '{"a":01.0}', '{"a":"1.0}'])('not JSON: %s', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});

describe('writing', () => {
  test.each<[ArgumentValue, string]>([
    [{ a: 1, b: 'x"y', c: true, d: [] }, '{"a":1,"b":"x\\"y","c":true,"d":[]}'],
    [double(1), '1.0'],
    [double(1e21), '1.0e+21'],
    [1e-7, '1.0e-7'],
    [1.5e-7, '1.5e-7'],
    [double(-0), '-0.0'],
    [1e17, '100000000000000000'],
    [int64('9007199254740993'), '9007199254740993'],
    [{ '!': 'long', value: 5 }, '5'],
    [{ '!': 'string', value: 'x' }, '"x"'],
    [{ '!': 'boolean', value: false }, 'false'],
    [{ deep: [{ n: double(2) }] }, '{"deep":[{"n":2.0}]}'],
  ])('%j', (value, text) => {
    expect(notCarried(value)).toBeUndefined();
    expect(writeJson(value)).toBe(text);
  });

  test.each([[null], [{ a: [null] }]])('%j is JSON, and no argument', (value) => {
    expect(notCarried(value)).toBe('a null (AMQP void)');
    expect(writeJson(value)).toBe(JSON.stringify(value));
  });

  test.each<[ArgumentValue, string]>([
    [{ '!': 'timestamp', value: 1 }, 'the AMQP type timestamp of 1'],
    [{ '!': 'byte', value: 1 }, 'the AMQP type byte of 1'],
    [{ '!': 'int16', value: 1 }, 'the AMQP type int16 of 1'],
    [{ '!': 'float', value: 1.5 }, 'the AMQP type float of 1.5'],
    [int64('9223372036854775808'), 'the AMQP type int64 of "9223372036854775808"'],
    [int64('1.5'), 'the AMQP type int64 of "1.5"'],
    [{ '!': 'double', value: 'NaN' }, 'the AMQP type double of "NaN"'],
    [1e30, 'the number 1e+30'],
    [{ x: Number.NaN }, 'the number NaN'],
  ])('not %j', (value, what) => {
    expect(notCarried(value)).toBe(what);
    expect(() => writeJson(value)).toThrow(RangeError);
  });
});

test('what is written is read as the same value', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(double),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => int64(String(n))),
    fc.constantFrom('1.0', '{"a":1.0}', '9007199254740993', '\\"1.0'),
  );
  const { value } = fc.letrec<{ value: ArgumentValue }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
  }));
  fc.assert(
    fc.property(value, (one) => {
      expect(canonicalText(parseJson(writeJson(one)) as ArgumentValue)).toBe(canonicalText(one));
    }),
  );
});
