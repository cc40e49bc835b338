// Objects that send messages to a queue or exchange by its name and not through a binding: by dead-lettering, or as the alternate exchange
// of another exchange. While the target does not exist, such messages are lost without an error.
import type { Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import type { Observed } from '../../model/observed.ts';
import { byCodeUnits } from '../../model/values.ts';
import { alternateOf, deadLetteringOf, deadLetterTarget, keepsDeadLetters } from '../../rabbitmq/dead-lettering.ts';
import { mayBeGovernedBy, noPolicy, policyIndex } from '../../rabbitmq/policies.ts';
import type { Governed } from '../../rabbitmq/settings.ts';
import { versionOf } from '../../rabbitmq/version.ts';
import { policiesOf } from './limits.ts';

/** Their keys. Excluded are queues without a dead-letter routing key on the default exchange: the target differs per message. */
export function feedersOf(target: Queue | Exchange, observed: Observed): readonly EntityKey[] {
  const version = versionOf(observed.broker.version);
  const inEffect = policyIndex(policiesOf(observed, target.vhost), version);
  const found = [...observed.observations].flatMap(([key, seen]): EntityKey[] => {
    if (seen.state !== 'present' || key === keyOf(target)) return [];
    const { entity } = seen;
    if ((entity.kind !== 'queue' && entity.kind !== 'exchange') || entity.vhost !== target.vhost) return [];
    const ways = mayBeGovernedBy(entity, inEffect(entity), noPolicy, version);
    return ways.some((governed) => feeds(governed, keyOf(target))) ? [key] : [];
  });
  return found.sort(byCodeUnits);
}

/** Whether the queue or exchange sends to the target by its name. A queue that keeps its dead letters until they are taken loses none. */
function feeds(governed: Governed, target: EntityKey): boolean {
  const { entity } = governed;
  const route = entity.kind === 'exchange' ? alternateOf(governed) : keepsDeadLetters(governed) ? undefined : deadLetteringOf(governed);
  return route !== undefined && deadLetterTarget(entity.vhost, route) === target;
}
