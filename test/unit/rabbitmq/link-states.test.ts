// The states of links and shovels from rows as 3.10.8, 4.0.5 and 4.3.6 list them.
import { expect, test } from 'vitest';
import { federationLinkFrom, shovelFrom } from '../../../src/rabbitmq/link-states.ts';

const link = {
  node: 'n',
  exchange: 'x',
  upstream_exchange: 'x',
  type: 'exchange',
  vhost: 'v',
  upstream: 'up',
  id: '1',
  uri: 'amqp://h/up',
};
const reasonOf = (status: string, error?: string): string | undefined =>
  federationLinkFrom({ ...link, status, ...(error === undefined ? {} : { error }) }).reason;

test('a running link and a running shovel have no reason', () => {
  expect(federationLinkFrom({ ...link, status: 'running' })).toEqual({
    ...{ vhost: 'v', upstream: 'up', kind: 'exchange', name: 'x', status: 'running' },
  });
  expect(shovelFrom({ node: 'n', name: 's', vhost: 'v', type: 'dynamic', state: 'running' })).toEqual({
    ...{ vhost: 'v', name: 's', status: 'running' },
  });
});

test.each([
  [
    'error',
    '{auth_failure,"ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile."}',
    'the upstream refuses the user or the password (ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.)',
  ],
  ['error', 'not_allowed', 'the virtual host does not exist on the upstream, or the user has no access to it (not_allowed)'],
  ['error', 'econnrefused', 'no broker accepts connections at the address of the upstream (econnrefused)'],
  ['error', 'unknown_host', 'the host name of the upstream is unknown (unknown_host)'],
  [
    'shutdown',
    "{server_initiated_close,403,\n         <<\"ACCESS_REFUSED - configure access to queue 'federation: x'\n in vhost 'up' refused for user 'part'\">>}",
    "the upstream closed the channel (ACCESS_REFUSED - configure access to queue 'federation: x' in vhost 'up' refused for user 'part')",
  ],
  ['starting', undefined, 'it is starting'],
  ['noproc', undefined, 'it ended with an error, which the log of the broker shows (noproc)'],
])('%s %s is put into words', (status, error, words) => {
  expect(reasonOf(status, error)).toBe(words);
});

test('the rest of an Erlang term is omitted, whatever it contains', () => {
  const error = '{gen_server,call,\n [<0.1.0>,{amqp_params_network,<<"app">>,{plaintext,<<"s3cret">>},<<"amqp://app:s3cret@h">>},130000]}';
  expect(reasonOf('noproc', error)).toBe('it ended with an error, which the log of the broker shows (gen_server)');
  expect(reasonOf('error', '{tls_alert,{unknown_ca,"TLS client: s3cret"}}')).toBe('the TLS connection to the upstream failed (unknown_ca)');
});

test.each([
  ['terminated', '"failed to connect to source"', 'it cannot connect to its source: the log of the broker shows why'],
  [
    'terminated',
    '"failed to set up topology"',
    'its queue or exchange does not exist, or the user may not declare or use it (failed to set up topology)',
  ],
  [
    'terminated',
    '"needed a restart"',
    'its queue or exchange does not exist, or the user may not declare or use it, or its connection failed; the log of the broker shows why',
  ],
  ['starting', undefined, 'it is starting, or cannot connect'],
])('a shovel that is %s because of %s is put into words', (state, reason, words) => {
  expect(shovelFrom({ name: 's', vhost: 'v', state, ...(reason === undefined ? {} : { reason }) }).reason).toBe(words);
});
