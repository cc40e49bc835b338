// All rules, in the order of the registry.
import type { Rule } from './rule.ts';
import { argumentWithoutEffect } from './rules/argument-without-effect.ts';
import { bindingArgumentsIgnored } from './rules/binding-arguments-ignored.ts';
import { bindingHeadersIgnored } from './rules/binding-headers-ignored.ts';
import { bindingKeyIgnored } from './rules/binding-key-ignored.ts';
import { bindingNeverMatches } from './rules/binding-never-matches.ts';
import { bindingShadowed } from './rules/binding-shadowed.ts';
import { deadLetterCycle } from './rules/dead-letter-cycle.ts';
import { deadLetterOverflow } from './rules/dead-letter-overflow.ts';
import { deadLetterUnroutable } from './rules/dead-letter-unroutable.ts';
import { deliveryLimitDrops } from './rules/delivery-limit-drops.ts';
import { exchangeDeadEnd } from './rules/exchange-dead-end.ts';
import { exchangeTypeUnreleased } from './rules/exchange-type-unreleased.ts';
import { exchangeUnreachable } from './rules/exchange-unreachable.ts';
import { exclusiveQueue } from './rules/exclusive-queue.ts';
import { featureDeprecated } from './rules/feature-deprecated.ts';
import { featureRemoved } from './rules/feature-removed.ts';
import { featureUnavailable } from './rules/feature-unavailable.ts';
import { hashBindingTwice } from './rules/hash-binding-twice.ts';
import { literalWildcard } from './rules/literal-wildcard.ts';
import { nameWithBlanks } from './rules/name-with-blanks.ts';
import { overflowWithoutEffect } from './rules/overflow-without-effect.ts';
import { policyMatchesNothing } from './rules/policy-matches-nothing.ts';
import { policyOverridden } from './rules/policy-overridden.ts';
import { policyShadowed } from './rules/policy-shadowed.ts';
import { policyTie } from './rules/policy-tie.ts';
import { policyWithoutEffect } from './rules/policy-without-effect.ts';
import { queueUnbound } from './rules/queue-unbound.ts';
import { queueUnbounded } from './rules/queue-unbounded.ts';
import { retryDuplicates } from './rules/retry-duplicates.ts';
import { retryWithoutReturn } from './rules/retry-without-return.ts';
import { streamUnbounded } from './rules/stream-unbounded.ts';
import { transientExchange } from './rules/transient-exchange.ts';
import { transientQueue } from './rules/transient-queue.ts';

/** Every rule. */
export const rules: readonly Rule[] = [
  deadLetterCycle,
  retryWithoutReturn,
  retryDuplicates,
  deadLetterUnroutable,
  deadLetterOverflow,
  deliveryLimitDrops,
  exchangeDeadEnd,
  exchangeUnreachable,
  queueUnbound,
  queueUnbounded,
  streamUnbounded,
  transientQueue,
  transientExchange,
  exclusiveQueue,
  nameWithBlanks,
  bindingNeverMatches,
  literalWildcard,
  bindingKeyIgnored,
  bindingArgumentsIgnored,
  bindingHeadersIgnored,
  bindingShadowed,
  hashBindingTwice,
  overflowWithoutEffect,
  argumentWithoutEffect,
  featureRemoved,
  featureUnavailable,
  exchangeTypeUnreleased,
  featureDeprecated,
  policyMatchesNothing,
  policyShadowed,
  policyTie,
  policyOverridden,
  policyWithoutEffect,
];
