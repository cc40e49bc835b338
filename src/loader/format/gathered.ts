// What all documents together declare, each entity with its place, before it becomes a Topology.
import type { Binding, Entity } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import type { RoutingTest } from '../../model/routing-test.ts';
import type { Declaration, Prune } from '../../model/topology.ts';
import type { Place } from '../read/source.ts';
import { type Report, say } from '../report/report.ts';
import { child, type Entry, type MapNode, type Node, shown } from '../syntax/node.ts';

/** An entity with everything that a diagnostic about it needs. */
export interface Located<E extends Entity = Entity> {
  readonly declaration: Declaration<E>;
  /** Its name where it is declared; the list item of a binding. */
  readonly name: Place;
  /** Holds its properties: a mapping of the format, or a row of a definitions file. */
  readonly node: Node;
  /** What to call it in a message; holds no value of a variable. */
  readonly subject: string;
}

/** A binding with a fault in what identifies it: good enough to check its ends, not to tell whether it is there twice. */
export type Doubtful = Located<Binding>;

/** A name that a test uses, with its place. */
export interface Mention {
  readonly kind: 'exchange' | 'queue';
  readonly name: string;
  readonly node: Node;
}

/** A test of a document, with everything that a diagnostic about it needs. */
export interface LocatedTest {
  readonly vhost: string;
  readonly name: string;
  /** Its name; the test itself where it has none. */
  readonly place: Place;
  readonly node: MapNode;
  /** What it becomes: one test, or one for each row of its table. */
  readonly tests: readonly RoutingTest[];
  /** Places by test and step. */
  readonly places: ReadonlyMap<string, Place>;
  readonly mentions: readonly Mention[];
}

/** Everything that was declared so far. */
export interface Gathered {
  readonly entities: Map<EntityKey, Located>;
  readonly doubtful: Doubtful[];
  readonly vhosts: Set<string>;
  readonly prune: Map<string, Prune>;
  readonly pruneOrigins: Map<EntityKey, Place>;
  readonly tests: LocatedTest[];
}

/** Nothing yet. */
export function nothingGathered(): Gathered {
  return { entities: new Map(), doubtful: [], vhosts: new Set(), prune: new Map(), pruneOrigins: new Map(), tests: [] };
}

/** Adds an entity; the first of two wins, and the second is an error with both places. */
export function gather(gathered: Gathered, located: Located, report: Report): void {
  const key = keyOf(located.declaration.entity);
  const first = gathered.entities.get(key);
  if (first === undefined) {
    gathered.entities.set(key, located);
    return;
  }
  const related = [{ message: 'first here', place: first.name }];
  say(report, 'duplicate-entity', located.name, `${located.subject} is declared twice`, { related });
}

/** The place of the first of these properties that is there, as a property, in `arguments` or in `definition`; else that of the name. */
export function placeOf(located: Located, ...properties: readonly string[]): Place {
  const entry = entryOf(located, properties);
  if (entry === undefined) return located.name;
  return entry.value.kind === 'scalar' && entry.value.end > entry.value.start ? entry.value : entry.key;
}

/** A text property as the file has it, with `${NAME}` where a variable was filled in; `otherwise` where none was. */
export function writtenOf(located: Located, otherwise: string, ...properties: readonly string[]): string {
  const node = entryOf(located, properties)?.value;
  return node?.kind === 'scalar' && node.template !== undefined ? shown(node) : otherwise;
}

function entryOf({ node }: Located, properties: readonly string[]): Entry | undefined {
  return firstOf(node, properties) ?? firstOf(child(node, 'arguments'), properties) ?? firstOf(child(node, 'definition'), properties);
}

function firstOf(table: Node | undefined, properties: readonly string[]): Entry | undefined {
  if (table?.kind !== 'map') return undefined;
  for (const property of properties) {
    const entry = table.entries.get(property);
    if (entry !== undefined) return entry;
  }
  return undefined;
}
