// Bindings and cascading deletes: the bindings of a queue or exchange are deleted with it, and an autoDelete exchange is deleted with its
// last outgoing binding, up the chain (RabbitMQ 3.10 to 4.3). Functions return the refusal of the broker, or undefined on success.
import type { Binding, Exchange, Queue } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { DeleteGuard } from '../../../src/model/plan.ts';
import type { ArgumentValue } from '../../../src/model/values.ts';
import { joinRing, leaveRing } from './rings.ts';
import { defaultExchange, locked, type MemoryState, type MemoryVhost, vhostOf } from './state.ts';
import { textOf, wireTypeOf } from './wire.ts';

/** Creates a binding; an existing one is unchanged. */
export function bind(state: MemoryState, binding: Binding): string | undefined {
  const vhost = vhostOf(state, binding.vhost);
  const refusal = touchesDefault(binding) ?? missingEnd(vhost, binding) ?? lockedEnd(vhost, binding) ?? invalidMatch(vhost, binding);
  if (refusal !== undefined) return refusal;
  const key = keyOf(binding);
  if (!vhost.bindings.has(key)) {
    vhost.bindings.set(key, binding);
    joinRing(vhost, binding);
  }
  return undefined;
}

/** Removes a binding. A missing binding or end is not an error (all versions). */
export function unbind(state: MemoryState, binding: Binding): string | undefined {
  const vhost = vhostOf(state, binding.vhost);
  const refusal = touchesDefault(binding) ?? lockedEnd(vhost, binding);
  if (refusal === undefined) drop(vhost, [keyOf(binding)]);
  return refusal;
}

/**
 * Deletes a queue with its messages. `sees`: whether more is visible than over AMQP: unacknowledged messages, which if-empty
 * itself ignores, and whether a stream is in use, which no guard of the broker checks.
 */
export function deleteQueue(state: MemoryState, queue: Queue, guard: DeleteGuard, sees: boolean): string | undefined {
  const vhost = vhostOf(state, queue.vhost);
  const live = vhost.queues.get(queue.name);
  if (live === undefined) return undefined;
  if (live.elsewhere) return locked(queue.name, queue.vhost);
  if (guard !== 'none' && live.entity.type === 'stream' && !sees) return 'AMQP does not show whether a stream is in use';
  const subject = `PRECONDITION_FAILED - queue '${queue.name}' in vhost '${queue.vhost}'`;
  if (guard === 'if-idle' && live.ready.length + (sees ? live.unacknowledged.length : 0) > 0) return `${subject} not empty`;
  if (guard !== 'none' && live.consumers > 0) return `${subject} in use`;
  removeQueue(vhost, queue.name);
  return undefined;
}

/** The refusal of a queue with visible messages or consumers. */
export function checkQueue(state: MemoryState, queue: Queue, counted: 'all' | 'visible' | 'consumers'): string | undefined {
  const live = vhostOf(state, queue.vhost).queues.get(queue.name);
  if (live === undefined) return undefined;
  const messages = counted === 'consumers' ? 0 : live.ready.length + (counted === 'all' ? live.unacknowledged.length : 0);
  return messages + live.consumers > 0 ? `it is in use: ${messages} messages, ${live.consumers} consumers` : undefined;
}

/** Deletes an exchange with its bindings. A destination or an alternate exchange does not count as in use. */
export function deleteExchange(state: MemoryState, exchange: Exchange, guard: DeleteGuard): string | undefined {
  const { name } = exchange;
  const vhost = vhostOf(state, exchange.vhost);
  if (name === '') return defaultExchange;
  if (name.startsWith('amq.')) return `ACCESS_REFUSED - deletion of system exchange '${name}' in vhost '${vhost.name}' not allowed`;
  if (guard !== 'none' && vhost.exchanges.has(name) && isSource(vhost, name)) {
    return `PRECONDITION_FAILED - exchange '${name}' in vhost '${vhost.name}' in use`;
  }
  removeExchange(vhost, name);
  return undefined;
}

/** Removes a queue with cascading deletes. */
export function removeQueue(vhost: MemoryVhost, name: string): void {
  if (!vhost.queues.delete(name)) return;
  drop(
    vhost,
    keysOf(vhost, ({ destinationType, destination }) => destinationType === 'queue' && destination === name),
  );
}

function removeExchange(vhost: MemoryVhost, name: string): void {
  if (!vhost.exchanges.delete(name)) return;
  vhost.rings.delete(name);
  const touches = (binding: Binding): boolean =>
    binding.source === name || (binding.destinationType === 'exchange' && binding.destination === name);
  drop(vhost, keysOf(vhost, touches));
}

function drop(vhost: MemoryVhost, keys: readonly EntityKey[]): void {
  const sources = new Set<string>();
  for (const key of keys) {
    const binding = vhost.bindings.get(key);
    if (binding === undefined) continue;
    vhost.bindings.delete(key);
    leaveRing(vhost, binding);
    sources.add(binding.source);
  }
  for (const source of sources) {
    if (vhost.exchanges.get(source)?.autoDelete === true && !isSource(vhost, source)) removeExchange(vhost, source);
  }
}

function keysOf(vhost: MemoryVhost, picks: (binding: Binding) => boolean): readonly EntityKey[] {
  return [...vhost.bindings].filter(([, binding]) => picks(binding)).map(([key]) => key);
}

function isSource(vhost: MemoryVhost, name: string): boolean {
  for (const { source } of vhost.bindings.values()) if (source === name) return true;
  return false;
}

function touchesDefault({ source, destinationType, destination }: Binding): string | undefined {
  return source === '' || (destinationType === 'exchange' && destination === '') ? defaultExchange : undefined;
}

/** 404; the source is named first. */
function missingEnd({ name, exchanges, queues }: MemoryVhost, { source, destinationType, destination }: Binding): string | undefined {
  if (!exchanges.has(source)) return `NOT_FOUND - no exchange '${source}' in vhost '${name}'`;
  const destinations = destinationType === 'queue' ? queues : exchanges;
  return destinations.has(destination) ? undefined : `NOT_FOUND - no ${destinationType} '${destination}' in vhost '${name}'`;
}

function lockedEnd(vhost: MemoryVhost, { destinationType, destination }: Binding): string | undefined {
  const elsewhere = destinationType === 'queue' && vhost.queues.get(destination)?.elsewhere === true;
  return elsewhere ? locked(destination, vhost.name) : undefined;
}

const matches: readonly ArgumentValue[] = ['all', 'any', 'all-with-x', 'any-with-x'];

/** Only a headers exchange validates its bindings (406). */
function invalidMatch(vhost: MemoryVhost, binding: Binding): string | undefined {
  const match = binding.arguments['x-match'];
  if (vhost.exchanges.get(binding.source)?.type !== 'headers' || match === undefined || matches.includes(match)) return undefined;
  return typeof match === 'string'
    ? `PRECONDITION_FAILED - Invalid x-match field value <<"${match}">>; expected all, any, all-with-x, or any-with-x`
    : `PRECONDITION_FAILED - Invalid x-match field type ${wireTypeOf(match)} (value ${textOf(match)}); expected longstr`;
}
