// Live values of parameters as documents, and back: names of both sides, former names, and what the format does not know.
import { expect, test } from 'vitest';
import { federationUpstreamSets, federationUpstreams } from '../../../../src/rabbitmq/documents/federation.ts';
import { globalParameters, parameters } from '../../../../src/rabbitmq/documents/parameters.ts';
import { deletesItself, shovels } from '../../../../src/rabbitmq/documents/shovels.ts';

test('an upstream has the names of the format, and is put with those of RabbitMQ', () => {
  const value = { uri: ['amqp://a'], 'prefetch-count': 5, 'trust-user-id': false, 'queue-type': 'quorum' };
  const [document] = federationUpstreams.fromRow({ component: 'federation-upstream', vhost: 'v', name: 'eu', value }, 'v');
  expect(document?.body).toEqual({ uri: 'amqp://a', prefetchCount: 5, trustUserId: false, queueType: 'quorum' });
  expect(document === undefined ? undefined : federationUpstreams.put(document)).toEqual({
    path: ['parameters', 'federation-upstream', 'v', 'eu'],
    body: { value: { uri: 'amqp://a', 'prefetch-count': 5, 'trust-user-id': false, 'queue-type': 'quorum' } },
  });
});

test('fields that the format does not know are kept apart, so that a plan shows them', () => {
  const [document] = federationUpstreams.fromRow({ name: 'eu', value: { uri: 'amqp://a', 'new-field': 1 } }, 'v');
  expect(document?.body).toEqual({ uri: 'amqp://a', otherProperties: { 'new-field': 1 } });
  const put = document === undefined ? undefined : federationUpstreams.put(document);
  expect(put?.body).toEqual({ value: { uri: 'amqp://a', 'new-field': 1 } });
});

test('the members of a set have their own names', () => {
  const value = [{ upstream: 'eu', 'max-hops': 2 }, { upstream: 'us' }];
  const [document] = federationUpstreamSets.fromRow({ name: 'west', value }, 'v');
  expect(document?.body).toEqual({ upstreams: [{ upstream: 'eu', maxHops: 2 }, { upstream: 'us' }] });
  expect(document === undefined ? undefined : federationUpstreamSets.put(document).body).toEqual({ value });
});

test('former names of a shovel count, unless it has the new ones too', () => {
  const value = { 'src-uri': 'amqp://', 'delete-after': 'never', 'src-delete-after': 'queue-length', 'prefetch-count': 3 };
  const [document] = shovels.fromRow({ name: 's', value }, 'v');
  expect(document?.body).toEqual({
    srcUri: 'amqp://',
    srcDeleteAfter: 'queue-length',
    srcPrefetchCount: 3,
    otherProperties: { 'delete-after': 'never' },
  });
  expect(document !== undefined && deletesItself(document)).toBe(true);
});

test('parameters of components with a section, of other virtual hosts, and global ones of RabbitMQ are not observed', () => {
  const row = { vhost: 'v', component: 'mqtt', name: 'x', value: 1 };
  expect(parameters.fromRow(row, 'v').map(({ scope, name, body }) => [scope, name, body])).toEqual([['mqtt', 'x', { value: 1 }]]);
  expect(parameters.fromRow(row, 'w')).toEqual([]);
  expect(parameters.fromRow({ ...row, component: 'operator_policy' }, 'v')).toEqual([]);
  expect(globalParameters.fromRow({ name: 'cluster_name', value: 'c' }, '')).toEqual([]);
  expect(globalParameters.fromRow({ name: 'motd', value: null }, '')).toHaveLength(1);
});
