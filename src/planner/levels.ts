// The levels of a plan, in the order of execution; order.ts describes them.

/** All levels. */
export const levels = [
  'put vhosts',
  'try out',
  'put access',
  'put policies',
  'declare exchanges',
  'declare queues',
  'await nodes, replaced',
  'make room, queues',
  'make room, exchanges',
  'replace exchanges',
  'replace queues',
  'bind exchanges',
  'bind queues',
  'rebind destinations',
  'migrate queues',
  'migrate exchanges',
  'rename',
  'put references',
  'delete references',
  'unbind queues',
  'unbind exchanges',
  'check queues',
  'empty queues',
  'await nodes, deleted',
  'delete queues',
  'bind again',
  'delete exchanges',
  'restore exchanges',
  'restore bindings',
  'delete policies',
  'delete access',
  'delete vhosts',
] as const;

/** One of them. */
export type Level = (typeof levels)[number];
