// The properties of the JSON Schema for arguments of queues and exchanges, generated from the tables in src/rabbitmq, so that an
// argument is added in one place. Everything else in the schema is written by hand.
import type { QueueType } from '../../src/model/entity.ts';
import type { ArgumentRule, DescribedArgument, QueueArgument, Treatment } from '../../src/rabbitmq/argument-rows.ts';
import { queueArguments } from '../../src/rabbitmq/arguments.ts';
import { exchangeArguments } from '../../src/rabbitmq/exchange-arguments.ts';
import { queueTypes } from '../../src/rabbitmq/queue-types.ts';
import { oldest, seriesText, type Version } from '../../src/rabbitmq/version.ts';

type Properties = { readonly [property: string]: unknown };
type Schema = { readonly definitions: { readonly [name: string]: { readonly properties: Properties } } };

const forms = {
  duration: {
    pattern: '^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$',
    text: 'A duration such as `30m`, `1h30m` or `500ms` (units d, h, m, s, ms), or an integer of milliseconds.',
  },
  bytes: {
    pattern: '^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$',
    text: 'A size such as `64MiB` or `10kB` (units B, kB, MB, GB, TB, KiB, MiB, GiB, TiB), or an integer of bytes.',
  },
} as const;

/** An exchange type by its form; the properties `type` and `delayedType` share it. */
const exchangeType = '^(direct|fanout|topic|headers|x-.+)$';

/** The schema with the properties of all known arguments, between the attributes and `arguments`. */
export function withArguments<S extends Schema>(schema: S): S {
  const queue = placed(schema.definitions['queue']?.properties ?? {}, queueArguments.map(queueProperty));
  const exchange = placed(schema.definitions['exchange']?.properties ?? {}, exchangeArguments.map(exchangeProperty));
  const definitions = {
    ...schema.definitions,
    queue: { ...schema.definitions['queue'], properties: queue },
    exchange: { ...schema.definitions['exchange'], properties: exchange },
  };
  return { ...schema, definitions };
}

function placed(now: Properties, generated: readonly (readonly [property: string, schema: unknown])[]): Properties {
  const names = Object.keys(now);
  const [first, last] = [names.indexOf(names.find((name) => !attributes.has(name)) ?? 'arguments'), names.indexOf('arguments')];
  const entries = Object.entries(now);
  return Object.fromEntries([...entries.slice(0, first), ...generated, ...entries.slice(last)]);
}

/** Attributes that precede the arguments. */
const attributes = new Set(['type', 'durable', 'autoDelete', 'exclusive', 'internal']);

function queueProperty(row: QueueArgument): readonly [string, unknown] {
  const sentences = [row.description, `Argument \`${row.argument}\`.`, typesText(row), ...deprecation(row), ...formText(row.rule)];
  return [row.property, { title: titleOf(row), description: sentences.join(' '), ...valueSchema(row.rule) }];
}

function exchangeProperty(row: DescribedArgument): readonly [string, unknown] {
  const description = `${row.description} Argument \`${row.argument}\`.`;
  const pattern = row.property === 'delayedType' ? { pattern: exchangeType } : {};
  return [row.property, { title: titleOf(row), description, ...valueSchema(row.rule), ...pattern }];
}

/** `Message ttl`. */
function titleOf({ property }: DescribedArgument): string {
  const words = property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function formText(rule: ArgumentRule): readonly string[] {
  return rule.kind === 'duration' || rule.kind === 'bytes' ? [forms[rule.kind].text] : [];
}

function valueSchema(rule: ArgumentRule): Properties {
  switch (rule.kind) {
    case 'duration':
    case 'bytes':
      return { type: ['integer', 'string'], minimum: rule.min, maximum: rule.max, pattern: forms[rule.kind].pattern };
    case 'integer':
      return { type: 'integer', minimum: rule.min, maximum: rule.max };
    case 'boolean':
      return { type: 'boolean' };
    case 'string':
      return { type: 'string', ...(rule.pattern === undefined ? {} : { pattern: rule.pattern.source }) };
    case 'choice':
      return { type: 'string', enum: rule.values };
  }
}

function deprecation({ deprecated }: QueueArgument): readonly string[] {
  if (deprecated === undefined) return [];
  const what = deprecated.value === undefined ? '' : `Value ${deprecated.value}: `;
  const how = deprecated.how.includes('no effect') ? 'no effect since' : 'deprecated since';
  const sentence = `${what}${how} RabbitMQ ${seriesText(deprecated.since)}.`;
  return [sentence.charAt(0).toUpperCase() + sentence.slice(1)];
}

const names: { readonly [type in QueueType]: string } = { classic: 'classic queues', quorum: 'quorum queues', stream: 'streams' };

/** `Classic and quorum queues.`, `Quorum queues since RabbitMQ 4.3.` */
function typesText({ on }: QueueArgument): string {
  const spans = new Map<string, string[]>();
  for (const type of queueTypes) {
    const span = spanText(on[type] ?? []);
    if (span !== undefined) spans.set(span, [...(spans.get(span) ?? []), names[type]]);
  }
  const text = [...spans].map(([span, types]) => `${listed(types)}${span}`).join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** When the argument has an effect; undefined if it never has. */
function spanText(treatments: readonly Treatment[]): string | undefined {
  const begins = treatments.find(({ effect }) => effect === 'obeyed');
  if (begins === undefined) return undefined;
  const ends = treatments.slice(treatments.indexOf(begins)).find(({ effect }) => effect !== 'obeyed');
  const isOldest = (version: Version): boolean => seriesText(version) === seriesText(oldest);
  const since = isOldest(begins.since) ? '' : ` since RabbitMQ ${seriesText(begins.since)}`;
  return ends === undefined ? since : `${since} until RabbitMQ ${seriesText(ends.since)}, which refuses it`;
}

function listed(types: readonly string[]): string {
  if (types.length === 3) return 'all queue types';
  return types.join(' and ').replace('classic queues and quorum queues', 'classic and quorum queues');
}

/** The schema as the formatter writes it: arrays of plain values on one line if they fit. */
export function schemaText(schema: unknown): string {
  const text = JSON.stringify(schema, undefined, 2);
  const lists = /^( *"[^"]+": )\[\s+((?:"[^"]*"|[\d.]+)(?:,\s+(?:"[^"]*"|[\d.]+))*)\s+\](,?)$/gm;
  return `${text.replace(lists, (whole, key: string, items: string, comma: string) => {
    const line = `${key}[${items.replace(/\s*\n\s*/g, ' ')}]${comma}`;
    return line.length <= lineWidth ? line : whole;
  })}\n`;
}

/** As in biome.json. */
const lineWidth = 140;
