// A topology with one document of each kind of a virtual host, and the objects that they govern.

/** The YAML without `vhost`; the user must exist. */
export function oneOfEachDocument(user: string): string {
  return String.raw`
exchanges: { news: { type: topic } }
queues: { q: { type: classic } }
operatorPolicies:
  cap: { pattern: '^q', applyTo: queues, priority: 2, definition: { max-length: 5, message-ttl: 7d } }
limits: { maxQueues: 500, maxConnections: -1 }
permissions: { ${user}: { configure: '', write: '^news$', read: '^q' } }
topicPermissions: { ${user}: { news: { write: '^{username}\.', read: '.*' } } }
`;
}
