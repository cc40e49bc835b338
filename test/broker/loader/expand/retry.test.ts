// `retry:` with real messages: rejected messages wait each delay in order and are parked, no other queue receives a copy, other reasons of
// dead-lettering, and later changes of the delays.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, GetMessage } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { BrokerInfo } from '../../../support/broker-source.ts';
import { eventually } from '../../../support/eventually.ts';
import { topo } from '../../../support/io.ts';
import { useVhost, vhostUrl } from '../../../support/vhost.ts';
import { connected, publish } from '../../patterns/support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;
  const seesReasons = !broker.version.startsWith('3.');

  describe.each([
    ['classic', ''],
    ['quorum', ''],
    ['quorum', ', maxLength: 100'], // dead-letters at most once
  ])('a %s queue%s', (type, more) => {
    const name = `mails.${type}${more === '' ? '' : '.most'}`;
    const yaml = `
exchanges: { ${name}.all: { type: topic } }
queues:
  ${name}: { type: ${type}${more}, retry: { delays: [150, 400, 250] } }
  ${name}.audit: { type: ${type} }
bindings:
  - { source: ${name}.all, destination: ${name}, routingKey: 'mail.#' }
  - { source: ${name}.all, destination: ${name}.audit, routingKey: '#' }
`;

    test('retries a message after each delay in order, from its own queue alone, and parks it', async () => {
      await apply(yaml, broker, at);
      const publisher = await connected(broker, at);
      const channel = await publisher.createChannel();
      // the time to live of the message ends with its first death
      await publish(publisher, [{ exchange: `${name}.all`, key: 'mail.welcome', body: 'm', expiration: 60_000 }]);
      const seen: string[] = [];
      for (const least of [0, 150, 400, 250]) {
        const began = performance.now();
        const message = await take(channel, name);
        expect(performance.now() - began).toBeGreaterThan(least * 0.8);
        seen.push(message.fields.routingKey);
        channel.reject(message, false);
      }
      expect(seen).toEqual(['mail.welcome', `${name}.retry.1`, `${name}.retry.2`, `${name}.retry.last`]);
      const parked = await take(channel, `${name}.parking`);
      const deaths = (parked.properties.headers?.['x-death'] ?? []) as unknown as { [key: string]: unknown }[];
      expect(deaths.find(({ queue, reason }) => queue === name && reason === 'rejected')).toMatchObject({
        count: 4,
        'routing-keys': ['mail.welcome'],
      });
      channel.ack(parked);
      await sleep(300); // no copy is on its way
      const left = [name, `${name}.audit`, ...[1, 2, 3].map((stage) => `${name}.retry.${stage}`)];
      expect(await Promise.all(left.map(async (queue) => (await channel.checkQueue(queue)).messageCount))).toEqual([0, 1, 0, 0, 0]);
    });

    test('parks a message that expires after a retry at once, where headers exchanges see the reason', async () => {
      await apply(yaml, broker, at);
      const publisher = await connected(broker, at);
      const channel = await publisher.createChannel();
      await publish(publisher, [{ key: name, body: 'late', expiration: 50 }]);
      await sleep(700);
      const parked = await channel.get(`${name}.parking`);
      // 3.10 returns it after the first delay, and drops it there as a cycle
      expect(parked === false ? 'dropped' : parked.content.toString()).toBe(seesReasons ? 'late' : 'dropped');
      if (parked !== false) channel.ack(parked);
      expect((await channel.checkQueue(name)).messageCount).toBe(0);
    });
  });

  test.runIf(seesReasons)('parks a message over the delivery limit, also after a retry', async () => {
    await apply('queues: { poison: { type: quorum, deliveryLimit: 2, retry: { delays: [100, 60000] } } }', broker, at);
    const publisher = await connected(broker, at);
    await publish(publisher, [{ key: 'poison', body: 'm' }]);
    const channel = await publisher.createChannel();
    channel.reject(await take(channel, 'poison'), false);
    // 4.3 counts the rejection too, which leaves one return less
    const crashes = broker.version.startsWith('4.3') ? 2 : 3;
    for (let crash = 0; crash < crashes; crash++) {
      const consumer = await publisher.createChannel();
      await take(consumer, 'poison');
      await consumer.close();
    }
    const parked = await take(channel, 'poison.parking');
    expect(parked.properties.headers?.['x-last-death-reason']).toBe('delivery_limit');
    channel.ack(parked);
  });

  test('changes, adds and removes delays without losing or copying a waiting message', async () => {
    const queue = (delays: string) => `queues: { jobs: { type: quorum, retry: { delays: [${delays}] } } }`;
    await apply(queue('60s, 60s'), broker, at);
    const publisher = await connected(broker, at);
    const channel = await publisher.createChannel();
    const reject = async () => channel.reject(await take(channel, 'jobs'), false);
    await publish(publisher, [{ key: 'jobs', body: 'm' }]);
    await reject();
    await eventually(async () => expect((await channel.checkQueue('jobs.retry.1')).messageCount).toBe(1));
    // the queue of the first delay is migrated with its message
    expect(await apply(queue('200ms, 60s'), broker, at)).toContain('1 to migrate');
    await reject();
    await eventually(async () => expect((await channel.checkQueue('jobs.retry.2')).messageCount).toBe(1));
    // one more delay: the last queue becomes the second of three, and the message waits there again
    await apply(queue('200ms, 200ms, 200ms'), broker, at);
    await reject();
    const third = await take(channel, 'jobs');
    expect(third.fields.routingKey).toBe('jobs.retry.last');
    // fewer delays while it is in the queue: it is at its last stage all the same
    await apply(queue('200ms'), broker, at);
    channel.reject(third, false);
    const parked = await take(channel, 'jobs.parking');
    expect(parked.content.toString()).toBe('m');
    channel.ack(parked);
    const left = ['jobs', 'jobs.parking', 'jobs.retry.1', 'jobs.retry.2', 'jobs.retry.3'];
    expect(await Promise.all(left.map(async (one) => (await channel.checkQueue(one)).messageCount))).toEqual([0, 0, 0, 0, 0]);
  });

  test('the tombstone of a queue with retry includes all that it expands to, except the parking queue', async () => {
    const yaml = (state: string) => `queues: { gone: { type: classic, state: ${state}, retry: { delays: [100, 100] } } }`;
    await apply(yaml('present'), broker, at);
    expect(await apply(yaml('absent'), broker, at, '--allow', 'blast-radius')).toContain('14 to delete');
    const channel = await (await connected(broker, at)).createChannel();
    expect(await channel.checkQueue('gone.parking')).toMatchObject({ messageCount: 0 });
    channel.on('error', () => {});
    await expect(channel.checkQueue('gone.retry.1')).rejects.toThrow('404');
  });
});

/** Applies a topology; returns the output. */
async function apply(yaml: string, broker: BrokerInfo, vhost: string, ...flags: readonly string[]): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'topo-retry-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  writeFileSync(join(cwd, 'topology.yaml'), yaml);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const { code, out, err } = await topo(['apply', '--yes', ...flags], { cwd, env });
  expect({ code, out: code === 0 ? '' : out, err }).toEqual({ code: 0, out: '', err: expect.not.stringContaining('error') });
  return out;
}

function take(channel: Channel, queue: string): Promise<GetMessage> {
  return eventually(
    async () => {
      const got = await channel.get(queue);
      if (got === false) throw new Error(`no message in ${queue}`);
      return got;
    },
    { interval: 10 },
  );
}
