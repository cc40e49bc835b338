// What sends messages to a queue or exchange by its name and not through a binding, and that nobody is told of when it is away: dead
// letters, and the alternate exchange of another exchange. What a broker sends into the void is lost without a word.
import type { Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import type { Observed } from '../../model/observed.ts';
import { effectivePolicy } from '../../model/policy.ts';
import { type ArgumentValue, byCodeUnits } from '../../model/values.ts';
import { policiesOf } from './limits.ts';

/** Their keys. A dead letter without a routing key of its own may go to any queue: that cannot be told. */
export function feedersOf(target: Queue | Exchange, observed: Observed): readonly EntityKey[] {
  const policies = policiesOf(observed, target.vhost);
  const found = [...observed.observations].flatMap(([key, seen]): EntityKey[] => {
    if (seen.state !== 'present' || key === keyOf(target)) return [];
    const { entity } = seen;
    if ((entity.kind !== 'queue' && entity.kind !== 'exchange') || entity.vhost !== target.vhost) return [];
    const policy = effectivePolicy(policies, entity);
    const definition = policy === undefined || policy === 'unreadable' ? {} : policy.definition;
    const says = (name: string): ArgumentValue | undefined =>
      entity.arguments[entity.kind === 'queue' ? `x-${name}` : name] ?? definition[name];
    if (entity.kind === 'exchange') return target.kind === 'exchange' && says('alternate-exchange') === target.name ? [key] : [];
    // a quorum queue that is told to keeps a dead letter until somebody has taken it
    if (entity.type === 'quorum' && says('dead-letter-strategy') === 'at-least-once') return [];
    const exchange = says('dead-letter-exchange');
    const isFed =
      target.kind === 'exchange' ? exchange === target.name : exchange === '' && says('dead-letter-routing-key') === target.name;
    return isFed ? [key] : [];
  });
  return found.sort(byCodeUnits);
}
