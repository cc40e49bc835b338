// Runs routing tests in the simulator: one result per test, and the bindings that the tests used. Pure; no broker.
import { type EntityKey, queueKey } from '../model/key.ts';
import {
  type Coverage,
  type Router,
  type RoutingTest,
  type RoutingTests,
  type Simulated,
  stepId,
  type TestResult,
} from '../model/routing-test.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { explainAll } from './explain.ts';
import { explainedByFate, type Fates } from './fates.ts';
import { judge } from './judge.ts';
import { type QueueNames, simulate } from './simulate.ts';

/** The subject of the tests. */
export interface Field {
  readonly topology: Topology;
  readonly origins: Origins;
  readonly router: Router;
  /** Queues that keep no message; absent if every queue keeps what it receives. */
  readonly fates?: Fates;
}

/** A test with its simulated outcome. */
export interface Rehearsed {
  readonly test: RoutingTest;
  readonly simulated: Simulated;
  readonly result: TestResult;
}

/** Runs all tests, in their order. */
export function rehearse({ tests, origins: places }: RoutingTests, field: Field): readonly Rehearsed[] {
  const names = queueNames(field.topology);
  return tests.map((test) => {
    const began = performance.now();
    const simulated = simulate(test, field.router, names, field.fates);
    const { onlyLive } = simulated;
    const verdicts = onlyLive === undefined ? judge(test, simulated.publish, simulated.steps, simulated.consumed) : [];
    const explained = explainAll(verdicts, test, simulated, field.router, field.origins);
    const mismatches = field.fates === undefined ? explained : explainedByFate(explained, test.publication.vhost, field.fates);
    const span = places.get(mismatches[0]?.step === undefined ? test.id : stepId(test.id, mismatches[0].step)) ?? places.get(test.id);
    const result: TestResult = {
      id: test.id,
      name: test.name,
      ...(test.row === undefined ? {} : { row: test.row }),
      vhost: test.publication.vhost,
      state: onlyLive !== undefined ? 'skipped' : mismatches.length === 0 ? 'passed' : 'failed',
      publication: test.publication,
      steps: test.steps,
      ...(test.consuming === undefined ? {} : { consuming: test.consuming }),
      mismatches,
      differences: [],
      milliseconds: performance.now() - began,
      ...(onlyLive === undefined ? {} : { reason: `requires --live: ${onlyLive}` }),
      ...(span === undefined ? {} : { span }),
    };
    return { test, simulated, result };
  });
}

/** Names of the declared queues, tombstones excluded. */
function queueNames({ declarations }: Topology): QueueNames {
  const names = new Map<EntityKey, string>();
  for (const { entity, presence } of declarations.values()) {
    if (entity.kind === 'queue' && presence !== 'absent') names.set(queueKey(entity.vhost, entity.name), entity.name);
  }
  return names;
}

/** The declared bindings that the tests used. */
export function coverageOf(rehearsed: readonly Rehearsed[], { topology, origins }: Field): Coverage {
  const exercised = new Set(rehearsed.flatMap(({ simulated }) => simulated.exercised));
  const bindings = [...topology.declarations].flatMap(([key, { entity, presence }]) =>
    entity.kind === 'binding' && presence !== 'absent' ? [key] : [],
  );
  const missing = bindings.filter((key) => !exercised.has(key));
  const count = bindings.length - missing.length;
  return {
    total: bindings.length,
    exercised: count,
    percent: bindings.length === 0 ? 100 : Math.floor((100 * count) / bindings.length),
    missing: missing.map((binding) => {
      const span = origins.get(binding);
      return { binding, ...(span === undefined ? {} : { span }) };
    }),
  };
}

/** Whether a filter selects a test: a part of its name or of its file name, case-insensitive. */
export function isMeant(test: RoutingTest, file: string, filter: string): boolean {
  const wanted = filter.toLowerCase();
  return [`${test.name} [${test.publication.routingKey}]`, file].some((text) => text.toLowerCase().includes(wanted));
}
