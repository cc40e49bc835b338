// topo watch over TLS: a broker that restarts with a certificate of another CA, and another client certificate, without a restart of topo.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchSuite } from '../../../support/broker-source.ts';
import * as certificates from '../../../support/certificates.ts';
import { eventually } from '../../../support/eventually.ts';
import { directoryOf } from '../../../support/io.ts';
import { freePorts } from '../../../support/ports.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../../../support/private-suites.ts';
import { http } from '../../../support/vhost.ts';
import { problemOf, startWatch, type Watching } from '../../../support/watching.ts';
import { makeCertificate, makeClientCertificate } from '../../amqp/connection/certificate.ts';

const topology = 'queues: { a: {} }\n';
const [amqp, management] = [
  ['ssl_options', 'listeners.ssl.default'],
  ['management.ssl', 'management.ssl.port'],
] as const;

interface TlsNode {
  readonly node: PrivateBroker;
  readonly amqpsUrl: string;
  readonly httpsUrl: string;
  /** Files of the server: `server.pem`, `server.key` and `clients.pem`, the certificates of the CAs of clients. */
  readonly server: string;
}

/** A node whose AMQP and management API also listen with TLS, and require a client certificate. */
async function startTlsNode(suite: string, files: { readonly [name: string]: string | Buffer }): Promise<TlsNode> {
  const server = directoryOf(files);
  const [amqps = 0, https = 0] = await freePorts(2);
  const optionsOf = (prefix: string): readonly string[] => [
    `${prefix}.cacertfile = ${join(server, 'clients.pem')}`,
    `${prefix}.certfile = ${join(server, 'server.pem')}`,
    `${prefix}.keyfile = ${join(server, 'server.key')}`,
    `${prefix}.verify = verify_peer`,
    `${prefix}.fail_if_no_peer_cert = true`,
  ];
  const conf = [
    `${amqp[1]} = 127.0.0.1:${amqps}`,
    'management.ssl.ip = 127.0.0.1',
    `${management[1]} = ${https}`,
    ...[amqp, management].flatMap(([prefix]) => optionsOf(prefix)),
  ];
  const node = await startPrivateBroker({ prefix: await fetchSuite(suite), conf });
  onTestFinished(() => node.stop());
  const login = 'guest:guest@127.0.0.1';
  return { node, server, amqpsUrl: `amqps://${login}:${amqps}`, httpsUrl: `https://${login}:${https}` };
}

/** Waits until the watch is not ready; the metrics must show the failure, and retain the last differences. */
async function noLongerReady(watching: Watching): Promise<void> {
  await eventually(async () => expect(await watching.status('/readyz')).toBe(503));
  expect(await watching.metric('topo_watch_ready')).toBe(0);
  expect(await watching.metric('topo_watch_consecutive_failures')).toBeGreaterThan(0);
  expect(await watching.metric('topo_watch_last_success_age_seconds')).toBeGreaterThan(1);
  expect(await watching.metric('topo_drift')).toBe(0);
}

async function readyAgain(watching: Watching, from: number): Promise<void> {
  await watching.until({ type: 'recovered' }, from);
  expect(await watching.metric('topo_watch_consecutive_failures')).toBe(0);
  expect(await watching.status('/readyz')).toBe(200);
}

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('topo watch with TLS on a private node of %s', (suite) => {
  test.each([
    ['AMQP and the management API', {}],
    ['the management API', { transport: 'http' }],
    ['AMQP', { transport: 'amqp' }],
  ] as const)(
    'compares again over %s once the CA file and the client certificate are replaced',
    async (_, { transport = 'auto' }: { readonly transport?: string }) => {
      const second = makeCertificate();
      const [ca, otherCa] = [makeCertificate('clients'), makeCertificate('other clients')];
      const [first, renewed] = [makeClientCertificate(ca), makeClientCertificate(otherCa)];
      const tls = await startTlsNode(suite, {
        'server.pem': certificates.valid,
        'server.key': certificates.validKey,
        'clients.pem': ca.cert,
      });
      await http({ name: 'tls', version: '', ...tls.node }, 'PUT', 'queues/%2F/a', { durable: true });
      const cwd = directoryOf({ 'topology.yaml': topology, 'ca.pem': certificates.ca, 'own.pem': first.cert, 'own.key': first.key });
      const env = { RABBITMQ_URL: tls.amqpsUrl, RABBITMQ_MANAGEMENT_URL: tls.httpsUrl };
      const flags = ['--transport', transport, '--ca', 'ca.pem', '--cert', 'own.pem', '--key', 'own.key'];
      const watching = await startWatch(['topology.yaml', ...flags], { cwd, env });
      await watching.until({ type: 'drift', drifted: 0 });
      expect(await watching.status('/readyz')).toBe(200);

      // the server gets a certificate of another CA
      writeFileSync(join(tls.server, 'server.pem'), second.cert);
      writeFileSync(join(tls.server, 'server.key'), second.key);
      await tls.node.restart();
      await failsWith(watching, { code: 'tls-failed', message: expect.stringContaining('self-signed') });
      await noLongerReady(watching);
      const failing = watching.events().length;
      copyFileSync(join(tls.server, 'server.pem'), join(cwd, 'ca.pem'));
      await readyAgain(watching, failing);

      // the server accepts only another client certificate
      writeFileSync(join(tls.server, 'clients.pem'), otherCa.cert);
      await tls.node.restart();
      await failsWith(watching, { code: 'tls-failed', message: expect.stringContaining('rejects the client certificate') });
      await noLongerReady(watching);
      writeFileSync(join(cwd, 'own.pem'), renewed.cert);
      await failsWith(watching, { code: 'connection-settings', message: '--key own.key does not match --cert own.pem' });
      const half = watching.events().length;
      writeFileSync(join(cwd, 'own.key'), renewed.key);
      await readyAgain(watching, half);

      watching.child.kill('SIGTERM');
      const { code, out, err } = await watching.ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toMatch(/guest:guest|PRIVATE/);
    },
  );
});

/** Waits until the first problem of the last failed comparison is this one. */
async function failsWith(watching: Watching, problem: object): Promise<void> {
  await eventually(() => expect(problemOf(watching.events().findLast(({ type }) => type === 'failed'))).toMatchObject(problem));
}
