// Codes of `topo lint` on policies.
import type { CodeEntry } from './entry.ts';

export const policyLintCodes = {
  'policy-matches-nothing': {
    exit: 65,
    severity: 'warning',
    title: 'policy that matches no declared object',
    why: 'Its pattern, which may match anywhere in a name, and its `applyTo` match no declared queue or exchange of the virtual host. The usual cause is a renamed object, to which the limits of the policy no longer apply.',
    fix: 'Correct the pattern. If it is intended for queues that applications declare, add a `# topo-ignore` comment.',
  },
  'policy-shadowed': {
    exit: 65,
    severity: 'warning',
    title: 'policy that never applies because of other policies',
    why: 'RabbitMQ applies one policy at a time to a queue or exchange: the matching one with the highest priority. Policies are not merged. Another policy with a higher priority applies to every declared object that this policy matches.',
    fix: 'Raise its priority, narrow the other pattern, or combine the keys of both in one policy.',
  },
  'policy-tie': {
    exit: 65,
    severity: 'warning',
    title: 'two policies of the same priority match the same object',
    why: 'Only one of them applies, and RabbitMQ does not specify which.',
    fix: 'Give them different priorities.',
  },
  'policy-overridden': {
    exit: 65,
    severity: 'warning',
    title: 'policy key overridden by an argument',
    why: 'If a queue or exchange has an argument of the same name, such as `dead-letter-exchange`, the argument takes precedence, except for the `overflow` of a quorum queue. (For limits and times, such as `max-length` and `message-ttl`, the lower value applies: that is not reported.)',
    fix: 'Remove the argument to make the policy effective (this requires a replace of the queue), or remove the key from the policy.',
  },
  'policy-without-effect': {
    exit: 65,
    severity: 'warning',
    title: 'policy key that no matching queue supports',
    why: 'No declared queue that the policy matches has a type to which the key applies. RabbitMQ accepts the key and ignores it.',
    fix: 'Remove the key, or widen the pattern.',
  },
} as const satisfies { [code: string]: CodeEntry & { readonly severity: 'error' | 'warning' | 'notice' } };
