// The HTTP client against servers that misbehave: idle connections that close, answers that do not come, aborts.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type AheadClient, type Client, createClient } from '../../../../src/broker/management/client.ts';
import type { HttpRequest } from '../../../../src/broker/management/http.ts';
import { TopoError } from '../../../../src/model/diagnostic.ts';

interface Opened {
  readonly client: AheadClient;
  readonly server: Server;
  /** Requests that the server has seen. */
  readonly seen: IncomingMessage[];
}

async function open(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  timeoutMs = 2_000,
  user = 'u',
): Promise<Opened> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => answer(request, response, seen.push(request)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createClient(
    { protocol: 'http', host: '127.0.0.1', port, user, password: 's3cret:ü', anonymous: false, path: '' },
    { timeoutMs },
  );
  onTestFinished(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  return { client, server, seen };
}

async function failure(client: Client, call: HttpRequest): Promise<TopoError> {
  const error = await client.send(call).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TopoError)) throw new Error('no TopoError', { cause: error });
  const text = `${error.stack} ${JSON.stringify(error)} ${JSON.stringify(error.diagnostics)}`;
  expect(text).not.toContain('s3cret');
  expect(text).not.toContain(Buffer.from('u:s3cret:ü').toString('base64'));
  expect(error.cause).toBeUndefined(); // Node's errors hold the request and its headers
  return error;
}

const get: HttpRequest = { method: 'GET', path: ['x'] };

test('a listing that crashed is requested once more', async () => {
  const { client, seen } = await open((_, response, count) => {
    if (count === 1) response.writeHead(500).end();
    else response.end('[]');
  });
  expect(await client.send(get)).toMatchObject({ status: 200, text: '[]' });
  expect(seen).toHaveLength(2);
  const broken = await open((_, response) => response.writeHead(500).end());
  expect(await broken.client.send(get)).toMatchObject({ status: 500, text: '' });
  expect(broken.seen).toHaveLength(2);
});

test('a request as it is sent', async () => {
  const { client, seen } = await open((request, response) => request.pipe(response.writeHead(201, { 'content-type': 'text/x' })));
  const answer = await client.send({ method: 'PUT', path: ['a b', 'c/d', '%#?', '中'], query: 'x=1', body: '{"ü":1}' });
  expect(answer).toEqual({ status: 201, contentType: 'text/x', text: '{"ü":1}' });
  expect(seen.map(({ url }) => url)[0]).toBe('/api/whoami%2F'); // asks for a proxy that decodes slashes
  expect(seen[1]).toMatchObject({
    url: '/api/a%20b/c%2Fd/%25%23%3F/%E4%B8%AD?x=1',
    headers: {
      authorization: `Basic ${Buffer.from('u:s3cret:ü').toString('base64')}`,
      'content-length': '8',
      'content-type': 'application/json',
    },
  });
});

test('asks for a proxy that decodes slashes once, and only for a path with a slash', async () => {
  const { client, seen } = await open((_, response) => response.writeHead(400).end());
  for (const path of [['a'], ['a/b'], ['a/c']]) await client.send({ method: 'GET', path });
  expect(seen.map(({ url }) => url)).toEqual(['/api/a', '/api/whoami%2F', '/api/a%2Fb', '/api/a%2Fc']);
});

test('sends no path with a slash through a proxy that decodes it', async () => {
  const { client, seen } = await open((_, response) => response.setHeader('server', 'nginx/1.2').end('{"name":"u","tags":[]}'));
  const { diagnostics } = await failure(client, { method: 'DELETE', path: ['queues', 'v', 'a/b'] });
  expect(diagnostics).toMatchObject([
    { code: 'proxy-decodes-slash', message: expect.stringContaining('(nginx/1.2)'), hint: expect.stringContaining('proxy_pass') },
  ]);
  expect(seen.map(({ url }) => url)).toEqual(['/api/whoami%2F']);
});

test('a login page that responds to every path does not decode slashes', async () => {
  const { client } = await open((_, response) => response.end('<html>'));
  expect(await client.send({ method: 'GET', path: ['a/b'] })).toMatchObject({ text: '<html>' });
});

test('a user name with a colon is never sent: the broker would read it as another user', async () => {
  const { client, seen } = await open((_, response) => response.end('[]'), 2_000, 'a:b');
  const { diagnostics } = await failure(client, get);
  expect(diagnostics).toMatchObject([
    { code: 'login-refused', message: expect.stringContaining('colon'), hint: expect.stringContaining('--transport amqp') },
  ]);
  expect(seen).toEqual([]);
});

test('connections are kept', async () => {
  const { client, seen } = await open((_, response) => response.end('[]'));
  for (let n = 0; n < 3; n++) await client.send(get);
  expect(new Set(seen.map(({ socket }) => socket)).size).toBe(1);
});

test('sixteen requests at once, and no more', async () => {
  let [now, most] = [0, 0];
  const { client } = await open((_, response) => {
    most = Math.max(most, ++now);
    setTimeout(() => response.end(() => now--), 20);
  });
  await Promise.all(Array.from({ length: 50 }, () => client.send(get)));
  expect(most).toBe(16);
});

test('a hundred requests with one signal are no leak to Node', async () => {
  const { client } = await open((_, response) => response.end('[]'));
  const warnings: string[] = [];
  const listen = ({ name }: Error): void => void warnings.push(name);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 100 }, () => client.send({ ...get, signal })));
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});

test('an idle connection that was closed meanwhile: sent again, once', async () => {
  const { client, seen } = await open((request, response, count) => (count === 2 ? request.socket.destroy() : response.end(String(count))));
  expect(await client.send(get)).toMatchObject({ text: '1' });
  expect(await client.send(get)).toMatchObject({ text: '3' });
  expect(seen).toHaveLength(3);
});

test('a connection that closes at once is not tried again', async () => {
  const { client, seen } = await open((request) => request.socket.destroy());
  expect((await failure(client, get)).diagnostics).toMatchObject([
    { code: 'connection-lost', message: expect.stringContaining('http://127.0.0.1:') },
  ]);
  expect(seen).toHaveLength(1);
});

test('what must not be sent twice is not', async () => {
  const { client, seen } = await open((request, response, count) => (count === 2 ? request.socket.destroy() : response.end()));
  await client.send(get);
  expect((await failure(client, { method: 'POST', path: ['x'], body: '{}', repeatable: false })).diagnostics).toMatchObject([
    { code: 'connection-lost' },
  ]);
  expect(seen).toHaveLength(2);
});

test('reports connection-lost when a response is late or incomplete', async () => {
  const { client } = await open((_, response, count) => (count === 1 ? undefined : response.write('[')), 100);
  for (let n = 0; n < 2; n++) {
    expect((await failure(client, get)).diagnostics).toMatchObject([
      { code: 'connection-lost', message: expect.stringContaining('no response within 0.1 s') },
    ]);
  }
});

test('an answer may take its time where the call says so', async () => {
  const { client } = await open((_, response) => setTimeout(() => response.end('late'), 150), 50);
  expect(await client.send({ ...get, timeoutMs: 2_000 })).toMatchObject({ text: 'late' });
});

test('an abort ends it with its reason', async () => {
  const { client } = await open(() => undefined);
  const controller = new AbortController();
  const sending = client.send({ ...get, signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 20);
  await expect(sending).rejects.toThrow('enough');
});

test('a redirect is not followed, and its query, which may hold a secret, not kept', async () => {
  const { client } = await open((_, response) => response.writeHead(302, { location: 'http://u:p@sso/login?token=s3cret' }).end());
  expect(await client.send(get)).toMatchObject({ status: 302, location: 'http://sso/login' });
});

test('nobody listens', async () => {
  const { client, server } = await open(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  expect((await failure(client, get)).diagnostics).toMatchObject([
    { code: 'broker-unreachable', message: expect.stringContaining('ECONNREFUSED') },
  ]);
});

test.each(['', '.', '..'])('the path segment %j cannot be sent: that is a bug', async (segment) => {
  const { client, seen } = await open((_, response) => response.end());
  await expect(client.send({ method: 'DELETE', path: ['queues', segment, 'q'] })).rejects.toThrow(RangeError);
  expect(seen).toEqual([]);
});

test('rejects a response that exceeds the size limit', async () => {
  const chunk = Buffer.alloc(2 ** 24, ' ');
  const { client } = await open((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  }, 30_000);
  const { diagnostics } = await failure(client, { method: 'GET', path: ['queues'] });
  expect(diagnostics).toMatchObject([{ code: 'connection-lost', message: expect.stringContaining('exceeds 256 MiB') }]);
});

test('a request that was sent ahead is not sent again: its response is that of the next call, once', async () => {
  const { client, seen } = await open((_, response, count) => response.end(String(count)));
  const { sent, response } = client.ahead({ ...get, query: 'a=1' });
  await sent;
  expect(await response).toMatchObject({ text: '1' });
  expect(await client.send(get)).toMatchObject({ text: '2' }); // another query
  expect(await client.send({ ...get, query: 'a=1' })).toMatchObject({ text: '1' });
  expect(await client.send({ ...get, query: 'a=1' })).toMatchObject({ text: '3' });
  expect(seen.map(({ url }) => url)).toEqual(['/api/x?a=1', '/api/x', '/api/x?a=1']);
});

test('a request sent ahead that has failed is sent again when it is needed', async () => {
  const { client, seen } = await open((request, response, count) => (count === 1 ? request.socket.destroy() : response.end('2')));
  expect(await client.ahead(get).response).toBeUndefined();
  expect(await client.send(get)).toMatchObject({ text: '2' });
  expect(seen).toHaveLength(2);
});

test('a request sent ahead that fails while it is awaited is sent again, once', async () => {
  const { client, seen } = await open((request) => void setTimeout(() => request.socket.destroy(), 50));
  client.ahead(get);
  expect((await failure(client, get)).diagnostics).toMatchObject([{ code: 'connection-lost' }]);
  expect(seen).toHaveLength(2);
});

test('a request sent ahead has a connection of its own, which ends with the response', async () => {
  const { client, seen } = await open((_, response) => response.end('[]'));
  await client.ahead(get).response;
  await client.send(get);
  await client.send(get);
  expect(seen.map(({ headers }) => headers.connection)).toEqual(['close', 'keep-alive']);
});

test('the time limit of a request sent ahead begins when it is needed', async () => {
  const { client, seen } = await open(() => undefined, 100);
  client.ahead(get);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await failure(client, get)).diagnostics).toMatchObject([{ message: expect.stringContaining('no response within 0.1 s') }]);
  expect(seen).toHaveLength(1);
});
