// The harness itself, on real brokers: they answer, virtual hosts and users come and go, and private nodes leave nothing behind.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { fetchSuite } from '../support/broker-source.ts';
import { eventually } from '../support/eventually.ts';
import { onNewest } from '../support/fewer-versions.ts';
import { expectNoOrphans } from '../support/orphans.ts';
import { type PrivateBroker, startPrivateBroker } from '../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../support/private-suites.ts';
import { processesNaming } from '../support/processes.ts';
import { newestMark } from '../support/version-marks.ts';
import { createUser, http, useVhost, vhostUrl } from '../support/vhost.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  test('reports the same version over HTTP and AMQP', async () => {
    const overview = (await (await http(broker, 'GET', 'overview')).json()) as { rabbitmq_version: string };
    const connection = await connect(broker.amqpUrl, { noDelay: true });
    onTestFinished(() => connection.close());
    expect(overview.rabbitmq_version).toBe(broker.version);
    expect(connection.connection.serverProperties.version).toBe(broker.version);
  });

  test('accepts declarations in the virtual host of this file', async () => {
    const connection = await connect(vhost.url, { noDelay: true });
    onTestFinished(() => connection.close());
    const channel = await connection.createChannel();
    await channel.assertQueue('q');
    const queues = await (await http(broker, 'GET', `queues/${vhost.name}`)).json();
    expect(queues).toMatchObject([{ name: 'q', durable: true }]);
  });

  test('gives a user the given permissions and no others', async () => {
    const permissions = [{ vhost: vhost.name, configure: '^mine\\.' }];
    const reader = await createUser(broker, { name: `u@${vhost.name}`, password: 'p:/@ %', tags: 'management', permissions });
    onTestFinished(() => reader.remove());
    expect((await http(reader, 'GET', 'whoami')).status).toBe(200);
    const connection = await connect(vhostUrl(reader, vhost.name), { noDelay: true });
    onTestFinished(() => connection.close());
    const channel = await connection.createChannel();
    channel.on('error', () => {}); // the refusal below
    await channel.assertExchange('mine.x', 'topic');
    await expect(channel.assertExchange('theirs.x', 'topic')).rejects.toMatchObject({ code: 403 });
  });

  describe('useVhost', () => {
    let name = '';
    describe('a virtual host', () => {
      const inner = useVhost(broker);
      test('creates it before the tests', async () => {
        name = inner.name;
        expect((await http(broker, 'GET', `vhosts/${name}`)).status).toBe(200);
      });
    });
    test('has deleted the virtual host after its tests', async () => {
      expect((await http(broker, 'GET', `vhosts/${name}`)).status).toBe(404);
    });
  });
});

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('a private node of %s', (suite) => {
  let node: PrivateBroker;
  beforeAll(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite) });
  });
  afterAll(() => node.stop());

  test('keeps durable queues and persistent messages over a restart, on the same ports', async () => {
    const before = { pid: node.pid, amqpUrl: node.amqpUrl };
    const connection = await connect(node.amqpUrl, { noDelay: true });
    connection.on('error', () => {}); // the restart ends it
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => {});
    await channel.assertQueue('durable');
    channel.sendToQueue('durable', Buffer.from('kept'), { persistent: true });
    await channel.waitForConfirms();

    await node.restart();

    expect(node.amqpUrl).toBe(before.amqpUrl);
    expect(node.pid).not.toBe(before.pid);
    const again = await connect(node.amqpUrl, { noDelay: true });
    onTestFinished(() => again.close());
    expect(await (await again.createChannel()).checkQueue('durable')).toMatchObject({ messageCount: 1 });
  });

  test('leaves no process and no directory when it is stopped', async () => {
    expect(processesNaming(node.dir)).not.toEqual([]);
    await node.stop();
    expect(existsSync(node.dir)).toBe(false);
    // small ones of Erlang's own (os_mon, DNS) notice the end of the VM by themselves
    await eventually(() => expect(processesNaming(node.dir)).toEqual([]));
  });

  onNewest(suite)(`leaves nothing when the process that started it is killed, also after a restart${newestMark}`, async () => {
    const script = `
      const { startPrivateBroker } = await import('./test/support/private-broker.ts');
      const node = await startPrivateBroker({ prefix: process.argv[1] });
      await node.restart();
      console.log(node.dir);`;
    await expectNoOrphans(script, await fetchSuite(suite));
  });
});

test.runIf(privateSuites().length > 0)('reports why a node cannot start, and leaves nothing', async () => {
  const [suite = ''] = privateSuites();
  const prefix = await fetchSuite(suite);
  const tmp = mkdtempSync(join(tmpdir(), 'topo-harness-'));
  vi.stubEnv('TMPDIR', tmp);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(tmp, { recursive: true });
  });
  await expect(startPrivateBroker({ prefix, conf: ['no.such.key = 1'] })).rejects.toThrow(/did not start: exit code[\s\S]*no.such.key/);
  await expect(startPrivateBroker({ prefix, plugins: ['no_such_plugin'] })).rejects.toThrow(/no plugin no_such_plugin/);
  await expect(startPrivateBroker({ prefix: '/nowhere' })).rejects.toThrow(/no RabbitMQ under \/nowhere/);
  expect(readdirSync(tmp)).toEqual([]);
});
