// Shared by the tests of the AMQP transport: concise entities and steps, the diagnostics of a failure, a TCP proxy that simulates faults.
import { once } from 'node:events';
import { type AddressInfo, connect as connectTcp, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { parseAmqpUrls } from '../../../src/broker/address.ts';
import { type OpenAmqp, type OpenAmqpOptions, openAmqp } from '../../../src/broker/amqp/open.ts';
import { type Diagnostic, TopoError } from '../../../src/model/diagnostic.ts';
import type { Binding, Entity, Exchange, Queue } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Observation } from '../../../src/model/observed.ts';
import type { DeleteGuard, Step } from '../../../src/model/plan.ts';
import type { TestCertificate } from './connection/certificate.ts';

/** Opens a broker for one test, which closes it. */
export async function open(url: string, options: Partial<Omit<OpenAmqpOptions, 'addresses'>> = {}): Promise<OpenAmqp> {
  const broker = await openAmqp({ addresses: parseAmqpUrls(url), purpose: 'test', ...options });
  onTestFinished(() => broker.close());
  return broker;
}

/** The diagnostics of a TopoError that the promise must reject with. */
export async function diagnosticsOf(promise: Promise<unknown>): Promise<readonly Diagnostic[]> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome)) throw new Error(`no error, but ${JSON.stringify(outcome.value)}`);
  if (!(outcome.error instanceof TopoError)) throw outcome.error;
  return outcome.error.diagnostics;
}

/** The first diagnostic of a TopoError that the promise must reject with. */
export async function diagnosticOf(promise: Promise<unknown>): Promise<Diagnostic> {
  const [first] = await diagnosticsOf(promise);
  if (first === undefined) throw new Error('a TopoError without diagnostics');
  return first;
}

/** A durable queue. */
export function queue(vhost: string, name: string, more: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost, name, durable: true, autoDelete: false, exclusive: false, arguments: {}, ...more };
}

/** A durable exchange. */
export function exchange(vhost: string, name: string, type = 'topic', more: Partial<Exchange> = {}): Exchange {
  return { kind: 'exchange', vhost, name, type, durable: true, autoDelete: false, internal: false, arguments: {}, ...more };
}

/** A binding to a queue. */
export function binding(vhost: string, source: string, destination: string, more: Partial<Binding> = {}): Binding {
  return { kind: 'binding', vhost, source, destinationType: 'queue', destination, routingKey: '', arguments: {}, ...more };
}

const step = { id: 1, level: 1 };

export function declare(entity: Exchange | Queue): Step {
  return { ...step, change: keyOf(entity), do: 'declare', entity };
}

export function bind(entity: Binding): Step {
  return { ...step, change: keyOf(entity), do: 'bind', entity };
}

export function unbind(entity: Binding): Step {
  return { ...step, change: keyOf(entity), do: 'unbind', entity };
}

export function remove(entity: Exchange | Queue, guard: DeleteGuard): Step {
  return { ...step, change: keyOf(entity), do: 'delete', entity, guard };
}

/** Looks at the entities, and gives their observations in the same order. */
export async function look(broker: OpenAmqp, ...entities: Entity[]): Promise<Observation[]> {
  const wanted = new Map<EntityKey, Entity>(entities.map((entity) => [keyOf(entity), entity]));
  const { observations } = await broker.reader.observe({ vhosts: [...new Set(entities.map(({ vhost }) => vhost))], wanted });
  return entities.map((entity) => observations.get(keyOf(entity)) as Observation);
}

/** A TCP proxy in front of a broker. */
export interface BreakingProxy {
  /** The URL with the proxy's port. */
  url(amqpUrl: string): string;
  /** Ends every connection with a reset. */
  cut(): void;
  /** From now on nothing passes in either direction and nothing is closed, as with a dead host. */
  freeze(): void;
  /** Forwards what was held back. */
  thaw(): void;
  /** Connections that are open. */
  count(): number;
}

/** Starts a proxy for one test. */
export async function startProxy(amqpUrl: string): Promise<BreakingProxy> {
  const target = Number(new URL(amqpUrl).port);
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((client) => {
    const broker = connectTcp(target, '127.0.0.1');
    const pair = [client, broker] as const;
    pairs.add(pair);
    client.pipe(broker).pipe(client);
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
  });
  const port = await listen(server);
  onTestFinished(() => {
    for (const socket of [...pairs].flat()) socket.destroy();
  });
  return {
    url: (url) => url.replace(/:\d+(?=\/|$)/, `:${port}`),
    cut: () => {
      for (const [client, broker] of pairs) {
        client.resetAndDestroy();
        broker.destroy();
      }
    },
    freeze: () => {
      for (const [client, broker] of pairs) {
        client.unpipe();
        broker.unpipe();
        client.pause();
        broker.pause();
      }
    },
    thaw: () => {
      for (const [client, broker] of pairs) client.pipe(broker).pipe(client);
    },
    count: () => pairs.size,
  };
}

/** A port that speaks TLS and leads to the broker of an AMQP URL, for one test. Gives the URL of that port. */
export async function startTls(url: string, { cert, key }: TestCertificate): Promise<string> {
  const { port } = new URL(url);
  const proxy = createTlsServer({ cert, key }, (socket) => {
    const inner = connectTcp(Number(port), '127.0.0.1');
    socket.pipe(inner).pipe(socket);
    for (const one of [socket, inner]) one.on('error', () => {});
  });
  return url.replace('amqp:', 'amqps:').replace(port, String(await listen(proxy)));
}

/** Listens on a free port of 127.0.0.1 for one test. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
