// Live objects that belong to no file and would be deleted as a side effect: a plan does so only if an allowance names the exchange.
import type { Exchange } from '../model/entity.ts';
import { type EntityKey, endsOf } from '../model/key.ts';
import { isLocked, type Observed, observationOf } from '../model/observed.ts';
import type { Block, Cascade, Change } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { type Allowance, allowanceFor, allows } from './allow.ts';
import type { Draft } from './diff.ts';

interface World {
  readonly topology: Topology;
  readonly observed: Observed;
  readonly drafts: ReadonlyMap<EntityKey, Draft>;
}

/**
 * Marks the cascading deletes that affect others. A binding belongs to its destination, as in the permissions of the broker (write on the
 * destination): one to an object that the files declare, or that the plan deletes as well, is not foreign. One to an exclusive queue always
 * is: only the connection of that queue can restore it (405).
 */
export function markForeign(cascades: readonly Cascade[], world: World): readonly Cascade[] {
  const deleted = new Set(cascades.flatMap(({ key, entity }) => (entity.kind === 'exchange' ? [key] : [])));
  return cascades.map((cascade) => (!cascade.restored && isForeign(cascade, deleted, world) ? { ...cascade, foreign: true } : cascade));
}

/** `deleted`: the exchanges among the cascades; their own bindings are deleted with them. */
function isForeign({ key, entity }: Cascade, deleted: ReadonlySet<EntityKey>, { topology, observed, drafts }: World): boolean {
  const { declarations } = topology;
  if (entity.kind !== 'binding') return !declarations.has(key);
  const destination = endsOf(entity)[1];
  if (deleted.has(destination) || drafts.get(destination)?.action === 'delete') return false;
  if (isLocked(observationOf(observed, destination))) return true;
  const declaration = declarations.get(destination);
  return !declarations.has(key) && (declaration === undefined || declaration.presence === 'external');
}

/** Blocks a change with foreign cascades, unless each exchange that is lost, or loses bindings, is named. */
export function blockOfForeign({ cascades }: Pick<Change, 'cascades'>, allowances: readonly Allowance[]): Block | undefined {
  for (const cascade of cascades) {
    if (cascade.foreign !== true) continue;
    const exchange = exchangeOfForeign(cascade);
    if (!allows(allowances, 'lose', exchange)) return { code: 'foreign-cascade', allow: allowanceFor('lose', exchange) };
  }
  return undefined;
}

/** The exchange that is lost, or loses a binding or a topic permission. */
export function exchangeOfForeign({ entity }: Cascade): Pick<Exchange, 'kind' | 'name'> {
  return { kind: 'exchange', name: entity.kind === 'binding' ? entity.source : entity.name };
}
