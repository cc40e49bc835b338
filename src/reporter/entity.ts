// Entities and their attributes in words.
import { diffWordsWithSpace } from 'diff/lib/diff/word.js';
import type { Entity } from '../model/entity.ts';
import { type EntityKey, nameText } from '../model/key.ts';
import type { Facts } from '../model/observed.ts';
import type { FieldChange } from '../model/plan.ts';
import { isHiddenSecret } from '../model/secret-text.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, canonicalText, isEmpty, isTable, isTyped, sameValue } from '../model/values.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { propertyOf } from '../rabbitmq/exchange-arguments.ts';
import { outageText } from '../rabbitmq/queue-outages.ts';
import { counted, type Paint, paint, printable, type Style } from './style.ts';

/** The kind of an entity, `operator policy` for a document. */
export function kindOf(entity: Entity | undefined): string {
  if (entity === undefined) return '';
  return entity.kind === 'document' ? documentRow(entity.of).title : entity.kind;
}

/** The name of an entity within its virtual host. */
export function nameOf(entity: Entity): string {
  if (entity.kind === 'document') return [...(entity.scope === undefined ? [] : [entity.scope]), entity.name].map(nameText).join(' ');
  if (entity.kind !== 'binding') return nameText(entity.name);
  const { source, destinationType, destination, routingKey } = entity;
  const tail = isEmpty(entity.arguments) ? '' : ` ${printable(canonicalText(entity.arguments))}`;
  const by = routingKey === '' ? '->' : `-[${printable(routingKey)}]->`;
  return `${nameText(source)} ${by} ${destinationType} ${nameText(destination)}${tail}`;
}

/** The name in a report on these virtual hosts: with its own if there are several; the key where only that is known. */
export function nameAmong(vhosts: readonly string[], entity: Entity | undefined, key: EntityKey): string {
  if (entity === undefined) return key;
  if (entity.kind === 'document' && entity.of === 'vhost') return nameOf(entity);
  return `${vhosts.length > 1 && entity.vhost !== '' ? `${nameText(entity.vhost)}: ` : ''}${nameOf(entity)}`;
}

/** The attributes of an entity, a few words each: type, durability, and everything that is not the default. */
export function describe(entity: Entity): readonly string[] {
  switch (entity.kind) {
    case 'exchange':
      return list([
        entity.type,
        durability(entity.durable),
        ...flags({ autoDelete: entity.autoDelete, internal: entity.internal }),
        ...table(entity.arguments),
      ]);
    case 'queue':
      return list([
        entity.type,
        durability(entity.durable),
        ...flags({ autoDelete: entity.autoDelete, exclusive: entity.exclusive }),
        ...table(entity.arguments),
      ]);
    case 'binding':
      return [];
    case 'policy':
      return list([`${entity.applyTo} ${printable(entity.pattern)}`, `priority ${entity.priority}`, ...table(entity.definition)]);
    case 'document':
      return documentRow(entity.of).fields.flatMap(({ property, otherwise }) => properties(property, entity.body[property], otherwise));
  }
}

/** A property whose value is not the default; of a table, such as a definition, its entries. */
function properties(property: string, value: ArgumentValue | undefined, otherwise: ArgumentValue | undefined): readonly string[] {
  if (value === undefined || (otherwise !== undefined && sameValue(value, otherwise))) return [];
  if (isTable(value) && !isTyped(value) && !isEmpty(value as Arguments)) return table(value as Arguments);
  return [property === 'value' ? valueText(value) : `${property} ${valueText(value)}`];
}

/** Length in characters from which a changed text is shown once, with its changes marked. */
const longText = 24;

/** `messageTtl 30000 -> 60000`, with `unset` for a missing side; a long text once, with the removed and added words marked. */
export function describeField({ path, before, after }: FieldChange, style: Style): string {
  if (path === 'value') return `${valueText(before)} ${arrow(style)} ${valueText(after)}`;
  const name = path.replace(/^(definition|arguments|value)\./, '');
  if (typeof before === 'string' && typeof after === 'string' && Math.min(before.length, after.length) >= longText) {
    return `${name} ${marked(before, after, style)}`;
  }
  return `${name} ${valueText(before)} ${arrow(style)} ${valueText(after)}`;
}

function marked(before: string, after: string, style: Style): string {
  const parts = diffWordsWithSpace(before, after).map(({ value, added, removed }) => {
    const text = printable(value);
    if (removed) return painted(`[-${text}-]`, 'red', style);
    return added ? painted(`{+${text}+}`, 'green', style) : text;
  });
  return parts.join('');
}

/** Word by word, so that a line break does not colour what follows on the line. */
function painted(text: string, color: Paint, style: Style): string {
  return text.replace(/\S+/g, (word) => paint(style, color, word));
}

/** A value as it is printed. */
export function valueText(value: ArgumentValue | undefined): string {
  if (value === undefined) return 'unset';
  if (isHiddenSecret(value)) return `(${value.value})`;
  return printable(typeof value === 'string' && /^[^\s"',]+$/u.test(value) ? value : canonicalText(value));
}

/** `1284 ready`, `12 unacknowledged`, `3 consumers`. The management API reports the consumers of a new queue with some seconds' delay. */
export function factsText(facts: Facts): readonly string[] {
  const { ready, unacknowledged, deadLetters = 0, consumers, down, queues, connections } = facts;
  if (queues !== undefined) return contentsText(queues, facts);
  if (connections !== undefined) return connections === 0 ? [] : [counted(connections, 'open connection')];
  return list([
    down === undefined ? undefined : `messages unknown: ${outageText(down)}`,
    ready === undefined ? undefined : `${ready} ready`,
    unacknowledged === undefined ? undefined : `${unacknowledged - deadLetters} unacknowledged`,
    deadLetters === 0 ? undefined : `${counted(deadLetters, 'dead letter')} that no queue has accepted`,
    consumers === undefined ? (ready === undefined ? undefined : 'consumers unknown') : counted(consumers, 'consumer'),
  ]);
}

/** What a virtual host contains: `3 queues, 12 messages, 4 connections`. */
function contentsText(queues: number, { ready, unacknowledged = 0, connections }: Facts): readonly string[] {
  return [
    counted(queues, 'queue'),
    ready === undefined ? 'messages unknown' : counted(ready + unacknowledged, 'message'),
    connections === undefined ? 'connections unknown' : counted(connections, 'connection'),
  ];
}

/** The arrow of a change. */
function arrow(style: Style): string {
  return style.ascii ? '->' : '→';
}

function durability(durable: boolean): string {
  return durable ? 'durable' : 'transient';
}

function flags(values: { readonly [name: string]: boolean }): string[] {
  return Object.keys(values).filter((name) => values[name]);
}

function table(values: Arguments): string[] {
  const entries = Object.entries(values).sort(([one], [other]) => byCodeUnits(one, other));
  return entries.map(([key, value]) => `${propertyOf(key).replace(/^arguments\./, '')} ${valueText(value)}`);
}

function list(parts: readonly (string | undefined)[]): readonly string[] {
  return parts.flatMap((part) => (part === undefined || part === '' ? [] : [part]));
}
