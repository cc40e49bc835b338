// `topo doctor` with an impaired connection: addresses that do not respond, nodes of a cluster, TLS.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { makeCertificate } from '../amqp/connection/certificate.ts';
import { listen } from '../amqp/support.ts';
import { closedPort, every, useDoctor } from './support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const { vhost, examine, user } = useDoctor(broker);

  test('exits 69 if AMQP is unreachable, and reports what the management API shows', async () => {
    const { management } = await user('administrator', every);
    const { status, states, of } = await examine({ url: `amqp://127.0.0.1:${await closedPort()}/${vhost.name}`, management });
    expect(status).toBe(69);
    expect(states).toMatchObject({
      'amqp-address': 'failed',
      'management-vhost': 'ok',
      version: 'ok',
      plan: 'ok',
      apply: 'failed',
      policies: 'ok',
    });
    expect(of('version')?.detail).toContain(broker.version);
  });

  test('exits 69, as plan and apply do, if a management API given by URL is unreachable', async () => {
    const { url } = await user('administrator', every);
    const management = `http://127.0.0.1:${await closedPort()}`;
    const { status, states, of } = await examine({ url, management });
    expect(status).toBe(69);
    expect(states).toMatchObject({ vhost: 'ok', 'management-address': 'failed', configure: 'ok', plan: 'warning', policies: 'warning' });
    expect(of('management-address')).toMatchObject({
      code: 'management-unavailable',
      fix: expect.stringContaining('rabbitmq-plugins enable rabbitmq_management'),
    });
    expect(await examine({ url, management }, '--transport', 'http')).toMatchObject({
      status: 69,
      states: { 'management-address': 'failed' },
    });
  });

  test('warns if the default management API is unreachable, and uses it if it responds', async () => {
    // All of 127.0.0.0/8 is this machine: an address where nothing else listens on the default port of the management API.
    const host = '127.83.19.7';
    const amqp = await forward(host, 0, broker.amqpUrl);
    const { url } = await user('management', every);
    const there = url.replace(/127\.0\.0\.1:\d+/, `${host}:${amqp}`);
    const without = await examine({ url: there });
    expect(without.status).toBe(0);
    expect(without.states).toMatchObject({ 'management-address': 'warning', plan: 'warning', apply: 'ok', policies: 'warning' });
    expect(without.of('plan')?.detail).toMatch(/^queues and exchanges.* with their attributes/);
    expect(without.of('plan')?.fix).toContain('pass its address with --management');
    await forward(host, 15_672, broker.httpUrl);
    expect((await examine({ url: there })).states).toMatchObject({ 'management-address': 'ok', plan: 'ok', apply: 'ok' });
  });

  test('warns about an unreachable node of a cluster', async () => {
    const { url } = await user('', every);
    const { status, checks } = await examine({ url: `amqp://127.0.0.1:${await closedPort()}/${vhost.name},${url}` }, '--transport', 'amqp');
    expect(status).toBe(0);
    expect(checks.filter(({ name }) => name === 'amqp-address').map(({ state }) => state)).toEqual(['ok', 'warning']);
  });

  test('shows the TLS certificate and its expiry, and fails if it is not trusted', async () => {
    const { cert, key } = makeCertificate();
    const proxy = createTlsServer({ cert, key }, (socket) => {
      const inner = connectTcp(Number(new URL(broker.amqpUrl).port), '127.0.0.1');
      socket.pipe(inner).pipe(socket);
      for (const one of [socket, inner]) one.on('error', () => {});
    });
    proxy.on('tlsClientError', () => {});
    const { url } = await user('', every);
    const secure = url.replace('amqp:', 'amqps:').replace(/:\d+\//, `:${await listen(proxy)}/`);
    const directory = mkdtempSync(join(tmpdir(), 'topo-doctor-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    writeFileSync(join(directory, 'ca.pem'), cert);
    const trusted = await examine({ url: secure }, '--transport', 'amqp', '--ca', join(directory, 'ca.pem'));
    expect(trusted.status).toBe(0);
    expect(trusted.of('amqp-tls')).toMatchObject({
      state: 'warning',
      detail: expect.stringMatching(
        /^TLSv1\.\d, certificate of localhost by localhost, expires \d{4}-\d\d-\d\d \(in (less than a|1) day\)$/,
      ),
    });
    const untrusted = await examine({ url: secure }, '--transport', 'amqp');
    expect(untrusted.status).toBe(69);
    expect(untrusted.of('amqp-tls')).toMatchObject({ state: 'failed', code: 'tls-failed', fix: expect.stringContaining('--ca') });
    expect(untrusted.of('amqp-tls')?.detail).toMatch(/is not trusted: self-signed .*certificate of localhost by localhost, expires/);
    const plain = await examine({ url: url.replace('amqp:', 'amqps:') }, '--transport', 'amqp');
    expect(plain.of('amqp-tls')).toMatchObject({ state: 'failed', detail: expect.stringContaining('does not speak TLS') });
  });
});

/** Forwards a port of another address of this machine to a URL's, for one test. */
async function forward(host: string, port: number, url: string): Promise<number> {
  const target = new URL(url);
  const server = createServer((client) => {
    const inner = connectTcp(Number(target.port), target.hostname);
    client.pipe(inner).pipe(client);
    for (const one of [client, inner]) one.on('error', () => {});
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
