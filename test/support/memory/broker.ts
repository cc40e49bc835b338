// An in-memory broker that implements RabbitMQ's rules for topology, including refusals with the texts of the broker. The contract suite
// (test/contract) compares it with real brokers. Messages are routed to queues, delivered, acknowledged and moved.
import { type Diagnostic, problem, TopoError } from '../../../src/model/diagnostic.ts';
import type { Entity, Exchange, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { trialOf } from '../../../src/model/migration.ts';
import type { ClusterNode } from '../../../src/model/observed.ts';
import type { Step } from '../../../src/model/plan.ts';
import type { BrokerLock, BrokerReader, BrokerWriter } from '../../../src/model/ports.ts';
import type { Moved } from '../../../src/model/run.ts';
import { byCodeUnits } from '../../../src/model/values.ts';
import { bind, checkQueue, deleteExchange, deleteQueue, removeQueue, unbind } from './bindings.ts';
import { declareExchange, declareQueue } from './declare.ts';
import { createMemoryLock } from './lock.ts';
import { acknowledgeMessages, moveMessages, publishMessage, returnMessages, takeMessages } from './messages.ts';
import { look, type Visibility } from './observe.ts';
import { deletePolicy, putPolicy } from './policies.ts';
import { joinRing, weightsOf } from './rings.ts';
import { type MemoryState, type MemoryVersion, type StoredQueue, vhostOf } from './state.ts';

export type { Visibility } from './observe.ts';
export type { MemoryVersion } from './state.ts';

/** The version to play, and what is visible and possible. Default: 4.3.6, `full`. */
export interface MemoryOptions {
  readonly version?: MemoryVersion;
  readonly visibility?: Visibility;
  /** Whether the plugin rabbitmq_consistent_hash_exchange is enabled; default no. */
  readonly hashing?: boolean;
  /** The nodes of the cluster, as listed under the visibility `full`; default one. All of them route by every binding at once. */
  readonly nodes?: readonly ClusterNode[];
}

/** The effect of an injected failure. */
export interface Fault {
  /** Whether the step is executed nevertheless, as RabbitMQ 4.3 does with operations that it answered with 541 after a time-out. */
  readonly done?: boolean;
  /** A move is aborted after this number of copies; the last message is not acknowledged. */
  readonly afterMessages?: number;
}

/** The in-memory broker, with operations for tests. Queue names are of the virtual host `/` unless another one is given. */
export interface MemoryBroker {
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  readonly lock: BrokerLock;
  /** Adds entities unchanged, in any order, without validation; exclusive queues belong to another connection. */
  seed(entities: Iterable<Entity>): void;
  /** Adds a number of ready messages to a queue. */
  publish(queue: string, count: number, vhost?: string): void;
  /** Publishes a message with that id through the bindings of an exchange. False if it reaches no queue. */
  send(exchange: string, routingKey: string, id: string, vhost?: string): boolean;
  /** Ids of the messages of a queue, ready and unacknowledged. */
  messages(queue: string, vhost?: string): string[];
  /** Delivers a number of ready messages, which are then unacknowledged. */
  deliver(queue: string, count: number, vhost?: string): void;
  /** Acknowledges a number of delivered messages, the oldest first. */
  acknowledge(queue: string, count: number, vhost?: string): void;
  /** Requeues all delivered messages, as when their consumer is killed. */
  giveBack(queue: string, vhost?: string): void;
  /** Sets the number of consumers. An autoDelete queue is deleted with the last one. */
  consumers(queue: string, count: number, vhost?: string): void;
  /** The destinations to which an x-consistent-hash exchange routes, with their weights. */
  weights(exchange: string, vhost?: string): { readonly [destination: string]: number };
  /** All entities in key order, without predeclared exchanges. */
  entities(): Entity[];
  /** Fails matching steps from now on with this diagnostic, under the key of their change. Returns a function that ends this. */
  failOn(matches: (step: Step) => boolean, diagnostic: Diagnostic, fault?: Fault): () => void;
}

type InjectedFault = Fault & { readonly matches: (step: Step) => boolean; readonly diagnostic: Diagnostic };

/**
 * Creates an empty broker. Virtual hosts are created on first use. Steps that are started together run in
 * reverse order: nothing may depend on the order of the steps of one level.
 */
export function createMemoryBroker(options: MemoryOptions = {}): MemoryBroker {
  const { version = '4.3.6', visibility = 'full', hashing = false, nodes = [{ name: 'rabbit@test', running: true }] } = options;
  const state: MemoryState = { version, hashing, nodes, vhosts: new Map(), documents: new Map(), routingKeys: new Map() };
  const faults = new Set<InjectedFault>();
  const live = (queue: string, vhost = '/'): StoredQueue => {
    const found = vhostOf(state, vhost).queues.get(queue);
    if (found === undefined) throw new Error(`no queue '${queue}' in vhost '${vhost}'`);
    return found;
  };
  return {
    reader: { observe: async (request) => look(state, visibility, request) },
    writer: { execute: inReverse((step) => execute(state, visibility, step, faults)), width },
    lock: createMemoryLock(state),
    seed: (entities) => seed(state, [...entities]),
    publish: (queue, count, vhost) => {
      live(queue, vhost).ready.push(...Array<string>(count).fill(''));
    },
    deliver: (queue, count, vhost) => {
      takeMessages(live(queue, vhost), count);
    },
    send: (exchange, routingKey, id, vhost = '/') => publishMessage(state, { vhost, exchange, routingKey, id }),
    messages: (queue, vhost) => [...live(queue, vhost).unacknowledged, ...live(queue, vhost).ready],
    acknowledge: (queue, count, vhost) => acknowledgeMessages(live(queue, vhost), count),
    giveBack: (queue, vhost) => returnMessages(live(queue, vhost)),
    consumers: (queue, count, vhost) => {
      const found = live(queue, vhost);
      const last = found.consumers > 0 && count === 0;
      found.consumers = count;
      if (last && found.entity.autoDelete) removeQueue(vhostOf(state, found.entity.vhost), queue);
    },
    weights: (exchange, vhost = '/') => weightsOf(vhostOf(state, vhost), exchange),
    entities: () => entitiesOf(state),
    failOn: (matches, diagnostic, fault = {}) => {
      const injected = { ...fault, matches, diagnostic };
      faults.add(injected);
      return () => faults.delete(injected);
    },
  };
}

/** As many concurrent steps as over AMQP. */
function width(step: Step): number {
  return step.entity.kind === 'queue' ? 8 : 16;
}

function inReverse<T>(run: (step: Step) => T): (step: Step) => Promise<T> {
  let waiting: (() => void)[] = [];
  return (step) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) {
        queueMicrotask(() => {
          const all = waiting.reverse();
          waiting = [];
          for (const start of all) start();
        });
      }
      waiting.push(() => {
        try {
          resolve(run(step));
        } catch (error) {
          reject(error);
        }
      });
    });
}

function execute(state: MemoryState, visibility: Visibility, step: Step, faults: ReadonlySet<InjectedFault>): Moved | undefined {
  const fault = [...faults].find(({ matches }) => matches(step));
  const key = step.change;
  if (step.do === 'move') return move(state, step, fault);
  if (fault !== undefined && fault.done !== true) throw new TopoError([{ ...fault.diagnostic, key }]);
  if (visibility === 'amqp' && step.entity.kind === 'policy') {
    throw new TopoError([problem('needs-management', 'policies cannot be set over AMQP', { key })]);
  }
  const refusal = perform(state, visibility, step);
  if (refusal !== undefined) throw new TopoError([problem('step-refused', refusal, { key })]);
  if (fault !== undefined) throw new TopoError([{ ...fault.diagnostic, key }]);
  return undefined;
}

function move(state: MemoryState, step: Extract<Step, { do: 'move' }>, fault: InjectedFault | undefined): Moved {
  const { change: key, entity: source } = step;
  let copied = 0;
  const dies = (): boolean => {
    copied += 1;
    return copied === fault?.afterMessages;
  };
  const unbroken = fault === undefined || fault.done === true || fault.afterMessages !== undefined;
  const refusal = unbroken ? moveMessages(state, { ...step, source }, dies) : undefined;
  if (fault !== undefined && (refusal === undefined || refusal.code === 'step-unknown'))
    throw new TopoError([{ ...fault.diagnostic, key }]);
  if (refusal !== undefined) throw new TopoError([problem(refusal.code, refusal.text, { key })]);
  return { messages: copied, withoutUserId: 0, stopped: false };
}

/** Executes the step. Returns the refusal of the broker. */
function perform(state: MemoryState, visibility: Visibility, step: Exclude<Step, { do: 'move' }>): string | undefined {
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it does not evaluate Exclude
  switch (step.do) {
    case 'try':
      return tryOut(state, trialOf(step.entity));
    case 'declare':
      return step.entity.kind === 'queue' ? declareQueue(state, step.entity) : declareExchange(state, step.entity);
    case 'bind':
      return bind(state, step.entity);
    case 'unbind':
      return unbind(state, step.entity);
    case 'check':
      return checkQueue(state, step.entity, step.messages === 'allowed' ? 'consumers' : visibility === 'full' ? 'all' : 'visible');
    case 'delete':
      return step.entity.kind === 'queue'
        ? deleteQueue(state, step.entity, step.guard, visibility === 'full')
        : deleteExchange(state, step.entity, step.guard);
    case 'fence':
      return undefined; // no node lags behind
    case 'put-policy':
      return putPolicy(state, step.entity);
    case 'delete-policy':
      deletePolicy(state, step.entity);
      return undefined;
    case 'put-document':
      state.documents.set(keyOf(step.entity), step.entity);
      return undefined;
    case 'delete-document':
      if (step.entity.of === 'vhost') deleteVhost(state, step.entity.name);
      state.documents.delete(keyOf(step.entity));
      return undefined;
  }
}

function tryOut(state: MemoryState, entity: Exchange | Queue): string | undefined {
  const { exchanges, queues } = vhostOf(state, entity.vhost);
  const refusal = entity.kind === 'queue' ? declareQueue(state, entity) : declareExchange(state, entity);
  if (refusal === undefined) (entity.kind === 'queue' ? queues : exchanges).delete(entity.name);
  return refusal;
}

function seed(state: MemoryState, entities: readonly Entity[]): void {
  for (const entity of entities) {
    if (entity.kind === 'document') {
      state.documents.set(keyOf(entity), entity);
      continue;
    }
    const vhost = vhostOf(state, entity.vhost);
    if (entity.kind === 'exchange') vhost.exchanges.set(entity.name, entity);
    if (entity.kind === 'queue') vhost.queues.set(entity.name, stored(entity, state.version));
    if (entity.kind === 'policy') vhost.policies.set(entity.name, entity);
  }
  for (const entity of entities) {
    if (entity.kind !== 'binding') continue;
    const vhost = vhostOf(state, entity.vhost);
    const destinations = entity.destinationType === 'queue' ? vhost.queues : vhost.exchanges;
    if (!vhost.exchanges.has(entity.source) || !destinations.has(entity.destination))
      throw new Error(`an end is missing of ${keyOf(entity)}`);
    vhost.bindings.set(keyOf(entity), entity);
    joinRing(vhost, entity);
  }
}

function stored(queue: Queue, version: MemoryVersion): StoredQueue {
  const entity = { ...queue, type: queue.type ?? 'classic', durable: queue.durable && !queue.exclusive };
  const typed = queue.type !== undefined || version !== '3.10.8';
  return { entity, typed, elsewhere: queue.exclusive, ready: [], unacknowledged: [], consumers: 0 };
}

function entitiesOf(state: MemoryState): Entity[] {
  const all = [...state.vhosts.values()].flatMap((vhost): Entity[] => [
    ...[...vhost.exchanges.values()].filter(({ name }) => !name.startsWith('amq.')),
    ...[...vhost.queues.values()].map(({ entity }) => entity),
    ...vhost.bindings.values(),
    ...vhost.policies.values(),
  ]);
  return [...all, ...state.documents.values()].sort((one, other) => byCodeUnits(keyOf(one), keyOf(other)));
}

/** With everything in it. */
function deleteVhost(state: MemoryState, name: string): void {
  state.vhosts.delete(name);
  for (const [key, { vhost }] of state.documents) if (vhost === name) state.documents.delete(key);
}
