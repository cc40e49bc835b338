// The clusters of the tests: kill, freeze, lag and partition do what they say, and a cluster leaves nothing behind.
import { existsSync } from 'node:fs';
import { type ConfirmChannel, connect } from 'amqplib';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fetchSuite } from '../../support/broker-source.ts';
import type { Cluster } from '../../support/cluster.ts';
import { type ClusterNode, started } from '../../support/cluster-node.ts';
import { eventually } from '../../support/eventually.ts';
import { onNewest } from '../../support/fewer-versions.ts';
import { expectNoOrphans } from '../../support/orphans.ts';
import { clusterSuites, skipIfNone } from '../../support/private-suites.ts';
import { shareCluster } from '../../support/shared-cluster.ts';
import { newestMark } from '../../support/version-marks.ts';
import { http } from '../../support/vhost.ts';
import { leadAway } from './metadata.ts';

skipIfNone(clusterSuites(), 'clusters');

describe.each(clusterSuites())('a cluster of %s', (suite) => {
  let cluster: Cluster;
  let [a, b, c]: ClusterNode[] = [];
  beforeAll(async () => {
    cluster = await shareCluster({ suite });
    [a, b, c] = cluster.nodes;
  });

  test('has three running members, which see what one of them declares', async () => {
    const nodes = await http(started(a), 'GET', 'nodes?columns=name,running');
    expect(await nodes.json()).toEqual(cluster.nodes.map(({ name }) => ({ name, running: true })));
    await (await channelOn(started(a))).assertQueue('shared');
    await isKnown(started(c), 'shared');
  });

  test('continues without a killed node, which keeps its URL and its messages when it is started', async () => {
    const queue = { durable: true };
    const channel = await channelOn(started(c));
    await channel.assertQueue('on-c', queue); // a classic queue is on the node of the connection
    channel.sendToQueue('on-c', Buffer.from('kept'), { persistent: true });
    await channel.waitForConfirms();
    const { amqpUrl, pid } = started(c);

    await started(c).kill();
    expect(existsSync(`/proc/${pid}`)).toBe(false);
    await expect(connect(amqpUrl)).rejects.toThrow(/ECONNREFUSED/);
    await eventually(async () => expect(await running(started(a))).toEqual(['a@localhost', 'b@localhost']));

    await started(c).start();
    await cluster.settled();
    expect(started(c).pid).not.toBe(pid);
    expect(await running(started(a))).toHaveLength(3);
    expect(await (await channelOn(started(c))).checkQueue('on-c')).toMatchObject({ messageCount: 1 });
  });

  test('a frozen node accepts connections without answering, and answers when it is thawed', async () => {
    const channel = await channelOn(started(b));
    let answered = false;
    started(b).freeze();
    onTestFinished(() => {
      if (started(b).state === 'frozen') started(b).thaw();
    });
    const answer = channel.assertQueue('frozen', { exclusive: true }).then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect({ answered, seen: await running(started(a)) }).toEqual({ answered: false, seen: ['a@localhost', 'b@localhost', 'c@localhost'] });
    expect(() => started(b).freeze()).toThrow('b@localhost is frozen, not running');
    started(b).thaw();
    await answer;
    expect(answered).toBe(true);
  });

  test('each side of a partition sees itself alone until it is healed, and clients reach both', async () => {
    await cluster.partition(started(c));
    await eventually(async () => expect(await running(started(a))).toEqual(['a@localhost', 'b@localhost']));
    expect(await running(started(c))).toEqual(['c@localhost']);
    await channelOn(started(c));
    // an attempt to connect again is refused
    expect(await started(a).evaluate("net_kernel:connect_node('c@localhost').")).toBe('false');
    expect(await started(c).evaluate("net_kernel:connect_node('b@localhost').")).toBe('false');

    await cluster.heal();
    expect(await running(started(a))).toHaveLength(3);
    expect(await running(started(c))).toHaveLength(3);
  });

  test('a lagging node routes by old bindings on Khepri, and Mnesia rejects lag', async () => {
    if (!(await started(b).isKhepri())) {
      await expect(started(b).lag(100)).rejects.toThrow(/keeps its metadata in Mnesia/);
      return;
    }
    await leadAway(started(b), started(a));
    const here = await channelOn(started(a));
    const there = await channelOn(started(b));
    await here.assertExchange('x', 'fanout');
    for (const name of ['late', 'later']) await here.assertQueue(name, { durable: true });
    await isKnown(started(b), 'later'); // declared last
    await started(b).suspendMetadata();
    onTestFinished(() => started(b).resumeMetadata());
    await here.bindQueue('late', 'x', '');
    there.publish('x', '', Buffer.from('lost')); // b does not know the binding
    await there.waitForConfirms();
    await started(b).resumeMetadata();
    expect(await there.checkQueue('late')).toMatchObject({ messageCount: 0 });
    const arrivesIn = (name: string): Promise<void> =>
      eventually(async () => {
        there.publish('x', '', Buffer.from('arrived'));
        await there.waitForConfirms();
        expect((await there.checkQueue(name)).messageCount).toBeGreaterThan(0);
      });
    await arrivesIn('late');
    // a lag ends by itself
    await started(b).lag(200);
    await here.bindQueue('later', 'x', '');
    await arrivesIn('later');
  });

  onNewest(suite, clusterSuites())(
    `leaves nothing when the process that started it is killed, with a node killed and another frozen${newestMark}`,
    async () => {
      const script = `
      const { startCluster } = await import('./test/support/cluster.ts');
      const cluster = await startCluster({ prefix: process.argv[1] });
      await cluster.nodes[1].evaluate('node().');
      await cluster.nodes[1].kill();
      cluster.nodes[2].freeze();
      console.log(cluster.dir);`;
      await expectNoOrphans(script, await fetchSuite(suite));
    },
  );
});

/** Names of the nodes that the node is connected to, and its own. Works with frozen ones, for which GET /nodes waits a minute. */
async function running(of: ClusterNode): Promise<string[]> {
  const seen = await of.evaluate('lists:sort([node() | nodes()]).');
  return seen.replace(/[[\]]/g, '').split(',');
}

/** Resolves when the node knows a queue that was declared on another: with Khepri a moment later. A 404 closes a channel, so each try has its own. */
function isKnown(on: ClusterNode, name: string): Promise<unknown> {
  return eventually(async () => await (await channelOn(on)).checkQueue(name));
}

/** A channel of a connection to the node, closed after the test. The end of a node ends it without an error of the test. */
async function channelOn(of: ClusterNode): Promise<ConfirmChannel> {
  const connection = await connect(of.amqpUrl, { noDelay: true });
  connection.on('error', () => {});
  onTestFinished(() => connection.close().catch(() => {}));
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {});
  return channel;
}
