// Shared by the three version rules: the version-dependent features that objects use, and their positions.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { capabilitiesOf } from '../rabbitmq/capabilities.ts';
import { limitationText, partText, remedyText } from '../rabbitmq/limitation-words.ts';
import type { Limitation } from '../rabbitmq/limitations.ts';
import type { Finding } from './rule.ts';
import type { View } from './view.ts';
import { placesOf, subjectOf } from './words.ts';

/** One finding per limitation of the target version with this reason. */
export function findingsOf(view: View, reason: Limitation['reason']): readonly Finding[] {
  const target = capabilitiesOf(view.target);
  const parts: readonly Part[] = [
    ...view.queues.map((queue) => ({ ...named(queue), limitations: target.queue(queue) })),
    ...view.exchanges.map((exchange) => ({ ...named(exchange), limitations: target.exchange(exchange) })),
    ...view.policyGroups.flatMap(({ kind, policies }) =>
      policies.map((policy) => ({
        entity: policy,
        key: view.policyKey(policy),
        subject: view.policyText(policy),
        limitations: target[kind](policy),
      })),
    ),
  ];
  return parts.flatMap(({ entity, key, subject, limitations }) =>
    (view.owned(entity) ? limitations : []).flatMap((feature) => {
      if (feature.reason !== reason) return [];
      const what = limitationText(feature, view.target, 'the target');
      return [
        { key, properties: propertiesOf(feature), message: `${partText(feature)} of ${subject}: ${what}`, hint: remedyText(feature) },
      ];
    }),
  );
}

/** An object with its limitations and its name in messages. */
interface Part {
  readonly entity: Queue | Exchange | Policy;
  readonly key: EntityKey;
  readonly subject: string;
  readonly limitations: readonly Limitation[];
}

function named(entity: Queue | Exchange): Pick<Part, 'entity' | 'key' | 'subject'> {
  return { entity, key: keyOf(entity), subject: subjectOf(entity) };
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
