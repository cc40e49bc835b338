// The differences between two networks, and the exchanges from which a difference can be reached: only those need to be compared.
import { byCodeUnits } from '../model/values.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import { wordsOf } from '../rabbitmq/topic.ts';
import type { Fresh } from './classes.ts';
import type { ExchangeNode, Link, VhostNetwork } from './network.ts';
import type { PathSearch } from './paths.ts';

/** The differences between two sides of one virtual host. */
export interface Changed {
  /** Sorted names of the exchanges whose messages may be routed differently, without the default exchange. */
  readonly entries: readonly string[];
  readonly same: { readonly before: PathSearch['isSame']; readonly after: PathSearch['isSame'] };
  readonly fedByAlternates: (exchange: string) => Fed;
}

/** The effect of alternate exchanges on the messages of an exchange: there, routing also depends on the bindings that do not match. */
export interface Fed {
  /** Names of queues that an alternate exchange may feed. */
  readonly queues: ReadonlySet<string>;
  /** Exchanges with an alternate exchange that a message may reach, on both sides. */
  readonly nodes: readonly ExchangeNode[];
}

/** Compares two sides of one virtual host. */
export function changedBetween(before: VhostNetwork, after: VhostNetwork): Changed {
  const same = { before: sameness(after), after: sameness(before) };
  const dirty = new Set([...dirtyNodes(before, same.before), ...dirtyNodes(after, same.after)]);
  const entries = [...reaching(dirty, [before, after])].filter((name) => !isDefaultExchange(name)).sort(byCodeUnits);
  return { entries, same, fedByAlternates: (exchange) => fedFrom(exchange, [before, after]) };
}

function sameness(other: VhostNetwork): PathSearch['isSame'] {
  const links = new Set([...other.nodes.values()].flatMap((node) => node.links.map(({ key }) => key)));
  return {
    node: ({ exchange, rule, alternate }) => {
      const twin = other.nodes.get(exchange.name);
      return (
        twin !== undefined &&
        twin.rule.matching === rule.matching &&
        twin.rule.takes === rule.takes &&
        twin.exchange.internal === exchange.internal &&
        twin.alternate?.name === alternate?.name
      );
    },
    link: ({ key }) => links.has(key),
    queue: (name) => other.queues.has(name),
  };
}

function dirtyNodes({ nodes, queues }: VhostNetwork, same: PathSearch['isSame']): readonly string[] {
  const isDirty = (link: Link): boolean => {
    const { destination, destinationType } = link.binding;
    return !same.link(link) || (destinationType === 'queue' && queues.has(destination) !== same.queue(destination));
  };
  return [...nodes.values()].filter((node) => !same.node(node) || node.links.some(isDirty)).map(({ exchange }) => exchange.name);
}

/** Everything from which one of `targets` can be reached, on either side. */
function reaching(targets: ReadonlySet<string>, places: readonly VhostNetwork[]): ReadonlySet<string> {
  const sources = new Map<string, Set<string>>();
  for (const { nodes } of places) {
    for (const node of nodes.values()) {
      for (const next of nextNames(node)) sources.set(next, (sources.get(next) ?? new Set()).add(node.exchange.name));
    }
  }
  const found = new Set(targets);
  for (const name of found) for (const source of sources.get(name) ?? []) found.add(source);
  return found;
}

function nextNames({ links, alternate }: ExchangeNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { binding } of links) if (binding.destinationType === 'exchange') names.add(binding.destination);
  if (alternate !== undefined) names.add(alternate.name);
  return names;
}

function fedFrom(exchange: string, places: readonly VhostNetwork[]): Fed {
  const queues = new Set<string>();
  const found: ExchangeNode[] = [];
  for (const place of places) {
    const withAlternate = reached([exchange], place).filter(({ alternate }) => alternate !== undefined);
    found.push(...withAlternate);
    const fed = reached(
      withAlternate.flatMap(({ alternate }) => (alternate === undefined ? [] : [alternate.name])),
      place,
    );
    for (const { links } of fed) for (const { binding } of links) if (binding.destinationType === 'queue') queues.add(binding.destination);
  }
  return { queues, nodes: found };
}

function reached(start: readonly string[], { nodes }: VhostNetwork): readonly ExchangeNode[] {
  const names = new Set(start);
  const found: ExchangeNode[] = [];
  for (const name of names) {
    const node = nodes.get(name);
    if (node === undefined) continue;
    found.push(node);
    for (const next of nextNames(node)) names.add(next);
  }
  return found;
}

/** Maximum number of words tried for a `#`. */
const longest = 8;

/** Words that occur in no binding of the places. */
export function freshFor(places: readonly VhostNetwork[]): Fresh {
  const known = new Set<string>();
  let length = 1;
  for (const { nodes } of places) {
    for (const { links, rule } of nodes.values()) {
      for (const { binding } of links) {
        const words = wordsOf(binding.routingKey);
        for (const word of words) known.add(word);
        if (rule.matching === 'pattern') length = Math.max(length, words.length + 1);
      }
    }
  }
  const words: string[] = [];
  for (let at = 0; words.length <= longest; at += 1) if (!known.has(`any${at}`)) words.push(`any${at}`);
  return { word: (at) => words[at] ?? 'any', length: Math.min(length, longest) };
}
