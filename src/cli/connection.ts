// The flags and variables that name a broker, and the way from them to an open connection.
import { type BrokerAddresses, brokerAddresses, lacksLogin, type TlsOptions, withLogin } from '../broker/address.ts';
import type { RunAbout } from '../broker/lock-identity.ts';
import { type Broker, type BrokerOptions, openBroker, type Transport } from '../broker/open.ts';
import { Waits } from '../broker/waits.ts';
import { TopoError } from '../model/diagnostic.ts';
import type { Environment } from '../model/environment.ts';
import type { Secrets } from '../model/ports.ts';
import { unexpectedBroker } from '../rabbitmq/expected-broker.ts';
import { loginOf } from './credentials.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { readPemFiles } from './pem.ts';
import { UsageError } from './usage.ts';

/** Flags of every command that connects to a broker. */
export interface ConnectionOptions {
  readonly url?: string;
  readonly management?: string;
  readonly transport: Transport;
  readonly vhost?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** The environment of `-e`, whose values are among the others. */
  readonly inEnvironment?: Environment;
}

/** Where and how to reach the broker that a command line names: its flags and variables, parsed once. */
export interface Endpoint {
  /** With the logins of the URLs; those of other variables are read when a connection is opened. */
  readonly addresses: BrokerAddresses;
  readonly transport: Transport;
  /** The virtual host of documents that do not name one: that of --vhost, else that of the URL, else `/`. */
  readonly vhost: string;
  /** Where it is named explicitly; absent for `/` by default and in a URL, which many clients share. */
  readonly vhostBy?: '--vhost' | 'the URL';
  /** Names of the PEM files of --ca, --cert and --key; read when a connection is opened. */
  readonly tlsFiles: { readonly [option in keyof TlsOptions]?: string };
  /** The environment of `-e`: the broker must be the one that it expects. */
  readonly environment?: Environment;
}

/**
 * Parses the flags and variables.
 * @throws UsageError, or a TopoError `usage-url`: neither holds any part of a URL that could be a password
 */
export function endpointOf(options: ConnectionOptions, io: Io): Endpoint {
  const { vhost, transport, ca, cert, key, inEnvironment } = options;
  // usually the value of a shell variable that is not set
  if (vhost === '') throw new UsageError('error: --vhost is empty; the default virtual host is /');
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('error: --cert and --key require each other');
  const url = options.url ?? given(io.env['RABBITMQ_URL']);
  const addresses = brokerAddresses(url, options.management ?? given(io.env['RABBITMQ_MANAGEMENT_URL']));
  const tlsFiles = { ...(ca === undefined ? {} : { ca }), ...(cert === undefined ? {} : { cert }), ...(key === undefined ? {} : { key }) };
  const environment = inEnvironment === undefined ? {} : { environment: inEnvironment };
  return { addresses, transport, ...vhostChosen(vhost, addresses), tlsFiles, ...environment };
}

function vhostChosen(flag: string | undefined, { amqp }: BrokerAddresses): Pick<Endpoint, 'vhost' | 'vhostBy'> {
  if (flag !== undefined) return { vhost: flag, vhostBy: '--vhost' };
  const [{ vhost = '/' } = {}] = amqp;
  return vhost === '/' ? { vhost } : { vhost, vhostBy: 'the URL' };
}

/** An endpoint with its PEM files and its login read. */
export type ConnectionSettings = Pick<Endpoint, 'addresses' | 'transport'> & { readonly tls?: TlsOptions; readonly waits: Waits };

/** Reads the PEM files, and the login where the URLs lack one. @throws UsageError where a file cannot be read */
export async function connectionSettings(endpoint: Endpoint, io: Io): Promise<ConnectionSettings> {
  const { transport, tlsFiles } = endpoint;
  const addresses = lacksLogin(endpoint.addresses) ? withLogin(endpoint.addresses, await loginOf(io)) : endpoint.addresses;
  const onWait = (text: string): void => io.err(`${io.errIsTerminal ? '\r\u001b[K' : ''}${text}\n`);
  const waits = new Waits({ signal: io.signal, onWait, ...(io.waitLimits === undefined ? {} : { limits: io.waitLimits }) });
  if (Object.keys(tlsFiles).length === 0) return { addresses, transport, waits };
  return { addresses, transport, waits, tls: await readPemFiles(tlsFiles, io) };
}

/** The purpose of a connection. */
export interface Use {
  /** The command. */
  readonly purpose: string;
  readonly writing: boolean;
  /** Who runs the command, for others that wait for its lock. */
  readonly about?: RunAbout;
  /** How long a migration waits for the consumers of a queue to leave, in milliseconds. */
  readonly drainMs?: number;
  /** How long a migration waits for the end of an alarm that begins while it runs, in milliseconds. */
  readonly alarmMs?: number;
  /** The secrets of documents; default none. */
  readonly secrets?: Secrets;
  /** The virtual hosts to read. The first one is connected to first: the user may have no access to any other. */
  readonly vhosts: readonly string[];
}

/** Opens the broker. @throws TopoError where it cannot be reached; `wrong-broker` where it is not the one that the environment expects */
export async function connect(endpoint: Endpoint, use: Use, io: Io): Promise<Broker> {
  return await connectWith(await connectionSettings(endpoint, io), endpoint, use, io);
}

/** Connects and closes the connection, if the environment expects a certain broker. @throws as `connect` does */
export async function requireExpectedBroker(endpoint: Endpoint, purpose: string, io: Io): Promise<void> {
  const { cluster, version } = endpoint.environment?.expect ?? {};
  if (cluster === undefined && version === undefined) return;
  const broker = await connect(endpoint, { purpose, writing: false, vhosts: [endpoint.vhost] }, io);
  await broker.close();
}

/** The same with settings that were read before, and requests that were sent ahead. */
export async function connectWith(
  settings: ConnectionSettings & Pick<BrokerOptions, 'ahead'>,
  endpoint: Endpoint,
  { vhosts, ...use }: Use,
  io: Io,
): Promise<Broker> {
  const vhost = vhosts[0] ?? endpoint.vhost;
  const broker = await unlessInterrupted(openBroker({ ...settings, ...use, vhost }), io.signal);
  const { environment } = endpoint;
  if (environment === undefined) return broker;
  const [fault] = broker.identities.flatMap((identity) => unexpectedBroker(environment, identity) ?? []);
  if (fault === undefined) return broker;
  await broker.close();
  throw new TopoError([fault]);
}

/** An empty variable counts as one that is not set. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
