// The rename of a queue: what is left to do, and the bindings that the new queue receives. A queue that moves to another virtual host takes
// its messages along and leaves its bindings: RabbitMQ has none between two virtual hosts.
import type { Code } from '../../model/codes.ts';
import type { Binding, Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf } from '../../model/key.ts';
import { exists, type Observed, observationOf } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import { cascade } from '../effects.ts';
import { declaredBindings, leadsTo, liveBindings, staying } from '../migration/bindings.ts';
import { acceptedBy, deadLettersKept, deliveryLimitBefore } from '../migration/limits.ts';
import { bindingsOf } from '../migration/queue.ts';
import { exchangesByDestination, unboundBefore } from '../shares.ts';
import { type Case, type FoundRename, feeding, recorded, stageOf, troubleOf, type World } from './found.ts';
import { reversalOf } from './reversal.ts';

/** The rename of a queue; undefined if nothing is left to do. */
export function queueRename(one: Case<Queue>, world: World): FoundRename | undefined {
  const { named, after } = one;
  const { observed } = world;
  const stage = stageOf(one, world);
  const { seen, isOpen, isReversed, isMigrating } = stage;
  if (seen.state === 'absent' && !(isOpen || isReversed || isMigrating)) return undefined;
  const old = seen.state === 'present' && seen.entity.kind === 'queue' ? seen.entity : undefined;
  const onNew = bindingsOf(after, observed);
  const onOld =
    old === undefined ? [] : [...bindingsOf(old, observed), ...recorded(observed).filter(({ binding }) => leadsTo(binding, old))];
  const live = onOld.map(({ binding }) => binding);
  const isMoved = named.vhost !== after.vhost;
  const final = finalBindings(after, { onNew, live: isMoved ? [] : live }, world);
  const outdated = unboundBefore(onNew, final, world);
  const kept = new Set(onNew.filter((other) => !outdated.includes(other)).map(({ binding }) => keyOf(binding)));
  const trouble = troubleOf(one, stage, world) ?? (isMoved ? troubleOfMove(live, world) : undefined);
  // over AMQP, the bindings of the old queue are not visible: it had those that are declared, under its own name
  const begun = isOpen || isReversed;
  const rollback = old === undefined ? undefined : reversalOf({ ...one, old, begun, onOld, onNew, final }, world);
  const unseen = observed.complete || isMoved ? [] : final.map((binding) => ({ binding: { ...binding, destination: named.name } }));
  return {
    rename: {
      from: old ?? named,
      ...(exists(seen) ? { facts: seen.facts } : {}),
      ...feeding(old, world),
      ...deliveryLimitBefore(old, observed),
      ...deadLettersKept(old, observed),
      ...(exists(seen) ? acceptedBy(after, old ?? named, observed) : {}),
      blind: !observed.complete,
      // a rollback removes them, and a saved plan may continue after it
      bindings: rollback === undefined ? final.filter((binding) => !kept.has(keyOf(binding))) : final,
      unbound: [...onOld, ...unseen],
      outdated,
      reverses: isReversed,
      ...(rollback === undefined ? {} : { rollback }),
    },
    begun,
    ...(trouble === undefined ? {} : { trouble }),
    leaving: old === undefined ? [] : [old, ...live],
    cascades: cascadesOf({ live, final, held: rollback?.held ?? [] }, after, world),
  };
}

/**
 * Why a queue cannot move to another virtual host, if so. Its bindings must be visible, as nothing replaces them: without their removal, it
 * would receive messages until it is deleted.
 */
function troubleOfMove(live: readonly Binding[], { drafts, observed }: World): Code | undefined {
  if (!observed.complete) return 'needs-management';
  const bindings = new Map(liveBindings(observed).map(({ binding }) => [keyOf(binding), binding] as const));
  const { vanished } = cascade(bindings, autoDeleteIn(observed), live.map(keyOf));
  return [...vanished.keys()].some((key) => drafts.get(key)?.action !== 'delete') ? 'rename-deletes-exchange' : undefined;
}

function autoDeleteIn({ observations }: Observed): ReadonlyMap<EntityKey, Exchange> {
  return new Map(
    [...observations].flatMap(([key, seen]): (readonly [EntityKey, Exchange])[] =>
      seen.state === 'present' && seen.entity.kind === 'exchange' && seen.entity.autoDelete ? [[key, seen.entity]] : [],
    ),
  );
}

/**
 * The bindings of the new queue: those that the files declare, and undeclared ones of both queues. Undeclared ones of the old queue are
 * excluded if `prune` would remove them from the new one, or if the weight of a destination is declared otherwise.
 */
function finalBindings(
  after: Queue,
  { onNew, live }: { readonly onNew: readonly LiveBinding[]; readonly live: readonly Binding[] },
  world: World,
): readonly Binding[] {
  const declared = declaredBindings(world.drafts).filter((binding) => leadsTo(binding, after));
  const own = [...onNew.map(({ binding }) => binding), ...declared];
  const known = new Set(own.map(keyOf));
  const byDestination = exchangesByDestination(world).get(after.vhost);
  const weighed = new Set(own.flatMap(({ source }) => (byDestination?.has(source) === true ? [source] : [])));
  const carried = live
    .map((binding): Binding => ({ ...binding, destination: after.name }))
    .filter((binding) => known.has(keyOf(binding)) || !(weighed.has(binding.source) || isPruned(binding, world)));
  return staying([...own, ...carried], world);
}

/** An autoDelete exchange would be deleted with its last binding: the next plan shows that. */
function isPruned({ vhost, source }: Binding, { topology, observed }: World): boolean {
  const from = observationOf(observed, exchangeKey(vhost, source));
  const isAutoDelete = from.state === 'present' && from.entity.kind === 'exchange' && from.entity.autoDelete;
  return topology.prune.get(vhost)?.bindings === true && !isAutoDelete;
}

/** The undeclared bindings that the new queue receives or has, and those of the old queue that it does not. */
function cascadesOf(
  { live, final, held }: { readonly live: readonly Binding[]; readonly final: readonly Binding[]; readonly held: readonly LiveBinding[] },
  after: Queue,
  { drafts }: World,
): Change['cascades'] {
  const kept = new Map(final.map((binding) => [keyOf(binding), binding] as const));
  const received = live.flatMap((binding): Change['cascades'] => {
    const key = keyOf({ ...binding, vhost: after.vhost, destination: after.name });
    const entity = binding.vhost === after.vhost ? kept.get(key) : undefined;
    if (entity === undefined) return [{ key: keyOf(binding), entity: binding, restored: false }];
    return drafts.has(key) ? [] : [{ key, entity, restored: true }];
  });
  const known = new Set(received.map(({ key }) => key));
  const own = held.flatMap(({ binding }): Change['cascades'] => {
    const key = keyOf(binding);
    return known.has(key) || drafts.has(key) || !kept.has(key) ? [] : [{ key, entity: binding, restored: true }];
  });
  return [...received, ...own];
}
