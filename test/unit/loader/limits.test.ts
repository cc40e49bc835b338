// Inputs that were made to hurt: each ends soon, with a diagnostic that has a place, and nothing is thrown.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how variables are written in files
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';

const options = { defaultVhost: '/', variable: () => undefined };
const million = 1_000_000;

/** Generous: the machine may be busy. Without the limits these take minutes, or all memory. */
const patience = 20_000;

function codesOf(file: string, text: string): readonly string[] {
  const { diagnostics } = loadTexts([{ file, text }], options);
  for (const { span } of diagnostics) expect(span?.file).toBe(file);
  return [...new Set(diagnostics.map(({ code }) => code))];
}

const laughs = (levels: number, each: number) =>
  Array.from({ length: levels }, (_, i) => `x-${i}: &a${i} [${Array(each).fill(i === 0 ? 'ha' : `*a${i - 1}`)}]\n`).join('');

describe.each([
  ['open brackets', '['.repeat(million), ['nested-too-deep']],
  ['open braces', '{a: '.repeat(million), ['nested-too-deep']],
  ['dashes', '- '.repeat(million), ['nested-too-deep']],
  ['question marks', '? '.repeat(million), ['nested-too-deep']],
  ['keys in keys', 'a: b: '.repeat(million), ['nested-too-deep']],
  ['steps', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), ['nested-too-deep']],
  ['line breaks', '\n'.repeat(3 * million + 1), ['file-too-large']],
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
] as const)('%s', (_, text, codes) => {
  it('end soon', { timeout: patience }, () => expect([...codesOf('a.yaml', text)].sort()).toEqual([...codes].sort()));
});

describe.each([
  ['open brackets', '['.repeat(5 * million), ['nested-too-deep']],
  ['escapes', `{"a":"${'\\"'.repeat(4 * million)}`, ['json-syntax']],
  ['blanks', `{"queues":${' '.repeat(9 * million)}`, ['json-syntax']],
  ['a huge number', `{"queues":{"a":{"maxLength":${'9'.repeat(100_000)}}}}`, ['out-of-range']],
] as const)('JSON of %s', (_, text, codes) => {
  it('end soon', { timeout: patience }, () => expect(codesOf('a.json', text)).toEqual(codes));
});

describe('large inputs', () => {
  it('of 15,000 objects load', { timeout: patience }, () => {
    const each = (line: (i: number) => string) => Array.from({ length: 5000 }, (_, i) => line(i)).join('');
    const text = `exchanges:\n${each((i) => `  e${i}: { type: topic }\n`)}queues:\n${each((i) => `  q${i}: { type: quorum, messageTtl: 30m }\n`)}bindings:\n${each(
      (i) => `  - { source: e${i}, destination: q${i}, routingKey: 'a.${i}.#' }\n`,
    )}`;
    const { topology, origins, diagnostics } = loadTexts([{ file: 'a.yaml', text }], options);
    expect(diagnostics).toEqual([]);
    expect([topology.declarations.size, origins.size]).toEqual([15_000, 15_000]);
  });

  it('with a fault in every line tell all of them', { timeout: patience }, () => {
    const text = `queues:\n${Array.from({ length: 5000 }, (_, i) => `  q${i}: { durabel: true }\n`).join('')}`;
    expect(loadTexts([{ file: 'a.yaml', text }], options).diagnostics).toHaveLength(5000);
  });

  it('with bindings to nowhere end soon', { timeout: patience }, () => {
    const each = (line: (i: number) => string) => Array.from({ length: 5000 }, (_, i) => line(i)).join('');
    const text = `queues:\n${each((i) => `  queue.${i}:\n`)}bindings:\n${each((i) => `  - { source: amq.topic, destination: quee.${i} }\n`)}`;
    expect(loadTexts([{ file: 'a.yaml', text }], options).diagnostics).toHaveLength(5000);
  });

  it('of exchanges in one cycle are told once', { timeout: patience }, () => {
    const each = (line: (i: number) => string) => Array.from({ length: 5000 }, (_, i) => line(i)).join('');
    const text = `exchanges:\n${each((i) => `  e${i}: { type: fanout }\n`)}bindings:\n${each(
      (i) => `  - { source: e${i}, destination: e${(i + 1) % 5000}, destinationType: exchange }\n`,
    )}`;
    const { diagnostics } = loadTexts([{ file: 'a.yaml', text }], options);
    expect(diagnostics.map(({ code, related }) => [code, related?.length])).toEqual([['exchange-cycle', 50]]);
  });
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

  it('is loaded or refused, never a bug', { timeout: 60_000 }, () => {
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
      { numRuns: 2000 },
    );
  });
});
