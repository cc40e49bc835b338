// Why the management API gave no answer, and what to do about it: the way out must be the one for this reason.
import { expect, test } from 'vitest';
import { connectionProblem } from '../../../../src/broker/management/connection-problem.ts';

const wrongVersion =
  'write EPROTO 809CC906FA7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/ssl3_record.c:350:\n';

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'tls-failed', '--ca'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames", 'tls-failed', 'host name'],
  ['EPROTO', wrongVersion, 'tls-failed', 'http://'],
  ['EPROTO', 'write EPROTO: alert certificate required', 'tls-failed', '--cert'],
  ['ERR_OSSL_UNSUPPORTED', 'DECODER routines::unsupported', 'tls-failed', '--key'],
  ['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', 'broker-unreachable', 'http or https'],
  ['ECONNRESET', 'socket hang up', 'connection-lost', 'http or https'],
  ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', 'broker-unreachable', ''],
])('%s: %s', (code, message, expected, hint) => {
  const found = connectionProblem(Object.assign(new Error(message), { code }), 'https://rabbit-1:15671');
  expect(found).toMatchObject({ code: expected, message: expect.stringContaining('https://rabbit-1:15671') });
  expect(found.hint ?? '').toContain(hint);
  expect(found.message).not.toContain('ssl3_record.c');
});
