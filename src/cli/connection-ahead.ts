// A broker that is read for a plan: while topo parses the files, the broker prepares its responses. The order of errors does not change: an
// error of the files is the only one reported, and those of the connection follow when the files are valid.

import { beginReading } from '../broker/begin-reading.ts';
import type { Broker, BrokerOptions } from '../broker/open.ts';
import type { Unparsed } from '../loader/load.ts';
import { type ConnectionSettings, connectionSettings, connectWith, type Endpoint, type Use } from './connection.ts';
import { type InputOptions, type LoadedFiles, loadOrReport } from './input.ts';
import type { Io } from './io.ts';
import { secretsOf } from './secret-values.ts';

/** Files of fewer characters are parsed within the time of one request, about 50 ms: nothing is sent before they are known to be valid. */
const fewCharacters = 50_000;

/** The connection of a command that loads files first. */
interface ConnectionAhead {
  /** Sends requests that change nothing, if parsing takes long enough; for `onRead` of the loader. Never fails. */
  begin(read: Unparsed): Promise<void>;
  /** Opens the broker. @throws TopoError where it cannot be reached; UsageError for the files of the login and of TLS */
  open(use: Use): Promise<Broker>;
  /** Ends the requests that no broker was opened for. */
  close(): void;
}

/** The connection to an endpoint. The login and the PEM files are read once. */
function connectionAhead(endpoint: Endpoint, io: Io): ConnectionAhead {
  let settings: Promise<ConnectionSettings> | undefined;
  let ahead: BrokerOptions['ahead'];
  let closed = false;
  return {
    begin: async ({ characters, vhost }) => {
      if (characters < fewCharacters) return;
      settings = connectionSettings(endpoint, io);
      // `open` reports the failure
      const read = await settings.catch(() => undefined);
      if (read === undefined) return;
      ahead = await beginReading(read, vhost);
      if (closed) ahead?.close();
    },
    open: async (use) => {
      const read = await (settings ?? connectionSettings(endpoint, io));
      return await connectWith({ ...read, ...(ahead === undefined ? {} : { ahead }) }, endpoint, use, io);
    },
    close: () => {
      closed = true;
      ahead?.close();
    },
  };
}

/**
 * Loads the files of a command that changes nothing, while the broker prepares its responses, and runs the command on both. If the files have
 * errors, writes the diagnostics and returns their exit code.
 */
export async function loadedBeside(
  command: 'plan' | 'drift',
  paths: readonly string[],
  options: InputOptions,
  endpoint: Endpoint,
  io: Io,
  run: (loaded: LoadedFiles, broker: Broker) => Promise<number>,
): Promise<number> {
  const ahead = connectionAhead(endpoint, io);
  try {
    const input = await loadOrReport(command, paths, options, endpoint, io, { onRead: ahead.begin });
    if ('exitCode' in input) return input.exitCode;
    const broker = await ahead.open({
      purpose: command,
      writing: false,
      vhosts: input.loaded.topology.vhosts,
      secrets: secretsOf(options, io),
    });
    try {
      return await run(input.loaded, broker);
    } finally {
      await broker.close();
    }
  } finally {
    ahead.close();
  }
}
