// Inputs that were made to hurt: each is loaded or rejected with a diagnostic that has a place, nothing is thrown, and work grows with the
// input and no faster. Without the limits some of these take minutes, or all memory.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import { sample } from '../../support/sample.ts';
import { workOf } from '../../support/work.ts';
import { anErrorPerLine, bindingsToUndeclaredQueues, exchangesInOneCycle, validObjects } from './growing.ts';

const options = { defaultVhost: '/', variable: () => undefined };
const million = 1_000_000;

function codesOf(file: string, text: string): readonly string[] {
  const { diagnostics } = loadTexts([{ file, text }], options);
  for (const { span } of diagnostics) expect(span?.file).toBe(file);
  return [...new Set(diagnostics.map(({ code }) => code))];
}

const laughs = (levels: number, each: number) =>
  Array.from({ length: levels }, (_, i) => `x-${i}: &a${i} [${Array(each).fill(i === 0 ? 'ha' : `*a${i - 1}`)}]\n`).join('');

it.each([
  ['open brackets', '['.repeat(million), ['nested-too-deep']],
  ['open braces', '{a: '.repeat(million), ['nested-too-deep']],
  ['dashes', '- '.repeat(million), ['nested-too-deep']],
  ['question marks', '? '.repeat(million), ['nested-too-deep']],
  ['keys in keys', 'a: b: '.repeat(million), ['nested-too-deep']],
  ['steps', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), ['nested-too-deep']],
  ['a long word', 'x'.repeat(9 * million), ['wrong-type']],
  ['a long text', `a: "${'x\n'.repeat(million)}`, ['yaml-syntax']],
  ['aliases of aliases', `${laughs(12, 10)}queues: { a: { arguments: { x: *a11 } } }\n`, ['alias-expansion']],
  ['a chain of aliases', laughs(5000, 1), ['nested-too-deep']],
  [
    'merges of merges',
    `x-0: &a0 { maxLength: 1 }\n${Array.from({ length: 3000 }, (_, i) => `x-${i + 1}: &a${i + 1} { <<: *a${i} }\n`).join('')}`,
    [],
  ],
  ['an anchor in itself', 'a: &a { b: *a }\n', ['alias-cycle', 'unknown-property']],
] as const)('reports the limit that YAML of %s exceeds', (_, text, codes) => {
  expect([...codesOf('a.yaml', text)].sort()).toEqual([...codes].sort());
});

it.each([
  ['open brackets', '['.repeat(5 * million), ['nested-too-deep']],
  ['escapes', `{"a":"${'\\"'.repeat(4 * million)}`, ['json-syntax']],
  ['blanks', `{"queues":${' '.repeat(9 * million)}`, ['json-syntax']],
  ['a huge number', `{"queues":{"a":{"maxLength":${'9'.repeat(100_000)}}}}`, ['out-of-range']],
] as const)('reports the limit that JSON of %s exceeds', (_, text, codes) => {
  expect(codesOf('a.json', text)).toEqual(codes);
});

it('loads 15,000 objects', () => {
  const { topology, origins, diagnostics } = validObjects(5000);
  expect(diagnostics).toEqual([]);
  expect([topology.declarations.size, origins.size]).toEqual([15_000, 15_000]);
});

it('reports an error in every line, and every binding to an undeclared queue', () => {
  expect(anErrorPerLine(2000).diagnostics).toHaveLength(2000);
  expect(bindingsToUndeclaredQueues(2000).diagnostics).toHaveLength(2000);
});

it('reports a cycle of 2000 exchanges once, with 50 of them', () => {
  const { diagnostics } = exchangesInOneCycle(2000);
  expect(diagnostics.map(({ code, related }) => [code, related?.length])).toEqual([['exchange-cycle', 50]]);
});

it('does twice the work for twice the input, whatever its shape', async () => {
  const work = await workOf(new URL('./growing.ts', import.meta.url), [250, 500]);
  expect(Object.keys(work)).toHaveLength(5);
  expect(Object.entries(work).filter(([, [one = 0, two = 0]]) => two > 2.2 * one)).toEqual([]);
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'queues:',
      'exchanges:',
      'bindings:',
      'policies:',
      'prune:',
      'vhost:',
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      ' ',
      '{',
      '}',
      '[',
      ']',
      ',',
      ': ',
      "'",
      '"',
      '#',
      '&a ',
      '*a',
    ],
    ...[
      '<<: *a',
      'type: quorum',
      'a',
      'b: 1',
      '${X}',
      '!!int ',
      '---\n',
      '...\n',
      '\t',
      '|\n',
      '>',
      '\r\n',
      '\u0000',
      '\u2028',
      '%YAML 1.1\n',
      '@',
      '`',
      '?',
      '\ud800',
      'arguments: ',
      '1e3',
      '~',
    ],
  );

  it('is loaded or rejected with a place, and never throws', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('a.yaml', 'a.json'), (pieces, file) => {
        const text = pieces.join('');
        const { diagnostics, topology } = loadTexts([{ file, text }], options);
        expect(diagnostics.length + topology.declarations.size + topology.vhosts.length).toBeGreaterThan(0);
        const lines = text.replace(/^\uFEFF/, '').split('\n').length;
        for (const { span } of diagnostics) {
          expect(span?.line).toBeGreaterThanOrEqual(1);
          expect(span?.line).toBeLessThanOrEqual(lines);
          expect(span?.column).toBeGreaterThanOrEqual(1);
        }
      }),
      sample(500),
    );
  });
});
