// A private node whose process tests freeze (SIGSTOP) under topo watch, with a queue that no heal changes and a message in it.
import { connect } from 'node:net';
import { beforeEach, expect, onTestFinished } from 'vitest';
import { fetchSuite } from './broker-source.ts';
import { eventually } from './eventually.ts';
import { directoryOf } from './io.ts';
import { portOf, serveClients } from './ports.ts';
import { type PrivateBroker, startPrivateBroker } from './private-broker.ts';
import { http } from './vhost.ts';
import { startWatch, type Watching } from './watching.ts';

const topology = 'queues: { a: {}, b: { maxLength: 6 } }\nbindings: [{ source: amq.topic, destination: a, routingKey: a.# }]\n';

/** A node of the suite for each test of the calling block. */
export function useFreezingNode(suite: string) {
  let node: PrivateBroker;
  let isFrozen = false;
  const freeze = (): void => {
    isFrozen = process.kill(node.pid, 'SIGSTOP');
  };
  const thaw = (): void => {
    isFrozen = !process.kill(node.pid, 'SIGCONT');
  };

  beforeEach(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite) });
    onTestFinished(() => node.stop());
    await http(node, 'PUT', 'queues/%2F/b', { durable: true, arguments: { 'x-max-length': 5 } });
    await http(node, 'POST', 'exchanges/%2F/amq.default/publish', {
      ...{ properties: { delivery_mode: 2 }, routing_key: 'b', payload: 'kept', payload_encoding: 'string' },
    });
  });

  const start = async (urls: { readonly amqp: string; readonly http: string }): Promise<Watching> => {
    const env = { RABBITMQ_URL: urls.amqp, RABBITMQ_MANAGEMENT_URL: urls.http };
    return await startWatch(['topology.yaml', '--heal'], { cwd: directoryOf({ 'topology.yaml': topology }), env });
  };

  /** The management API behind a proxy that freezes the node with the first request for queues after `arm`. */
  const freezingApi = async (): Promise<{ readonly url: string; readonly arm: () => void }> => {
    let isArmed = false;
    const server = await serveClients((client) => {
      const broker = connect(Number(new URL(node.httpUrl).port), '127.0.0.1');
      for (const socket of [client, broker]) socket.on('error', () => {}).on('close', () => [client, broker].map((one) => one.destroy()));
      client.on('data', (data) => {
        if (isArmed && /^GET \/api\/queues/.test(data.toString('latin1'))) {
          isArmed = false;
          freeze();
        }
        broker.write(data);
      });
      broker.pipe(client);
    });
    onTestFinished(() => void server.close());
    return {
      url: node.httpUrl.replace(/:\d+$/, `:${portOf(server)}`),
      arm: () => {
        isArmed = true;
      },
    };
  };

  /** The message of queue b, which differs from the files in a way that no heal changes. */
  const expectKept = async (): Promise<void> => {
    const got = await http(node, 'POST', 'queues/%2F/b/get', { count: 2, ackmode: 'ack_requeue_true', encoding: 'auto' });
    expect(await got.json()).toMatchObject([{ payload: 'kept' }]);
  };

  return {
    node: (): PrivateBroker => node,
    /** Resolves when the node is frozen. */
    frozen: (): Promise<void> => eventually(() => expect(isFrozen).toBe(true)),
    freeze,
    thaw,
    start,
    freezingApi,
    expectKept,
  };
}

/** Ends the watch by the signal, within the limit in milliseconds. */
export async function end(watching: Watching, signal: 'SIGINT' | 'SIGTERM', limitMs: number): Promise<void> {
  const began = performance.now();
  watching.child.kill(signal);
  expect(await watching.ended).toMatchObject({ code: 0, err: '' });
  expect(performance.now() - began).toBeLessThan(limitMs);
}

/** For a limit longer than that of `eventually`. */
export async function patiently<T>(wait: () => Promise<T>): Promise<T> {
  return await wait().catch(wait);
}
