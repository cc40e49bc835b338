// The properties that a message arrives with, compared with those that it was published with. Pure.
import type { FoundMessage } from '../model/playing.ts';
import type { Publication } from '../model/publication.ts';
import { type ArgumentValue, canonicalText, isTyped } from '../model/values.ts';
import { delayHeader } from '../rabbitmq/exchange-types.ts';

/** Headers that the broker itself changes on the way. */
const changing = new Set(['CC', 'BCC', 'x-death', delayHeader]);

/**
 * One sentence per property that did not arrive as published (3.10 to 4.3). A dead-lettered message loses its expiration: the broker moves
 * it to `x-death`.
 */
export function propertyDifferences(publication: Publication, found: FoundMessage): readonly string[] {
  const { properties = {}, headers, expiration, priority, persistent } = publication;
  const isDead = found.deaths.length > 0;
  const rows: readonly (readonly [string, ArgumentValue | undefined, ArgumentValue | undefined])[] = [
    ...(Object.keys({ ...properties, ...found.properties }) as (keyof typeof properties)[]).map(
      (name) => [name, properties[name], found.properties[name]] as const,
    ),
    ['expiration', isDead ? undefined : expiration, found.expiration],
    ['priority', priority, found.priority],
    ['persistent', persistent, found.persistent],
    ...Object.keys(headers).flatMap((name) =>
      changing.has(name) ? [] : ([[`header ${name}`, headers[name], found.headers[name]]] as const),
    ),
  ];
  return rows.flatMap(([name, published, arrived]) => {
    const [one, other] = [valueText(published), valueText(arrived)];
    return one === other ? [] : [`in ${found.queue}: ${name} was published as ${one} and arrived as ${other}`];
  });
}

/** As text for a message. */
export function valueText(value: ArgumentValue | undefined): string {
  return value === undefined ? 'nothing' : canonicalText(plainValue(value));
}

/** Without AMQP types: a client decodes 1 of any width, and a double 1.0, as the number 1. Binary data as base64. */
export function plainValue(value: ArgumentValue): ArgumentValue {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  if (isTyped(value)) return value['!'] === 'binary' ? value.value : numberOf(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainValue(one)]));
}

/** The number of a typed value: of a decimal as published (`2.50`), or as received. */
function numberOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return Number(value);
  const { digits, places } = value as { readonly digits: number; readonly places: number };
  return digits / 10 ** places;
}
