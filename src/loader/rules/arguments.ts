// Rules of known arguments: type, range and queue type, as checked by the broker at declaration (406).

import type { QueueType } from '../../model/entity.ts';
import { type Arguments, type ArgumentValue, integerOf } from '../../model/values.ts';
import {
  type ArgumentRule,
  isAccepted,
  isRefusedAlways,
  type KnownArgument,
  type QueueArgument,
  typesOf,
} from '../../rabbitmq/argument-rows.ts';
import { keyWritten, type Located, placeOf, writtenOf } from '../format/gathered.ts';
import { didYouMean, nearest } from '../report/nearest.ts';
import { quantityHint } from '../report/quantity-hint.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { quoted } from '../syntax/node.ts';

/**
 * Checks the values of all known arguments. An invalid value is an error if every version refuses it, and a warning if `accepted`
 * returns true: some version does not validate it.
 */
export function checkArguments<Row extends KnownArgument>(
  located: Located,
  table: readonly Row[],
  values: Arguments,
  report: Report,
  accepted: (row: Row, value: ArgumentValue) => boolean = () => false,
): void {
  for (const [argument, value] of Object.entries(values)) {
    const known = table.find((one) => one.argument === argument);
    if (known !== undefined) checkArgument(located, known, value, accepted(known, value), report);
  }
}

/** Warns about unknown arguments similar to a known one: RabbitMQ stores them and ignores them. */
export function checkSpelling(
  located: Located,
  table: readonly Pick<KnownArgument, 'argument'>[],
  values: Arguments,
  report: Report,
): void {
  const known = table.map((one) => one.argument);
  for (const argument of Object.keys(values)) {
    if (known.includes(argument) || nearest(argument, known, 2) === undefined) continue;
    diagnose(
      report,
      'argument-unknown',
      placeOf(located, argument),
      `unknown argument ${quoted(keyWritten(located, argument))}, which RabbitMQ ignores`,
      {
        severity: 'warning',
        hint: didYouMean(argument, known, 2),
      },
    );
  }
}

function checkArgument(located: Located, known: KnownArgument, value: ArgumentValue, accepted: boolean, report: Report): void {
  const { argument, property, rule } = known;
  const raw = !(located.node.kind === 'map' && located.node.entries.has(property));
  const place = placeOf(located, property, argument);
  if (isFaulty(report, place)) return;
  const subject = `${raw ? argument : property} of ${located.subject}`;
  const fault = faultOf(rule, value);
  if (fault === undefined) return;
  const template = writtenOf(located, '', property, argument);
  const not = template === '' ? '' : `, not ${template}`;
  const message = accepted
    ? `${subject} should be ${requirementOf(rule)}${not}: some versions of RabbitMQ accept any value`
    : `${subject} must be ${requirementOf(rule)}${not}`;
  // the value of a variable is not repeated
  const hint = template === '' && typeof value === 'string' ? hintFor(known, value, raw) : undefined;
  diagnose(report, fault, place, message, { hint, ...(accepted ? { severity: 'warning' } : {}) });
}

/** What to write instead of a text. */
function hintFor({ argument, property, rule }: KnownArgument, value: string, raw: boolean): string | undefined {
  const isQuantity = rule.kind === 'duration' || rule.kind === 'bytes';
  const hint = quantityHint(rule, value);
  if (!raw || !isQuantity || property === argument) return hint;
  if (hint === undefined) return `use ${property}`;
  return hint.endsWith('?') ? `${hint} Or use ${property}` : `${hint}, or use ${property}`;
}

/** What a rule asks for, as a clause after `must be`. */
export function requirementOf(rule: ArgumentRule): string {
  switch (rule.kind) {
    case 'choice':
      return `one of ${rule.values.join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return rule.form ?? 'text';
    case 'duration':
    case 'bytes':
    case 'integer': {
      const unit = rule.kind === 'duration' ? ' milliseconds' : rule.kind === 'bytes' ? ' bytes' : '';
      return `an integer from ${rule.min} to ${rule.max === Number.MAX_SAFE_INTEGER ? '2^53 - 1' : rule.max}${unit}`;
    }
  }
}

/** In which way a value violates a rule; undefined if it is valid. */
function faultOf(rule: ArgumentRule, value: ArgumentValue): 'wrong-type' | 'unknown-value' | 'invalid-format' | 'out-of-range' | undefined {
  if (isAccepted(rule, value)) return undefined;
  switch (rule.kind) {
    case 'duration':
    case 'bytes':
    case 'integer':
      return integerOf(value) !== undefined || Number.isInteger(value) ? 'out-of-range' : 'wrong-type';
    case 'boolean':
      return 'wrong-type';
    case 'choice':
      return typeof value === 'string' ? 'unknown-value' : 'wrong-type';
    case 'string':
      return typeof value === 'string' ? 'invalid-format' : 'wrong-type';
  }
}

/** Reports arguments that every version refuses for the queue type. A queue without a type is most likely classic. */
export function checkForType(
  located: Located,
  table: readonly QueueArgument[],
  type: QueueType | undefined,
  values: Arguments,
  report: Report,
): void {
  for (const row of table) {
    const { argument, property } = row;
    if (!Object.hasOwn(values, argument) || !isRefusedAlways(row, type ?? 'classic')) continue;
    const types = typesOf(row);
    const name = located.node.kind === 'map' && located.node.entries.has(property) ? property : argument;
    const place = placeOf(located, property, argument);
    const only = `${name} of ${located.subject} is supported by ${types.join(' and ')} queues only`;
    if (type === undefined)
      diagnose(report, 'argument-not-for-type', place, `${only}, but the queue has no type`, { hint: `write type: ${types[0]}` });
    else diagnose(report, 'argument-not-for-type', place, `${only}, not by ${type} queues`);
  }
}
