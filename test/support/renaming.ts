// What the properties of renames share: runs that are killed at any step, and publishers on both sides of a move to another virtual host.
import { expect } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { apply } from '../../src/workflows/plan-and-apply.ts';
import type { MemoryBroker } from './memory/broker.ts';

/** Where a run is killed: at a step of its plan, in a move after some messages. */
export interface Point {
  readonly step: number;
  readonly messages: number;
}

/** Runs once for each point, and is killed there. */
export async function breakOff(
  broker: MemoryBroker,
  made: () => Promise<Plan>,
  points: readonly Point[],
  between: () => void,
): Promise<void> {
  for (const { step, messages } of points) {
    const planned = await made();
    if (planned.steps.length === 0) return;
    expect(planned.changes.filter(({ blocked }) => blocked !== undefined)).toEqual([]);
    const at = planned.steps[step % planned.steps.length];
    const fault = at?.do === 'move' ? { afterMessages: messages } : { done: messages % 2 === 0 };
    const end = broker.failOn((one) => one.id >= (at?.id ?? 0), { code: 'step-unknown', severity: 'error', message: 'killed' }, fault);
    await apply(planned, broker, { saved: true });
    end();
    between();
  }
}

/** Publishers in both virtual hosts of a move, `/` and `/new`. A message that no binding routes to a queue is returned, and is not among `routed`. */
export function publishersOfMove(broker: MemoryBroker): { readonly routed: ReadonlySet<string>; publish(): void } {
  const routed = new Set<string>();
  let round = 0;
  const publish = (): void => {
    round += 1;
    for (const [source, key, vhost] of [
      ['events', 'order.1', '/'],
      ['amq.topic', 'extra.1', '/'],
      ['events', 'order.2', '/new'],
    ] as const) {
      const id = `${round}-${vhost}-${source}`;
      if (broker.send(source, key, id, vhost)) routed.add(id);
    }
  };
  return { routed, publish };
}
