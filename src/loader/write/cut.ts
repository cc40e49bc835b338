// Removes bindings, or single properties of them, from the text of a YAML file; every other byte is unchanged. A binding or property
// that is not written literally in the file, because it comes from an alias or a merge, is refused.
import { type Document, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { endOf, flowRange, lineEnd, pairRanges, type Range } from './ranges.ts';

/** The part to remove: the binding whose mapping begins at this offset, or one property of it. */
export interface Cut {
  readonly start: number;
  readonly property?: string;
}

/** The result. A cut that is neither made nor refused overlaps another one, and can be made in the new text. */
export interface CutText {
  readonly text: string;
  readonly made: readonly Cut[];
  readonly refused: readonly { readonly cut: Cut; readonly reason: string }[];
}

/** Makes all cuts that do not overlap. */
export function cutFrom(text: string, cuts: readonly Cut[]): CutText {
  const documents = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false });
  const refused: { cut: Cut; reason: string }[] = [];
  const ranges: { readonly cut: Cut; readonly range: Range }[] = [];
  for (const cut of cuts) {
    const range = Array.isArray(documents) ? rangeOf(text, documents, cut) : 'the file cannot be parsed';
    if (typeof range === 'string') refused.push({ cut, reason: range });
    else ranges.push({ cut, range });
  }
  ranges.sort((one, other) => one.range[0] - other.range[0]);
  const made: Cut[] = [];
  let out = '';
  let at = 0;
  for (const { cut, range } of ranges) {
    const [start, end] = range;
    if (start < at) continue;
    made.push(cut);
    out += text.slice(at, start);
    at = end;
  }
  return { text: out + text.slice(at), made, refused };
}

/** The range to remove, or the reason for a refusal. */
function rangeOf(text: string, documents: readonly Document.Parsed[], { start, property }: Cut): Range | string {
  for (const document of documents) {
    const found = itemAt(document, start);
    if (found === undefined) continue;
    const { list, index, item } = found;
    if (hasAnchor(item)) return 'it has an anchor, and may also be used elsewhere';
    return property === undefined ? itemRange(text, list, index) : propertyRange(text, item, property);
  }
  return 'it comes from an alias';
}

function itemAt(
  document: Document.Parsed,
  start: number,
): { readonly list: YAMLSeq.Parsed; readonly index: number; readonly item: YAMLMap.Parsed } | undefined {
  const list = isMap(document.contents) ? document.contents.get('bindings') : undefined;
  if (!isSeq(list)) return undefined;
  const index = list.items.findIndex((item) => isMap(item) && item.range?.[0] === start);
  return index === -1 ? undefined : { list: list as YAMLSeq.Parsed, index, item: list.items[index] as YAMLMap.Parsed };
}

function hasAnchor(node: ParsedNode): boolean {
  let found = false;
  visit(node, (_, one) => {
    if ((isScalar(one) || isMap(one) || isSeq(one)) && one.anchor !== undefined) found = true;
  });
  return found;
}

function itemRange(text: string, list: YAMLSeq.Parsed, index: number): Range | string {
  const ranges = list.items.map((item): Range => [(item as ParsedNode).range[0], endOf(item as ParsedNode)]);
  if (list.flow === true) return flowRange(text, ranges, index);
  const [start, end] = ranges[index] ?? [0, 0];
  const dash = text.slice(0, start).search(/-\s*$/);
  const line = text.lastIndexOf('\n', dash) + 1;
  if (dash === -1 || text.slice(line, dash).trim() !== '') return 'it does not begin on a separate line';
  const last = lineEnd(text, end);
  return /^(#|$)/.test(text.slice(end, last).trim()) ? [line, last] : 'its last line contains other text';
}

function propertyRange(text: string, map: YAMLMap.Parsed, property: string): Range | string {
  const index = map.items.findIndex(({ key }) => isScalar(key) && key.value === property);
  if (map.has('routing_key')) return 'it is a row of a definitions file';
  if (index === -1) return `its ${property} comes from a merge`;
  const ranges = pairRanges(map);
  if (map.flow === true) return flowRange(text, ranges, index);
  const [start, end] = ranges[index] ?? [0, 0];
  if (text.slice(start, end).includes('\n') && text.slice(start, end).includes('#')) return 'it may contain comments';
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(line, start);
  const last = lineEnd(text, end);
  const behind = text.slice(end, last);
  const comment = behind.search(/#/);
  if (comment === -1 && behind.trim() !== '') return 'its line contains other text';
  if (before.trim() === '') return comment === -1 ? [line, last] : [start, end + comment];
  // the first property, after the dash of the item: the next one moves up
  const next = ranges[index + 1]?.[0];
  if (!/^\s*-\s+$/.test(before) || next === undefined) return 'it does not begin on a separate line';
  return comment === -1 && text.slice(end, next).trim() === '' ? [start, next] : [start, comment === -1 ? end : end + comment];
}
