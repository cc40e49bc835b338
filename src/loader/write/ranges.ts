// Ranges of nodes in the text of a YAML file, for edits that leave every other byte unchanged.
import { isMap, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml';

/** Offsets, the end excluded. */
export type Range = readonly [start: number, end: number];

/** The ranges of the properties of a mapping. */
export function pairRanges(map: YAMLMap.Parsed): readonly Range[] {
  return map.items.map((pair) => [(pair.key as ParsedNode).range[0], endOfPair(pair as Pair<ParsedNode, ParsedNode | null>)]);
}

/** One of several elements separated by commas, with one of the commas. */
export function flowRange(text: string, ranges: readonly Range[], index: number): Range | string {
  const [start, end] = ranges[index] ?? [0, 0];
  const next = ranges[index + 1]?.[0];
  const before = ranges[index - 1]?.[1];
  const range: Range = next !== undefined ? [start, next] : before !== undefined ? [before, end] : [start, end];
  const rest = next !== undefined ? text.slice(end, next) : text.slice(range[0], start);
  return rest.includes('#') ? 'a comment separates it from the next one' : range;
}

/** The end of the text of a node; the range of a block collection may include blank lines and comments after it. */
export function endOf(node: ParsedNode): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined) return endOfPair(last as Pair<ParsedNode, ParsedNode | null>);
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined) return endOf(last as ParsedNode);
  }
  return node.range[1];
}

function endOfPair({ key, value }: Pair<ParsedNode, ParsedNode | null>): number {
  return Math.max(key.range[1], value === null ? 0 : endOf(value));
}

/** The offset after the line break of a line; an offset at the beginning of a line is returned unchanged. */
export function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
