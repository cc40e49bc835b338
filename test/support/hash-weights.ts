// An x-consistent-hash exchange with two destinations on the in-memory broker, which keeps its state as RabbitMQ does: for tests of changed
// weights and rebindings.
import { expect } from 'vitest';
import type { Binding, Entity } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import type { Plan, Step } from '../../src/model/plan.ts';
import type { ApplyResult } from '../../src/model/run.ts';
import type { Topology } from '../../src/model/topology.ts';
import { parseAllowance } from '../../src/planner/allow.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue } from './ends.ts';
import { createMemoryBroker, type MemoryBroker, type MemoryOptions } from './memory/broker.ts';

/** The exchange. */
export const hash = exchange('fan.hash', { type: 'x-consistent-hash' });
/** It and its destinations. */
export const ends = [hash, queue('part.a'), queue('part.b')];
/** The binding of the first destination with that weight. */
export const toA = (weight: string): Binding => binding('fan.hash', 'part.a', weight);
/** The binding of the other one. */
export const toB = binding('fan.hash', 'part.b', '1');
/** Prunes undeclared bindings. */
export const pruning = { prune: { bindings: true } };
/** A tombstone. */
export const gone = (entity: Entity) => declared(entity, { presence: 'absent' });
/** An injected fault. */
export const noAnswer = { code: 'step-unknown', severity: 'error', message: 'no response' } as const;

/** A broker with these entities. */
export function live(entities: readonly Entity[], options: MemoryOptions = {}): MemoryBroker {
  const broker = createMemoryBroker({ hashing: true, ...options });
  broker.seed(entities);
  return broker;
}

/** A plan with the values of `--allow`. */
export function planOn({ reader }: MemoryBroker, what: Topology, allow: readonly string[] = []): Promise<Plan> {
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  return plan({ topology: what, origins: new Map(), allowances, version: '0.0.0' }, reader);
}

/** Plans and applies. @throws AssertionError if the apply reports anything */
export async function applied(broker: MemoryBroker, what: Topology, allow: readonly string[] = []): Promise<Plan> {
  const made = await planOn(broker, what, allow);
  const result: ApplyResult = await apply(made, broker, { saved: false });
  expect(result.diagnostics).toEqual([]);
  return made;
}

const text = (step: Step): string => `${step.do} ${keyOf(step.entity).replace(/^\w+ \/ /, '')}`;

/** The steps, those of one level in one line. */
export function course({ steps }: Plan): readonly string[] {
  const levels = new Map<number, string[]>();
  for (const step of steps) levels.set(step.level, [...(levels.get(step.level) ?? []), text(step)]);
  return [...levels.values()].map((level) => level.join(', '));
}

/** The binding of the first destination, as `course` prints it. */
export const a = (weight: string): string => `fan.hash -> queue part.a [${weight}]`;
/** The weights in force, by destination. */
export const weights = (broker: MemoryBroker) => broker.weights('fan.hash');
