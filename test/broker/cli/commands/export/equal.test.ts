// A node that starts with exported definitions equals one on which `topo apply` has declared the same files, row by row of every listing of the
// management API: all example topologies, and files with users, permissions, limits and every other kind of object.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canonicalText } from '../../../../../src/model/values.ts';
import type { Row } from '../../../../../src/rabbitmq/rows.ts';
import { fetchSuite } from '../../../../support/broker-source.ts';
import { outermostSuites } from '../../../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../../../support/io.ts';
import { delayedTopology } from '../../../../support/plugin-topologies.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../../support/private-broker.ts';
import { clusterSuites } from '../../../../support/private-suites.ts';
import { http } from '../../../../support/vhost.ts';
import { wholeBroker, wholeBrokerSecrets } from '../../../../support/whole-broker.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
/** RabbitMQ 4 refuses its policy. */
const mirrored = 'mirrored-queues';
/** Its shovel would declare its queue first, which the export reports. */
const early = 'shovel';
/** An apply gives them to its user, who creates the virtual host, and a definitions file only to those whom it names. */
const access = `vhost: head-office\npermissions: { guest: { configure: '.*', write: '.*', read: '.*' } }\n`;
const plugins = ['rabbitmq_federation', 'rabbitmq_consistent_hash_exchange'];

const suites = outermostSuites(clusterSuites());
if (suites.length === 0) test.skip('starts with exported definitions: they need a private node, which cannot be started here');

describe.each(suites)('private nodes of %s', (suite) => {
  test('are equal after a start with exported definitions and after an apply, and plans have no changes', async () => {
    const site = mkdtempSync(join(tmpdir(), 'topo-definitions-'));
    onTestFinished(() => rmSync(site, { recursive: true }));
    const file = join(site, 'definitions.json');
    const all = [...examplesFor(suite), directoryOf({ ...wholeBroker, 'head-office.yaml': access })];
    // nothing listens there: a running link would declare objects of its own
    const env = { ...wholeBrokerSecrets, BRANCH_URI: 'amqp://127.0.0.1:1' };
    expect(await topo(['export', '--format', 'definitions', ...all, '-o', file], { cwd: root, env })).toMatchObject({ code: 0, out: '' });
    const prefix = await fetchSuite(suite);
    const nodes = await Promise.all([[`load_definitions = ${file}`], []].map((conf) => startPrivateBroker({ prefix, plugins, conf })));
    onTestFinished(async () => void (await Promise.all(nodes.map((node) => node.stop()))));
    const [booted, applied] = nodes as [PrivateBroker, PrivateBroker];
    const world = ({ amqpUrl, httpUrl }: PrivateBroker) => ({
      cwd: root,
      env: { ...env, RABBITMQ_URL: amqpUrl, RABBITMQ_MANAGEMENT_URL: httpUrl },
    });
    expect(await topo(['apply', '--yes', ...all], world(applied))).toMatchObject({ code: 0 });
    for (const node of nodes) {
      const planned = await topo(['plan', ...all, '--detailed-exitcode'], world(node));
      expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes.') });
    }
    const [one, other] = await Promise.all([listingsOf(booted), listingsOf(applied)]);
    for (const [name, rows] of Object.entries(one)) expect({ [name]: rows }).toEqual({ [name]: other[name] });
    for (const name of [
      'queues',
      'exchanges',
      'bindings',
      'policies',
      'operator-policies',
      'parameters',
      'users',
      'permissions',
      'vhost-limits',
    ])
      expect(one[name]?.length, name).toBeGreaterThan(0);
  });
});

/** All example topologies that nodes of the suite accept. */
function examplesFor(suite: string): readonly string[] {
  const names = readdirSync(join(root, 'topologies')).filter((name) => ![delayedTopology, early].includes(name));
  return names.filter((name) => name !== mirrored || suite === 'bookworm').map((name) => join(root, 'topologies', name, 'topology.yaml'));
}

const identity = ['name', 'vhost'];
const flags = ['durable', 'auto_delete', 'arguments', 'type'];

/**
 * What the listings of the management API show of objects, and nothing that differs between nodes: statistics, which include the policy of a
 * queue, process ids, salts of hashes.
 */
const compared: { readonly [listing: string]: readonly string[] } = {
  exchanges: [...identity, ...flags, 'internal', 'policy'],
  queues: [...identity, ...flags, 'exclusive'],
  bindings: ['source', 'vhost', 'destination', 'destination_type', 'routing_key', 'arguments', 'properties_key'],
  policies: [...identity, 'pattern', 'apply-to', 'priority', 'definition'],
  'operator-policies': [...identity, 'pattern', 'apply-to', 'priority', 'definition'],
  parameters: [...identity, 'component', 'value'],
  'global-parameters': ['name', 'value'],
  vhosts: ['name', 'description', 'tags', 'default_queue_type', 'protected_from_deletion'],
  users: ['name', 'tags', 'hashing_algorithm', 'limits'],
  permissions: ['user', 'vhost', 'configure', 'write', 'read'],
  'topic-permissions': ['user', 'vhost', 'exchange', 'write', 'read'],
  'vhost-limits': ['vhost', 'value'],
  'user-limits': ['user', 'value'],
};

/** Objects that RabbitMQ itself creates, not on every start: the identity of a cluster, and on 4.3 the exchange of a log that is switched off. */
const ofServer = ['internal_cluster_id', 'cluster_name', 'cluster_tags', 'imported_definition_hash_value', 'amq.rabbitmq.log'];

async function listingsOf(node: PrivateBroker): Promise<{ readonly [listing: string]: readonly string[] }> {
  const listings = Object.entries(compared).map(async ([listing, fields]) => {
    const rows = (await (await http(node, 'GET', listing)).json()) as readonly Row[];
    const shown = rows.filter(({ name }) => !ofServer.includes(String(name))).map((row) => shownRow(row, fields));
    return [listing, shown.toSorted()] as const;
  });
  return Object.fromEntries(await Promise.all(listings));
}

function shownRow(row: Row, fields: readonly string[]): string {
  return canonicalText(Object.fromEntries(fields.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]]))) as never);
}
