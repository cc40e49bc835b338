// The objects of a document as nodes, each with its identity and its place in the document: what overlays compare before anything is made
// of them.
import { type ArgumentValue, canonicalText } from '../../model/values.ts';
import { documentKinds } from '../../rabbitmq/documents/table.ts';
import type { Place } from '../read/source.ts';
import { child, type MapNode, type Node, plainOf, textOf } from '../syntax/node.ts';

/** Keys and indexes from the root of a document. */
export type Path = readonly (string | number)[];

/** An object of a document. */
export interface ObjectNode {
  /** Equal for all declarations of one object; undefined for a binding without source or destination. */
  readonly id: string | undefined;
  readonly path: Path;
  /** The place of its name; of a binding, the binding. */
  readonly name: Place;
  readonly node: Node;
}

/** Sections that are overridden as one object: those that are one, and those of bare values. */
const single = new Set(
  documentKinds.filter((row) => row.single === true || (row.bare !== undefined && row.within === undefined)).map(({ section }) => section),
);
/** Sections of mappings of mappings. */
const scoped = new Set(documentKinds.filter((row) => row.scoped === true && row.within === undefined).map(({ section }) => section));
/** Sections of the whole broker. */
const global = new Set(documentKinds.filter((row) => row.global === true).map(({ section }) => section));
const sections = new Set([
  ...['exchanges', 'queues', 'superStreams', 'policies'],
  ...documentKinds.filter((row) => row.single !== true && row.within === undefined).map(({ section }) => section),
]);

/** All objects of a document about a virtual host, in the order of the file. */
export function objectsIn(root: MapNode, vhost: string): readonly ObjectNode[] {
  return [...root.entries].flatMap(([section, { key, value }]): readonly ObjectNode[] => {
    const place = global.has(section) ? '' : vhost;
    const idOf = (...names: readonly string[]): string => JSON.stringify([section, place, ...names]);
    if (section === 'bindings') return bindingsIn(value, idOf);
    if (single.has(section)) return value.kind === 'map' ? [{ id: idOf(), path: [section], name: key, node: value }] : [];
    if (!sections.has(section) || value.kind !== 'map') return [];
    return [...value.entries].flatMap(([name, entry]) => {
      if (!scoped.has(section)) return [{ id: idOf(name), path: [section, name], name: entry.key, node: entry.value }];
      if (entry.value.kind !== 'map') return [];
      return [...entry.value.entries].map(([inner, { key: innerKey, value: node }]) => ({
        ...{ id: idOf(name, inner), path: [section, name, inner], name: innerKey, node },
      }));
    });
  });
}

/** All properties but `state` identify a binding. */
function bindingsIn(list: Node, idOf: (...names: readonly string[]) => string): readonly ObjectNode[] {
  if (list.kind !== 'list') return [];
  return list.items.map((node, index) => {
    const text = (property: string) => textOf(child(node, property));
    const [source, destination] = [text('source'), text('destination')];
    const table = child(node, 'arguments');
    const values = canonicalText((table === undefined ? {} : plainOf(table)) as ArgumentValue);
    const names = [source ?? '', destination ?? '', text('destinationType') ?? 'queue', text('routingKey') ?? '', values];
    const id = source === undefined || destination === undefined ? undefined : idOf(...names);
    return { id, path: ['bindings', index], name: node, node };
  });
}
