// Which exchanges are migrated instead of replaced. Messages routed through a binding to the exchange while it does not exist reach the
// holding queue over a second binding; those published to it before its own bindings are restored reach it through an alternate exchange,
// which a temporary policy sets.
import type { Binding, Exchange, Policy } from '../../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, queueKey } from '../../model/key.ts';
import { carrierOf, heldBy, holdingName, isOfMigration, recordOf } from '../../model/migration.ts';
import { exists, isLocked, type Observed, observationOf } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { ExchangeParts, LiveBinding } from '../../model/plan-parts.ts';
import type { Topology } from '../../model/topology.ts';
import { policiesInEffect, policyOver } from '../../rabbitmq/policies.ts';
import { versionOf } from '../../rabbitmq/version.ts';
import type { Allowance } from '../allow.ts';
import type { Draft } from '../diff.ts';
import { unboundBefore } from '../shares.ts';
import { declaredBindings, liveBindings, staying } from './bindings.ts';
import { policiesOf } from './limits.ts';
import { type EntityMigration, feeding, mayMigrate } from './queue.ts';

/** One migration of an exchange, with all that its steps need. */
export interface ExchangeMigration extends EntityMigration<Exchange>, ExchangeParts {}

/** What the steps are made from. */
export function partsOfExchange(found: ExchangeMigration): ExchangeParts {
  const { isHeld, outgoing, incoming, heldIncoming, live, outdated, policy } = found;
  return { isHeld, outgoing, incoming, heldIncoming, live, outdated, policy };
}

/** Finds the migrations of exchanges. */
export function exchangeMigrations(
  drafts: ReadonlyMap<EntityKey, Draft>,
  observed: Observed,
  topology: Topology,
  allowances: readonly Allowance[],
): ReadonlyMap<EntityKey, ExchangeMigration> {
  const found = new Map<EntityKey, ExchangeMigration>();
  for (const [key, draft] of drafts) {
    const { after } = draft;
    if (after?.kind !== 'exchange' || topology.declarations.get(key)?.presence !== 'present') continue;
    const isHeld = exists(observationOf(observed, queueKey(after.vhost, holdingName(after))));
    const rest = [holdingName(after), recordOf(after).name].some((name) => exists(observationOf(observed, exchangeKey(after.vhost, name))));
    const begun = isHeld || (rest && draft.action !== 'replace');
    const wanted = draft.action === 'replace' && mayMigrate(draft, topology, allowances);
    if (begun || wanted) found.set(key, { ...describe(draft, after, { drafts, observed, topology }), begun, isHeld });
  }
  return found;
}

interface World {
  readonly drafts: ReadonlyMap<EntityKey, Draft>;
  readonly observed: Observed;
  readonly topology: Topology;
}

function describe(draft: Draft, after: Exchange, { drafts, observed, topology }: World): Omit<ExchangeMigration, 'begun' | 'isHeld'> {
  const own = keyOf(after);
  const carrier = exchangeKey(after.vhost, carrierOf(after).name);
  const record = exchangeKey(after.vhost, recordOf(after).name);
  const all = liveBindings(observed);
  const from = (key: EntityKey): readonly LiveBinding[] =>
    all.filter(({ binding }) => endsOf(binding)[0] === key && !isOfMigration(binding.destination));
  const to = (key: EntityKey): readonly LiveBinding[] =>
    all.filter(({ binding }) => endsOf(binding)[1] === key && !isOfMigration(binding.source));
  const [outgoing, incoming, heldIncoming] = [[...from(own), ...from(record)], to(own), to(carrier)];
  const before = draft.action === 'replace' && draft.before?.kind === 'exchange' ? { before: draft.before } : {};
  const holding = observationOf(observed, queueKey(after.vhost, holdingName(after)));
  const held = holding.state === 'present' ? holding.facts.ready : undefined;
  const declared = declaredBindings(drafts);
  const stays = (bindings: readonly Binding[]): readonly Binding[] => staying(bindings, { drafts, topology });
  // no other connection can bind an exclusive queue (405)
  const final = {
    outgoing: stays([
      ...outgoing.map(({ binding }) => ({ ...binding, source: after.name })),
      ...declared.filter((one) => endsOf(one)[0] === own),
    ]).filter((binding) => !isLocked(observationOf(observed, endsOf(binding)[1]))),
    incoming: stays([
      ...[...incoming, ...heldIncoming].map(({ binding }) => ({ ...binding, destination: after.name })),
      ...declared.filter((one) => endsOf(one)[1] === own),
    ]),
  };
  const live = [...from(own), ...to(own)];
  return {
    key: own,
    ...before,
    after,
    migration: { holding: heldBy(after), ...feeding(before.before, observed), ...(held === undefined ? {} : { held }) },
    ...final,
    heldIncoming,
    live: live.map(({ binding }) => binding),
    outdated: before.before === undefined ? unboundBefore(live, [...final.outgoing, ...final.incoming], { drafts, observed }) : [],
    policy: standIn(after, observed),
  };
}

/** Includes the definition of the exchange's policy, as only one policy applies. An alternate exchange set by argument takes precedence. */
function standIn(exchange: Exchange, observed: Observed): Policy {
  const policies = policiesOf(observed, exchange.vhost).filter(({ name }) => !name.startsWith('topo.'));
  const { policies: may, unreadable } = policiesInEffect(policies, exchange, versionOf(observed.broker.version));
  const [first] = may;
  return standInOver(exchange, {
    priority: Math.max(first?.priority ?? 0, 0),
    definition: (unreadable ? undefined : first?.definition) ?? {},
  });
}

/** The bindings that the exchange in its new form receives, live or held by an interrupted run, and those that it does not. */
export function exchangeCascades(
  found: Pick<ExchangeMigration, 'outgoing' | 'incoming' | 'live'>,
  drafts: ReadonlyMap<EntityKey, Pick<Change, 'action'>>,
): Change['cascades'] {
  const kept = new Map([...found.outgoing, ...found.incoming].map((entity) => [keyOf(entity), entity] as const));
  const live = new Map(found.live.map((entity) => [keyOf(entity), entity] as const));
  const held = [...kept].filter(([key]) => !live.has(key) && !drafts.has(key));
  return [
    ...[...live].filter(([key]) => drafts.get(key)?.action !== 'delete').map(([key, entity]) => ({ key, entity, restored: kept.has(key) })),
    ...held.map(([key, entity]) => ({ key, entity, restored: true })),
  ];
}

/** The policy, over the one that applies. */
export function standInOver(exchange: Exchange, present: Pick<Policy, 'priority' | 'definition'>): Policy {
  return policyOver(exchange, present, {
    name: `topo.migrating.${exchange.name}`,
    above: 1000,
    definition: { 'alternate-exchange': carrierOf(exchange).name },
  });
}
