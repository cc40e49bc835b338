// The message of the playground: what is typed becomes a publication, as `topo route` reads it from its flags.
import { headerOf } from '../model/header-text.ts';
import type { Publication } from '../model/publication.ts';
import { linesOf, type PageState } from './state.ts';

/** The publication, or the header that is not `NAME=value`. */
export type Typed = { readonly publication: Publication } | { readonly wrong: string };

/** The message that the state describes; undefined as long as no exchange is chosen. */
export function messageOf({ exchange, vhost, routingKey, headers, mandatory }: PageState): Typed | undefined {
  if (exchange === undefined) return undefined;
  const lines = linesOf(headers);
  const parsed = lines.map(headerOf);
  const wrong = lines.find((_, at) => parsed[at] === undefined);
  if (wrong !== undefined) return { wrong };
  const table = Object.fromEntries(parsed.flatMap((header) => (header === undefined ? [] : [header])));
  return { publication: { vhost, exchange, routingKey, headers: table, persistent: true, mandatory } };
}
