// Entities and their attributes in words.
import { propertyOf } from '../model/arguments.ts';
import type { Entity } from '../model/entity.ts';
import { nameText } from '../model/key.ts';
import type { Facts } from '../model/observed.ts';
import type { FieldChange } from '../model/plan.ts';
import { type Arguments, type ArgumentValue, canonicalText, isEmpty } from '../model/values.ts';
import { counted, printable, type Style } from './style.ts';

/** The name of an entity within its virtual host. */
export function nameOf(entity: Entity): string {
  if (entity.kind !== 'binding') return nameText(entity.name);
  const { source, destinationType, destination, routingKey } = entity;
  const tail = isEmpty(entity.arguments) ? '' : ` ${printable(canonicalText(entity.arguments))}`;
  const by = routingKey === '' ? '->' : `-[${printable(routingKey)}]->`;
  return `${nameText(source)} ${by} ${destinationType} ${nameText(destination)}${tail}`;
}

/** What an entity is, a few words each: type, durability, and its attributes that are not the default. */
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
  }
}

/** `messageTtl 30000 -> 60000`, with `unset` for a side that has none. */
export function describeField(field: FieldChange, style: Style): string {
  return `${field.path} ${valueText(field.before)} ${arrow(style)} ${valueText(field.after)}`;
}

/** A value as it is printed. */
export function valueText(value: ArgumentValue | undefined): string {
  if (value === undefined) return 'unset';
  return printable(typeof value === 'string' && /^[^\s"',]+$/u.test(value) ? value : canonicalText(value));
}

/** `1284 ready`, `12 unacknowledged`, `3 consumers`; counts that could not be seen are left out. */
export function factsText(facts: Facts): readonly string[] {
  const { ready, unacknowledged, consumers } = facts;
  return list([
    ready === undefined ? undefined : `${ready} ready`,
    unacknowledged === undefined ? undefined : `${unacknowledged} unacknowledged`,
    consumers === undefined ? undefined : counted(consumers, 'consumer'),
  ]);
}

/** The arrow of a change. */
export function arrow(style: Style): string {
  return style.ascii ? '->' : '→';
}

function durability(durable: boolean): string {
  return durable ? 'durable' : 'transient';
}

function flags(values: { readonly [name: string]: boolean }): string[] {
  return Object.keys(values).filter((name) => values[name]);
}

function table(values: Arguments): string[] {
  return Object.entries(values).map(([key, value]) => `${propertyOf(key).replace(/^arguments\./, '')} ${valueText(value)}`);
}

function list(parts: readonly (string | undefined)[]): readonly string[] {
  return parts.flatMap((part) => (part === undefined || part === '' ? [] : [part]));
}
