// Responses of something between topo and RabbitMQ: each is named, and never taken for a response of the broker.
import { expect, test } from 'vitest';
import type { HttpResponse } from '../../../../src/broker/management/http.ts';
import { type ApiContext, jsonOf, refusalProblem } from '../../../../src/broker/management/response.ts';
import { confirm } from '../../../../src/broker/management/step-outcome.ts';
import type { TopoError } from '../../../../src/model/diagnostic.ts';
import { keyOf } from '../../../../src/model/key.ts';
import { queue } from '../../../support/ends.ts';

const asked: ApiContext = {
  client: { address: 'http://b:1', user: 'u', send: () => Promise.reject(new Error('unused')), pause: async () => {}, close: () => {} },
  vhost: '/',
};
const html = { contentType: 'text/html; charset=utf-8', text: '<html>s3cret</html>', server: 'nginx' };

test.each<[string, HttpResponse, string, string, string]>([
  ['a 403 of a firewall', { status: 403, ...html }, 'proxy-response', 'nginx responded with 403 Forbidden (text/html)', 'firewall'],
  [
    'a 403 in JSON of a gateway',
    { status: 403, contentType: 'application/json', text: '{"message":"Forbidden"}', server: 'awselb/2.0' },
    'proxy-response',
    'awselb/2.0 responded with 403 Forbidden (application/json)',
    'user and password were not checked',
  ],
  ['a 401 of a proxy', { status: 401, ...html }, 'login-refused', 'nginx responded with 401', 'requires a login of its own'],
  ['a 502', { status: 502, ...html }, 'proxy-response', 'nginx responded with 502 Bad Gateway', 'cannot reach RabbitMQ'],
  ['a 503', { status: 503, ...html }, 'proxy-response', '503 Service Unavailable', 'cannot reach RabbitMQ'],
  [
    'a 504 without a name',
    { status: 504, contentType: '', text: '' },
    'proxy-response',
    'a server that is not RabbitMQ responded with 504 Gateway Timeout (an empty body)',
    'time-outs',
  ],
  [
    'a redirect',
    { status: 302, ...html, location: 'https://sso/login' },
    'proxy-response',
    'nginx responded with 302 Found to https://sso/login',
    'follows no redirect',
  ],
  ['a 404 of another web server', { status: 404, ...html }, 'proxy-response', '404 Not Found', 'AllowEncodedSlashes NoDecode'],
])('%s is not a response of RabbitMQ', (_, response, code, message, hint) => {
  const found = refusalProblem(response, asked, ['queues', '/']);
  expect(found).toMatchObject({ code, message: expect.stringContaining(message), hint: expect.stringContaining(hint) });
  expect(JSON.stringify(found)).not.toContain('s3cret');
});

test('RabbitMQ behind a proxy that changes the Server header still refuses a login', () => {
  const response = {
    status: 401,
    contentType: 'application/json',
    text: '{"error":"not_authorised","reason":"Login failed"}',
    server: 'nginx',
  };
  expect(refusalProblem(response, asked)).toMatchObject({ code: 'login-refused', message: expect.stringContaining('Login failed') });
});

test('a login page with status 200 is named as a page', () => {
  expect(() => jsonOf({ status: 200, ...html }, asked.client)).toThrow('http://b:1: nginx responded with text/html instead of JSON');
});

test('a step that a firewall refuses was not executed, and its error names the firewall', () => {
  const entity = queue('q');
  const step = { id: 1, level: 1, change: keyOf(entity), do: 'declare', entity } as const;
  try {
    confirm(step, { status: 403, ...html });
    expect.unreachable();
  } catch (error) {
    expect((error as TopoError).diagnostics).toMatchObject([
      { code: 'step-refused', message: 'nginx responded with 403 Forbidden (text/html)', hint: expect.stringContaining('firewall') },
    ]);
  }
});
