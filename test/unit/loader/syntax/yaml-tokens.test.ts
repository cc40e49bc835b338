// The limits on YAML while it is being read: depth, and tokens of all files together. With small budgets, since the real one takes seconds.
import { expect, it } from 'vitest';
import { Composer, type CST, Parser } from 'yaml';
import { sourceOf } from '../../../../src/loader/read/source.ts';
import { newReport } from '../../../../src/loader/report/report.ts';
import { maxDepth, maxTokens, released, tokensOf } from '../../../../src/loader/syntax/yaml-tokens.ts';

/** How many documents are read of a text, whether it was read to its end, and the codes that were reported. */
function read(text: string, budget = { tokens: maxTokens }) {
  const report = newReport();
  const documents = [...tokensOf(sourceOf('a.yaml', text), budget, report)];
  return { complete: !documents.includes(undefined), codes: report.diagnostics.map(({ code, span }) => `${code} ${span?.line}`) };
}

it('stops at the token that exceeds the budget, and reports its line', () => {
  expect(read('\n'.repeat(1000), { tokens: 1000 })).toEqual({ complete: true, codes: [] });
  expect(read('\n'.repeat(1000), { tokens: 999 })).toEqual({ complete: false, codes: ['file-too-large 1000'] });
});

it('takes the tokens of one text after the other from the same budget', () => {
  const budget = { tokens: 1500 };
  expect(read('\n'.repeat(1000), budget)).toEqual({ complete: true, codes: [] });
  expect(budget.tokens).toBe(500);
  expect(read('\n'.repeat(1000), budget)).toEqual({ complete: false, codes: ['file-too-large 501'] });
});

it('stops where the nesting is too deep, long before the end of the text', () => {
  const budget = { tokens: 1000 };
  expect(read('['.repeat(1000), budget)).toEqual({ complete: false, codes: ['nested-too-deep 1'] });
  expect(1000 - budget.tokens).toBeLessThan(maxDepth + 10);
});

it('releases each object of a section while the document is composed, and composes the same', () => {
  const text = 'a: &x { b: [c, { d: 1 }] }\nq:\n  one: { e: *x }\n  two:\n    - f\n    - { g: h }\nl:\n  - i: j\n  - k\n? [m, n]\n: o\n';
  const tokens = (): readonly CST.Token[] => [...new Parser().parse(text)];
  const composed = (all: readonly CST.Token[]): readonly unknown[] =>
    [...new Composer().compose(all)].map((one) => one.toJS({ mapAsMap: true }));
  const [document] = tokens();
  if (document?.type !== 'document' || document.value?.type !== 'block-map') throw new Error('not a mapping');
  const sections = document.value.items.flatMap(({ value }) => (value != null && 'items' in value ? [value.items] : []));
  expect(composed([released(document)])).toEqual(composed(tokens()));
  expect(document.value.items.every((item) => item === undefined)).toBe(true);
  const [flow, ...blocks] = sections;
  expect(flow).toHaveLength(1);
  expect(blocks.map((items) => [...items.keys()].map((at) => items[at]))).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
});
