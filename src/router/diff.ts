// The routing diff: which routes a change adds or cuts, by classes of messages, not only which bindings. Pure and deterministic.
// A route is named where a message of the class that stands for it (with fresh words) ends differently; only exchanges from which a
// changed thing can be reached are looked at. Dead-lettering, CC and the default exchange, which goes with the queues, are left out.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, exchangeKey, queueKey } from '../model/key.ts';
import type { RouteChange, RoutingDiff } from '../model/routing.ts';
import { type Arguments, byCodeUnits, canonicalText, isEmpty } from '../model/values.ts';
import { arrivals, possibleQueues } from './arrivals.ts';
import { type Changed, changedBetween, type Fed, freshFor } from './changed.ts';
import { common, type Fresh, type MessageClass, messagesOf, tokensText } from './classes.ts';
import { traveller } from './match.ts';
import { type Network, type NetworkOptions, type Node, networkOf, placeIn } from './network.ts';
import { linkClasses, type Path, pathsFrom } from './paths.ts';
import { walk } from './walk.ts';

/** Ways and classes that are looked at from one exchange at most; beyond, the exchange is named in `partial`. */
const mostPaths = 200_000;
const mostClasses = 50_000;

/** Routes gained and lost from `before` to `after`. Of what is on neither side, nothing is said. */
export function diffRoutes(before: Iterable<Entity>, after: Iterable<Entity>, options: NetworkOptions = {}): RoutingDiff {
  const sides: Sides = { before: networkOf(before, options), after: networkOf(after, options) };
  const vhosts = [...new Set([...sides.before.places.keys(), ...sides.after.places.keys()])].sort(byCodeUnits);
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

interface Found {
  readonly gained: readonly RouteChange[];
  readonly lost: readonly RouteChange[];
  readonly partial: EntityKey | undefined;
}

function inVhost(vhost: string, sides: Sides): readonly Found[] {
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

function fromExchange(name: string, context: Context): Found {
  const { vhost, sides, changed, fresh } = context;
  const fed = changed.fedByAlternates(name);
  const [before, after] = [waysOn('before', name, fed, context), waysOn('after', name, fed, context)];
  const ledger: Ledger = { vhost, name, fresh, gained: new Map(), lost: new Map() };
  const outcome = outcomes(name, context);
  let budget = mostClasses;
  for (const { queue, messages } of [...before.paths, ...after.paths]) {
    // a queue that no alternate exchange feeds gets a message or not by what matches, whatever else matches
    const classes = fed.queues.has(queue) ? narrowed(messages, fed.nodes, sides.after, budget) : [messages];
    for (const one of classes) judge(one, queue, outcome, ledger);
    if (fed.queues.has(queue)) budget -= classes.length;
    if (budget < 0) break;
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
  return { paths: pathsFrom(start, search), complete: search.budget >= 0 };
}

type Outcome = (
  routingKey: string,
  headers: Arguments,
) => { readonly before: ReadonlySet<EntityKey>; readonly after: ReadonlySet<EntityKey> };

/** Where a message may end on both sides; each message is sent once. */
function outcomes(exchange: string, { vhost, sides }: Context): Outcome {
  const known = new Map<string, ReturnType<Outcome>>();
  const queuesOf = (network: Network, routingKey: string, headers: Arguments): ReadonlySet<EntityKey> => {
    const place = placeIn(network, vhost);
    const start = place.nodes.get(exchange);
    // an internal exchange takes no publish
    if (start === undefined || start.exchange.internal) return nothing;
    const message = { vhost, exchange, routingKeys: [routingKey], headers, deaths: [] };
    return possibleQueues(arrivals(walk(place, start, traveller(message, network.rules))));
  };
  return (routingKey, headers) => {
    const text = `${routingKey}\0${canonicalText(headers)}`;
    let outcome = known.get(text);
    if (outcome === undefined) {
      outcome = { before: queuesOf(sides.before, routingKey, headers), after: queuesOf(sides.after, routingKey, headers) };
      known.set(text, outcome);
    }
    return outcome;
  };
}

const nothing: ReadonlySet<EntityKey> = new Set();

interface Ledger {
  readonly vhost: string;
  readonly name: string;
  readonly fresh: Fresh;
  readonly gained: Map<string, RouteChange>;
  readonly lost: Map<string, RouteChange>;
}

function judge(messages: MessageClass, queue: string, outcome: Outcome, { vhost, name, fresh, gained, lost }: Ledger): void {
  const id = `${tokensText(messages.tokens, true)}\0${canonicalText(messages.headers)}\0${queue}`;
  const key = queueKey(vhost, queue);
  for (const example of messagesOf(messages, fresh)) {
    const { before, after } = outcome(example.routingKey, example.headers);
    if (before.has(key) === after.has(key)) continue;
    const routes = before.has(key) ? lost : gained;
    if (!routes.has(id))
      routes.set(id, { vhost, exchange: name, keys: tokensText(messages.tokens), headers: messages.headers, queue, example });
  }
}

/** The class itself and, since a message goes to an alternate exchange for what it does not match, what it shares with each binding there. */
function narrowed(messages: MessageClass, nodes: readonly Node[], network: Network, most: number): readonly MessageClass[] {
  const classes = new Map([[classText(messages), messages]]);
  for (const node of nodes) {
    const linked = node.links.flatMap((link) => linkClasses(node, link));
    for (const one of [...classes.values()]) {
      for (const other of linked) {
        if (classes.size > most) return [...classes.values()];
        for (const shared of common(one, other, network.rules)) classes.set(classText(shared), shared);
      }
    }
  }
  return [...classes.values()];
}

function classText({ tokens, headers }: MessageClass): string {
  return `${tokensText(tokens, true)}\0${canonicalText(headers)}`;
}

/** Where every message of an exchange is concerned, its smaller classes say nothing more. */
function sortedRoutes(routes: ReadonlyMap<string, RouteChange>): readonly RouteChange[] {
  const all = [...routes.values()];
  const whole = new Set(all.filter(({ keys, headers }) => keys === '#' && isEmpty(headers)).map(({ queue }) => queue));
  return all
    .filter(({ keys, headers, queue }) => !whole.has(queue) || (keys === '#' && isEmpty(headers)))
    .sort(
      (one, other) =>
        byCodeUnits(one.keys, other.keys) ||
        byCodeUnits(canonicalText(one.headers), canonicalText(other.headers)) ||
        byCodeUnits(one.queue, other.queue),
    );
}
