// The name of the lock of apply, and the messages about it, for every transport.
import { type Diagnostic, problem } from '../model/diagnostic.ts';
import { nameText } from '../model/key.ts';

/** The identity of this run, which the broker shows with its connections (`client_properties`) and its lock (arguments). Never a secret. */
export interface RunAbout {
  readonly host?: string;
  readonly pid?: number;
  readonly user?: string;
  /** Address of the CI job. */
  readonly job?: string;
}

/** Describes the holder of the lock of a virtual host, by the name of the queue; undefined if it is not visible. Never throws. */
export type FindHolder = (vhost: string, name: string) => Promise<string | undefined>;

/** The arguments of the queue that identify its holder, and `run`, a random name of this one. RabbitMQ stores unknown arguments (3.10 to 4.3). */
export function lockArguments(
  login: string,
  { host, pid, user, job }: RunAbout = {},
  run?: string,
): { readonly [name: string]: string | number } {
  const all = { login, host, pid, user, job, run, since: new Date().toISOString() };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[`topo-${name}`, value]])));
}

/** The description of the holder, from the arguments of its lock and the name of the connection that owns it. */
export function holderFrom(table: { readonly [name: string]: unknown }, connection: string | undefined): string | undefined {
  const words = { login: 'user ', host: 'on ', pid: 'process ', user: 'started by ', job: '', since: 'since ' };
  const known = Object.entries(words).flatMap(([name, word]) => {
    const value = table[`topo-${name}`];
    return typeof value === 'string' || typeof value === 'number' ? [`${word}${value}`] : [];
  });
  const all = [...known, ...(connection === undefined ? [] : [`connection ${connection}`])];
  return all.length === 0 ? undefined : `another run: ${all.join(', ')}`;
}

/** `lock-held`. */
export function lockHeld(vhost: string, holder?: string): Diagnostic {
  return problem('lock-held', `virtual host ${nameText(vhost)} is locked by ${holder ?? 'another run'}`, {
    hint: 'wait with `--lock-timeout 5m`, or run again when the other run has ended; its lock is released with its connection, even if it is killed',
  });
}

/** `lock-held`, by a run whose node does not answer: this run waits `seconds` before it takes the lock over. */
export function lockSilent(vhost: string, holder: string | undefined, seconds: number): Diagnostic {
  const whose = holder ?? 'another run';
  return problem(
    'lock-held',
    `virtual host ${nameText(vhost)} is locked by ${whose}, whose node does not respond: its lock is taken over after ${seconds} s without a response`,
  );
}

/** `lock-held`, twice by runs whose nodes do not answer. */
export function lockStuck(vhost: string, names: readonly string[]): Diagnostic {
  return problem('lock-held', `virtual host ${nameText(vhost)} is locked by ${names.join(' and ')}, whose nodes do not respond`, {
    hint: 'start these nodes, or remove them from the cluster: rabbitmqctl forget_cluster_node NODE',
  });
}

/** `lock-unverified`. */
export function lockUnverified(vhost: string, why: string): Diagnostic {
  return problem('lock-unverified', `the lock of virtual host ${nameText(vhost)} may not be the only one: ${why}`);
}

/** `lock-lost`. */
export function lockLost(vhost: string, why: string): Diagnostic {
  return problem('lock-lost', `the lock of virtual host ${nameText(vhost)} is lost: ${why}`);
}
