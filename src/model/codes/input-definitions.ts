// Codes of definitions files, the exports of RabbitMQ.
import type { CodeEntry } from './entry.ts';

export const definitionsCodes = {
  'definitions-row-invalid': {
    exit: 65,
    title: 'entry of a definitions file that RabbitMQ does not import as written',
    why: 'An error if every version refuses the whole file because of it. A warning if RabbitMQ skips the entry, ignores one of its fields or stores another value: topo reads the entry in the same way. A notice if only some versions have a default for a missing field.',
    fix: 'Correct the entry. Files exported by RabbitMQ have no such entries.',
  },
  'definitions-section-ignored': {
    exit: 65,
    title: 'ignored sections of a definitions file',
    why: 'topo reads virtual hosts, users with a password hash, exchanges, queues, bindings, policies, permissions, topic permissions, limits and operator policies. It ignores all other sections, for example users with a password in clear text and parameters of plugins.',
    fix: 'No action is required.',
  },
  'definitions-reserved-ignored': {
    exit: 65,
    title: 'ignored entries of a definitions file that are reserved by RabbitMQ or topo',
    why: '`amq.*`, the default exchange and its bindings exist in every virtual host, and an import skips them too.',
    fix: 'No action is required.',
  },
} as const satisfies { [code: string]: CodeEntry };
