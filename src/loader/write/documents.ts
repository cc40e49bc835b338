// The sections of document kinds, as values of a YAML document.
import type { Document, Entity } from '../../model/entity.ts';
import { referencesIn } from '../../model/secret-text.ts';
import { type ArgumentValue, sameValue } from '../../model/values.ts';
import type { DocumentRow } from '../../rabbitmq/documents/row.ts';
import { documentKinds, documentRow } from '../../rabbitmq/documents/table.ts';

/** A section: the documents by name, or by scope and name; a bare value where the kind has one. */
export type DocumentSection = ReadonlyMap<string, unknown>;

/**
 * The virtual host whose text contains an entity: its own; of a user, the first of these in which it has permissions; of other documents of the
 * whole broker, the first.
 */
export function homes(vhosts: readonly string[], entities: readonly Entity[]): (entity: Entity) => string {
  const [first = ''] = vhosts;
  const ofUsers = new Map<string, string>();
  for (const entity of entities) {
    if (entity.kind !== 'document' || !vhosts.includes(entity.vhost)) continue;
    const user = entity.of === 'permission' ? entity.name : entity.of === 'topic-permission' ? entity.scope : undefined;
    if (user === undefined) continue;
    const known = ofUsers.get(user);
    if (known === undefined || entity.vhost < known) ofUsers.set(user, entity.vhost);
  }
  return (entity) => {
    if (entity.vhost !== '' || entity.kind !== 'document') return entity.vhost;
    return ofUsers.get(entity.of === 'user-limit' ? (entity.scope ?? '') : entity.name) ?? first;
  };
}

/** How values become those of a YAML document. */
interface Writing {
  /** A value of the file of a value of the model. */
  readonly raw: (value: ArgumentValue) => unknown;
  readonly nodeOf: (body: ReadonlyMap<string, unknown>) => unknown;
}

/** The sections of the documents, in the order of the kinds. */
export function documentSections(entities: readonly Entity[], { raw, nodeOf }: Writing): ReadonlyMap<string, DocumentSection> {
  const sections = new Map<string, DocumentSection>();
  const documents = entities.flatMap((entity) => (entity.kind === 'document' ? [entity] : []));
  for (const row of documentKinds) {
    const own = documents.filter(({ of }) => of === row.of);
    if (own.length === 0 || row.single === true || row.within !== undefined) continue;
    const bodyFor = (one: Document): unknown =>
      row.bare === undefined
        ? nodeOf(new Map([...written(one, row, raw), ...parts(one, documents, { raw, nodeOf })]))
        : raw(one.body[row.bare] ?? null);
    const named = (some: readonly Document[]): DocumentSection =>
      new Map(some.map((one) => [String(raw(row.nameIn?.[one.name] ?? one.name)), bodyFor(one)]));
    const scopes = [...new Set(own.map(({ scope = '' }) => scope))];
    const nested = (): DocumentSection =>
      new Map(scopes.map((scope) => [String(raw(scope)), named(own.filter((one) => one.scope === scope))]));
    sections.set(row.section, row.scoped === true ? nested() : named(own));
  }
  return sections;
}

/** The properties that are not the default. A secret is a template already. */
function written({ body }: Document, { fields }: DocumentRow, raw: Writing['raw']): readonly (readonly [string, unknown])[] {
  return fields.flatMap(({ property, otherwise, secret, file }) => {
    const value = body[property];
    if (value === undefined || (otherwise !== undefined && sameValue(value, otherwise))) return [];
    const [reference] = typeof value === 'string' && secret !== undefined ? referencesIn(value) : [];
    if (file !== undefined && reference !== undefined && 'file' in reference) return [[file, reference.file]];
    return [[property, secret === undefined ? raw(value) : value] as const];
  });
}

/** The documents that stand within another one, such as the limits of a user. */
function parts({ of, name }: Document, documents: readonly Document[], { raw, nodeOf }: Writing): readonly (readonly [string, unknown])[] {
  const { section } = documentRow(of);
  return documentKinds.flatMap((row): readonly (readonly [string, unknown])[] => {
    if (row.within === undefined || row.section !== section) return [];
    const own = documents.filter((one) => one.of === row.of && one.scope === name);
    if (own.length === 0) return [];
    return [[row.within, nodeOf(new Map(own.map((one) => [row.nameIn?.[one.name] ?? one.name, raw(one.body[row.bare ?? ''] ?? null)])))]];
  });
}
