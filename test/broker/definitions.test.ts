// Definitions files of whole brokers as topologies: always the files below, on the newest version that can be started here; with
// TOPO_TEST_CORPUS=all also every file of ../shared/corpus that the version imports, on RabbitMQ 3.10 and 4.3.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrokerInfo, fetchSuite } from '../support/broker-source.ts';
import { definitionsTrip } from '../support/definitions-trip.ts';
import { type PrivateBroker, startPrivateBroker } from '../support/private-broker.ts';
import { privateSuites } from '../support/private-suites.ts';
import { traveller } from '../support/round-trip.ts';
import { createUser } from '../support/vhost.ts';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const isWhole = process.env['TOPO_TEST_CORPUS'] === 'all';
const isThere = existsSync(corpus);
if (isWhole && !isThere) console.warn('SKIPPED: no corpus of definitions files at ../shared/corpus');

const suites = isWhole ? ['bookworm', 'forky'] : privateSuites().slice(-1);
if (suites.length === 0)
  test.skip('definitions files as topologies: they need a private node, from Debian packages that cannot be unpacked here');

describe.each(suites)('a private node of %s', (suite) => {
  let node: PrivateBroker;
  let broker: BrokerInfo;
  beforeAll(async () => {
    const plugins = ['rabbitmq_consistent_hash_exchange', 'rabbitmq_shovel', 'rabbitmq_federation'];
    node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins });
    broker = await createUser({ name: suite, version: '', amqpUrl: node.amqpUrl, httpUrl: node.httpUrl }, traveller);
  });
  afterAll(() => node.stop());

  test.each(Object.entries(files()))('%s, applied, equals an import and plans to no changes', async (_, definitions) => {
    await definitionsTrip(broker, JSON.stringify(definitions));
  });

  describe.runIf(isWhole && isThere)('the corpus', () => {
    const version = suite === 'bookworm' ? '3.10.8' : '4.3.6';
    test.for(importedBy(version))('%s, applied, equals an import and plans to no changes', async (name, { skip }) => {
      const text = readFileSync(new URL(`definitions/${name}`, corpus), 'utf8');
      const { shovel, log, protection } = whatDecides(text);
      skip(shovel, 'a shovel declares its queues before those of the file');
      skip(log, 'an exchange for logs is a matter of the configuration');
      skip(protection && version === '3.10.8', 'an import of 3.10 ignores the protection, and topo blocks it');
      await definitionsTrip(broker, text);
    });
    test('has at least 80 files', () => expect(importedBy(version).length).toBeGreaterThanOrEqual(80));
  });
});

/** What decides besides the rows of a file. */
function whatDecides(text: string): { readonly shovel: boolean; readonly log: boolean; readonly protection: boolean } {
  return {
    shovel: /"component": ?"shovel"/.test(text),
    log: text.includes('amq.rabbitmq.log'),
    protection: /"protected_from_deletion": ?true/.test(text),
  };
}

/** The files that the version imports, by the index of the corpus. */
function importedBy(version: string): readonly string[] {
  if (!isWhole || !isThere) return [];
  const [head = '', ...rows] = readFileSync(new URL('INDEX.tsv', corpus), 'utf8').trimEnd().split('\n');
  const at = head.split('\t').indexOf(`result_${version}`);
  return rows.map((row) => row.split('\t')).flatMap((row) => (row[at] === 'accepted' ? [row[0] ?? ''] : []));
}

function files(): { readonly [name: string]: object } {
  const user = (name: string) => ({ name, password_hash: 'c5Zlh9ePRXGjyMeKjDmVPFEIJ0fTvGuaHVYBCGBjTjGRlYKT', tags: [] });
  const all = { configure: '.*', write: '.*', read: '.*' };
  return {
    'a file with virtual hosts, permissions and limits': {
      users: [user('app'), user('ops')],
      vhosts: [
        { name: '/' },
        { name: '/shop', description: 'orders', tags: ['b', 'a'], metadata: { description: 'orders', tags: ['b', 'a'] } },
      ],
      permissions: [
        { user: 'app', vhost: '/shop', configure: '', write: '^orders$', read: '^orders' },
        { user: 'ops', vhost: '/', ...all },
        { user: 'ops', vhost: '/shop', ...all },
      ],
      topic_permissions: [
        { user: 'app', vhost: '/shop', exchange: 'orders', write: '^{username}\\.', read: '.*' },
        { user: 'app', vhost: '/shop', exchange: '', write: '.*', read: '.*' },
      ],
      parameters: [
        { vhost: '/shop', component: 'vhost-limits', name: 'limits', value: { 'max-queues': 20, 'max-connections': -1 } },
        {
          vhost: '/shop',
          component: 'operator_policy',
          name: 'cap',
          value: { pattern: '^orders', definition: { 'max-length': 100 }, priority: 3, 'apply-to': 'queues' },
        },
      ],
      policies: [{ vhost: '/shop', name: 'p', pattern: '^orders', 'apply-to': 'queues', definition: { 'max-length': 500 }, priority: 0 }],
      exchanges: [{ name: 'orders', vhost: '/shop', type: 'topic', durable: true, auto_delete: false, internal: false, arguments: {} }],
      queues: [{ name: 'orders.q', vhost: '/shop', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'quorum' } }],
      bindings: [{ source: 'orders', vhost: '/shop', destination: 'orders.q', destination_type: 'queue', routing_key: '#', arguments: {} }],
    },
    'a file with a default queue type and a virtual host without objects': {
      vhosts: [
        { name: 'empty', metadata: { description: '', tags: [] } },
        { name: 'q', description: 'of the row', metadata: { description: 'd', tags: ['t'], default_queue_type: 'quorum' } },
      ],
      users: [user('ops')],
      // of a virtual host that the file does not list
      permissions: [{ user: 'ops', vhost: '/', ...all }],
      queues: [{ name: 'plain', vhost: 'q', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'classic' } }],
    },
  };
}
