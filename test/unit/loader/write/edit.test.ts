// Edits of declarations in the text of a YAML file, by the ways in which the text can be written.
import { describe, expect, it } from 'vitest';
import { editText } from '../../../../src/loader/write/edit.ts';
import type { PropertyEdit } from '../../../../src/model/upgrade.ts';

const quorum: PropertyEdit = { edit: 'set', names: ['type', 'x-queue-type'], value: 'quorum' };
const notLazy: PropertyEdit = { edit: 'remove', names: ['queueMode', 'x-queue-mode'] };

/** Edits the declaration whose text begins with the mark `@`. */
function edited(marked: string, edits: readonly PropertyEdit[], beside?: string): string {
  const start = marked.indexOf('@');
  const text = marked.replace('@', '');
  const { text: after, refused } = editText(text, [{ start, edits, ...(beside === undefined ? {} : { beside }) }]);
  return refused[0]?.reason ?? after;
}

describe('editText', () => {
  it.each([
    ['a flow mapping', 'q:\n  a: @{ x: 1 }\n', 'q:\n  a: { x: 1, type: quorum }\n'],
    ['an empty flow mapping', 'q: { a: @{}, b: {} }', 'q: { a: { type: quorum }, b: {} }'],
    ['a flow mapping with a comma at the end', 'q: { a: @{ x: 1, } }', 'q: { a: { x: 1, type: quorum, } }'],
    ['a flow mapping over several lines', 'q:\n  a: @{\n    x: 1 # one\n  }\n', 'q:\n  a: {\n    x: 1, type: quorum # one\n  }\n'],
    ['a block mapping', 'q:\n  a:\n    @x: 1 # one\n  b: {}\n', 'q:\n  a:\n    x: 1 # one\n    type: quorum\n  b: {}\n'],
    ['a block mapping at the end of a file', 'q:\n  a:\n    @x: 1', 'q:\n  a:\n    x: 1\n    type: quorum'],
    [
      'a block mapping that ends with a table',
      'q:\n  a:\n    @x:\n      y: 1\n  b: {}',
      'q:\n  a:\n    x:\n      y: 1\n    type: quorum\n  b: {}',
    ],
    [
      'a block mapping that ends with a text of several lines',
      'q:\n  a:\n    @x: |\n      y\n  b: {}',
      'q:\n  a:\n    x: |\n      y\n    type: quorum\n  b: {}',
    ],
    ['lines that end as on Windows', 'q:\r\n  a:\r\n    @x: 1\r\n  b: {}\r\n', 'q:\r\n  a:\r\n    x: 1\r\n    type: quorum\r\n  b: {}\r\n'],
    ['an existing value', 'q: { a: @{ type: "classic", x: 1 } }', 'q: { a: { type: quorum, x: 1 } }'],
    [
      'an existing raw argument',
      'q: { a: @{ arguments: { x-queue-type: classic } } }',
      'q: { a: { arguments: { x-queue-type: quorum } } }',
    ],
    ['null', 'q: { a: @~ }', 'q: { a: { type: quorum } }'],
  ])('sets a property: %s', (_, text, after) => {
    expect(edited(text, [quorum])).toBe(after);
  });

  it.each([
    ['the first of a flow mapping', 'q: { a: @{ queueMode: lazy, x: 1 } }', 'q: { a: { x: 1 } }'],
    ['the last of a flow mapping', 'q: { a: @{ x: 1, queueMode: lazy } }', 'q: { a: { x: 1 } }'],
    ['the only one of a flow mapping', 'q: { a: @{ queueMode: lazy } }', 'q: { a: {} }'],
    ['the first of a block mapping', 'q:\n  a:\n    @queueMode: lazy\n    # one\n    x: 1\n', 'q:\n  a:\n    # one\n    x: 1\n'],
    ['one with a comment', 'q:\n  a:\n    @x: 1\n    queueMode: lazy # why\n', 'q:\n  a:\n    x: 1\n    # why\n'],
    ['the only raw argument', 'q:\n  a:\n    @arguments:\n      x-queue-mode: lazy\n    x: 1\n', 'q:\n  a:\n    x: 1\n'],
    ['one of several raw arguments', 'q: { a: @{ arguments: { x-queue-mode: lazy, x: 1 } } }', 'q: { a: { arguments: { x: 1 } } }'],
  ])('removes a property: %s', (_, text, after) => {
    expect(edited(text, [notLazy])).toBe(after);
  });

  it('sets before it removes, so that a mapping never becomes empty', () => {
    expect(edited('q:\n  a:\n    @queueMode: lazy\n', [notLazy, quorum])).toBe('q:\n  a:\n    type: quorum\n');
  });

  it.each([
    ['in braces', 'p:\n  a: @{ x: 1 }\n  c: {}\n', 'p:\n  a: { x: 1, type: quorum }\n  b: {}\n  c: {}\n'],
    [
      'over several lines',
      'p:\n  # one\n  a: # two\n    # three\n    @x: 1\n',
      'p:\n  # one\n  a: # two\n    # three\n    x: 1\n    type: quorum\n  b: {}\n',
    ],
    ['at the end', 'p:\n  a: @{ x: 1 }', 'p:\n  a: { x: 1, type: quorum }\n  b: {}\n'],
  ])('adds an entry after a declaration %s', (_, text, after) => {
    expect(edited(text, [quorum], 'b: {}')).toBe(after);
  });

  it.each([
    ['a property that is not there', 'q: { a: @{ x: 1 } }', 'comes from a merge or an alias'],
    ['a property before a comment in braces', 'q: { a: @{ queueMode: lazy, # why\n x: 1 } }', 'a comment separates it'],
    ['an alias', 'b: &b { x: 1 }\nq: { a: @*b }', 'it is not a mapping'],
  ])('refuses to remove %s', (_, text, reason) => {
    expect(edited(text, [notLazy])).toContain(reason);
  });
});
