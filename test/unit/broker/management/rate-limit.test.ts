// A rate limit in front of the management API: waits as requested, within a bound, one request at a time, and can be interrupted.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Client, createClient } from '../../../../src/broker/management/client.ts';
import { type Waiting, Waits } from '../../../../src/broker/waits.ts';

async function open(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  waiting: Waiting = {},
): Promise<{ client: Client; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => answer(request, response, seen.push(`${request.method} ${request.url}`)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = { protocol: 'http', host: '127.0.0.1', port, user: 'u', password: 'p', anonymous: false, path: '' } as const;
  const client = createClient(address, { timeoutMs: 2_000, waits: new Waits(waiting) });
  onTestFinished(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  return { client, seen };
}

const limit = (response: ServerResponse, retryAfter?: string): unknown =>
  response.writeHead(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end('slow down');

test('a request is sent again after the time in Retry-After, and the wait is announced', async () => {
  const lines: string[] = [];
  const { client, seen } = await open((_, response, count) => (count === 1 ? limit(response, '1') : response.end('[]')), {
    onWait: (text) => lines.push(text),
  });
  const began = performance.now();
  expect(await client.send({ method: 'PUT', path: ['x'], body: '{}' })).toMatchObject({ status: 200 });
  expect(performance.now() - began).toBeGreaterThan(990);
  expect(seen).toEqual(['PUT /api/x', 'PUT /api/x']);
  expect(lines).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+ limits the rate .*: continuing in 1 s$/)]);
});

test('a date in Retry-After is accepted', async () => {
  const { client, seen } = await open((_, response, count) =>
    count === 1 ? limit(response, new Date(Date.now() - 5_000).toUTCString()) : response.end('[]'),
  );
  expect(await client.send({ method: 'GET', path: ['x'] })).toMatchObject({ status: 200 });
  expect(seen).toHaveLength(2);
});

test('refused requests are repeated one at a time', async () => {
  let [now, most] = [0, 0];
  const first: ServerResponse[] = [];
  const { client } = await open((_, response, count) => {
    if (count <= 6) {
      // all at once, so that none of them arrives beside a repeated one
      if (first.push(response) === 6) for (const one of first) limit(one, '0');
      return undefined;
    }
    most = Math.max(most, ++now);
    return setTimeout(() => response.end(() => now--), 20);
  });
  await Promise.all(Array.from({ length: 6 }, () => client.send({ method: 'GET', path: ['x'] })));
  expect(most).toBe(1);
});

test('a wait of more than 120 s is not begun', async () => {
  const { client, seen } = await open((_, response) => limit(response, '3600'));
  await expect(client.send({ method: 'GET', path: ['x'] })).rejects.toMatchObject({
    diagnostics: [{ code: 'rate-limited', message: expect.stringContaining('would have to wait 3600 s') }],
  });
  expect(seen).toHaveLength(1);
});

test('an interruption ends the wait at once', async () => {
  const controller = new AbortController();
  const { client } = await open((_, response) => limit(response, '60'), {
    signal: controller.signal,
    onWait: () => controller.abort(new Error('enough')),
  });
  await expect(client.send({ method: 'PUT', path: ['x'] })).rejects.toMatchObject({ diagnostics: [{ code: 'interrupted' }] });
});

test('an interruption of the request itself has the reason of its signal', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { client } = await open((_, response) => limit(response, '60'), { signal, onWait: () => controller.abort(new Error('enough')) });
  await expect(client.send({ method: 'GET', path: ['x'], signal })).rejects.toThrow('enough');
});
