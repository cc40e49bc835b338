// Fences: before a queue is deleted, each node of the cluster must route by the bindings that the plan has left. A node that lags behind
// would send messages to the deleted queue, and its publishers would receive confirms (RabbitMQ 4.3).
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ClusterNode, Observed } from '../model/observed.ts';
import { deletes, type Plan, type Step } from '../model/plan.ts';
import type { Fencing } from '../model/plan-parts.ts';
import { nodeNotAsked, nodeNotRunning, nodesNotVisible, nodesSilent } from '../rabbitmq/node-notices.ts';
import { mayRouteLate } from '../rabbitmq/routing-lag.ts';
import { versionOf } from '../rabbitmq/version.ts';

/**
 * How to fence; undefined if no fence is required (a single node, a version whose nodes never route by old bindings) or possible (no node
 * can be asked).
 */
export function fencingOf(observed: Observed): Fencing | undefined {
  if (!mayLag(observed)) return undefined;
  const nodes = observed.cluster?.nodes;
  if (nodes === undefined) return { nodes: observed.cluster?.silent === true ? 'listed' : 'given' };
  const without = nodes.filter(isUnreachable).map(({ name }) => name);
  if (without.length === nodes.filter(({ running }) => running).length) return undefined;
  return { nodes: 'listed', ...(without.length === 0 ? {} : { without }) };
}

/** What the fences of a plan cannot promise. */
export function fenceNotices(steps: readonly Step[], observed: Observed): readonly Diagnostic[] {
  if (!steps.some((step) => deletes(step) && step.entity.kind === 'queue') || !mayLag(observed)) return [];
  const nodes = observed.cluster?.nodes;
  if (nodes === undefined) return [observed.cluster?.silent === true ? nodesSilent() : nodesNotVisible()];
  return nodes.flatMap((node): Diagnostic[] => {
    if (!node.running) return [nodeNotRunning(node.name)];
    return node.unreachable === undefined ? [] : [nodeNotAsked(node.name, node.unreachable)];
  });
}

/** What the notices of a plan do not show of its fencing, as a clause; undefined if they show all of it. */
export function unshownFencing({ fencing, notices, steps }: Pick<Plan, 'fencing' | 'notices' | 'steps'>): string | undefined {
  if (fencing === undefined) return undefined;
  if (!steps.some((step) => step.do === 'fence')) return 'no step awaits the nodes';
  const has = ({ code, message }: Diagnostic): boolean =>
    notices.some((one) => one.code === code && one.message.startsWith(message.slice(0, message.indexOf('('))));
  if (fencing.nodes === 'given' && !notices.some(({ code }) => code === 'nodes-not-visible'))
    return 'no notice shows that the nodes are not visible';
  const hidden = fencing.without?.find((name) => !has(nodeNotAsked(name, '')));
  return hidden === undefined ? undefined : `no notice shows that ${hidden} is not asked`;
}

/** Definitions are files: nothing publishes to them. */
function mayLag({ over, broker, cluster }: Observed): boolean {
  return over !== 'definitions' && cluster?.nodes?.length !== 1 && mayRouteLate(versionOf(broker.version), cluster?.store);
}

function isUnreachable({ unreachable }: ClusterNode): boolean {
  return unreachable !== undefined;
}
