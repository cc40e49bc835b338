// topologies/federation and topologies/shovel between two real brokers of different versions, each made by `topo apply` with the files as
// they are: messages arrive, also after either broker was killed, and the objects of the plugins are left alone and named.

import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { fetchSuite } from '../../support/broker-source.ts';
import { eventually } from '../../support/eventually.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { linkPlugins } from '../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { skipIfNone, suitePairs } from '../../support/private-suites.ts';
import { http } from '../../support/vhost.ts';
import { connected, numbers, publish, type Sent, worker } from './support.ts';

skipIfNone(suitePairs(), 'private nodes');

interface Pattern {
  /** The file and virtual host of the site where messages are published, and of that where they arrive. */
  readonly source: { readonly file: string; readonly vhost: string };
  readonly target: { readonly file: string; readonly vhost: string; readonly queue: string };
  /** The site that connects to the other one, with the user `link`, whose URI is in this variable. */
  readonly connects: 'source' | 'target';
  readonly variable: string;
  /** What the user may do on the other site: no more than its README names. */
  readonly permissions: { readonly configure: string; readonly write: string; readonly read: string };
  readonly message: Omit<Sent, 'body'>;
  /** How a plan of the source names the objects that the plugin makes there. */
  readonly own: RegExp | undefined;
}

const patterns: { readonly [topology: string]: Pattern } = {
  federation: {
    source: { file: 'upstream.yaml', vhost: 'branch' },
    target: { file: 'topology.yaml', vhost: 'head-office', queue: 'orders.all' },
    ...{ connects: 'target', variable: 'BRANCH_URI' },
    permissions: { configure: '^federation: orders', write: '^federation: orders', read: '^(federation: )?orders' },
    message: { exchange: 'orders', key: 'order.created.eu' },
    own: /as they belong to federation links: exchange "federation: orders -> .* [AB]", queue "federation: orders -> .*", [23] bindings/,
  },
  shovel: {
    source: { file: 'topology.yaml', vhost: 'shop' },
    target: { file: 'destination.yaml', vhost: 'warehouse', queue: 'deliveries.shop' },
    ...{ connects: 'source', variable: 'WAREHOUSE_URI' },
    permissions: { configure: '^$', write: '^deliveries$', read: '^$' },
    message: { key: 'outbox' },
    own: undefined,
  },
};
const password = 'link-s3cret/%';

describe.each(suitePairs())('from %s to %s', (sourceSuite, targetSuite) => {
  let sites: { readonly source: PrivateBroker; readonly target: PrivateBroker };
  beforeAll(async () => {
    const start = async (suite: string): Promise<PrivateBroker> =>
      startPrivateBroker({ prefix: await fetchSuite(suite), plugins: linkPlugins });
    const [source, target] = await Promise.all([start(sourceSuite), start(targetSuite)]);
    sites = { source, target };
  });
  afterAll(() => Promise.all([sites?.source.stop(), sites?.target.stop()]));

  describe.each(Object.entries(patterns))('topologies/%s', (name, { source, target, connects, variable, permissions, message, own }) => {
    const directory = fileURLToPath(new URL(`../../../topologies/${name}`, import.meta.url));
    const other = connects === 'source' ? 'target' : 'source';
    const files = { source, target };
    const run = (site: 'source' | 'target', command: readonly string[], cwd = directory) => {
      const { host } = new URL(sites[other].amqpUrl);
      const uri = `amqp://link:${encodeURIComponent(password)}@${host}/${files[other].vhost}`;
      const { amqpUrl, httpUrl } = sites[site];
      return topo(command, { cwd, env: { RABBITMQ_URL: amqpUrl, RABBITMQ_MANAGEMENT_URL: httpUrl, [variable]: uri } });
    };
    const planOf = async (site: 'source' | 'target', cwd = directory): Promise<Plan> =>
      (JSON.parse((await run(site, ['plan', files[site].file, '--format', 'json'], cwd)).out) as { plan: Plan }).plan;
    const publishAll = async (bodies: readonly string[]): Promise<void> => {
      const results = await publish(
        await connected(sites.source, source.vhost),
        bodies.map((body) => ({ ...message, body })),
      );
      expect(new Set(results)).toEqual(new Set(['ack']));
    };
    const arrived = async (bodies: readonly string[]): Promise<void> => {
      const reader = await worker(sites.target, target.vhost, target.queue, 0, 0);
      await eventually(() => expect(new Set(reader.bodies())).toEqual(new Set(bodies)));
      await sleep(200); // its last acknowledgements
      reader.die();
    };
    const runs = (): Promise<void> =>
      eventually(async () => expect((await planOf(connects)).links?.map(({ status }) => status)).toEqual(['running']));

    test('is made by an apply of each file, and runs', async () => {
      for (const site of [other, connects] as const) {
        const { code, out, err } = await run(site, ['apply', files[site].file, '--yes']);
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect(out).toContain('The broker is as planned.');
        expect(out).not.toContain(password);
        if (site !== other) continue;
        await http(sites[other], 'PUT', 'users/link', { password, tags: '' });
        await http(sites[other], 'PUT', `permissions/${files[other].vhost}/link`, permissions);
      }
      await runs();
      for (const site of ['source', 'target'] as const) expect((await planOf(site)).steps).toEqual([]);
    });

    test('brings a message from one broker to the other', async () => {
      await publishAll(['first']);
      await arrived(['first']);
    });

    test('has objects of its own that plan, prune and drift leave alone and name', async () => {
      const { out } = await run('source', ['plan', source.file]);
      if (own === undefined) expect(out).not.toContain('federation');
      else expect(out).toMatch(own);
      expect((await run('source', ['drift', source.file])).code).toBe(0);
      const prune = `vhost: ${source.vhost}\nprune: { queues: ['.*'], exchanges: ['.*'], policies: ['.*'], bindings: true }\n`;
      const all = await run(
        'source',
        ['plan', '--format', 'json', `${directory}/${source.file}`, 'prune.yaml'],
        directoryOf({ 'prune.yaml': prune }),
      );
      const { plan } = JSON.parse(all.out) as { plan: Plan };
      expect(plan.steps).toEqual([]);
      expect(plan.undeclared).toEqual([]);
    });

    test('brings what was confirmed before the first broker was killed, and what is published when it is back', async () => {
      await sleep(3_000); // 3.10 may lose what a young quorum queue has confirmed
      const [before, after] = [numbers(50).map((body) => `before ${body}`), numbers(50).map((body) => `after ${body}`)];
      await publishAll(before);
      await sites.source.restart();
      await publishAll(after);
      await arrived([...before, ...after]);
      await runs();
    });

    test('brings what was published while the second broker was dead', async () => {
      const meanwhile = numbers(50).map((body) => `meanwhile ${body}`);
      const restarting = sites.target.restart();
      await publishAll(meanwhile);
      await restarting;
      await arrived(meanwhile);
      await runs();
    });
  });
});
