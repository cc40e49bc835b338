// The sections of document kinds, as values of a YAML document.
import type { Document, Entity } from '../../model/entity.ts';
import { type ArgumentValue, sameValue } from '../../model/values.ts';
import type { DocumentRow } from '../../rabbitmq/documents/row.ts';
import { documentKinds } from '../../rabbitmq/documents/table.ts';

/** A section: the documents by name, or by scope and name; a bare value where the kind has one. */
export type DocumentSection = ReadonlyMap<string, unknown>;

/** The sections of the documents, in the order of the kinds. `raw` makes a value of the file of a value of the model. */
export function documentSections(
  entities: readonly Entity[],
  raw: (value: ArgumentValue) => unknown,
  nodeOf: (body: ReadonlyMap<string, unknown>) => unknown,
): ReadonlyMap<string, DocumentSection> {
  const sections = new Map<string, DocumentSection>();
  for (const row of documentKinds) {
    const own = entities.flatMap((entity) => (entity.kind === 'document' && entity.of === row.of ? [entity] : []));
    if (own.length === 0 || row.single === true) continue;
    const named = (documents: readonly Document[]): DocumentSection =>
      new Map(documents.map((one) => [String(raw(row.nameIn?.[one.name] ?? one.name)), written(one, row, raw, nodeOf)]));
    const scopes = [...new Set(own.map(({ scope = '' }) => scope))];
    const nested = (): DocumentSection =>
      new Map(scopes.map((scope) => [String(raw(scope)), named(own.filter((one) => one.scope === scope))]));
    sections.set(row.section, row.scoped === true ? nested() : named(own));
  }
  return sections;
}

function written(
  { body }: Document,
  { fields, bare }: DocumentRow,
  raw: (value: ArgumentValue) => unknown,
  nodeOf: (body: ReadonlyMap<string, unknown>) => unknown,
): unknown {
  if (bare !== undefined) return raw(body[bare] ?? null);
  const entries = fields.flatMap(({ property, otherwise }) => {
    const value = body[property];
    if (value === undefined || (otherwise !== undefined && sameValue(value, otherwise))) return [];
    return [[property, raw(value)] as const];
  });
  return nodeOf(new Map(entries));
}
