// Limits of a user or virtual host that the handshake does not announce: the number of channels is learned from the refusal, and kept to; a
// limit of connections is named.
import { randomUUID } from 'node:crypto';
import { type ChannelModel, connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { BrokerInfo } from '../../../support/broker-source.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../support/vhost.ts';

const names = Array.from({ length: 80 }, (_, at) => `many.${at}`);
const files = (count: number): string =>
  `queues:\n${names
    .slice(0, count)
    .map((name) => `  ${name}: { type: classic, maxLength: 10 }\n`)
    .join('')}`;
/** Enough for more steps at once than there are channels. */
const some = 16;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  /** A user with limits, its URLs, and a directory with some queues. */
  async function limited(limits: { readonly [name: string]: number }, transport: string, text = files(some)) {
    const name = `few-${randomUUID().slice(0, 8)}`;
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const user = await createUser(broker, { name, password: name, tags: 'management', permissions });
    onTestFinished(() => user.remove());
    for (const [limit, value] of Object.entries(limits)) await http(broker, 'PUT', `user-limits/${name}/${limit}`, { value });
    const cwd = directoryOf({ 'topology.yaml': text });
    const env = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
    return {
      user: user as BrokerInfo,
      run: (...argv: string[]) => topo([...argv, '--transport', transport], { cwd, env }),
    };
  }

  async function queues(): Promise<number> {
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}?columns=name`)).json()) as { name: string }[];
    return rows.filter(({ name }) => names.includes(name)).length;
  }

  async function clear(): Promise<void> {
    await Promise.all(names.map((name) => http(broker, 'DELETE', `queues/${vhost.name}/${name}`)));
  }

  test.each([
    ['auto', 80, 5],
    ['amqp', some, 3],
    ['auto', some, 2],
  ])('over %s, one apply declares %i queues with %i channels, and keeps its lock', async (transport, count, channels) => {
    await clear();
    const { run } = await limited({ 'max-channels': channels }, transport, files(count));
    expect(await run('apply', '--yes')).toMatchObject({ code: 0, err: '' });
    expect(await queues()).toBe(count);
    expect(await run('plan', '--detailed-exitcode')).toMatchObject({ code: 0, err: '' });
  });

  test.each([1, 6])('a plan over AMQP reads all attributes with %i channels', async (channels) => {
    await clear();
    const { run } = await limited({ 'max-channels': channels }, 'amqp');
    const missing = await run('plan', '--format', 'json');
    expect(missing).toMatchObject({ code: 0 });
    expect((JSON.parse(missing.out) as { plan: { summary: object } }).plan.summary).toMatchObject({ create: some });
    for (const name of names.slice(0, some))
      await http(broker, 'PUT', `queues/${vhost.name}/${name}`, {
        durable: true,
        arguments: { 'x-queue-type': 'classic', 'x-max-length': 10 },
      });
    expect(await run('plan', '--detailed-exitcode')).toMatchObject({ code: 0, err: '' });
  });

  test('an apply without a lock continues on a new connection with fewer channels', async () => {
    await clear();
    const { run } = await limited({ 'max-channels': 3 }, 'amqp');
    expect(await run('apply', '--yes', '--no-lock')).toMatchObject({ code: 0, err: '' });
    expect(await queues()).toBe(some);
  });

  test('an apply with one channel does nothing, and names the limit', async () => {
    await clear();
    const { run } = await limited({ 'max-channels': 1 }, 'auto');
    const { code, err } = await run('apply', '--yes');
    expect(code).toBe(69);
    expect(err).toMatch(/channel-limit.*may open 1 channel \(user limit max-channels\)/s);
    expect(await queues()).toBe(0);
  });

  test('channels of other programs of the same user are left to them', async () => {
    await clear();
    const { user, run } = await limited({ 'max-channels': 8 }, 'amqp');
    const other: ChannelModel = await connect(vhostUrl(user, vhost.name));
    onTestFinished(() => other.close());
    for (let n = 0; n < 5; n++) await other.createChannel();
    expect(await run('apply', '--yes')).toMatchObject({ code: 0, err: '' });
    expect(await queues()).toBe(some);
  });

  test('a step that is refused does not cost the lock', async () => {
    await clear();
    const bad = 'exchanges: { own: { type: x-none } }\n';
    const { run } = await limited({ 'max-channels': 3 }, 'amqp', `${bad}${files(some)}`);
    const { code, err, out } = await run('apply', '--yes');
    expect(code).not.toBe(0);
    expect(`${out}${err}`).not.toContain('lock-lost');
  });

  test.each([
    [6, 0],
    [3, 7],
  ])('a migration with %i channels exits %i, and loses no message', async (channels, exit) => {
    const { user, run } = await limited({ 'max-channels': channels }, 'auto', 'queues: { moving: { type: classic, maxLength: 200 } }\n');
    await http(broker, 'DELETE', `queues/${vhost.name}/moving`);
    await http(broker, 'PUT', `queues/${vhost.name}/moving`, {
      durable: true,
      arguments: { 'x-queue-type': 'classic', 'x-max-length': 100 },
    });
    const admin = await connect(vhost.url);
    onTestFinished(() => admin.close());
    const channel = await admin.createConfirmChannel();
    for (let n = 0; n < 50; n++) channel.sendToQueue('moving', Buffer.from(String(n)));
    await channel.waitForConfirms();
    const { code, out, err } = await run('apply', '--yes', '--allow', 'migrate:queue/moving');
    expect({ code, out: code === exit ? '' : out, err: code === exit ? '' : err }).toEqual({ code: exit, out: '', err: '' });
    if (exit !== 0) {
      expect(out + err).toMatch(/max-channels|number of channels opened/);
      await http(broker, 'DELETE', `user-limits/${new URL(user.amqpUrl).username}/max-channels`);
      expect(await run('apply', '--yes', '--allow', 'migrate:queue/moving')).toMatchObject({ code: 0 });
    }
    expect(await channel.checkQueue('moving')).toMatchObject({ messageCount: 50 });
  });

  test.each(['max-connections'])('names the %s of the user', async (limit) => {
    const { run } = await limited({ [limit]: 0 }, 'amqp');
    expect(await run('plan')).toMatchObject({
      code: 69,
      err: expect.stringMatching(/connection-limit.*user connection limit \(0\) is reached/s),
    });
  });

  test.each(['amqp', 'auto'])('names the max-connections of the virtual host over %s', async (transport) => {
    const { run } = await limited({}, transport);
    await http(broker, 'PUT', `vhost-limits/${vhost.name}/max-connections`, { value: 0 });
    onTestFinished(async () => void (await http(broker, 'DELETE', `vhost-limits/${vhost.name}/max-connections`)));
    expect(await run('apply', '--yes')).toMatchObject({
      code: 69,
      err: expect.stringMatching(/connection-limit.*connection limit \(0\) is reached/s),
    });
  });
});
