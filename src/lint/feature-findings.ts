// What the three rules about versions share: the features that entities use, and where.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { keyOf } from '../model/key.ts';
import { type Feature, featuresOf } from '../rabbitmq/features.ts';
import type { Finding } from './rule.ts';
import type { View } from './view.ts';
import { placesOf, subjectOf } from './words.ts';

/** One finding for each feature that is used and of which `say` has something to say. */
export function findingsOf(view: View, say: (feature: Feature) => string | undefined): readonly Finding[] {
  const entities: readonly (Queue | Exchange | Policy)[] = [...view.queues, ...view.exchanges, ...view.policies];
  return entities.filter(view.owned).flatMap((entity) =>
    featuresOf(entity).flatMap((feature) => {
      const what = say(feature);
      if (what === undefined) return [];
      return [
        {
          key: keyOf(entity),
          properties: propertiesOf(feature),
          message: `${nameOf(feature)} of ${subjectOf(entity)}: ${what}`,
          hint: feature.instead,
        },
      ];
    }),
  );
}

function propertiesOf({ of, name }: Feature): readonly string[] {
  switch (of) {
    case 'argument':
      return placesOf(name);
    case 'key':
      return [name];
    case 'type':
      return ['type'];
    case 'applyTo':
      return ['applyTo', 'apply-to'];
  }
}

/** `x-queue-version 1`, `type x-local-random`, `ha-mode`. */
function nameOf({ of, name, value }: Feature): string {
  if (of === 'type' || of === 'applyTo') return `${of} ${name}`;
  return value === undefined ? name : `${name} ${value}`;
}
