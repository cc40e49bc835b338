// Edits properties of declarations in the text of a YAML file; every other byte is unchanged. A property that is not written literally in the
// declaration, because it comes from an alias or a merge, is refused.
import { type Document, isMap, isScalar, type Pair, type ParsedNode, parseAllDocuments, parseDocument, visit, type YAMLMap } from 'yaml';
import type { PropertyEdit } from '../../model/upgrade.ts';
import { endOf, flowRange, lineEnd, pairRanges } from './ranges.ts';

/** The edits of one declaration, whose mapping begins at this offset. */
export interface ObjectEdits {
  readonly start: number;
  readonly edits: readonly PropertyEdit[];
  /** An entry of the same section to add after it, as one line. */
  readonly beside?: string;
}

/** The result. */
export interface EditedText {
  readonly text: string;
  readonly refused: readonly { readonly object: ObjectEdits; readonly reason: string }[];
}

/** Where the text of a declaration is. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly node: ParsedNode | null;
  /** Whether the section that contains it is in braces. */
  readonly inFlow: boolean;
}

/** Makes all edits. Of declarations with the same mapping, which aliases share, only the first is edited. */
export function editText(text: string, objects: readonly ObjectEdits[]): EditedText {
  const refused: { object: ObjectEdits; reason: string }[] = [];
  const places = placesIn(text);
  const byPlace = new Map(objects.map((object) => [object.start, object]).reverse() as [number, ObjectEdits][]);
  const edited: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const object of byPlace.values()) {
    const place = places.get(object.start);
    const now = place === undefined ? 'it comes from an alias' : editedPlace(text, place, object);
    if (typeof now === 'string') refused.push({ object, reason: now });
    else edited.push(now);
  }
  let out = '';
  let at = 0;
  for (const one of edited.sort((one, other) => one.start - other.start)) {
    out += text.slice(at, one.start) + one.text;
    at = one.end;
  }
  return { text: out + text.slice(at), refused };
}

/** The values of all mappings by their offsets, which are unique but for empty ones. */
function placesIn(text: string): ReadonlyMap<number, Place> {
  const documents = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false });
  const places = new Map<number, Place>();
  for (const document of Array.isArray(documents) ? (documents as readonly Document.Parsed[]) : []) {
    visit(document, {
      Map: (_, map) => {
        for (const pair of map.items as Pair<ParsedNode, ParsedNode | null>[]) {
          const { key, value } = pair;
          const isEmpty = value === null || (isScalar(value) && value.range[0] === value.range[1]);
          const start = isEmpty ? key.range[1] : value.range[0];
          const place = { start, end: isEmpty ? start : endOf(value), node: isEmpty ? null : value, inFlow: map.flow === true };
          places.set(start, place);
          // the offset of an empty value is that of its own, which follows the colon
          if (isEmpty && value !== null) places.set(value.range[0], place);
        }
      },
    });
  }
  return places;
}

function editedPlace(text: string, { start, end, node, inFlow }: Place, object: ObjectEdits) {
  const { edits, beside } = object;
  const isBlock = isMap(node) && node.flow !== true;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const own = text.slice(lineStart, start);
  if (isBlock && own.trim() !== '') return 'its first line contains other text';
  if (beside !== undefined && (inFlow || !isMap(node))) return 'its section is written in braces';
  const from = isBlock ? lineStart : start;
  const to = isBlock ? lineEnd(text, end) : end;
  if (node === null) {
    const colon = text.indexOf(':', start);
    return { start: colon + 1, end: colon + 1, text: ` ${inBraces(edits)}` };
  }
  if (!isMap(node)) return isScalar(node) && node.type === 'PLAIN' ? { start, end, text: inBraces(edits) } : 'it is not a mapping';
  // the columns of the text stay the same while it is edited
  let part = isBlock ? text.slice(from, to) : ' '.repeat(own.length) + text.slice(from, to);
  for (const edit of [...edits].sort((one, other) => Number(one.edit === 'remove') - Number(other.edit === 'remove'))) {
    const next = editedPart(part, edit);
    if ('reason' in next) return next.reason;
    part = next.text;
  }
  const changed = isBlock ? part : part.slice(own.length);
  if (beside === undefined) return { start: from, end: to, text: changed };
  return withLineAfter(text, { from, to, changed, beside });
}

/** The entry on a line of its own after the last line of the declaration. */
function withLineAfter(
  text: string,
  { from, to, changed, beside }: { readonly from: number; readonly to: number; readonly changed: string; readonly beside: string },
) {
  const end = lineEnd(text, to);
  const key = keyColumn(text, from);
  const rest = changed + text.slice(to, end);
  const separator = rest.endsWith('\n') ? '' : '\n';
  return { start: from, end, text: `${rest}${separator}${' '.repeat(key)}${beside}\n` };
}

/** The column of the name of a declaration whose properties begin there. */
function keyColumn(text: string, from: number): number {
  let at = text.lastIndexOf('\n', from - 1) + 1;
  // a mapping on lines of its own: its name is on the line before, skipping comments
  if (at === from) {
    do at = text.lastIndexOf('\n', at - 2) + 1;
    while (/^\s*(#.*)?$/.test(text.slice(at, text.indexOf('\n', at))) && at > 0);
  }
  return text.slice(at).search(/\S/);
}

type Edited = { readonly text: string } | { readonly reason: string };

function editedPart(text: string, edit: PropertyEdit): Edited {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const root = document.contents as ParsedNode | null;
  if (!isMap(root))
    return edit.edit === 'set' ? { text: `${text.replace(/\s*$/, '')}${inBraces([edit])}` } : { reason: 'it is not a mapping' };
  const map = root as YAMLMap.Parsed;
  const found = entryIn(map, edit.names);
  switch (edit.edit) {
    case 'set':
      return found === undefined
        ? { text: inserted(text, map, `${edit.names[0]}: ${edit.value}`) }
        : replacedValue(text, found, String(edit.value));
    case 'rename': {
      if (found === undefined) return { reason: `its ${edit.names[0]} comes from a merge or an alias` };
      const now = replacedValue(text, found, edit.value);
      const [start, end] = found.pair.key.range;
      const name = edit.to[edit.names.indexOf(found.name)] ?? '';
      return 'text' in now ? { text: now.text.slice(0, start) + name + now.text.slice(end) } : now;
    }
    case 'remove':
      return found === undefined ? { reason: `its ${edit.names[0]} comes from a merge or an alias` } : removed(text, found);
  }
}

interface FoundEntry {
  readonly name: string;
  readonly pair: Pair<ParsedNode, ParsedNode | null>;
  readonly map: YAMLMap.Parsed;
  /** The mapping around, if it is in `arguments` or `definition`. */
  readonly parent?: { readonly map: YAMLMap.Parsed; readonly index: number };
}

function entryIn(map: YAMLMap.Parsed, names: readonly string[]): FoundEntry | undefined {
  const direct = ownEntry(map, names);
  if (direct !== undefined) return direct;
  for (const table of ['arguments', 'definition']) {
    const index = map.items.findIndex(({ key }) => isScalar(key) && key.value === table);
    const value = map.items[index]?.value;
    const inner = isMap(value) ? ownEntry(value as YAMLMap.Parsed, names) : undefined;
    if (inner !== undefined) return { ...inner, parent: { map, index } };
  }
  return undefined;
}

function ownEntry(map: YAMLMap.Parsed, names: readonly string[]): FoundEntry | undefined {
  for (const pair of map.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    if (names.includes(name)) return { name, pair, map };
  }
  return undefined;
}

function replacedValue(text: string, { pair, name }: FoundEntry, value: string): Edited {
  const node = pair.value;
  if (!isScalar(node) || node.range[0] === node.range[1]) return { reason: `its ${name} is not written literally` };
  return { text: text.slice(0, node.range[0]) + value + text.slice(node.range[1]) };
}

/** With one more property at the end. */
function inserted(text: string, map: YAMLMap.Parsed, property: string): string {
  const last = map.items.at(-1) as Pair<ParsedNode, ParsedNode | null> | undefined;
  const end = pairRanges(map).at(-1)?.[1];
  if (last === undefined || end === undefined) return `${text.slice(0, map.range[0])}{ ${property} }${text.slice(map.range[1])}`;
  if (map.flow === true) return `${text.slice(0, end)}, ${property}${text.slice(end)}`;
  const indent = ' '.repeat(map.range[0] - (text.lastIndexOf('\n', map.range[0] - 1) + 1));
  const after = lineEnd(text, end);
  const isWhole = text[after - 1] === '\n';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return isWhole
    ? `${text.slice(0, after)}${indent}${property}${eol}${text.slice(after)}`
    : `${text.slice(0, after)}${eol}${indent}${property}${text.slice(after)}`;
}

/** Without the property, and without the table that then is empty. */
function removed(text: string, { map, pair, parent }: FoundEntry): Edited {
  if (map.items.length === 1 && parent !== undefined) {
    const outer = parent.map.items[parent.index] as Pair<ParsedNode, ParsedNode | null>;
    return removed(text, { name: '', map: parent.map, pair: outer });
  }
  const ranges = pairRanges(map);
  const index = map.items.indexOf(pair as (typeof map.items)[number]);
  if (map.flow === true && ranges.length === 1 && !text.slice(map.range[0], map.range[1]).includes('#'))
    return { text: `${text.slice(0, map.range[0])}{}${text.slice(map.range[1])}` };
  if (map.flow === true) {
    const range = flowRange(text, ranges, index);
    return typeof range === 'string' ? { reason: range } : { text: text.slice(0, range[0]) + text.slice(range[1]) };
  }
  const [start, end] = ranges[index] ?? [0, 0];
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const last = lineEnd(text, end);
  const behind = text.slice(end, last);
  if (text.slice(line, start).trim() !== '' || !/^(#.*)?$/.test(behind.trim())) return { reason: 'its line contains other text' };
  if (text.slice(start, end).includes('\n') && text.slice(start, end).includes('#')) return { reason: 'it may contain comments' };
  const comment = behind.indexOf('#');
  return { text: comment === -1 ? text.slice(0, line) + text.slice(last) : text.slice(0, start) + text.slice(end + comment) };
}

function inBraces(edits: readonly PropertyEdit[]): string {
  const properties = edits.flatMap((edit) => (edit.edit === 'set' ? [`${edit.names[0]}: ${edit.value}`] : []));
  return `{ ${properties.join(', ')} }`;
}
