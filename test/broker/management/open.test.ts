// Opening the management API: the identity of the server, the login, and every response of a server that cannot be used.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { parseManagementUrls } from '../../../src/broker/address.ts';
import { openManagement } from '../../../src/broker/management/open.ts';
import { createUser, useVhost } from '../../support/vhost.ts';
import { refusal } from './steps.ts';

const secret = 'p:/@ %s3cret';

/** Opens a URL with a password, which no diagnostic may hold. */
async function refused(url: string, options: { timeoutMs?: number } = {}) {
  const diagnostic = await refusal(openManagement({ addresses: parseManagementUrls(url), ...options }));
  const said = JSON.stringify(diagnostic);
  expect(said).not.toContain('s3cret');
  expect(said).not.toContain(encodeURIComponent(secret));
  return diagnostic;
}

const withUser = (url: string, user: string, password: string): string =>
  url.replace(/\/\/[^@]*@/, `//${encodeURIComponent(user)}:${encodeURIComponent(password)}@`);

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  test('identifies the broker and its exchange types', async () => {
    const { identity, exchangeTypes, close } = await openManagement({ addresses: parseManagementUrls(broker.httpUrl) });
    onTestFinished(close);
    const address = new URL(broker.httpUrl).host;
    expect(identity).toEqual({ version: broker.version, name: expect.stringMatching(/^rabbit@/), address: `http://${address}` });
    expect(exchangeTypes).toEqual(expect.arrayContaining(['direct', 'fanout', 'headers', 'topic']));
  });

  test('reports login-refused for a wrong password and for an unknown user', async () => {
    const wrong = {
      code: 'login-refused',
      message: expect.stringMatching(/refuses the login of user (guest|nobody): (Login failed|Not_Authorized)/),
    };
    expect(await refused(withUser(broker.httpUrl, 'guest', secret))).toMatchObject(wrong);
    expect(await refused(withUser(broker.httpUrl, 'nobody', secret))).toMatchObject(wrong);
  });

  test('reports access-refused for a user without the tag management', async () => {
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const user = await createUser(broker, { name: `none-${vhost.name}`, password: secret, permissions });
    onTestFinished(() => user.remove());
    expect(await refused(user.httpUrl)).toMatchObject({
      code: 'access-refused',
      message: expect.stringContaining('Not management user'),
      hint: expect.stringContaining('management'),
    });
  });

  test('accepts a user with unusual characters and only the tag management', async () => {
    const user = await createUser(broker, { name: `mäß:${vhost.name}`.replace(':', '@'), password: secret, tags: 'management' });
    onTestFinished(() => user.remove());
    const { identity, close } = await openManagement({ addresses: parseManagementUrls(user.httpUrl) });
    onTestFinished(close);
    expect(identity.version).toBe(broker.version);
  });

  test('reports management-unavailable for the AMQP port', async () => {
    const { hostname, port } = new URL(broker.amqpUrl);
    expect(await refused(`http://guest:s3cret@${hostname}:${port}`)).toMatchObject({
      code: 'management-unavailable',
      message: expect.stringContaining('does not speak HTTP'),
    });
  });

  test('reports tls-failed for https to a port without TLS', async () => {
    expect(await refused(broker.httpUrl.replace('http:', 'https:'))).toMatchObject({
      code: 'tls-failed',
      hint: expect.stringContaining('http://'),
    });
  });

  test('uses the first node that responds', async () => {
    const url = `http://guest:guest@127.0.0.1:1,${broker.httpUrl}`;
    const { identity, close } = await openManagement({ addresses: parseManagementUrls(url) });
    onTestFinished(close);
    expect(identity.version).toBe(broker.version);
  });
});

/** Listens on a free port for as long as the test runs. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const web = (answer: RequestListener): Promise<string> => listen(createHttpServer(answer));

describe('not RabbitMQ', () => {
  test('reports management-unavailable if nothing listens', async () => {
    expect(await refused('http://guest:s3cret@127.0.0.1:1')).toMatchObject({
      code: 'management-unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('reports management-unavailable for a host name that does not resolve', async () => {
    expect(await refused('http://guest:s3cret@no-such-host.invalid:15672')).toMatchObject({ code: 'management-unavailable' });
  });

  test('reports management-unavailable for a server that accepts connections and never responds', async () => {
    const host = await listen(createServer((socket) => onTestFinished(() => void socket.destroy())));
    expect(await refused(`http://guest:s3cret@${host}`, { timeoutMs: 200 })).toMatchObject({
      code: 'management-unavailable',
      message: expect.stringContaining('no response within 0.2 s'),
    });
  });

  test.each<[string, RequestListener, string, string?]>([
    [
      'a login page',
      (_, response) => response.setHeader('content-type', 'text/html').end('<html>log in'),
      'text/html instead of JSON',
      'proxy-response',
    ],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: 'https://u:s3cret@sso.example/login?t=s3cret' }).end(),
      'responded with 302 Found to https://sso.example/login',
      'proxy-response',
    ],
    ['JSON of another server', (_, response) => response.end('{"version":"2.0"}'), 'did not identify itself as RabbitMQ'],
    ['a JSON null', (_, response) => response.end('null'), 'did not identify itself as RabbitMQ'],
    [
      'a proxy without a broker behind it',
      (_, response) => response.writeHead(502).end('<html>Bad Gateway'),
      '502 Bad Gateway',
      'proxy-response',
    ],
    [
      'a truncated response',
      (request, response) => response.writeHead(200, { 'content-length': '100' }).write('{"rabbit', () => request.socket.destroy()),
      'the request to',
    ],
  ])('reports %s as unusable, by what responded', async (_, answer, text, code = 'management-unavailable') => {
    const host = await web(answer);
    expect(await refused(`http://guest:s3cret@${host}`)).toMatchObject({
      code,
      message: expect.stringContaining(text),
    });
  });

  test('keeps a path prefix before /api', async () => {
    const paths: (string | undefined)[] = [];
    const host = await web((request, response) => {
      paths.push(request.url);
      response.end('{"rabbitmq_version":"4.3.6"}');
    });
    const { identity } = await openManagement({ addresses: parseManagementUrls(`http://guest:guest@${host}/mq/`) });
    expect(paths).toEqual([expect.stringMatching(/^\/mq\/api\/overview\?/)]);
    expect(identity).toEqual({ version: '4.3.6', address: `http://${host}/mq` });
  });
});

describe('TLS', () => {
  const dir = mkdtempSync(join(tmpdir(), 'topo-tls-'));
  const file = (name: string): string => join(dir, name);
  beforeAll(() => {
    const args = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
    ];
    execFileSync('openssl', [...args, '-keyout', file('key.pem'), '-out', file('cert.pem')], { stdio: 'ignore' });
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  async function secure(): Promise<{ port: string | undefined; cert: Buffer }> {
    const [cert, key] = [readFileSync(file('cert.pem')), readFileSync(file('key.pem'))];
    const options = { cert, key, ca: cert, requestCert: true, rejectUnauthorized: false };
    const server = createHttpsServer(options, (request, response) => {
      const { authorized } = request.socket as import('node:tls').TLSSocket;
      response.end(JSON.stringify({ rabbitmq_version: authorized ? 'with a certificate' : 'without a certificate' }));
    });
    return { port: (await listen(server)).split(':')[1], cert };
  }

  test('reports tls-failed for a self-signed certificate', async () => {
    const { port } = await secure();
    expect(await refused(`https://guest:s3cret@localhost:${port}`)).toMatchObject({
      code: 'tls-failed',
      message: expect.stringContaining('self-signed certificate'),
    });
  });

  test('uses the given CA, client certificate and server name', async () => {
    const { port, cert } = await secure();
    const first = await openManagement({ addresses: parseManagementUrls(`https://guest:guest@localhost:${port}`), tls: { ca: cert } });
    onTestFinished(first.close);
    expect(first.identity.version).toBe('without a certificate');

    const key = readFileSync(file('key.pem'));
    const second = await openManagement({
      addresses: parseManagementUrls(`https://guest:guest@127.0.0.1:${port}`),
      tls: { ca: cert, cert, key, servername: 'localhost' },
    });
    onTestFinished(second.close);
    expect(second.identity.version).toBe('with a certificate');

    const third = await refusal(
      openManagement({ addresses: parseManagementUrls(`https://guest:s3cret@127.0.0.1:${port}`), tls: { ca: cert } }),
    );
    expect(third).toMatchObject({ code: 'tls-failed', message: expect.stringContaining("does not match certificate's altnames") });
  });

  test('reports management-unavailable for http to a port with TLS', async () => {
    const { port } = await secure();
    expect(await refused(`http://guest:s3cret@localhost:${port}`)).toMatchObject({ code: 'management-unavailable' });
  });
});
