// Writes entities in the file format: the inverse of loading, in the same folder so that reading and writing stay consistent. An
// entity that the format cannot express is omitted with a comment that gives the reason.
import { Document, type Scalar, visit, type YAMLMap } from 'yaml';
import type { Binding, Entity, Exchange, Policy, Queue } from '../../model/entity.ts';
import { type EntityKey, isSameEntity, keyOf, visible } from '../../model/key.ts';
import { durationText, sizeText } from '../../model/quantity.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, isEmpty, isTyped } from '../../model/values.ts';
import { isAccepted, type KnownArgument, typesOf } from '../../rabbitmq/argument-rows.ts';
import { queueArguments } from '../../rabbitmq/arguments.ts';
import { exchangeArguments } from '../../rabbitmq/exchange-arguments.ts';
import { partitionArguments } from '../../rabbitmq/super-streams.ts';
import { type Loaded, loadTexts } from '../load.ts';
import { decimalNode, decimalTag } from './decimal.ts';
import { documentSections, homes } from './documents.ts';
import { superStreamSection } from './super-streams.ts';

/** A text in the file format, and the omitted entities. */
export interface Written {
  /** One document per virtual host, in order; ends with a line feed. Loads without errors, to exactly the same entities. */
  readonly text: string;
  /** Reasons by key; each is also a comment in the text. */
  readonly omitted: ReadonlyMap<EntityKey, string>;
}

/**
 * Writes entities: the text is the same for any order of the entities. `unknown` are existing entities that could not be read: they
 * are named in a comment. The text is loaded again, and an entity that differs afterwards is omitted.
 */
export function writeYaml(entities: readonly Entity[], unknown: ReadonlyMap<EntityKey, string> = new Map()): Written {
  const omitted = new Map(unknown);
  let left = new Map(entities.map((entity) => [keyOf(entity), entity]));
  for (;;) {
    const text = textOf([...left.values()], omitted);
    const wrong = faultsOf(loadTexts([{ file: 'topology.yaml', text }], { defaultVhost: '/', variable: () => undefined }), left);
    if (wrong.size === 0) return { text, omitted };
    for (const [key, why] of wrong) omitted.set(key, why);
    left = new Map([...left].filter(([key]) => !wrong.has(key)));
  }
}

/** Entities that are rejected or differ after loading. An error belongs to the last entity that begins before it. */
function faultsOf({ diagnostics, origins, topology }: Loaded, written: ReadonlyMap<EntityKey, Entity>): ReadonlyMap<EntityKey, string> {
  const faults = new Map<EntityKey, string>();
  const starts = [...origins].filter(([key]) => written.has(key)).sort(([, one], [, other]) => other.line - one.line);
  for (const { severity, message, span } of diagnostics) {
    if (severity !== 'error') continue;
    const [key] = starts.find(([, { line }]) => line <= (span?.line ?? 0)) ?? [];
    if (key !== undefined) faults.set(key, message);
  }
  // an error may hide the text after it: only a text without errors is compared with the entities
  if (faults.size > 0) return faults;
  for (const [key, entity] of written) {
    const back = topology.declarations.get(key)?.entity;
    if (back === undefined || !isSameEntity(back, entity)) faults.set(key, 'its text would be read differently');
  }
  return faults;
}

function textOf(entities: readonly Entity[], omitted: ReadonlyMap<EntityKey, string>): string {
  const remarks = [...omitted].map(([key, why]) => visible(` omitted: ${key}: ${why}`)).sort(byCodeUnits);
  const head = remarks.map((remark) => `#${remark}\n`).join('');
  return `${head}${entities.length === 0 ? '{}\n' : documentsOf([], entities)}`;
}

/**
 * Entities that writeYaml expresses, as one document per virtual host: of a part of them, the text may only load together with the others.
 * These virtual hosts have a document also if they have no entities.
 */
export function documentsOf(vhosts: readonly string[], entities: readonly Entity[]): string {
  const all = [...new Set([...vhosts, ...entities.map(({ vhost }) => vhost).filter((vhost) => vhost !== '')])].sort(byCodeUnits);
  const homeOf = homes(all, entities);
  const documents = all.map((vhost) =>
    documentOf(
      vhost,
      entities.filter((entity) => homeOf(entity) === vhost),
    ),
  );
  return documents.join('---\n');
}

type Body = ReadonlyMap<string, unknown>;

function documentOf(vhost: string, entities: readonly Entity[]): string {
  const all = [...entities].sort((one, other) => byCodeUnits(keyOf(one), keyOf(other)));
  const { section, rest: sorted } = superStreamSection(all, (values) => table(values, partitionArguments), escaped);
  const document = new Document(new Map(), { customTags: [decimalTag] });
  document.add(document.createPair('vhost', vhostNode(vhost, entities, document)));
  const named = (kind: Entity['kind']): Map<string, YAMLMap> =>
    new Map(
      sorted.flatMap((entity) =>
        entity.kind === kind && entity.kind !== 'binding' && entity.kind !== 'document'
          ? [[escaped(entity.name), nodeOf(entity, document)]]
          : [],
      ),
    );
  const bindings = sorted.flatMap((entity) => (entity.kind === 'binding' ? [nodeOf(entity, document)] : []));
  const sections = {
    ...{ exchanges: named('exchange'), queues: named('queue') },
    superStreams: new Map([...section].map(([name, body]) => [name, flowing(body, document)])),
    ...{ bindings, policies: named('policy') },
    ...Object.fromEntries(documentSections(sorted, { raw, nodeOf: (body) => flowing(body, document) })),
  };
  for (const [name, section] of Object.entries(sections)) {
    if ((Array.isArray(section) ? section.length : section.size) === 0) continue;
    const key = document.createNode(name);
    key.spaceBefore = true;
    document.add(document.createPair(key, section));
  }
  visit(document, { Scalar: (_, node) => quote(node) });
  return document.toString({ lineWidth: 0 });
}

/** Its name, or its declared attributes. */
function vhostNode(vhost: string, entities: readonly Entity[], document: Document): unknown {
  const own = entities.find((entity) => entity.kind === 'document' && entity.of === 'vhost');
  if (own?.kind !== 'document') return escaped(vhost);
  return flowing(
    new Map([['name', escaped(vhost)], ...Object.entries(own.body).map(([key, value]) => [key, raw(value)] as const)]),
    document,
  );
}

/** Maximum characters of an entity on one line. */
const lineLength = 110;

/** The entity as an entry of its section. */
export function nodeOf(entity: Exchange | Queue | Binding | Policy, document: Document): YAMLMap {
  const node = flowing(bodyOf(entity), document);
  node.flow = node.flow === true || entity.kind === 'binding';
  return node;
}

/** On one line if it is short. */
function flowing(body: Body, document: Document): YAMLMap {
  const node = document.createNode(body) as YAMLMap;
  node.flow = JSON.stringify([...body]).length <= lineLength;
  return node;
}

/** Plain style if every parser of YAML 1.1 or 1.2 reads exactly this text; otherwise quoted. */
export function quote(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string') return;
  const word = /^[A-Za-z_/][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  const quantity = /^([1-9]\d*(d|h|m|s|ms|[KMGT]iB))+$/.test(value);
  scalar.type = word || quantity ? 'PLAIN' : /^[^'\p{C}\s]+$/u.test(value) ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
}

function bodyOf(entity: Exchange | Queue | Binding | Policy): Body {
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

/** Arguments as properties of the format where available, otherwise raw. */
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

/** The value of a property; undefined if the property does not accept it. */
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

/** The number if its text with a unit is longer or equal: `0` needs no unit. */
function plainOr(value: number, text: string): number | string {
  return text.length > String(value).length || text === String(value) ? value : text;
}

function raw(value: ArgumentValue): unknown {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' && !Number.isInteger(value)) return decimalNode(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(raw);
  if (isTyped(value) && value['!'] === 'double' && Number.isInteger(value.value)) return decimalNode(Number(value.value));
  return new Map(
    Object.entries(value)
      .sort(([one], [other]) => byCodeUnits(one, other))
      .map(([key, one]) => [escaped(key), raw(one)]),
  );
}

/** `${` begins a variable. */
export function escaped(text: string): string {
  return text.replaceAll('${', () => '$${');
}
