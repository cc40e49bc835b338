// A Docker engine on a socket without images or a network to pull them: it responds with the API of engine 28.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How the engine responds to a pull: with an error at once, or in the middle of a successful response. */
export type Pull = { readonly status: number; readonly body: object };

/** Listens on `path`. `pulls` are the responses by image name without its tag; `close` ends it. */
export async function startFakeEngine(path: string, pulls: { readonly [image: string]: Pull }): Promise<{ close(): Promise<unknown> }> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://engine');
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
    };
    const image = url.searchParams.get('fromImage')?.replace(/:.*/, '') ?? '';
    if (url.pathname.endsWith('/_ping')) response.end('OK');
    else if (url.pathname.endsWith('/info')) send(200, { ServerVersion: '28.0.0', OperatingSystem: 'Debian', OSType: 'linux' });
    // requested if the test itself runs in a container
    else if (url.pathname.endsWith('/networks/bridge')) send(200, { IPAM: { Config: [{ Gateway: '127.0.0.1' }] } });
    else if (url.pathname.endsWith('/images/create')) send(pulls[image]?.status ?? 404, pulls[image]?.body ?? {});
    else if (url.pathname.includes('/images/')) send(404, { message: 'No such image' });
    else send(404, { message: `page not found: ${url.pathname}` });
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
