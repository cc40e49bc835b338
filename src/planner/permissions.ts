// The smallest permissions for a topology: exactly the names that each kind of user needs, as RabbitMQ's three patterns of a virtual host.
// Who needs what, as measured on RabbitMQ 3.10, 4.0 and 4.3: docs/permissions.md.
import type { Binding, Exchange, Queue } from '../model/entity.ts';
import { queueKey } from '../model/key.ts';
import { holdingName, migrationMark, recordOf } from '../model/migration.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';

/**
 * Who the permissions are for: `plan` looks over AMQP and sees attributes; `apply` also makes and deletes what is declared; `publish`
 * sends to every exchange, or to queues by name; `consume` reads every queue, and declares the exclusive ones.
 */
export type Role = 'plan' | 'apply' | 'publish' | 'consume';

/** The roles, in the order in which they are shown. */
export const roles: readonly Role[] = ['plan', 'apply', 'publish', 'consume'];

/** Permissions of one user in one virtual host: regular expressions over names as `rabbitmqctl set_permissions` takes them. */
export interface Grant {
  readonly vhost: string;
  readonly role: Role;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  /** Whether the role sets policies: that takes the tag `policymaker`, over the management API. */
  readonly policies: boolean;
}

/**
 * The smallest grants, by virtual host and role. What is deleted because of `prune` is covered by the patterns of `prune`, for the
 * management API. Bindings that are not declared and come back with what is replaced may take more.
 */
export function grantsOf(topology: Topology): readonly Grant[] {
  return topology.vhosts.flatMap((vhost) => {
    const all = [...topology.declarations.values()].filter(({ entity }) => entity.vhost === vhost);
    const policies = all.some(({ entity }) => entity.kind === 'policy');
    return roles.map((role): Grant => {
      const needs = needsOf(role, all, topology);
      const patterns = role === 'apply' ? prunedOf(topology, vhost) : [];
      return {
        vhost,
        role,
        configure: patternOf(needs.configure, patterns),
        write: patternOf(needs.write),
        read: patternOf(needs.read),
        policies: policies && role === 'apply',
      };
    });
  });
}

/** What an apply declares for itself while it runs. */
const lockName = 'topo.lock';

/** What a migration that the file asks for makes, and moves messages through. */
function addMigration(needs: Needs, { entity, onImmutableChange }: Declaration): void {
  if (onImmutableChange !== 'migrate' || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return;
  const made = [migrationMark, holdingName(entity), ...(entity.kind === 'exchange' ? [recordOf(entity).name] : [])];
  for (const name of made) for (const names of [needs.configure, needs.write, needs.read]) names.add(name);
  needs.write.add(entity.name);
  needs.read.add(entity.name);
}

interface Needs {
  readonly configure: Set<string>;
  readonly write: Set<string>;
  readonly read: Set<string>;
}

function needsOf(role: Role, all: readonly Declaration[], topology: Topology): Needs {
  const needs: Needs = { configure: new Set(), write: new Set(), read: new Set() };
  switch (role) {
    case 'plan':
      needs.read.add(migrationMark);
      for (const one of all) addLook(needs, one);
      break;
    case 'apply':
      needs.configure.add(lockName);
      needs.read.add(migrationMark);
      for (const one of all) {
        addLook(needs, one);
        addChange(needs, one, topology);
        addMigration(needs, one);
      }
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

/** Attributes take configure. Of what others declare, existence is enough: 4.2.7 and 4.3.1 want any one of the three for that. */
function addLook(needs: Needs, { entity, presence }: Declaration): void {
  if (entity.kind !== 'queue' && entity.kind !== 'exchange') return;
  if (entity.name === '') return;
  const others = presence === 'external' || (entity.kind === 'queue' && entity.exclusive);
  (others ? needs.read : needs.configure).add(entity.name);
}

function addChange(needs: Needs, { entity, presence }: Declaration, topology: Topology): void {
  if (presence === 'external') return;
  if (entity.kind === 'binding' && !isOwned(entity, topology)) addBinding(needs, entity);
  if (presence === 'absent') return;
  if (entity.kind === 'exchange' || (entity.kind === 'queue' && !entity.exclusive)) addDeclaration(needs, entity);
}

/** A new queue with a dead-letter exchange, a new exchange with an alternate one: write on that, read on the new one. */
function addDeclaration(needs: Needs, entity: Exchange | Queue): void {
  needs.configure.add(entity.name);
  const other = entity.arguments[entity.kind === 'queue' ? 'x-dead-letter-exchange' : 'alternate-exchange'];
  if (typeof other !== 'string') return;
  needs.write.add(permissionName(other));
  needs.read.add(entity.name);
}

function addBinding(needs: Needs, { source, destination }: Binding): void {
  needs.write.add(destination);
  needs.read.add(source);
}

/** A queue that nothing is bound to is reached by its name only, through the default exchange. */
function addPublishing(needs: Needs, all: readonly Declaration[]): void {
  const bound = new Set<string>();
  for (const { entity, presence } of all) {
    if (presence === 'absent') continue;
    if (entity.kind === 'exchange' && !entity.internal) needs.write.add(permissionName(entity.name));
    if (entity.kind !== 'binding') continue;
    if (entity.destinationType === 'queue') bound.add(entity.destination);
    if (entity.source.startsWith('amq.')) needs.write.add(entity.source);
  }
  const unbound = all.some(({ entity, presence }) => presence !== 'absent' && entity.kind === 'queue' && !bound.has(entity.name));
  if (unbound) needs.write.add(permissionName(''));
}

function addConsuming(needs: Needs, { entity, presence }: Declaration, topology: Topology): void {
  if (presence === 'absent') return;
  if (entity.kind === 'binding' && isOwned(entity, topology)) addBinding(needs, entity);
  if (entity.kind !== 'queue') return;
  needs.read.add(entity.name);
  if (entity.exclusive && presence === 'present') addDeclaration(needs, entity);
}

/** Only the connection of an exclusive queue can bind it. */
function isOwned({ vhost, destination, destinationType }: Binding, { declarations }: Topology): boolean {
  if (destinationType !== 'queue') return false;
  const queue = declarations.get(queueKey(vhost, destination))?.entity;
  return queue?.kind === 'queue' && queue.exclusive;
}

/** What RabbitMQ calls the default exchange where it looks at permissions. */
function permissionName(exchange: string): string {
  return exchange === '' ? 'amq.default' : exchange;
}

function prunedOf({ prune }: Topology, vhost: string): readonly string[] {
  const { queues = [], exchanges = [] } = prune.get(vhost) ?? {};
  return [...queues, ...exchanges];
}

/** RabbitMQ looks for the pattern anywhere in a name. `^$` matches no name that a queue or exchange can have. */
function patternOf(names: ReadonlySet<string>, patterns: readonly string[] = []): string {
  const parts = [...[...names].sort(byCodeUnits).map(escaped), ...patterns.map((pattern) => `(?:${pattern})`)];
  if (parts.length === 0) return '^$';
  return parts.length === 1 ? `^${parts[0]}$` : `^(${parts.join('|')})$`;
}

function escaped(name: string): string {
  return name.replace(/[\\^$.[\]|()?*+{}]/g, '\\$&');
}
