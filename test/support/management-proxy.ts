// A reverse proxy in front of the management API of a real broker, on 127.0.0.1: passes requests on, changed or not, or replies itself.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the proxy does with a request: the path to pass on, or a reply of its own. */
export interface ProxyRules {
  /** Changes the path; default: passed on as it is. */
  readonly path?: (path: string) => string;
  /** Replies itself and returns true; `count` begins at 1. */
  readonly reply?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean;
}

/** A running proxy. */
export interface ManagementProxy {
  /** With the credentials of the broker's URL. */
  readonly url: string;
  /** Requests that it received, as `METHOD path`. */
  readonly seen: readonly string[];
}

/** As nginx with a URI in `proxy_pass`: decodes and merges slashes. */
export const decodesAndMerges = (path: string): string => path.replaceAll(/%2f/gi, '/').replaceAll(/\/{2,}/g, '/');
/** As Apache with `AllowEncodedSlashes On`: decodes. */
export const decodes = (path: string): string => path.replaceAll(/%2f/gi, '/');

/** Starts a proxy for one test. */
export async function startManagementProxy(httpUrl: string, { path = (same) => same, reply }: ProxyRules): Promise<ManagementProxy> {
  const target = new URL(httpUrl);
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    const count = seen.push(`${incoming.method} ${incoming.url}`);
    if (reply?.(incoming, response, count) === true) return;
    const passed = request(
      {
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: path(incoming.url ?? '/'),
        headers: { ...incoming.headers, connection: 'close' },
      },
      (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 0, { ...answer.headers, server: 'nginx/1.22.1' })),
    );
    passed.on('error', () => response.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = new URL(httpUrl);
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href.replace(/\/$/, ''), seen };
}
