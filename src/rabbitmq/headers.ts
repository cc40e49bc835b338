// The headers exchange: compares the headers of a message with the arguments of a binding.
import type { DeathReason } from '../model/routing.ts';
import type { Arguments, ArgumentValue } from '../model/values.ts';
import type { VersionRules } from './exchange-types.ts';
import { isVoid, termOf } from './terms.ts';

/** The headers that a binding requires. */
export interface HeaderDemand {
  /** `any`, or else `all`: an absent or unknown `x-match` is `all`. */
  readonly any: boolean;
  /** The headers to compare, without `x-match`, and without other `x-` headers unless `x-match` ends with `-with-x`. */
  readonly wanted: readonly WantedHeader[];
  /** `x-` headers that are excluded from the comparison. */
  readonly ignored: readonly string[];
}

/** One header that a binding requires. */
export interface WantedHeader {
  readonly name: string;
  readonly value: ArgumentValue;
  /** Undefined for a void value: the header only has to exist. */
  readonly term: string | undefined;
}

/** The headers of a message as the broker compares them; each value is converted into a term once, on first use. */
export interface HeaderTerms {
  readonly has: (name: string) => boolean;
  readonly term: (name: string) => string | undefined;
}

/** The requirements in the arguments of a binding. */
export function demandOf(args: Arguments, rules: VersionRules): HeaderDemand {
  const match = args['x-match'];
  const withX = match === 'all-with-x' || match === 'any-with-x';
  const names = Object.keys(args).filter((name) => name !== 'x-match');
  const compared = names.filter((name) => withX || !name.startsWith('x-'));
  return {
    any: match === 'any' || match === 'any-with-x',
    wanted: compared.map((name) => wantedHeader(name, args[name] ?? null, rules)),
    ignored: names.filter((name) => !compared.includes(name)),
  };
}

function wantedHeader(name: string, value: ArgumentValue, rules: VersionRules): WantedHeader {
  return { name, value, term: isVoid(value) ? undefined : termOf(value, 'binding', rules) };
}

/** Prepares headers for comparison. */
export function headerTerms(headers: Arguments, rules: VersionRules): HeaderTerms {
  const known = new Map<string, string>();
  return {
    has: (name) => Object.hasOwn(headers, name),
    term: (name) => {
      if (!Object.hasOwn(headers, name)) return undefined;
      const before = known.get(name);
      if (before !== undefined) return before;
      const term = termOf(headers[name] ?? null, 'header', rules);
      known.set(name, term);
      return term;
    },
  };
}

/** Whether the headers satisfy the demand. An empty demand is satisfied with `all`, but not with `any`. */
export function satisfies(headers: HeaderTerms, demand: HeaderDemand): boolean {
  const { any, wanted } = demand;
  for (const one of wanted) if (fits(headers, one) === any) return any;
  return !any;
}

/** Whether one header matches. */
export function fits(headers: HeaderTerms, wanted: WantedHeader): boolean {
  return wanted.term === undefined ? headers.has(wanted.name) : headers.term(wanted.name) === wanted.term;
}

/** The header with the reason of the last death, which a headers exchange sees since 4.0; 3.10 does not set it. */
export const lastReasonHeader = 'x-last-death-reason';

/** Whether a binding of a headers exchange matches every message that was dead-lettered for the reason, none, or some. */
export function matchesDeath(args: Arguments, reason: DeathReason, rules: VersionRules): 'all' | 'none' | 'some' {
  const { any, wanted } = demandOf(args, rules);
  const named = wanted.find(({ name }) => name === lastReasonHeader);
  if (wanted.length === 0) return any ? 'none' : 'all';
  if (named === undefined) return 'some';
  const fitting = !rules.deathsAreHeaders && (named.term === undefined || named.value === reason);
  if (any ? fitting : !fitting) return any ? 'all' : 'none';
  return wanted.length > 1 ? 'some' : any ? 'none' : 'all';
}
