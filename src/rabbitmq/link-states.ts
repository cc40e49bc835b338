// The states of federation links and shovels as the management API lists them, and what the Erlang terms of their errors mean. The statuses
// and errors are those of 3.10.8, 4.0.5 and 4.3.6: refused logins, unknown hosts, closed ports, missing virtual hosts, permissions and queues.
import type { FederationLink, ShovelStatus } from '../model/links.ts';
import type { Row } from './rows.ts';

/** The endpoints that list states, the plugins that provide them, and the tag that they require (401 `Not monitor user`). */
export const stateSources = {
  federation: { path: 'federation-links', plugin: 'rabbitmq_federation_management' },
  shovel: { path: 'shovels', plugin: 'rabbitmq_shovel_management' },
} as const;

/** A federation link from its row in `/api/federation-links`, which names the exchange or queue by a field of that kind. */
export function federationLinkFrom(row: Row): FederationLink {
  const kind = row['exchange'] === undefined ? 'queue' : 'exchange';
  const [status, error] = [textOf(row, 'status'), textOf(row, 'error')];
  const link = { vhost: textOf(row, 'vhost'), upstream: textOf(row, 'upstream'), kind, name: textOf(row, kind), status } as const;
  if (status === 'running') return link;
  return { ...link, reason: status === 'starting' ? 'it is starting' : linkReason(error === '' ? status : error) };
}

/** A shovel from its row in `/api/shovels`. */
export function shovelFrom(row: Row): ShovelStatus {
  const [status, reason] = [textOf(row, 'state'), textOf(row, 'reason')];
  const shovel = { vhost: textOf(row, 'vhost'), name: textOf(row, 'name'), status };
  return status === 'running' ? shovel : { ...shovel, reason: shovelReason(status, reason) };
}

/** Of a shovel that exists and is not in the list: 4.0.5 omits one that cannot connect most of the time. */
export const unlistedShovel = 'RabbitMQ does not list it: it has ended, or waits for its next attempt to connect';

/** The meaning of the first atoms of an error. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/^\{?auth_failure\b/, 'the upstream refuses the user or the password'],
  [/^\{?not_allowed\b/, 'the virtual host does not exist on the upstream, or the user has no access to it'],
  [/^\{?econnrefused\b/, 'no broker accepts connections at the address of the upstream'],
  [/^\{?(unknown_host|nxdomain)\b/, 'the host name of the upstream is unknown'],
  [/^\{?(e?timeout|etimedout|ehostunreach|enetunreach)\b/, 'the upstream does not respond'],
  [/^\{?tls_alert\b/, 'the TLS connection to the upstream failed'],
  [/^\{?server_initiated_close\b/, 'the upstream closed the channel'],
];

/**
 * The error of a federation link in words, with the reply text of RabbitMQ or the name of the error. The rest of the term is omitted: it is
 * the state of Erlang processes, and might contain anything.
 */
function linkReason(error: string): string {
  const [, atom = 'unknown'] = /^\W*([a-z][a-z_]*)/.exec(error) ?? [];
  const [, detail] = /^\{tls_alert, *\{([a-z_]+)/.exec(error) ?? [];
  const [, reply] = /"([A-Z]{3,}[A-Z_]* - [^"]*)"/.exec(error) ?? [];
  const meaning = meanings.find(([pattern]) => pattern.test(error))?.[1] ?? 'it ended with an error, which the log of the broker shows';
  return `${meaning} (${plain(reply ?? detail ?? atom)})`;
}

/** Before 4.3, RabbitMQ shows no reason but `needed a restart`, and lists a shovel that cannot connect as `starting`. */
function shovelReason(status: string, reason: string): string {
  const text = plain(reason.replaceAll('"', ''));
  if (/^failed to connect to (source|destination)$/.test(text))
    return `it ${text.replace('failed to', 'cannot').replace(' to ', ' to its ')}: the log of the broker shows why`;
  if (text === 'failed to set up topology') return `${undeclared} (${text})`;
  if (status === 'terminated') return `${undeclared}, or its connection failed; the log of the broker shows why`;
  return 'it is starting, or cannot connect';
}

const undeclared = 'its queue or exchange does not exist, or the user may not declare or use it';

/** One line, without characters that could hide a part of the output. */
function plain(text: string): string {
  return text.replaceAll(/[\s\p{C}]+/gu, ' ').slice(0, 300);
}

function textOf(row: Row, name: string): string {
  return String(row[name] ?? '');
}
