// A broker that allows few channels per connection, to which topo adapts. On a private node, as the limit is part of its configuration.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAmqpUrls } from '../../../../src/broker/address.ts';
import { Session } from '../../../../src/broker/amqp/connection/session.ts';
import { fetchSuite } from '../../../support/broker-source.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { privateSuites } from '../../../support/private-suites.ts';
import { declare, look, open, queue } from '../support.ts';

const [suite] = privateSuites();

describe.skipIf(suite === undefined)('channel_max = 3', () => {
  let broker: PrivateBroker;

  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite ?? ''), conf: ['channel_max = 3'] });
  });

  afterAll(() => broker?.stop());

  test('completes more concurrent steps than there are channels', async () => {
    const opened = await open(`${broker.amqpUrl}/%2F`);
    const queues = Array.from({ length: 20 }, (_, at) => queue('/', `few.channels.${at}`));
    await Promise.all(queues.map((one) => opened.writer.execute(declare(one))));
    const seen = await look(opened, ...queues);
    expect(seen.map(({ state }) => state)).toEqual(queues.map(() => 'present'));
  });

  test('opens as many channels per session as the broker allows', async () => {
    const session = await Session.open({ addresses: parseAmqpUrls(`${broker.amqpUrl}/%2F`), name: 'test' }, '/', 64);
    let [running, most] = [0, 0];
    const calls = Array.from({ length: 10 }, () =>
      session.call(async (channel) => {
        running += 1;
        most = Math.max(most, running);
        await channel.checkExchange('amq.topic');
        running -= 1;
      }, 10_000),
    );
    const answers = await Promise.all(calls);
    await session.close();
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(most).toBe(3);
  });
});
