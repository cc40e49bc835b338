// Opens a broker over AMQP: a reader, a writer, a lock, and the identity of the broker.

import { TopoError } from '../../model/diagnostic.ts';
import type { BrokerIdentity } from '../../model/observed.ts';
import type { BrokerLock, BrokerReader, BrokerWriter, ReadAlarms } from '../../model/ports.ts';
import { type BrokerAddress, printAddress, type TlsOptions } from '../address.ts';
import type { FindHolder, RunAbout } from '../lock-identity.ts';
import type { ViewLock } from '../lock-majority.ts';
import type { NodeFinder } from '../nodes.ts';
import type { Waits } from '../waits.ts';
import { createAmqpLock } from './change/exclusive-lock.ts';
import { createFences } from './change/fence.ts';
import { type LockTiming, lockTiming } from './change/lock-watch.ts';
import { createNodeLinks } from './change/node-links.ts';
import { createAmqpWriter } from './change/writer.ts';
import { type Sessions, sessionsOf } from './connection/sessions.ts';
import { probeAlarms } from './move/probe-alarms.ts';
import { createAmqpReader } from './observe/reader.ts';

/** How to open a broker over AMQP. */
export interface OpenAmqpOptions {
  /** Nodes of one cluster, tried in order; at least one. */
  readonly addresses: readonly BrokerAddress[];
  readonly tls?: TlsOptions;
  /** The command, such as `plan`; the broker shows its connections as `topo plan (observe)`. */
  readonly purpose: string;
  /** The identity of this run, as the broker shows it with its connections. */
  readonly about?: RunAbout;
  /** Names the holder of a lock. */
  readonly findHolder?: FindHolder;
  /** Shows whether a lock holds for the whole cluster. */
  readonly viewLock?: ViewLock;
  /** The waits of the run; by default they are not reported, and end by their limits alone. */
  readonly waits?: Waits;
  /** Limit per call, in milliseconds; the defaults and their reasons are in limits.ts. */
  readonly timeoutMs?: number;
  /** Virtual host of the first connection; default that of the URL, else `/`. The others are opened on first use. */
  readonly vhost?: string;
  /** How long a move of messages waits for the consumers of a queue to leave, in milliseconds; default 60 000. */
  readonly drainMs?: number;
  /** How long a move waits for the end of an alarm, in milliseconds; default 60 000, as for confirms. */
  readonly alarmMs?: number;
  /** Finds the nodes of the cluster; without it, only those of the addresses are known. */
  readonly finder?: NodeFinder;
  /** Overrides one of the times of the lock: how long it must have been held in a cluster, in milliseconds. */
  readonly lockSettleMs?: number;
  /** Overrides the times of takeovers of the lock, for tests. */
  readonly lockTiming?: LockTiming;
}

const defaultDrainMs = 60_000;
const defaultAlarmMs = 60_000;

/** A broker over AMQP. */
export interface OpenAmqp {
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  readonly lock: BrokerLock;
  readonly alarms: ReadAlarms;
  /** Updated by each connection that opens. */
  readonly identity: BrokerIdentity;
  /** Closes everything. Never throws, never hangs. */
  close(): Promise<void>;
}

/**
 * Connects at once, so that a wrong address or password fails here.
 * @throws TopoError `broker-unreachable`, `tls-failed`, `login-refused`, `connection-limit`; problems of a virtual host are reported
 * when it is observed, since a topology may never use the first one
 */
export async function openAmqp(options: OpenAmqpOptions): Promise<OpenAmqp> {
  const { findHolder, viewLock, about } = options;
  const login = options.addresses[0]?.user ?? '';
  const sessions = sessionsOf(options);
  const fences = createFences(createNodeLinks(options, options.finder), options.addresses, options.finder);
  const identity = (): BrokerIdentity => identityOf(sessions, options.addresses);
  const limit = options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs };
  try {
    await sessions.get(options.vhost ?? options.addresses[0]?.vhost ?? '/', 'observe');
  } catch (error) {
    if (!isAboutVhost(error)) throw error;
  }
  return {
    reader: createAmqpReader({ sessions, identity, ...limit }),
    writer: createAmqpWriter({
      sessions,
      moving: options,
      fences,
      drainMs: options.drainMs ?? defaultDrainMs,
      alarmMs: options.alarmMs ?? defaultAlarmMs,
      ...limit,
    }),
    alarms: (vhost, signal) => probeAlarms(options, vhost, signal),
    lock: createAmqpLock({
      sessions,
      ...limit,
      login,
      timing: { ...(options.lockTiming ?? lockTiming), ...(options.lockSettleMs === undefined ? {} : { settleMs: options.lockSettleMs }) },
      ...(findHolder === undefined ? {} : { findHolder }),
      ...(viewLock === undefined ? {} : { viewLock }),
      ...(about === undefined ? {} : { about }),
    }),
    get identity() {
      return identity();
    },
    close: async () => void (await Promise.all([sessions.close(), fences.close()])),
  };
}

function identityOf(sessions: Sessions, addresses: readonly BrokerAddress[]): BrokerIdentity {
  const known = sessions.known();
  const { clusterName: name, version } = known?.server ?? {};
  const address = known?.address ?? addresses.map(printAddress).join(', ');
  return { ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }), address };
}

function isAboutVhost(error: unknown): boolean {
  const codes = error instanceof TopoError ? error.diagnostics.map(({ code }) => code) : [];
  return codes.includes('vhost-not-found') || codes.includes('vhost-refused');
}
