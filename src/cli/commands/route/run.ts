// topo route: shows where a message would be routed and why; from files, a live broker or an export. Publishes nothing.
import type { Entity } from '../../../model/entity.ts';
import { headerOf } from '../../../model/header-text.ts';
import type { Publication } from '../../../model/publication.ts';
import type { Arguments } from '../../../model/values.ts';
import { renderRoute } from '../../../reporter/route.ts';
import { networkOf } from '../../../router/network.ts';
import { explain } from '../../../router/route.ts';
import { uncertainDestinations } from '../../../router/uncertain.ts';
import { endpointOf } from '../../connection.ts';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';
import { type OriginOptions, type OriginPurpose, originOf } from '../../origin.ts';
import { styleOf, write } from '../../output.ts';
import { targetOf } from '../../target.ts';
import { UsageError } from '../../usage.ts';

/** Flags of `topo route`. */
export interface RouteOptions extends OriginOptions {
  /** `NAME=value`. */
  readonly header: readonly string[];
  readonly mandatory?: boolean;
  /** RabbitMQ version whose rules apply. */
  readonly target?: string;
}

const purpose: OriginPurpose = {
  command: 'route',
  needsListing: 'AMQP alone does not show bindings, so the route cannot be determined',
};

/** Runs `topo route`. */
export async function route(exchange: string, key: string, paths: readonly string[], options: RouteOptions, io: Io): Promise<number> {
  const headers = parseHeaders(options.header);
  if (options.target !== undefined) targetOf(options.target);
  const endpoint = endpointOf(options, io);
  const origin = await originOf(purpose, paths, options, endpoint, io);
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

function parseHeaders(texts: readonly string[]): Arguments {
  return Object.fromEntries(
    texts.map((text) => {
      const header = headerOf(text);
      if (header === undefined) throw new UsageError('error: --header requires NAME=value');
      return header;
    }),
  );
}

/** The only virtual host that has the exchange, or the only one that has anything. */
function vhostWith(exchange: string, entities: readonly Entity[]): string | undefined {
  const having = new Set(entities.flatMap((entity) => (entity.kind === 'exchange' && entity.name === exchange ? [entity.vhost] : [])));
  const all = having.size > 0 ? having : new Set(entities.map(({ vhost }) => vhost));
  return all.size === 1 ? [...all][0] : undefined;
}
