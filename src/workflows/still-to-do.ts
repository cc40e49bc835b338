// Compares a plan with the broker before its steps run: what is still to do, or why the plan must not be applied any more.
import { type Diagnostic, problem, TopoError } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import { deletes, type Plan, type Step } from '../model/plan.ts';
import type { BrokerReader } from '../model/ports.ts';
import { fencingOf } from '../planner/fences.ts';
import { recheck } from '../planner/recheck.ts';
import { restrictsReading } from '../planner/revoked.ts';
import { downProblem } from './gate.ts';
import { looking, touched, type Watch } from './observing.ts';

/** The steps of the plan that are still to do. @throws TopoError `plan-stale`, `queue-down` */
export async function stillToDo(plan: Plan, reader: BrokerReader, watch: Watch): Promise<readonly Step[]> {
  // a saved plan without fences may be older than the cluster
  const isUnfenced = deletesQueue(plan) && !plan.steps.some((step) => step.do === 'fence');
  // who consumes matters where a permission is taken away
  const consumers = plan.changes.some(restrictsReading);
  const observed = await reader.observe({ ...looking(plan.vhosts, touched(plan), watch), cluster: isUnfenced, consumers });
  requireSameBroker(plan, observed);
  if (isUnfenced && !isBetterInformed(plan, observed) && fencingOf(observed) !== undefined)
    throw new TopoError([
      problem('plan-stale', 'the plan deletes queues of a single node or an older version, and the broker is a cluster'),
    ]);
  const { down, stale, premises, steps } = recheck(plan, observed);
  if (down.size > 0) throw new TopoError([...down].map(([key, queue]) => withOrigin(downProblem(key, queue), plan)));
  const changed = stale.map((key) => problem('plan-stale', `${key} has changed since the plan was made`, { key }));
  const unfounded = [...premises].map(([key, why]) => problem('plan-stale', `${key} can no longer be changed as planned: ${why}`, { key }));
  const faults = [...changed, ...unfounded];
  if (faults.length === 0) return steps;
  throw new TopoError(faults.map((fault) => withOrigin(fault, plan)));
}

/** What the broker refuses or ignores depends on its version, and many brokers have the default name. */
function requireSameBroker({ broker: planned }: Plan, { broker: found }: Observed): void {
  const isOther = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && other !== undefined && one !== other;
  if (isOther(planned.name, found.name))
    throw new TopoError([problem('plan-stale', `the plan was made for ${planned.name}, but the broker is ${found.name}`)]);
  if (isOther(planned.clusterId, found.clusterId)) {
    const [was, is] = [`${planned.name ?? 'a broker'} with the cluster id ${planned.clusterId}`, `the cluster id ${found.clusterId}`];
    throw new TopoError([problem('plan-stale', `the plan was made for ${was}, but the broker has ${is}`)]);
  }
  if (isOther(planned.version, found.version))
    throw new TopoError([problem('plan-stale', `the plan was made for RabbitMQ ${planned.version}, but the broker runs ${found.version}`)]);
}

/** Whether nodes are not visible now (AMQP) and the version is that of the plan: it was made from an observation that shows as much or more. */
function isBetterInformed({ broker }: Plan, observed: Observed): boolean {
  return observed.over === 'amqp' && broker.version === observed.broker.version;
}

/** Whether the plan deletes a queue. */
export function deletesQueue({ steps }: Plan): boolean {
  return steps.some((step) => deletes(step) && step.entity.kind === 'queue');
}

/** The diagnostic with the place where its object is declared. */
export function withOrigin(diagnostic: Diagnostic, plan: Plan, step?: Step): Diagnostic {
  const span = diagnostic.span ?? plan.origins[step?.change ?? diagnostic.key ?? ('' as EntityKey)];
  return span === undefined ? diagnostic : { ...diagnostic, span };
}
