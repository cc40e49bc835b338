// The types of exchanges once a plan is applied.
import { type EntityKey, exchangeKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import { predeclaredType } from '../rabbitmq/predeclared.ts';

/** Looks up the type of an exchange: predeclared, as changed by the plan, or live. Undefined if it is unknown. */
export function exchangeTypesOf(
  changes: readonly Change[],
  { observations }: Observed,
): (vhost: string, name: string) => string | undefined {
  const declared = new Map<EntityKey, Change['after']>(changes.map(({ key, after }) => [key, after]));
  return (vhost, name) => {
    const predeclared = predeclaredType(name);
    if (predeclared !== undefined) return predeclared;
    const key = exchangeKey(vhost, name);
    const after = declared.get(key);
    if (after?.kind === 'exchange') return after.type;
    const seen = observations.get(key);
    return seen?.state === 'present' && seen.entity.kind === 'exchange' ? seen.entity.type : undefined;
  };
}
