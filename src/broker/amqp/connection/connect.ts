// Opens AMQP connections: the only place that calls amqplib's connect. Tries the nodes of a cluster in order, and turns every failure
// into a TopoError. A connection returned here has its listeners attached and can be destroyed without the broker's cooperation.
import { type ChannelModel, connect } from 'amqplib';
import { type Diagnostic, problem, TopoError } from '../../../model/diagnostic.ts';
import { type BrokerAddress, printAddress, type TlsOptions } from '../../address.ts';
import type { RunAbout } from '../../lock-identity.ts';
import { timedOut, Waits } from '../../waits.ts';
import { connectProblem, isFinal, isHidden } from './connect-errors.ts';
import { inquire } from './connect-inquiry.ts';
import { connectMs, heartbeatSeconds, inquireMs } from './limits.ts';

/** How to connect. */
export interface DialOptions {
  /** Nodes of one cluster, tried in order; at least one. */
  readonly addresses: readonly BrokerAddress[];
  readonly tls?: TlsOptions;
  /** Overrides the limit for a connection to open, in milliseconds. */
  readonly timeoutMs?: number;
  /** `connection_name`, shown in the management UI and the log of the broker. */
  readonly name: string;
  /** Further client properties that the broker shows, under `topo`. No secrets. */
  readonly about?: RunAbout;
  /** The waits of the run; by default they are not reported, and end by their limits alone. */
  readonly waits?: Waits;
  /** Ends the attempt: the connection is no longer needed. */
  readonly abandon?: AbortSignal;
}

/** The server properties that a broker sends in the handshake. */
export interface ServerProperties {
  readonly product?: string;
  readonly version?: string;
  readonly clusterName?: string;
}

/** An open connection to one virtual host. */
export interface Dialled {
  readonly model: ChannelModel;
  readonly address: BrokerAddress;
  readonly server: ServerProperties;
  /** The maximum number of open channels (`channel_max`, which an operator may set low). */
  readonly channels: number;
  /** Destroys the socket at once, independent of the broker. */
  destroy(): void;
}

/**
 * Connects to a virtual host on the first node that responds. A refusal (login, virtual host, limit) ends the
 * search: the other nodes would refuse as well.
 * @throws TopoError `broker-unreachable` or `tls-failed` with one diagnostic per node, `login-refused`, `vhost-not-found`,
 * `vhost-refused`, `connection-limit`; `interrupted` if the run was, or the attempt was abandoned
 */
export async function dial(options: DialOptions, vhost: string): Promise<Dialled> {
  const problems: Diagnostic[] = [];
  for (const address of options.addresses) {
    const outcome = await dialOne(address, options, vhost);
    if ('model' in outcome) return outcome;
    if (isFinal(outcome)) throw new TopoError([outcome]);
    problems.push(outcome);
  }
  throw new TopoError(problems);
}

async function dialOne(
  address: BrokerAddress,
  { tls = {}, name, about, timeoutMs = connectMs, waits = new Waits(), abandon }: DialOptions,
  vhost: string,
): Promise<Dialled | Diagnostic> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const stopped = (): boolean => waits.interrupted || abandon?.aborted === true;
  abandon?.addEventListener('abort', stop, { once: true });
  const at = printAddress(address);
  try {
    if (stopped()) throw new Error('not begun');
    const connecting = connect(
      urlOf(address, vhost),
      socketOptions(tls, { connection_name: name, ...(about === undefined ? {} : { topo: about }) }, abort.signal),
    );
    const opened = await waits.within(connecting, timeoutMs, () => `a connection to ${at}`);
    if (opened === timedOut) abort.abort();
    const model = opened === timedOut ? await connecting : opened;
    // Without a listener, an 'error' event would end the process. The session adds its own.
    model.on('error', () => {});
    return { model, address, server: serverOf(model), channels: channelsOf(model), destroy: () => abort.abort() };
  } catch (error) {
    abort.abort();
    if (stopped()) return problem('interrupted', `interrupted while connecting to ${at}`);
    const asking = isHidden(error)
      ? waits.within(inquire(address, vhost, tls, inquireMs), 2 * inquireMs, () => `a response from ${at}`)
      : timedOut;
    const finding = await asking;
    return connectProblem(error, address, vhost, finding === timedOut ? { kind: 'nothing' } : finding, timeoutMs);
  } finally {
    abandon?.removeEventListener('abort', stop);
  }
}

/** An object, of which amqplib unescapes only the virtual host. */
function urlOf(address: BrokerAddress, vhost: string): Parameters<typeof connect>[0] {
  const { protocol, host, port, user, password, heartbeat } = address;
  return {
    protocol,
    hostname: host,
    port,
    username: user,
    password,
    vhost: encodeURIComponent(vhost),
    heartbeat: heartbeat ?? heartbeatSeconds,
  };
}

function socketOptions(
  tls: TlsOptions,
  clientProperties: { readonly [name: string]: unknown },
  signal: AbortSignal,
): Parameters<typeof connect>[1] {
  const options = {
    ...tls,
    // Nagle's algorithm costs 43 ms per channel that an error closes. amqplib ignores noDelay in the URL object.
    noDelay: true,
    // Node destroys the socket on abort; amqplib cannot.
    signal,
    clientProperties,
  };
  return options;
}

function serverOf(model: ChannelModel): ServerProperties {
  const { product, version, cluster_name: clusterName } = model.connection.serverProperties;
  return {
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    ...(clusterName === undefined ? {} : { clusterName }),
  };
}

/** As agreed in the handshake. amqplib has it in an undocumented property; it throws for one channel more. */
function channelsOf(model: ChannelModel): number {
  const { channelMax } = model.connection as { readonly channelMax?: unknown };
  if (typeof channelMax !== 'number') throw new Error('amqplib does not expose the channel limit of a connection');
  return channelMax;
}

/** The address of an open connection, without credentials. */
export function addressOf(dialled: Dialled): string {
  return printAddress(dialled.address);
}
