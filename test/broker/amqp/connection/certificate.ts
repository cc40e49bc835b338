// Creates certificates for localhost and 127.0.0.1, so that the repository contains no key and no tool is required.
import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';

/** Certificate and key in PEM. */
export interface TestCertificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Makes a self-signed one, valid from yesterday until tomorrow (X.509 v3, ECDSA with SHA-256 over P-256). */
export function makeCertificate(name = 'localhost'): TestCertificate {
  return signed(name);
}

/** Makes one of a client, signed by a certificate of makeCertificate: Erlang accepts no self-signed certificate of a client. */
export function makeClientCertificate(issuer: TestCertificate): TestCertificate {
  return signed('client', issuer);
}

function signed(subject: string, issuer?: TestCertificate): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
  const nameOf = (text: string): Buffer => sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(text)))));
  const day = 86_400_000;
  const validity = sequence(time(Date.now() - day), time(Date.now() + day));
  const altNames = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(
    sequence(Buffer.from('0603551d13', 'hex'), Buffer.from('0101ff', 'hex'), der(0x04, sequence(Buffer.from('0101ff', 'hex')))),
    sequence(Buffer.from('0603551d11', 'hex'), der(0x04, altNames)),
  );
  const body = sequence(
    der(0xa0, Buffer.from('020102', 'hex')),
    der(0x02, Buffer.from([1])),
    algorithm,
    nameOf(issuer === undefined ? subject : new X509Certificate(issuer.cert).subject.replace('CN=', '')),
    validity,
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, issuer?.key ?? privateKey)]));
  const lines =
    sequence(body, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const cert = Buffer.from(`-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`);
  return { cert, key: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })) };
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}
