// Virtual hosts that a plan creates or deletes: what is deleted with one, and what blocks its deletion.
import type { Document, Entity } from '../model/entity.ts';
import { type EntityKey, keyOf, nameText } from '../model/key.ts';
import { type Facts, type Observed, observationOf, outageOf } from '../model/observed.ts';
import type { Block, Change, Refusal } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { changesDefaultType, protectsVhosts, vhostDocument } from '../rabbitmq/documents/vhost.ts';
import { isReserved } from '../rabbitmq/predeclared.ts';
import type { Version } from '../rabbitmq/version.ts';
import { type Allowance, allowanceFor, allows } from './allow.ts';
import type { Draft } from './diff.ts';

/** Whether it is a virtual host. */
export function isVhost(entity: Entity | undefined): entity is Document & { readonly of: 'vhost' } {
  return entity?.kind === 'document' && entity.of === 'vhost';
}

/** Whether messages are deleted with it. */
export function holdsMessages(entity: Entity): boolean {
  return entity.kind === 'queue' || isVhost(entity);
}

/** The virtual hosts that the changes create: they are empty, and have no lock before. */
export function createdVhosts(changes: Iterable<Pick<Change, 'action' | 'after'>>): ReadonlySet<string> {
  return new Set([...changes].flatMap(({ action, after }) => (action === 'create' && isVhost(after) ? [after.name] : [])));
}

/** The virtual hosts that the changes delete, with everything in them. */
export function deletedVhosts(changes: Iterable<Pick<Change, 'action' | 'before'>>): ReadonlySet<string> {
  return new Set([...changes].flatMap(({ action, before }) => (action === 'delete' && isVhost(before) ? [before.name] : [])));
}

/** The deletion of a virtual host is allowed by name only, and that of its messages by a permission of its own, which covers both. */
export function blockOfVhost({ facts }: Pick<Draft, 'facts'>, vhost: Document, allowances: readonly Allowance[]): Block | undefined {
  if (allows(allowances, 'lose', vhost)) return undefined;
  if (mayHoldMessages(facts)) return { code: 'vhost-not-empty', allow: allowanceFor('lose', vhost) };
  return allows(allowances, 'delete', vhost) ? undefined : { code: 'vhost-deletion', allow: allowanceFor('delete', vhost) };
}

/** Counts of quorum queues and streams lag by seconds: only a virtual host without queues certainly holds no message. */
function mayHoldMessages(facts: Facts | undefined): boolean {
  return facts?.ready === undefined || facts.queues !== 0;
}

/** Whether a virtual host that the change deletes has more queues than the plan shows. */
export function hasMoreQueues({ action, before, facts }: Change, observed: Observed): boolean {
  if (action !== 'delete' || !isVhost(before) || !observed.complete) return false;
  return (contentsOf(before.name, observed).queues ?? 0) > (facts?.queues ?? 0);
}

/** The deletion of a virtual host with the numbers of what is deleted with it; other drafts unchanged. */
export function withContents(draft: Draft, observed: Observed): Draft {
  return draft.action === 'delete' && isVhost(draft.before) ? { ...draft, facts: contentsOf(draft.before.name, observed) } : draft;
}

/** Messages are unknown if those of one queue are. topo's own lock is not counted. */
function contentsOf(vhost: string, { observations, conditions }: Observed): Facts {
  const queues = [...observations.values()].flatMap((seen) => {
    if (seen.state === 'absent' || seen.state === 'unknown') return [];
    if (seen.state === 'opaque') return []; // of another type, or unread; counted with its messages below
    const { entity, facts } = seen;
    return entity.kind === 'queue' && entity.vhost === vhost && !isReserved(entity.name)
      ? [{ facts, isDown: outageOf(seen) !== undefined }]
      : [];
  });
  const sum = (of: (facts: Facts) => number | undefined): number => queues.reduce((all, { facts }) => all + (of(facts) ?? 0), 0);
  const isKnown = queues.every(({ facts, isDown }) => !isDown && facts.ready !== undefined) && !hasUnread(vhost, observations);
  const connections = conditions?.vhosts.get(vhost)?.connections;
  return {
    queues: queues.length,
    ...(isKnown ? { ready: sum(({ ready }) => ready), unacknowledged: sum(({ unacknowledged }) => unacknowledged) } : {}),
    ...(connections === undefined ? {} : { connections }),
  };
}

/** Queues that exist, and whose messages are not visible. */
function hasUnread(vhost: string, observations: Observed['observations']): boolean {
  return [...observations].some(([key, seen]) => seen.state === 'opaque' && isQueueOf(vhost, key));
}

function isQueueOf(vhost: string, key: EntityKey): boolean {
  return key.startsWith(`queue ${nameText(vhost)} `);
}

/** The virtual hosts of a plan: those of the files, without the declared ones that do not exist, and that the plan does not create. */
export function withoutMissing({ vhosts, declarations }: Topology, observed: Observed, changes: readonly Change[]): readonly string[] {
  const created = createdVhosts(changes);
  return vhosts.filter((vhost) => {
    const key = keyOf(vhostDocument(vhost));
    return !declarations.has(key) || created.has(vhost) || observationOf(observed, key).state !== 'absent';
  });
}

/** What the broker would refuse of a virtual host, or ignore (3.10). */
export function vhostRefusal({ action, before, fields }: Change, document: Document, version: Version | undefined): Block | undefined {
  if (document.of !== 'vhost') return undefined;
  const part = `virtual host ${nameText(document.name)}`;
  if (action === 'delete') {
    const isProtected = before?.kind === 'document' && before.body['protectedFromDeletion'] === true;
    const fix = 'set protectedFromDeletion: false in an earlier apply';
    return isProtected ? { code: 'vhost-protected', refusals: [{ part, how: 'is protected from deletion', fix }] } : undefined;
  }
  if (version === undefined) return undefined;
  const text = version.join('.');
  const refusals: Refusal[] = [];
  if (document.body['protectedFromDeletion'] === true && !protectsVhosts(version))
    refusals.push({
      part: 'protectedFromDeletion',
      how: `RabbitMQ ${text} cannot protect a virtual host from deletion (4.1 and later can)`,
      fix: 'remove it',
    });
  if (action === 'update' && fields.some(({ path }) => path === 'defaultQueueType') && !changesDefaultType(version))
    refusals.push({
      part: 'defaultQueueType',
      how: `RabbitMQ ${text} sets it only when it creates the virtual host`,
      fix: 'declare the type with each queue, or remove defaultQueueType',
    });
  return refusals.length === 0 ? undefined : { code: 'declaration-refused', refusals };
}
