// The pipeline: load -> observe -> plan -> gate -> apply -> observe again. Joins the stages, receives the ports as arguments, and prints
// nothing.

import { runSteps } from '../applier/run.ts';
import { type HeldLocks, joinLocks, lossOf, takeLocks, takeNewLocks, type Waiting } from '../applier/take-locks.ts';
import { codes } from '../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../model/diagnostic.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { markOf } from '../model/migration.ts';
import { exists, type Observed, observationOf } from '../model/observed.ts';
import { type Change, interrupts, type Plan } from '../model/plan.ts';
import type { BrokerLock, BrokerReader, BrokerWriter, ObserveRequest, ReadAlarms } from '../model/ports.ts';
import type { ApplyResult, RunReport, StepOutcome } from '../model/run.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { afterwards } from '../planner/afterwards.ts';
import type { Allowance } from '../planner/allow.ts';
import type { PlanInput } from '../planner/make-plan.ts';
import { makePart, type Part } from '../planner/part.ts';
import { isRisky, unreached } from '../planner/recheck.ts';
import { renameTraces } from '../planner/rename/former.ts';
import { restrictsReading } from '../planner/revoked.ts';
import { rolledBackBy, rolledBackIn } from '../planner/rolled-back.ts';
import { isVhost } from '../planner/vhosts.ts';
import { declaredVhosts } from '../rabbitmq/new-vhost.ts';
import { diffRoutes } from '../router/diff.ts';
import { type AlarmWaiting, untilNoAlarm } from './await-alarms.ts';
import { closedVhosts, endedEarly, foundingSteps, foundVhosts, withEndingLocks } from './found-vhosts.ts';
import { gate } from './gate.ts';
import { looking, migratedBy, touched, traces, type Watch, watching, withAll } from './observing.ts';
import { deletesQueue, stillToDo, withOrigin } from './still-to-do.ts';

export { type HeldLocks, takeLocks, type Waiting } from '../applier/take-locks.ts';
export { load } from '../loader/load.ts';
export { gate } from './gate.ts';
export type { Watch } from './observing.ts';

/** The input of a plan. */
export interface PlanRequest extends Watch, Part, Pick<PlanInput, 'overAmqp' | 'waitForAlarm' | 'consumers'> {
  readonly topology: Topology;
  readonly origins: Origins;
  readonly allowances: readonly Allowance[];
  readonly version: string;
}

/** Observes the broker and plans. */
export async function plan(request: PlanRequest, reader: BrokerReader): Promise<Plan> {
  const { topology } = request;
  const wanted = new Map([...topology.declarations].map(([key, { entity }]) => [key, entity] as const));
  const marks = topology.vhosts.map(markOf);
  const { managed } = topology;
  let looked: ObserveRequest = {
    ...looking(topology.vhosts, withAll(wanted, [...marks, ...renameTraces(topology)]), request),
    ...(managed === undefined ? {} : { managed }),
  };
  let observed = await reader.observe(looked);
  const marked = marks.filter((mark) => exists(observationOf(observed, keyOf(mark))));
  if (!observed.complete && marked.length > 0) {
    // an unfinished migration exists, and its objects cannot be listed
    const vhosts = new Set(marked.map(({ vhost }) => vhost));
    looked = { ...looked, wanted: withAll(looked.wanted, traces([...wanted.values()].filter(({ vhost }) => vhosts.has(vhost)))) };
    observed = await reader.observe(looked);
  }
  const made = makePart({ ...request, observed }, request);
  const consumers = made.changes.some((change) => endsQueue(change) || restrictsReading(change));
  if (!consumers && !(observed.complete && deletesQueue(made))) return withRoutes(made, observed);
  // the deletion of a queue depends on its users, on whether an earlier run has begun it, and on the nodes that route to it
  const closely = withAll(looked.wanted, traces(migratedBy(made)));
  const closer = await reader.observe({ ...looked, wanted: closely, consumers, cluster: true });
  return withRoutes(makePart({ ...request, observed: closer }, request), closer);
}

/** Adds the routes that the plan adds and removes, unless bindings are not visible. */
function withRoutes(plan: Plan, observed: Observed): Plan {
  if (!observed.complete || plan.steps.length === 0) return plan;
  const before = [...observed.observations.values()].flatMap((seen) => (seen.state === 'present' ? [seen.entity] : []));
  const { version } = observed.broker;
  const routes = diffRoutes(before, afterwards(plan, before), version === undefined ? {} : { version });
  return routes.gained.length + routes.lost.length + routes.partial.length === 0 ? plan : { ...plan, routes };
}

function endsQueue(change: Change): boolean {
  if (change.action === 'delete' && isVhost(change.before)) return true;
  // an unknown object may be a queue
  return interrupts(change) && (change.before?.kind ?? 'queue') === 'queue';
}

/** How to apply. */
export interface ApplyOptions extends Watch {
  /** Whether time has passed since the plan was made, so that the broker may have changed. */
  readonly saved: boolean;
  /** Locks under which the plan was made, held until after the apply; by default the apply acquires its own. */
  readonly held?: HeldLocks;
  /** How to wait for the locks that it acquires. */
  readonly waiting?: Pick<Waiting, 'waitMs' | 'onWaiting'>;
  /** How to wait for the end of an alarm before messages are moved; by default the apply is rejected. */
  readonly alarmWaiting?: AlarmWaiting;
}

/** The ports of an apply. Without a lock, nothing prevents concurrent runs. */
export interface ApplyPorts {
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  readonly lock?: BrokerLock;
  /** Without it, alarms are not read before the first step. */
  readonly alarms?: ReadAlarms;
}

/**
 * Applies a plan and reads the broker again, all under the lock of its virtual hosts. Throws a TopoError, with nothing done except that
 * virtual hosts of the plan may have been created and the user of the lock given access to them, if the gate rejects the plan, another run holds the lock (`lock-held`), an alarm prevents a migration (`alarm-in-effect`), or the broker has changed since
 * the plan was made (`plan-stale`). The last is checked for a saved plan, for one made before the lock was acquired, and for every plan that deletes something.
 */
export async function apply(plan: Plan, ports: ApplyPorts, options: ApplyOptions): Promise<ApplyResult> {
  const refusals = gate(plan);
  if (refusals.length > 0) throw new TopoError(refusals);
  if (plan.steps.some((step) => ports.writer.width(step) === 0)) {
    throw new TopoError([
      problem('migration-needs-amqp', codes['migration-needs-amqp'].title, { hint: codes['migration-needs-amqp'].fix }),
    ]);
  }
  const { signal, held, waiting } = options;
  const { lock } = ports;
  const open = plan.vhosts.filter((vhost) => held?.vhosts.has(vhost) !== true);
  if (lock === undefined || open.length === 0) return await applyLocked(plan, ports, options, held);
  const atOnce = counted(plan.steps.map(({ entity }) => entity.vhost));
  const all: HeldLocks[] = held === undefined ? [] : [held];
  const own: HeldLocks[] = [];
  const wait: Waiting = { ...waiting, ...(signal === undefined ? {} : { signal }) };
  const take = async (taking: Promise<HeldLocks>): Promise<void> => {
    const taken = await taking;
    own.push(taken);
    all.push(taken);
  };
  try {
    // another run may be creating one
    const declared = declaredVhosts(plan.changes.flatMap(({ after }) => (after === undefined ? [] : [after])));
    const created = closedVhosts(plan, lock.otherUser);
    await take(
      (declared.size > 0 ? takeNewLocks : takeLocks)(
        lock,
        open.filter((vhost) => !created.has(vhost)),
        wait,
        atOnce,
      ),
    );
    if (created.size === 0) return await applyLocked(plan, ports, { ...options, saved: true }, joinLocks(all));
    const steps = foundingSteps(await stillToDo(plan, ports.reader, options), created, lock.otherUser);
    const founded = await foundVhosts(steps, ports.writer, options, joinLocks(all));
    if (!founded.isWhole) return await ended(plan, ports.reader, options, endedEarly(plan, founded));
    await take(
      takeNewLocks(
        lock,
        [...created].filter((vhost) => held?.vhosts.has(vhost) !== true),
        wait,
        atOnce,
      ),
    );
    return await applyLocked(plan, ports, { ...options, saved: true }, joinLocks(all), founded.outcomes);
  } finally {
    await joinLocks(own).release();
  }
}

/** The result of a run that ended when its virtual hosts were created. */
async function ended(plan: Plan, reader: BrokerReader, options: ApplyOptions, report: RunReport): Promise<ApplyResult> {
  const failures = failuresOf(plan, report);
  if (report.interrupted) return { ...report, skipped: 0, diagnostics: [...failures, problem('interrupted', 'the apply was interrupted')] };
  const look = await verify(plan, reader, options, new Set());
  return { ...report, skipped: 0, ...look, diagnostics: failures };
}

function failuresOf(plan: Plan, { outcomes }: RunReport): readonly Diagnostic[] {
  return outcomes.flatMap(({ diagnostic, step }) => (diagnostic === undefined ? [] : [withOrigin(diagnostic, plan, step)]));
}

/** How often each value occurs. */
export function counted(values: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

async function applyLocked(
  plan: Plan,
  ports: ApplyPorts,
  options: ApplyOptions,
  held?: HeldLocks,
  before: readonly StepOutcome[] = [],
): Promise<ApplyResult> {
  await untilNoAlarm(plan, ports.alarms, options);
  const steps = options.saved || plan.steps.some(isRisky) ? await stillToDo(plan, ports.reader, options) : plan.steps;
  const ran = await runSteps(steps, withEndingLocks(ports.writer, held), {
    ...watching('applying', options),
    ...(options.onMove === undefined ? {} : { onMove: options.onMove }),
    messages: messagesOf(plan),
    ...(held === undefined ? {} : { lockLost: held.lost, checkLock: () => held.check() }),
  });
  const report = { ...ran, outcomes: [...before, ...ran.outcomes] };
  const skipped = plan.steps.length - steps.length - before.length;
  const failures = failuresOf(plan, report);
  if (report.interrupted) return { ...report, skipped, diagnostics: [...failures, problem('interrupted', 'the apply was interrupted')] };
  // the second observation also decides the steps without a response
  const look = await verify(plan, ports.reader, options, rolledBackBy(report.outcomes));
  const lost = lossOf(held?.lost);
  return { ...report, skipped, ...look, diagnostics: failures.length + lost.length > 0 ? [...failures, ...lost] : look.diagnostics };
}

/** The ready messages of the queues to migrate. */
function messagesOf({ changes }: Plan): ReadonlyMap<EntityKey, number> {
  return new Map(changes.flatMap(({ key, facts }) => (facts?.ready === undefined ? [] : [[key, facts.ready] as const])));
}

async function verify(
  plan: Plan,
  reader: BrokerReader,
  watch: Watch,
  back: ReadonlySet<EntityKey>,
): Promise<Pick<ApplyResult, 'unreached' | 'complete' | 'diagnostics' | 'rolledBack'>> {
  try {
    const observed = await reader.observe({ ...looking(plan.vhosts, touched(plan), watch), consumers: back.size > 0 });
    const rolledBack = back.size === 0 ? {} : { rolledBack: rolledBackIn(plan, back, observed) };
    const keys = unreached(plan, observed);
    const diagnostics = keys.map((key) => withOrigin(problem('not-converged', `${key} is not as planned`, { key }), plan));
    return { unreached: keys, complete: observed.complete, diagnostics, ...rolledBack };
  } catch (error) {
    if (error instanceof TopoError) return { diagnostics: error.diagnostics };
    throw error;
  }
}
