// The objects that a command reads only: declared in files, of a live broker (--live), or of an exported definitions file (--against).
import { type Diagnostic, problem, TopoError } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import type { Observed } from '../model/observed.ts';
import { outageNotices } from '../planner/outage-notices.ts';
import { type ConnectionOptions, connect, type Endpoint } from './connection.ts';
import { openDefinitions } from './definitions-file.ts';
import { fileFlag, type InputOptions, loadOrReport } from './input.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** Flags that select the origin. */
export interface OriginOptions extends InputOptions, ConnectionOptions {
  readonly live?: boolean;
  readonly against?: string;
}

/** The command, and what it reads of a broker besides its objects. */
export interface OriginPurpose {
  readonly command: 'route' | 'why';
  /** The reason for which AMQP alone is not enough, as a sentence without a full stop. */
  readonly needsListing: string;
}

/** The entities, with what is known of their source. */
export interface Origin {
  readonly entities: readonly Entity[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources?: ReadonlyMap<string, string>;
  readonly version?: string;
  /** Of a broker or an export. */
  readonly observed?: Observed;
}

/**
 * Reads the origin, or reports invalid files.
 * @throws UsageError for flags that exclude each other; TopoError `management-unavailable` for a broker whose objects cannot be listed
 */
export async function originOf(
  { command, needsListing }: OriginPurpose,
  paths: readonly string[],
  options: OriginOptions,
  endpoint: Endpoint,
  io: Io,
): Promise<Origin | { readonly exitCode: number }> {
  const elsewhere = options.live === true || options.against !== undefined;
  if (elsewhere && paths.length > 0) throw new UsageError('error: --live and --against replace the paths: pass one or the other');
  const flag = elsewhere ? fileFlag(options) : undefined;
  if (flag !== undefined) throw new UsageError(`error: --live and --against read no files, so ${flag} has no effect`);
  if (options.live === true && options.against !== undefined) throw new UsageError('error: --live and --against cannot be combined');
  if (options.live === true) return fromBroker({ command, needsListing }, endpoint, io);
  if (options.against !== undefined) return fromDefinitions(options.against, endpoint.vhost, io);
  const loaded = await loadOrReport(command, paths, options, { ...endpoint, selects: true }, io);
  if ('exitCode' in loaded) return loaded;
  const { topology, diagnostics, sources } = loaded.loaded;
  const declared = [...topology.declarations.values()].filter(({ presence }) => presence !== 'absent');
  return { entities: declared.map(({ entity }) => entity), diagnostics, sources };
}

async function fromDefinitions(file: string, vhost: string, io: Io): Promise<Origin> {
  const { reader, notices } = await openDefinitions(file, vhost, io);
  return observedOrigin(await reader.observe({ vhosts: [vhost], wanted: new Map() }), notices);
}

async function fromBroker({ command, needsListing }: OriginPurpose, endpoint: Endpoint, io: Io): Promise<Origin> {
  const { vhost } = endpoint;
  const broker = await connect(endpoint, { purpose: command, writing: false, vhosts: [vhost] }, io);
  try {
    const observing = broker.reader.observe({ vhosts: [vhost], wanted: new Map(), signal: io.signal });
    const observed = await unlessInterrupted(observing, io.signal);
    if (!observed.complete) {
      const hint = 'enable the management plugin, or name its address with --management';
      throw new TopoError([problem('management-unavailable', needsListing, { hint })]);
    }
    return observedOrigin(observed, [...broker.notices, ...outageNotices(observed)]);
  } finally {
    await broker.close();
  }
}

function observedOrigin(observed: Observed, diagnostics: readonly Diagnostic[]): Origin {
  const { observations, broker } = observed;
  const entities = [...observations.values()].flatMap((one) => (one.state === 'present' ? [one.entity] : []));
  return { entities, diagnostics, observed, ...(broker.version === undefined ? {} : { version: broker.version }) };
}
