// A proxy between topo and a broker that goes silent: after the k-th request of topo, nothing passes in either direction, and nothing is closed.
// New connections are accepted and get no response either, as with a frozen node.
import { connect, type Server, type Socket } from 'node:net';
import { amqpReader } from './amqp-frames.ts';
import { portOf, serveClients } from './ports.ts';

/** A proxy for the AMQP and the HTTP port of one broker. */
export interface Silencer {
  /** The URL through the proxy. */
  through(url: string): string;
  /** The number of requests so far: connections, AMQP frames of topo, and pieces of HTTP requests. */
  requests(): number;
  /** Since when it is silent, in `performance.now()`; undefined while it is not. */
  silentSince(): number | undefined;
  /** Names of the scratch virtual hosts that topo asked for. */
  scratches(): readonly string[];
  /** Closes every connection. */
  close(): Promise<void>;
}

/** Starts a proxy that passes `most` requests. */
export async function startSilencer(urls: { readonly amqp: string; readonly http: string }, most: number): Promise<Silencer> {
  const sockets = new Set<Socket>();
  const scratches = new Set<string>();
  let count = 0;
  let since: number | undefined;
  const isSilent = (): boolean => count > most;
  /** Whether one more request passes. */
  const passes = (): boolean => {
    count += 1;
    if (isSilent()) since ??= performance.now();
    return !isSilent();
  };
  const serve = (target: number, split: () => (data: Buffer) => readonly Buffer[]): Promise<Server> =>
    serveClients((client) => {
      sockets.add(client);
      client.on('error', () => {});
      client.on('close', () => sockets.delete(client));
      if (!passes()) return;
      const broker = connect(target, '127.0.0.1');
      sockets.add(broker);
      broker.on('error', () => {});
      broker.on('close', () => {
        sockets.delete(broker);
        if (!isSilent()) client.destroy();
      });
      client.on('close', () => broker.destroy());
      const requests = split();
      client.on('data', (data: Buffer) => {
        for (const bytes of requests(data)) {
          if (!passes()) return;
          const [, scratch] = /^PUT \/api\/vhosts\/(topo-test-\w+)/.exec(bytes.subarray(0, 100).toString('latin1')) ?? [];
          if (scratch !== undefined) scratches.add(scratch);
          broker.write(bytes);
        }
      });
      broker.on('data', (data: Buffer) => {
        if (!isSilent()) client.write(data);
      });
    });
  const amqp = await serve(Number(new URL(urls.amqp).port), () => {
    const { request } = amqpReader();
    return (data) => request(data).map(({ bytes }) => bytes);
  });
  const http = await serve(Number(new URL(urls.http).port), () => (data) => [data]);
  return {
    through: (url) => url.replace(/:\d+(?=\/|$)/, `:${portOf(url.startsWith('amqp') ? amqp : http)}`),
    requests: () => count,
    silentSince: () => since,
    scratches: () => [...scratches],
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([amqp, http].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
