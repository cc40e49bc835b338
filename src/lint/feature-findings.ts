// Shared by the three version rules: the version-dependent features that objects use, and their positions.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { keyOf } from '../model/key.ts';
import { capabilitiesOf } from '../rabbitmq/capabilities.ts';
import { limitationText, partText, remedyText } from '../rabbitmq/limitation-words.ts';
import type { Limitation } from '../rabbitmq/limitations.ts';
import type { Finding } from './rule.ts';
import type { View } from './view.ts';
import { placesOf, subjectOf } from './words.ts';

/** One finding per limitation of the target version with this reason. */
export function findingsOf(view: View, reason: Limitation['reason']): readonly Finding[] {
  const entities: readonly (Queue | Exchange | Policy)[] = [...view.queues, ...view.exchanges, ...view.policies];
  const target = capabilitiesOf(view.target);
  const limitations = (entity: Queue | Exchange | Policy) => {
    if (entity.kind === 'policy') return target.policy(entity);
    return entity.kind === 'queue' ? target.queue(entity) : target.exchange(entity);
  };
  return entities.filter(view.owned).flatMap((entity) =>
    limitations(entity).flatMap((feature) => {
      if (feature.reason !== reason) return [];
      const what = limitationText(feature, view.target, 'the target');
      return [
        {
          key: keyOf(entity),
          properties: propertiesOf(feature),
          message: `${partText(feature)} of ${subjectOf(entity)}: ${what}`,
          hint: remedyText(feature),
        },
      ];
    }),
  );
}

function propertiesOf({ of, name }: Limitation): readonly string[] {
  switch (of) {
    case 'argument':
      return placesOf(name);
    case 'key':
      return [name];
    case 'type':
      return ['type'];
    case 'property':
      return [name];
    case 'applyTo':
      return ['applyTo', 'apply-to'];
  }
}
