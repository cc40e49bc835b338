// The flags and variables that say how to reach a broker.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TlsOptions } from '../broker/address.ts';
import type { RunAbout } from '../broker/lock-identity.ts';
import { type Broker, defaultUrl, openBroker, type Transport, vhostOfUrl } from '../broker/open.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** Flags of every command that talks to a broker. */
export interface ConnectionOptions {
  readonly url?: string;
  readonly management?: string;
  readonly transport: Transport;
  readonly vhost?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** The virtual host of documents that name none: --vhost, then that of the URL, then `/`. */
export function defaultVhost(options: ConnectionOptions, io: Io): string {
  // mostly a shell variable that is not set
  if (options.vhost === '') throw new UsageError('error: --vhost is empty; the default virtual host is /');
  return options.vhost ?? vhostOfUrl(urlOf(options, io)) ?? '/';
}

/** What the flags and variables say, with files read. */
export interface ConnectionSettings {
  readonly url: string;
  readonly management?: string;
  readonly tls?: TlsOptions;
}

/** Reads the flags, the variables and the files that they name. */
export async function connectionSettings(options: ConnectionOptions, io: Io): Promise<ConnectionSettings> {
  const url = urlOf(options, io) ?? defaultUrl;
  const management = whole(options.management ?? given(io.env['RABBITMQ_MANAGEMENT_URL']));
  const tls = await tlsOf(options, io);
  return { url, ...(management === undefined ? {} : { management }), ...(tls === undefined ? {} : { tls }) };
}

/** What a connection is for. */
export interface Use {
  /** The command. */
  readonly purpose: string;
  readonly writing: boolean;
  /** Who runs it, where others may wait for it. */
  readonly about?: RunAbout;
  /** How long a migration waits for the consumers of a queue to leave. */
  readonly drainMs?: number;
  /** The virtual hosts that will be looked at. The first is connected to first: a user may have no access to any other. */
  readonly vhosts: readonly string[];
}

/** Opens the broker that the command line names. Throws a TopoError where it cannot be reached. */
export async function connect(options: ConnectionOptions, { purpose, writing, vhosts, about, drainMs }: Use, io: Io): Promise<Broker> {
  const vhost = vhosts[0] ?? defaultVhost(options, io);
  const settings = await connectionSettings(options, io);
  const opening = openBroker({
    ...settings,
    transport: options.transport,
    purpose,
    vhost,
    writing,
    ...(about === undefined ? {} : { about }),
    ...(drainMs === undefined ? {} : { drainMs }),
  });
  return unlessInterrupted(opening, io.signal);
}

function urlOf(options: ConnectionOptions, io: Io): string | undefined {
  return whole(options.url ?? given(io.env['RABBITMQ_URL']));
}

/**
 * A password with a bare / ? or # would end the host part early, and what follows would be taken for a virtual host or a path, and
 * printed. An @ behind the host part gives it away.
 */
function whole(urls: string | undefined): string | undefined {
  if (urls === undefined || !urls.split(/,(?=\s*[a-z]+:\/\/)/i).some((url) => /:\/\/[^/?#]*[/?#].*@/s.test(url))) return urls;
  throw new UsageError(
    'error: a broker URL has a bare @ after its host; percent-encode special characters: / is %2F, @ is %40, ? is %3F, # is %23',
  );
}

/** An empty variable is one that is not set. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

async function tlsOf({ ca, cert, key }: ConnectionOptions, io: Io): Promise<TlsOptions | undefined> {
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('error: --cert and --key belong together');
  const files = await Promise.all(
    Object.entries({ ca, cert, key }).map(async ([name, file]) =>
      file === undefined ? [] : [[name, await read(file, name, io)] as const],
    ),
  );
  const given = files.flat();
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

async function read(file: string, flag: string, io: Io): Promise<Buffer> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (error) {
    throw new UsageError(`error: --${flag} ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
