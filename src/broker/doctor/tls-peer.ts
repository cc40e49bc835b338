// The TLS peer: read whether or not its certificate is trusted. Nothing is sent over this connection.
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { nameText } from '../../model/key.ts';
import type { BrokerAddress, TlsOptions } from '../address.ts';

/** The peer of a TLS connection. */
export interface Peer {
  /** Such as `TLSv1.3`. */
  readonly protocol: string;
  /** Common name of the certificate, else its first alternative name; and the name of the issuer. */
  readonly subject: string;
  readonly issuer: string;
  readonly expires: Date;
}

const dayMs = 86_400_000;
/** Milliseconds; the address has responded before. */
const limitMs = 5_000;
/** A certificate that expires within this number of days is a warning. */
const soonDays = 30;

/** Performs a TLS handshake. Undefined if it fails; never throws. */
export async function readPeer({ host, port }: BrokerAddress, tls: TlsOptions = {}): Promise<Peer | undefined> {
  // Node rejects an IP address as server name.
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  try {
    const socket = connectTls({ host, port, ...name, ...tls, rejectUnauthorized: false });
    const timer = setTimeout(() => socket.destroy(), limitMs);
    try {
      return await new Promise<Peer | undefined>((resolve) => {
        socket.once('secureConnect', () => resolve(peerOf(socket.getProtocol(), socket.getPeerCertificate())));
        socket.once('error', () => resolve(undefined));
        socket.once('close', () => resolve(undefined));
      });
    } finally {
      clearTimeout(timer);
      socket.destroy();
    }
  } catch {
    return undefined; // an invalid client certificate or key
  }
}

/** In one line, such as `TLSv1.3, certificate of rabbit-1 by Our CA, expires 2027-03-01 (in 99 days)`. */
export function peerText({ protocol, subject, issuer, expires }: Peer, now: Date): string {
  const days = daysLeft(expires, now);
  const when = days < 0 ? 'expired' : days === 0 ? 'in less than a day' : days === 1 ? 'in 1 day' : `in ${days} days`;
  return `${protocol}, certificate of ${nameText(subject)} by ${nameText(issuer)}, expires ${expires.toISOString().slice(0, 10)} (${when})`;
}

/** Whether the certificate expires within 30 days or has expired. */
export function endsSoon({ expires }: Peer, now: Date): boolean {
  return daysLeft(expires, now) < soonDays;
}

function daysLeft(expires: Date, now: Date): number {
  return Math.floor((expires.getTime() - now.getTime()) / dayMs);
}

function peerOf(protocol: string | null, certificate: PeerCertificate): Peer | undefined {
  const expires = new Date(certificate.valid_to);
  if (Number.isNaN(expires.getTime())) return undefined;
  const subject = certificate.subject?.CN ?? certificate.subjectaltname?.split(', ')[0] ?? '';
  const issuer = certificate.issuer?.CN ?? certificate.issuer?.O ?? '';
  return { protocol: protocol ?? 'TLS', subject: first(subject), issuer: first(issuer), expires };
}

/** A certificate can contain a field more than once; Node then returns a list, contrary to its types. */
function first(field: string | readonly string[]): string {
  return typeof field === 'string' ? field : (field[0] ?? '');
}
