// The messages of the in-memory broker: routed, delivered, acknowledged, requeued, moved. A message is an id; copies share it. Exchanges
// match as in RabbitMQ, except headers exchanges, which match nothing here.
import type { Code } from '../../../src/model/codes.ts';
import type { Binding, Queue } from '../../../src/model/entity.ts';
import { removeQueue } from './bindings.ts';
import { chosen } from './rings.ts';
import { hashType, type MemoryState, type MemoryVhost, type StoredQueue, vhostOf } from './state.ts';

/** A message to publish. */
export interface MemoryPublication {
  readonly vhost: string;
  /** '' for the default exchange. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly id: string;
}

/** Publishes a message. False if it reaches no queue. @throws Error if the exchange does not exist */
export function publishMessage(state: MemoryState, { vhost: name, exchange, routingKey, id }: MemoryPublication): boolean {
  const vhost = vhostOf(state, name);
  if (!state.routingKeys.has(id)) state.routingKeys.set(id, routingKey);
  const queues = exchange === '' ? new Set([routingKey]) : reached(vhost, exchange, routingKey);
  const live = [...queues].flatMap((queue) => vhost.queues.get(queue) ?? []);
  for (const { ready } of live) ready.push(id);
  return live.length > 0;
}

/** Delivers a number of ready messages, which are then unacknowledged. @throws Error if there are too few */
export function takeMessages({ entity, ready, unacknowledged }: StoredQueue, count: number): readonly string[] {
  if (count > ready.length) throw new Error(`queue '${entity.name}' holds ${ready.length} ready messages, not ${count}`);
  const taken = ready.splice(0, count);
  unacknowledged.push(...taken);
  return taken;
}

/** Acknowledges the oldest delivered messages. */
export function acknowledgeMessages({ unacknowledged }: StoredQueue, count: number): void {
  unacknowledged.splice(0, count);
}

/** Requeues all delivered messages, as when their consumer is killed. */
export function returnMessages({ ready, unacknowledged }: StoredQueue): void {
  ready.unshift(...unacknowledged.splice(0));
}

/** A move, as requested by a step. */
export interface MemoryMove {
  readonly source: Queue;
  readonly to: string;
  readonly via: string;
  readonly toVhost?: string;
  readonly rest: 'stay' | 'delete';
  readonly unroutable?: 'drop';
  readonly consumers?: 'wait' | 'cancel';
  readonly most?: number;
  readonly rollback?: true;
}

/** Why a move did not complete. */
export interface MoveRefusal {
  readonly code: Code;
  readonly text: string;
}

/**
 * Moves ready messages one by one: copy, then acknowledge. `dies` is called after each copy; if it returns true, the mover is killed:
 * the last copied message is not acknowledged, and is requeued.
 */
export function moveMessages(state: MemoryState, move: MemoryMove, dies: () => boolean): MoveRefusal | undefined {
  const { source, to, via, rest, unroutable, most } = move;
  const vhost = vhostOf(state, source.vhost);
  const live = vhost.queues.get(source.name);
  if (live === undefined) return undefined;
  const stream = live.entity.type === 'stream';
  if (stream && rest === 'stay') return undefined;
  const target = vhostOf(state, move.toVhost ?? source.vhost);
  if (!target.exchanges.has(via)) return { code: 'step-refused', text: `NOT_FOUND - no exchange '${via}' in vhost '${target.name}'` };
  const together = live.ready.length + (target.queues.get(to)?.ready.length ?? 0);
  if (most !== undefined && live.ready.length > 0 && together > most)
    return {
      code: move.rollback === true ? 'rollback-would-drop' : 'migration-would-drop',
      text: `${together} messages, and the queue accepts ${most}`,
    };
  for (let index = 0; index < live.ready.length; ) {
    const id = live.ready[index] as string;
    const copied = publishMessage(state, { vhost: target.name, exchange: via, routingKey: state.routingKeys.get(id) ?? '', id });
    if (!copied && unroutable === undefined)
      return { code: 'move-refused', text: `the broker returned a message (312 NO_ROUTE): exchange ${via} routes to no queue` };
    if (dies()) return { code: 'step-unknown', text: 'connection lost: killed' };
    if (stream) index += 1;
    else live.ready.shift();
  }
  if (rest === 'stay') return undefined;
  const { consumers, unacknowledged } = live;
  if (consumers > 0 && move.consumers !== 'cancel')
    return { code: 'queue-has-consumers', text: `waited for ${consumers} consumers of the queue to disconnect` };
  if (unacknowledged.length > 0) {
    return { code: 'queue-has-consumers', text: `waited for ${unacknowledged.length} messages to be acknowledged` };
  }
  removeQueue(vhost, source.name);
  return undefined;
}

/** The queues that a message reaches through an exchange and those bound to it, each once. */
function reached(vhost: MemoryVhost, name: string, key: string, seen = new Set<string>()): Set<string> {
  const exchange = vhost.exchanges.get(name);
  if (exchange === undefined) throw new Error(`no exchange '${name}' in vhost '${vhost.name}'`);
  const queues = new Set<string>();
  if (seen.has(name)) return queues;
  seen.add(name);
  const bindings = exchange.type === hashType ? chosen(vhost, name, key) : [...vhost.bindings.values()];
  for (const binding of bindings) {
    if (binding.source !== name || !matches(exchange.type, binding, key)) continue;
    if (binding.destinationType === 'queue') queues.add(binding.destination);
    else for (const queue of reached(vhost, binding.destination, key, seen)) queues.add(queue);
  }
  return queues;
}

function matches(type: string, { routingKey }: Binding, key: string): boolean {
  switch (type) {
    case 'fanout':
    case hashType:
      return true;
    case 'direct':
      return routingKey === key;
    case 'topic':
      return matchesTopic(routingKey.split('.'), key.split('.'));
  }
  return false;
}

function matchesTopic([pattern, ...patterns]: readonly string[], words: readonly string[]): boolean {
  if (pattern === undefined) return words.length === 0;
  if (pattern === '#') return words.some((_, index) => matchesTopic(patterns, words.slice(index))) || matchesTopic(patterns, []);
  const [word, ...rest] = words;
  return word !== undefined && (pattern === '*' || pattern === word) && matchesTopic(patterns, rest);
}
