// Rules of policies: what RabbitMQ refuses (400 `Validation failed`), as far as it can be told without it.

import type { Policy } from '../../model/entity.ts';
import type { KnownArgument } from '../../rabbitmq/argument-rows.ts';
import { patternOf } from '../../rabbitmq/pattern.ts';
import { policyKeys } from '../../rabbitmq/policy-key-table.ts';
import { isAcceptedSomewhere } from '../../rabbitmq/policy-keys.ts';
import type { PolicyKey } from '../../rabbitmq/policy-rows.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { nearest } from '../report/nearest.ts';
import { type Report, say } from '../report/report.ts';
import { quoted } from '../syntax/node.ts';
import { checkArguments } from './arguments.ts';

/** Arguments that no policy can set (3.10 and 4.3: 400 `not recognised policy settings`). */
const argumentsOnly = new Set(['x-single-active-consumer', 'x-max-priority', 'x-quorum-initial-group-size', 'x-delayed-type']);

/** The keys as `checkArguments` takes them. What `ha-params` may be depends on `ha-mode`, and is not checked. */
const checkedKeys: readonly (KnownArgument & { readonly row: PolicyKey })[] = policyKeys.flatMap((row) =>
  row.rule.kind === 'any' ? [] : [{ property: row.key, argument: row.key, rule: row.rule, row }],
);

const keys = policyKeys.map(({ key }) => key);

/** Checks one policy that is not a tombstone. */
export function checkPolicy(located: Located<Policy>, report: Report): void {
  const { pattern, definition } = located.declaration.entity;
  checkPattern(located, pattern, report);
  checkArguments(located, checkedKeys, definition, report, ({ row }, value) => isAcceptedSomewhere(row, value));
  for (const key of Object.keys(definition)) {
    const near = nearest(key, keys, 2);
    const known = near !== undefined || key.startsWith('x-') || argumentsOnly.has(`x-${key}`);
    if (keys.includes(key) || !known) continue;
    const hint = near === undefined ? undefined : `write ${near}`;
    say(report, 'policy-key', placeOf(located, key), `${located.subject}: ${quoted(key)} is no key of policies`, { hint });
  }
}

/** RabbitMQ reads patterns as PCRE. Only what is wrong there too is an error. */
function checkPattern(located: Located<Policy>, pattern: string, report: Report): void {
  const outcome = patternOf(pattern);
  if ('matches' in outcome) return;
  const fault = patternFault(pattern);
  const place = placeOf(located, 'pattern');
  if (fault !== undefined && alsoInPcre(fault, pattern)) {
    const hint = pattern.startsWith('*') ? 'a regular expression, not a glob: .* is anything' : undefined;
    say(report, 'pattern-invalid', place, `the pattern of ${located.subject} is not a regular expression: ${fault}`, { hint });
  } else {
    const message = `the pattern of ${located.subject} could not be checked: ${outcome.unclear}`;
    say(report, 'pattern-unreadable', place, message, { severity: 'warning' });
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

/** PCRE has `\Q...\E`, possessive `a++`, `(?x)` and verbs `(*UTF)` beyond JavaScript; brackets and a leading `*` are the same. */
function alsoInPcre(fault: string, pattern: string): boolean {
  if (pattern.includes('\\Q') || /\(\?[#x]/.test(pattern)) return false;
  if (/^[*+?]|[^\\]\|[*+]/.test(pattern)) return true;
  return /^(unterminated|unmatched|\\ at end)/.test(fault);
}
