// Rows of RabbitMQ's management API and of its definitions files, which share one form, as entities.
import type { Binding, Exchange, Policy, Queue } from '../model/entity.ts';
import { type Arguments, isTable } from '../model/values.ts';
import { queueTypeArgument, queueTypeNamed } from './queue-types.ts';
import { isSince, type Version } from './version.ts';

/** A JSON object as the broker writes it; every field may be missing in older files. */
export type Row = { readonly [field: string]: unknown };

/** An exchange from its row. Omitted fields are as an import takes them (RabbitMQ 4.x): durable, not autoDelete, not internal. */
export function exchangeFromRow(row: Row, vhost = text(row['vhost'], '/')): Exchange {
  return {
    kind: 'exchange',
    vhost,
    name: text(row['name']),
    type: text(row['type'], 'direct'),
    durable: flag(row['durable'], true),
    autoDelete: flag(row['auto_delete'], false),
    internal: flag(row['internal'], false),
    arguments: table(row['arguments']),
  };
}

/** A queue from its row. `x-queue-type` moves from the arguments to `type`; without one and without a `type` field it stays open. */
export function queueFromRow(row: Row, vhost = text(row['vhost'], '/')): Queue {
  const { [queueTypeArgument]: argument, ...rest } = table(row['arguments']);
  const type = queueTypeNamed(row['type']) ?? queueTypeNamed(argument);
  return {
    kind: 'queue',
    vhost,
    name: text(row['name']),
    ...(type === undefined ? {} : { type }),
    durable: flag(row['durable'], true),
    autoDelete: flag(row['auto_delete'], false),
    exclusive: flag(row['exclusive'], false),
    arguments: rest,
  };
}

/** The type of a queue that topo does not manage, such as that of a plugin; undefined for the types of the model, and without a type. */
export function foreignType(row: Row): string | undefined {
  const { type } = row;
  return typeof type === 'string' && queueTypeNamed(type) === undefined ? type : undefined;
}

/** A binding from its row. */
export function bindingFromRow(row: Row, vhost = text(row['vhost'], '/')): Binding {
  return {
    kind: 'binding',
    vhost,
    source: text(row['source']),
    destinationType: row['destination_type'] === 'exchange' ? 'exchange' : 'queue',
    destination: text(row['destination']),
    routingKey: text(row['routing_key']),
    arguments: table(row['arguments']),
  };
}

/** A policy from its row. */
export function policyFromRow(row: Row, vhost = text(row['vhost'], '/')): Policy {
  return {
    kind: 'policy',
    vhost,
    name: text(row['name']),
    pattern: text(row['pattern']),
    applyTo: text(row['apply-to'], 'all'),
    priority: priorityOf(row['priority']),
    definition: table(row['definition']),
  };
}

/** Whether an export omits internal exchanges, and of exclusive queues all but the bindings: 4.2.9 and 4.3.3 on (measured on 4.3.6). */
export function exportOmitsInternal(version: Version | undefined): boolean {
  if (version === undefined || !isSince(version, [4, 2, 9])) return false;
  return isSince(version, [4, 3, 3]) || !isSince(version, [4, 3]);
}

/** Any number is accepted and kept, also 2.5 and 1.0 (3.10 to 4.3). */
function priorityOf(value: unknown): number {
  const number = isTable(value) ? Number(value['value']) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

/** Arguments may be written as `[]` where they are empty (3.10). */
function table(value: unknown): Arguments {
  return isTable(value) ? (value as Arguments) : {};
}
