// What an old queue gets back if its migration is rolled back, and whether an interrupted run had begun to do so.
import type { Binding, Queue } from '../../model/entity.ts';
import { endsOf, keyOf } from '../../model/key.ts';
import { carrierOf } from '../../model/migration.ts';
import { type Observed, observationOf } from '../../model/observed.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import { leadsTo, liveBindings } from './bindings.ts';

/** Whether the carrier leads to the old queue, as after an interrupted rollback. */
export function isLedBackTo(before: Queue | undefined, after: Queue, observed: Observed): boolean {
  if (before === undefined) return false;
  return liveBindings(observed).some(({ binding }) => binding.source === carrierOf(after).name && leadsTo(binding, before));
}

/**
 * The bindings that the old queue gets back. A binding that the plan deletes may have been the last one of an autoDelete exchange, which then does not exist.
 */
export function returningTo(
  after: Queue,
  { live, onHolding, bindings }: { live: readonly LiveBinding[]; onHolding: readonly LiveBinding[]; bindings: readonly Binding[] },
  observed: Observed,
): readonly Binding[] {
  if (!observed.complete) return bindings;
  const kept = new Set(bindings.map(keyOf));
  const own = [...live, ...onHolding].map(({ binding }) => ({ ...binding, destination: after.name }));
  return [...new Map(own.map((binding) => [keyOf(binding), binding] as const))]
    .filter(([key, binding]) => {
      const source = observationOf(observed, endsOf(binding)[0]);
      return kept.has(key) || !(source.state === 'present' && source.entity.kind === 'exchange' && source.entity.autoDelete);
    })
    .map(([, binding]) => binding);
}
