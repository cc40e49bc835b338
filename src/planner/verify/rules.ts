// Rules for the structure of JSON that another program may have written. A rule names the type that it accepts, so that a property which a
// type of the model gains does not compile until it has a rule.
import { isTable } from '../../model/values.ts';

/** The fault at a place, as `changes[3].risk: expected ...`; undefined if there is none. */
export type Fault = string | undefined;

/** Accepts the values of a type. */
export interface Rule<T> {
  readonly fault: (value: unknown, at: string) => Fault;
  /** Never set: makes the type part of the rule. */
  readonly of?: (value: T) => T;
}

/** A rule for each property; an optional one of the type is optional here too. */
type Rules<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Rule<T[K]>;
};

interface Optional<T> {
  readonly optional: Rule<T>;
}

function expected(at: string, what: string): string {
  return `${at}: expected ${what}`;
}

/** A value that a test accepts. */
export function where<T>(what: string, test: (value: unknown) => boolean): Rule<T> {
  return { fault: (value, at) => (test(value) ? undefined : expected(at, what)) };
}

export const text: Rule<string> = where('a text', (value) => typeof value === 'string');
/** Text that is printed unchanged: no control or formatting character that could hide a part of the output. */
export const line: Rule<string> = where('a line of text', (value) => typeof value === 'string' && !/\p{C}/u.test(value));
export const flag: Rule<boolean> = where('true or false', (value) => typeof value === 'boolean');
export const yes: Rule<true> = where('true', (value) => value === true);
/** A number from 0. */
export const amount: Rule<number> = where('a number from 0', (value) => typeof value === 'number' && value >= 0);
/** A whole number from 0. */
export const count: Rule<number> = where('a whole number from 0', (value) => Number.isSafeInteger(value) && Number(value) >= 0);
export const whole: Rule<number> = where('a whole number', (value) => Number.isSafeInteger(value));
export const decimal: Rule<number> = where('a number', (value) => typeof value === 'number');

/** One of the texts; all of the type must be listed. */
export function oneOf<T extends string>(all: { readonly [value in T]: unknown }): Rule<T> {
  const names = Object.keys(all);
  const what = names.length > 12 ? 'a known name' : `one of ${names.join(', ')}`;
  return where(what, (value) => typeof value === 'string' && Object.hasOwn(all, value));
}

/** A property that may be missing. */
export function optional<T>(rule: Rule<T>): Optional<T> {
  return { optional: rule };
}

/** A list. */
export function list<T>(item: Rule<T>): Rule<readonly T[]> {
  return {
    fault: (value, at) => {
      if (!Array.isArray(value)) return expected(at, 'a list');
      return first(value.entries(), ([index, one]) => item.fault(one, `${at}[${index}]`));
    },
  };
}

/** A table with any keys. */
export function tableOf<T>(item: Rule<T>): Rule<{ readonly [key: string]: T }> {
  return {
    fault: (value, at) => {
      if (!isTable(value)) return expected(at, 'a table');
      return first(Object.entries(value), ([key, one]) => item.fault(one, `${at}[${JSON.stringify(key)}]`));
    },
  };
}

/** A table with these properties and no others. */
export function table<T extends object>(rules: Rules<T>): Rule<T> {
  const all = Object.entries<Rule<unknown> | Optional<unknown>>(rules as never);
  return {
    fault: (value, at) => {
      if (!isTable(value)) return expected(at, 'a table');
      const unknown = Object.keys(value).find((name) => !Object.hasOwn(rules, name));
      if (unknown !== undefined) return `${at}: unexpected property ${JSON.stringify(unknown)}`;
      return first(all, ([name, rule]) => {
        const isOptional = 'optional' in rule;
        if (!Object.hasOwn(value, name)) return isOptional ? undefined : expected(`${at}.${name}`, 'a value');
        return (isOptional ? rule.optional : rule).fault(value[name], `${at}.${name}`);
      });
    },
  };
}

/** A table of several forms, which one property tells apart. */
export function oneForm<T extends object, K extends keyof T & string>(
  by: K,
  forms: { readonly [V in T[K] & string]: Rule<Extract<T, { readonly [P in K]: V }>> },
): Rule<T> {
  const names = oneOf(forms);
  return {
    fault: (value, at) => {
      if (!isTable(value)) return expected(at, 'a table');
      const name = value[by];
      const fault = names.fault(name, `${at}.${by}`);
      return fault ?? (forms as { readonly [name: string]: Rule<unknown> })[String(name)]?.fault(value, at);
    },
  };
}

/** The fault of the first item that has one. */
export function first<T>(items: Iterable<T>, faultOf: (item: T) => Fault): Fault {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
