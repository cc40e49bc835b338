// What keeps a queue from being migrated: where messages would be lost on the way, or have nowhere to go. Found before anything is done.
import type { Code } from '../../model/codes.ts';
import type { Policy, Queue } from '../../model/entity.ts';
import { holdingName, longestMigrated } from '../../model/migration.ts';
import type { Facts, Observed } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import { effectivePolicy } from '../../model/policy.ts';
import type { Arguments } from '../../model/values.ts';

/** Policy keys, and the arguments behind them, that make messages go; `expires` takes the whole queue. */
const takingKeys = ['expires', 'message-ttl', 'max-length', 'max-length-bytes', 'max-age'];

/** Why the queue cannot be migrated, if so. */
export function migrationBlock(change: Pick<Change, 'before' | 'after' | 'facts' | 'migration'>, observed: Observed): Code | undefined {
  const { before, after, facts, migration } = change;
  if (after?.kind !== 'queue' && after?.kind !== 'exchange') return undefined;
  if (new TextEncoder().encode(after.name).length > longestMigrated) return 'migration-name-too-long';
  // it is a policy that catches what is published before the new exchange is bound, and all its bindings must be seen
  if (after.kind === 'exchange') return observed.complete ? undefined : 'needs-management';
  if (after.type === 'stream') return 'migration-to-stream';
  if (before?.kind !== 'queue') return undefined;
  // it would go with the last consumer, which topo is while it moves messages
  if (before.autoDelete) return 'migration-auto-delete';
  // a message that is returned by a cut connection counts as delivered, and is dropped (3.10 to 4.3)
  if (before.type === 'quorum' && before.arguments['x-delivery-limit'] === 0) return 'migration-delivery-limit';
  if (isTooSmall(before, after, facts ?? {})) return 'migration-would-drop';
  return catchesHolding(before, migration?.holding ?? { ...after, name: holdingName(after) }, observed) ? 'migration-policy' : undefined;
}

/** A limit that is lower than what is there. The bytes of a queue are not known: a new limit of bytes is taken for too small. */
function isTooSmall(before: Queue, after: Queue, facts: Facts): boolean {
  const messages = (facts.ready ?? 0) + (facts.unacknowledged ?? 0);
  if (messages === 0) return false;
  const tightens = (name: string): boolean => {
    const [was, is] = [numberOf(before.arguments, name), numberOf(after.arguments, name)];
    return is !== undefined && (was === undefined || is < was);
  };
  const most = numberOf(after.arguments, 'x-max-length');
  if (most !== undefined && messages > most) return true;
  return tightens('x-max-length-bytes') || numberOf(after.arguments, 'x-message-ttl') === 0;
}

/**
 * A policy that takes messages from the holding queue sooner than anything takes them from the queue itself. One whose pattern only Erlang
 * can read is taken to be such.
 */
function catchesHolding(before: Queue, holding: Queue, observed: Observed): boolean {
  const policies = policiesOf(observed, before.vhost);
  const onHolding = effectivePolicy(policies, holding);
  const onQueue = effectivePolicy(policies, before);
  if (onHolding === 'unreadable' || onQueue === 'unreadable') return true;
  return takingKeys.some((key) => {
    const limit = numberOf(onHolding?.definition ?? {}, key);
    const own = [numberOf(onQueue?.definition ?? {}, key), numberOf(before.arguments, `x-${key}`)];
    return limit !== undefined && own.every((one) => one === undefined || limit < one);
  });
}

/** The live policies of a virtual host; none where they cannot be seen. */
export function policiesOf(observed: Observed, vhost: string): readonly Policy[] {
  return [...observed.observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'policy' && seen.entity.vhost === vhost ? [seen.entity] : [],
  );
}

function numberOf(table: Arguments, name: string): number | undefined {
  const value = table[name];
  return typeof value === 'number' ? value : undefined;
}
