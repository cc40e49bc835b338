// Whether an observed entity is as declared. Both sides are normalised; equivalent values are equal, all others are compared strictly.

import type { Document, Entity, Exchange, Policy, Queue } from '../model/entity.ts';
import type { FieldChange } from '../model/plan.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, isEmpty, isTable, isTyped, sameValue } from '../model/values.ts';
import { isSameArgument } from '../rabbitmq/compared.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { propertyOf } from '../rabbitmq/exchange-arguments.ts';
import { asListed } from '../rabbitmq/listed-arguments.ts';

/**
 * The attributes in which two entities of one key differ, in the order of the file format. A declared queue without a type matches
 * any type: RabbitMQ 4.x stores the vhost's default type with the queue, 3.10 stores none. Of the arguments that the observation does not
 * show, or not with their types (`uncompared`), those are excluded that are not shown, or that a listing would show with the same value.
 */
export function differences(before: Entity, after: Entity, uncompared: readonly string[] = []): readonly FieldChange[] {
  if (before.kind === 'exchange' && after.kind === 'exchange') return exchangeDifferences(before, shown(before, after, uncompared));
  if (before.kind === 'queue' && after.kind === 'queue') return queueDifferences(before, shown(before, after, uncompared));
  if (before.kind === 'policy' && after.kind === 'policy') return policyDifferences(before, after);
  if (before.kind === 'document' && after.kind === 'document') return documentDifferences(before, after);
  // all fields of a binding are in its key
  return [];
}

/** The declared entity with the uncompared arguments as the observation shows them. */
function shown<E extends Exchange | Queue>(before: E, after: E, uncompared: readonly string[]): E {
  if (uncompared.length === 0) return after;
  const listed = asListed(after.arguments);
  const values = Object.entries(after.arguments).flatMap(([name, value]) => {
    if (!uncompared.includes(name)) return [[name, value] as const];
    return Object.hasOwn(before.arguments, name) ? [[name, listed[name] ?? null] as const] : [];
  });
  return { ...after, arguments: Object.fromEntries(values) };
}

function exchangeDifferences(before: Exchange, after: Exchange): FieldChange[] {
  return [
    ...field('type', before.type, after.type),
    ...field('durable', before.durable, after.durable),
    ...field('autoDelete', before.autoDelete, after.autoDelete),
    ...field('internal', before.internal, after.internal),
    ...tableDifferences(before.arguments, after.arguments, propertyOf),
  ];
}

function queueDifferences(before: Queue, after: Queue): FieldChange[] {
  return [
    ...(after.type === undefined ? [] : field('type', before.type ?? 'classic', after.type)),
    ...field('durable', before.durable, after.durable),
    ...field('autoDelete', before.autoDelete, after.autoDelete),
    ...field('exclusive', before.exclusive, after.exclusive),
    ...tableDifferences(before.arguments, after.arguments, propertyOf),
  ];
}

function policyDifferences(before: Policy, after: Policy): FieldChange[] {
  return [
    ...field('pattern', before.pattern, after.pattern),
    ...field('applyTo', before.applyTo, after.applyTo),
    ...field('priority', before.priority, after.priority),
    ...tableDifferences(before.definition, after.definition, (key) => `definition.${key}`),
  ];
}

/** In the order of the properties; a table, such as a definition, key by key. */
function documentDifferences(before: Document, after: Document): FieldChange[] {
  const { fields, partial } = documentRow(after.of);
  return fields.flatMap(({ property }) => {
    if (partial === true && after.body[property] === undefined) return [];
    const [one, other] = [before.body[property], after.body[property]];
    if (isTable(one) && isTable(other) && !isTyped(one as ArgumentValue) && !isTyped(other as ArgumentValue))
      return tableDifferences(one as Arguments, other as Arguments, (key) => `${property}.${key}`);
    if (one === undefined && other === undefined) return [];
    if (one !== undefined && other !== undefined) return field(property, one, other);
    return [{ path: property, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }];
  });
}

function field(path: string, before: ArgumentValue, after: ArgumentValue): FieldChange[] {
  return sameValue(before, after) ? [] : [{ path, before, after }];
}

function tableDifferences(before: Arguments, after: Arguments, pathOf: (key: string) => string): FieldChange[] {
  if (isEmpty(before) && isEmpty(after)) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodeUnits);
  return names.flatMap((name) => {
    // own names only: an argument may be called `constructor`
    const [one, other] = [before, after].map((table) => (Object.hasOwn(table, name) ? table[name] : undefined));
    if (one !== undefined && other !== undefined && isSameArgument(name, one, other)) return [];
    return [{ path: pathOf(name), ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }];
  });
}
