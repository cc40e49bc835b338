// The routing diff: routes that a change adds or removes, by class of messages, not only by binding. Pure and deterministic.
// A route is reported if a representative message of its class (with fresh words) is routed differently; only exchanges from which a
// changed object can be reached are compared. Dead-lettering, CC and the default exchange, which follows the queues, are excluded.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, exchangeKey, queueKey } from '../model/key.ts';
import type { RouteChange, RoutingDiff } from '../model/routing.ts';
import { type Arguments, byCodeUnits, canonicalText } from '../model/values.ts';
import { possibleQueues } from './arrivals.ts';
import { type Changed, changedBetween, type Fed, freshFor } from './changed.ts';
import { classText, common, everything, type Fresh, type MessageClass, messagesOf, tokensText } from './classes.ts';
import { type ExchangeNode, type Network, type NetworkOptions, networkOf, placeIn } from './network.ts';
import { linkClasses, type Path, pathsFrom } from './paths.ts';
import { route } from './route.ts';

/** Maximum number of paths, classes and messages per exchange; beyond it, the exchange is listed in `partial`. */
const mostPaths = 200_000;
const mostClasses = 30_000;
const mostMessages = 100_000;

/** Routes gained and lost from `before` to `after`. Objects on neither side are not considered. */
export function diffRoutes(before: Iterable<Entity>, after: Iterable<Entity>, options: NetworkOptions = {}): RoutingDiff {
  const entities = { before: [...before], after: [...after] };
  const vhosts = [...new Set([...entities.before, ...entities.after].map(({ vhost }) => vhost))].sort(byCodeUnits);
  // an empty side gets the virtual host too: created once, not per message
  const all = { ...options, vhosts };
  const sides: Sides = { before: networkOf(entities.before, all), after: networkOf(entities.after, all) };
  const found = vhosts.flatMap((vhost) => inVhost(vhost, sides));
  return {
    gained: found.flatMap(({ gained }) => gained),
    lost: found.flatMap(({ lost }) => lost),
    partial: found.flatMap(({ partial }) => (partial === undefined ? [] : [partial])),
  };
}

interface Sides {
  readonly before: Network;
  readonly after: Network;
}

interface ExchangeDiff {
  readonly gained: readonly RouteChange[];
  readonly lost: readonly RouteChange[];
  readonly partial: EntityKey | undefined;
}

function inVhost(vhost: string, sides: Sides): readonly ExchangeDiff[] {
  const places = { before: placeIn(sides.before, vhost), after: placeIn(sides.after, vhost) };
  const changed = changedBetween(places.before, places.after);
  if (changed.entries.length === 0) return [];
  const fresh = freshFor([places.before, places.after]);
  return changed.entries.map((name) => fromExchange(name, { vhost, sides, changed, fresh }));
}

interface Context {
  readonly vhost: string;
  readonly sides: Sides;
  readonly changed: Changed;
  readonly fresh: Fresh;
}

function fromExchange(name: string, context: Context): ExchangeDiff {
  const { vhost, sides, changed, fresh } = context;
  const fed = changed.fedByAlternates(name);
  const [before, after] = [waysOn('before', name, fed, context), waysOn('after', name, fed, context)];
  const oneSided = Object.values(sides).some((network) => !placeIn(network, vhost).nodes.has(name));
  const through = { before: alternateIds(before.paths), after: alternateIds(after.paths) };
  const ledger: Ledger = { vhost, name, fresh, oneSided, through, gained: new Map(), lost: new Map(), judged: new Set() };
  const outcome = outcomes(name, context);
  let budget = mostClasses;
  for (const { queue, messages } of [...before.paths, ...after.paths]) {
    // if no alternate exchange feeds a queue, only the bindings that lead to it decide whether it receives a message
    const classes = fed.queues.has(queue) ? narrowed(messages, fed.nodes, sides.after, budget) : [messages];
    budget -= classes.length > 1 ? classes.length : 0;
    if (budget < 0 || !classes.every((one) => judge(one, queue, outcome, ledger))) {
      budget = -1;
      break;
    }
  }
  const complete = before.complete && after.complete && budget >= 0;
  return { gained: sortedRoutes(ledger.gained), lost: sortedRoutes(ledger.lost), partial: complete ? undefined : exchangeKey(vhost, name) };
}

interface Ways {
  readonly paths: readonly Path[];
  readonly complete: boolean;
}

function waysOn(side: 'before' | 'after', name: string, fed: Fed, { vhost, sides, changed }: Context): Ways {
  const place = placeIn(sides[side], vhost);
  const start = place.nodes.get(name);
  if (start === undefined) return { paths: [], complete: true };
  const search = {
    place,
    rules: sides[side].rules,
    isSame: changed.same[side],
    wanted: (queue: string, changedHere: boolean, alternate: boolean) => changedHere || alternate || fed.queues.has(queue),
    budget: mostPaths,
  };
  return pathsFrom(start, search);
}

type Destinations = (
  routingKey: string,
  headers: Arguments,
) => { readonly before: ReadonlySet<EntityKey>; readonly after: ReadonlySet<EntityKey> } | undefined;

const nowhere: ReadonlySet<EntityKey> = new Set();

/** The queues that a message may reach on both sides, none if the exchange does not exist. Each message is routed once. */
function outcomes(exchange: string, { vhost, sides }: Context): Destinations {
  const known = new Map<string, ReturnType<Destinations> & object>();
  const queuesOf = (network: Network, routingKey: string, headers: Arguments): ReadonlySet<EntityKey> =>
    placeIn(network, vhost).nodes.has(exchange)
      ? possibleQueues(route(network, { vhost, exchange, routingKey, headers, persistent: false, mandatory: false }))
      : nowhere;
  return (routingKey, headers) => {
    const text = `${routingKey}\0${canonicalText(headers)}`;
    let outcome = known.get(text);
    if (outcome === undefined) {
      if (known.size >= mostMessages) return undefined;
      outcome = { before: queuesOf(sides.before, routingKey, headers), after: queuesOf(sides.after, routingKey, headers) };
      known.set(text, outcome);
    }
    return outcome;
  };
}

interface Ledger {
  readonly vhost: string;
  readonly name: string;
  readonly fresh: Fresh;
  /** The exchange is created or deleted: every route is gained or lost, and one message per class suffices. */
  readonly oneSided: boolean;
  /** Routes of each side that lead through an alternate exchange only: messages that match no binding before it follow them. */
  readonly through: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
  readonly gained: Map<string, RouteChange>;
  readonly lost: Map<string, RouteChange>;
  /** Pairs of class and queue already compared. */
  readonly judged: Set<string>;
}

function routeId(messages: MessageClass, queue: string): string {
  return `${classText(messages)}\0${queue}`;
}

function alternateIds(paths: readonly Path[]): ReadonlySet<string> {
  const idsOf = (some: readonly Path[]) => new Set(some.map(({ messages, queue }) => routeId(messages, queue)));
  const direct = idsOf(paths.filter(({ alternate }) => !alternate));
  return new Set([...idsOf(paths)].filter((id) => !direct.has(id)));
}

/** Enters the differences of a class into the ledger. False if the limit on messages is exceeded. */
function judge(messages: MessageClass, queue: string, outcome: Destinations, ledger: Ledger): boolean {
  const { vhost, name, fresh, oneSided, through, gained, lost, judged } = ledger;
  const id = routeId(messages, queue);
  if (judged.has(id)) return true;
  judged.add(id);
  const key = queueKey(vhost, queue);
  for (const example of messagesOf(messages, fresh)) {
    const found = outcome(example.routingKey, example.headers);
    if (found === undefined) return false;
    const wasThere = found.before.has(key);
    if (wasThere === found.after.has(key)) continue;
    const routes = wasThere ? lost : gained;
    const unroutable = through[wasThere ? 'before' : 'after'].has(id) ? { unroutable: true as const } : {};
    const change = { vhost, exchange: name, keys: tokensText(messages.tokens), headers: messages.headers, ...unroutable, queue, example };
    if (!routes.has(id)) routes.set(id, change);
    if (oneSided) return true;
  }
  return true;
}

/** The class itself, and its intersection with each binding of the nodes: a message reaches an alternate exchange only if none matches. */
function narrowed(messages: MessageClass, nodes: readonly ExchangeNode[], network: Network, most: number): readonly MessageClass[] {
  const classes = new Map([[classText(messages), messages]]);
  for (const linked of linkedClasses(nodes)) {
    for (const one of [...classes.values()]) {
      for (const other of linked) {
        if (classes.size > most) return [...classes.values()];
        for (const shared of common(one, other, network.rules) ?? []) classes.set(classText(shared), shared);
      }
    }
  }
  return [...classes.values()];
}

/** Per exchange, the distinct classes of its bindings on both sides. */
function linkedClasses(nodes: readonly ExchangeNode[]): readonly (readonly MessageClass[])[] {
  const byName = new Map<string, Map<string, MessageClass>>();
  for (const node of nodes) {
    const classes = byName.get(node.exchange.name) ?? new Map<string, MessageClass>();
    byName.set(node.exchange.name, classes);
    for (const link of node.links) for (const one of linkClasses(node, link)) classes.set(classText(one), one);
  }
  return [...byName.values()].map((classes) => [...classes.values()]);
}

/**
 * If every message of an exchange is affected, and not only unroutable ones, smaller classes are redundant. A literal `#` of a direct exchange
 * looks like the wildcard but is not, so classes are distinguished by their exact text, which also orders routes that look alike.
 */
function sortedRoutes(routes: ReadonlyMap<string, RouteChange>): readonly RouteChange[] {
  const isWhole = (id: string): boolean => id.startsWith(`${classText(everything)}\0`);
  const whole = new Set([...routes].flatMap(([id, { queue, unroutable }]) => (isWhole(id) && unroutable !== true ? [queue] : [])));
  return [...routes]
    .filter(([id, { queue }]) => !whole.has(queue) || isWhole(id))
    .sort(
      ([id, one], [otherId, other]) =>
        byCodeUnits(one.keys, other.keys) ||
        byCodeUnits(canonicalText(one.headers), canonicalText(other.headers)) ||
        byCodeUnits(one.queue, other.queue) ||
        byCodeUnits(id, otherId),
    )
    .map(([, change]) => change);
}
