// The destinations of exchanges that store their state by destination (x-consistent-hash), with their bindings. On every other exchange a
// binding can be created before another one is removed; on these, the second binding would have no effect, and the unbind of the first
// would remove the destination (src/rabbitmq/exchange-types.ts).
import type { Binding, Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import { isLocked, type Observed, observationOf } from '../model/observed.ts';
import type { LiveBinding } from '../model/plan-parts.ts';
import type { Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { storesByDestination } from '../rabbitmq/exchange-types.ts';
import type { Draft } from './diff.ts';

/** One binding of a share. */
export interface ShareBinding extends LiveBinding {
  readonly key: EntityKey;
  readonly draft: Draft | undefined;
  /** Visible on the broker. */
  readonly isLive: boolean;
  /** Declared `present` and bound by topo. */
  readonly isDeclared: boolean;
  /** The plan removes it, if it exists. */
  readonly isRemoved: boolean;
}

/** All visible and declared bindings of one destination of such an exchange, in key order. */
export interface Share {
  readonly source: EntityKey;
  readonly destination: EntityKey;
  readonly bindings: readonly ShareBinding[];
  /**
   * Left to other steps: an end is created, deleted, replaced or migrated, so that the exchange has no state of the destination, or receives
   * a new one; or the queue is exclusive to another connection.
   */
  readonly isExempt: boolean;
}

interface World {
  readonly drafts: ReadonlyMap<EntityKey, Draft>;
  readonly observed: Observed;
  readonly topology: Topology;
}

/** The shares of all exchanges, in the order of source and destination. */
export function sharesOf(world: World): readonly Share[] {
  const shares = new Map<string, { source: EntityKey; destination: EntityKey; bindings: ShareBinding[] }>();
  const exchanges = exchangesByDestination(world);
  for (const [key, binding] of exchanges.size === 0 ? [] : bindingsOf(world)) {
    if (exchanges.get(binding.vhost)?.has(binding.source) !== true) continue;
    const [source, destination] = endsOf(binding);
    const name = `${source} ${destination}`;
    const share = shares.get(name) ?? { source, destination, bindings: [] };
    shares.set(name, share);
    share.bindings.push(describe(key, binding, world));
  }
  return [...shares].sort(byName).map(([, share]) => ({
    ...share,
    bindings: share.bindings.sort((one, other) => byCodeUnits(one.key, other.key)),
    isExempt:
      isLocked(observationOf(world.observed, share.destination)) || [share.source, share.destination].some((end) => isRemade(end, world)),
  }));
}

/**
 * Of the live bindings of an object that already has its new form: those to remove before it is bound. Of each destination of which one
 * binding does not stay, all: otherwise a new binding would have no effect, and the later unbind would remove the destination.
 */
export function unboundBefore(
  live: readonly LiveBinding[],
  final: readonly Binding[],
  world: Pick<World, 'drafts' | 'observed'>,
): readonly LiveBinding[] {
  const exchanges = exchangesByDestination(world);
  const stays = new Set(final.map(keyOf));
  const ofShare = ({ binding }: LiveBinding): string => endsOf(binding).join(' ');
  const concerned = live.filter(
    ({ binding }) =>
      exchanges.get(binding.vhost)?.has(binding.source) === true && !isLocked(observationOf(world.observed, endsOf(binding)[1])),
  );
  const changed = new Set(concerned.filter(({ binding }) => !stays.has(keyOf(binding))).map(ofShare));
  return concerned.filter((one) => changed.has(ofShare(one)));
}

/** The names of the exchanges by virtual host; of an exchange that is declared, the type in the files counts. */
export function exchangesByDestination({ drafts, observed }: Pick<World, 'drafts' | 'observed'>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (entity: Entity | undefined): void => {
    if (entity?.kind !== 'exchange' || !storesByDestination(entity)) return;
    found.set(entity.vhost, (found.get(entity.vhost) ?? new Set()).add(entity.name));
  };
  for (const [key, seen] of observed.observations) if (seen.state === 'present' && !drafts.has(key)) add(seen.entity);
  for (const { before, after } of drafts.values()) add(after ?? before);
  return found;
}

function* bindingsOf({ drafts, observed }: World): Iterable<readonly [EntityKey, Binding]> {
  for (const [key, seen] of observed.observations) {
    if (seen.state === 'present' && seen.entity.kind === 'binding' && !drafts.has(key)) yield [key, seen.entity];
  }
  for (const [key, { before, after }] of drafts) {
    const entity = after ?? before;
    if (entity?.kind === 'binding') yield [key, entity];
  }
}

function describe(key: EntityKey, binding: Binding, { drafts, observed, topology }: World): ShareBinding {
  const draft = drafts.get(key);
  const seen = observationOf(observed, key);
  const names = seen.state === 'present' ? seen.facts.propertiesKeys : undefined;
  const isOwned = draft?.reasons.includes('connection-owned') === true;
  return {
    key,
    binding,
    draft,
    ...(names === undefined ? {} : { propertiesKeys: names }),
    isLive: seen.state === 'present',
    isDeclared: draft?.after !== undefined && !isOwned && topology.declarations.get(key)?.presence === 'present',
    isRemoved: draft?.action === 'delete' || (draft?.action === 'ensure' && draft.after === undefined),
  };
}

function isRemade(end: EntityKey, { drafts }: World): boolean {
  const action = drafts.get(end)?.action;
  return action === 'create' || action === 'delete' || action === 'replace' || action === 'migrate' || action === 'rename';
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return byCodeUnits(one, other);
}

/** The bindings of a share after the plan, as far as visible. */
export function remaining({ bindings }: Share): readonly ShareBinding[] {
  return bindings.filter(({ isRemoved, isLive, draft }) => !isRemoved && (isLive || draft?.after !== undefined));
}
