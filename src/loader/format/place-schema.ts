// The schema of a path: types for variables, property names for "did you mean". The schema of the format allows any value in raw tables;
// there, the types are those of the arguments and policy keys that RabbitMQ knows.
import type { AcceptedValues } from '../../rabbitmq/argument-rows.ts';
import { queueArguments } from '../../rabbitmq/arguments.ts';
import { allExchangeArguments, type RawArgument } from '../../rabbitmq/exchange-arguments.ts';
import { policyKey } from '../../rabbitmq/policy-keys.ts';
import { type Schema, schema } from '../generated/validate.js';

/** The schema of a whole document. */
export const documentSchema: Schema = schema;

/** The schema of the value of a key or of the items of a list; undefined if every value is allowed. */
export function schemaOf(parent: Schema | undefined, key: string | number): Schema | undefined {
  if (parent === undefined) return undefined;
  const ruleOf = rawTables.get(parent);
  if (ruleOf !== undefined) return rawSchemaOf(ruleOf(String(key)));
  if (typeof key === 'number') return referred(parent.items);
  const { properties, patternProperties, additionalProperties } = parent;
  if (properties !== undefined && Object.hasOwn(properties, key)) return referred(properties[key]);
  for (const [pattern, value] of Object.entries(patternProperties ?? {})) if (new RegExp(pattern).test(key)) return referred(value);
  return typeof additionalProperties === 'object' ? referred(additionalProperties) : undefined;
}

/** The schema at a path of keys and indexes. */
export function schemaAt(path: readonly (string | number)[], root: Schema): Schema | undefined {
  return path.reduce<Schema | undefined>((parent, key) => schemaOf(parent, key), root);
}

/** The types allowed by a schema; empty if every type is allowed. */
export function typesOf(wanted: Schema | undefined): readonly string[] {
  return wanted?.type === undefined ? [] : [wanted.type].flat();
}

/** The rules of the values of raw tables, by the schema of the table. */
const rawTables: ReadonlyMap<Schema | undefined, (key: string) => AcceptedValues | undefined> = new Map([
  [schema.definitions?.['queue']?.properties?.['arguments'], ruleIn(queueArguments)],
  [schema.definitions?.['superStream']?.properties?.['arguments'], ruleIn(queueArguments)],
  [schema.definitions?.['exchange']?.properties?.['arguments'], ruleIn(allExchangeArguments)],
  [schema.definitions?.['policy']?.properties?.['definition'], (key: string) => policyKey(key)?.rule],
]);

function ruleIn(table: readonly Pick<RawArgument, 'argument' | 'rule'>[]): (key: string) => AcceptedValues | undefined {
  const rules = new Map(table.map(({ argument, rule }) => [argument, rule]));
  return (key) => rules.get(key);
}

/** The types of a rule; undefined if it accepts any value, and for an unknown key. */
function rawSchemaOf(rule: AcceptedValues | undefined): Schema | undefined {
  switch (rule?.kind) {
    case undefined:
    case 'any':
      return undefined;
    case 'duration':
    case 'bytes':
      return { type: ['integer', 'string'] };
    case 'integer':
    case 'boolean':
      return { type: rule.kind };
    case 'string':
    case 'choice':
      return { type: 'string' };
  }
}

function referred(one: Schema | undefined): Schema | undefined {
  const name = one?.$ref?.split('/').at(-1);
  return name === undefined ? one : schema.definitions?.[name];
}
