// The section `superStreams`: complete super streams, whose parts are then not written themselves.
import type { Entity } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import { leaderLocatorArgument, noLocator, type SuperStream, superStreamsIn, usualLocator } from '../../rabbitmq/super-streams.ts';

/** The bodies of complete super streams by name, and all entities that are no part of them. `table` writes the arguments of a partition. */
export function superStreamSection(
  entities: readonly Entity[],
  table: (values: SuperStream['arguments']) => { readonly [property: string]: unknown },
  text: (value: string) => string,
): { readonly section: ReadonlyMap<string, ReadonlyMap<string, unknown>>; readonly rest: readonly Entity[] } {
  const found = superStreamsIn(entities);
  if (found.length === 0) return { section: new Map(), rest: entities };
  const parts = new Set<EntityKey>(found.flatMap((one) => one.parts));
  return {
    section: new Map(found.map((one) => [text(one.exchange.name), bodyOf(one, table, text)])),
    rest: entities.filter((entity) => !parts.has(keyOf(entity))),
  };
}

function bodyOf(
  { keys, arguments: values }: SuperStream,
  table: (values: SuperStream['arguments']) => { readonly [property: string]: unknown },
  text: (value: string) => string,
): ReadonlyMap<string, unknown> {
  const isNumbered = keys.every((key, index) => key === String(index));
  const { [leaderLocatorArgument]: locator = noLocator, ...others } = values;
  const written = table(locator === usualLocator ? others : { ...others, [leaderLocatorArgument]: locator });
  const body = { ...(isNumbered ? { partitions: keys.length } : { bindingKeys: keys.map(text) }), ...written };
  return new Map(Object.entries(body).filter(([, value]) => value !== undefined));
}
