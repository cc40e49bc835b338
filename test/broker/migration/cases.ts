// The changes that require a migration, each as two topologies with one queue `orders` and one exchange `events`; and renames of either.

/** A change of an immutable attribute. */
export interface MigrationCase {
  readonly name: string;
  readonly before: Shape;
  readonly after: Shape;
  /** The value for `--allow`, if any. */
  readonly allow?: string;
  /** Messages are published with priorities 0 to this, exclusive: the queue keeps the order of one priority only. */
  readonly priorities?: number;
  /** Without the management API; then bindings that are not declared cannot be seen, and there are none here. */
  readonly overAmqp?: boolean;
  /** A consumer that works and does not leave: until the last run, or for ever, with `--consumers cancel`. */
  readonly worker?: 'stays' | 'is cancelled';
  /** A scene of its own: of a queue that moves to another virtual host, or of an exchange that is renamed. */
  readonly scene?: { readonly vhost: readonly [string, string] } | 'exchange';
  /** How long it waits for a consumer that stays; default 300ms. */
  readonly drainTimeout?: string;
}

/** What differs between the topologies. */
export interface Shape {
  /** Attributes of the queue, as a flow mapping. */
  readonly queue: string;
  readonly exchange: 'direct' | 'topic';
  /** The name of the queue; default `orders`. */
  readonly name?: string;
}

/** A change of the name of the queue. Nothing is published by name: the old name ends. */
const ofName = (name: string, before: string, after: string): MigrationCase => ({
  name,
  before: { queue: before, exchange: 'direct', name: 'orders.old' },
  after: { queue: after.replace('{', '{ renamedFrom: orders.old,'), exchange: 'direct' },
});

const ofQueue = (name: string, before: string, after: string, priorities?: number): MigrationCase => ({
  name,
  before: { queue: before, exchange: 'direct' },
  after: { queue: after, exchange: 'direct' },
  allow: 'migrate:queue/orders',
  ...(priorities === undefined ? {} : { priorities }),
});

export const migrationCases: readonly MigrationCase[] = [
  ofQueue('classic with another TTL', '{ type: classic, messageTtl: 1h }', '{ type: classic, messageTtl: 2h }'),
  ofQueue('classic to quorum', '{ type: classic }', '{ type: quorum }'),
  ofName('classic queue renamed', '{ type: classic }', '{ type: classic }'),
  ofQueue('quorum with another delivery limit', '{ type: quorum, deliveryLimit: 30 }', '{ type: quorum, deliveryLimit: 50 }'),
  ofQueue('stream to quorum', '{ type: stream }', '{ type: quorum }'),
  ofQueue('classic with more priorities', '{ type: classic, maxPriority: 3 }', '{ type: classic, maxPriority: 5 }', 3),
  { ...ofQueue('classic to quorum over AMQP alone', '{ type: classic }', '{ type: quorum }'), overAmqp: true },
  {
    name: 'exchange with another type',
    before: { queue: '{ type: classic }', exchange: 'direct' },
    after: { queue: '{ type: classic }', exchange: 'topic' },
    allow: 'migrate:exchange/events',
  },
];

/** Further renames, for large searches. */
export const renameCases: readonly MigrationCase[] = [
  ofName('quorum queue renamed', '{ type: quorum }', '{ type: quorum }'),
  ofName('stream renamed to a quorum queue', '{ type: stream }', '{ type: quorum }'),
  { ...ofName('classic queue renamed over AMQP alone', '{ type: classic }', '{ type: classic }'), overAmqp: true },
];

/** Migrations and renames of queues whose consumers do not leave. */
export const handovers: readonly MigrationCase[] = [
  {
    ...ofQueue('classic with a consumer that stays', '{ type: classic, messageTtl: 1h }', '{ type: classic, messageTtl: 2h }'),
    worker: 'stays',
  },
  { ...ofName('renamed classic queue with a consumer that stays', '{ type: classic }', '{ type: classic }'), worker: 'stays' },
  { ...ofQueue('classic to quorum with a consumer that stays', '{ type: classic }', '{ type: quorum }'), worker: 'stays' },
  {
    ...ofQueue('quorum with a consumer that stays', '{ type: quorum, deliveryLimit: 30 }', '{ type: quorum, deliveryLimit: 50 }'),
    worker: 'stays',
  },
  {
    ...ofQueue('classic with a consumer that stays, over AMQP alone', '{ type: classic }', '{ type: classic, maxPriority: 2 }'),
    overAmqp: true,
    worker: 'stays',
  },
  {
    ...ofQueue('classic with a consumer that is cancelled', '{ type: classic, messageTtl: 1h }', '{ type: classic, messageTtl: 2h }'),
    worker: 'is cancelled',
  },
];

/** Moves to another virtual host, and the rename of an exchange. */
export const otherCases: readonly MigrationCase[] = [
  ...(
    [
      ['classic', 'quorum'],
      ['quorum', 'quorum'],
      ['stream', 'classic'],
    ] as const
  ).map(
    ([from, to]): MigrationCase => ({
      name: `${from} queue to another virtual host as a ${to} queue`,
      before: { queue: `{ type: ${from} }`, exchange: 'topic' },
      after: { queue: `{ type: ${to} }`, exchange: 'topic' },
      scene: { vhost: [from, to] },
    }),
  ),
  {
    name: 'exchange renamed',
    before: { queue: '{}', exchange: 'topic' },
    after: { queue: '{}', exchange: 'topic' },
    scene: 'exchange',
  },
];

/** A binding as the management API lists it. */
export interface BindingRow {
  readonly source: string;
  readonly destination: string;
  readonly routing_key: string;
  readonly arguments: object;
}

/** The topology file. */
export function topologyOf({ queue, exchange, name = 'orders' }: Shape): string {
  return [
    `exchanges: { events: { type: ${exchange} } }`,
    `queues: { ${name}: ${queue} }`,
    `bindings: [{ source: events, destination: ${name}, routingKey: declared }]`,
    '',
  ].join('\n');
}

/** Undeclared bindings of another client: from the declared exchange, and with arguments from an undeclared one. */
export const undeclared: readonly BindingRow[] = [
  { source: 'events', destination: 'orders', routing_key: 'undeclared', arguments: {} },
  { source: 'others', destination: 'orders', routing_key: 'undeclared', arguments: { team: 'a', weight: 3 } },
];

/** All bindings of the queue in that state: the same before and afterwards, apart from its name. */
export function bindingsOf(migration: MigrationCase, state: 'before' | 'after'): readonly BindingRow[] {
  const { overAmqp = false } = migration;
  const destination = nameIn(migration, state);
  const declared = { source: 'events', destination, routing_key: 'declared', arguments: {} };
  return [declared, ...(overAmqp ? [] : undeclared.map((row) => ({ ...row, destination })))];
}

/** The name of the queue in that state. */
export function nameIn(migration: MigrationCase, state: 'before' | 'after'): string {
  return migration[state].name ?? 'orders';
}
