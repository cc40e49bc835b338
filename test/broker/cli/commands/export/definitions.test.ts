// topo export --format definitions: a node that starts with the file has what the topology files declare, and a plan has no changes.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchSuite } from '../../../../support/broker-source.ts';
import { directoryOf, topo } from '../../../../support/io.ts';
import { delayedTopology } from '../../../../support/plugin-topologies.ts';
import { startPrivateBroker } from '../../../../support/private-broker.ts';
import { privateSuites } from '../../../../support/private-suites.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
/** RabbitMQ 4 refuses its policy. */
const mirrored = 'mirrored-queues';
/** Its shovel would declare its queue first, which the export reports. */
const early = 'shovel';

const suites = privateSuites();
if (suites.length === 0) test.skip('starts with exported definitions: they need a private node, which cannot be started here');

const files = {
  'root.yaml': `
vhost: { name: / }
users:
  guest: { password: '\${GUEST_PASSWORD}', tags: [administrator] }
  ops: { password: '\${OPS_PASSWORD}', tags: [monitoring], limits: { maxConnections: 10 } }
permissions:
  guest: { configure: '.*', write: '.*', read: '.*' }
`,
  'global.yaml': 'globalParameters: { team: { value: { name: shop } } }\n',
  'shop.yaml': `
vhost: { name: /shop, description: orders, tags: [b, a], defaultQueueType: quorum }
permissions:
  guest: { configure: '.*', write: '.*', read: '.*' }
  ops: { configure: '', write: '^shop$', read: '.*' }
topicPermissions:
  ops: { shop: { write: '^order', read: '.*' } }
limits: { maxQueues: 50 }
exchanges:
  shop: { type: topic, alternateExchange: unrouted }
  unrouted: { type: fanout, internal: true }
queues:
  orders: { type: quorum, deliveryLimit: 5, deadLetterExchange: unrouted, onImmutableChange: migrate }
  clicks: { type: classic, maxLength: 10, messageTtl: 1h }
  log: { type: stream, maxAge: 7D }
  untyped: { maxLength: 7 }
  mine: { type: classic, durable: false, exclusive: true }
  gone: { state: absent }
bindings:
  - { source: shop, destination: orders, routingKey: 'order.#' }
  - { source: unrouted, destination: clicks }
  - { source: shop, destination: mine, routingKey: mine }
policies:
  ttl: { pattern: '^clicks', applyTo: queues, priority: 3, definition: { max-length-bytes: 1MiB } }
operatorPolicies:
  cap: { pattern: '^clicks', applyTo: queues, definition: { expires: 30d } }
federationUpstreams:
  eu: { uri: 'amqp://app:\${UPSTREAM_PASSWORD}@eu.example', maxHops: 2 }
`,
};
const env = { GUEST_PASSWORD: 'guest', OPS_PASSWORD: 'a pässword of ops', UPSTREAM_PASSWORD: 'not%20this' };

describe.each(suites)('a private node of %s', (suite) => {
  test('starts with exported definitions, and a plan of the files and of an export of the node has no changes', async () => {
    const cwd = directoryOf(files);
    const site = mkdtempSync(join(tmpdir(), 'topo-definitions-'));
    onTestFinished(() => rmSync(site, { recursive: true }));
    const file = join(site, 'definitions.json');
    expect(await topo(['export', '--format', 'definitions', '.', '-o', file], { cwd, env })).toMatchObject({ code: 0, out: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const conf = [`load_definitions = ${file}`];
    const node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: ['rabbitmq_federation'], conf });
    onTestFinished(() => node.stop());
    const world = { cwd, env: { ...env, RABBITMQ_URL: node.amqpUrl, RABBITMQ_MANAGEMENT_URL: node.httpUrl } };
    expect(await topo(['plan', '--detailed-exitcode'], world)).toMatchObject({ code: 0, out: expect.stringContaining('No changes.') });

    // global parameters are exported from files only
    const upstream = {
      FEDERATION_UPSTREAM_EU_URI: 'amqp://app:not%20this@eu.example',
      UPSTREAM_EU_URI: 'amqp://app:not%20this@eu.example',
    };
    const live = join(site, 'live.json');
    const argv = ['export', '--format', 'definitions', '--all-vhosts', '--users', '--password-hashes', '-o', live];
    expect(await topo(argv, { cwd, env: { ...world.env, ...upstream } })).toMatchObject({ code: 0 });
    const planned = await topo(['plan', 'root.yaml', 'shop.yaml', '--detailed-exitcode', '--against', live], world);
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes.') });
  });

  test('starts with the definitions of all example topologies, and a plan of them has no changes', async () => {
    const site = mkdtempSync(join(tmpdir(), 'topo-definitions-'));
    onTestFinished(() => rmSync(site, { recursive: true }));
    const file = join(site, 'definitions.json');
    const examples = readdirSync(join(root, 'topologies')).filter(
      (name) => ![delayedTopology, early].includes(name) && (name !== mirrored || suite === 'bookworm'),
    );
    const paths = examples.map((name) => join(root, 'topologies', name, 'topology.yaml'));
    const access = directoryOf({ 'access.yaml': files['root.yaml'] });
    const all = [...paths, join(access, 'access.yaml')];
    const links = { BRANCH_URI: 'amqp:///%2F' };
    const world = { cwd: root, env: { ...env, ...links } };
    expect(await topo(['export', '--format', 'definitions', ...all, '-o', file], world)).toMatchObject({ code: 0, out: '' });
    const plugins = ['rabbitmq_federation', 'rabbitmq_consistent_hash_exchange'];
    const node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins, conf: [`load_definitions = ${file}`] });
    onTestFinished(() => node.stop());
    const live = { ...world.env, RABBITMQ_URL: node.amqpUrl, RABBITMQ_MANAGEMENT_URL: node.httpUrl };
    expect(await topo(['plan', ...all, '--detailed-exitcode'], { cwd: root, env: live })).toMatchObject({
      code: 0,
      out: expect.stringContaining('No changes.'),
    });
  });
});
