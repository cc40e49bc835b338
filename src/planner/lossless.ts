// The changes that `topo watch --heal` applies without a review: creations and updates that can lose no message.
import type { Change, Plan, Step } from '../model/plan.ts';
import { divertingKeys, isLimitLowered, limitingKeys } from '../rabbitmq/dead-lettering.ts';
import { mayBeFinished } from './self-deleting.ts';

/** Whether a change can be applied without a review: it destroys nothing, is not blocked, and takes no limit or target from messages. */
export function isLossless(change: Change): boolean {
  const { action, risk, blocked, losses = [], settings = [], after } = change;
  if (blocked !== undefined || risk !== 'safe' || losses.length > 0) return false;
  // its loss is not visible before the shovel runs again
  const isShovelUpdate = action === 'update' && after?.kind === 'document' && after.of === 'shovel';
  if (action !== 'create' && action !== 'update' && action !== 'ensure') return false;
  return !isShovelUpdate && !mayBeFinished(change) && !settings.some(mayDrop);
}

/** Whether a plan of lossless changes can correct something: over AMQP, bindings are declared again whether they exist or not. */
export function isHealable(plan: Plan): boolean {
  return plan.changes.some((change) => change.action !== 'ensure' && isLossless(change));
}

/** The first step of a plan that could destroy something; undefined for a plan of lossless changes. */
export function destructiveStep({ steps }: Pick<Plan, 'steps'>): Step | undefined {
  return steps.find(({ do: what }) => what !== 'declare' && what !== 'bind' && what !== 'put-policy' && what !== 'put-document');
}

/** A policy may also supersede another one, and so change what existing queues do with messages over a limit. */
function mayDrop({ key, before, after }: NonNullable<Change['settings']>[number]): boolean {
  if (divertingKeys.includes(key)) return before !== undefined;
  return limitingKeys.includes(key) && after !== undefined && isLimitLowered(key, before, after);
}
