// What the listings of the management API show of objects, to compare two nodes row by row.
import { canonicalText } from '../../src/model/values.ts';
import type { Row } from '../../src/rabbitmq/rows.ts';
import type { BrokerUrls } from './broker-source.ts';
import { http } from './vhost.ts';

/** The rows of each listing as texts, sorted. */
export type Listings = { readonly [listing: string]: readonly string[] };

const identity = ['name', 'vhost'];
const flags = ['durable', 'auto_delete', 'arguments', 'type'];

/** Nothing that differs between nodes: statistics, which include the policy of a queue, process ids, salts of hashes. */
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

/** All listings of a node, without the objects of the virtual host `except`. */
export async function listingsOf(node: BrokerUrls, except?: string): Promise<Listings> {
  const listings = Object.entries(compared).map(async ([listing, fields]) => {
    const rows = (await (await http(node, 'GET', listing)).json()) as readonly Row[];
    const own = listing === 'vhosts' ? 'name' : 'vhost';
    const shown = rows.filter((row) => !ofServer.includes(String(row['name'])) && (except === undefined || row[own] !== except));
    return [listing, shown.map((row) => shownRow(row, fields)).toSorted()] as const;
  });
  return Object.fromEntries(await Promise.all(listings));
}

function shownRow(row: Row, fields: readonly string[]): string {
  return canonicalText(Object.fromEntries(fields.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]]))) as never);
}
