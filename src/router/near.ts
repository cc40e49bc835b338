// Bindings that almost matched, with the reason for the mismatch; for people, so only the nearest few.
import type { BindingVerdict } from '../model/routing.ts';
import { type ArgumentValue, byCodeUnits } from '../model/values.ts';
import { fits, type HeaderDemand, type HeaderTerms } from '../rabbitmq/headers.ts';
import { wordsOf } from '../rabbitmq/topic.ts';
import type { Traveller } from './match.ts';
import type { ExchangeNode, Link } from './network.ts';
import { shown, shownValue } from './reason.ts';
import type { Nearest } from './walk.ts';

/** How close a binding came to matching: from 0 (not close) to 1 (almost matched). */
interface Miss {
  readonly nearness: number;
  readonly reason: string;
}

/** Finds the nearest misses per exchange, at most `limit`. */
export function nearestMisses(limit: number): Nearest {
  return (node, matches, traveller) => {
    const matched = new Set(matches.map(({ link }) => link));
    const misses = node.links.flatMap((link) => (matched.has(link) ? [] : [{ link, miss: missOf(node, link, traveller) }]));
    const refused = node.refused.map((link) => ({ link, miss: { nearness: 1, reason: tooManyHashes } }));
    return [...refused, ...misses]
      .sort((one, other) => other.miss.nearness - one.miss.nearness || byCodeUnits(one.link.key, other.link.key))
      .slice(0, limit)
      .map(({ link, miss }): BindingVerdict => ({ binding: link.key, destination: link.destination, reason: miss.reason }));
  };
}

const tooManyHashes = 'RabbitMQ 4.3 refuses a binding key with more than two # wildcards';

function missOf(node: ExchangeNode, link: Link, traveller: Traveller): Miss {
  const demand = node.demands.get(link);
  if (demand !== undefined) return headersMiss(demand, traveller);
  const keys = traveller.message.routingKeys;
  const pattern = link.binding.routingKey;
  const misses = keys.map((key) => (node.rule.matching === 'pattern' ? patternMiss(pattern, key) : keyMiss(pattern, key)));
  return misses.reduce((best, one) => (one.nearness > best.nearness ? one : best), misses[0] ?? keyMiss(pattern, ''));
}

function keyMiss(wanted: string, key: string): Miss {
  return { nearness: likeness(wanted, key), reason: `${shown(key)} is not ${shown(wanted)}` };
}

function patternMiss(pattern: string, key: string): Miss {
  const wanted = wordsOf(pattern);
  const words = wordsOf(key);
  if (wanted.includes('#')) return hashMiss(wanted, words);
  const same = wanted.filter((word, at) => words[at] !== undefined && (word === '*' || word === words[at])).length;
  const nearness = same / Math.max(wanted.length, words.length, 1);
  const differing = firstDifference(wanted, words);
  if (differing !== undefined) return { nearness, reason: differing };
  return { nearness, reason: `the key has ${wordCount(words.length)}, ${shown(pattern)} requires ${wanted.length}` };
}

function firstDifference(wanted: readonly string[], words: readonly string[]): string | undefined {
  const at = wanted.findIndex((word, position) => words[position] !== undefined && word !== '*' && word !== words[position]);
  return at === -1 ? undefined : `word ${at + 1} is ${shown(words[at] ?? '')}, not ${shown(wanted[at] ?? '')}`;
}

/** Words before the first `#` and after the last one have fixed positions; the others must occur in order between them. */
function hashMiss(wanted: readonly string[], words: readonly string[]): Miss {
  const head = wanted.slice(0, wanted.indexOf('#'));
  const tail = wanted.slice(wanted.lastIndexOf('#') + 1);
  const least = wanted.filter((word) => word !== '#').length;
  const matching = head.filter((word, at) => words[at] !== undefined && (word === '*' || word === words[at])).length;
  const ending = tail.filter((word, at) => {
    const one = words[words.length - tail.length + at];
    return one !== undefined && (word === '*' || word === one);
  }).length;
  const nearness = (matching + ending) / Math.max(least + 1, 1);
  const differing = firstDifference(head, words);
  if (differing !== undefined) return { nearness, reason: differing };
  if (words.length < least)
    return { nearness, reason: `the key has ${wordCount(words.length)}, ${shown(wanted.join('.'))} requires at least ${least}` };
  const last = tail.length > 0 && ending < tail.length;
  return { nearness, reason: last ? `the key does not end with ${tail.join('.')}` : 'the key does not have these words in this order' };
}

function wordCount(count: number): string {
  return count === 1 ? '1 word' : `${count} words`;
}

function headersMiss(demand: HeaderDemand, { message, headers }: Traveller): Miss {
  const { wanted } = demand;
  if (wanted.length === 0) return { nearness: 0, reason: emptyDemand(demand) };
  const fitting = wanted.filter((one) => fits(headers, one)).length;
  const first = wanted.find((one) => !fits(headers, one));
  const said = first === undefined ? '' : headerMiss(first, message.headers[first.name], headers);
  const reason = demand.any && wanted.length > 1 ? `none of ${wanted.length} headers matches: ${said}` : said;
  return { nearness: demand.any ? 0.5 : fitting / wanted.length, reason };
}

function emptyDemand({ ignored }: HeaderDemand): string {
  return ignored.length > 0
    ? `x-match any ignores x- headers, so no message can match (${ignored.join(', ')})`
    : 'x-match any without a header matches no message';
}

function headerMiss(
  wanted: { readonly name: string; readonly value: ArgumentValue },
  found: ArgumentValue | undefined,
  headers: HeaderTerms,
): string {
  if (found === undefined || !headers.has(wanted.name)) return `header ${wanted.name} is missing`;
  return `header ${wanted.name} is ${shownValue(found)}, not ${shownValue(wanted.value)}${sameText(wanted.value, found) ? ' of another type' : ''}`;
}

function sameText(wanted: ArgumentValue, found: ArgumentValue): boolean {
  return shownValue(wanted) === shownValue(found);
}

/** Length of the common prefix and suffix, as a share of the longer text. */
function likeness(one: string, other: string): number {
  const most = Math.max(one.length, other.length);
  const least = Math.min(one.length, other.length);
  let head = 0;
  while (head < least && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < least - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return most === 0 ? 1 : (head + tail) / most;
}
