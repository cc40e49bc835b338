// The changes that require a migration, each as two topologies with one queue `orders` and one exchange `events`.

/** A change of an immutable attribute. */
export interface MigrationCase {
  readonly name: string;
  readonly before: Shape;
  readonly after: Shape;
  /** The value for `--allow`. */
  readonly allow: string;
  /** Messages are published with priorities 0 to this, exclusive: the queue keeps the order of one priority only. */
  readonly priorities?: number;
  /** Without the management API; then bindings that are not declared cannot be seen, and there are none here. */
  readonly overAmqp?: boolean;
}

/** What differs between the topologies. */
export interface Shape {
  /** Attributes of the queue, as a flow mapping. */
  readonly queue: string;
  readonly exchange: 'direct' | 'topic';
}

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

/** A binding as the management API lists it. */
export interface BindingRow {
  readonly source: string;
  readonly destination: string;
  readonly routing_key: string;
  readonly arguments: object;
}

/** The topology file. */
export function topologyOf({ queue, exchange }: Shape): string {
  return [
    `exchanges: { events: { type: ${exchange} } }`,
    `queues: { orders: ${queue} }`,
    'bindings: [{ source: events, destination: orders, routingKey: declared }]',
    '',
  ].join('\n');
}

/** Undeclared bindings of another client: from the declared exchange, and with arguments from an undeclared one. */
export const undeclared: readonly BindingRow[] = [
  { source: 'events', destination: 'orders', routing_key: 'undeclared', arguments: {} },
  { source: 'others', destination: 'orders', routing_key: 'undeclared', arguments: { team: 'a', weight: 3 } },
];

/** All bindings of the queue: before, afterwards, always. */
export function bindingsOf({ overAmqp = false }: MigrationCase): readonly BindingRow[] {
  const declared = { source: 'events', destination: 'orders', routing_key: 'declared', arguments: {} };
  return [declared, ...(overAmqp ? [] : undeclared)];
}
