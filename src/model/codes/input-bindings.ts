// Codes of rules about exchanges and bindings in files.
import type { CodeEntry } from './entry.ts';

/** The codes. */
export const inputBindingCodes = {
  'delayed-type-missing': {
    exit: 65,
    title: 'delayed message exchange without `delayedType`',
    why: 'An `x-delayed-message` exchange routes like another exchange type after the delay, and cannot be declared without that type.',
    fix: 'Add `delayedType: topic`, or another type.',
  },
  'exchange-type-unknown': {
    exit: 65,
    title: 'unknown exchange type',
    why: 'The type begins with `x-`, so it may be provided by a plugin.',
    fix: 'Check the spelling, and that the plugin is enabled.',
  },
  'binding-undeclared-end': {
    exit: 65,
    title: 'undeclared source or destination of a binding',
    why: 'RabbitMQ refuses the binding (404). On 3.10, an import of definitions drops it silently.',
    fix: 'Declare the object (with `external: true` if it is managed elsewhere), or correct the name.',
  },
  'binding-absent-end': {
    exit: 65,
    title: 'source or destination of a binding declared absent',
    why: 'One end of the binding is declared `state: absent`, and the binding is deleted with it.',
    fix: 'Remove the binding too.',
  },
  'default-exchange-bound': {
    exit: 65,
    title: 'binding of the default exchange',
    why: 'Every queue is bound to the default exchange by its name, and RabbitMQ refuses all other bindings of it (403 `operation not permitted on the default exchange`).',
    fix: 'Remove the binding.',
  },
  'undeclared-exchange': {
    exit: 65,
    title: 'undeclared dead-letter or alternate exchange',
    why: "RabbitMQ accepts any name, and silently drops the messages for that exchange while it does not exist. The default exchange, `''`, is accepted as an alternate exchange too, and routes none of them.",
    fix: 'Declare the exchange, with `external: true` if it is managed elsewhere. If an application declares it later, add the comment `# topo-ignore undeclared-exchange REASON`.',
  },
  'exchange-cycle': {
    exit: 65,
    title: 'cycle of exchange bindings',
    why: 'A message would return to an exchange that it has already passed. RabbitMQ delivers it once per queue, but the routes become hard to follow, and each publish traverses the cycle.',
    fix: 'Remove one of the bindings, unless the cycle is intended.',
  },
  'alternate-exchange-cycle': {
    exit: 65,
    title: 'cycle of alternate exchanges',
    why: 'A message that none of the exchanges can route returns to the first one, and is dropped.',
    fix: 'Make the last exchange one that routes every message to a queue.',
  },
  'binding-key-refused': {
    exit: 65,
    title: 'binding key refused by the exchange type',
    why: '`x-local-random` accepts only an empty key; `x-consistent-hash` accepts only a weight, an integer greater than 0.',
    fix: 'Correct the key.',
  },
  'too-many-hash-wildcards': {
    exit: 65,
    title: 'topic key with more than two `#`',
    why: 'RabbitMQ 4.3 refuses it (406). In earlier versions, the time to match grows exponentially with the number of `#`.',
    fix: 'Use at most two.',
  },
  'x-match-unknown': {
    exit: 65,
    title: '`x-match` value that RabbitMQ refuses',
    why: 'A headers exchange accepts `all`, `any`, `all-with-x` and `any-with-x`, and refuses others (406).',
    fix: 'Use one of them.',
  },
  'binding-argument-null': {
    exit: 65,
    title: 'binding argument with the value null',
    why: 'Over AMQP, it has the type void: on a headers exchange, the binding matches messages that have the header, with any value. The management API fails with status 500 when it creates such a binding, and lists the argument as the text `undefined` (3.10 to 4.3).',
    fix: 'Apply over AMQP, or give the argument a value.',
  },
  'binding-breaks-management': {
    exit: 65,
    title: 'binding that makes the management API fail',
    why: 'A binding with arguments whose key contains a `~` and at least one other character makes RabbitMQ 3.10 to 4.3 fail with status 500 whenever the bindings of the virtual host are listed.',
    fix: 'Use a key without `~`.',
  },
} as const satisfies { [code: string]: CodeEntry };
