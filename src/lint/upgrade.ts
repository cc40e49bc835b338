// What a version of RabbitMQ refuses, loses or treats otherwise of the objects of a topology, declared or observed. Pure.
import type { Entity, Policy, Queue, QueueType } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { keyOf } from '../model/key.ts';
import type { Topology } from '../model/topology.ts';
import type { UpgradeFinding, UpgradeImpact } from '../model/upgrade.ts';
import { type Capabilities, capabilitiesOf, withDefaultType } from '../rabbitmq/capabilities.ts';
import { defaultTypeOf } from '../rabbitmq/documents/vhost.ts';
import { limitationText } from '../rabbitmq/limitation-words.ts';
import type { Limitation } from '../rabbitmq/limitations.ts';
import { exchangeImpact, impactOf, transientImpact } from '../rabbitmq/upgrade.ts';
import type { Version } from '../rabbitmq/version.ts';
import { documentParts, type Part, partsOf, propertiesOf } from './feature-findings.ts';
import { limitedDeliveries } from './upgrade-delivery.ts';
import { policiesThatEnd } from './upgrade-policies.ts';
import { type View, viewOf } from './view.ts';
import { subjectOf } from './words.ts';

/**
 * One finding per object and effect, in the order of queues, exchanges, policies, bindings and documents.
 * @param from the version before the upgrade; without it, neither policies that no longer apply nor new limits are reported
 */
export function upgradeFindings(topology: Topology, target: Version, from?: Version): readonly UpgradeFinding[] {
  const view = typed(viewOf(topology, target));
  const able = capabilitiesOf(target);
  const byLimitation = [...partsOf(view, able), ...otherParts(view, able)].flatMap((part) =>
    view.owned(part.entity) ? findingsIn(part, target) : [],
  );
  const found = [...byLimitation, ...ofWholeObjects(view)].map(({ entity, ...finding }) => ({
    ...finding,
    queues: queuesOf(entity, view),
  }));
  if (from === undefined) return found;
  const before = viewOf(topology, from);
  return [...found, ...policiesThatEnd(view, before), ...limitedDeliveries(view, before)];
}

/** A finding with its object. */
type Found = Omit<UpgradeFinding, 'queues'> & { readonly entity: Entity };

/** The queues that an object governs or feeds. */
function queuesOf(entity: Entity, view: View): readonly Queue[] {
  switch (entity.kind) {
    case 'queue':
      return [entity];
    case 'policy':
      return view.targets(entity).flatMap((one) => (one.kind === 'queue' && isInEffect(entity, one, view) ? [one] : []));
    case 'binding': {
      const queue = entity.destinationType === 'queue' ? view.queue(entity.vhost, entity.destination) : undefined;
      return queue === undefined ? [] : [queue];
    }
    case 'exchange':
      return view.bindingsFrom(entity).flatMap((binding) => queuesOf(binding, view));
    case 'document':
      return [];
  }
}

function isInEffect(policy: Policy, queue: Queue, { governed }: View): boolean {
  const { policy: one, operatorPolicy: other } = governed(queue);
  return one === policy || other === policy;
}

/** The limitations of one object that have the same text and remedy are one finding. */
function findingsIn({ entity, key, subject, limitations }: Part, target: Version): readonly Found[] {
  const alike = grouped(limitations, (one) => JSON.stringify([one.effect, limitationText(one, target, ''), one.instead]));
  return [...alike.values()].flatMap(([first, ...others]): readonly Found[] => {
    if (first === undefined) return [];
    const impact = impactOf([first, ...others], subject, target);
    return impact === undefined ? [] : [{ ...impact, entity, key, properties: propertiesOf(first) }];
  });
}

/** The view with the types that queues without one get from their virtual host. */
export function typed(view: View): View {
  const types = defaultTypes(view.topology);
  const queues = view.queues.map((queue): Queue => withDefaultType(queue, types.get(queue.vhost)));
  const written = new Map(queues.map((queue, at) => [queue, view.queues[at] ?? queue] as const));
  return { ...view, queues, owned: (entity) => view.owned(entity.kind === 'queue' ? (written.get(entity) ?? entity) : entity) };
}

function defaultTypes({ declarations }: Topology): ReadonlyMap<string, QueueType> {
  return new Map(
    [...declarations.values()].flatMap(({ entity }) => {
      const type = entity.kind === 'document' && entity.of === 'vhost' ? defaultTypeOf(entity) : undefined;
      return type === undefined ? [] : [[entity.vhost, type] as const];
    }),
  );
}

/** Bindings and documents. */
function otherParts(view: View, able: Capabilities): readonly Part[] {
  const part = (entity: Entity, subject: string, limitations: readonly Limitation[]): Part => ({
    entity,
    key: keyOf(entity),
    subject,
    limitations,
  });
  const bindings = view.bindings.map((binding) => {
    const type = view.exchange(binding.vhost, binding.source)?.type;
    return part(binding, subjectOf(binding), type === undefined ? [] : able.binding(binding, type));
  });
  return [...bindings, ...documentParts(view, able)];
}

/** What does not depend on one part of an object. */
function ofWholeObjects(view: View): readonly Found[] {
  const found = (entity: Entity, property: string, impact: UpgradeImpact | undefined): readonly Found[] =>
    impact === undefined || !view.owned(entity) ? [] : [{ ...impact, entity, key: keyOf(entity), properties: [property] }];
  return [
    ...view.exchanges.flatMap((one) => found(one, 'type', exchangeImpact(one, subjectOf(one), view.target))),
    ...view.queues.flatMap((one) => found(one, 'durable', transientImpact(one, subjectOf(one), view.target))),
  ];
}
