// Runs of topo that hold the lock on nodes of a cluster, with short times for takeovers.
import { onTestFinished } from 'vitest';
import { parseAmqpUrls, parseManagementUrls } from '../../src/broker/address.ts';
import type { LockTiming } from '../../src/broker/amqp/change/lock-watch.ts';
import { openAmqp } from '../../src/broker/amqp/open.ts';
import type { ViewLock } from '../../src/broker/lock-majority.ts';
import { openManagement } from '../../src/broker/management/open.ts';
import type { BrokerLock, HeldLock } from '../../src/model/ports.ts';
import type { ClusterNode } from './cluster-node.ts';
import { eventually } from './eventually.ts';

/** A sixth of the real times for takeovers. */
const shortTiming: LockTiming = { takeoverMs: 10_000, staleMs: 7_000, everyMs: 500, settleMs: 1_000, viewMs: 500 };

/** The lock over a connection to the node, and the management API of the same or another one. Both are closed after the test. */
export async function lockOn(node: ClusterNode, management = node): Promise<BrokerLock> {
  const { viewLock, close } = await openManagement({ addresses: parseManagementUrls(management.httpUrl) });
  onTestFinished(close);
  return await open(node, { viewLock });
}

/** The lock over a connection to the node alone, which is closed after the test. */
export async function lockOverAmqp(node: ClusterNode): Promise<BrokerLock> {
  return await open(node, {});
}

async function open(node: ClusterNode, more: { readonly viewLock?: ViewLock }): Promise<BrokerLock> {
  const broker = await openAmqp({ addresses: parseAmqpUrls(node.amqpUrl), purpose: 'test', lockTiming: shortTiming, ...more });
  onTestFinished(() => broker.close());
  return broker.lock;
}

/** Resolves with the time by performance.now() when the lock is lost, within a minute. */
export function lossOf(held: HeldLock): Promise<number> {
  return eventually(() => {
    if (!held.lost.aborted) throw new Error('the lock is not lost');
    return performance.now();
  });
}
