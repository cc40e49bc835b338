// Why there was no answer, as a diagnostic. Only codes and texts of the network stack, never its objects, which hold the request.
import { type Diagnostic, problem } from '../../model/diagnostic.ts';

const tlsCode = /^(CERT_|CRL_|DEPTH_ZERO|EPROTO|ERR_OSSL|ERR_SSL|ERR_TLS|HOSTNAME_MISMATCH|SELF_SIGNED|UNABLE_TO_)/;
const nobodyThere = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL']);

/** `tls-failed`, `broker-unreachable` (nobody answers, or not in HTTP) or `connection-lost`. */
export function connectionProblem(error: NodeJS.ErrnoException, address: string): Diagnostic {
  const code = error.code ?? '';
  const text = oneLine(messageOf(error));
  if (tlsCode.test(code)) {
    return problem('tls-failed', `TLS with ${address} failed: ${text}`, {
      hint: code === 'EPROTO' ? 'does that port speak TLS? Without it, use http://' : 'give the CA that signed its certificate with --ca',
    });
  }
  if (code.startsWith('HPE_')) {
    return problem('broker-unreachable', `${address} does not answer in HTTP: ${text}`, {
      hint: 'is that the port of the management API (15672, with TLS 15671), and http or https right?',
    });
  }
  if (nobodyThere.has(code) || text.startsWith('no connection')) {
    return problem('broker-unreachable', `no connection to ${address}: ${text}`);
  }
  return problem('connection-lost', `the connection to ${address} gave no answer: ${text}`);
}

/** Node tries all addresses of a name and collects the failures in one error without a text of its own. */
function messageOf(error: NodeJS.ErrnoException): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map((one: Error) => one.message).join('; ');
  return error.message;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
