// The least permissions for a topology: exactly the names that each role requires, as RabbitMQ's three patterns per virtual host.
// The requirements of each role, measured on RabbitMQ 3.10, 4.0 and 4.3: docs/permissions.md.
import type { Need, TopicNeed, VhostNeeds } from '../model/check.ts';
import type { Binding, Entity, Exchange, Queue } from '../model/entity.ts';
import { type EntityKey, keyOf, queueKey } from '../model/key.ts';
import { holdingName, lockName, migrationMark, recordOf, takeoverName, trialOf } from '../model/migration.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { exchangeArgument } from './dead-lettering.ts';
import type { UserTag } from './documents/row.ts';
import { tagFor } from './documents/tags.ts';
import { type Operation, operationNeeds, type Part, permissionName } from './operation-needs.ts';
import { escapedName } from './pattern.ts';
import { isDefaultExchange, isReservedByBroker } from './predeclared.ts';
import { renameNeeds } from './rename-needs.ts';
import { topicKeysOf } from './topic-needs.ts';

/**
 * The role of a user: `plan` observes attributes over AMQP; `apply` also creates and deletes objects; `publish` sends to every exchange,
 * or to queues by name; `consume` reads every queue, and declares the exclusive ones.
 */
export type Role = 'plan' | 'apply' | 'publish' | 'consume';

/** The roles, in the order of output. */
const roles: readonly Role[] = ['plan', 'apply', 'publish', 'consume'];

/** Permissions of one user in one virtual host: regular expressions over names, as `rabbitmqctl set_permissions` accepts them. */
export interface Grant {
  readonly vhost: string;
  readonly role: Role;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  /** The tag that the role requires for policies and documents, which are set over the management API. */
  readonly tag?: UserTag;
  /** Required only if the user has topic permissions on the exchange: a pattern for the routing keys of its bindings. */
  readonly topics: readonly TopicGrant[];
}

/** A pattern for routing keys on one topic exchange. */
export interface TopicGrant {
  readonly exchange: string;
  readonly read: string;
}

/**
 * The least grants, by virtual host and role. The patterns of `prune` cover objects that `prune` deletes, for the management API.
 * Undeclared bindings that are restored after a replacement may require more.
 */
export function grantsOf(topology: Topology): readonly Grant[] {
  return topology.vhosts.flatMap((vhost) => {
    const all = [...topology.declarations.values()].filter(({ entity }) => entity.vhost === vhost);
    const tag = tagFor([...topology.declarations.values()].flatMap(({ entity }) => (['', vhost].includes(entity.vhost) ? [entity] : [])));
    return roles.map((role): Grant => {
      const needs = needsOf(role, vhost, all, topology);
      const patterns = role === 'apply' ? prunedOf(topology, vhost) : [];
      return {
        vhost,
        role,
        configure: patternOf(needs.configure.keys(), patterns),
        write: patternOf(needs.write.keys()),
        read: patternOf(needs.read.keys()),
        ...(tag === undefined || role !== 'apply' ? {} : { tag }),
        topics: [...topicKeysOf(bindersOf(role, all, topology), topology)].map(([exchange, keys]) => ({
          exchange,
          read: patternOf(keys.keys()),
        })),
      };
    });
  });
}

/** An object that the file permits to be recreated is first declared on trial. */
function addTrial(needs: Needs, { entity, onImmutableChange, presence }: Declaration): void {
  const asked = onImmutableChange === 'migrate' || onImmutableChange === 'replace-if-empty';
  if (!asked || presence !== 'present' || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return;
  if (entity.kind === 'exchange' || !entity.exclusive) addDeclaration(needs, trialOf(entity));
}

/** The objects that a migration requested in the file creates and moves messages through. */
function addMigration(needs: Needs, { entity, onImmutableChange }: Declaration): void {
  if (onImmutableChange !== 'migrate' || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return;
  const made = [migrationMark, holdingName(entity), ...(entity.kind === 'exchange' ? [recordOf(entity).name] : [])];
  for (const name of made) for (const users of [needs.configure, needs.write, needs.read]) note(users, name, entity);
  note(needs.write, entity.name, entity);
  note(needs.read, entity.name, entity);
}

/** The entities that require a permission, by name; empty for names that topo itself requires. */
type Users = Map<string, EntityKey[]>;

interface Needs {
  readonly configure: Users;
  readonly write: Users;
  readonly read: Users;
}

/** The permissions that an apply and its plan require per virtual host, each with the entities that require it. */
export function applyNeedsOf(topology: Topology): readonly VhostNeeds[] {
  const grants = grantsOf(topology).filter(({ role }) => role === 'apply');
  return grants.map(({ vhost, configure, write, read, tag }) => {
    const all = [...topology.declarations.values()].filter(({ entity }) => entity.vhost === vhost);
    const users = needsOf('apply', vhost, all, topology);
    const needs = (['configure', 'write', 'read'] as const).flatMap((permission) =>
      [...users[permission]]
        .sort(([one], [other]) => byCodeUnits(one, other))
        .map(([name, keys]): Need => {
          return { permission, name, pattern: patternOf([name]), keys };
        }),
    );
    const topics = [...topicKeysOf(bindersOf('apply', all, topology), topology)].flatMap(([exchange, byKey]) =>
      [...byKey].map(([routingKey, keys]): TopicNeed => ({ exchange, routingKey, keys })),
    );
    const documentTag = tagFor(all.map(({ entity }) => entity).filter(({ kind }) => kind === 'document'));
    return {
      ...{ vhost, needs, patterns: { configure, write, read }, policies: tag !== undefined, topics },
      ...(documentTag === undefined ? {} : { documentTag }),
    };
  });
}

function note(users: Users, name: string, entity?: Entity): void {
  const known = users.get(name) ?? [];
  const keys = entity === undefined ? [] : [keyOf(entity)];
  users.set(name, [...known, ...keys.filter((key) => !known.includes(key))]);
}

function needsOf(role: Role, vhost: string, all: readonly Declaration[], topology: Topology): Needs {
  const needs: Needs = { configure: new Map(), write: new Map(), read: new Map() };
  switch (role) {
    case 'plan':
      for (const one of all) addLook(needs, one);
      break;
    case 'apply':
      note(needs.configure, lockName);
      note(needs.configure, takeoverName);
      for (const one of all) {
        addLook(needs, one);
        addChange(needs, one, topology);
        addDeletion(needs, one);
        addTrial(needs, one);
        addMigration(needs, one);
      }
      for (const { permission, name, entity } of renameNeeds(vhost, topology)) note(needs[permission], name, entity);
      break;
    case 'publish':
      addPublishing(needs, all);
      break;
    case 'consume':
      for (const one of all) addConsuming(needs, one, topology);
      break;
  }
  return needs;
}

/** Observing attributes requires `configure`. For external objects, existence suffices: 4.2.7 and 4.3.1 require any permission for it. */
function addLook(needs: Needs, { entity, presence }: Declaration): void {
  if (entity.kind !== 'queue' && entity.kind !== 'exchange') return;
  if (isDefaultExchange(entity.name)) return;
  const others = presence === 'external' || (entity.kind === 'queue' && entity.exclusive);
  note(others ? needs.read : needs.configure, entity.name, entity);
}

function addChange(needs: Needs, { entity, presence }: Declaration, topology: Topology): void {
  if (presence === 'external') return;
  if (entity.kind === 'binding' && !isOwned(entity, topology)) addBinding(needs, entity);
  if (presence === 'absent') return;
  if (entity.kind === 'exchange' || (entity.kind === 'queue' && !entity.exclusive)) addDeclaration(needs, entity);
}

/**
 * A queue that is deleted only if it is idle: over AMQP, a basic.get shows whether a quorum queue is down, in which case it shows 0 messages
 * (3.10 to 4.3). The type of a tombstone is often not declared.
 */
function addDeletion(needs: Needs, { entity, onImmutableChange, presence }: Declaration): void {
  if (entity.kind !== 'queue' || entity.exclusive) return;
  const isDeleted = presence === 'absent' || (presence === 'present' && onImmutableChange === 'replace-if-empty');
  const mayBeQuorum = entity.type === undefined || entity.type === 'quorum' || presence === 'present'; // the old type is not in the file
  if (isDeleted && mayBeQuorum) addOperation(needs, 'get', { itself: entity.name }, entity);
}

/** All permissions that a new object requires: `other` is its dead-letter or alternate exchange. */
function addDeclaration(needs: Needs, entity: Exchange | Queue): void {
  const isQueue = entity.kind === 'queue';
  const other = entity.arguments[exchangeArgument(entity.kind)];
  const isDependent = typeof other === 'string';
  const operation = isDependent ? (isQueue ? 'declare-dead-lettering' : 'declare-alternating') : 'declare';
  addOperation(needs, operation, { itself: entity.name, ...(isDependent && { other: permissionName(other) }) }, entity);
}

function addBinding(needs: Needs, binding: Binding): void {
  addOperation(needs, 'bind', { source: binding.source, destination: binding.destination }, binding);
}

function addOperation(needs: Needs, operation: Operation, names: { readonly [part in Part]?: string }, entity: Entity): void {
  for (const { permission, on } of operationNeeds[operation]) {
    const name = names[on];
    if (name !== undefined) note(needs[permission], name, entity);
  }
}

/** A queue without bindings is only reachable by its name, through the default exchange. */
function addPublishing(needs: Needs, all: readonly Declaration[]): void {
  const bound = new Set<string>();
  for (const { entity, presence } of all) {
    if (presence === 'absent') continue;
    if (entity.kind === 'exchange' && !entity.internal) note(needs.write, permissionName(entity.name), entity);
    if (entity.kind !== 'binding') continue;
    if (entity.destinationType === 'queue') bound.add(entity.destination);
    if (isReservedByBroker(entity.source)) note(needs.write, entity.source, entity);
  }
  const unbound = all.some(({ entity, presence }) => presence !== 'absent' && entity.kind === 'queue' && !bound.has(entity.name));
  if (unbound) note(needs.write, permissionName(''));
}

function addConsuming(needs: Needs, { entity, presence }: Declaration, topology: Topology): void {
  if (presence === 'absent') return;
  if (entity.kind === 'binding' && isOwned(entity, topology)) addBinding(needs, entity);
  if (entity.kind !== 'queue') return;
  note(needs.read, entity.name, entity);
  if (entity.exclusive && presence === 'present') addDeclaration(needs, entity);
}

/** The bindings that a role adds or removes. */
function bindersOf(role: Role, all: readonly Declaration[], topology: Topology): readonly Declaration[] {
  return all.filter(({ entity, presence }) => {
    if (entity.kind !== 'binding') return false;
    if (role === 'apply') return presence !== 'external' && !isOwned(entity, topology);
    return role === 'consume' && presence !== 'absent' && isOwned(entity, topology);
  });
}

/** Only the connection that owns an exclusive queue can bind it. */
function isOwned({ vhost, destination, destinationType }: Binding, { declarations }: Topology): boolean {
  if (destinationType !== 'queue') return false;
  const queue = declarations.get(queueKey(vhost, destination))?.entity;
  return queue?.kind === 'queue' && queue.exclusive;
}

function prunedOf({ prune }: Topology, vhost: string): readonly string[] {
  const { queues = [], exchanges = [] } = prune.get(vhost) ?? {};
  return [...queues, ...exchanges];
}

/** RabbitMQ matches the pattern anywhere in a name. `^$` matches no possible name of a queue or exchange. */
function patternOf(names: Iterable<string>, patterns: readonly string[] = []): string {
  const parts = [...[...names].sort(byCodeUnits).map(escapedName), ...patterns.map((pattern) => `(?:${pattern})`)];
  if (parts.length === 0) return '^$';
  return parts.length === 1 ? `^${parts[0]}$` : `^(${parts.join('|')})$`;
}
