// The stages of reaching a broker, the same over AMQP and HTTP: an address that responds, TLS, a login, a virtual host. They are checked
// until one fails; all stages before it have passed.
import { type Check, type CheckName, passed, warned } from '../../model/check.ts';
import { codes } from '../../model/codes.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { type BrokerAddress, printAddress, type TlsOptions } from '../address.ts';
import { addTag, ctl, everything, setPermissions } from './commands.ts';
import { endsSoon, type Peer, peerText, readPeer } from './tls-peer.ts';

/** One attempt to reach a broker. */
export interface Reachability {
  readonly address: BrokerAddress;
  readonly vhost: string;
  /** The stages, in order. */
  readonly stages: readonly ReachStage[];
  /** The problem, if a stage failed. */
  readonly problem?: Diagnostic;
  /** The stage of the problem. */
  readonly end?: CheckName;
  /** The flags and variables that set the address and the login. */
  readonly flags: { readonly address: string; readonly login: string };
  /** The state of a failed stage. */
  readonly lacking: 'failed' | 'warning';
}

/** The check of a stage that passed. */
export interface ReachStage {
  readonly name: CheckName;
  readonly detail: string;
}

/** The checks from the first stage to the last one reached. */
export async function reachabilityChecks(reached: Reachability, tls: TlsOptions | undefined): Promise<readonly Check[]> {
  const { stages, end, problem, address } = reached;
  const at = stages.findIndex(({ name }) => name === end);
  const tlsStage = stages.find(({ name }) => name.endsWith('-tls'))?.name;
  const secure = address.protocol === 'amqps' || address.protocol === 'https';
  const beforeTls = at >= 0 && at < stages.findIndex(({ name }) => name === tlsStage);
  const peer = secure && !beforeTls ? await readPeer(address, tls) : undefined;
  const good = at < 0 ? stages : stages.slice(0, at);
  const checks = good.flatMap(({ name, detail }) => {
    if (name !== tlsStage) return [passed(name, detail)];
    return secure ? [tlsCheck(name, peer)] : [];
  });
  if (problem === undefined || end === undefined) return checks;
  return [...checks, problemCheck(reached, problem, end, end === tlsStage && peer !== undefined ? `; ${peerText(peer, new Date())}` : '')];
}

/** The single check of a secondary attempt: a node of a cluster other than the one that is used. */
export function aside(reached: Reachability): readonly Check[] {
  const { problem, end, stages } = reached;
  if (problem === undefined || end === undefined) return stages.slice(0, 1).map(({ name, detail }) => passed(name, detail));
  return [problemCheck(reached, problem, end, '')];
}

/** The attempt that passed the most stages; the first of equals. */
export function farthest<T extends { readonly reached: Reachability }>(attempts: readonly T[]): T | undefined {
  return [...attempts].sort((one, other) => reach(other.reached) - reach(one.reached))[0];
}

function reach({ stages, end }: Reachability): number {
  return end === undefined ? stages.length : stages.findIndex(({ name }) => name === end);
}

function tlsCheck(name: CheckName, peer: Peer | undefined): Check {
  if (peer === undefined) return passed(name, 'established; the certificate could not be read');
  const now = new Date();
  const text = peerText(peer, now);
  return endsSoon(peer, now) ? warned(name, text, 'renew the certificate of the broker') : passed(name, text);
}

function problemCheck(reached: Reachability, problem: Diagnostic, name: CheckName, more: string): Check {
  const { code, message } = problem;
  const texts = { detail: `${message}${more}`, fix: fixOf(problem, reached) };
  return reached.lacking === 'failed' ? { name, state: 'failed', ...texts, code } : { name, state: 'warning', ...texts, code };
}

/** The hint of the diagnostic, with the flag or command concerned. */
function fixOf({ code, hint }: Diagnostic, { address, vhost, flags }: Reachability): string {
  const { user } = address;
  if (code === 'connection-limit') {
    return `${ctl('list_vhost_limits', '-p', vhost)} and ${ctl('list_user_limits', '--user', user)} show the limits: raise them, or close connections`;
  }
  if (code === 'vhost-not-found')
    return `${ctl('add_vhost', vhost)}, or declare it as vhost: { name: ${nameText(vhost)} }, which an apply creates, or correct --vhost`;
  if (code === 'vhost-refused') return `${setPermissions(vhost, user, everything)}, or narrower patterns`;
  if (code === 'access-refused') return `${addTag(user, [], 'management')}, or the tag policymaker, which can also set policies`;
  if (code === 'login-refused') {
    return `${hint ?? 'check username and password'} (${flags.login}); on the broker, ${ctl('authenticate_user', user)} checks a password`;
  }
  const atFlag = code === 'broker-unreachable' || code === 'connection-lost' || code === 'unexpected-response';
  return `${hint ?? codes[code].fix}${atFlag ? ` (${flags.address})` : ''}`;
}

/** The stage of an address that responds. */
export function answering(name: CheckName, address: BrokerAddress): ReachStage {
  return { name, detail: `${printAddress(address)} responds` };
}

/** The stage of a login. */
export function loggedIn(name: CheckName, { user, anonymous, loginFrom }: BrokerAddress): ReachStage {
  const source = anonymous ? 'the default without a username' : `with the credentials of ${loginFrom ?? 'the URL'}`;
  return { name, detail: `as user ${nameText(user)}, ${source}` };
}
