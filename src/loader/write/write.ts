// Entities as text of the file format: the inverse of loading, and beside it, so that what is written and what is read cannot drift
// apart. What the format cannot say is left out with a comment that says why.
import { Document, type Scalar, visit, type YAMLMap } from 'yaml';
import type { Entity, Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, keyOf, visible } from '../../model/key.ts';
import { durationText, sizeText } from '../../model/quantity.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, canonicalText, isEmpty } from '../../model/values.ts';
import { isAccepted, type KnownArgument, typesOf } from '../../rabbitmq/argument-rows.ts';
import { queueArguments } from '../../rabbitmq/arguments.ts';
import { exchangeArguments } from '../../rabbitmq/exchange-arguments.ts';
import { type Loaded, loadTexts } from '../load.ts';

/** Text of the file format, and what is not in it. */
export interface Written {
  /** One document a virtual host, in order; ends with a line feed. Loads without an error, to exactly what was written. */
  readonly text: string;
  /** Why, by key; each is a comment in the text too. */
  readonly leftOut: ReadonlyMap<EntityKey, string>;
}

/**
 * Writes entities, the same text for the same entities in any order. `unknown` are those that exist and could not be read: they are
 * named in a comment. What was written is loaded again, and what does not come back as it was is taken out.
 */
export function writeYaml(entities: readonly Entity[], unknown: ReadonlyMap<EntityKey, string> = new Map()): Written {
  const leftOut = new Map(unknown);
  let left = new Map(entities.map((entity) => [keyOf(entity), entity]));
  for (;;) {
    const text = textOf([...left.values()], leftOut);
    const wrong = faultsOf(loadTexts([{ file: 'topology.yaml', text }], { defaultVhost: '/', variable: () => undefined }), left);
    if (wrong.size === 0) return { text, leftOut };
    for (const [key, why] of wrong) leftOut.set(key, why);
    left = new Map([...left].filter(([key]) => !wrong.has(key)));
  }
}

/** Entities that are refused, or that come back as something else. Each error is of the entity that begins last before it. */
function faultsOf({ diagnostics, origins, topology }: Loaded, written: ReadonlyMap<EntityKey, Entity>): ReadonlyMap<EntityKey, string> {
  const faults = new Map<EntityKey, string>();
  const starts = [...origins].filter(([key]) => written.has(key)).sort(([, one], [, other]) => other.line - one.line);
  for (const { severity, message, span } of diagnostics) {
    if (severity !== 'error') continue;
    const [key] = starts.find(([, { line }]) => line <= (span?.line ?? 0)) ?? [];
    if (key !== undefined) faults.set(key, message);
  }
  // an error may hide what stands behind it: only a text without errors is held against what was written
  if (faults.size > 0) return faults;
  for (const [key, entity] of written) {
    const back = topology.declarations.get(key)?.entity;
    if (back === undefined || !sameEntity(back, entity)) faults.set(key, 'it would not be read back as it is');
  }
  return faults;
}

function sameEntity(one: Entity, other: Entity): boolean {
  return canonicalText(one as unknown as ArgumentValue) === canonicalText(other as unknown as ArgumentValue);
}

function textOf(entities: readonly Entity[], leftOut: ReadonlyMap<EntityKey, string>): string {
  const vhosts = [...new Set(entities.map(({ vhost }) => vhost))].sort(byCodeUnits);
  const remarks = [...leftOut].map(([key, why]) => visible(` left out: ${key}: ${why}`)).sort(byCodeUnits);
  const documents = vhosts.map((vhost) =>
    documentOf(
      vhost,
      entities.filter((entity) => entity.vhost === vhost),
    ),
  );
  const head = remarks.map((remark) => `#${remark}\n`).join('');
  return `${head}${documents.length === 0 ? '{}\n' : documents.join('---\n')}`;
}

type Body = ReadonlyMap<string, unknown>;

function documentOf(vhost: string, entities: readonly Entity[]): string {
  const sorted = [...entities].sort((one, other) => byCodeUnits(keyOf(one), keyOf(other)));
  const document = new Document(new Map([['vhost', escaped(vhost)]]));
  const named = (kind: Entity['kind']): Map<string, YAMLMap> =>
    new Map(
      sorted.flatMap((entity) => (entity.kind === kind && entity.kind !== 'binding' ? [[entity.name, nodeOf(entity, document)]] : [])),
    );
  const bindings = sorted.filter(({ kind }) => kind === 'binding').map((entity) => nodeOf(entity, document));
  const sections = { exchanges: named('exchange'), queues: named('queue'), bindings, policies: named('policy') };
  for (const [name, section] of Object.entries(sections)) {
    if ((Array.isArray(section) ? section.length : section.size) === 0) continue;
    const key = document.createNode(name);
    key.spaceBefore = true;
    document.add(document.createPair(key, section));
  }
  visit(document, { Scalar: (_, node) => quote(node) });
  return document.toString({ lineWidth: 0 });
}

/** Characters up to which an entity stands on one line. */
const lineLength = 110;

function nodeOf(entity: Entity, document: Document): YAMLMap {
  const body = bodyOf(entity);
  const node = document.createNode(body) as YAMLMap;
  node.flow = entity.kind === 'binding' || JSON.stringify([...body]).length <= lineLength;
  return node;
}

/** Plain where no reader of YAML 1.1 or 1.2 could take it for anything but this text. */
function quote(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string') return;
  const word = /^[A-Za-z_/][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  const quantity = /^([1-9]\d*(d|h|m|s|ms|[KMGT]iB))+$/.test(value);
  scalar.type = word || quantity ? 'PLAIN' : /^[^'\p{C}\s]+$/u.test(value) ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
}

function bodyOf(entity: Entity): Body {
  switch (entity.kind) {
    case 'exchange':
      return listed({ type: escaped(entity.type), ...flags(entity, entity.durable), ...table(entity.arguments, exchangeArguments) });
    case 'queue':
      return listed({ type: entity.type, ...flags(entity, entity.durable), ...table(entity.arguments, typed(entity)) });
    case 'binding': {
      const { source, destinationType, destination, routingKey, arguments: values } = entity;
      return listed({
        source: escaped(source),
        destinationType: destinationType === 'exchange' ? destinationType : undefined,
        destination: escaped(destination),
        routingKey: routingKey === '' ? undefined : escaped(routingKey),
        arguments: isEmpty(values) ? undefined : raw(values),
      });
    }
    case 'policy': {
      const { pattern, applyTo, priority, definition } = entity;
      const number = priority === 0 ? undefined : priority;
      return listed({ pattern: escaped(pattern), applyTo: escaped(applyTo), priority: number, definition: raw(definition) });
    }
  }
}

function listed(body: { readonly [property: string]: unknown }): Body {
  return new Map(Object.entries(body).filter(([, value]) => value !== undefined));
}

function flags(entity: Exchange | Queue, durable: boolean): { readonly [flag: string]: true | false | undefined } {
  const isSet = (value: boolean): true | undefined => (value ? true : undefined);
  return {
    durable: durable ? undefined : false,
    autoDelete: isSet(entity.autoDelete),
    ...(entity.kind === 'exchange' ? { internal: isSet(entity.internal) } : { exclusive: isSet(entity.exclusive) }),
  };
}

function typed({ type = 'classic' }: Queue): readonly KnownArgument[] {
  return queueArguments.filter((row) => typesOf(row).includes(type));
}

/** Arguments by their properties where the format has one for them, the others raw. */
function table(values: Arguments, known: readonly KnownArgument[]): { readonly [property: string]: unknown } {
  const friendly = known.flatMap(({ property, argument, rule }) => {
    const given = values[argument] ?? null;
    const value = Object.hasOwn(values, argument) && isAccepted(rule, given) ? spelt(given, rule) : undefined;
    return value === undefined ? [] : [[property, argument, value] as const];
  });
  const taken = new Set(friendly.map(([, argument]) => argument));
  const rest = Object.fromEntries(Object.entries(values).filter(([argument]) => !taken.has(argument)));
  return {
    ...Object.fromEntries(friendly.map(([property, , value]) => [property, value])),
    arguments: isEmpty(rest) ? undefined : raw(rest),
  };
}

/** The value of a property; undefined where it is not one that the property takes. */
function spelt(value: ArgumentValue | undefined, rule: KnownArgument['rule']): unknown {
  switch (rule.kind) {
    case 'duration':
      return typeof value === 'number' ? plainOr(value, durationText(value)) : undefined;
    case 'bytes':
      return typeof value === 'number' ? plainOr(value, sizeText(value)) : undefined;
    case 'integer':
      return typeof value === 'number' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'string':
    case 'choice':
      return typeof value === 'string' ? escaped(value) : undefined;
  }
}

/** `0` needs no unit, and a text that is longer than the number helps nobody. */
function plainOr(value: number, text: string): number | string {
  return text.length > String(value).length || text === String(value) ? value : text;
}

function raw(value: ArgumentValue): unknown {
  if (typeof value === 'string') return escaped(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(raw);
  return new Map(
    Object.entries(value)
      .sort(([one], [other]) => byCodeUnits(one, other))
      .map(([key, one]) => [key, raw(one)]),
  );
}

/** `${` begins a variable. */
function escaped(text: string): string {
  return text.replaceAll('${', () => '$${');
}
