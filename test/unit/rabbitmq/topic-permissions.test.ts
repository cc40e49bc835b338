// Topic permissions: which routing keys a pattern covers. Played in test/broker/cli/commands/governing.test.ts.
import { expect, test } from 'vitest';
import { coversKey, permitsAll } from '../../../src/rabbitmq/topic-permissions.ts';

const of = (read: string) => ({ vhost: 'v', user: 'deploy', exchange: 'news', write: '', read });

test.each([
  ['a', 'ba', true],
  ['^a', 'ba', false],
  ['', '', true],
  ['', 'a', false],
  ['^{username}\\.{vhost}$', 'deploy.v', true],
  ['^{username}$', 'other', false],
  ['(?>a)', 'a', undefined],
])('the pattern %j covers the routing key %j: %s', (read, key, covers) => {
  expect(coversKey(of(read), 'read', key)).toBe(covers);
});

test('only patterns that obviously match everything permit every routing key', () => {
  expect(['.*', '^.*$', '^.*', '.*$'].filter(permitsAll)).toHaveLength(4);
  expect(['', 'a', '.+', '^$'].filter(permitsAll)).toEqual([]);
});
