// The data for the rollback of a rename, and the cases without one: the old queue must be able to receive its bindings and messages again.
import type { Binding, Queue } from '../../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../../model/key.ts';
import { renameCarrierOf } from '../../model/migration.ts';
import { type Observed, observationOf } from '../../model/observed.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import type { RenameRollback } from '../../model/rename.ts';
import type { Draft } from '../diff.ts';
import { leadsTo, liveBindings } from '../migration/bindings.ts';
import { isNameTooLong, moveBlock, roomIn } from '../migration/limits.ts';
import type { World } from './found.ts';

/** The two queues of a rename with their bindings. */
export interface Renamed {
  readonly draft: Draft;
  readonly old: Queue;
  readonly after: Queue;
  /** Whether objects of an earlier run exist. */
  readonly begun: boolean;
  /** Live bindings of the two queues. */
  readonly onOld: readonly LiveBinding[];
  readonly onNew: readonly LiveBinding[];
  /** The bindings of the new queue at the end. */
  readonly final: readonly Binding[];
}

/**
 * The parts; undefined if the rename cannot be rolled back. A new queue that existed before would be deleted. After an interrupted move to
 * another virtual host, the bindings that the old queue had are not known: nothing there has a copy of them.
 */
export function reversalOf(renamed: Renamed, world: World): RenameRollback | undefined {
  const { draft, old, after, begun, onNew } = renamed;
  const { observed } = world;
  const isMoved = old.vhost !== after.vhost;
  if (begun ? isMoved : draft.action !== 'create') return undefined;
  if (isMoved && !observed.complete) return undefined; // blocked
  // the counts are compared with the limit of the old queue when it is rolled back
  if (isNameTooLong(old.name) || moveBlock(after, old, {}, observed) !== undefined) return undefined;
  const room = roomIn(old, observed);
  const isLedBack = liveBindings(observed).some(({ binding }) => binding.source === renameCarrierOf(old).name && leadsTo(binding, old));
  return {
    returning: isMoved ? returningHome(renamed, world) : returningTo(renamed, observed),
    held: onNew,
    ...(room === undefined ? {} : { room }),
    isReturning: isLedBack && room === undefined && old.type !== 'stream',
  };
}

/** A binding that the plan removes for good may have been the last one of an autoDelete exchange, which then does not exist. */
function returningTo({ old, onOld, onNew, final }: Renamed, observed: Observed): readonly Binding[] {
  const underOldName = (binding: Binding): Binding => ({ ...binding, destination: old.name });
  if (!observed.complete) return final.map(underOldName);
  const kept = new Set(final.map((binding) => keyOf(underOldName(binding))));
  const all = [...onOld.map(({ binding }) => binding), ...onNew.map(({ binding }) => underOldName(binding))];
  return [...new Map(all.map((binding) => [keyOf(binding), binding] as const))]
    .filter(([key, binding]) => kept.has(key) || !isAutoDelete(endsOf(binding)[0], observed))
    .map(([, binding]) => binding);
}

/** In another virtual host: an autoDelete exchange exists without them, unless the plan deletes it. */
function returningHome({ onOld }: Renamed, { drafts, observed }: World): readonly Binding[] {
  return onOld.flatMap(({ binding }) => {
    const [source] = endsOf(binding);
    return drafts.get(source)?.action === 'delete' && isAutoDelete(source, observed) ? [] : [binding];
  });
}

function isAutoDelete(key: EntityKey, observed: Observed): boolean {
  const seen = observationOf(observed, key);
  return seen.state === 'present' && seen.entity.kind === 'exchange' && seen.entity.autoDelete;
}
