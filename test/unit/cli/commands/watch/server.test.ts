// The HTTP server of topo watch.
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { line, serve } from '../../../../../src/cli/commands/watch/server.ts';

async function served() {
  const server = await serve({ host: '127.0.0.1', port: 0 }, new Map([['/healthz', () => line(200, 'ok')]]));
  onTestFinished(() => server.close());
  return server.address;
}

describe('the server', () => {
  test('answers GET and HEAD, and nothing else', async () => {
    const { host, port } = await served();
    const url = `http://${host}:${port}`;
    const got = await fetch(`${url}/healthz?probe=1`);
    expect([got.status, await got.text(), got.headers.get('content-type')]).toEqual([200, 'ok\n', 'text/plain; charset=utf-8']);
    const head = await fetch(`${url}/healthz`, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '3']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const other = await fetch(`${url}/healthz`, { method });
      expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      await other.text();
    }
    const none = await fetch(`${url}/`);
    expect([none.status, await none.text()]).toEqual([404, 'not found; paths: /healthz\n']);
  });

  test('rejects what is not HTTP, and headers that are too large', async () => {
    const { host, port } = await served();
    const send = async (text: string): Promise<string> =>
      await new Promise((resolve, reject) => {
        let answer = '';
        const socket = connect(port, host, () => socket.write(text));
        socket.on('data', (data) => {
          answer += data;
        });
        socket.once('close', () => resolve(answer));
        socket.once('error', reject);
      });
    expect(await send('AMQP\0\0\t\u0001\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await send(`GET /healthz HTTP/1.1\r\nhost: x\r\nlarge: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('reports an address that is in use, and one that the machine does not have', async () => {
    const address = await served();
    await expect(serve(address, new Map())).rejects.toMatchObject({ code: 1, text: expect.stringContaining('another process listens') });
    await expect(serve({ host: '192.0.2.1', port: 0 }, new Map())).rejects.toMatchObject({
      code: 1,
      text: expect.stringContaining('the machine has no such address'),
    });
  });
});
