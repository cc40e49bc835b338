// A broker as the workflows see it, whatever the transports: one reader and one writer, each the best available. A transport is loaded
// when it is opened: the modules of both take 30 ms.
import { type Diagnostic, TopoError } from '../model/diagnostic.ts';
import type { BrokerIdentity } from '../model/observed.ts';
import type { Step } from '../model/plan.ts';
import type { BrokerLock, BrokerReader, BrokerWriter, Inventory, ReadAlarms, Secrets } from '../model/ports.ts';
import { isEmpty } from '../model/values.ts';
import type { BrokerAddresses, TlsOptions } from './address.ts';
import { mayEndConnection } from './amqp/connection/isolation.ts';
import { nameOverAmqp } from './cluster-name.ts';
import type { RunAbout } from './lock-identity.ts';
import type { AheadClient } from './management/client.ts';
import type { Management } from './management/open.ts';
import { withCluster } from './observe-cluster.ts';
import { requireSame } from './same-cluster.ts';
import type { Waits } from './waits.ts';

/** How to reach a broker. */
export interface BrokerOptions {
  readonly addresses: BrokerAddresses;
  readonly transport: Transport;
  readonly tls?: TlsOptions;
  /** The command, such as `plan`: part of the names of the connections. */
  readonly purpose: string;
  /** Virtual host of the first AMQP connection. */
  readonly vhost?: string;
  /** How long a migration waits for the consumers of a queue to leave, in milliseconds; default 60 000. */
  readonly drainMs?: number;
  /** How long a migration waits for the end of an alarm that begins while it runs, in milliseconds; default 60 000. */
  readonly alarmMs?: number;
  /** How long the lock must have been held in a cluster before it counts, in milliseconds; default 1,000. */
  readonly lockSettleMs?: number;
  /** Whether steps will be executed: then all required connections are opened before the first one. */
  readonly writing: boolean;
  /** The identity of this run, as the broker shows it with its connections and its lock. */
  readonly about?: RunAbout;
  /** The waits of the run. */
  readonly waits?: Waits;
  /** The values of secrets in documents; default none. */
  readonly secrets?: Secrets;
  /** Requests that were sent before (`beginReading`); closed with the broker. */
  readonly ahead?: AheadClient;
}

/** `auto`: observes over the management API if it responds, and uses AMQP for everything that AMQP can do. */
export type Transport = 'auto' | 'amqp' | 'http';

/** An open broker. */
export interface Broker {
  /** What each server reported of itself when it was opened: that of the management API, and that of AMQP for writing. */
  readonly identities: readonly BrokerIdentity[];
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  /** Absent over HTTP alone, which has no exclusive queues, and for read-only use. */
  readonly lock?: BrokerLock;
  /** Absent over AMQP alone. */
  readonly inventory?: Inventory;
  /** Absent for read-only use. */
  readonly alarms?: ReadAlarms;
  /** Unavailable transports and the consequences. */
  readonly notices: readonly Diagnostic[];
  /** Closes every connection; never throws and never hangs. */
  close(): Promise<void>;
}

interface Side {
  readonly identity: BrokerIdentity;
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  readonly lock?: BrokerLock;
  readonly inventory?: Inventory;
  readonly alarms: ReadAlarms;
  close(): Promise<void>;
}

/**
 * Opens the requested transport.
 * @throws TopoError if the broker cannot be reached or refuses the login; `wrong-broker` if the transports reach different clusters
 */
export async function openBroker(options: BrokerOptions): Promise<Broker> {
  switch (options.transport) {
    case 'amqp':
      return single(await openAmqpSide(options), options.writing);
    case 'http': {
      const management = await openManagementSide(options);
      return single({ ...management, reader: clustered(management.reader, management, options) }, options.writing);
    }
    case 'auto':
      return openBoth(options);
  }
}

async function openBoth(options: BrokerOptions): Promise<Broker> {
  const [[management, notices], named] = await Promise.all([tryManagement(options), options.writing ? undefined : nameOverAmqp(options)]);
  if (management === undefined) return { ...single(await openAmqpSide(options), options.writing), notices };
  const amqpUser = options.addresses.amqp[0]?.user;
  const sameUser = amqpUser === options.addresses.management[0]?.user;
  const reader = clustered(sameUser ? management.reader : besideUser(management.reader, amqpUser), management, options);
  try {
    if (!options.writing) {
      if (named !== undefined) requireSame(named, management.identity);
      return single({ ...management, reader }, false);
    }
    const amqp = await openAmqpSide(options, management);
    try {
      requireSame(amqp.identity, management.identity);
    } catch (error) {
      await amqp.close();
      throw error;
    }
    return joined(amqp, { ...management, reader }, sameUser ? undefined : amqpUser);
  } catch (error) {
    await management.close();
    throw error;
  }
}

/** An explicit management URL must work; a derived one may fail, which a notice reports. */
async function tryManagement(options: BrokerOptions): Promise<readonly [Management | undefined, readonly Diagnostic[]]> {
  try {
    return [await openManagementSide(options), []];
  } catch (error) {
    if (!(error instanceof TopoError) || options.addresses.managementGiven) throw error;
    const [first] = error.diagnostics;
    const reason = first === undefined ? '' : `: ${first.message}`;
    const message = `the management API is not used${reason}`;
    const hint = 'pass its address with --management, or --transport amqp';
    return [undefined, [{ code: 'management-unavailable', severity: 'notice', message, hint }]];
  }
}

async function openAmqpSide(
  { addresses, tls, purpose, vhost, about, drainMs, alarmMs, lockSettleMs, waits }: BrokerOptions,
  management?: Management,
): Promise<Side> {
  const { openAmqp } = await import('./amqp/open.ts');
  return await openAmqp({
    addresses: addresses.amqp,
    purpose,
    ...(tls === undefined ? {} : { tls }),
    ...(vhost === undefined ? {} : { vhost }),
    ...(drainMs === undefined ? {} : { drainMs }),
    ...(alarmMs === undefined ? {} : { alarmMs }),
    ...(lockSettleMs === undefined ? {} : { lockSettleMs }),
    ...(waits === undefined ? {} : { waits }),
    ...(about === undefined ? {} : { about }),
    ...(management === undefined
      ? {}
      : { findHolder: management.findLockHolder, viewLock: management.viewLock, finder: management.finder }),
  });
}

async function openManagementSide({ addresses, tls, waits, ahead, secrets }: BrokerOptions): Promise<Management> {
  const { openManagement } = await import('./management/open.ts');
  return await openManagement({
    addresses: addresses.management,
    ...(tls === undefined ? {} : { tls }),
    ...(waits === undefined ? {} : { waits }),
    ...(ahead === undefined ? {} : { ahead }),
    ...(secrets === undefined ? {} : { secrets }),
  });
}

function single({ identity, reader, writer, lock, inventory, alarms, close }: Side, writing: boolean): Broker {
  const optional = {
    ...(lock === undefined ? {} : { lock }),
    ...(inventory === undefined ? {} : { inventory }),
    ...(writing ? { alarms } : {}),
  };
  return { identities: [identity], reader, writer, ...optional, close, notices: [] };
}

/**
 * Observes over HTTP. Declares and binds over AMQP, which is faster. HTTP is used for what AMQP cannot do (policies, documents) and for what
 * it does more safely: an unbind with arguments identifies the exact binding (without any there is only one, and AMQP is several times as
 * fast), a delete checks unacknowledged messages. Quorum queues are deleted over AMQP nevertheless: their counts are live there, and up to
 * 10 s old over HTTP.
 */
function joined(amqp: Side, management: Management, otherUser: string | undefined): Broker {
  const writerOf = (step: Step): BrokerWriter => (isForAmqp(step) ? amqp.writer : management.writer);
  return {
    // a virtual host that does not exist yet may leave the other one unknown
    identities: [management.identity, ...(amqp.identity.version === undefined ? [] : [amqp.identity])],
    reader: management.reader,
    writer: {
      execute: async (step, options) => {
        const { unacknowledged, messages } = management;
        const writer = writerOf(step);
        const alarms = (): ReturnType<ReadAlarms> => management.alarms(step.entity.vhost);
        if (step.do === 'move') return await writer.execute(step, { ...options, unacknowledged, messages, alarms });
        if (step.do !== 'delete' || step.entity.kind !== 'queue' || writer !== amqp.writer) return await writer.execute(step, options);
        await management.requireInReach(step, step.entity);
        return await writer.execute(step, { ...options, inReach: true });
      },
      width: (step) => writerOf(step).width(step),
      leastMs: (step) => writerOf(step).leastMs?.(step) ?? 0,
    },
    ...(amqp.lock === undefined ? {} : { lock: { take: amqp.lock.take, ...(otherUser === undefined ? {} : { otherUser }) } }),
    inventory: management.inventory,
    alarms: async (vhost, signal) => (await management.alarms(vhost, signal)) ?? (await amqp.alarms(vhost, signal)),
    notices: [],
    close: async () => {
      await Promise.all([amqp.close(), management.close()]);
    },
  };
}

/** A node is asked with the login and the TLS settings of the URLs. */
function clustered(
  reader: BrokerReader,
  { finder, identity }: Management,
  { addresses, tls, purpose, transport }: BrokerOptions,
): BrokerReader {
  return withCluster(reader, {
    finder,
    version: identity.version,
    unreachable: async (node, vhost) => {
      if (transport === 'http') return 'the management API cannot ask it';
      const { unreachable } = await import('./amqp/connection/reach.ts');
      const options = { purpose, urls: addresses.amqp, ...(tls === undefined ? {} : { tls }) };
      return await unreachable(node, vhost, options, finder);
    },
  });
}

/** The user of the management API is not the one that binds over AMQP: its topic permissions do not matter. */
function besideUser(reader: BrokerReader, amqpUser: string | undefined): BrokerReader {
  return {
    observe: async (request) => {
      const { conditions, ...observed } = await reader.observe(request);
      if (conditions === undefined) return observed;
      const { topicPermissions: _, account, ...own } = conditions;
      if (account === undefined || amqpUser === undefined) return { ...observed, conditions: own };
      return { ...observed, conditions: { ...own, account: { ...account, amqpUser } } };
    },
  };
}

function isForAmqp(step: Step): boolean {
  if (step.do === 'try' || step.do === 'declare' || step.do === 'bind' || step.do === 'fence' || step.do === 'move') return true;
  // its consumers are counted late by the management API
  if (step.do === 'check' && step.messages === 'allowed') return true;
  if (step.do === 'unbind') return isEmpty(step.entity.arguments);
  // a name so long that RabbitMQ 4.x does not reveal the type of the queue over AMQP
  if (step.do === 'delete' && step.guard !== 'none' && mayEndConnection(step)) return false;
  return (step.do === 'delete' || step.do === 'check') && step.entity.kind === 'queue' && step.entity.type === 'quorum';
}
