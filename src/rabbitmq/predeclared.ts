// Names that RabbitMQ reserves, and the exchanges that it declares itself (AMQP 0-9-1, 3.1.3; `amq.match` and `amq.rabbitmq.*` are its own).
import type { Exchange } from '../model/entity.ts';
import { isOfMigration } from '../model/migration.ts';

/** An exchange that RabbitMQ declares itself. */
export interface PredeclaredExchange {
  readonly name: string;
  readonly type: 'direct' | 'fanout' | 'topic' | 'headers';
  /** Clients cannot publish to it (403). */
  readonly internal: boolean;
  /** Absent: every virtual host has it. */
  readonly onlyWith?: string;
}

/** All of them (3.10.8, 4.0.5, 4.3.6). The default exchange has the empty name. */
const defaultExchange: PredeclaredExchange = { name: '', type: 'direct', internal: false };
const predeclaredExchanges: readonly PredeclaredExchange[] = [
  defaultExchange,
  { name: 'amq.direct', type: 'direct', internal: false },
  { name: 'amq.fanout', type: 'fanout', internal: false },
  { name: 'amq.headers', type: 'headers', internal: false },
  { name: 'amq.match', type: 'headers', internal: false },
  { name: 'amq.topic', type: 'topic', internal: false },
  { name: 'amq.rabbitmq.trace', type: 'topic', internal: true },
  { name: 'amq.rabbitmq.log', type: 'topic', internal: true, onlyWith: 'log.exchange = true, in the default virtual host' },
  { name: 'amq.rabbitmq.event', type: 'topic', internal: true, onlyWith: 'the plugin rabbitmq_event_exchange' },
];

const byName = new Map(predeclaredExchanges.map((exchange) => [exchange.name, exchange]));

/** Whether RabbitMQ declares an exchange of this name itself, the default exchange excepted. */
export function isPredeclared(name: string): boolean {
  return !isDefaultExchange(name) && byName.has(name);
}

/** Their names, the default exchange excepted. */
export const predeclaredNames: readonly string[] = [...byName.keys()].filter((name) => !isDefaultExchange(name));

/** The type of a predeclared exchange, the default exchange excepted; undefined of any other. */
export function predeclaredType(name: string): string | undefined {
  return isPredeclared(name) ? byName.get(name)?.type : undefined;
}

/** A predeclared exchange of a virtual host, the default exchange among them; undefined of any other name. */
export function predeclaredExchange(vhost: string, name: string): Exchange | undefined {
  const known = byName.get(name);
  return known === undefined ? undefined : asEntity(vhost, known);
}

/** The exchanges that every virtual host has, the default exchange first. */
export function exchangesOfEveryVhost(vhost: string): readonly Exchange[] {
  return predeclaredExchanges.filter(({ onlyWith }) => onlyWith === undefined).map((one) => asEntity(vhost, one));
}

/** The default exchange of a virtual host. */
export function defaultExchangeOf(vhost: string): Exchange {
  return asEntity(vhost, defaultExchange);
}

function asEntity(vhost: string, { name, type, internal }: PredeclaredExchange): Exchange {
  return { kind: 'exchange', vhost, name, type, internal, durable: true, autoDelete: false, arguments: {} };
}

/** Whether it is the default exchange: each queue is bound to it by its name, and clients cannot declare, bind or delete it (403). */
export function isDefaultExchange(name: string): boolean {
  return name === '';
}

/** RabbitMQ's name for the default exchange in permissions and in their refusals. */
export const defaultExchangeName = 'amq.default';

/** Whether RabbitMQ reserves the name: `amq.*`, server-named queues among them. It refuses to declare or delete such an object (403). */
export function isReservedByBroker(name: string): boolean {
  return name.startsWith('amq.');
}

/** Whether an exchange exists in a virtual host without being declared: the default exchange, and every `amq.*`. */
export function isBuiltIn(exchange: string): boolean {
  return isDefaultExchange(exchange) || isReservedByBroker(exchange);
}

/** Whether the federation plugin creates the exchange or queue for a link (3.10 to 4.3): on the upstream, and deleted with the link. */
export function isOfFederation(name: string): boolean {
  return name.startsWith('federation: ');
}

/**
 * Whether topo never changes it: the default exchange, reserved names, objects that the federation plugin creates for itself, and names
 * that topo uses itself (`topo.*`).
 */
export function isReserved(name: string): boolean {
  return isBuiltIn(name) || isOfFederation(name) || name.startsWith('topo.') || isOfMigration(name);
}

/** Whether topo never changes the policy: it is one of a migration. RabbitMQ reserves no names of policies (3.10 to 4.3). */
export function isReservedPolicy(name: string): boolean {
  return name.startsWith('topo.');
}
