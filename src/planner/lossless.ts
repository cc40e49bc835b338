// The changes that `topo watch --heal` applies without a review: creations and updates that can lose no message.
import type { SettingChange } from '../model/governing.ts';
import type { Change, Plan, Step } from '../model/plan.ts';
import { mayBeFinished } from './self-deleting.ts';

/** Whether a change can be applied without a review: it destroys nothing, is not blocked, and takes no limit or target from messages. */
export function isLossless(change: Change): boolean {
  const { action, risk, blocked, losses = [], settings = [], after } = change;
  if (blocked !== undefined || risk !== 'safe' || losses.length > 0) return false;
  // its loss is not visible before the shovel runs again
  const isShovelUpdate = action === 'update' && after?.kind === 'document' && after.of === 'shovel';
  // it can lock clients out, and topo with them
  const isLimit = after?.kind === 'document' && (after.of === 'vhost-limit' || after.of === 'user-limit');
  if (action !== 'create' && action !== 'update' && action !== 'ensure') return false;
  return !isShovelUpdate && !isLimit && !mayBeFinished(change) && !settings.some(redirectsUnroutable);
}

/** Whether a plan of lossless changes can correct something: over AMQP, bindings are declared again whether they exist or not. */
export function isHealable(plan: Plan): boolean {
  return plan.changes.some((change) => change.action !== 'ensure' && isLossless(change));
}

/** The first step of a plan that could destroy something; undefined for a plan of lossless changes. */
export function destructiveStep({ steps }: Pick<Plan, 'steps'>): Step | undefined {
  return steps.find(({ do: what }) => what !== 'declare' && what !== 'bind' && what !== 'put-policy' && what !== 'put-document');
}

/** Messages that reach no queue go elsewhere, or are dropped. */
function redirectsUnroutable({ key, before }: SettingChange): boolean {
  return key === 'alternate-exchange' && before !== undefined;
}
