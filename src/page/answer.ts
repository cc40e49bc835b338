// The route of a message as a tree of short texts, in the words of `topo route`: each binding with the reason why it matched, or which
// part of the message did not.
import { type EntityKey, nameText } from '../model/key.ts';
import type { DeadLettering, Hop, OneOf, Passage, Routing } from '../model/routing.ts';

/** `match`: the message passes. `miss`: a binding did not match. `lost`: the message ends. `detour`: an alternate exchange. */
export type Tone = 'match' | 'miss' | 'lost' | 'detour';

/** A branch of the tree. */
export interface Branch {
  readonly tone: Tone;
  readonly text: string;
  /** The object that the branch leads to. */
  readonly to?: EntityKey;
  /** The binding, for its place in the files. */
  readonly binding?: EntityKey;
  readonly note?: string;
  readonly below?: Stop;
}

/** An exchange on the way, with the branches from it. */
export interface Stop {
  readonly exchange: EntityKey;
  readonly type: string;
  readonly note?: string;
  readonly branches: readonly Branch[];
}

/** A line of the conclusion. */
export interface Ending {
  readonly tone: Tone;
  readonly text: string;
}

/** The route as a tree; undefined if the publish is refused. */
export function stopsOf({ way }: Routing): Stop | undefined {
  return way === undefined ? undefined : stopOf(way);
}

function stopOf(hop: Hop): Stop {
  const branches: Branch[] = hop.passages.map(passageBranch);
  const { alternate } = hop;
  if (alternate !== undefined) {
    branches.push({
      tone: 'detour',
      text: `no match, to the alternate exchange${alternate.by === 'argument' ? '' : `, by ${alternate.by}`}`,
      to: alternate.exchange,
      ...noteOf(alternate),
      ...(alternate.hop === undefined ? {} : { below: stopOf(alternate.hop) }),
    });
  }
  for (const { binding, destination, reason } of hop.almost) branches.push({ tone: 'miss', text: reason, to: destination, binding });
  const more = hop.unmatched - hop.almost.length;
  if (more > 0) branches.push({ tone: 'miss', text: `not ${more} more` });
  const choice = hop.takes === 'one' && hop.passages.length > 1 ? 'chooses one of these' : '';
  const unknown = hop.takes === 'unknown' ? 'of a type with unknown routing rules' : '';
  const note = choice + unknown;
  return { exchange: hop.exchange, type: hop.type, branches, ...(note === '' ? {} : { note }) };
}

function passageBranch(passage: Passage): Branch {
  return {
    tone: passage.missing === true ? 'lost' : 'match',
    text: passage.because,
    to: passage.destination,
    ...(passage.binding === undefined ? {} : { binding: passage.binding }),
    ...noteOf(passage),
    ...(passage.hop === undefined ? {} : { below: stopOf(passage.hop) }),
  };
}

function noteOf({ missing, again }: { readonly missing?: true; readonly again?: true }): { readonly note?: string } {
  if (missing === true) return { note: 'does not exist' };
  return again === true ? { note: 'already visited' } : {};
}

/** What finally happens to the message, apart from the queues that certainly receive it. `vhost` is omitted from names. */
export function endingsOf({ refusal, oneOf, unknown, unroutable, returned }: Routing, vhost: string): readonly Ending[] {
  if (refusal !== undefined) {
    const code = refusal.replyCode === undefined ? '' : ` (${refusal.replyCode})`;
    return [{ tone: 'lost', text: `Refused${code}: ${refusal.text}` }];
  }
  const lost = unknown.map((exchange): Ending => ({ tone: 'detour', text: `Unknown: how ${shortKey(exchange, vhost)} routes it` }));
  if (unroutable) return [{ tone: 'lost', text: returned ? 'Unroutable: returned to the publisher' : 'Unroutable: dropped' }];
  const early = 'Returned to the publisher (312) at once: a delayed exchange routes the message after its delay only';
  return [
    ...oneOf.map((choice): Ending => ({ tone: 'match', text: `One of: ${choiceText(choice, vhost)}` })),
    ...lost,
    ...(returned ? [{ tone: 'detour', text: early } as const] : []),
  ];
}

/** The queues that an exchange chooses from, such as `a | b and one of (c | d)`. */
function choiceText({ alternatives }: OneOf, vhost: string): string {
  return alternatives
    .map(({ queues, oneOf }) => {
      const names = queues.map((key) => shortKey(key, vhost).replace(/^queue /, ''));
      const parts = [...names, ...oneOf.map((inner) => `one of (${choiceText(inner, vhost)})`)];
      return parts.length === 0 ? 'nowhere' : parts.join(' and ');
    })
    .join(' | ');
}

/** A key without the virtual host. */
export function shortKey(key: EntityKey, vhost: string): string {
  return key.replace(` ${nameText(vhost)} `, () => ' ');
}

/** The outcome of a death as one line. */
export function deathText(outcome: DeadLettering, vhost: string): Ending {
  if ('reason' in outcome) return { tone: 'lost', text: `${outcomeWords[outcome.outcome]}: ${outcome.reason}` };
  const by = outcome.by === 'argument' ? '' : `, by ${outcome.by}`;
  const exchange = `${shortKey(outcome.exchange, vhost)}${outcome.missing === true ? ' (does not exist)' : ''}`;
  const nacked = outcome.nacked === true ? '; the publisher receives a nack' : '';
  const cycles = outcome.cycles.length === 0 ? '' : `; not to ${outcome.cycles.map((key) => shortKey(key, vhost)).join(', ')}: cycle`;
  const tone = outcome.outcome === 'dead-lettered' ? 'match' : 'lost';
  return { tone, text: `${outcomeWords[outcome.outcome]} to ${exchange}${by}${nacked}${cycles}` };
}

const outcomeWords = {
  'dead-lettered': 'Dead-lettered',
  dropped: 'Dropped',
  kept: 'Kept in the queue, not dead-lettered',
  refused: 'Refused',
  impossible: 'Not possible',
} as const;
