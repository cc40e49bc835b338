// Destinations on the path of a message of which it is unknown whether, and with which weight, the exchange routes to them: it stores one
// state per destination, and several bindings of the destination are listed (src/rabbitmq/exchange-types.ts).
import type { Diagnostic } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import type { Hop, Routing } from '../model/routing.ts';
import { storesByDestination } from '../rabbitmq/exchange-types.ts';

/** One notice (`hash-weight-uncertain`) per destination with several bindings. */
export function uncertainDestinations({ way }: Routing): readonly Diagnostic[] {
  return way === undefined ? [] : hopsFrom(way).flatMap(inHop);
}

function hopsFrom(hop: Hop): readonly Hop[] {
  const next = [...hop.passages.map((passage) => passage.hop), hop.alternate?.hop];
  return [hop, ...next.flatMap((one) => (one === undefined ? [] : hopsFrom(one)))];
}

function inHop({ exchange, type, passages }: Hop): readonly Diagnostic[] {
  if (!storesByDestination({ type, arguments: {} })) return [];
  const counts = new Map<EntityKey, number>();
  for (const { destination } of passages) counts.set(destination, (counts.get(destination) ?? 0) + 1);
  return [...counts].flatMap(([destination, count]): Diagnostic[] => {
    if (count < 2) return [];
    const message = `${exchange} uses only one of the ${count} bindings of ${destination}: which one is not visible`;
    return [{ code: 'hash-weight-uncertain', severity: 'notice', message, key: exchange }];
  });
}
