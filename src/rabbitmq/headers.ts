// The headers exchange: does a message's table of headers satisfy a binding's arguments?
import type { Arguments, ArgumentValue } from '../model/values.ts';
import type { VersionRules } from './exchange-types.ts';
import { isVoid, termOf } from './terms.ts';

/** What a binding asks of the headers. */
export interface HeaderDemand {
  /** `any`, or else `all`: an absent or unknown `x-match` is `all`. */
  readonly any: boolean;
  /** What is to be compared; without `x-match`, and without other `x-` headers unless `x-match` ends in `-with-x`. */
  readonly wanted: readonly WantedHeader[];
  /** `x-` headers that are left out of the comparison. */
  readonly ignored: readonly string[];
}

/** One header that a binding asks for. */
export interface WantedHeader {
  readonly name: string;
  readonly value: ArgumentValue;
  /** Undefined for a void value: the header only has to be there. */
  readonly term: string | undefined;
}

/** A message's headers as the broker compares them; each value is made a term once, when it is asked for. */
export interface HeaderTerms {
  readonly has: (name: string) => boolean;
  readonly term: (name: string) => string | undefined;
}

/** What a binding's arguments ask for. */
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

/** Makes headers ready for comparing. */
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

/** Whether the headers satisfy the demand. Nothing to compare satisfies `all`, and not `any`. */
export function satisfies(headers: HeaderTerms, demand: HeaderDemand): boolean {
  const { any, wanted } = demand;
  for (const one of wanted) if (fits(headers, one) === any) return any;
  return !any;
}

/** Whether one header is as wanted. */
export function fits(headers: HeaderTerms, wanted: WantedHeader): boolean {
  return wanted.term === undefined ? headers.has(wanted.name) : headers.term(wanted.name) === wanted.term;
}
