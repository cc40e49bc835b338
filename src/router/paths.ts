// Every path from an exchange to a queue, with the class of messages that follow it.

import type { VersionRules } from '../rabbitmq/exchange-types.ts';
import { classText, common, demandClasses, everything, keyClass, type MessageClass, patternClass } from './classes.ts';
import type { ExchangeNode, Link, VhostNetwork } from './network.ts';

/** One path to a queue. */
export interface Path {
  /** Name of the queue. */
  readonly queue: string;
  readonly messages: MessageClass;
  /** The path includes an alternate exchange, so it also depends on the bindings that do not match. */
  readonly alternate: boolean;
  /** A part of the path does not exist on the other side. */
  readonly changed: boolean;
}

/** The input of a search from one exchange. */
export interface PathSearch {
  readonly place: VhostNetwork;
  readonly rules: VersionRules;
  /** Whether this node, link or queue is the same on the other side. */
  readonly isSame: {
    readonly node: (node: ExchangeNode) => boolean;
    readonly link: (link: Link) => boolean;
    readonly queue: (name: string) => boolean;
  };
  /** Whether a path is relevant. */
  readonly wanted: (queue: string, changed: boolean, alternate: boolean) => boolean;
  /** Remaining number of paths; below zero, the search was abandoned. */
  budget: number;
}

/** All relevant paths from an exchange to queues. */
export function pathsFrom(start: ExchangeNode, search: PathSearch): { readonly paths: readonly Path[]; readonly complete: boolean } {
  const paths: Path[] = [];
  const sofar = { messages: everything, changed: false, alternate: false, visited: new Set([start.exchange.name]) };
  const going = { ...search, seen: new Set<string>() };
  go(start, sofar, going, paths);
  return { paths, complete: going.budget >= 0 };
}

interface Sofar {
  readonly messages: MessageClass;
  readonly changed: boolean;
  readonly alternate: boolean;
  readonly visited: ReadonlySet<string>;
}

/** A running search: exchanges already visited with the same messages are skipped. */
type Going = PathSearch & { readonly seen: Set<string> };

function go(node: ExchangeNode, sofar: Sofar, search: Going, paths: Path[]): void {
  const place = `${node.exchange.name}\0${sofar.changed}\0${sofar.alternate}\0${classText(sofar.messages)}`;
  if (search.seen.has(place)) return;
  search.seen.add(place);
  const changedHere = sofar.changed || !search.isSame.node(node);
  for (const link of node.links) {
    if (search.budget < 0) return;
    const changed = changedHere || !search.isSame.link(link);
    follow(node, link, { ...sofar, changed }, search, paths);
  }
  const name = node.alternate?.name;
  const alternate = name === undefined || sofar.visited.has(name) ? undefined : search.place.nodes.get(name);
  if (alternate === undefined) return;
  const visited = new Set(sofar.visited).add(alternate.exchange.name);
  go(alternate, { messages: sofar.messages, changed: changedHere, alternate: true, visited }, search, paths);
}

function follow(node: ExchangeNode, link: Link, sofar: Sofar, search: Going, paths: Path[]): void {
  const { destination, destinationType } = link.binding;
  const { queues, nodes } = search.place;
  if (destinationType === 'queue') {
    if (!queues.has(destination)) return;
    const changed = sofar.changed || !search.isSame.queue(destination);
    if (!search.wanted(destination, changed, sofar.alternate)) return;
    for (const messages of classesThrough(node, link, sofar.messages, search)) {
      paths.push({ queue: destination, messages, alternate: sofar.alternate, changed });
    }
    return;
  }
  const next = nodes.get(destination);
  if (next === undefined || sofar.visited.has(destination)) return;
  const visited = new Set(sofar.visited).add(destination);
  for (const messages of classesThrough(node, link, sofar.messages, search)) go(next, { ...sofar, messages, visited }, search, paths);
}

function classesThrough(node: ExchangeNode, link: Link, messages: MessageClass, search: Going): readonly MessageClass[] {
  const classes = linkClasses(node, link).map((one) => common(messages, one, search.rules));
  search.budget -= classes.includes(undefined) ? Number.POSITIVE_INFINITY : 1 + classes.length;
  return classes.flatMap((one) => one ?? []);
}

/** The messages that a binding matches. */
export function linkClasses(node: ExchangeNode, link: Link): readonly MessageClass[] {
  switch (node.rule.matching) {
    case 'every':
      return [everything];
    case 'empty-key':
      return link.binding.routingKey === '' ? [everything] : [];
    case 'equal-key':
      return [keyClass(link.binding.routingKey)];
    case 'pattern':
      return [patternClass(link.binding.routingKey)];
    case 'headers': {
      const demand = node.demands.get(link);
      return demand === undefined ? [] : demandClasses(demand);
    }
    case 'unknown':
      return [];
  }
}
