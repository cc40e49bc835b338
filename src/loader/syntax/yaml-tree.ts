// Converts the nodes of the parser to our tree: anchors, aliases and `<<` merges are resolved, and each node has its source position.
// Aliases share nodes, so a small tree may represent a very large document: the number of values is counted and limited.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import type { Place, Source } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import { hashAfter, quotedLine } from './hazards.ts';
import type { Entry, MapNode, Node, ScalarNode } from './node.ts';
import { readPlain } from './plain.ts';
import { checkText } from './text.ts';
import { type Merge, mergeInto } from './yaml-merge.ts';
import { maxDepth } from './yaml-tokens.ts';

/** Maximum values of a document after alias expansion; more than 50,000 objects need. */
const maxValues = 2_000_000;

interface Building {
  readonly source: Source;
  readonly report: Report;
  /** By anchor; `open` while the node with the anchor is being built. */
  readonly anchors: Map<string, Node | 'open'>;
  /** Number of values and levels that a collection represents. */
  readonly extents: Map<Node, { readonly values: number; readonly depth: number }>;
  tooDeep: boolean;
}

/** The tree of a document; undefined if it cannot be built, which has been reported. */
export function buildTree(content: ParsedNode, source: Source, report: Report): Node | undefined {
  const building: Building = { source, report, anchors: new Map(), extents: new Map(), tooDeep: false };
  const root = build(content, building, '');
  if (building.tooDeep) return undefined;
  if ((building.extents.get(root)?.values ?? 0) <= maxValues) return root;
  diagnose(report, 'alias-expansion', { ...root, end: root.start + 1 }, `aliases expand to more than ${maxValues} values`);
  return undefined;
}

/** `key` is the text of the key to which the node belongs. */
function build(node: ParsedNode, building: Building, key: string): Node {
  if (isAlias(node)) return resolve(node.source, placeOf(node, building), building);
  if (node.anchor !== undefined) building.anchors.set(node.anchor, 'open');
  const built = isScalar(node) ? scalar(node, building, key) : collection(node, building);
  if (node.anchor !== undefined) building.anchors.set(node.anchor, built);
  return built;
}

function collection(node: Exclude<ParsedNode, Scalar | { source: string }>, building: Building): Node {
  const place = placeOf(node, building);
  if (node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq)$/.test(node.tag)) reportTag(node.tag, place, building);
  const built: Node = isMap(node)
    ? mapping(node as YAMLMap.Parsed, place, building)
    : { kind: 'list', items: isSeq(node) ? node.items.map((item) => build(item as ParsedNode, building, '')) : [], ...place };
  if (measure(built, building)) return built;
  building.tooDeep = true;
  diagnose(building.report, 'nested-too-deep', { ...place, end: place.start + 1 }, `aliases nest more than ${maxDepth} levels`);
  return nothing(place);
}

function mapping(node: YAMLMap.Parsed, place: Place, building: Building): MapNode {
  const entries = new Map<string, Entry>();
  const merges: Merge[] = [];
  for (const pair of node.items) {
    const key = pair.key as ParsedNode | null;
    const keyPlace = key === null ? place : placeOf(key, building);
    const name = keyText(key, keyPlace, building);
    if (name === undefined || key === null) continue;
    const value = pair.value === null ? nothing(keyPlace) : build(pair.value as ParsedNode, building, name);
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
      merges.push({ node: value, place: pair.value === null ? keyPlace : placeOf(pair.value as ParsedNode, building) });
      continue;
    }
    const first = entries.get(name);
    if (first === undefined) entries.set(name, { key: keyPlace, value });
    else diagnose(building.report, 'duplicate-key', keyPlace, `duplicate key ${JSON.stringify(name)}`, firstOf(first.key));
  }
  return { kind: 'map', entries: mergeInto(entries, merges, building.report), ...place };
}

function firstOf(place: Place): { readonly related: readonly { readonly message: string; readonly place: Place }[] } {
  return { related: [{ message: 'first here', place }] };
}

/** The text of a key. A key that is not text is reported, and its written form is used. Without a key, `place` is that of the mapping. */
function keyText(key: ParsedNode | null, place: Place, building: Building): string | undefined {
  if (key === null) {
    diagnose(building.report, 'quote-needed', { ...place, end: place.start + 1 }, 'empty key');
    return undefined;
  }
  const node = build(key, building, '');
  if (node.kind !== 'scalar') {
    diagnose(building.report, 'wrong-type', place, 'a key must be text');
    return undefined;
  }
  if (node.template !== undefined) return node.template;
  if (typeof node.value === 'string') return node.value;
  const reading = node.value === null ? 'null' : `the ${typeof node.value === 'boolean' ? 'boolean' : 'number'} ${text(key)}`;
  diagnose(building.report, 'quote-needed', place, `the key ${text(key)} is read as ${reading}, not as text`, {
    hint: `quote it: ${quotedLine(place)}`,
  });
  return text(key);
}

function text(key: ParsedNode): string {
  return isScalar(key) ? (key.source ?? '') : '';
}

function scalar(node: Scalar.Parsed, building: Building, key: string): ScalarNode {
  const place = placeOf(node, building);
  const source = node.source ?? '';
  const plain = node.type === 'PLAIN';
  checkText(source, place, building.report);
  if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str') return tagged(node.tag, source, place, building);
  if (!plain || node.tag !== undefined) return scalarAt(place, source, false);
  const { value, why } = readPlain(source);
  if (why !== undefined) {
    const instead = /^true or false/.test(why) ? 'write true or false, or quote it' : 'if it is text, quote it';
    diagnose(building.report, 'quote-needed', place, `${source} is ${why}`, { hint: `${instead}: ${quotedLine(place)}` });
  }
  const hash = typeof value === 'string' && /(key|pattern)$/i.test(key) ? hashAfter(place.source, place.end) : undefined;
  if (hash !== undefined) reportHash({ ...hash, start: place.start }, hash, building.report);
  return scalarAt(place, value, true);
}

/** Copies field by field, as a spread is slower and there are many scalars. */
function scalarAt({ source, start, end }: Place, value: ScalarNode['value'], plain: boolean): ScalarNode {
  return { kind: 'scalar', value, plain, source, start, end };
}

function reportHash(value: Place, hash: Place, report: Report): void {
  diagnose(report, 'hash-starts-comment', hash, 'the text from # on is read as a comment', { hint: `quote it: ${quotedLine(value)}` });
}

/** `!!int`, `!!float`, `!!bool` and `!!null` must match the text; other tags are not supported. */
function tagged(tag: string, source: string, place: Place, building: Building): ScalarNode {
  const { value, why } = readPlain(source);
  const fits: { readonly [tag: string]: boolean } = {
    'tag:yaml.org,2002:int': Number.isInteger(value) || (typeof value === 'object' && value?.['!'] === 'int64'),
    'tag:yaml.org,2002:float':
      (typeof value === 'number' && !Number.isInteger(value)) || (typeof value === 'object' && value?.['!'] === 'double'),
    'tag:yaml.org,2002:bool': typeof value === 'boolean',
    'tag:yaml.org,2002:null': value === null,
  };
  if (why !== undefined || fits[tag] !== true) reportTag(tag, place, building);
  return { kind: 'scalar', value, plain: true, ...place };
}

function reportTag(tag: string, place: Place, building: Building): void {
  const written = tag.replace('tag:yaml.org,2002:', '!!');
  diagnose(building.report, 'unknown-tag', place, `unsupported tag ${written}`, { hint: 'remove the tag' });
}

function resolve(name: string, place: Place, building: Building): Node {
  const target = building.anchors.get(name);
  if (target === undefined) {
    diagnose(building.report, 'alias-unknown', place, `*${name} is read as a YAML alias, but no anchor &${name} precedes it`, {
      hint: `if it is text, quote it: ${quotedLine(place)}`,
    });
    return { ...nothing(place), start: place.start };
  }
  if (target !== 'open') return target;
  diagnose(building.report, 'alias-cycle', place, `the alias *${name} is inside its own anchor`);
  return { ...nothing(place), start: place.start };
}

function nothing(place: Place): ScalarNode {
  return { kind: 'scalar', value: null, plain: true, source: place.source, start: place.end, end: place.end };
}

function placeOf(node: ParsedNode, { source }: Building): Place {
  const [start, end] = node.range;
  return { source, start, end };
}

/** Records the extent of a collection; false if too deep. Before the first anchor, the limits of the parser are enough. */
function measure(node: Node, building: Building): boolean {
  if (building.anchors.size === 0) return true;
  const children = node.kind === 'list' ? node.items : node.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : [];
  let values = 1;
  let depth = 0;
  for (const one of children) {
    const extent = building.extents.get(one);
    values += extent?.values ?? 1;
    depth = Math.max(depth, extent?.depth ?? 0);
  }
  building.extents.set(node, { values, depth: depth + 1 });
  return depth < maxDepth;
}
