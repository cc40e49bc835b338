// Queues that keep no message, because an operator policy sets a limit or a time to live of 0: where their messages go instead. Pure.
import type { Fate } from '../model/governing.ts';
import { type EntityKey, queueKey } from '../model/key.ts';
import type { DeathReason, Routing } from '../model/routing.ts';
import type { Mismatch, Resting, Router } from '../model/routing-test.ts';

/** What happens to every message of a queue. */
export interface Fated {
  readonly fate: Fate;
  readonly reason: DeathReason;
  /** Names the governor; a clause without a full stop. */
  readonly text: string;
}

/** By the keys of queues. */
export type Fates = ReadonlyMap<EntityKey, Fated>;

/** What fated messages meet. */
export interface Settling {
  readonly router: Router;
  readonly fates: Fates;
  /** Every set of copies that the routing of a dead-lettered message may create. */
  readonly arrivals: (routing: Routing) => readonly (readonly Resting[])[];
  /** Receives the keys of the bindings that dead-lettered messages use. */
  readonly exercised: Set<EntityKey>;
}

/**
 * Every set of copies that remains once the fated queues have given up theirs. Ends where RabbitMQ ends: a message that was dead-lettered
 * automatically is dropped when it returns to a queue.
 */
export function settled(copies: readonly Resting[], settling: Settling): readonly (readonly Resting[])[] {
  return copies.reduce<readonly (readonly Resting[])[]>(
    (before, copy) => {
      const ends = endsOf(copy, settling);
      return before.flatMap((others) => ends.map((more) => [...others, ...more]));
    },
    [[]],
  );
}

function endsOf(copy: Resting, settling: Settling): readonly (readonly Resting[])[] {
  const { router, fates, arrivals, exercised } = settling;
  const fated = fates.get(queueKey(copy.message.vhost, copy.queue));
  if (fated === undefined) return [[copy]];
  // a quorum queue that refuses publishes still takes one (fateOfAll)
  if (fated.fate === 'refused') return router.limits(copy.message.vhost, copy.queue)?.type === 'quorum' ? [[copy]] : [[]];
  if (fated.fate === 'dropped') return [[]];
  const dead = router.deadLetter(copy.message, copy.queue, fated.reason);
  if (!('routing' in dead)) return [[]];
  for (const key of dead.routing.exercised) exercised.add(key);
  const stays = dead.outcome === 'kept' ? [copy] : [];
  return arrivals(dead.routing).flatMap((moved) => settled(moved, settling).map((ends) => [...ends, ...stays]));
}

/** Mismatches whose cause is a fate are explained by it instead of by bindings. */
export function explainedByFate(mismatches: readonly Mismatch[], vhost: string, fates: Fates): readonly Mismatch[] {
  return mismatches.map((mismatch) => ({
    ...mismatch,
    because: mismatch.because.map((one) => {
      const note = one.verdict === 'missing' ? fates.get(queueKey(vhost, one.queue))?.text : undefined;
      return note === undefined ? one : { queue: one.queue, verdict: one.verdict, bindings: [], note };
    }),
  }));
}
