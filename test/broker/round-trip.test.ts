// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that look like variables
// Definitions files through a broker and topo, and back: with TOPO_TEST_CORPUS=all every file of ../shared/corpus that the version imports,
// on RabbitMQ 3.10 and 4.3; always the inputs below, on the newest one that can be started here.
import { describe, expect, test } from 'vitest';
import { corpusFiles, corpusSuites, corpusText, hasCorpus, useTravelledBroker } from '../support/corpus.ts';
import { skipIfNone } from '../support/private-suites.ts';
import { roundTrip } from '../support/round-trip.ts';

skipIfNone(corpusSuites, 'round trips of definitions files');

describe.each(corpusSuites)('a private node of %s', (suite) => {
  const broker = useTravelledBroker(suite);

  test.each(Object.entries(inputs()))('imports, exports and applies %s', async (_, definitions) => {
    await roundTrip(broker(), JSON.stringify(definitions));
  });

  describe.runIf(hasCorpus)('the corpus', () => {
    test.each(corpusFiles(suite))('imports, exports and applies %s', async (name) => {
      await roundTrip(broker(), corpusText(name));
    });
    test('has at least 80 files', () => expect(corpusFiles(suite).length).toBeGreaterThanOrEqual(80));
  });
});

function inputs(): { readonly [name: string]: object } {
  const exchange = (name: string, fields: object = {}) => ({
    name,
    vhost: 'v',
    type: 'topic',
    durable: true,
    auto_delete: false,
    internal: false,
    arguments: {},
    ...fields,
  });
  const queue = (name: string, args: object = {}, fields: object = {}) => ({
    name,
    vhost: 'v',
    durable: true,
    auto_delete: false,
    arguments: args,
    ...fields,
  });
  const binding = (source: string, destination: string, key = '', args: object = {}, to = 'queue') => ({
    source,
    vhost: 'v',
    destination,
    destination_type: to,
    routing_key: key,
    arguments: args,
  });
  const policy = (name: string, definition: object, fields: object = {}) => ({
    name,
    vhost: 'v',
    pattern: '^p',
    'apply-to': 'queues',
    priority: 0,
    definition,
    ...fields,
  });
  const vhosts = [{ name: 'v' }];
  const odd = [
    ' blank ',
    'a/b',
    '%2F',
    '${HOME}',
    '$${x}',
    '"',
    "'",
    '\\',
    'ž€🐇',
    '.x',
    '-',
    '#',
    '*',
    'null',
    '1',
    'a: b',
    'tab\t',
    'nul\0',
    'n'.repeat(255),
    'ž'.repeat(127),
  ];
  return {
    'a dead-letter and an alternate exchange that do not exist': {
      vhosts,
      exchanges: [
        exchange('x', { arguments: { 'alternate-exchange': 'later' } }),
        exchange('y', { arguments: { 'alternate-exchange': '' } }),
      ],
      queues: [
        queue('q', { 'x-dead-letter-exchange': 'made.later' }),
        queue('r', { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'q' }),
      ],
      policies: [policy('p', { 'dead-letter-exchange': 'later' }), policy('ae', { 'alternate-exchange': '' }, { 'apply-to': 'exchanges' })],
    },
    'cycles of exchanges': {
      vhosts,
      exchanges: [exchange('x'), exchange('y', { type: 'fanout' })],
      bindings: [binding('x', 'x', '#', {}, 'exchange'), binding('x', 'y', 'a', {}, 'exchange'), binding('y', 'x', '', {}, 'exchange')],
    },
    'names of all kinds': {
      vhosts,
      exchanges: odd.map((name) => exchange(name)),
      queues: odd.map((name) => queue(name)),
      bindings: odd.map((name) => binding(name, name, name)),
      policies: [...odd, 'a\nb\r', 'amq.policy', 'federation: policy', 'p'.repeat(400)].map((name, at) =>
        policy(name, { 'max-length': at }, { pattern: `^never ${at}$` }),
      ),
    },
    'values of all types': {
      vhosts,
      exchanges: [exchange('h', { type: 'headers', internal: true, auto_delete: true })],
      queues: [
        queue('values', {
          'x-a': 1.5,
          'x-b': [1, [true, { c: 'ž' }], []],
          'x-c': { d: {}, 'e f': -1 },
          'x-d': 9007199254740991,
          'x-e': '',
        }),
        queue('quorum', { 'x-queue-type': 'quorum', 'x-delivery-limit': 0, 'x-message-ttl': 5_400_000 }),
        queue('stream', { 'x-queue-type': 'stream', 'x-max-age': '7D', 'x-max-length-bytes': 2 ** 30 }),
        queue(
          'classic',
          { 'x-queue-type': 'classic', 'x-max-priority': 5, 'x-overflow': 'reject-publish' },
          { durable: true, auto_delete: true },
        ),
      ],
      bindings: [
        binding('h', 'values', '', { 'x-match': 'any', a: 1, b: true, c: 'text', d: 1.5, e: [1, 'a'], f: { g: 1 } }),
        binding('h', 'values', '', { 'x-match': 'all', a: '1' }),
        binding('h', 'quorum', 'ignored.key'),
        binding('amq.fanout', 'h', 'k', {}, 'exchange'),
      ],
      policies: [
        policy('later', { 'max-length': 1, 'federation-upstream-set': 'all' }, { priority: 2.5, pattern: '(?i)^a$', 'apply-to': 'all' }),
        policy('negative', { expires: 1 }, { priority: -3, pattern: '^never$' }),
      ],
    },
    'rows without all fields, in several virtual hosts': {
      vhosts: [{ name: 'v' }, { name: 'w/ž %2F' }, { name: 'empty' }],
      exchanges: [{ name: 'x', vhost: 'v', type: 'fanout', durable: true }],
      queues: [
        { name: 'q', vhost: 'v', durable: true, auto_delete: false, type: 'quorum' },
        { ...queue('q'), vhost: 'w/ž %2F' },
        queue('lost', { 'x-queue-type': 'quorum' }, { durable: false }),
      ],
      bindings: [{ source: 'x', vhost: 'v', destination: 'q', destination_type: 'queue' }],
      policies: [{ name: 'p', vhost: 'v', pattern: '', definition: { 'max-length': 1 } }],
    },
  };
}
