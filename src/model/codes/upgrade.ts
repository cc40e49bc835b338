// Codes of topo upgrade-check.
import type { CodeEntry } from './entry.ts';

export const upgradeCodes = {
  'upgrade-refused': {
    exit: 4,
    severity: 'error',
    title: 'object that the version refuses',
    why: 'The RabbitMQ version of `--to` refuses the object when a client declares it or a definitions file is imported; of the definitions file, RabbitMQ imports nothing after it. An existing object is often retained until its client declares it again, which then fails.',
    fix: 'Follow the hint of the message, which lists the remedies, the cheapest first.',
  },
  'upgrade-lost': {
    exit: 4,
    severity: 'error',
    title: 'guarantee that the upgrade removes',
    why: 'The version of `--to` accepts the object but no longer provides what it was declared for, such as the replication of a mirrored queue. Nothing reports this.',
    fix: 'Follow the hint of the message, which lists the remedies, the cheapest first.',
  },
  'upgrade-changed': {
    exit: 1, // never an error: exit code 2
    severity: 'warning',
    title: 'default that the version changes',
    why: 'The version of `--to` treats the object differently although its declaration is the same. From RabbitMQ 4.0, a quorum queue without a declared delivery limit has a limit of 20, and drops or dead-letters a message that is returned more often. This is reported only if the version before the upgrade is known: `--from`, a live broker or a definitions file.',
    fix: 'Follow the hint of the message.',
  },
  'upgrade-ignored': {
    exit: 1, // never an error: exit code 2
    severity: 'warning',
    title: 'part of an object that the version ignores',
    why: 'The version of `--to` stores the setting but ignores it.',
    fix: 'Follow the hint of the message.',
  },
  'upgrade-deprecated': {
    exit: 1, // never an error: exit code 2
    severity: 'warning',
    title: 'use of a deprecated feature',
    why: 'The version of `--to` accepts the feature, possibly only with a setting in its configuration, and a later version will not. Features that a broker itself reports as in use (`GET /api/deprecated-features/used`, RabbitMQ 3.13 and later) are included.',
    fix: 'Follow the hint of the message.',
  },
} as const satisfies { [code: string]: CodeEntry };
