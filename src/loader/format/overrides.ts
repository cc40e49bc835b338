// Overlays: an object with `override: true` changes the declaration of the same object in another place, before anything is made of the
// two. Later stages find one declaration, each property of which has the position where it is written.
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { subjectOf } from '../report/subject.ts';
import { child, type Entry, type MapNode, type Node } from '../syntax/node.ts';
import { type ObjectNode, objectsIn, type Path } from './objects.ts';

/** A document about a virtual host. */
export interface Overlaid {
  readonly root: MapNode;
  readonly vhost: string;
}

interface Found extends ObjectNode {
  readonly document: Overlaid;
}

/** What stands at a path instead; undefined: nothing. */
interface Change {
  readonly path: Path;
  readonly node: Node | undefined;
}

/**
 * The documents with all overrides merged into what they override, and without the overrides. An override without a declaration, or a second
 * one of an object, is an error; the former only if all input could be read (`complete`), as its declaration may be in what was not.
 */
export function mergeOverrides(documents: readonly Overlaid[], complete: boolean, report: Report): readonly MapNode[] {
  if (!documents.some(({ root }) => root.source.text.includes('override'))) return documents.map(({ root }) => root);
  const objects = documents.flatMap((document) =>
    objectsIn(document.root, document.vhost).map((object): Found => ({ ...object, document })),
  );
  const [overrides, others] = [objects.filter(isOverride), objects.filter((object) => !isOverride(object))];
  const bases = new Map<string | undefined, Found>();
  for (const object of others) if (!bases.has(object.id)) bases.set(object.id, object);
  const first = new Map<string, Found>();
  const changes = new Map<Overlaid, Change[]>(documents.map((document) => [document, []]));
  for (const override of overrides) {
    changes.get(override.document)?.push({ path: override.path, node: undefined });
    const { id } = override;
    if (id === undefined) continue;
    const before = first.get(id);
    const base = bases.get(id);
    if (before !== undefined) reportSecond(override, before, report);
    else if (base !== undefined) changes.get(base.document)?.push({ path: base.path, node: merged(base.node, withoutFlag(override.node)) });
    else if (complete && !isFaulty(report, override.name)) reportAlone(override, report);
    if (before === undefined) first.set(id, override);
  }
  return documents.map((document) => rebuilt(document.root, changes.get(document) ?? []) as MapNode);
}

function isOverride({ node }: ObjectNode): boolean {
  const flag = child(node, 'override');
  return flag?.kind === 'scalar' && flag.value === true;
}

function reportSecond(override: Found, first: Found, report: Report): void {
  const related = [{ message: 'first here', place: first.name }];
  diagnose(report, 'override-twice', override.name, `${subjectIn(override)} is overridden twice`, { related });
}

function reportAlone(override: Found, report: Report): void {
  diagnose(report, 'override-without-base', override.name, `${subjectIn(override)} overrides nothing: it is not declared elsewhere`);
}

function subjectIn({ document, path }: Found): string {
  return subjectOf(document.root, path);
}

/** The properties of the override replace those of the declaration; mappings are merged key by key. */
function merged(base: Node, override: Node): Node {
  if (base.kind !== 'map' || override.kind !== 'map' || isTypedValue(base) || isTypedValue(override)) return override;
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of override.entries) {
    const before = entries.get(key);
    entries.set(key, before === undefined ? entry : { ...entry, value: merged(before.value, entry.value) });
  }
  return { ...base, entries };
}

/** `{ '!': int64, value: 1 }` is one value. */
function isTypedValue(node: MapNode): boolean {
  return node.entries.has('!');
}

function withoutFlag(node: Node): Node {
  if (node.kind !== 'map') return node;
  return { ...node, entries: new Map([...node.entries].filter(([key]) => key !== 'override')) };
}

/** The tree with what its changes put in place of nodes; unchanged parts are shared, as aliases share them. */
function rebuilt(node: Node, changes: readonly Change[]): Node {
  if (changes.length === 0 || node.kind === 'scalar') return node;
  const valueAt = (key: string | number, value: Node): Node | undefined => {
    const here = changes.filter(({ path }) => path[0] === key);
    const whole = here.find(({ path }) => path.length === 1);
    if (whole !== undefined) return whole.node;
    return rebuilt(
      value,
      here.map(({ path, node: other }) => ({ path: path.slice(1), node: other })),
    );
  };
  if (node.kind === 'list') return { ...node, items: node.items.flatMap((item, at) => valueAt(at, item) ?? []) };
  const entries = [...node.entries].flatMap(([key, entry]): [string, Entry][] => {
    const value = valueAt(key, entry.value);
    return value === undefined ? [] : [[key, value === entry.value ? entry : { ...entry, value }]];
  });
  return { ...node, entries: new Map(entries) };
}
