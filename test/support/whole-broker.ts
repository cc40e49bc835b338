// Topology files that declare objects of every kind which a definitions file can contain, on a broker of its own.

/** The files by name. */
export const wholeBroker = {
  'root.yaml': `
vhost: { name: /, description: of all }
users:
  guest: { password: '\${GUEST_PASSWORD}', tags: [administrator] }
  ops: { password: '\${OPS_PASSWORD}', tags: [monitoring], limits: { maxConnections: 10 } }
permissions:
  guest: { configure: '.*', write: '.*', read: '.*' }
`,
  'global.yaml': 'globalParameters: { team: { value: { name: shop } } }\n',
  'shop.yaml': `
vhost: { name: /shop, description: orders, tags: [b, a], defaultQueueType: quorum }
permissions:
  guest: { configure: '.*', write: '.*', read: '.*' }
  ops: { configure: '', write: '^shop$', read: '.*' }
topicPermissions:
  ops: { shop: { write: '^order', read: '.*' } }
limits: { maxQueues: 50 }
exchanges:
  shop: { type: topic, alternateExchange: unrouted }
  unrouted: { type: fanout, internal: true }
queues:
  orders: { type: quorum, deliveryLimit: 5, deadLetterExchange: unrouted, onImmutableChange: migrate }
  clicks: { type: classic, maxLength: 10, messageTtl: 1h }
  log: { type: stream, maxAge: 7D }
  untyped: { maxLength: 7 }
  mine: { type: classic, durable: false, exclusive: true }
  gone: { state: absent }
bindings:
  - { source: shop, destination: orders, routingKey: 'order.#' }
  - { source: unrouted, destination: clicks }
  - { source: shop, destination: mine, routingKey: mine }
policies:
  ttl: { pattern: '^clicks', applyTo: queues, priority: 3, definition: { max-length-bytes: 1MiB } }
operatorPolicies:
  cap: { pattern: '^clicks', applyTo: queues, definition: { expires: 30d } }
federationUpstreams:
  eu: { uri: 'amqp://app:\${UPSTREAM_PASSWORD}@eu.example', maxHops: 2 }
`,
};

/** The values of their variables. */
export const wholeBrokerSecrets = { GUEST_PASSWORD: 'guest', OPS_PASSWORD: 'a pässword of ops', UPSTREAM_PASSWORD: 'not%20this' };
