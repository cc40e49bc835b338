// Routing of a published message by RabbitMQ's rules; pure, without a broker.
import type { Publication } from '../model/publication.ts';
import type { Death, DeathReason, Refusal, RoutedMessage, Routing } from '../model/routing.ts';
import { type Arguments, type ArgumentValue, isTable } from '../model/values.ts';
import { isDelayed, type VersionRules } from '../rabbitmq/exchange-types.ts';
import { arrivals } from './arrivals.ts';
import { traveller } from './match.ts';
import { nearestMisses } from './near.ts';
import { type Network, placeIn, type VhostNetwork } from './network.ts';
import { type Nearest, walk } from './walk.ts';

/** Routes a publication. */
export function route(network: Network, publication: Publication): Routing {
  return routing(network, publication);
}

/** Like `route`, with the bindings that almost matched in the `almost` of each hop: at most `limit` per exchange. */
export function explain(network: Network, publication: Publication, limit = 5): Routing {
  return routing(network, publication, nearestMisses(limit));
}

/** Routes a message from its exchange without the checks of a publish, for dead-lettering; undefined if the exchange does not exist. */
export function forward(network: Network, message: RoutedMessage, nearest?: Nearest): Routing | undefined {
  const place = placeIn(network, message.vhost);
  const start = place.nodes.get(message.exchange);
  if (start === undefined) return undefined;
  const way = walk(place, start, traveller(message, network.rules), nearest);
  return { message, ...arrivals(way), returned: false, way };
}

function routing(network: Network, publication: Publication, nearest?: Nearest): Routing {
  const { vhost, exchange, routingKey, mandatory } = publication;
  const { BCC: _, ...headers } = publication.headers;
  const extra = extraKeys(publication.headers);
  const message: RoutedMessage = {
    vhost,
    exchange,
    routingKeys: [routingKey, ...('keys' in extra ? extra.keys : [])],
    headers,
    deaths: deathsIn(headers, network.rules),
  };
  const refusal = refusalOf(publication, placeIn(network, vhost)) ?? ('refusal' in extra ? extra.refusal : undefined);
  if (refusal !== undefined)
    return { message, queues: [], oneOf: [], unknown: [], unroutable: true, returned: false, refusal, exercised: [] };
  const found = forward(network, message, nearest);
  if (found === undefined) throw new Error('the exchange passed the publish check but does not exist');
  return { ...found, returned: mandatory && (found.unroutable || isReturnedAtFirst(placeIn(network, vhost), publication)) };
}

/** Before its delay, a message is unroutable. An alternate exchange receives it at once. */
function isReturnedAtFirst({ nodes }: VhostNetwork, { exchange, headers }: Publication): boolean {
  const node = nodes.get(exchange);
  return node !== undefined && node.alternate === undefined && isDelayed(node.exchange, headers);
}

function refusalOf({ exchange, routingKey }: Publication, { nodes, vhost }: VhostNetwork): Refusal | undefined {
  if (routingKey.length > 85 && new TextEncoder().encode(routingKey).length > 255) {
    return { reason: 'key-too-long', subject: routingKey, text: 'a routing key has at most 255 bytes' };
  }
  const node = nodes.get(exchange);
  if (node === undefined) {
    return { reason: 'missing-exchange', replyCode: 404, subject: exchange, text: `no exchange '${exchange}' in vhost '${vhost}'` };
  }
  if (!node.exchange.internal) return undefined;
  const text = `cannot publish to internal exchange '${exchange}' in vhost '${vhost}'`;
  return { reason: 'internal-exchange', replyCode: 403, subject: exchange, text };
}

/** Routing keys from CC and BCC: the strings of an array. Other items are ignored; a value that is not an array is refused (406). */
function extraKeys(headers: Arguments): { readonly keys: readonly string[] } | { readonly refusal: Refusal } {
  const keys: string[] = [];
  for (const name of ['CC', 'BCC']) {
    const value = headers[name];
    if (value === undefined) continue;
    if (!Array.isArray(value)) {
      return { refusal: { reason: 'invalid-cc', replyCode: 406, subject: name, text: `header ${name} is not an array of strings` } };
    }
    keys.push(...(value as readonly ArgumentValue[]).filter((item) => typeof item === 'string'));
  }
  return { keys };
}

/** 3.10 trusts deaths that a publisher sets in `x-death`; newer versions ignore them. */
function deathsIn(headers: Arguments, rules: VersionRules): readonly Death[] {
  const rows = headers['x-death'];
  if (!rules.deathsAreHeaders || !Array.isArray(rows)) return [];
  return (rows as readonly ArgumentValue[]).flatMap((row) => {
    if (!isTable(row)) return [];
    const { queue, reason, exchange, count } = row as Arguments;
    if (typeof queue !== 'string' || typeof reason !== 'string') return [];
    const of = typeof exchange === 'string' ? exchange : '';
    return [{ queue, reason: reason as DeathReason, exchange: of, routingKeys: [], count: typeof count === 'number' ? count : 1 }];
  });
}
