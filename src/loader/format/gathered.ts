// The declarations of all documents, each with its source position, before they become a Topology.
import type { Binding, DocumentKind, Entity, Queue } from '../../model/entity.ts';
import { type EntityKey, isSameEntity, keyOf } from '../../model/key.ts';
import type { RoutingTest } from '../../model/routing-test.ts';
import type { Declaration, Prune } from '../../model/topology.ts';
import { lastWins } from '../../rabbitmq/import-rows.ts';
import type { Place } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Entry, type MapNode, type Node, shown, writtenKey } from '../syntax/node.ts';

/** An entity with the data for diagnostics about it. */
export interface Located<E extends Entity = Entity> {
  readonly declaration: Declaration<E>;
  /** The place of its name; for a binding, of the list item. */
  readonly name: Place;
  /** The node with its properties: a mapping of the format, or a row of a definitions file. */
  readonly node: Node;
  /** Its name in messages; contains no values of variables. */
  readonly subject: string;
  /** Whether it is a row of a definitions file: what RabbitMQ's import accepts and drops is then a warning. */
  readonly imported?: true;
  /** Whether a section such as `retry` expands to it: its place is that of the section. */
  readonly generated?: true;
}

/** A binding with an error in its identity: its source and destination are checked, duplicates are not. */
export type Doubtful = Located<Binding>;

/** A name used in a test, with its place. */
export interface Mention {
  readonly kind: 'exchange' | 'queue';
  readonly name: string;
  readonly node: Node;
}

/** A test of a document, with the data for diagnostics about it. */
export interface LocatedTest {
  readonly vhost: string;
  readonly name: string;
  /** The place of its name, or of the test itself without a name. */
  readonly place: Place;
  readonly node: MapNode;
  /** Its routing tests: one, or one per row of its table. */
  readonly tests: readonly RoutingTest[];
  /** Places by test and step. */
  readonly places: ReadonlyMap<string, Place>;
  readonly mentions: readonly Mention[];
}

/** A `retry` section with its queue. */
export interface Retry {
  readonly queue: Located<Queue>;
  /** The name of the queue as it is written. */
  readonly template: string;
  readonly entry: Entry;
  readonly names: RetryNames;
  /** Milliseconds, in order; at least one. */
  readonly delays: readonly number[];
}

/** The names of what a `retry` expands to. */
export interface RetryNames {
  /** The dead-letter exchange of the queue. Type headers: it parks messages that were not rejected, and passes on the others. */
  readonly retry: string;
  /** Finds the next delay by the routing key. */
  readonly next: string;
  /** Receives messages without a stage: for the first delay. */
  readonly first: string;
  /** Returns messages to the queue. */
  readonly back: string;
  /** The queue of a delay, from 1. */
  readonly wait: (stage: number) => string;
  readonly parking: string;
}

/** The declarations gathered so far. */
export interface Gathered {
  readonly entities: Map<EntityKey, Located>;
  readonly doubtful: Doubtful[];
  readonly vhosts: Set<string>;
  readonly prune: Map<string, Prune>;
  readonly pruneOrigins: Map<EntityKey, Place>;
  readonly tests: LocatedTest[];
  /** Sections that expand to objects once all files are read. */
  readonly retries: Retry[];
  /** Tests that these sections generate, each with its place. */
  readonly generatedTests: { readonly test: RoutingTest; readonly place: Place }[];
  /** The kinds of document whose sections the files have, by virtual host. */
  readonly managed: Map<string, ReadonlySet<DocumentKind>>;
}

/** An empty collection. */
export function nothingGathered(): Gathered {
  return {
    entities: new Map(),
    doubtful: [],
    vhosts: new Set(),
    prune: new Map(),
    pruneOrigins: new Map(),
    tests: [],
    retries: [],
    generatedTests: [],
    managed: new Map(),
  };
}

/** Adds an entity. A duplicate is an error with both places, and the first one is kept; of two imported rows, as the import keeps them. */
export function gather(gathered: Gathered, located: Located, report: Report): void {
  const { entity } = located.declaration;
  const key = keyOf(entity);
  const first = gathered.entities.get(key);
  if (first === undefined) {
    gathered.entities.set(key, located);
    return;
  }
  const related = [{ message: 'first here', place: first.name }];
  if (first.imported !== true || located.imported !== true) {
    diagnose(report, 'duplicate-entity', located.name, `${located.subject} is declared twice`, { related });
    return;
  }
  if (lastWins(entity.kind)) gathered.entities.set(key, located);
  if (isSameEntity(entity, first.declaration.entity)) return;
  const kept = lastWins(entity.kind) ? 'last' : 'first';
  const message = `${located.subject} is declared twice: an import keeps the ${kept} one`;
  diagnose(report, 'duplicate-entity', located.name, message, { severity: 'warning', related });
}

/** The place of the first existing property, looked up directly, in `arguments` and in `definition`; otherwise that of the name. */
export function placeOf(located: Located, ...properties: readonly string[]): Place {
  const entry = entryOf(located, properties);
  if (entry === undefined) return located.name;
  return entry.value.kind === 'scalar' && entry.value.end > entry.value.start ? entry.value : entry.key;
}

/** The original text of a property with its `${NAME}`, if a variable was replaced; otherwise `otherwise`. */
export function writtenOf(located: Located, otherwise: string, ...properties: readonly string[]): string {
  const node = entryOf(located, properties)?.value;
  return node?.kind === 'scalar' && node.template !== undefined ? shown(node) : otherwise;
}

/** A key of `arguments` or `definition` as it is written in the file. */
export function keyWritten({ node }: Located, key: string): string {
  return child(node, 'arguments') === undefined ? writtenKey(child(node, 'definition'), key) : writtenKey(child(node, 'arguments'), key);
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
