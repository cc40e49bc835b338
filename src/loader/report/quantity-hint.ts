// Hints for a quantity in the wrong spelling: what to write instead.
import type { ArgumentRule } from '../../rabbitmq/argument-rows.ts';
import { bytes, milliseconds } from '../format/quantity.ts';

/** The hint for a text that a rule does not accept; undefined if there is nothing to suggest. */
export function quantityHint(rule: ArgumentRule, text: string): string | undefined {
  switch (rule.kind) {
    case 'duration':
      return quotedHint(text) ?? numberHint(milliseconds(text)) ?? 'a duration is written as 1h30m, 30m or 500ms';
    case 'bytes':
      return quotedHint(text) ?? numberHint(bytes(text)) ?? sizeHint(text) ?? 'a size is written as 1GiB, 64MiB or 10kB';
    case 'integer':
    case 'boolean':
      return quotedHint(text);
    case 'string':
      return rule.pattern === undefined ? undefined : ageHint(rule.pattern, text);
    case 'choice':
      return undefined;
  }
}

/** The hint for a number or a boolean in quotes. */
export function quotedHint(text: string): string | undefined {
  return /^(-?\d+|true|false)$/.test(text) ? `write it without quotes: ${text}` : undefined;
}

/** The hint for a size whose unit is almost right: `64mb`. */
export function sizeHint(text: string): string | undefined {
  const [, digits, written = ''] = /^(\d+)\s*(b|k|m|g|t|kb|mb|gb|tb|kib|mib|gib|tib)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const unit = written.toLowerCase();
  const spelt: { readonly [unit: string]: string } = { b: 'B', k: 'kB', kb: 'kB', kib: 'KiB' };
  const first = unit.charAt(0).toUpperCase();
  return `did you mean ${digits}${spelt[unit] ?? (unit.endsWith('ib') ? `${first}iB` : `${first}B`)}?`;
}

/** Units of RabbitMQ's `max-age` with a fixed length, in milliseconds, largest first. */
const ageUnits = [
  ['D', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** The hint for a duration in place of RabbitMQ's `max-age`, if RabbitMQ has a text of the same length. */
export function ageHint(form: RegExp, text: string): string | undefined {
  const length = milliseconds(text) ?? 0;
  const [unit, size] = ageUnits.find(([, one]) => length % one === 0) ?? [];
  const age = size === undefined || length === 0 ? '' : `${length / size}${unit}`;
  return form.test(age) ? `write ${age}: the units here are RabbitMQ's own` : undefined;
}

function numberHint(number: number | undefined): string | undefined {
  return number === undefined ? undefined : `write ${number}`;
}
