// What sends messages to a queue or exchange by its name and not through a binding, and that nobody is told of when it is away: dead
// letters, and the alternate exchange of another exchange. What a broker sends into the void is lost without a word.
import type { Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import type { Observed } from '../../model/observed.ts';
import { type Arguments, type ArgumentValue, byCodeUnits } from '../../model/values.ts';
import { definitionsOf, policiesInEffect } from '../../rabbitmq/policies.ts';
import { versionOf } from '../../rabbitmq/version.ts';
import { policiesOf } from './limits.ts';

/** Their keys. A dead letter without a routing key of its own may go to any queue: that cannot be told. */
export function feedersOf(target: Queue | Exchange, observed: Observed): readonly EntityKey[] {
  const policies = policiesOf(observed, target.vhost);
  const found = [...observed.observations].flatMap(([key, seen]): EntityKey[] => {
    if (seen.state !== 'present' || key === keyOf(target)) return [];
    const { entity } = seen;
    if ((entity.kind !== 'queue' && entity.kind !== 'exchange') || entity.vhost !== target.vhost) return [];
    const definitions = definitionsOf(policiesInEffect(policies, entity, versionOf(observed.broker.version)));
    return definitions.some((definition) => feeds(entity, definition, target)) ? [key] : [];
  });
  return found.sort(byCodeUnits);
}

/** Whether the queue or exchange sends to the target by its name, with the policy's definition in force. */
function feeds(entity: Queue | Exchange, definition: Arguments, target: Queue | Exchange): boolean {
  const says = (name: string): ArgumentValue | undefined =>
    entity.arguments[entity.kind === 'queue' ? `x-${name}` : name] ?? definition[name];
  if (entity.kind === 'exchange') return target.kind === 'exchange' && says('alternate-exchange') === target.name;
  // a quorum queue that is told to keeps a dead letter until somebody has taken it
  if (entity.type === 'quorum' && says('dead-letter-strategy') === 'at-least-once') return false;
  const exchange = says('dead-letter-exchange');
  return target.kind === 'exchange' ? exchange === target.name : exchange === '' && says('dead-letter-routing-key') === target.name;
}
