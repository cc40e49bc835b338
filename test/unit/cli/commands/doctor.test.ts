// `topo doctor` without a broker: what it says, with which exit code, and that it can be interrupted.
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../../../src/cli/main.ts';
import type { Check } from '../../../../src/model/check.ts';
import { listen } from '../../../broker/amqp/support.ts';
import { ioOf, topo } from '../../../readme/terminal.ts';

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}

describe('no broker', () => {
  test('topo doctor exits 69 without a broker and prints a fix for every problem', async () => {
    const port = await closedPort();
    const env = { RABBITMQ_URL: `amqp://ann:s3cret@127.0.0.1:${port}`, RABBITMQ_MANAGEMENT_URL: `http://127.0.0.1:${port}` };
    const { status, output } = await topo(['doctor', '--format', 'json'], '/', env);
    expect(status).toBe(69);
    expect(output).not.toContain('s3cret');
    const { checks, exitCode } = JSON.parse(output) as { checks: Check[]; exitCode: number };
    expect(exitCode).toBe(69);
    expect(checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'amqp-address failed',
      'management-address failed',
      'plan failed',
      'apply failed',
      'policies warning',
    ]);
    expect(checks.filter(({ fix }) => fix === undefined || fix === '')).toEqual([]);
  });

  test.each([
    ['amqp', ['amqp-address failed', 'plan failed', 'apply failed', 'policies warning']],
    ['http', ['management-address failed', 'plan failed', 'apply failed', 'policies failed']],
  ])('with --transport %s', async (transport, expected) => {
    const url = `amqp://127.0.0.1:${await closedPort()}`;
    const management = `http://127.0.0.1:${await closedPort()}`;
    const argv = ['doctor', '--transport', transport, '--url', url, '--management', management, '--format', 'ndjson'];
    const { status, output } = await topo(argv, '/', {});
    const lines = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; name?: string; state?: string });
    expect(status).toBe(69);
    expect(lines.filter(({ type }) => type === 'check').map(({ name, state }) => `${name} ${state}`)).toEqual(expected);
    expect(lines.at(-1)).toMatchObject({ type: 'end', command: 'doctor', exitCode: 69 });
  });
});

test('topo doctor exits 64 for a URL that is not valid and prints no part of it', async () => {
  const { status, output } = await topo(['doctor', '--url', 'http://ann:s3cret@host'], '/', {});
  expect(status).toBe(64);
  expect(output).toContain('usage-url');
  expect(output).not.toContain('s3cret');
});

test('topo doctor can be interrupted while the server does not respond', async () => {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => sockets.add(socket));
  const port = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  let output = '';
  const controller = new AbortController();
  const write = (text: string): void => {
    output += text;
  };
  const io = ioOf({ cwd: '/', env: {}, write, signal: controller.signal });
  const argv = ['doctor', '--transport', 'amqp', '--url', `amqp://127.0.0.1:${port}`, '--format', 'json'];
  const running = run(argv, io);
  server.once('connection', () => controller.abort());
  expect(await running).toBe(130);
  expect(JSON.parse(output)).toMatchObject({ exitCode: 130, checks: [] });
});
