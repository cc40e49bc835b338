// Failures of a TLS handshake that have a cause of their own, over AMQP and HTTP alike.
import { type Diagnostic, problem } from '../model/diagnostic.ts';

/** What an alert of the server says about the client certificate (RFC 8446, 6.2), in the words of OpenSSL. */
const rejected = /alert (bad certificate|unsupported certificate|certificate revoked|certificate expired|certificate unknown|unknown ca)/;

/** A certificate that is not valid now, or what the server requires of the client; undefined for every other failure. */
export function tlsFailure(code: string, message: string, at: string): Diagnostic | undefined {
  const when = code === 'CERT_HAS_EXPIRED' ? 'has expired' : code === 'CERT_NOT_YET_VALID' ? 'is not valid yet' : undefined;
  if (when !== undefined)
    return problem('tls-failed', `the certificate of ${at} ${when}`, {
      hint: 'renew it on the server; or check the clock of this machine',
    });
  if (/alert certificate required/.test(message))
    return problem('tls-failed', `${at} requires a client certificate`, { hint: 'pass one with --cert and --key' });
  const [, why] = rejected.exec(message) ?? [];
  if (why !== undefined)
    return problem('tls-failed', `${at} rejects the client certificate: ${why}`, { hint: 'check --cert: the server must trust its CA' });
  return undefined;
}

/** The reason in a text of OpenSSL, without memory addresses and source lines. */
export function opensslReason(message: string): string {
  return /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/i.exec(message)?.[1] ?? message.replace(/^[0-9A-F]+:error:/, '');
}
