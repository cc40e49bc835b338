// A definitions file of three virtual hosts for tests of topo export, and the files that it becomes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryOf } from '../../../../support/io.ts';

export const queue = (name: string, vhost: string, args = {}) => ({ name, vhost, durable: true, auto_delete: false, arguments: args });
export const binding = (source: string, destination: string, routing_key: string, args = {}) => ({
  source,
  vhost: '/',
  destination,
  destination_type: 'queue',
  routing_key,
  arguments: args,
});
export const whole = {
  rabbit_version: '4.0.5',
  vhosts: [{ name: '/' }, { name: '/b' }, { name: 'empty' }],
  queues: [queue('q', '/', { 'x-queue-type': 'quorum', 'x-message-ttl': 60_000 }), queue('q', '/b')],
  exchanges: [{ name: 'e', vhost: '/', type: 'topic', durable: true, auto_delete: false, internal: true, arguments: {} }],
  bindings: [binding('e', 'q', 'a.#')],
  policies: [],
};
/** An export of a version that omits internal exchanges, with a binding of one. */
export const broken = { ...whole, rabbit_version: '4.3.6', bindings: [...whole.bindings, binding('hidden', 'q', 'k')] };

export const cwd = (definitions: object = whole, files: { readonly [name: string]: string } = {}) =>
  directoryOf({ ...files, 'definitions.json': JSON.stringify(definitions) });
export const read = (directory: string, file: string) => readFileSync(join(directory, file), 'utf8');

export const mark = '# exported by topo; remove this line to protect the file from the next export\n';
export const first = `vhost: { name: / }

exchanges:
  e: { type: topic, internal: true }

queues:
  q: { type: quorum, messageTtl: 1m }

bindings:
  - { source: e, destination: q, routingKey: 'a.#' }
`;
export const second = 'vhost: { name: /b }\n\nqueues:\n  q: { type: classic }\n';
