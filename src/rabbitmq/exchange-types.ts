// What RabbitMQ versions and exchange types do differently: the one place where routing depends on either.
// Sources: rabbit_exchange_type_*.erl, rabbit_dead_letter.erl and mc.erl of 3.10.8, 4.0.5 and 4.3.6.
import { type UnsupportedKeys, unsupportedKeys } from './policy-keys.ts';
import { measuredAs, type Version } from './version.ts';

/** How routing differs between versions. */
export interface VersionRules {
  /** 3.10 compares header values with Erlang's `==` (1 equals 1.0), newer ones with `=:=`; and keeps seconds of a timestamp, where newer ones have milliseconds. */
  readonly looseNumbers: boolean;
  /** 3.10 keeps `x-death` as a header of the message, believes a publisher's, and removes `CC` where a dead-letter routing key is set. */
  readonly deathsAreHeaders: boolean;
  /** 4.3 refuses a topic binding with more of the word `#` (406): where it is described, it does not exist. */
  readonly mostHashes: number;
  /** 4.0 and newer give up a message of a quorum queue after 20 redeliveries where nothing is set. */
  readonly defaultDeliveryLimit: boolean;
  /** Policy keys that keep a whole policy off a queue of the type. */
  readonly unsupported: UnsupportedKeys;
}

/** The rules of a version; of one between the measured ones those of the next older measured one. */
export function rulesOf(version: Version | undefined): VersionRules {
  const measured = measuredAs(version);
  const old = measured === '3.10';
  return {
    looseNumbers: old,
    deathsAreHeaders: old,
    mostHashes: measured === '4.3' ? 2 : Number.POSITIVE_INFINITY,
    defaultDeliveryLimit: !old,
    unsupported: unsupportedKeys(version),
  };
}

/** How an exchange finds the bindings that a message may take. */
export type Matching = 'every' | 'equal-key' | 'empty-key' | 'pattern' | 'headers' | 'unknown';

/** What an exchange type does. */
export interface TypeRule {
  readonly matching: Matching;
  /** Whether it takes all bindings that match, or one of them. */
  readonly takes: 'all' | 'one';
}

const every = { matching: 'every', takes: 'all' } as const;
const types: { readonly [type: string]: TypeRule } = {
  direct: { matching: 'equal-key', takes: 'all' },
  fanout: every,
  topic: { matching: 'pattern', takes: 'all' },
  headers: { matching: 'headers', takes: 'all' },
  'x-recent-history': every,
  'x-consistent-hash': { matching: 'every', takes: 'one' },
  'x-random': { matching: 'every', takes: 'one' },
  'x-modulus-hash': { matching: 'every', takes: 'one' },
  'x-local-random': { matching: 'empty-key', takes: 'one' },
};

/** The rule of an exchange type; a delayed exchange routes as its `x-delayed-type` does. */
export function typeRule(type: string, delayedType: unknown): TypeRule {
  const effective = type === 'x-delayed-message' && typeof delayedType === 'string' ? delayedType : type;
  return (Object.hasOwn(types, effective) ? types[effective] : undefined) ?? { matching: 'unknown', takes: 'all' };
}
