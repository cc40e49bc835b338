// What is applied in a round: each operation that deletes a queue or moves messages, as two topologies. Its publishers send to `events` (or
// to `in`, which leads to it), and at the end every confirmed message must be in the queue `orders`, or have been received.

import type { Losing } from '../../support/traffic/losses.ts';

/** An operation. */
export interface Operation {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Flags of the apply in addition to `--yes`. */
  readonly flags: readonly string[];
  /** The exchange that publishers use; default `events`. */
  readonly publishTo?: string;
  /** The queue that holds messages beforehand; absent if it holds only what is published. */
  readonly backlogIn?: string;
  /** A queue that is deleted with its messages, and the one that gets its binding. */
  readonly losing?: Losing;
  /** Whether a consumer works on `orders`, and stays until the first run has ended. */
  readonly isConsumed?: true;
  /** Set if it also works without the management API. */
  readonly overAmqp?: true;
}

const events = 'exchanges: { events: { type: direct } }\n';
const queueOf = (form: string, name = 'orders'): string =>
  `${events}queues: { ${name}: ${form} }\nbindings: [{ source: events, destination: ${name}, routingKey: k }]\n`;

function migration(name: string, before: string, after: string, more: Partial<Operation> = {}): Operation {
  const flags = ['--allow', 'migrate:queue/orders'];
  return { name, before: queueOf(before), after: queueOf(after), flags, backlogIn: 'orders', ...more };
}

function rename(name: string, before: string, after: string): Operation {
  const renamed = after.replace('{', '{ renamedFrom: old,');
  return { name, before: queueOf(before, 'old'), after: queueOf(renamed), flags: [], backlogIn: 'old', overAmqp: true };
}

/** A queue that gives its binding to another one, and is deleted with its messages: those published once that one is bound must be in it. */
function handedOn(name: string, form: string, how: 'prune' | 'tombstone'): Operation {
  const after = queueOf('{ type: classic }');
  return {
    name,
    before: queueOf(form, 'old'),
    after: how === 'prune' ? `${after}prune: { queues: [old] }\n` : after.replace('queues: {', 'queues: { old: { state: absent },'),
    flags: ['--allow', 'lose:queue/old'],
    losing: { queue: 'old', successor: 'orders' },
  };
}

const renamedExchange: Operation = {
  name: 'rename of an exchange',
  before: `exchanges: { in: { type: fanout }, events: { type: direct } }
queues: { orders: { type: classic } }
bindings:
  - { source: in, destinationType: exchange, destination: events }
  - { source: events, destination: orders, routingKey: k }
`,
  after: `exchanges: { in: { type: fanout }, happenings: { type: direct, renamedFrom: events } }
queues: { orders: { type: classic } }
bindings:
  - { source: in, destinationType: exchange, destination: happenings }
  - { source: happenings, destination: orders, routingKey: k }
`,
  flags: ['--allow', 'delete:exchange/events'],
  publishTo: 'in',
  backlogIn: 'orders',
};

export const operations: readonly Operation[] = [
  migration('migration of a classic queue', '{ type: classic }', '{ type: classic, maxPriority: 2 }', { overAmqp: true }),
  migration('migration of a quorum queue', '{ type: quorum, deliveryLimit: 1000 }', '{ type: quorum, deliveryLimit: 2000 }', {
    overAmqp: true,
  }),
  handedOn('prune of a classic queue', '{ type: classic }', 'prune'),
  rename('rename of a classic queue', '{ type: classic }', '{ type: classic }'),
  migration('rollback', '{ type: classic }', '{ type: classic, maxPriority: 2 }', {
    flags: ['--allow', 'migrate:queue/orders', '--drain-timeout', '1500ms'],
    isConsumed: true,
  }),
  migration('migration from classic to quorum', '{ type: classic }', '{ type: quorum }', { overAmqp: true }),
  {
    ...migration('migration of an exchange', '{ type: classic }', '{ type: classic }'),
    after: queueOf('{ type: classic }').replace('direct', 'topic'),
    flags: ['--allow', 'migrate:exchange/events'],
  },
  rename('rename of a quorum queue', '{ type: quorum }', '{ type: quorum, deliveryLimit: 2000 }'),
  handedOn('tombstone of a quorum queue', '{ type: quorum }', 'tombstone'),
  migration('migration from quorum to classic', '{ type: quorum, deliveryLimit: 1000 }', '{ type: classic }', { overAmqp: true }),
  renamedExchange,
  migration('migration from a stream to a quorum queue', '{ type: stream }', '{ type: quorum }'),
  handedOn('prune of a quorum queue', '{ type: quorum }', 'prune'),
  migration('migration from a stream to a classic queue', '{ type: stream }', '{ type: classic }'),
  handedOn('tombstone of a classic queue', '{ type: classic }', 'tombstone'),
  {
    ...migration('replace', '{ type: classic }', '{ type: classic, maxPriority: 2 }'),
    flags: ['--allow', 'lose:queue/orders'],
    losing: { queue: 'orders', successor: 'orders' },
  },
];
