// Creates what a service needs and is missing when it starts. Nothing here deletes, replaces or updates an object.
import { runSteps } from '../applier/run.ts';
import { type HeldLocks, lossOf, takeLocks } from '../applier/take-locks.ts';
import type { Broker } from '../broker/open.ts';
import { type Diagnostic, isOnly, problem, TopoError } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import type { BrokerIdentity } from '../model/observed.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { renamedText } from './check-topology.ts';
import { gate } from './gate.ts';
import { isUncompared, planned, type ServiceOptions } from './service-plan.ts';
import { withOrigin } from './still-to-do.ts';

/** Options of `ensureTopology`. */
export interface EnsureOptions extends ServiceOptions {
  /** How long to wait for another run of topo in the virtual host if an object is missing, in milliseconds, 0 and more; default 30,000. */
  readonly waitMs?: number;
}

/** The result of `ensureTopology`. */
export interface EnsuredTopology {
  /** Virtual host of the URL. */
  readonly vhost: string;
  readonly broker: BrokerIdentity;
  /** Exchanges and queues that were missing and were declared; in the order of keys. */
  readonly created: readonly EntityKey[];
  /** Bindings that were declared, including existing ones, which AMQP does not show. */
  readonly bound: readonly EntityKey[];
  /** Number of exchanges and queues that exist as declared. */
  readonly unchanged: number;
  /** Exchanges and queues that exist and could not be compared: the user lacks the permission `configure`, or a node is down. */
  readonly unchecked: readonly EntityKey[];
  /** Objects of the files that it leaves unchanged: policies, documents such as users and permissions, and tombstones (`state: absent`). */
  readonly left: readonly EntityKey[];
}

/**
 * Creates the exchanges, queues and bindings of the files that are missing, and changes nothing that exists. If an exchange or a queue exists
 * with other attributes, or an external one does not exist, nothing is created. If something is missing, it waits for other runs of topo in the
 * virtual host, provided that the user may configure the queue `topo.lock`.
 * @throws TopoError with every error of the files; `broker-unreachable`, `login-refused`, `access-refused` and the like; with the reasons
 * if an object differs (`attribute-immutable`, `external-missing`, ...); `needs-apply` if a rename or a migration is pending; `lock-held`;
 * `step-refused`; `interrupted` by the signal
 */
export async function ensureTopology(options: EnsureOptions): Promise<EnsuredTopology> {
  return await planned(options, { writing: true }, creatable, async ({ plan: made, broker, vhost, left }) => {
    const refusals = gate(made);
    if (refusals.length > 0) throw new TopoError(refusals);
    const further = beyondCreation(made);
    if (further.length > 0) throw new TopoError(further);
    await create(made, broker, options);
    const keys = (...actions: readonly Change['action'][]): readonly Change[] =>
      made.changes.filter(({ action }) => actions.includes(action));
    const isBinding = ({ after }: Change): boolean => after?.kind === 'binding';
    return {
      vhost,
      broker: made.broker,
      created: keys('create').flatMap((change) => (isBinding(change) ? [] : [change.key])),
      bound: keys('create', 'ensure').flatMap((change) => (isBinding(change) ? [change.key] : [])),
      unchanged: made.summary.unchanged,
      unchecked: keys('keep').flatMap((change) => (isUncompared(change) ? [change.key] : [])),
      left,
    };
  });
}

/** What a plan can only create: no policies, documents or tombstones, and nothing that a file permits to replace. */
function creatable(topology: Topology): Topology {
  const declarations = [...topology.declarations].flatMap(([key, declaration]) => {
    const { entity, presence } = declaration;
    if (presence === 'absent' || entity.kind === 'policy' || entity.kind === 'document') return [];
    const { onImmutableChange: _, ...created }: Declaration = declaration;
    return [[key, created] as const];
  });
  return { vhosts: topology.vhosts, declarations: new Map(declarations), prune: new Map() };
}

/** The changes with steps that change or delete what exists: a rename, an unfinished migration. */
function beyondCreation(made: Plan): readonly Diagnostic[] {
  const changing = new Set(made.steps.flatMap((step) => (step.do === 'declare' || step.do === 'bind' ? [] : [step.change])));
  return made.changes.flatMap((change) => {
    const { key, action, rename } = change;
    if (action !== 'rename' && !changing.has(key)) return [];
    const [what, hint] =
      rename === undefined
        ? [`requires more than a declaration (${action})`, 'run topo apply first']
        : [renamedText(rename), 'rename it with topo apply first'];
    return [withOrigin(problem('needs-apply', `${key} ${what}`, { key, hint }), made)];
  });
}

/**
 * Declares and binds. An equal declaration has no effect, so nothing is observed again, and the lock, which keeps it out of migrations, is
 * enough without the time that it must have been held before an object is deleted.
 */
async function create(made: Plan, { writer, lock }: Broker, { signal, waitMs = 30_000 }: EnsureOptions): Promise<void> {
  const ends = signal === undefined ? {} : { signal };
  const isMissing = made.steps.some((step) => step.do === 'declare');
  const held = isMissing && lock !== undefined ? await lockIfPermitted(takeLocks(lock, made.vhosts, { waitMs, ...ends })) : undefined;
  try {
    const locked = held === undefined ? {} : { lockLost: held.lost, checkLock: () => held.check() };
    const { outcomes, interrupted } = await runSteps(made.steps, writer, { ...ends, ...locked });
    const failures = outcomes.flatMap(({ diagnostic, step }) => (diagnostic === undefined ? [] : [withOrigin(diagnostic, made, step)]));
    const problems = [...failures, ...lossOf(held?.lost)];
    if (interrupted) problems.push(problem('interrupted', 'interrupted by the signal'));
    if (problems.length > 0) throw new TopoError(problems);
  } finally {
    await held?.release();
  }
}

/** An application needs no permission for `topo.lock`: without the lock, its declarations are harmless to those of other instances. */
async function lockIfPermitted(taking: Promise<HeldLocks>): Promise<HeldLocks | undefined> {
  try {
    return await taking;
  } catch (error) {
    if (isOnly(error, ['lock-refused'])) return undefined;
    throw error;
  }
}
