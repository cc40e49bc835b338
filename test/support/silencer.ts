// A proxy between topo and a broker that goes silent: after the k-th request of topo, nothing passes in either direction, and nothing is closed.
// New connections are accepted and get no response either, as with a frozen node. Or only one of the two transports goes silent, as behind a
// firewall; or the bodies of HTTP responses arrive byte by byte, as from a proxy in trouble.
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

/** What happens after the k-th request: `amqp` and `http` silence one transport, `trickle` slows down the bodies of HTTP. */
export type Silence = 'both' | 'amqp' | 'http' | 'trickle';

/** Milliseconds per byte: a response would take minutes. */
const trickleMs = 1_000;

/** Starts a proxy that passes `most` requests. */
export async function startSilencer(
  urls: { readonly amqp: string; readonly http: string },
  most: number,
  silence: Silence = 'both',
): Promise<Silencer> {
  const sockets = new Set<Socket>();
  const scratches = new Set<string>();
  let count = 0;
  let since: number | undefined;
  const isSilent = (kind: 'amqp' | 'http'): boolean => count > most && (silence === 'both' || silence === kind);
  /** Whether one more request passes. */
  const passesOn = (kind: 'amqp' | 'http'): boolean => {
    count += 1;
    if (isSilent(kind)) since ??= performance.now();
    return !isSilent(kind);
  };
  const serve = (kind: 'amqp' | 'http', target: number, split: () => (data: Buffer) => readonly Buffer[]): Promise<Server> =>
    serveClients((client) => {
      const passes = (): boolean => passesOn(kind);
      sockets.add(client);
      client.on('error', () => {});
      client.on('close', () => sockets.delete(client));
      if (!passes()) return;
      const broker = connect(target, '127.0.0.1');
      sockets.add(broker);
      broker.on('error', () => {});
      broker.on('close', () => {
        sockets.delete(broker);
        if (!isSilent(kind)) client.destroy();
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
      const drip = dripping(client);
      broker.on('data', (data: Buffer) => {
        if (isSilent(kind)) return;
        if (kind === 'http' && silence === 'trickle' && (count > most || drip.isBusy())) {
          since ??= performance.now();
          drip.write(data);
        } else client.write(data);
      });
    });
  const amqp = await serve('amqp', Number(new URL(urls.amqp).port), () => {
    const { request } = amqpReader();
    return (data) => request(data).map(({ bytes }) => bytes);
  });
  const http = await serve('http', Number(new URL(urls.http).port), () => (data) => [data]);
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

/** Passes the head of each response at once, and its body byte by byte. */
function dripping(client: Socket): { isBusy(): boolean; write(data: Buffer): void } {
  let rest = Buffer.alloc(0);
  const timer = setInterval(() => {
    if (rest.length === 0) return;
    client.write(rest.subarray(0, 1));
    rest = rest.subarray(1);
  }, trickleMs);
  client.on('close', () => clearInterval(timer));
  return {
    isBusy: () => rest.length > 0,
    write(data) {
      const head = rest.length === 0 ? data.indexOf('\r\n\r\n') + 4 : 0;
      client.write(data.subarray(0, head));
      rest = Buffer.concat([rest, data.subarray(head)]);
    },
  };
}
