// The routes that a plan opens and cuts, as text.
import { type EntityKey, nameText } from '../model/key.ts';
import type { RouteChange, RoutingDiff } from '../model/routing.ts';
import { canonicalText, isEmpty } from '../model/values.ts';
import { paint, printable, type Style } from './style.ts';

/** Routes of one kind that are listed; the rest is counted. */
const listed = 10;

/** One route: `orders [order.created.#] -> orders.created`. */
export function routeText({ vhost, exchange, keys, headers, queue }: RouteChange, manyVhosts: boolean): string {
  const place = manyVhosts ? `${nameText(vhost)}: ` : '';
  const by = isEmpty(headers) ? `[${printable(keys)}]` : printable(canonicalText(headers));
  return `${place}${nameText(exchange)} ${by} -> ${nameText(queue)}`;
}

/** What is not known of the routes from an exchange. */
export function partialText(key: EntityKey): string {
  return `not all routes from ${key} were looked at: there are too many`;
}

/** The routes, those that are lost first: they are what a review looks for. */
export function routeLines({ gained, lost, partial }: RoutingDiff, vhosts: readonly string[], style: Style): readonly string[] {
  const lines = [
    ...some(lost, 'lost').map((text) => paint(style, 'red', `- ${text}`)),
    ...some(gained, 'gained').map((text) => paint(style, 'green', `+ ${text}`)),
    ...partial.map((key) => paint(style, 'dim', partialText(key))),
  ];
  return lines.map((line, index) => `${index === 0 ? '  routes  ' : '          '}${line}`);

  function some(routes: readonly RouteChange[], what: string): readonly string[] {
    const texts = routes.slice(0, listed).map((route) => routeText(route, vhosts.length > 1));
    const rest = routes.length - listed;
    return rest > 0 ? [...texts, `${rest} more ${what} (--format json lists all)`] : texts;
  }
}
