// Arguments as the management API and definitions files list them. JSON has fewer types than AMQP (RabbitMQ 3.10 to 4.3): a void is listed
// as the text `undefined`, bytes that are not UTF-8 as a text with base64, other bytes as text, a timestamp as an integer, a decimal as a
// double. For a binding, its properties key contains a hash of the arguments as they are, which tells them apart.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Observation } from '../model/observed.ts';
import { type Arguments, type ArgumentValue, isEmpty, isTable, isTyped } from '../model/values.ts';
import { phash2 } from './erlang-hash.ts';
import { integerWidths, plainReading, type Reading, readingsOf, sortedByKey, unreadableBytes } from './listed-readings.ts';
import type { Row } from './rows.ts';

/** Arguments with the types that the listing shows or implies. */
export interface ListedArguments {
  /** A void is null; timestamps, bytes (in base64) and decimals are typed values. */
  readonly arguments: Arguments;
  /** Names of arguments whose listed value stands for two different values. */
  readonly uncertain: readonly string[];
}

/** The arguments of a binding, with the types that its properties key confirms; without a key, as listed. */
export function boundArguments(row: Row): ListedArguments {
  const listed = tableOf(row['arguments']);
  if (isEmpty(listed)) return { arguments: listed, uncertain: [] };
  const key = row['properties_key'];
  const hash = typeof key === 'string' ? hashIn(key) : undefined;
  const identified = hash === undefined ? undefined : identify(listed, hash);
  return identified === undefined ? { arguments: listed, uncertain: uncertainIn(listed) } : { arguments: identified, uncertain: [] };
}

/**
 * Names of the arguments of a queue or an exchange whose listed value stands for two different values. RabbitMQ 3.10 to 4.3 refuses a
 * void, bytes or a timestamp for every argument that it validates; it stores them for arguments that it ignores, and never compares those.
 */
export function uncertainIn(listed: Arguments): readonly string[] {
  return Object.keys(listed).filter((name) => isUncertain(listed[name] ?? null, validatedTexts.includes(name)));
}

/** Arguments that RabbitMQ validates as text of any content (406 for another type): `undefined` is then a text, such as that of a script. */
const validatedTexts: readonly string[] = ['x-dead-letter-exchange', 'x-dead-letter-routing-key', 'alternate-exchange'];

/** The arguments as a listing shows them. */
export function asListed(values: Arguments): Arguments {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, listedValue(value)]));
}

/**
 * Gives every requested binding that is listed like one with uncertain arguments the observation `opaque`: it may be that binding, which is
 * then not reported as another one.
 */
export function matchUncertain(observations: Map<EntityKey, Observation>, wanted: ReadonlyMap<EntityKey, Entity>): void {
  for (const [key, entity] of wanted) {
    if (entity.kind !== 'binding' || observations.has(key)) continue;
    const listedKey = keyOf({ ...entity, arguments: asListed(entity.arguments) });
    const seen = observations.get(listedKey);
    if (seen?.state !== 'present' || seen.facts.uncompared === undefined) continue;
    observations.set(key, { state: 'opaque', facts: seen.facts, detail: uncertainText(seen.facts.uncompared) });
    if (!wanted.has(listedKey)) observations.delete(listedKey);
  }
}

/** Why the arguments of these names are uncertain, as a sentence without a full stop. */
export function uncertainText(names: readonly string[]): string {
  const [verb, them] = names.length === 1 ? ['is', 'its value'] : ['are', 'their values'];
  return `${names.join(', ')} ${verb} listed in JSON, which does not show whether ${them} ${names.length === 1 ? 'is a text' : 'are texts'}, a null or bytes`;
}

function listedValue(value: ArgumentValue): ArgumentValue {
  if (value === null) return listedVoid;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(listedValue);
  if (!isTyped(value)) return asListed(value as Arguments);
  if (value['!'] === 'binary') return listedBytes(Buffer.from(String(value.value), 'base64'));
  if (value['!'] !== 'timestamp') return value;
  const number = Number(value.value);
  return Number.isSafeInteger(number) ? number : { '!': 'int64', value: String(value.value) };
}

const listedVoid = 'undefined';

function listedBytes(bytes: Buffer): string {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : `Not UTF-8, base64 is: ${bytes.toString('base64')}`;
}

function isUncertain(value: ArgumentValue, isText: boolean): boolean {
  if (typeof value === 'string') return unreadableBytes(value) !== undefined || (value === listedVoid && !isText);
  if (typeof value !== 'object' || value === null || isTyped(value)) return false;
  return Object.values(value).some((inner) => isUncertain(inner as ArgumentValue, false));
}

/** RabbitMQ's name of the arguments of a binding: the last 6 characters of `KEY~HASH`, base64url of 32 bits (rabbit_mgmt_format). */
function hashIn(propertiesKey: string): number | undefined {
  const [, text] = /~([\w-]{6})$/.exec(propertiesKey) ?? [];
  return text === undefined ? undefined : Buffer.from(text, 'base64url').readUInt32BE();
}

/** The most combinations to try per binding, at about 3 µs each: many only if a text may stand for a null or bytes. */
const mostTries = { certain: 100, uncertain: 1000 };

/** The first combination of readings with this hash; undefined if there is none among the likely ones. */
function identify(listed: Arguments, hash: number): Arguments | undefined {
  const names = sortedByKey(Object.keys(listed));
  const values = names.map((name) => listed[name] ?? null);
  let tries = uncertainIn(listed).length === 0 ? mostTries.certain : mostTries.uncertain;
  for (const readings of combinations(values)) {
    const term = {
      is: 'list',
      items: readings.map(({ type, term: value }, at) => fieldOf(names[at] ?? '', type, value)),
    } as const;
    if (phash2(term) === hash) return Object.fromEntries(names.map((name, at) => [name, readings[at]?.value ?? null]));
    tries -= 1;
    if (tries === 0) return undefined;
  }
  return undefined;
}

function fieldOf(name: string, type: string, value: Reading['term']): Reading['term'] {
  return {
    is: 'tuple',
    items: [{ is: 'binary', bytes: Buffer.from(name) }, { is: 'atom', name: type }, value],
  };
}

/** Combinations of readings, the likely ones first: all integers of one width, then one unusual value, then several. */
function* combinations(values: readonly ArgumentValue[]): Generator<readonly Reading[]> {
  const bases = integerWidths.map((width) => values.map((value) => plainReading(value, width)));
  yield* bases;
  const all = values.map(readingsOf);
  for (const base of bases) {
    for (const [at, readings] of all.entries()) {
      for (const reading of readings) yield base.with(at, reading);
    }
  }
  for (const base of bases) {
    yield* product(base.map((plain, at) => (isUncertain(values[at] ?? null, false) ? (all[at] ?? []) : [plain])));
  }
}

function* product(lists: readonly (readonly Reading[])[]): Generator<readonly Reading[]> {
  const [first, ...rest] = lists;
  if (first === undefined) yield [];
  else for (const reading of first) for (const others of product(rest)) yield [reading, ...others];
}

/** Empty arguments may be listed as `[]` (3.10). */
function tableOf(value: unknown): Arguments {
  return isTable(value) ? (value as Arguments) : {};
}
