// The bindings of one exchange that a message matches, by the exchange type; each binding once, with the reason for the match.
import type { RoutedMessage } from '../model/routing.ts';
import type { VersionRules } from '../rabbitmq/exchange-types.ts';
import { type HeaderDemand, type HeaderTerms, headerTerms, satisfies } from '../rabbitmq/headers.ts';
import { matchKey } from '../rabbitmq/topic.ts';
import type { ExchangeNode, Link } from './network.ts';

/** A binding that matched. */
export interface Match {
  readonly link: Link;
  /** The routing key that matched; undefined if the exchange type ignores keys. */
  readonly key: string | undefined;
  /** The header comparison; undefined except on a headers exchange. */
  readonly demand: HeaderDemand | undefined;
}

/** A message with data derived from it once. */
export interface Traveller {
  readonly message: RoutedMessage;
  readonly headers: HeaderTerms;
}

/** Prepares a message for matching. */
export function traveller(message: RoutedMessage, rules: VersionRules): Traveller {
  return { message, headers: headerTerms(message.headers, rules) };
}

/** The bindings that match. Not for the default exchange, which has no bindings. */
export function matchesOf(node: ExchangeNode, { message, headers }: Traveller): readonly Match[] {
  switch (node.rule.matching) {
    case 'every':
      return node.links.map((link) => ({ link, key: undefined, demand: undefined }));
    case 'empty-key':
      return node.links.filter(({ binding }) => binding.routingKey === '').map((link) => ({ link, key: undefined, demand: undefined }));
    case 'equal-key':
      return distinct(message.routingKeys).flatMap((key) => (node.byKey.get(key) ?? []).map((link) => ({ link, key, demand: undefined })));
    case 'pattern':
      return patternMatches(node, message.routingKeys);
    case 'headers':
      return [...node.demands].flatMap(([link, demand]) => (satisfies(headers, demand) ? [{ link, key: undefined, demand }] : []));
    case 'unknown':
      return [];
  }
}

function patternMatches(node: ExchangeNode, keys: readonly string[]): readonly Match[] {
  const matches: Match[] = [];
  if (keys.length === 1) {
    const [key = ''] = keys;
    matchKey(node.trie, key, (link) => matches.push({ link, key, demand: undefined }));
    return matches;
  }
  const seen = new Set<Link>();
  for (const key of keys) {
    matchKey(node.trie, key, (link) => {
      if (seen.has(link)) return;
      seen.add(link);
      matches.push({ link, key, demand: undefined });
    });
  }
  return matches;
}

function distinct(keys: readonly string[]): readonly string[] {
  return keys.length === 1 ? keys : [...new Set(keys)];
}
