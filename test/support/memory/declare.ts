// Declares exchanges and queues as RabbitMQ does: an equal redeclaration is a no-op, a different one is refused, nothing is ever changed.
// Functions return the refusal of the broker, or undefined on success.
import type { Exchange, Queue } from '../../../src/model/entity.ts';
import { exchangeDifference, queueDifference } from './equivalence.ts';
import { defaultExchange, exchangeTypesOf, locked, type MemoryState, vhostOf } from './state.ts';
import { refusalOfQueue } from './validity.ts';
import { wireTypeOf } from './wire.ts';

/** Declares an exchange. */
export function declareExchange(state: MemoryState, exchange: Exchange): string | undefined {
  const { name, type } = exchange;
  if (!exchangeTypesOf(state).includes(type)) {
    // 3.10 even closes the connection (503)
    return `${state.version === '3.10.8' ? 'COMMAND_INVALID' : 'PRECONDITION_FAILED'} - unknown exchange type '${type}'`;
  }
  if (name === '') return defaultExchange;
  const { exchanges } = vhostOf(state, exchange.vhost);
  const live = exchanges.get(name);
  if (live !== undefined) return exchangeDifference(live, exchange);
  // an existing amq.* exchange may be redeclared
  if (name.startsWith('amq.')) return `ACCESS_REFUSED - exchange name '${name}' contains reserved prefix 'amq.*'`;
  const alternate = exchange.arguments['alternate-exchange'];
  if (alternate !== undefined && typeof alternate !== 'string') {
    const subject = `exchange '${name}' in vhost '${exchange.vhost}'`;
    return `PRECONDITION_FAILED - invalid type '${wireTypeOf(alternate)}' for arg 'alternate-exchange' in ${subject}`;
  }
  exchanges.set(name, exchange);
  return undefined;
}

/** Declares a queue. An exclusive one then belongs to the writer. */
export function declareQueue(state: MemoryState, queue: Queue): string | undefined {
  const { name } = queue;
  const { version } = state;
  const injects = version !== '3.10.8';
  if (name.startsWith('amq.')) return `ACCESS_REFUSED - queue name '${name}' contains reserved prefix 'amq.*'`;
  const { queues } = vhostOf(state, queue.vhost);
  const type = queue.type ?? 'classic';
  const durable = queue.durable && !queue.exclusive;
  const typed = injects || queue.type !== undefined;
  const live = queues.get(name);
  if (live !== undefined) {
    if (live.elsewhere || live.entity.exclusive !== queue.exclusive) return locked(name, queue.vhost);
    const sent = { ...queue.arguments, ...(typed ? { 'x-queue-type': type } : {}) };
    return queueDifference(live, { durable, autoDelete: queue.autoDelete, arguments: sent }, version);
  }
  const refusal = refusalOfQueue(queue, type, version);
  if (refusal !== undefined) return refusal;
  queues.set(name, { entity: { ...queue, type, durable }, typed, elsewhere: false, ready: [], unacknowledged: [], consumers: 0 });
  return undefined;
}
