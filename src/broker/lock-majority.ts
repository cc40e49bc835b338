// Whether a lock holds for the whole cluster. Mnesia (3.10 to 4.2) serves each side of a network partition from its own copy of the
// metadata, so each side grants the lock (3.10.8, 4.0.5: within 50 ms after it has noticed the partition). Only one side can be a majority.
import { TopoError } from '../model/diagnostic.ts';
import { storeOf } from '../rabbitmq/routing-lag.ts';
import { versionOf } from '../rabbitmq/version.ts';

/** A member of the cluster, as one of its nodes sees it. */
export interface MemberView {
  readonly name: string;
  readonly running: boolean;
  /** The nodes that it is partitioned from; known some seconds after they have met again, until one side is restarted. */
  readonly partitions: readonly string[];
}

/** What one node of the cluster shows about a lock. */
export interface LockView {
  /** `hidden` without the tag `monitoring`, `silent` if the node does not list them. */
  readonly members: readonly MemberView[] | 'hidden' | 'silent';
  /**
   * The run that holds it (`topo-run`); undefined if the lock does not exist there, `hidden` if the user may not see it, `silent` if the node
   * does not answer the question.
   */
  readonly run: string | 'hidden' | 'silent' | undefined;
  /** The address of the node, without credentials. */
  readonly address: string;
}

/**
 * Reads the view of the node of the management API. `silent` if it does not respond; an error that no later request will be without
 * (`proxy-decodes-slash`).
 */
export type ViewLock = (vhost: string, name: string) => Promise<LockView | 'silent' | TopoError>;

/** Why a lock may not be the only one. `silent`: that could not be found out, `error` if it never will be. */
export type LockDoubt = { readonly silent: boolean; readonly why: string; readonly error?: TopoError };

/** Whether a version may grant one lock twice: Khepri grants nothing without a majority. */
export function mayGrantTwice(version: string | undefined): boolean {
  return storeOf(versionOf(version)) !== 'khepri';
}

/** Whether the cluster has one node only, as far as that is visible. */
export function isSingleNode(view: Awaited<ReturnType<ViewLock>> | undefined): boolean {
  return typeof view === 'object' && 'members' in view && Array.isArray(view.members) && view.members.length === 1;
}

/**
 * Whether a node that does not show the lock of the run may be one of another broker. Where each side of a partition has metadata of its own, a
 * cluster that does not show it is a doubt (`doubtOf`).
 */
export function isElsewhere(view: Awaited<ReturnType<ViewLock>>, run: string, version: string | undefined): view is LockView {
  if (view === 'silent' || view instanceof TopoError) return false;
  if (view.run === run || view.run === 'hidden' || view.run === 'silent') return false;
  return !mayGrantTwice(version) || view.members === 'hidden' || isSingleNode(view);
}

/** Why the lock of the run may not be the only one; undefined if it is, or if the user may not see that. */
export function doubtOf(view: Awaited<ReturnType<ViewLock>>, run: string): LockDoubt | undefined {
  if (view instanceof TopoError) return { silent: true, why: view.message, error: view };
  const members = view === 'silent' ? 'silent' : view.members;
  if (view === 'silent' || members === 'silent') return { silent: true, why: 'the management API does not show the nodes of the cluster' };
  if (members === 'hidden') return undefined;
  const down = members.filter(({ running }) => !running).map(({ name }) => name);
  const up = members.length - down.length;
  if (2 * up <= members.length) return sure(`${up} of ${members.length} nodes running, not a majority: ${down.join(', ')} not reached`);
  const parted = members.find(({ partitions }) => partitions.length > 0);
  if (parted !== undefined) return sure(`node ${parted.name} reports a network partition from ${parted.partitions.join(', ')}`);
  if (members.length === 1 || view.run === 'hidden' || view.run === run) return undefined;
  return sure('the majority of the cluster does not reach the node of the AMQP connection, or does not see its lock');
}

function sure(why: string): LockDoubt {
  return { silent: false, why };
}
