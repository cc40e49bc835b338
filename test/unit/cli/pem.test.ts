// TLS that cannot work: each cause is named, over AMQP and HTTP, before or after the connection.

import type { AddressInfo } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import * as pem from '../../support/certificates.ts';
import { directoryOf, topo } from '../../support/io.ts';

const files = {
  't.yaml': 'queues: { a: {} }\n',
  'ca.pem': pem.ca,
  'valid.pem': pem.valid,
  'valid.key': pem.validKey,
  'other.key': pem.elsewhereKey,
  'nonsense.pem': 'hello\n',
  'empty.pem': '',
  'broken.pem': pem.ca.replace(/[A-Za-z]{20}/, 'AAAAAAAAAAAAAAAAAAAA'),
};

const overBoth = ['amqp', 'http'] as const;

async function plan(transport: 'amqp' | 'http', port: number, flags: readonly string[]) {
  const url =
    transport === 'amqp' ? ['--url', `amqps://guest:s3cret@127.0.0.1:${port}`] : ['--management', `https://guest:s3cret@127.0.0.1:${port}`];
  const ran = await topo(['plan', 't.yaml', '--transport', transport, ...url, ...flags], { cwd: directoryOf(files) });
  expect(ran.err).not.toContain('s3cret');
  return ran;
}

async function serving(options: TlsOptions): Promise<number> {
  const server = createServer(options, (socket) => socket.on('error', () => {}).end());
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test.each([
  [['--ca', 'nonsense.pem'], '--ca nonsense.pem contains no certificate in PEM'],
  [['--ca', 'empty.pem'], '--ca empty.pem contains no certificate in PEM'],
  [['--ca', 'valid.key'], '--ca valid.key contains no certificate in PEM'],
  [['--ca', 'broken.pem'], '--ca broken.pem contains a certificate that cannot be read (1 of 1)'],
  [['--ca', 'none.pem'], '--ca none.pem cannot be read: ENOENT'],
  [['--cert', 'nonsense.pem', '--key', 'valid.key'], '--cert nonsense.pem contains no certificate in PEM'],
  [['--cert', 'valid.pem', '--key', 'valid.pem'], '--key valid.pem contains no private key in PEM'],
  [['--cert', 'valid.pem', '--key', 'other.key'], '--key other.key does not match --cert valid.pem'],
])('exits 64 for %s', async (flags, reason) => {
  for (const transport of overBoth) {
    expect(await plan(transport, 1, flags)).toMatchObject({ code: 64, out: '', err: expect.stringContaining(`error: ${reason}`) });
  }
});

const ok = { cert: pem.valid, key: pem.validKey };
const trusted = ['--ca', 'ca.pem'];

test.each<readonly [string, TlsOptions, readonly string[], string]>([
  ['an expired certificate', { cert: pem.expired, key: pem.expiredKey }, trusted, 'has expired'],
  ['a certificate of the future', { cert: pem.future, key: pem.futureKey }, trusted, 'is not valid yet'],
  ['the certificate of another host', { cert: pem.elsewhere, key: pem.elsewhereKey }, trusted, "does not match certificate's altnames"],
  ['a certificate of an unknown CA', ok, [], 'unable to verify'],
  ['a server that requires a client certificate', { ...ok, ca: pem.ca, requestCert: true }, trusted, 'requires a client certificate'],
])('reports %s with the address', async (_, options, flags, reason) => {
  for (const transport of overBoth) {
    const port = await serving({ ...options, rejectUnauthorized: true });
    const ran = await plan(transport, port, flags);
    expect(ran, transport).toMatchObject({ code: 69, out: '', err: expect.stringContaining('error[tls-failed]') });
    expect(ran.err).toContain(reason);
    expect(ran.err).toContain(`${transport === 'amqp' ? 'amqps' : 'https'}://127.0.0.1:${port}`);
    expect(ran.err).not.toMatch(/\.c:\d|routines/);
  }
});
