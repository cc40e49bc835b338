// Shared by the three version rules: the version-dependent features that objects use, and their positions.
import type { Entity, Exchange, Queue } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { type Capabilities, capabilitiesOf } from '../rabbitmq/capabilities.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { limitationText, partText, remedyText } from '../rabbitmq/limitation-words.ts';
import type { Limitation } from '../rabbitmq/limitations.ts';
import type { Finding } from './rule.ts';
import type { View } from './view.ts';
import { placesOf, subjectOf } from './words.ts';

/** One finding per limitation of the target version with this reason. */
export function findingsOf(view: View, reason: Limitation['reason']): readonly Finding[] {
  const target = capabilitiesOf(view.target);
  return [...partsOf(view, target), ...documentParts(view, target)].flatMap(({ entity, key, subject, limitations }) =>
    (view.owned(entity) ? limitations : []).flatMap((feature) => {
      if (feature.reason !== reason) return [];
      const what = limitationText(feature, view.target, 'the target');
      return [
        { key, properties: propertiesOf(feature), message: `${partText(feature)} of ${subject}: ${what}`, hint: remedyText(feature) },
      ];
    }),
  );
}

/** Queues, exchanges, policies and operator policies, each with its limitations. */
export function partsOf(view: View, target: Capabilities): readonly Part[] {
  return [
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
}

/** Documents other than operator policies, which are among the policies. */
export function documentParts(view: View, target: Capabilities): readonly Part[] {
  return [...view.topology.declarations.values()].flatMap(({ entity, presence }): readonly Part[] => {
    if (entity.kind !== 'document' || presence === 'absent' || entity.of === 'operator-policy') return [];
    const subject = `${documentRow(entity.of).title} ${entity.name}`;
    return [{ entity, key: keyOf(entity), subject, limitations: target.document(entity) }];
  });
}

/** An object with its limitations and its name in messages. */
export interface Part {
  readonly entity: Entity;
  readonly key: EntityKey;
  readonly subject: string;
  readonly limitations: readonly Limitation[];
}

function named(entity: Queue | Exchange): Pick<Part, 'entity' | 'key' | 'subject'> {
  return { entity, key: keyOf(entity), subject: subjectOf(entity) };
}

/** The properties of a file that a limitation concerns. */
export function propertiesOf({ of, name }: Limitation): readonly string[] {
  switch (of) {
    case 'argument':
      return placesOf(name);
    case 'key':
      return [name];
    case 'type':
      return ['type'];
    case 'pattern':
    case 'property':
      return [name];
    case 'applyTo':
      return ['applyTo', 'apply-to'];
  }
}
