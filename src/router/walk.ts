// The path of one message through the exchanges: from the first exchange along every matching binding, visiting each exchange once, even
// if several bindings lead there; to the alternate exchange if no binding matched (rabbit_exchange:route).
import { exchangeKey, queueKey } from '../model/key.ts';
import type { BindingVerdict, Hop, Passage } from '../model/routing.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import { type Match, matchesOf, type Traveller } from './match.ts';
import type { ExchangeNode, VhostNetwork } from './network.ts';
import { reasonOf } from './reason.ts';

/** Finds the bindings that almost matched; set by `explain` only. */
export type Nearest = (node: ExchangeNode, matches: readonly Match[], traveller: Traveller) => readonly BindingVerdict[];

/** A hop under construction. */
type OpenHop = { -readonly [K in keyof Hop]: Hop[K] };
type OpenPassage = { -readonly [K in keyof Passage]: Passage[K] };

interface Walk {
  readonly place: VhostNetwork;
  readonly traveller: Traveller;
  readonly nearest: Nearest | undefined;
  readonly visited: Set<string>;
  readonly pending: { readonly node: ExchangeNode; readonly hop: OpenHop }[];
}

/** Walks from an exchange, breadth first: an exchange appears where the fewest bindings lead to it. */
export function walk(place: VhostNetwork, start: ExchangeNode, traveller: Traveller, nearest?: Nearest): Hop {
  if (isDefaultExchange(start.exchange.name)) return defaultHop(place, start, traveller);
  const first = openHop(start);
  const state: Walk = { place, traveller, nearest, visited: new Set([start.exchange.name]), pending: [{ node: start, hop: first }] };
  for (const { node, hop } of state.pending) visit(node, hop, state);
  return first;
}

function visit(node: ExchangeNode, hop: OpenHop, state: Walk): void {
  const { traveller, nearest } = state;
  // only a direct publish to the default exchange routes by queue name: as an alternate exchange it routes nowhere
  const matches = matchesOf(node, traveller);
  hop.passages = matches.map((match) => passageOf(match, state));
  hop.unmatched = node.links.length - matches.length;
  if (nearest !== undefined) hop.almost = nearest(node, matches, traveller);
  if (matches.length > 0 || hop.takes === 'unknown' || node.alternate === undefined) return;
  const { name, by } = node.alternate;
  hop.alternate = { exchange: exchangeKey(state.place.vhost, name), by, ...enter(name, state) };
}

function passageOf(match: Match, state: Walk): Passage {
  const { link } = match;
  const passage: OpenPassage = { binding: link.key, destination: link.destination, because: reasonOf(match) };
  if (link.binding.destinationType === 'exchange') return Object.assign(passage, enter(link.binding.destination, state));
  if (!state.place.queues.has(link.binding.destination)) passage.missing = true;
  return passage;
}

type Entered = { readonly hop: Hop } | { readonly again: true } | { readonly missing: true };

/** Enters an exchange, unless the message has already visited it. */
function enter(name: string, { place, visited, pending }: Walk): Entered {
  const node = place.nodes.get(name);
  if (node === undefined) return { missing: true };
  if (visited.has(name)) return { again: true };
  visited.add(name);
  const hop = openHop(node);
  pending.push({ node, hop });
  return { hop };
}

function openHop({ key, exchange, rule }: ExchangeNode): OpenHop {
  const takes = rule.matching === 'unknown' ? 'unknown' : rule.takes;
  return { exchange: key, type: exchange.type, takes, passages: [], almost: [], unmatched: 0 };
}

/** A publish to the default exchange: each key is the name of a queue. */
function defaultHop({ vhost, queues }: VhostNetwork, node: ExchangeNode, { message }: Traveller): Hop {
  const passages = [...new Set(message.routingKeys)].map((name): Passage => {
    const known = queues.has(name);
    const because = known ? 'the routing key is the queue name' : 'no queue has this name';
    return { destination: queueKey(vhost, name), because, ...(known ? {} : { missing: true }) };
  });
  return { ...openHop(node), passages, unmatched: -1 };
}
