// Short ways to write entities and publications in tests of the router; all in the virtual host /.
import type { Binding, Exchange, Policy, Queue } from '../../../src/model/entity.ts';
import type { Publication } from '../../../src/model/publication.ts';
import type { Arguments } from '../../../src/model/values.ts';

/** An exchange; durable, and nothing else unless said. */
export function anExchange(name: string, type: string, rest: Partial<Exchange> = {}): Exchange {
  return { kind: 'exchange', vhost: '/', name, type, durable: true, autoDelete: false, internal: false, arguments: {}, ...rest };
}

/** A queue; durable and classic unless said. */
export function aQueue(name: string, rest: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost: '/', name, durable: true, autoDelete: false, exclusive: false, arguments: {}, ...rest };
}

/** A binding to a queue unless said. */
export function aBinding(source: string, destination: string, routingKey = '', rest: Partial<Binding> = {}): Binding {
  return { kind: 'binding', vhost: '/', source, destinationType: 'queue', destination, routingKey, arguments: {}, ...rest };
}

/** A policy over everything with priority 0 unless said. */
export function aPolicy(name: string, definition: Arguments, rest: Partial<Policy> = {}): Policy {
  return { kind: 'policy', vhost: '/', name, pattern: '.*', applyTo: 'all', priority: 0, definition, ...rest };
}

/** A publish without properties that matter. */
export function aPublish(exchange: string, routingKey: string, rest: Partial<Publication> = {}): Publication {
  return { vhost: '/', exchange, routingKey, headers: {}, persistent: false, mandatory: false, ...rest };
}
