// The schema, the tables of arguments and the generated validator agree.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schema as compiled } from '../../../../src/loader/generated/validate.js';
import type { ArgumentRule, KnownArgument } from '../../../../src/rabbitmq/argument-rows.ts';
import { queueArguments } from '../../../../src/rabbitmq/arguments.ts';
import { exchangeArguments } from '../../../../src/rabbitmq/exchange-arguments.ts';
import { partitionArguments } from '../../../../src/rabbitmq/super-streams.ts';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly $ref?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly definitions?: { readonly [name: string]: Schema };
}

const text = readFileSync(new URL('../../../../schema/topology.schema.json', import.meta.url), 'utf8');
const schema: Schema = JSON.parse(text);
const definition = (name: string) => schema.definitions?.[name]?.properties ?? {};

/** Properties of the format that are no arguments. */
const attributes = {
  queue: [
    'type',
    'durable',
    'autoDelete',
    'exclusive',
    'arguments',
    'retry',
    'external',
    'protect',
    'onImmutableChange',
    'renamedFrom',
    'state',
    'override',
  ],
  exchange: [
    'type',
    'durable',
    'autoDelete',
    'internal',
    'arguments',
    'external',
    'protect',
    'onImmutableChange',
    'renamedFrom',
    'state',
    'override',
  ],
  superStream: ['partitions', 'bindingKeys', 'arguments', 'protect', 'state', 'override'],
};

describe.each([
  ['queue', queueArguments],
  ['exchange', exchangeArguments],
  ['superStream', partitionArguments],
] as const)('properties of a %s', (kind, table) => {
  it(`gives a ${kind} its attributes and all arguments of RabbitMQ as properties`, () => {
    const expected = [...attributes[kind], ...table.map(({ property }) => property)];
    expect(Object.keys(definition(kind)).sort()).toEqual(expected.sort());
  });

  it.each(table.map((known) => [known.property, known] as const))(
    `gives %s of a ${kind} the type and range of its argument`,
    (property, known) => {
      const { type, minimum, maximum, enum: values, pattern } = definition(kind)[property] ?? {};
      expect({ type, minimum, maximum, values, pattern: known.property === 'delayedType' ? undefined : pattern }).toEqual(expected(known));
    },
  );
});

const duration = '^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$';
const size = '^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$';

function expected({ rule }: KnownArgument): { readonly [keyword: string]: unknown } {
  const range = 'min' in rule ? { minimum: rule.min, maximum: rule.max } : {};
  const types: { readonly [kind in ArgumentRule['kind']]: unknown } = {
    duration: ['integer', 'string'],
    bytes: ['integer', 'string'],
    integer: 'integer',
    boolean: 'boolean',
    string: 'string',
    choice: 'string',
  };
  const pattern =
    rule.kind === 'duration' ? duration : rule.kind === 'bytes' ? size : rule.kind === 'string' ? rule.pattern?.source : undefined;
  return { type: types[rule.kind], ...range, values: rule.kind === 'choice' ? rule.values : undefined, pattern };
}

describe('the schema', () => {
  it('has a title and a description for every property of the schema', () => {
    const silent: string[] = [];
    const walk = (one: Schema, path: string) => {
      if (one.$ref === undefined && !(one.title && one.description)) silent.push(path);
      for (const [name, inner] of Object.entries(one.properties ?? {})) walk(inner, `${path}.${name}`);
    };
    walk(schema, '');
    for (const [name, inner] of Object.entries(schema.definitions ?? {})) walk(inner, name);
    expect(silent).toEqual([]);
  });

  it('has no alternatives in the schema, which would report a fault twice', () => expect(text).not.toMatch(/"(anyOf|oneOf|allOf|not)"/));

  it('has a validator that was generated from the current schema', () => {
    const bare = JSON.stringify(JSON.parse(text), (key, value) =>
      key !== '' && ['$schema', 'title', 'description', 'examples', 'default'].includes(key) && typeof value !== 'object'
        ? undefined
        : value,
    );
    const again = JSON.parse(bare, (key, value) => (key === 'examples' && Array.isArray(value) ? undefined : value));
    expect(compiled).toEqual(again);
  });
});
