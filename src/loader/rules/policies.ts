// Rules of policies: refusals of RabbitMQ (400 `Validation failed`) that can be predicted without a broker.

import type { Policy } from '../../model/entity.ts';
import type { KnownArgument } from '../../rabbitmq/argument-rows.ts';
import { queueArguments } from '../../rabbitmq/arguments.ts';
import { exchangeArguments } from '../../rabbitmq/exchange-arguments.ts';
import { patternOf } from '../../rabbitmq/pattern.ts';
import { policyKeys } from '../../rabbitmq/policy-key-table.ts';
import { isAcceptedSomewhere, policyKey } from '../../rabbitmq/policy-keys.ts';
import type { PolicyKey } from '../../rabbitmq/policy-rows.ts';
import { keyWritten, type Located, placeOf } from '../format/gathered.ts';
import { nearest } from '../report/nearest.ts';
import { diagnose, type Report } from '../report/report.ts';
import { quoted } from '../syntax/node.ts';
import { checkArguments } from './arguments.ts';

/** Arguments without a policy key (3.10 and 4.3: 400 `not recognised policy settings`). */
const argumentsOnly = new Set(
  [...queueArguments, ...exchangeArguments]
    .map(({ argument }) => argument.replace(/^x-/, ''))
    .filter((key) => policyKey(key) === undefined),
);

/** The keys in the form of `checkArguments`. The valid values of `ha-params` depend on `ha-mode`, and are not checked. */
const checkedKeys: readonly (KnownArgument & { readonly row: PolicyKey })[] = policyKeys.flatMap((row) =>
  row.rule.kind === 'any' ? [] : [{ property: row.key, argument: row.key, rule: row.rule, row }],
);

const keys = policyKeys.map(({ key }) => key);

/** Checks one policy that is not a tombstone. */
export function checkPolicy(located: Located<Policy>, report: Report): void {
  const { pattern, definition } = located.declaration.entity;
  checkPattern(located, pattern, report);
  checkDefinition(located, definition, report);
}

/** The definition of a policy or an operator policy. */
export function checkDefinition(located: Located, definition: Policy['definition'], report: Report): void {
  checkArguments(located, checkedKeys, definition, report, ({ row }, value) => isAcceptedSomewhere(row, value));
  for (const key of Object.keys(definition)) checkKey(located, key, report);
}

/** A key that no table has is refused too (400), unless a plugin that is not part of RabbitMQ defines it. */
function checkKey(located: Located, key: string, report: Report): void {
  if (keys.includes(key)) return;
  const near = nearest(key, keys, 2);
  // a key whose variable could not be read has an error already
  if (near === undefined && key.includes('${')) return;
  const certain = near !== undefined || key.startsWith('x-') || argumentsOnly.has(key);
  const hint = near === undefined ? undefined : `use ${near}`;
  const message = `${located.subject}: ${quoted(keyWritten(located, key))} is not a policy key`;
  const doubtful = { severity: 'warning', hint: 'remove it, unless a plugin that is not part of RabbitMQ defines it' } as const;
  diagnose(report, 'policy-key', placeOf(located, key), message, certain ? { hint } : doubtful);
}

/**
 * RabbitMQ evaluates patterns as PCRE. Only a pattern that is invalid there too is an error. `property`: where it is written, and its name in
 * messages.
 */
export function checkPattern(located: Located, pattern: string, report: Report, property = 'pattern'): void {
  const outcome = patternOf(pattern);
  if ('matches' in outcome) return;
  const fault = patternFault(pattern);
  const place = placeOf(located, property);
  const what = `the ${property === 'pattern' ? property : `${property} pattern`} of ${located.subject}`;
  if (fault !== undefined && alsoInPcre(fault, pattern)) {
    const hint = pattern.startsWith('*') ? 'patterns are regular expressions, not globs: .* matches any text' : undefined;
    diagnose(report, 'pattern-invalid', place, `${what} is not a valid regular expression: ${fault}`, { hint });
  } else {
    const message = `${what} could not be checked: ${outcome.unclear}`;
    diagnose(report, 'pattern-unreadable', place, message, { severity: 'warning' });
  }
}

function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return String(error instanceof Error ? error.message.split(': ').at(-1) : error).toLowerCase();
  }
}

/** Beyond JavaScript, PCRE has `\Q...\E`, possessive `a++`, `(?x)` and verbs `(*UTF)`; brackets and a leading `*` are the same. */
function alsoInPcre(fault: string, pattern: string): boolean {
  if (pattern.includes('\\Q') || /\(\?[#x]/.test(pattern)) return false;
  if (/^[*+?]|[^\\]\|[*+]/.test(pattern)) return true;
  return /^(unterminated|unmatched|\\ at end)/.test(fault);
}
