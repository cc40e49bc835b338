// A reverse proxy or a firewall in front of the management API of a real broker: every command names it, and none takes its response for
// one of RabbitMQ.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { directoryOf, topo } from '../../support/io.ts';
import { decodes, decodesAndMerges, type ManagementProxy, startManagementProxy } from '../../support/management-proxy.ts';
import { http, useVhost, vhostUrl } from '../../support/vhost.ts';

const files = { 'topology.yaml': 'queues: { prox.q: { type: classic, maxLength: 3 } }\n' };
const respond =
  (status: number, headers: { readonly [name: string]: string } = {}) =>
  (_: IncomingMessage, response: ServerResponse): boolean => {
    response.writeHead(status, { server: 'nginx/1.22.1', 'content-type': 'text/html', ...headers }).end('<html>no</html>');
    return true;
  };

describe.each(inject('brokers'))('$name $version', (broker) => {
  const slash = `${useVhost(broker).name}/slash`;
  const path = `vhosts/${encodeURIComponent(slash)}`;
  beforeAll(async () => void (await http(broker, 'PUT', path, {})));
  afterAll(async () => void (await http(broker, 'DELETE', path)));

  const run = (argv: readonly string[], proxy: ManagementProxy, world: { readonly interruptAt?: string } = {}) =>
    topo(argv, { ...world, cwd: directoryOf(files), env: { RABBITMQ_URL: vhostUrl(broker, slash), RABBITMQ_MANAGEMENT_URL: proxy.url } });

  test.each([['plan'], ['export'], ['plan', '--transport', 'http']])(
    '%s %s %s works behind a proxy that passes paths on',
    async (...argv) => {
      const proxy = await startManagementProxy(broker.httpUrl, {});
      expect(await run(argv, proxy)).toMatchObject({ code: 0, err: expect.not.stringContaining('error') });
    },
  );

  test.each([
    ['decodes %2F', decodes],
    ['decodes %2F and merges slashes', decodesAndMerges],
  ])('plan, export and apply name a proxy that %s, and send nothing to another object', async (_, rule) => {
    const proxy = await startManagementProxy(broker.httpUrl, { path: rule });
    for (const argv of [['plan'], ['export'], ['apply', '--yes']]) {
      const { code, err } = await run(argv, proxy);
      expect({ argv, code }).toEqual({ argv, code: 69 });
      expect(err).toMatch(/proxy-decodes-slash.*\(nginx\/1\.22\.1\) decodes %2F/s);
      expect(err).toContain('AllowEncodedSlashes NoDecode');
      expect(err).not.toContain('does not exist');
    }
    expect(proxy.seen.filter((request) => /(exchanges|queues|bindings|policies)\//.test(request))).toEqual([]);
  });

  test('doctor names a proxy that decodes %2F at the virtual host, and not the login', async () => {
    const proxy = await startManagementProxy(broker.httpUrl, { path: decodesAndMerges });
    const { code, out } = await run(['doctor', '--format', 'json'], proxy);
    expect(code).toBe(69);
    const { checks } = JSON.parse(out) as { checks: readonly { name: string; state: string; code?: string; fix?: string }[] };
    expect(checks).toContainEqual(expect.objectContaining({ name: 'management-login', state: 'ok' }));
    expect(checks).toContainEqual(expect.objectContaining({ name: 'management-vhost', state: 'failed', code: 'proxy-decodes-slash' }));
    expect(checks.find(({ name }) => name === 'plan')?.fix?.match(/--transport amqp/g)).toHaveLength(1);
  });

  test('doctor names a firewall that blocks the management API, and not a missing plugin', async () => {
    const proxy = await startManagementProxy(broker.httpUrl, { reply: respond(403) });
    const { code, out } = await run(['doctor', '--format', 'json'], proxy);
    const { checks } = JSON.parse(out) as { checks: readonly { name: string; code?: string; fix?: string }[] };
    const check = checks.find(({ name }) => name === 'management-address');
    expect([code, check?.code]).toEqual([69, 'proxy-response']);
    expect(check?.fix).toContain('web application firewall');
    expect(check?.fix).not.toContain('rabbitmq-plugins');
  });

  test.each([
    ['a firewall (403)', respond(403), 'proxy-response', 'nginx/1.22.1 responded with 403 Forbidden (text/html)'],
    ['an unreachable backend (502)', respond(502), 'proxy-response', '502 Bad Gateway'],
    ['an overloaded backend (503)', respond(503), 'proxy-response', '503 Service Unavailable'],
    ['a late backend (504)', respond(504), 'proxy-response', '504 Gateway Timeout'],
    ['a login page', respond(200), 'proxy-response', 'responded with text/html instead of JSON'],
    ['a redirect', respond(302, { location: 'https://sso/login?x=1' }), 'proxy-response', '302 Found to https://sso/login'],
    ['a proxy with a login', respond(401), 'login-refused', 'nginx/1.22.1 responded with 401 Unauthorized'],
    ['a rate limit of an hour', respond(429, { 'retry-after': '3600' }), 'rate-limited', 'would have to wait 3600 s'],
  ])('plan and doctor name %s', async (_, reply, code, message) => {
    const proxy = await startManagementProxy(broker.httpUrl, { reply });
    const planned = await run(['plan'], proxy);
    expect(planned.err).toContain(code);
    expect(planned.err).toContain(message);
    expect(planned.code).toBe(code === 'login-refused' ? 77 : 69);
    expect((await run(['doctor'], proxy)).out).toContain(message);
  });

  test('Ctrl-C while an apply waits for a rate limit lists the step as not run, and not as refused by the broker', async () => {
    const proxy = await startManagementProxy(broker.httpUrl, {
      reply: (request, response) => request.method === 'PUT' && respond(429, { 'retry-after': '60' })(request, response),
    });
    const { code, out } = await run(['apply', '--yes', '--transport', 'http', '--no-lock'], proxy, { interruptAt: 'continuing in 60 s' });
    expect(code).toBe(130);
    expect(out).toContain('not run:\n  declare queue prox.q\nInterrupted: 0 of 1 steps done');
  });

  test('apply waits for a rate limit, announces it, and continues', async () => {
    const limited = new Set([3, 6, 7]);
    const proxy = await startManagementProxy(broker.httpUrl, {
      reply: (request, response, count) => limited.has(count) && respond(429, { 'retry-after': '1' })(request, response),
    });
    const { code, err } = await run(['apply', '--yes', '--transport', 'http', '--no-lock'], proxy);
    expect(code).toBe(0);
    expect(err).toContain('limits the rate of requests (429 Too Many Requests): continuing in 1 s');
    expect((await http(broker, 'GET', `queues/${encodeURIComponent(slash)}/prox.q`)).status).toBe(200);
  });
});
