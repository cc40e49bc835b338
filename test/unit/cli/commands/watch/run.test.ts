// topo watch as a command, without a broker: its command line, its first failure, and its end.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { eventually } from '../../../../support/eventually.ts';
import { directoryOf, startTopo, topo, type World } from '../../../../support/io.ts';
import { listening } from '../../../../support/silent-server.ts';

const files = {
  'topology.yaml': 'queues: { a: {} }\n',
  'topo.config.yaml': 'environments: { one: { url: amqp://127.0.0.1:1, files: [topology.yaml] }, two: { url: amqp://127.0.0.1:1 } }\n',
};
const env = { RABBITMQ_URL: 'amqp://127.0.0.1:1' };

async function watch(argv: readonly string[], world: World = {}) {
  return await topo(['watch', '--listen', '127.0.0.1:0', ...argv], { cwd: directoryOf(files), env, ...world });
}

test.each([
  [['--interval', '10ms'], '--interval requires a time from 1s to 24h'],
  [['--listen', '9464'], '--listen requires HOST:PORT'],
  [['-'], 'watch reads its files again for each comparison'],
  [['amqp://guest:guest@localhost'], 'one of the paths is a URL'],
  [['--vhost', ''], '--vhost is empty'],
  [['--heal', '--transport', 'http'], '--heal takes its lock over AMQP'],
  [['--format', 'json'], 'text, ndjson'],
  [['-e', 'one', '-e', 'two'], 'watch runs in one environment'],
])('%j is not valid', async (argv, message) => {
  const { code, out, err } = await watch(argv);
  expect(code).toBe(64);
  expect(out).not.toContain('listening');
  expect(err).toContain(message);
});

test('an address that is in use ends it with exit code 1', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { code, out, err } = await watch(['--listen', `127.0.0.1:${port}`]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(`error: --listen 127.0.0.1:${port}: another process listens on this address (EADDRINUSE); choose another port\n`);
});

test.each([
  ['a broker that does not respond', ['topology.yaml'], env, 'broker-unreachable'],
  ['the broker of an environment', ['-e', 'one'], {}, 'broker-unreachable'],
  ['an invalid file', ['none.yaml'], env, 'file-not-found'],
  [
    'an unreadable password file',
    ['topology.yaml'],
    { ...env, RABBITMQ_PASSWORD_FILE: 'none' },
    'cannot be read: ENOENT [connection-settings]',
  ],
])('%s is reported and does not end it; an interruption does, with exit code 0', async (_, argv, environment, reason) => {
  const { code, out, err } = await watch(argv, { env: environment, interruptAt: 'failed ' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const time = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ';
  expect(out).toMatch(
    new RegExp(`^${time}  listening    http://127\\.0\\.0\\.1:\\d+ .*\\n(?:${time}  failed       .*\\n)+${time}  ended\\n$`),
  );
  expect(out).toContain(reason);
});

test('SIGTERM ends it while it waits for a broker that never responds', async () => {
  const broker = await listening();
  const [url, management] = [`amqp://127.0.0.1:${broker.port}`, `http://127.0.0.1:${broker.port}`];
  const world = { cwd: directoryOf(files), env: { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: management } };
  const { child, ended } = startTopo(['watch', 'topology.yaml', '--listen', '127.0.0.1:0', '--heal'], world);
  await eventually(() => expect(broker.accepted()).toBeGreaterThan(0));
  child.kill('SIGTERM');
  const { code, out, err } = await ended;
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/ listening .*\n\S+ {2}ended\n$/);
});

test('prints one JSON object per event with --format ndjson, the end as the last one', async () => {
  const { code, out, err } = await watch(['topology.yaml', '--format', 'ndjson'], { interruptAt: '"failed"' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; time: string });
  expect(events.map(({ type }) => type)).toEqual(['listening', 'failed', 'end']);
  for (const { time } of events) expect(time).toMatch(/Z$/);
  expect(events[1]).toMatchObject({ problems: [{ code: 'broker-unreachable' }] });
});
