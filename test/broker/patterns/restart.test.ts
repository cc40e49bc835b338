// Persistence over a restart of a private node: confirmed, durable and persistent messages and objects survive it, others do not, as the
// topology documents.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchSuite } from '../../support/broker-source.ts';
import { eventually } from '../../support/eventually.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../../support/private-suites.ts';
import { applied, connected, numbers, publish, worker } from './support.ts';

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('a private node of %s', (suite) => {
  let node: PrivateBroker;
  beforeAll(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite) });
  });
  afterAll(() => node.stop());

  test('a restart keeps the topology and confirmed messages in order, and loses transient messages of a classic queue', async () => {
    await applied('work-queue', node, '/');
    await applied('hello', node, '/');
    await applied('publish-subscribe', node, '/');
    const publisher = await connected(node, '/');
    const tasks = numbers(50).map((body) => ({ key: 'tasks', body }));
    expect(new Set(await publish(publisher, tasks))).toEqual(new Set(['ack']));
    await publish(publisher, [
      { key: 'hello', body: 'persistent' },
      { key: 'hello', body: 'transient', persistent: false },
      { exchange: 'news', key: '', body: 'news' },
    ]);
    // one is delivered and not acknowledged when the node goes down
    const busy = await worker(node, '/', 'tasks', 1);
    await eventually(() => expect(busy.bodies()).toEqual(['0']));
    // 3.10 brings a quorum queue up without a leader, where its node is killed in the first second after the declaration
    await sleep(3_000);
    await node.restart();
    const [again, greeter, reader] = [
      await worker(node, '/', 'tasks', 1, 0),
      await worker(node, '/', 'hello', 1, 0),
      await worker(node, '/', 'news.mail', 1, 0),
    ];
    await eventually(() => expect(again.got.length).toBe(50));
    expect([...again.bodies()].sort()).toEqual([...numbers(50)].sort());
    await eventually(() => expect(greeter.bodies()).toEqual(['persistent']));
    await eventually(() => expect(reader.bodies()).toEqual(['news']));
    // durable exchanges and bindings still route
    await publish(await connected(node, '/'), [{ exchange: 'news', key: '', body: 'more news', mandatory: true }]);
    await eventually(() => expect(reader.bodies()).toEqual(['news', 'more news']));
  });
});
