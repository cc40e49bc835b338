// A proxy between topo and a broker that counts the change requests of topo and can stop all traffic at the k-th
// one, before the broker receives it or before topo receives the reply. So a kill hits every boundary between two steps
// without a hook in topo.
import { connect, type Server, type Socket } from 'node:net';
import { amqpReader, type Reader, type Seen } from './amqp-frames.ts';
import { portOf, serveClients } from './ports.ts';

/** `change`: a declare, bind, unbind, delete or purge, or a PUT, POST or DELETE over HTTP. `message`: a published message. */
export type Counted = 'change' | 'message';

/** Where to stop. `before`: the broker never receives the request. `after`: the broker has replied, and topo never receives the reply. */
export interface StopAt {
  readonly what: Counted;
  /** 1 is the first. */
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A tap on one broker. */
export interface Tap {
  /** The URL through the tap. */
  through(url: string): string;
  count(what: Counted): number;
  /** Names of the changes so far, such as `queue.declare` or `DELETE /api/queues/...`. */
  readonly changes: readonly string[];
  /** Resolves once the tap has stopped: from then on nothing passes in either direction. */
  readonly stopped: Promise<void>;
  /** Closes every connection and accepts no new one. */
  close(): Promise<void>;
}

/**
 * Starts a tap for an AMQP and an HTTP port of 127.0.0.1. Without `stopAt` it only counts. `onChange` receives each change before the broker
 * does, such as `queue.delete orders`.
 */
export async function startTap(
  urls: { readonly amqp: string; readonly http: string },
  stopAt?: StopAt,
  onChange: (text: string) => void = () => {},
): Promise<Tap> {
  const counts = { change: 0, message: 0 };
  const changes: string[] = [];
  const sockets = new Set<Socket>();
  let stop = (): void => {};
  let isStopped = false;
  const stopped = new Promise<void>((resolve) => {
    stop = () => {
      isStopped = true;
      resolve();
    };
  });
  /** Handles a request: passes it, passes it and stops at its reply, or stops. */
  const judge = ({ what, name, subject }: Seen): 'pass' | 'stop-at-answer' | 'stop' => {
    counts[what] += 1;
    if (what === 'change') {
      changes.push(name);
      onChange(subject === undefined ? name : `${name} ${subject}`);
    }
    if (stopAt === undefined || what !== stopAt.what || counts[what] !== stopAt.at) return 'pass';
    return stopAt.when === 'before' ? 'stop' : 'stop-at-answer';
  };
  const serve = (target: number, reader: () => Reader): Promise<Server> =>
    serveClients((client) => {
      const broker = connect(target, '127.0.0.1');
      for (const [socket, other] of [
        [client, broker],
        [broker, client],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
      }
      const { request, answers } = reader();
      const awaited = new Set<string>();
      client.on('data', (data: Buffer) => {
        if (isStopped) return;
        for (const { bytes, seen, channel } of request(data)) {
          const verdict = seen === undefined ? 'pass' : judge(seen);
          if (verdict === 'stop') return stop();
          if (verdict === 'stop-at-answer') awaited.add(channel);
          broker.write(bytes);
        }
      });
      broker.on('data', (data: Buffer) => {
        if (isStopped) return;
        if (awaited.size > 0 && answers(data).some((channel) => awaited.has(channel))) return stop();
        client.write(data);
      });
    });
  const amqp = await serve(Number(new URL(urls.amqp).port), amqpReader);
  const http = await serve(Number(new URL(urls.http).port), httpReader);
  return {
    through: (url) => url.replace(/:\d+(?=\/|$)/, `:${portOf(url.startsWith('amqp') ? amqp : http)}`),
    count: (what) => counts[what],
    changes,
    stopped,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([amqp, http].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

/** Each request of topo arrives in separate chunks; all data of the broker is a reply. */
function httpReader(): Reader {
  return {
    request: (bytes) => {
      const [line] = /^(?:PUT|POST|DELETE) \S+/.exec(bytes.subarray(0, 2000).toString('latin1')) ?? [];
      return [{ bytes, channel: '', ...(line === undefined ? {} : { seen: { what: 'change', name: line } as const }) }];
    },
    answers: () => [''],
  };
}
