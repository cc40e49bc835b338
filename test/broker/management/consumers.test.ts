// The consumers of a queue to be deleted, over the management API: by connection, with the name set by the client, and the publish rate.
import { connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Management } from '../../../src/broker/management/open.ts';
import type { QueueFacts } from '../../../src/model/observed.ts';
import { asking, queue } from '../../support/ends.ts';
import { eventually } from '../../support/eventually.ts';
import { createUser, useVhost } from '../../support/vhost.ts';
import { declareAll, look, open } from './steps.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const v = { vhost: vhost.name };

  const used = (['classic', 'quorum', 'stream'] as const).map((type) => queue(`used.${type}`, { ...v, type }));

  /** Two consumers a queue, and 20 messages a second; stops with the test. */
  async function occupy(): Promise<void> {
    const connection = await connect(vhost.url, { noDelay: true, clientProperties: { connection_name: 'orders worker' } });
    const channel = await connection.createConfirmChannel();
    await channel.prefetch(5);
    for (const { name } of used) {
      for (const tag of ['tag-1', 'tag-2']) await channel.consume(name, () => undefined, { consumerTag: `${tag} ${name}` });
    }
    const publishing = setInterval(() => used.map(({ name }) => channel.sendToQueue(name, Buffer.from('x'))), 50);
    onTestFinished(async () => {
      clearInterval(publishing);
      await connection.close();
    });
  }

  async function factsOf(management: Management): Promise<readonly QueueFacts[]> {
    const seen = await Promise.all(used.map((one) => look(management, one)));
    return seen.map((one) => (one?.state === 'present' ? one.facts : {}));
  }

  test('lists connection, name, user, tag and publish rate for the consumers of a queue of each type', async () => {
    const management = await open(broker);
    await declareAll(management, ...used);
    await occupy();
    const permissions = [{ vhost: vhost.name }];
    const user = await createUser(broker, { name: `management-${vhost.name}`, password: 'secret', tags: 'management', permissions });
    onTestFinished(() => user.remove());
    const limited = await open(user);

    // statistics are seconds old
    await eventually(
      async () => {
        const facts = await factsOf(management);
        const connection = expect.stringMatching(/^127\.0\.0\.1:\d+ -> 127\.0\.0\.1:\d+$/);
        const attached = (tag: string) => ({ tag, connection, name: 'orders worker', user: 'guest' });
        expect(facts.map((one) => one.attached)).toEqual(
          used.map(({ name }) => ['tag-1', 'tag-2'].map((tag) => attached(`${tag} ${name}`))),
        );
        expect(facts.map(({ consumers }) => consumers)).toEqual([2, 2, 2]);
        // publishes to a stream are not counted on every version
        for (const { publishRate } of facts.slice(0, 2)) expect(publishRate ?? 0).toBeGreaterThan(1);
      },
      { interval: 500 },
    );
    // a user who may see no connections but its own: the consumers are counted all the same, and nothing fails
    await eventually(async () => expect((await factsOf(limited)).map(({ consumers }) => consumers)).toEqual([2, 2, 2]), { interval: 500 });
    expect(JSON.stringify(await factsOf(limited))).not.toContain('orders worker');
  });

  test('lists no consumers if the request does not ask for them', async () => {
    const idle = queue('idle', v);
    const { reader, writer } = await open(broker);
    await declareAll({ reader, writer } as Parameters<typeof declareAll>[0], idle);
    const { consumers: _, ...request } = asking(idle);
    const { observations } = await reader.observe(request);
    for (const seen of observations.values()) {
      if (seen.state === 'present') expect(Object.keys(seen.facts)).not.toContain('attached');
    }
    expect(observations.size).toBeGreaterThan(0);
  });
});
