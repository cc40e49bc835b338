// Lint of what real projects keep in Git, and the comments that it listens to.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { lint } from '../../../src/lint/lint.ts';
import { loadTexts } from '../../../src/loader/load.ts';

const options = { defaultVhost: '/', variable: () => undefined };
const load = (text: string, file = 'a.yaml') => loadTexts([{ file, text }], options);

const corpus = new URL('../../../../shared/corpus/definitions/', import.meta.url);
const there = existsSync(corpus);
if (!there) console.warn('SKIPPED: no corpus of definitions files at ../shared/corpus');

describe.skipIf(!there)('definitions files of real projects', () => {
  it.each(there ? readdirSync(corpus).filter((name) => name.endsWith('.json')) : [])('%s', (name) => {
    const loaded = load(readFileSync(new URL(name, corpus), 'utf8'), name);
    const { found } = lint({ ...loaded, diagnostics: [], excused: [] });
    // each finding has a place, and names what is there
    for (const { diagnostic } of found) {
      expect(diagnostic.span?.file).toBe(name);
      expect(loaded.topology.declarations.has(diagnostic.key as never)).toBe(true);
    }
  });
});

describe('comments', () => {
  test.each([
    ['on the line of the property', 'queues:\n  q:\n    deadLetterExchange: later # topo-ignore undeclared-exchange why\n'],
    ['above the object', 'queues:\n  # topo-ignore undeclared-exchange why\n  q:\n    messageTtl: 1\n    deadLetterExchange: later\n'],
  ])('excuse a warning of the loader %s, and count as used', (_, text) => {
    const loaded = load(text);
    expect(loaded.diagnostics).toEqual([]);
    const { found, ignored } = lint(loaded);
    expect(ignored.map(({ diagnostic, reason }) => [diagnostic.code, reason])).toEqual([['undeclared-exchange', 'why']]);
    expect(found.filter(({ diagnostic }) => diagnostic.code === 'undeclared-exchange' || diagnostic.code === 'ignore-unused')).toEqual([]);
  });

  test('never excuse an error of the loader', () => {
    const { diagnostics } = load('queues:\n  q: { maxLength: -1 } # topo-ignore out-of-range why\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['out-of-range']);
  });

  const ignores = (text: string) => load(text).ignores.map(({ code, reason, line }) => [code, reason, line]);

  test('count wherever YAML has comments, also in braces and with a colon', () => {
    expect(
      ignores('# topo-ignore a one\n\n# another\nqueues: # topo-ignore b two\n  {\n    #topo-ignore: c  three  \n    q: {} }\n'),
    ).toEqual([
      ['a', 'one', 4],
      ['b', 'two', 4],
      ['c', 'three', 7],
    ]);
  });

  test('with Windows line ends have no carriage return in their reason', () => {
    expect(ignores('queues: # topo-ignore a why\r\n  q: {}\r\n')).toEqual([['a', 'why', 1]]);
  });

  test.each([
    ['a block scalar', 'x-text: |\n  # topo-ignore a no comment\nqueues: {}\n'],
    ['a folded scalar', 'x-text: >\n  text\n  # topo-ignore a no comment\nqueues: {}\n'],
    ['quotes', 'x-text: "# topo-ignore a no comment"\nqueues: {}\n'],
    ['quotes over lines', "x-text: 'text\n\n  # topo-ignore a no comment'\nqueues: {}\n"],
    ['the middle of a word', 'x-text: a#topo-ignore\nqueues: {}\n'],
    ['another word', '# topo-ignored\n# topo-ignore-all\nqueues: {}\n'],
  ])('in %s are none', (_, text) => expect(ignores(text)).toEqual([]));

  test('at the end of a file are about their own line', () => {
    expect(ignores('queues: {}\n# topo-ignore a at the end')).toEqual([['a', 'at the end', 2]]);
  });
});
