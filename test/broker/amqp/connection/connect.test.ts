// Every failure to connect on real brokers: the right code, the text of the broker, and no password.
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { BrokerInfo } from '../../../support/broker-source.ts';
import { eventually } from '../../../support/eventually.ts';
import { createUser, http, useVhost } from '../../../support/vhost.ts';
import { declare, diagnosticOf, diagnosticsOf, listen, look, open, queue, startProxy, startTls } from '../support.ts';
import { makeCertificate } from './certificate.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const port = (url: string): string => new URL(url).port;
  const printed = `amqp://127.0.0.1:${port(broker.amqpUrl)}`;

  test('identifies the broker, identifies itself, and uses the heartbeat of the URL', async () => {
    const { identity } = await open(`${vhost.url}?heartbeat=7`, { purpose: 'plan' });
    expect(identity).toMatchObject({ version: broker.version, address: printed });
    expect(identity.name).toMatch(/^rabbit@/);
    const [connection] = await connections(broker, vhost.name);
    expect(connection).toMatchObject({ timeout: 7, client_properties: { connection_name: 'topo plan (observe)' } });
  });

  test('reports login-refused for a wrong password', async () => {
    const url = vhost.url.replace(/\/\/[^@]*@/, '//guest:s3cret@');
    const [problem, ...others] = await diagnosticsOf(open(url));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'login-refused', severity: 'error', message: expect.stringContaining(printed) });
    expect(problem?.message).toContain('refuses user "guest": ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN');
    expect(JSON.stringify(problem)).not.toContain('s3cret');
  });

  test('reports vhost-not-found for a virtual host that does not exist', async () => {
    const { reader } = await open(broker.amqpUrl, { vhost: 'no such' });
    const problem = await diagnosticOf(reader.observe({ vhosts: ['no such'], wanted: new Map() }));
    expect(problem).toMatchObject({ code: 'vhost-not-found', message: `${printed}: NOT_ALLOWED - vhost no such not found` });
    expect(problem.hint).toContain("add_vhost 'no such'");
  });

  test('reports vhost-refused for a user without access to the virtual host', async () => {
    const name = `nobody@${vhost.name}`;
    const nobody = await createUser(broker, { name, password: 's3cret' });
    onTestFinished(() => nobody.remove());
    const { reader, writer } = await open(nobody.amqpUrl);
    const problem = await diagnosticOf(reader.observe({ vhosts: [vhost.name], wanted: new Map() }));
    expect(problem).toMatchObject({
      code: 'vhost-refused',
      message: expect.stringContaining(`access to vhost '${vhost.name}' refused for user '${name}'`),
    });
    const refused = await diagnosticOf(writer.execute(declare(queue(vhost.name, 'q'))));
    expect(refused).toMatchObject({ code: 'step-refused', message: expect.stringContaining('not sent: ') });
    expect(JSON.stringify([problem, refused])).not.toContain('s3cret');
  });

  test('reports connection-limit when the virtual host accepts no more connections', async () => {
    const path = `vhost-limits/${vhost.name}/max-connections`;
    await http(broker, 'PUT', path, { value: 0 });
    onTestFinished(async () => {
      await http(broker, 'DELETE', path);
    });
    const problem = await diagnosticOf(open(vhost.url));
    expect(problem).toMatchObject({ code: 'connection-limit', message: expect.stringContaining('connection limit (0) is reached') });
  });

  test('reports broker-unreachable for the port of the management API, which speaks HTTP', async () => {
    const problem = await diagnosticOf(open(vhost.url.replace(port(broker.amqpUrl), port(broker.httpUrl)), { timeoutMs: 500 }));
    expect(problem).toMatchObject({
      code: 'broker-unreachable',
      message: `amqp://127.0.0.1:${port(broker.httpUrl)} speaks HTTP, not AMQP`,
    });
  });

  test('reports tls-failed for amqps to a port without TLS', async () => {
    const problem = await diagnosticOf(open(vhost.url.replace('amqp:', 'amqps:')));
    expect(problem).toMatchObject({ code: 'tls-failed', message: expect.stringContaining('does not speak TLS') });
  });

  test('connects over TLS with the given CA, and reports tls-failed without it', async () => {
    const certificate = makeCertificate();
    const { cert } = certificate;
    const url = await startTls(vhost.url, certificate);
    const { identity } = await open(url, { tls: { ca: cert } });
    expect(identity.version).toBe(broker.version);
    const problem = await diagnosticOf(open(url));
    expect(problem).toMatchObject({
      code: 'tls-failed',
      message: expect.stringMatching(/^the certificate of amqps:.* is not trusted: self-signed/),
    });
    const other = await diagnosticOf(open(url, { tls: { ca: cert, servername: 'elsewhere' } }));
    expect(other).toMatchObject({ code: 'tls-failed', message: expect.stringContaining("does not match certificate's altnames") });
    const absent = await open(url.replace(/[^/]*$/, 'nowhere'), { tls: { ca: cert } });
    const missing = await diagnosticOf(absent.reader.observe({ vhosts: ['nowhere'], wanted: new Map() }));
    expect(missing).toMatchObject({ code: 'vhost-not-found', message: expect.stringContaining('vhost nowhere not found') });
  });

  test('tries the nodes in order, and stops at the first one that refuses the login', async () => {
    const closed = await closedPort();
    const nodes = `amqp://127.0.0.1:${closed},${vhost.url}`;
    expect((await open(nodes)).identity).toMatchObject({ version: broker.version, address: printed });
    const wrong = vhost.url.replace(/\/\/[^@]*@/, '//guest:s3cret@');
    expect(await diagnosticsOf(open(`${wrong},${nodes}`))).toMatchObject([{ code: 'login-refused' }]);
    const problems = await diagnosticsOf(open(`amqp://127.0.0.1:${closed},amqp://127.0.0.1:${closed}`));
    expect(problems.map(({ code }) => code)).toEqual(['broker-unreachable', 'broker-unreachable']);
  });

  test('reports a missing first virtual host only when it is used', async () => {
    const there = await open(broker.amqpUrl, { vhost: 'no such' });
    expect(await look(there, queue(vhost.name, 'nope'))).toEqual([{ state: 'absent' }]);
    expect(there.identity.version).toBe(broker.version);
  });

  test('leaves no connection open after close', async () => {
    const proxy = await startProxy(vhost.url);
    const there = await open(proxy.url(vhost.url));
    await there.writer.execute(declare(queue(vhost.name, 'q')));
    await there.writer.execute(declare(queue(vhost.name, 'transient', { durable: false, autoDelete: true })));
    expect(proxy.count()).toBe(3);
    await there.close();
    await there.close();
    await eventually(() => expect(proxy.count()).toBe(0));
    const problem = await diagnosticOf(there.writer.execute(declare(queue(vhost.name, 'q'))));
    expect(problem).toMatchObject({ code: 'step-unknown', message: expect.stringContaining('closed by topo') });
  });
});

describe('no broker', () => {
  test('reports broker-unreachable for a closed port', async () => {
    const problem = await diagnosticOf(open(`amqp://u:s3cret@127.0.0.1:${await closedPort()}`));
    expect(problem).toMatchObject({ code: 'broker-unreachable', message: expect.stringContaining('connect ECONNREFUSED 127.0.0.1') });
    expect(JSON.stringify(problem)).not.toContain('s3cret');
  });

  test('reports broker-unreachable if the port is closed on all addresses of a host name', async () => {
    const problem = await diagnosticOf(open(`amqp://localhost:${await closedPort()}`));
    expect(problem).toMatchObject({
      code: 'broker-unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
      hint: expect.stringContaining('no process listens'),
    });
  });

  test('reports broker-unreachable for a host name that does not resolve', async () => {
    const problem = await diagnosticOf(open('amqp://u:s3cret@no-such-host.invalid'));
    expect(problem).toMatchObject({
      code: 'broker-unreachable',
      message: expect.stringMatching(/^amqp:\/\/no-such-host\.invalid:5672: .*(ENOTFOUND|EAI_AGAIN)/),
    });
  });

  test('reports broker-unreachable for a server that never responds', async () => {
    const server = createServer((socket) => socket.resume());
    const problem = await diagnosticOf(open(`amqp://127.0.0.1:${await listen(server)}`, { timeoutMs: 300 }));
    expect(problem).toMatchObject({ code: 'broker-unreachable', message: expect.stringContaining('no AMQP response within 0.3 s') });
  });

  test('reports broker-unreachable for a server that speaks another version of AMQP', async () => {
    const server = createServer((socket) => socket.end('AMQP\u0000\u0001\u0000\u0000'));
    const problem = await diagnosticOf(open(`amqp://127.0.0.1:${await listen(server)}`, { timeoutMs: 300 }));
    expect(problem).toMatchObject({ code: 'broker-unreachable', message: expect.stringContaining('does not speak AMQP 0-9-1') });
  });

  test('reports tls-failed for amqp to a port with TLS', async () => {
    const server = createTlsServer(makeCertificate());
    server.on('tlsClientError', () => {});
    const at = await listen(server);
    const problem = await diagnosticOf(open(`amqp://127.0.0.1:${at}`, { timeoutMs: 1000 }));
    expect(problem).toMatchObject({ code: 'tls-failed', message: `amqp://127.0.0.1:${at} expects TLS` });
  });

  test('reports tls-failed for an invalid CA', async () => {
    const problem = await diagnosticOf(
      open('amqps://u:s3cret@127.0.0.1:1', { tls: { ca: Buffer.from('nonsense'), cert: Buffer.from('x') } }),
    );
    expect(problem).toMatchObject({ code: 'tls-failed' });
    expect(JSON.stringify(problem)).not.toMatch(/s3cret|nonsense/);
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}

interface ConnectionRow {
  readonly timeout: number;
  readonly client_properties?: { readonly connection_name?: string };
}

/** The management API learns of connections every few seconds. */
async function connections(broker: BrokerInfo, vhost: string): Promise<ConnectionRow[]> {
  return await eventually(
    async () => {
      const list = (await (await http(broker, 'GET', `vhosts/${vhost}/connections`)).json()) as ConnectionRow[];
      if (list[0]?.client_properties === undefined) throw new Error(`${list.length} connections`);
      return list;
    },
    { interval: 200 },
  );
}
