// Permissions that a plan takes from clients which use them: consumers of queues that the new pattern of their user does not cover.
// RabbitMQ checks a permission when a client subscribes: the consumer continues until then, and is refused afterwards (403; 3.10.8, 4.0.5,
// 4.3.6). What clients publish and declare is not visible.
import type { Document, Entity } from '../model/entity.ts';
import type { AttachedConsumer, Observed } from '../model/observed.ts';
import type { Block, Change } from '../model/plan.ts';
import { byCodeUnits } from '../model/values.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { type Allowance, allowanceFor, allows } from './allow.ts';
import type { Draft } from './diff.ts';

/** Whether the change takes reading from a user, of some queues at least: only then do its consumers matter. */
export function restrictsReading({ action, before, after }: Pick<Change, 'action' | 'before' | 'after'>): boolean {
  if (!isPermission(before)) return false;
  return action === 'delete' || (action === 'update' && after?.kind === 'document' && readOf(after) !== readOf(before));
}

/** The change of a permission with the consumers that lose it; other drafts unchanged. */
export function withRevoked(draft: Draft, observed: Observed): Draft {
  if (!restrictsReading(draft)) return draft;
  const attached = revokedBy(draft, observed);
  return attached.length === 0 ? draft : { ...draft, facts: { ...draft.facts, attached } };
}

function revokedBy({ before, after }: Draft, { observations }: Observed): readonly AttachedConsumer[] {
  if (!isPermission(before)) return [];
  const isRead = (pattern: string, queue: string, otherwise: boolean): boolean => {
    // RabbitMQ reads an empty pattern as ^$
    const outcome = patternOf(pattern === '' ? '^$' : pattern);
    return 'unclear' in outcome ? otherwise : outcome.matches(queue);
  };
  const next = after?.kind === 'document' ? readOf(after) : '';
  const lost = [...observations.values()].flatMap((seen) => {
    if (seen.state !== 'present' || seen.entity.kind !== 'queue' || seen.entity.vhost !== before.vhost) return [];
    const { name } = seen.entity;
    const own = (seen.facts.attached ?? []).filter(({ user }) => user === before.name);
    if (own.length === 0 || !isRead(readOf(before), name, true) || isRead(next, name, false)) return [];
    return own.map((consumer) => ({ ...consumer, queue: name }));
  });
  const sortKey = ({ queue, connection = '', tag }: AttachedConsumer): string => `${queue} ${connection} ${tag}`;
  return lost.sort((one, other) => byCodeUnits(sortKey(one), sortKey(other)));
}

/** Whether consumers lose the permission. */
export function revokes({ before, facts }: Pick<Change, 'before' | 'facts'>): boolean {
  return isPermission(before) && (facts?.attached ?? []).length > 0;
}

/** The value of `--allow` that allows it. */
export function revokeAllowance(permission: { readonly name: string }): string {
  return allowanceFor('revoke', userOf(permission));
}

/** Whether it is allowed. */
export function allowsRevoke(allowances: readonly Allowance[], permission: { readonly name: string }): boolean {
  return allows(allowances, 'revoke', userOf(permission));
}

/** Blocked until it is allowed: a function of the change, so that a saved plan can be verified. */
export function blockOfRevoked(change: Pick<Change, 'before' | 'facts'>, allowances: readonly Allowance[]): Block | undefined {
  const { before } = change;
  if (!isPermission(before) || !revokes(change) || allowsRevoke(allowances, before)) return undefined;
  return { code: 'permission-in-use', allow: revokeAllowance(before) };
}

function userOf({ name }: { readonly name: string }) {
  return { kind: 'document', of: 'user', name } as const;
}

function isPermission(entity: Entity | undefined): entity is Document {
  return entity?.kind === 'document' && entity.of === 'permission';
}

function readOf({ body }: Document): string {
  return String(body['read'] ?? '');
}
