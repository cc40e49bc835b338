// The fence of src/broker/amqp/change/fence.ts on real clusters: what a lagging node does without it and with it, which nodes are found and
// asked, and what happens if one does not respond.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Channel, type ConfirmChannel, connect } from 'amqplib';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { brokerAddresses } from '../../../src/broker/address.ts';
import { createNodeLinks } from '../../../src/broker/amqp/change/node-links.ts';
import { unreachable } from '../../../src/broker/amqp/connection/reach.ts';
import { createClient } from '../../../src/broker/management/client.ts';
import { createNodeFinder } from '../../../src/broker/management/nodes.ts';
import type { ListedNode } from '../../../src/broker/nodes.ts';
import { type Broker, openBroker } from '../../../src/broker/open.ts';
import { TopoError } from '../../../src/model/diagnostic.ts';
import type { Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { ExecuteOptions } from '../../../src/model/ports.ts';
import type { Cluster } from '../../support/cluster.ts';
import { type ClusterNode, started } from '../../support/cluster-node.ts';
import { eventually } from '../../support/eventually.ts';
import { clusterSuites, skipIfNone } from '../../support/private-suites.ts';
import { shareCluster } from '../../support/shared-cluster.ts';
import { leadAway } from './metadata.ts';

skipIfNone(clusterSuites(), 'clusters');

const lagMs = 1_200;

describe.each(clusterSuites())('on a cluster of %s', (suite) => {
  let cluster: Cluster;
  let [a, b, c]: ClusterNode[] = [];
  beforeAll(async () => {
    cluster = await shareCluster({ suite });
    [a, b, c] = cluster.nodes;
  });

  const finderOn = (of: ClusterNode) => {
    const [address] = brokerAddresses(of.amqpUrl, of.httpUrl).management;
    if (address === undefined) throw new Error(of.httpUrl);
    const client = createClient(address, { timeoutMs: 10_000 });
    onTestFinished(() => client.close());
    return createNodeFinder(client);
  };
  const open = async (
    urls: readonly ClusterNode[],
    more: { readonly transport?: 'amqp'; readonly drainMs?: number } = {},
  ): Promise<Broker> => {
    const addresses = brokerAddresses(urls.map(({ amqpUrl }) => amqpUrl).join(','), urls.map(({ httpUrl }) => httpUrl).join(','));
    const broker = await openBroker({ addresses, transport: 'auto', purpose: 'test', writing: true, ...more });
    onTestFinished(() => broker.close());
    return broker;
  };

  test('the nodes are found, and a connection to each can be opened', async () => {
    const { reader } = await open([started(a)]);
    const { cluster: found } = await reader.observe({ vhosts: ['/'], wanted: new Map(), cluster: true });
    if (!(await started(a).isKhepri())) {
      expect(found?.store).toBe('mnesia');
      return;
    }
    const running = (name: string) => ({ name, running: true });
    expect(found).toEqual({ store: 'khepri', nodes: [running('a@localhost'), running('b@localhost'), running('c@localhost')] });
  });

  test('without a fence, a lagging node routes by the old binding; after it, by the new one', async () => {
    const [here, there] = [await channelOn(started(a)), await confirmsOn(started(b))];
    await here.assertExchange('x', 'direct');
    await here.assertQueue('q');
    await eventually(() => there.checkQueue('q'));
    const publish = async (): Promise<number> => {
      for (let at = 0; at < 20; at += 1) there.publish('x', 'k', Buffer.from('m'), { persistent: true });
      await there.waitForConfirms();
      return (await here.purgeQueue('q')).messageCount;
    };
    await leadAwayIfLed(started(b), started(a));
    const run = await fenceOn(await open([started(a)], { drainMs: 20_000 }));
    const unbound = async (): Promise<void> => {
      await here.bindQueue('q', 'x', 'k');
      await run(); // the binding is in force everywhere
      expect(await publish()).toBe(20);
      if (await started(b).isKhepri()) await started(b).lag(lagMs);
      await here.unbindQueue('q', 'x', 'k');
    };
    await unbound();
    expect(await publish()).toBe((await started(b).isKhepri()) ? 20 : 0);
    await unbound();
    const began = performance.now();
    await run();
    if (await started(b).isKhepri()) expect(performance.now() - began).toBeGreaterThan(lagMs / 3);
    expect(await publish()).toBe(0);
  });

  // plans for a broker with Mnesia have no fence: what follows is about RabbitMQ 4.3
  if (suite !== 'forky') return;

  test('a frozen node is waited for, and named or not listed at the limit; a killed one is reported and not waited for', async () => {
    const run = await fenceOn(await open([started(a)], { drainMs: 2_500 }));
    started(c).freeze();
    const error = await run().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TopoError);
    expect((error as TopoError).diagnostics[0]).toMatchObject({
      code: 'node-lags-behind',
      message: expect.stringMatching(/^queue \/ q is not deleted: waited 2\.5 s for (node c@localhost to route|the list of nodes)/),
    });
    started(c).thaw();
    await cluster.settled();
    await run();

    await started(c).kill();
    const notices: string[] = [];
    await eventually(() => run({ onNotice: ({ message }) => notices.push(message) }));
    expect(notices.at(-1)).toContain('node c@localhost is not running');
    await started(c).start();
    await cluster.settled();
    await run();
  });

  test('over AMQP alone, the nodes of the URLs are asked, without one on whose port no process listens', async () => {
    await started(c).kill();
    const broker = await open([started(a), started(b), started(c)], { transport: 'amqp', drainMs: 20_000 });
    const run = await fenceOn(broker, 'given');
    await leadAwayIfLed(started(b), started(a));
    await started(b).lag(lagMs);
    const began = performance.now();
    const notices: string[] = [];
    await run({ onNotice: ({ message }) => notices.push(message) });
    expect(performance.now() - began).toBeGreaterThan(lagMs / 3);
    expect(notices).toEqual([expect.stringContaining(new URL(started(c).amqpUrl).port)]);
    await started(c).start();
    await cluster.settled();
  });

  test('a node whose listener cannot be reached is found among the URLs', async () => {
    const closed: ListedNode = {
      name: 'b@localhost',
      running: true,
      listeners: [{ protocol: 'amqp', address: '127.0.0.1', port: 1 }],
    };
    const finder = finderOn(started(a));
    const urls = (nodes: readonly ClusterNode[]) => brokerAddresses(nodes.map(({ amqpUrl }) => amqpUrl).join(',')).amqp;
    expect(await unreachable(closed, '/', { urls: urls([started(a)]), purpose: 'test' }, finder)).toContain('ECONNREFUSED');
    const all = urls([started(a), started(c), started(b)]);
    expect(await unreachable(closed, '/', { urls: all, purpose: 'test' }, finder)).toBeUndefined();

    const links = createNodeLinks({ addresses: all, purpose: 'test' }, finder);
    onTestFinished(() => links.close());
    expect((await links.get('/', { node: closed })).address).toContain(new URL(started(b).amqpUrl).port);
    await expect(links.get('/', { node: { ...closed, name: 'd@localhost' } })).rejects.toThrow('ECONNREFUSED');
    expect((await (await channelOn(started(a))).checkQueue('q')).consumerCount).toBe(0);
  });
});

/** Runs a fence before the delete of a queue `q`. */
async function fenceOn({ writer }: Broker, nodes: 'listed' | 'given' = 'listed') {
  const entity: Queue = { kind: 'queue', vhost: '/', name: 'q', durable: true, autoDelete: false, exclusive: false, arguments: {} };
  return (options: ExecuteOptions = {}) => writer.execute({ id: 1, level: 1, change: keyOf(entity), do: 'fence', entity, nodes }, options);
}

async function channelOn(of: ClusterNode): Promise<Channel> {
  return await (await modelOn(of)).createChannel();
}

async function confirmsOn(of: ClusterNode): Promise<ConfirmChannel> {
  return await (await modelOn(of)).createConfirmChannel();
}

async function modelOn(of: ClusterNode) {
  const model = await connect(of.amqpUrl, { noDelay: true });
  model.on('error', () => {});
  onTestFinished(() => Promise.race([model.close().catch(() => {}), sleep(1000)]));
  return model;
}

async function leadAwayIfLed(from: ClusterNode, to: ClusterNode): Promise<void> {
  if (await from.isKhepri()) await leadAway(from, to);
}
