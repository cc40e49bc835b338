// What a reader must know about a plan as a whole: what could not be seen.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Observed } from '../model/observed.ts';
import type { Topology } from '../model/topology.ts';

/** Says once, plainly, what this way of looking cannot show. */
export function noticesOf(topology: Topology, observed: Observed): readonly Diagnostic[] {
  if (observed.complete) return [];
  const unread = [...observed.observations.values()].some(({ state }) => state === 'opaque');
  const compared = unread ? '; attributes of what exists were not compared' : '';
  const pruning = [...topology.prune.values()].some(
    (prune) => prune.bindings || prune.queues.length + prune.exchanges.length + prune.policies.length > 0,
  );
  return [
    {
      code: 'not-visible',
      severity: 'notice',
      message: `bindings, policies and undeclared objects cannot be seen over AMQP${pruning ? ', so prune deletes nothing' : ''}${compared}`,
      hint: 'give a management URL (--management) to see them',
    },
  ];
}
