// Values are never changed silently: unquoted text in place of text is loaded exactly as written, or is an error.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import { readPlain } from '../../../src/loader/syntax/plain.ts';
import { hasErrors } from '../../../src/model/diagnostic.ts';
import { sample } from '../../support/sample.ts';

const options = { defaultVhost: '/', variable: () => undefined };

function keyOfBinding(written: string): { readonly key: string | undefined; readonly codes: readonly string[] } {
  const text = `queues:\n  q: {}\nbindings:\n  - source: amq.topic\n    destination: q\n    routingKey: ${written}\n`;
  const { topology, diagnostics } = loadTexts([{ file: 'a.yaml', text }], options);
  const binding = [...topology.declarations.values()].map(({ entity }) => entity).find((entity) => entity.kind === 'binding');
  return { key: hasErrors(diagnostics) ? undefined : binding?.routingKey, codes: diagnostics.map(({ code }) => code) };
}

const ambiguous = [
  'yes',
  'No',
  'ON',
  'off',
  'y',
  'N',
  '1e3',
  '1.5E-3',
  '0x1F',
  '0o17',
  '0b11',
  '010',
  '1_000',
  '12:30',
  '2024-01-01',
  '.inf',
  '-.INF',
  '.nan',
];
const otherTypes = ['123', '-5', '1.0', '.5', 'true', 'False', 'null', '~', 'NULL', '', '9007199254740993', '99999999999999999999'];

describe('routing keys without quotes', () => {
  it.each([...ambiguous, ...otherTypes])('rejects the unquoted routing key %j', (written) => {
    const { key, codes } = keyOfBinding(written);
    expect(key).toBeUndefined();
    expect(codes).toEqual(['quote-needed']);
  });

  it.each([...ambiguous, ...otherTypes])("loads the quoted routing key '%s' unchanged", (written) =>
    expect(keyOfBinding(`'${written}'`)).toEqual({ key: written, codes: [] }),
  );

  it.each(['*.error', '*', '*.a.#', '*.*'])('reports that the unquoted routing key %s is an alias', (written) =>
    expect(keyOfBinding(written)).toEqual({ key: undefined, codes: ['alias-unknown'] }),
  );

  it.each(['#', '#.error', '# ', 'a #.b', 'a #', '\t#'])('reports that the unquoted routing key %j contains a comment', (written) =>
    expect(keyOfBinding(written)).toEqual({ key: undefined, codes: ['hash-starts-comment'] }),
  );

  it.each([
    'a.#',
    'a.*.b',
    'order.#.x',
    'a#b',
    'a.b # comment',
    'a.b #comment',
    '-x',
    '1.2.3',
    'v1.0',
    '12a',
    'e3',
    'none',
    '1-2',
    '2024'.concat('-1'),
  ])('loads the unquoted routing key %s unchanged', (written) =>
    expect(keyOfBinding(written)).toEqual({ key: written.replace(/ #.*/, ''), codes: [] }),
  );

  it('loads any unquoted routing key as written, or rejects it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab019.#*-_+:~!&%@`|>?,[]{}"\'xeEon yt=$'), maxLength: 8 });
    fc.assert(
      fc.property(word, (written) => {
        const { key } = keyOfBinding(written);
        if (key === undefined || written.includes('${')) return;
        const line = written.trim().replace(/^&\S+\s+/, ''); // an anchor is no part of the value
        const quotedText = /^(['"])(.*)\1$/.exec(line)?.[2];
        expect([line, line.replace(/\s+#.*$/, ''), quotedText, quotedText?.replaceAll("''", "'"), '']).toContain(key);
        if (key === '') expect(line).toMatch(/^(''|""|!|[|>])/);
      }),
      sample(600),
    );
  });

  it('loads any text in single quotes unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        fc.pre(!/[\p{C}\u2028\u2029]/u.test(text) && Buffer.byteLength(text) < 255 && !text.includes('${'));
        expect(keyOfBinding(`'${text.replaceAll("'", "''")}'`).key).toBe(text);
      }),
      sample(100),
    );
  });
});

describe('plain scalars', () => {
  it('reads every 64-bit integer without loss of digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (integer) => {
        const { value } = readPlain(String(integer));
        expect(String(typeof value === 'object' ? value?.value : value)).toBe(String(integer));
      }),
    );
  });

  it.each([
    ['1.0', { '!': 'double', value: 1 }],
    ['-2.00', { '!': 'double', value: -2 }],
    ['0.5', 0.5],
    ['1', 1],
    ['-0', 0],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', { '!': 'int64', value: '9007199254740992' }],
    ['-9223372036854775808', { '!': 'int64', value: '-9223372036854775808' }],
  ])('reads the plain scalar %s with its type', (text, expected) => expect(readPlain(text)).toEqual({ value: expected }));

  it('rejects an integer beyond 64 bits', () => expect(readPlain('9223372036854775808').why).toBe('an integer beyond 64 bits'));
});
