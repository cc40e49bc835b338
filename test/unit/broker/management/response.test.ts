// Refusals of the management API: the way out fits what was refused, and can be copied.
import { expect, test } from 'vitest';
import { type ApiContext, refusalProblem } from '../../../../src/broker/management/response.ts';

const asked = (address: string): ApiContext => ({
  client: { address, user: "o'neil", send: () => Promise.reject(new Error('unused')), pause: async () => {}, close: () => {} },
  vhost: 'a b',
});

test.each([
  [401, '{"error":"not_authorized","reason":"Not_Authorized"}', 'http://b:1', 'login-refused', '--management'],
  [
    401,
    '{"error":"not_authorized","reason":"Not management user"}',
    'http://b:1',
    'access-refused',
    "rabbitmqctl set_user_tags 'o'\\''neil' management",
  ],
  [
    404,
    '{"error":"not_found","reason":"Not Found"}',
    'http://b:1',
    'vhost-refused',
    "rabbitmqctl set_permissions -p 'a b' 'o'\\''neil' CONFIGURE",
  ],
  [406, '', 'http://b:1/api', 'unexpected-response', 'omit /api'],
  [502, '<html>', 'http://b:1/proxy', 'proxy-response', 'the proxy cannot reach'],
])('%i %s at %s is %s', (status, text, address, code, hint) => {
  const contentType = text.startsWith('<') ? 'text/html' : 'application/json';
  expect(refusalProblem({ status, contentType, text }, asked(address))).toMatchObject({ code, hint: expect.stringContaining(hint) });
});
