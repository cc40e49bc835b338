// A strict JSON parser with source positions, for definitions files of the broker: no comments, no trailing commas, JSON numbers.

import type { Place, Source } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import type { Entry, Node, ScalarNode } from './node.ts';
import { readNumber } from './plain.ts';
import { checkText } from './text.ts';
import { maxDepth } from './yaml-tokens.ts';

interface Reading {
  readonly source: Source;
  readonly report: Report;
  at: number;
}

/** The value of a JSON text; undefined if it is invalid, after reporting the position of the first error. */
export function readJson(source: Source, report: Report): Node | undefined {
  const reading: Reading = { source, report, at: 0 };
  blanks(reading);
  if (reading.at === source.text.length) return undefined;
  const root = value(reading, 1);
  if (root === undefined) return undefined;
  blanks(reading);
  return reading.at === source.text.length ? root : expected(reading, 'the end of the file');
}

function value(reading: Reading, depth: number): Node | undefined {
  if (depth > maxDepth) {
    diagnose(reading.report, 'nested-too-deep', here(reading), `more than ${maxDepth} levels of nesting`);
    return undefined;
  }
  const char = reading.source.text.charAt(reading.at);
  if (char === '{') return object(reading, depth);
  if (char === '[') return array(reading, depth);
  return char === '"' ? text(reading) : word(reading);
}

function object(reading: Reading, depth: number): Node | undefined {
  const start = reading.at;
  const entries = new Map<string, Entry>();
  const done = sequence(reading, '}', () => {
    const key = reading.source.text.charAt(reading.at) === '"' ? text(reading) : expected(reading, 'a key in double quotes');
    if (key === undefined) return false;
    blanks(reading);
    if (!take(reading, ':')) return expected(reading, '":"') !== undefined;
    blanks(reading);
    const inner = value(reading, depth + 1);
    if (inner === undefined) return false;
    addEntry(entries, key, inner, reading.report);
    return true;
  });
  return done ? { kind: 'map', entries, source: reading.source, start, end: reading.at } : undefined;
}

function addEntry(entries: Map<string, Entry>, key: ScalarNode, inner: Node, report: Report): void {
  const name = String(key.value);
  const first = entries.get(name);
  if (first === undefined) entries.set(name, { key, value: inner });
  else {
    const related = [{ message: 'first here', place: first.key }];
    diagnose(report, 'duplicate-key', key, `duplicate key ${JSON.stringify(name)}`, { related });
  }
}

function array(reading: Reading, depth: number): Node | undefined {
  const start = reading.at;
  const items: Node[] = [];
  const done = sequence(reading, ']', () => {
    const item = value(reading, depth + 1);
    if (item !== undefined) items.push(item);
    return item !== undefined;
  });
  return done ? { kind: 'list', items, source: reading.source, start, end: reading.at } : undefined;
}

/** The comma-separated elements between two brackets; false if malformed. */
function sequence(reading: Reading, close: string, element: () => boolean): boolean {
  reading.at++;
  blanks(reading);
  if (take(reading, close)) return true;
  for (;;) {
    if (!element()) return false;
    blanks(reading);
    if (take(reading, close)) return true;
    if (!take(reading, ',')) return expected(reading, `"," or "${close}"`) !== undefined;
    blanks(reading);
    if (reading.source.text.charAt(reading.at) === close)
      return expected(reading, 'an element after ","', 'remove the comma') !== undefined;
  }
}

function text(reading: Reading): ScalarNode | undefined {
  const { source } = reading;
  const start = reading.at;
  let end = start + 1;
  while (end < source.text.length && source.text[end] !== '"' && source.text[end] !== '\n') end += source.text[end] === '\\' ? 2 : 1;
  reading.at = end + 1;
  try {
    const value: string = JSON.parse(source.text.slice(start, end + 1));
    checkText(value, { source, start, end: end + 1 }, reading.report);
    return { kind: 'scalar', value, plain: false, source, start, end: end + 1 };
  } catch {
    const place = { source, start, end: Math.min(end + 1, source.text.length) };
    diagnose(reading.report, 'json-syntax', place, 'invalid JSON: unterminated text, control character or unknown escape');
    return undefined;
  }
}

function word(reading: Reading): ScalarNode | undefined {
  const { source } = reading;
  const start = reading.at;
  wordForm.lastIndex = start;
  const written = wordForm.exec(source.text)?.[0] ?? '';
  const literal: { readonly [word: string]: boolean | null } = { true: true, false: false, null: null };
  const end = start + written.length;
  const node = { kind: 'scalar', plain: true, source, start, end } as const;
  if (Object.hasOwn(literal, written)) {
    reading.at = end;
    return { ...node, value: literal[written] ?? null };
  }
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(written)) return expected(reading, 'a value');
  reading.at = end;
  const { value: number, why } = readNumber(written);
  if (why !== undefined) diagnose(reading.report, 'out-of-range', node, `${written} is ${why}`);
  return { ...node, value: number };
}

const wordForm = /[-+.\w]+/y;
const blankForm = /[ \t\r\n]*/y;

function blanks(reading: Reading): void {
  blankForm.lastIndex = reading.at;
  reading.at += blankForm.exec(reading.source.text)?.[0].length ?? 0;
}

function take(reading: Reading, char: string): boolean {
  if (reading.source.text.charAt(reading.at) !== char) return false;
  reading.at++;
  return true;
}

function expected(reading: Reading, what: string, hint?: string): undefined {
  diagnose(reading.report, 'json-syntax', here(reading), `invalid JSON: expected ${what}`, { hint });
}

function here({ source, at }: Reading): Place {
  return { source, start: at, end: at + 1 };
}
