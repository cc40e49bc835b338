// Requests sent before an observation: which are sent, in which order, and that the observation sends none of them again.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readAhead } from '../../../../src/broker/management/ahead.ts';
import { createClient } from '../../../../src/broker/management/client.ts';
import { openManagement } from '../../../../src/broker/management/open.ts';

/** Limits for a busy machine. */
const patient = { overviewMs: 20_000, sendMs: 20_000 };

const overview = '{"rabbitmq_version":"4.3.6","cluster_name":"rabbit@a","exchange_types":[]}';

/** A management API that responds to the overview as given, and otherwise as an empty broker; `urls` are the requests in their order. */
async function serve(onOverview: (response: ServerResponse) => void) {
  const urls: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    urls.push(url);
    if (url.startsWith('/api/overview')) onOverview(response);
    else if (url === '/api/whoami%2F') response.writeHead(400).end('{"error":"bad_request","reason":"x"}');
    else response.setHeader('content-type', 'application/json').end(url.includes('/health/') ? '{"status":"ok"}' : '[]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = { protocol: 'http', host: '127.0.0.1', port, user: 'u', password: 'p', anonymous: false, path: '' } as const;
  const client = createClient(address, { timeoutMs: 5_000 });
  onTestFinished(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  return { urls, client, address };
}

test.each(['orders', '/'])('an observation of virtual host %s sends nothing that was sent ahead', async (vhost) => {
  const { urls, client, address } = await serve((response) => response.end(overview));
  await readAhead(client, vhost, undefined, patient);
  const count = vhost === '/' ? 18 : 17;
  await vi.waitFor(() => expect(urls).toHaveLength(count), 20_000);
  const early = [...urls];
  expect(early[0]).toContain('/api/overview');
  const { reader } = await openManagement({ addresses: [address], ahead: client });
  const observed = await reader.observe({ vhosts: [vhost], wanted: new Map() });
  expect(observed.broker).toMatchObject({ name: 'rabbit@a', version: '4.3.6' });
  expect(urls).toEqual(early);
  // a second observation reads everything again
  await reader.observe({ vhosts: [vhost], wanted: new Map() });
  expect(urls.filter((url) => url.startsWith('/api/bindings/'))).toHaveLength(2);
});

test('an observation of another virtual host than the one that was expected reads that one', async () => {
  const { urls, client, address } = await serve((response) => response.end(overview));
  await readAhead(client, 'expected', undefined, patient);
  const { reader } = await openManagement({ addresses: [address], ahead: client });
  await reader.observe({ vhosts: ['actual'], wanted: new Map() });
  expect(urls).toContain('/api/bindings/expected');
  expect(urls).toContain('/api/bindings/actual');
});

test.each([
  ['refuses the login', (response: ServerResponse) => response.writeHead(401).end('{"error":"not_authorized","reason":"Login failed"}')],
  ['is another server', (response: ServerResponse) => response.end('<html>')],
  ['closes the connection', (response: ServerResponse) => response.destroy()],
  ['does not respond', () => {}],
])('sends nothing but the overview if the server %s', async (_, onOverview) => {
  const { urls, client } = await serve(onOverview);
  await readAhead(client, 'orders', undefined);
  expect(urls).toEqual([expect.stringContaining('/api/overview')]);
});

test('a login that was refused ahead is the response of the open, and not tried again', async () => {
  const { urls, client, address } = await serve((response) =>
    response.writeHead(401).end('{"error":"not_authorized","reason":"Login failed"}'),
  );
  await readAhead(client, 'orders', undefined);
  await expect(openManagement({ addresses: [address], ahead: client })).rejects.toMatchObject({ diagnostics: [{ code: 'login-refused' }] });
  expect(urls).toHaveLength(1);
});
