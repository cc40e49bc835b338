// Objects as a definitions file that RabbitMQ imports, also with `load_definitions` at the start of a node (3.10.8 to 4.3.6). The inverse of
// definitions.ts and rows.ts.
import type { Document, Entity } from '../../model/entity.ts';
import { grouped } from '../../model/grouped.ts';
import { keyOf } from '../../model/key.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, isTable } from '../../model/values.ts';
import { withDefaultType } from '../capabilities.ts';
import { declaredArguments } from '../queue-types.ts';
import { definitionsPlace } from './definitions.ts';
import { documentRow } from './table.ts';
import { defaultTypeOf } from './vhost.ts';

/** The lists of a definitions file, in the order in which RabbitMQ imports them. */
export interface Definitions {
  readonly users: readonly Arguments[];
  readonly vhosts: readonly Arguments[];
  readonly permissions: readonly Arguments[];
  readonly topic_permissions: readonly Arguments[];
  readonly parameters: readonly Arguments[];
  readonly global_parameters: readonly Arguments[];
  readonly policies: readonly Arguments[];
  readonly queues: readonly Arguments[];
  readonly exchanges: readonly Arguments[];
  readonly bindings: readonly Arguments[];
}

/**
 * The file with these objects; rows are in key order. Documents have values in place of templates, and users a hash in place of a password.
 * @param vhosts the virtual hosts that the file creates, also those without attributes
 */
export function definitionsOf(entities: readonly Entity[], vhosts: readonly string[]): Definitions {
  const sorted = [...entities].sort((one, other) => byCodeUnits(keyOf(one), keyOf(other)));
  const documents = sorted.flatMap((one) => (one.kind === 'document' ? [one] : []));
  const defaultTypes = new Map(documents.flatMap((one) => (one.of === 'vhost' ? [[one.name, defaultTypeOf(one)]] : [])));
  const of = (...kinds: readonly Document['of'][]) => documents.filter((one) => kinds.includes(one.of));
  return {
    users: of('user').map((user) => userRow(user, of('user-limit'))),
    vhosts: [...new Set(vhosts)].sort(byCodeUnits).map((name) => vhostRow(name, of('vhost'))),
    permissions: of('permission').map(({ vhost, name, body }) => ({ user: name, vhost, ...body })),
    topic_permissions: of('topic-permission').map(({ vhost, name, scope = '', body }) => ({ user: scope, vhost, exchange: name, ...body })),
    parameters: [...limitRows(of('vhost-limit')), ...documents.flatMap(parameterRow)],
    global_parameters: of('global-parameter').map(({ name, body }) => ({ name, value: body['value'] ?? null })),
    policies: sorted.flatMap((one) => {
      if (one.kind !== 'policy') return [];
      const { vhost, name, pattern, applyTo, priority, definition } = one;
      return [{ vhost, name, pattern, 'apply-to': applyTo, priority, definition }];
    }),
    queues: sorted.flatMap((one) => {
      if (one.kind !== 'queue') return [];
      const { vhost, name, durable, autoDelete } = one;
      // 3.10 imports no default queue type
      const typed = withDefaultType(one, defaultTypes.get(vhost));
      return [{ name, vhost, durable, auto_delete: autoDelete, arguments: declaredArguments(typed) }];
    }),
    exchanges: sorted.flatMap((one) => {
      if (one.kind !== 'exchange') return [];
      const { vhost, name, type, durable, autoDelete, internal } = one;
      return [{ name, vhost, type, durable, auto_delete: autoDelete, internal, arguments: one.arguments }];
    }),
    bindings: sorted.flatMap((one) => {
      if (one.kind !== 'binding') return [];
      const { source, vhost, destination, destinationType, routingKey } = one;
      return [{ source, vhost, destination, destination_type: destinationType, routing_key: routingKey, arguments: one.arguments }];
    }),
  };
}

/** As a PUT sends it; a tag list is a list on every version. */
function userRow(user: Document, limits: readonly Document[]): Arguments {
  const own = limits.filter(({ scope }) => scope === user.name).map(({ name, body }) => [name, body['value'] ?? null] as const);
  return { name: user.name, ...documentRow('user').put(user).body, limits: Object.fromEntries(own) };
}

/** What every node gives to `/` when it creates it (3.10.8, 4.0.5, 4.3.6); an import clears what a row omits. */
const descriptionOfDefault = 'Default virtual host';

/** An import reads the default queue type and the protection from `metadata` (4.0.5, 4.3.6), and 3.10 only the name. */
function vhostRow(name: string, documents: readonly Document[]): Arguments {
  const {
    description = name === '/' ? descriptionOfDefault : '',
    tags = [],
    defaultQueueType: type,
    protectedFromDeletion = false,
  } = documents.find((one) => one.name === name)?.body ?? {};
  const attributes = {
    description,
    tags,
    ...(type === undefined ? {} : { default_queue_type: type }),
    ...(protectedFromDeletion === true ? { protected_from_deletion: true } : {}),
  };
  return { name, ...attributes, metadata: attributes };
}

/** One parameter per virtual host. */
function limitRows(limits: readonly Document[]): readonly Arguments[] {
  const byVhost = grouped(limits, ({ vhost }) => vhost);
  return [...byVhost].map(([vhost, some]) => ({
    vhost,
    component: definitionsPlace('vhost-limit').component ?? '',
    name: 'limits',
    value: Object.fromEntries(some.map(({ name, body }) => [name, body['value'] ?? null])),
  }));
}

/** Operator policies, upstreams, sets, shovels, and parameters of other components. */
function parameterRow(document: Document): readonly Arguments[] {
  const { of, vhost, name, scope } = document;
  const { list, component = scope } = definitionsPlace(of);
  if (list !== 'parameters' || of === 'vhost-limit' || component === undefined) return [];
  const { body } = documentRow(of).put(document);
  // the body of a parameter is its value in a field of that name; that of an operator policy is its value
  const value: ArgumentValue = of === 'operator-policy' || !isTable(body) ? body : (body['value'] ?? null);
  return [{ vhost, component, name, value }];
}
