// The HTTP server of topo watch: /healthz, /readyz and /metrics, for GET and HEAD. It answers from memory and never waits for the broker.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exit } from '../../exit.ts';
import { UsageError } from '../../usage.ts';
import { addressText, type ListenAddress } from './listen.ts';

/** A response. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The pages by their path. */
export type Pages = ReadonlyMap<string, () => Reply>;

/** A server that listens. */
export interface Listening {
  readonly address: ListenAddress;
  /** Closes it and its connections. */
  close(): Promise<void>;
}

/** Limits against clients that are slow, hang or are too many: milliseconds, connections, bytes. */
const limits = { requestMs: 5_000, keepAliveMs: 5_000, connections: 100, headerBytes: 8_192 };

/** Starts to listen. @throws UsageError (exit 1) if the address cannot be used */
export async function serve(address: ListenAddress, pages: Pages): Promise<Listening> {
  const { requestMs, keepAliveMs, connections, headerBytes } = limits;
  const server = createServer(
    {
      requestTimeout: requestMs,
      headersTimeout: requestMs,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: headerBytes,
    },
    (request, response) => respond(request, response, pages),
  );
  server.maxConnections = connections;
  // of a connection without a request
  server.timeout = requestMs + keepAliveMs;
  await listen(server, address);
  const { address: host, port } = server.address() as AddressInfo;
  return {
    address: { host, port },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function respond(request: IncomingMessage, response: ServerResponse, pages: Pages): void {
  const { status, type, body, allow } = replyTo(request, pages);
  // a body that was sent is not read
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(allow === undefined ? {} : { allow }),
    ...(isRead ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function replyTo({ method, url = '/' }: IncomingMessage, pages: Pages): Reply & { readonly allow?: string } {
  const [path = '/'] = url.split('?');
  const page = pages.get(path);
  if (page === undefined) return { status: 404, type: plain, body: `not found; paths: ${[...pages.keys()].join(', ')}\n` };
  if (method === 'GET' || method === 'HEAD') return page();
  return { status: 405, type: plain, body: 'only GET and HEAD are allowed\n', allow: 'GET, HEAD' };
}

const plain = 'text/plain; charset=utf-8';

/** A page of one line of text. */
export function line(status: number, text: string): Reply {
  return { status, type: plain, body: `${text}\n` };
}

async function listen(server: Server, { host, port }: ListenAddress): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new UsageError(`error: --listen ${addressText({ host, port })}: ${reasons[code] ?? code}`, exit.failure);
  }
}

const reasons: { readonly [code: string]: string | undefined } = {
  EADDRINUSE: 'another process listens on this address (EADDRINUSE); choose another port',
  EACCES: 'the user may not listen on this port (EACCES); choose a port from 1024 on',
  EADDRNOTAVAIL: 'the machine has no such address (EADDRNOTAVAIL)',
  EAFNOSUPPORT: 'the machine does not support this kind of address (EAFNOSUPPORT)',
  ENOTFOUND: 'the host name cannot be resolved (ENOTFOUND)',
  EAI_AGAIN: 'the host name cannot be resolved (EAI_AGAIN)',
};
