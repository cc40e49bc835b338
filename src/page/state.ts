// The state of the page that a link holds: the message, the selection, what is shown. Written to and read from the fragment of the URL.
import type { DeathReason } from '../model/routing.ts';

/** A step of the message after its arrival: a queue gives it up. */
export interface Death {
  readonly queue: string;
  readonly reason: DeathReason;
}

/** Kinds of edges that can be switched off. */
export const hidable = ['dead-letter', 'alternate', 'federation', 'shovel'] as const;
type Hidden = (typeof hidable)[number];

/** The state of the page. */
export interface PageState {
  /** Virtual host of the message. */
  readonly vhost: string;
  /** Exchange of the message; absent: none is typed yet. */
  readonly exchange?: string;
  readonly routingKey: string;
  /** Headers as typed, one `NAME=value` per line. */
  readonly headers: string;
  readonly mandatory: boolean;
  /** How queues gave the message up, in order. */
  readonly deaths: readonly Death[];
  /** Key of the selected node. */
  readonly selected?: string;
  /** The text of the search. */
  readonly search: string;
  /** Whether only the neighbourhood of the selected node is shown. */
  readonly focused: boolean;
  /** Whether the groups of the picture are folded, apart from those in `open`. */
  readonly folded: boolean;
  /** Titles of groups. */
  readonly open: readonly string[];
  /** Index of the side of a plan. */
  readonly side: number;
  /** Kinds of edges that are not shown. */
  readonly hidden: readonly Hidden[];
}

const reasons: readonly DeathReason[] = ['rejected', 'expired', 'maxlen', 'delivery_limit'];

/** The state of a page that is opened without a fragment. A plan is shown after its changes. */
export function initialState(vhost: string, sides: number, folded: boolean): PageState {
  const message = { vhost, routingKey: '', headers: '', mandatory: false, deaths: [] };
  return { ...message, search: '', focused: false, folded, open: [], side: sides - 1, hidden: [] };
}

/** The fragment without `#`: empty for the initial state. */
export function fragmentOf(state: PageState, initial: PageState): string {
  const parts = new URLSearchParams();
  if (state.exchange !== undefined) parts.set('x', state.exchange);
  if (state.routingKey !== '') parts.set('k', state.routingKey);
  if (state.vhost !== initial.vhost) parts.set('v', state.vhost);
  for (const line of linesOf(state.headers)) parts.append('h', line);
  if (state.mandatory) parts.set('m', '1');
  for (const { queue, reason } of state.deaths) parts.append('d', `${reason} ${queue}`);
  if (state.selected !== undefined) parts.set('s', state.selected);
  if (state.search !== '') parts.set('q', state.search);
  if (state.focused) parts.set('f', '1');
  if (state.folded !== initial.folded) parts.set('g', state.folded ? '1' : '0');
  for (const title of state.open) parts.append('o', title);
  if (state.side !== initial.side) parts.set('side', String(state.side));
  for (const kind of state.hidden) parts.append('hide', kind);
  return parts.toString();
}

/** The state that a fragment, without `#`, describes. Parts that are not understood have no effect. */
export function stateOf(fragment: string, initial: PageState): PageState {
  const parts = new URLSearchParams(fragment);
  const [exchange, selected] = [parts.get('x'), parts.get('s')];
  const side = Number(parts.get('side') ?? initial.side);
  return {
    vhost: parts.get('v') ?? initial.vhost,
    ...(exchange === null ? {} : { exchange }),
    routingKey: parts.get('k') ?? '',
    headers: parts.getAll('h').join('\n'),
    mandatory: parts.get('m') === '1',
    deaths: parts.getAll('d').flatMap(deathOf),
    ...(selected === null ? {} : { selected }),
    search: parts.get('q') ?? '',
    focused: parts.get('f') === '1',
    folded: parts.has('g') ? parts.get('g') === '1' : initial.folded,
    open: [...new Set(parts.getAll('o'))],
    side: side >= 0 && side <= initial.side && Number.isInteger(side) ? side : initial.side,
    hidden: hidable.filter((kind) => parts.getAll('hide').includes(kind)),
  };
}

function deathOf(text: string): readonly Death[] {
  const at = text.indexOf(' ');
  const reason = reasons.find((one) => one === text.slice(0, at));
  return reason === undefined ? [] : [{ reason, queue: text.slice(at + 1) }];
}

/** The list without the item, or with it at its end. */
export function toggled(all: readonly string[], one: string): readonly string[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

/** The lines of a text that are not empty. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}
