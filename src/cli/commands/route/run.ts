// topo route: shows where a message would be routed and why; from files, a live broker or an export. Publishes nothing.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Entity } from '../../../model/entity.ts';
import type { Observed } from '../../../model/observed.ts';
import type { Publication } from '../../../model/publication.ts';
import type { Arguments, ArgumentValue } from '../../../model/values.ts';
import { outageNotices } from '../../../planner/outage-notices.ts';
import { renderRoute } from '../../../reporter/route.ts';
import { networkOf } from '../../../router/network.ts';
import { explain } from '../../../router/route.ts';
import { uncertainDestinations } from '../../../router/uncertain.ts';
import { type ConnectionOptions, connect, type Endpoint, endpointOf } from '../../connection.ts';
import { openDefinitions } from '../../definitions-file.ts';
import { exit } from '../../exit.ts';
import { fileFlag, type InputOptions, loadOrReport } from '../../input.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { styleOf, write } from '../../output.ts';
import { targetOf } from '../../target.ts';
import { UsageError } from '../../usage.ts';

/** Flags of `topo route`. */
export interface RouteOptions extends InputOptions, ConnectionOptions {
  /** `NAME=value`. */
  readonly header: readonly string[];
  readonly mandatory?: boolean;
  readonly live?: boolean;
  readonly against?: string;
  /** RabbitMQ version whose rules apply. */
  readonly target?: string;
}

/** The entities, with what is known of their source. */
interface Origin {
  readonly entities: readonly Entity[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources?: ReadonlyMap<string, string>;
  readonly version?: string;
}

/** Runs `topo route`. */
export async function route(exchange: string, key: string, paths: readonly string[], options: RouteOptions, io: Io): Promise<number> {
  const headers = parseHeaders(options.header);
  if (options.target !== undefined) targetOf(options.target);
  const endpoint = endpointOf(options, io);
  const origin = await originOf(paths, options, endpoint, io);
  if ('exitCode' in origin) return origin.exitCode;
  const vhost = options.vhost ?? vhostWith(exchange, origin.entities) ?? endpoint.vhost;
  const publication: Publication = {
    vhost,
    exchange,
    routingKey: key,
    headers,
    persistent: true,
    mandatory: options.mandatory === true,
  };
  const version = options.target ?? origin.version;
  const network = networkOf(origin.entities, version === undefined ? {} : { version });
  const routing = explain(network, publication);
  const unclear = network.unclear.map(({ policy, reason }) => `${policy}: ${reason}`);
  const text = renderRoute(publication, routing, unclear, styleOf(options, io));
  const { sources } = origin;
  const diagnostics = [...origin.diagnostics, ...uncertainDestinations(routing)];
  const exitCode = routing.refusal === undefined ? exit.ok : exit.refused;
  const report = { command: 'route', exitCode, diagnostics, text, data: { publication, routing, unclear } };
  return write(sources === undefined ? report : { ...report, sources }, options, io);
}

/** Headers of the command line: a value that is a number, true, false, null, or in quotes or brackets is JSON, any other is a string. */
function parseHeaders(texts: readonly string[]): Arguments {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new UsageError('error: --header requires NAME=value');
      return [text.slice(0, at), headerValue(text.slice(at + 1))] as const;
    }),
  );
}

function headerValue(text: string): ArgumentValue {
  if (!/^(-?\d|true$|false$|null$|["[{])/.test(text)) return text;
  try {
    return JSON.parse(text) as ArgumentValue;
  } catch {
    return text; // a string that begins like JSON, such as a date
  }
}

async function originOf(
  paths: readonly string[],
  options: RouteOptions,
  endpoint: Endpoint,
  io: Io,
): Promise<Origin | { readonly exitCode: number }> {
  const elsewhere = options.live === true || options.against !== undefined;
  if (elsewhere && paths.length > 0) throw new UsageError('error: --live and --against replace the paths: pass one or the other');
  const flag = elsewhere ? fileFlag(options) : undefined;
  if (flag !== undefined) throw new UsageError(`error: --live and --against read no files, so ${flag} has no effect`);
  if (options.live === true && options.against !== undefined) throw new UsageError('error: --live and --against cannot be combined');
  if (options.live === true) return fromBroker(endpoint, io);
  if (options.against !== undefined) return fromDefinitions(options.against, endpoint.vhost, io);
  const loaded = await loadOrReport('route', paths, options, { ...endpoint, selects: true }, io);
  if ('exitCode' in loaded) return loaded;
  const { topology, diagnostics, sources } = loaded.loaded;
  const declared = [...topology.declarations.values()].filter(({ presence }) => presence !== 'absent');
  return { entities: declared.map(({ entity }) => entity), diagnostics, sources };
}

async function fromDefinitions(file: string, vhost: string, io: Io): Promise<Origin> {
  const { reader, notices } = await openDefinitions(file, vhost, io);
  return observedOrigin(await reader.observe({ vhosts: [vhost], wanted: new Map() }), notices);
}

async function fromBroker(endpoint: Endpoint, io: Io): Promise<Origin> {
  const { vhost } = endpoint;
  const broker = await connect(endpoint, { purpose: 'route', writing: false, vhosts: [vhost] }, io);
  try {
    const observing = broker.reader.observe({ vhosts: [vhost], wanted: new Map(), signal: io.signal });
    const observed = await unlessInterrupted(observing, io.signal);
    if (!observed.complete) {
      const hint = 'enable the management plugin, or name its address with --management';
      throw new TopoError([
        problem('management-unavailable', 'AMQP alone does not show bindings, so the route cannot be determined', { hint }),
      ]);
    }
    return observedOrigin(observed, [...broker.notices, ...outageNotices(observed)]);
  } finally {
    await broker.close();
  }
}

function observedOrigin({ observations, broker }: Observed, diagnostics: readonly Diagnostic[]): Origin {
  const entities = [...observations.values()].flatMap((one) => (one.state === 'present' ? [one.entity] : []));
  return { entities, diagnostics, ...(broker.version === undefined ? {} : { version: broker.version }) };
}

/** The only virtual host that has the exchange, or the only one that has anything. */
function vhostWith(exchange: string, entities: readonly Entity[]): string | undefined {
  const having = new Set(entities.flatMap((entity) => (entity.kind === 'exchange' && entity.name === exchange ? [entity.vhost] : [])));
  const all = having.size > 0 ? having : new Set(entities.map(({ vhost }) => vhost));
  return all.size === 1 ? [...all][0] : undefined;
}
