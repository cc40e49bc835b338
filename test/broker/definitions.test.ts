// Definitions files of whole brokers as topologies: always the files below, on the newest version that can be started here; with
// TOPO_TEST_CORPUS=all also every file of ../shared/corpus that the version imports, on RabbitMQ 3.10 and 4.3.
import { describe, expect, test } from 'vitest';
import { corpusFiles, corpusSuites, corpusText, corpusVersion, hasCorpus, useTravelledBroker } from '../support/corpus.ts';
import { definitionsTrip } from '../support/definitions-trip.ts';
import { skipIfNone } from '../support/private-suites.ts';

skipIfNone(corpusSuites, 'definitions files as topologies');

describe.each(corpusSuites)('a private node of %s', (suite) => {
  const broker = useTravelledBroker(suite);

  test.each(Object.entries(files(suite)))('%s, applied, equals an import and plans to no changes', async (_, definitions) => {
    await definitionsTrip(broker(), JSON.stringify(definitions));
  });

  describe.runIf(hasCorpus)('the corpus', () => {
    test.for(corpusFiles(suite))('%s, applied, equals an import and plans to no changes', async (name, { skip }) => {
      const text = corpusText(name);
      const { log, protection } = whatDecides(text);
      skip(log, 'an exchange for logs is a matter of the configuration');
      skip(protection && corpusVersion(suite) === '3.10.8', 'an import of 3.10 ignores the protection, and topo blocks it');
      await definitionsTrip(broker(), text);
    });
    test('has at least 80 files', () => expect(corpusFiles(suite).length).toBeGreaterThanOrEqual(80));
  });
});

/** What decides besides the rows of a file. */
function whatDecides(text: string): { readonly log: boolean; readonly protection: boolean } {
  return {
    log: text.includes('amq.rabbitmq.log'),
    protection: /"protected_from_deletion": ?true/.test(text),
  };
}

function files(suite: string): { readonly [name: string]: object } {
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
        // 3.10 and 4.0 prefer the description of the row
        {
          name: 'q',
          description: suite === 'forky' ? 'of the row' : 'd',
          metadata: { description: 'd', tags: ['t'], default_queue_type: 'quorum' },
        },
      ],
      users: [user('ops')],
      // of a virtual host that the file does not list
      permissions: [{ user: 'ops', vhost: '/', ...all }],
      queues: [{ name: 'plain', vhost: 'q', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'classic' } }],
    },
  };
}
