// Parses durations and sizes.
import type { ArgumentValue } from '../../model/values.ts';
import type { AcceptedValues } from '../../rabbitmq/argument-rows.ts';

const durationForm = /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const durationUnits = [86_400_000, 3_600_000, 60_000, 1000, 1];
const sizeForm = /^(\d+)(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$/;
const sizeUnits: { readonly [unit: string]: number } = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Milliseconds of `1d2h3m4s5ms`, largest unit first; undefined if the format is invalid. Inexact beyond 2^53. */
export function milliseconds(text: string): number | undefined {
  const parts = durationForm.exec(text)?.slice(1);
  return parts?.reduce((sum, part, i) => sum + Number(part ?? 0) * (durationUnits[i] ?? 0), 0);
}

/** Bytes of `64MiB`, `10kB`; undefined if the format is invalid. Inexact beyond 2^53. */
export function bytes(text: string): number | undefined {
  const [, digits, unit] = sizeForm.exec(text) ?? [];
  return digits === undefined || unit === undefined ? undefined : Number(digits) * (sizeUnits[unit] ?? 1);
}

/** The number of a quantity in a raw table, where the rule asks for one and the broker would refuse the text; otherwise the value itself. */
export function quantityOr(value: ArgumentValue, rule: AcceptedValues): ArgumentValue {
  if (typeof value !== 'string') return value;
  if (rule.kind === 'duration') return milliseconds(value) ?? value;
  return rule.kind === 'bytes' ? (bytes(value) ?? value) : value;
}
