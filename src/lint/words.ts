// Names of objects and formatting in rule messages.

import type { Binding, Entity } from '../model/entity.ts';
import { nameText } from '../model/key.ts';
import { propertyOf } from '../rabbitmq/exchange-arguments.ts';

/** `queue orders`, `binding orders -> audit`. */
export function subjectOf(entity: Entity): string {
  return entity.kind === 'binding' ? `binding ${endsText(entity)}` : `${entity.kind} ${nameText(entity.name)}`;
}

/** `orders -> audit`. */
function endsText({ source, destination }: Binding): string {
  return `${nameText(source)} -> ${nameText(destination)}`;
}

/** The names under which a file can set an argument: the property of the format, and the raw argument. */
export function placesOf(argument: string): readonly string[] {
  return [propertyOf(argument), argument];
}

/** `one`, `one and two`, `one, two and three`, `one, two and 7 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** A time, given in milliseconds, in the largest unit that divides it: `30 s`, `10 min`. */
export function timeText(time: number): string {
  const units: readonly (readonly [number, string])[] = [
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ];
  const [size, unit] = units.find(([one]) => time >= one && time % one === 0) ?? [1, 'ms'];
  return `${time / size} ${unit}`;
}
