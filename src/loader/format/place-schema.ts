// The schema of a path: types for variables, property names for "did you mean".
import { type Schema, schema } from '../generated/validate.js';

/** The schema of a whole document. */
export const documentSchema: Schema = schema;

/** The schema of the value of a key or of the items of a list; undefined if every value is allowed. */
export function schemaOf(parent: Schema | undefined, key: string | number): Schema | undefined {
  if (parent === undefined) return undefined;
  if (typeof key === 'number') return referred(parent.items);
  const { properties, patternProperties, additionalProperties } = parent;
  if (properties !== undefined && Object.hasOwn(properties, key)) return referred(properties[key]);
  for (const [pattern, value] of Object.entries(patternProperties ?? {})) if (new RegExp(pattern).test(key)) return referred(value);
  return typeof additionalProperties === 'object' ? referred(additionalProperties) : undefined;
}

/** The schema at a path of keys and indexes. */
export function schemaAt(path: readonly (string | number)[]): Schema | undefined {
  return path.reduce<Schema | undefined>((parent, key) => schemaOf(parent, key), documentSchema);
}

/** The types allowed by a schema; empty if every type is allowed. */
export function typesOf(wanted: Schema | undefined): readonly string[] {
  return wanted?.type === undefined ? [] : [wanted.type].flat();
}

function referred(one: Schema | undefined): Schema | undefined {
  const name = one?.$ref?.split('/').at(-1);
  return name === undefined ? one : schema.definitions?.[name];
}
