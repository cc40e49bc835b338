// The routes that a plan adds and removes, as text.
import { type EntityKey, nameText } from '../model/key.ts';
import type { RouteChange, RoutingDiff } from '../model/routing.ts';
import { canonicalText, isEmpty } from '../model/values.ts';
import { paint, printable, type Style } from './style.ts';
import { hang } from './wrap.ts';

/** How many routes of one kind are listed; the rest is counted. */
const listed = 10;

/** One route: `orders [order.created.#] -> orders.created`, `orders [unroutable] -> parked`. */
export function routeText({ vhost, exchange, keys, headers, unroutable, queue }: RouteChange, manyVhosts: boolean): string {
  const place = manyVhosts ? `${nameText(vhost)}: ` : '';
  const selected = isEmpty(headers) ? printable(keys) : printable(canonicalText(headers));
  const by = unroutable === true ? unroutableText(selected) : isEmpty(headers) ? `[${selected}]` : selected;
  return `${place}${nameText(exchange)} ${by} -> ${nameText(queue)}`;
}

/** Messages that match no binding: all of them, or some. */
function unroutableText(selected: string): string {
  return selected === '#' ? '[unroutable]' : `[unroutable: ${selected}]`;
}

/** Which routes from an exchange are unknown. */
export function partialText(key: EntityKey): string {
  return `${key}: too many routes; not all were compared`;
}

/** The routes, lost ones first: they matter most to a review. */
export function routeLines({ gained, lost, partial }: RoutingDiff, vhosts: readonly string[], style: Style): readonly string[] {
  const lines = [
    ...some(lost, 'lost').map((text) => ['red', `- ${text}`] as const),
    ...some(gained, 'gained').map((text) => ['green', `+ ${text}`] as const),
    ...partial.map((key) => ['dim', partialText(key)] as const),
  ];
  const head = '  routes  ';
  const room = style.columns === undefined ? undefined : style.columns - head.length;
  return lines.flatMap(([color, text], index) =>
    hang('', text, room, 2).map((line, at) => `${index + at === 0 ? head : ' '.repeat(head.length)}${paint(style, color, line)}`),
  );

  function some(routes: readonly RouteChange[], what: string): readonly string[] {
    // routes by headers that differ in a key have the same text: an alternate exchange may route by it
    const texts = [...new Set(routes.map((route) => routeText(route, vhosts.length > 1)))];
    const rest = texts.length - listed;
    return rest > 0 ? [...texts.slice(0, listed), `${rest} more ${what} (--format json lists all)`] : texts;
  }
}
