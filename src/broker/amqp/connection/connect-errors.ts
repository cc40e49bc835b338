// Failures to open a connection as diagnostics: the text of the broker or the system, the address without credentials, and the fix.

import { type Diagnostic, problem } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import { shellWord } from '../../../model/shell.ts';
import { openRefusal } from '../../../rabbitmq/refusals.ts';
import { type BrokerAddress, printAddress } from '../../address.ts';
import { opensslReason, tlsFailure } from '../../tls-failure.ts';
import type { ConnectFinding } from './connect-inquiry.ts';
import { closeReason, oneLine } from './failure.ts';

/** Codes of Node and OpenSSL for certificates that fail verification and do not begin with ERR_. */
const certificateCode = /CERT|_SIGNATURE$|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/;

/** Whether amqplib hid the reason, so that a second request helps. */
export function isHidden(error: unknown): boolean {
  const { code, message } = partsOf(error);
  return (
    /^Expected ConnectionOpenOk|^Socket closed abruptly|^Invalid frame|^Frame |^connect ETIMEDOUT/.test(message) ||
    code === 'ECONNRESET' ||
    code === 'ABORT_ERR'
  );
}

/** Whether every node of the cluster would reply the same. */
export function isFinal(diagnostic: Diagnostic): boolean {
  return diagnostic.code !== 'broker-unreachable' && diagnostic.code !== 'tls-failed';
}

/** Whether no process listens on the port: the node of that address is not running, or not there. */
export function isClosedPort({ code, hint }: Diagnostic): boolean {
  return code === 'broker-unreachable' && hint === hints['ECONNREFUSED'];
}

/** The diagnostic for a connection that could not be opened; `finding` is the result of connect-inquiry.ts if amqplib hid the reason. */
export function connectProblem(
  error: unknown,
  address: BrokerAddress,
  vhost: string,
  finding: ConnectFinding,
  limitMs: number,
): Diagnostic {
  const at = printAddress(address);
  const { code, message } = partsOf(error);
  const reason = closeReason(error);
  if (/^Handshake terminated by server/.test(message) && reason !== undefined) return refusedOpen(reason.code, reason.text, address, vhost);
  if (/^SASL mechanism/.test(message))
    return problem('login-refused', `${at} does not accept username/password authentication: ${oneLine(message)}`);
  if (/^Expected ConnectionOpenOk/.test(message) && finding.kind !== 'closed') return refusedUnsaid(address, vhost);
  if (address.protocol === 'amqps' && isTlsCode(code)) return tlsProblem(code, message, at);
  switch (finding.kind) {
    case 'closed':
      return refusedOpen(finding.code, finding.text, address, vhost);
    case 'tls':
      return problem('tls-failed', `${at} expects TLS`, { hint: 'use amqps:// (port 5671 by default)' });
    case 'http':
      return problem('broker-unreachable', `${at} speaks HTTP, not AMQP`, {
        hint: 'AMQP uses port 5672 by default; pass the address of the management API with --management',
      });
    case 'other-amqp':
      return problem('broker-unreachable', `${at} does not speak AMQP 0-9-1`, { hint: 'RabbitMQ listens on port 5672 by default' });
    case 'nothing':
      return unreachable(code, message, at, limitMs);
  }
}

/** The broker closed the connection while it was being opened, with a reason. */
function refusedOpen(code: number, raw: string, address: BrokerAddress, vhost: string): Diagnostic {
  const at = printAddress(address);
  const text = oneLine(raw);
  switch (openRefusal(code, text)) {
    case 'login': {
      const local = address.user === 'guest' ? '; by default, guest can log in from localhost only' : '';
      const from = address.loginFrom === undefined ? '' : ` of ${address.loginFrom}`;
      return problem('login-refused', `${at} refuses user ${JSON.stringify(address.user)}: ${text}`, {
        hint: `check username and password${from}${local}`,
      });
    }
    case 'connection-limit':
      return problem('connection-limit', `${at}: ${text}`, {
        hint: 'topo needs up to four connections at once per virtual host, four more while it moves messages, and one per node of a cluster if it deletes queues (RabbitMQ 4.3)',
      });
    case 'vhost-missing':
      return problem('vhost-not-found', `${at}: ${text}`, {
        hint: `rabbitmqctl add_vhost ${shellWord(vhost)}, or declare it as vhost: { name: ${nameText(vhost)} }, which topo creates over the management API (--management)`,
      });
    case 'vhost-access':
      return problem('vhost-refused', `${at}: ${text}`, {
        hint: `rabbitmqctl set_permissions -p ${shellWord(vhost)} ${shellWord(address.user)} CONFIGURE WRITE READ`,
      });
    case 'other':
      return problem('broker-unreachable', `${at} closed the connection: ${code} ${text}`);
  }
}

function refusedUnsaid(address: BrokerAddress, vhost: string): Diagnostic {
  const user = JSON.stringify(address.user);
  return problem(
    'vhost-not-found',
    `${printAddress(address)} refuses virtual host ${JSON.stringify(vhost)}: it does not exist, user ${user} has no access to it, or a connection limit is reached`,
    { hint: 'check `rabbitmqctl list_vhosts` and `rabbitmqctl list_user_permissions USER`' },
  );
}

function tlsProblem(code: string, message: string, at: string): Diagnostic {
  const known = tlsFailure(code, message, at);
  if (known !== undefined) return known;
  const text = oneLine(opensslReason(message));
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return problem('tls-failed', `${at} does not speak TLS (${code})`, {
      hint: 'use amqp:// (port 5672 by default), or the TLS port',
    });
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return problem('tls-failed', `${at}: ${text}`, { hint: 'use a host name that the certificate is valid for' });
  if (certificateCode.test(code) && !code.startsWith('ERR_')) {
    return problem('tls-failed', `the certificate of ${at} is not trusted: ${text} (${code})`, {
      hint: 'pass the CA that signed it with --ca',
    });
  }
  return problem('tls-failed', `${at}: ${text} (${code})`, { hint: 'check --ca, --cert and --key' });
}

function isTlsCode(code: string): boolean {
  return /^ERR_(SSL|TLS|OSSL)/.test(code) || certificateCode.test(code);
}

const hints: { readonly [code: string]: string } = {
  ECONNREFUSED: 'no process listens on that port: check host and port, and that the broker is running',
  ENOTFOUND: 'the host name does not resolve',
  EAI_AGAIN: 'the host name does not resolve at present: the name server does not respond',
  EHOSTUNREACH: 'there is no route to that host',
  ENETUNREACH: 'there is no route to that network',
};

function unreachable(code: string, message: string, at: string, limitMs: number): Diagnostic {
  const late = code === 'ABORT_ERR' || code === 'ETIMEDOUT';
  // amqplib has read the first bytes of another protocol as the length of a frame
  const foreign = /^(Frame size|Invalid frame)/.test(message);
  const text = late ? `no AMQP response within ${limitMs / 1000} s` : foreign ? 'the server does not speak AMQP 0-9-1' : oneLine(message);
  const hint = hints[code] ?? 'check host, port and scheme: amqp uses port 5672 by default, amqps 5671, the management API 15672';
  return problem('broker-unreachable', `${at}: ${text}`, { hint });
}

/** Code and message; of Node's AggregateError, which has no message, those of its first error (a name with several addresses). */
function partsOf(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return partsOf(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : '', message: error.message };
}
