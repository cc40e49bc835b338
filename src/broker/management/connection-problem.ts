// Requests without a response as diagnostics. Only codes and texts of the network stack, never its objects, which contain the request.
import { type Diagnostic, problem } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { opensslReason, tlsFailure } from '../tls-failure.ts';

const tlsCode = /^(CERT_|CRL_|DEPTH_ZERO|EPROTO|ERR_OSSL|ERR_SSL|ERR_TLS|HOSTNAME_MISMATCH|SELF_SIGNED|UNABLE_TO_)/;
const nobodyThere = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL']);

/** `tls-failed`, `broker-unreachable` (no server, or one that does not speak HTTP) or `connection-lost`. */
export function connectionProblem(error: NodeJS.ErrnoException, address: string): Diagnostic {
  const code = error.code ?? '';
  const text = oneLine(messageOf(error));
  if (tlsCode.test(code)) return tlsProblem(code, text, address);
  if (code.startsWith('HPE_')) {
    return problem('broker-unreachable', `${address} does not speak HTTP: ${text}`, {
      hint: rightPort,
    });
  }
  if (nobodyThere.has(code) || text.startsWith('no connection')) {
    return problem('broker-unreachable', `no connection to ${address}: ${text}`);
  }
  // the reaction of a TLS listener to plain HTTP
  const closed = text === 'socket hang up' ? { hint: rightPort } : {};
  return problem('connection-lost', `the request to ${address} failed: ${text}`, closed);
}

/**
 * A user name with a colon, which HTTP Basic authentication cannot carry (RFC 7617): the broker would read the part before it as the name,
 * and the rest as the password (401 on 3.10 to 4.3). Nothing is sent.
 */
export function colonProblem(user: string, address: string): Diagnostic {
  return problem('login-refused', `user ${nameText(user)} cannot log in to ${address}: HTTP does not permit a colon in a user name`, {
    hint: 'pass another user for the management API with --management, or use --transport amqp, where the name is valid',
  });
}

const rightPort = 'check the port of the management API (15672, with TLS 15671) and the scheme (http or https)';

function tlsProblem(code: string, text: string, address: string): Diagnostic {
  const known = tlsFailure(code, text, address);
  if (known !== undefined) return known;
  // the text contains memory addresses and source lines of OpenSSL
  if (code === 'EPROTO' && text.includes('wrong version number')) {
    return problem('tls-failed', `${address} does not speak TLS`, {
      hint: 'use http:// (port 15672 by default), or the TLS port',
    });
  }
  const hint =
    code === 'ERR_TLS_CERT_ALTNAME_INVALID'
      ? 'use a host name that the certificate is valid for'
      : code === 'EPROTO' || code.startsWith('ERR_')
        ? 'check --ca, --cert and --key, and that the port expects TLS'
        : 'pass the CA that signed its certificate with --ca';
  return problem('tls-failed', `TLS with ${address} failed: ${opensslReason(text)}`, { hint });
}

/** Node tries all addresses of a name and collects the failures in one error without its own text. */
function messageOf(error: NodeJS.ErrnoException): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map((one: Error) => one.message).join('; ');
  return error.message;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
