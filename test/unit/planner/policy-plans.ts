// The plan for a few objects beside policies, as the tests of guards and losses ask for it.
import type { Entity, Policy } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Change, Plan } from '../../../src/model/plan.ts';
import { plan } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';

/** What is on the broker, and what the files want. */
export interface World {
  readonly version?: '3.10.8' | '4.3.6';
  readonly live: readonly Entity[];
  readonly wanted: readonly Entity[];
  readonly messages?: { readonly [queue: string]: number };
  readonly seen?: (observed: Observed) => Observed;
  readonly allow?: boolean;
}

/** The plan for it. */
export function planOf({ version = '4.3.6', live, wanted, messages = {}, seen = (same) => same, allow = true }: World): Promise<Plan> {
  const broker = createMemoryBroker({ version });
  broker.seed(live);
  for (const [queue, count] of Object.entries(messages)) broker.publish(queue, count);
  const declarations = new Map(wanted.map((entity) => [keyOf(entity), { entity, presence: 'present', protect: false }] as const));
  const allowances = (['queue', 'exchange'] as const).map((kind) => ({ what: 'migrate', kind, name: '*' }) as const);
  return plan(
    {
      topology: { vhosts: ['/'], declarations, prune: new Map() },
      origins: new Map(),
      allowances: allow ? allowances : [],
      version: '0.0.0',
    },
    { observe: async (request) => seen(await broker.reader.observe(request)) },
  );
}

/** The change of one object. */
export async function changeOf(world: World, entity: Entity): Promise<Change | undefined> {
  return (await planOf(world)).changes.find(({ key }) => key === keyOf(entity));
}

/** A policy for each queue. */
export const everywhere = { pattern: '.*', applyTo: 'queues' } as const satisfies Partial<Policy>;
/** Keys that take no messages. */
export const harmless = { 'queue-version': 2 };
