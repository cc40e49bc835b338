// Opens the management API of a broker: identifies the server at once, so that a caller can do without it if it does not respond.
import type { Code } from '../../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../../model/diagnostic.ts';
import type { Queue } from '../../model/entity.ts';
import type { Alarm, BrokerIdentity } from '../../model/observed.ts';
import type { Step } from '../../model/plan.ts';
import type { BrokerReader, BrokerWriter, Inventory, Secrets } from '../../model/ports.ts';
import { erlangRelease } from '../../rabbitmq/pattern-limitations.ts';
import type { BrokerAddress, TlsOptions } from '../address.ts';
import type { ViewLock } from '../lock-majority.ts';
import type { NodeFinder } from '../nodes.ts';
import { noSecrets } from '../secrets.ts';
import type { Waits } from '../waits.ts';
import { readAlarms } from './alarms.ts';
import { type AheadClient, type Client, createClient } from './client.ts';
import type { HttpRequest } from './http.ts';
import { requireInReach } from './idle-queue.ts';
import { createInventory } from './inventory.ts';
import { findLockHolder } from './lock-holder.ts';
import { viewLock } from './lock-view.ts';
import { createNodeFinder } from './nodes.ts';
import { messages, unacknowledged } from './queue-totals.ts';
import { createManagementReader, type ManagementServer } from './reader.ts';
import { getJson } from './response.ts';
import { createManagementWriter } from './writer.ts';

/** How to reach the management API. */
export interface ManagementOptions {
  /** The nodes of one cluster, in the order to try them. */
  readonly addresses: readonly BrokerAddress[];
  readonly tls?: TlsOptions;
  /**
   * Milliseconds until a response must be complete; default 90 000. Above the 60 s after which RabbitMQ itself drops a request
   * (4.3, a queue whose node is down), so that its reply arrives.
   */
  readonly timeoutMs?: number;
  /** The client of the first address that has sent requests ahead (`ahead.ts`); closed with the API. */
  readonly ahead?: AheadClient;
  /** The waits of the run. */
  readonly waits?: Waits;
  /** The values of secrets; default none. */
  readonly secrets?: Secrets;
}

/** The open management API of one node. */
export interface Management {
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  readonly inventory: Inventory;
  readonly identity: BrokerIdentity;
  /** Finds the nodes of the cluster. */
  readonly finder: NodeFinder;
  /** Describes the holder of the lock of a virtual host, by the name of its queue; undefined if it is not visible. */
  findLockHolder(vhost: string, name: string): Promise<string | undefined>;
  /** Shows whether the lock of a run holds for the whole cluster. */
  readonly viewLock: ViewLock;
  /** Names of the exchange types that can be declared. */
  readonly exchangeTypes: readonly string[];
  /** The number of unacknowledged messages of a queue; undefined if it is not visible. */
  unacknowledged(queue: Queue): Promise<number | undefined>;
  /** The alarms in effect; undefined if they are not visible. */
  alarms(vhost: string, signal?: AbortSignal): Promise<readonly Alarm[] | undefined>;
  /**
   * Resolves if the queue of a step is not down, or is missing.
   * @throws TopoError `step-refused` if it is down, or if that is not visible
   */
  requireInReach(step: Step, queue: Queue): Promise<void>;
  /** The number of its messages, ready and unacknowledged, at one moment; undefined if it is not visible. */
  messages(queue: Queue): Promise<number | undefined>;
  /** Closes all connections; never fails, never waits. */
  close(): Promise<void>;
}

/** Milliseconds until a response must be complete. */
export const responseMs = 90_000;
/** Milliseconds for the first request, which a healthy broker answers at once. */
const firstMs = 15_000;

/**
 * Opens the first node that responds.
 * @throws TopoError `management-unavailable` if no server responds or it is not RabbitMQ; `login-refused`;
 * `access-refused` for a user without the tag `management`; `tls-failed`
 */
export async function openManagement({
  addresses,
  timeoutMs = responseMs,
  ahead,
  secrets = noSecrets,
  ...options
}: ManagementOptions): Promise<Management> {
  const failures: Diagnostic[] = [];
  for (const [at, address] of addresses.entries()) {
    const client = at === 0 && ahead !== undefined ? ahead : createClient(address, { ...options, timeoutMs });
    const opened = await openOne(client, timeoutMs, secrets);
    if (!Array.isArray(opened)) return opened as Management;
    failures.push(...opened);
  }
  throw new TopoError(failures);
}

/** The open API, or the reason for the failure. */
async function openOne(client: Client, timeoutMs: number, secrets: Secrets): Promise<Management | Diagnostic[]> {
  try {
    const server = await askServer(client, Math.min(timeoutMs, firstMs));
    return {
      reader: createManagementReader(client, server, secrets),
      writer: createManagementWriter(client, secrets),
      inventory: createInventory(client),
      unacknowledged: (queue) => unacknowledged(client, queue),
      alarms: (_, signal) => readAlarms(client, signal === undefined ? {} : { signal }),
      requireInReach: (step, queue) => requireInReach(client, step, queue),
      messages: (queue) => messages(client, queue),
      ...server,
      finder: createNodeFinder(client),
      findLockHolder: (vhost, name) => findLockHolder(client, vhost, name),
      viewLock: (vhost, name) => viewLock(client, vhost, name),
      close: async () => client.close(),
    };
  } catch (error) {
    client.close();
    if (error instanceof TopoError) return error.diagnostics.map(unavailable);
    throw error;
  }
}

/** The first request. */
export const overviewCall = {
  method: 'GET',
  path: ['overview'],
  query: 'disable_stats=true&columns=rabbitmq_version,erlang_version,cluster_name,exchange_types.name',
} as const satisfies HttpRequest;

/** /api/overview requires the tag `management` and nothing else (3.10 to 4.3). */
async function askServer(client: Client, timeoutMs: number): Promise<ManagementServer> {
  const overview = (await getJson({ client }, { ...overviewCall, timeoutMs })) as { [field: string]: unknown } | null;
  const version = overview?.['rabbitmq_version'];
  if (typeof version !== 'string') {
    throw new TopoError([problem('management-unavailable', `the server at ${client.address} did not identify itself as RabbitMQ`)]);
  }
  const name = overview?.['cluster_name'];
  const types = overview?.['exchange_types'];
  const erlang = erlangRelease(overview?.['erlang_version']);
  return {
    identity: { address: client.address, version, ...(typeof name === 'string' ? { name } : {}) },
    exchangeTypes: (Array.isArray(types) ? types : []).map((type: { name?: unknown }) => String(type.name)),
    ...(erlang === undefined ? {} : { erlang }),
  };
}

/** Until RabbitMQ has responded, the management API may not exist. */
const beforeAnyAnswer: readonly Code[] = ['broker-unreachable', 'connection-lost', 'unexpected-response'];

function unavailable(diagnostic: Diagnostic): Diagnostic {
  return beforeAnyAnswer.includes(diagnostic.code) ? { ...diagnostic, code: 'management-unavailable' } : diagnostic;
}
