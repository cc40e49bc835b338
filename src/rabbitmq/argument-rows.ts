// The rows of the table of queue arguments, and functions to read them: the treatment of an argument from a version on.
import type { QueueType } from '../model/entity.ts';
import { type Arguments, type ArgumentValue, integerOf } from '../model/values.ts';
import { queueTypes } from './queue-types.ts';
import { isSince, newest, oldest, type Version } from './version.ts';

/** Values of an argument. Integers are inclusive ranges. */
export type ArgumentRule =
  /** Integer, in the file also a duration such as `1h30m`; milliseconds. */
  | { readonly kind: 'duration'; readonly min: number; readonly max: number }
  /** Integer, in the file also a size such as `1GiB`; bytes. */
  | { readonly kind: 'bytes'; readonly min: number; readonly max: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string'; readonly pattern?: RegExp; readonly form?: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] };

/** The validation of a broker: by a rule, or none. */
export type AcceptedValues = ArgumentRule | { readonly kind: 'any' };

/** The treatment of an argument in a declaration: an `ignored` one is stored and shown by the management API, but has no effect. */
export type Effect = 'obeyed' | 'ignored' | 'refused';

/** Codes of a refusal: 406 closes the channel, 541 the connection. */
export type RefusalCode = 406 | 541;

/** The treatment of one argument on queues of one type, from a version on. */
export interface Treatment {
  readonly since: Version;
  readonly effect: Effect;
  /** Whether a redeclaration with another value is refused (406 `inequivalent arg`); otherwise any value is equal. */
  readonly compared: boolean;
  /** Validation that differs from the rule of the row. An ignored argument is validated only if this is set. */
  readonly accepts?: AcceptedValues;
  /** Code of every refusal, default 406. */
  readonly code?: RefusalCode;
  /** Texts that are refused with 541, independent of `code`. */
  readonly fatal?: RegExp;
  /** The refusal as text for people. */
  readonly how?: string;
  /** The deprecated feature that this refuses: where the broker permits it, the treatment before this one applies. */
  readonly feature?: string;
  /** Tag and function of the source for `since`, if that version was not measured. */
  readonly source?: string;
}

/** From a version on, an argument is accepted but should not be used. */
export interface Deprecation {
  readonly since: Version;
  readonly how: string;
  /** Only this value. */
  readonly value?: ArgumentValue;
}

/** One argument with the property of the file format for it. */
export interface KnownArgument {
  /** Property of the file format: RabbitMQ's name in camelCase. */
  readonly property: string;
  /** Key in the AMQP arguments. */
  readonly argument: string;
  /** Values that have a meaning. A broker may accept more: `Treatment.accepts`. */
  readonly rule: ArgumentRule;
}

/** An argument with its documentation. */
export interface DescribedArgument extends KnownArgument {
  /** Description in Markdown. The generator adds types, versions and forms: schema/topology.schema.json, docs/format.md. */
  readonly description: string;
}

/** One row of the table of queue arguments. */
export interface QueueArgument extends DescribedArgument {
  /** By queue type, oldest version first. A type without an entry refuses it on every version (406 `invalid arg ... of queue type`). */
  readonly on: { readonly [type in QueueType]?: readonly Treatment[] };
  /** Without that argument it is refused (406), on every version. */
  readonly needs?: string;
  readonly deprecated?: Deprecation;
  /** The remedy if a version does not obey it. */
  readonly instead?: string;
}

/** A treatment. */
export function from(since: Version, effect: Effect, more: Partial<Treatment> = {}): Treatment {
  return { since, effect, compared: false, ...more };
}

/** The rule of a single integer. */
export function exactly(value: number): AcceptedValues {
  return { kind: 'integer', min: value, max: value };
}

/** Refused on every version. */
const refusedAlways: readonly Treatment[] = [from(oldest, 'refused')];

/** The treatments of an argument by queues of a type, oldest first; at least one. */
export function treatmentsOf(row: Pick<QueueArgument, 'on'>, type: QueueType): readonly Treatment[] {
  return row.on[type] ?? refusedAlways;
}

/**
 * The treatment in a version, default the newest. A version older than the oldest measured one counts as that. `permits`: whether the broker
 * permits a deprecated feature; default that of a new installation.
 */
export function treatmentIn(
  row: Pick<QueueArgument, 'on'>,
  type: QueueType,
  version: Version = newest,
  permits: (feature: string) => boolean = () => false,
): Treatment {
  const all = treatmentsOf(row, type).filter(({ feature }) => feature === undefined || !permits(feature));
  const found = all.findLast(({ since }) => isSince(version, since)) ?? all[0];
  if (found === undefined) throw new Error('a row has no treatment');
  return found;
}

/** Queue types that obey the argument in one version at least. */
export function typesOf(row: Pick<QueueArgument, 'on'>): readonly QueueType[] {
  return queueTypes.filter((type) => treatmentsOf(row, type).some(({ effect }) => effect === 'obeyed'));
}

/** Whether every version refuses the argument on queues of the type, with any value. */
export function isRefusedAlways(row: Pick<QueueArgument, 'on'>, type: QueueType): boolean {
  return treatmentsOf(row, type).every(({ effect }) => effect === 'refused');
}

/** Whether a version accepts the value of the argument on queues of the type. */
export function isAcceptedSomewhere(row: QueueArgument, type: QueueType, value: ArgumentValue): boolean {
  return treatmentsOf(row, type).some(({ effect, accepts = effect === 'ignored' ? anything : row.rule, fatal }) => {
    return effect !== 'refused' && isAccepted(accepts, value) && !(typeof value === 'string' && fatal?.test(value) === true);
  });
}

/** Whether every version refuses the argument with a text, on queues of every type. */
export function refusesText(row: QueueArgument): boolean {
  return queueTypes.every((type) => !isAcceptedSomewhere(row, type, 'text'));
}

const anything: AcceptedValues = { kind: 'any' };

/** Whether a declaration with the value is accepted, or the code of its refusal. */
export function refusalOf(row: QueueArgument, treatment: Treatment, values: Arguments): RefusalCode | undefined {
  const { effect, code = 406, accepts = row.rule, fatal } = treatment;
  const value = values[row.argument] ?? null;
  if (effect === 'refused') return code;
  if (effect === 'ignored' && treatment.accepts === undefined) return undefined;
  if (typeof value === 'string' && fatal?.test(value) === true) return 541;
  const lacks = row.needs !== undefined && !Object.hasOwn(values, row.needs);
  return lacks || !isAccepted(accepts, value) ? code : undefined;
}

/** Whether a broker that validates by the rule accepts the value. Integers of all widths are equal; a double is not an integer. */
export function isAccepted(rule: AcceptedValues, value: ArgumentValue): boolean {
  switch (rule.kind) {
    case 'any':
      return true;
    case 'duration':
    case 'bytes':
    case 'integer': {
      const integer = integerOf(value);
      return integer !== undefined && integer >= BigInt(rule.min) && (rule.max === Number.MAX_SAFE_INTEGER || integer <= BigInt(rule.max));
    }
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && rule.values.includes(value);
    case 'string':
      return typeof value === 'string' && rule.pattern?.test(value) !== false;
  }
}

/** Obeyed and compared by every version. */
export const compared = [from([3, 10], 'obeyed', { compared: true })];

/** An argument that 4.3 introduced for quorum queues: 4.3 refuses it for other types, older versions ignore it. */
export const unknownBefore43 = [from([3, 10], 'ignored'), from([4, 3], 'refused')];
/** The same, for a row of a quorum queue's argument. */
export const ignoredBefore43 = { classic: unknownBefore43, stream: unknownBefore43 };
