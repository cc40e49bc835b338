// The connections of one run: per virtual host one that observes and one that changes, and beside each of them one that runs a single
// call at a time, for operations that can close a connection. Opened on first use, closed together.
import type { BrokerAddress, TlsOptions } from '../../address.ts';
import type { RunAbout } from '../../lock-identity.ts';
import type { ServerProperties } from './connect.ts';
import type { Failure } from './failure.ts';
import { changeWidth, observeWidth } from './limits.ts';
import { Session } from './session.ts';

/** The use of a connection. */
export type Use = 'observe' | 'change';

/** How to connect. */
export interface SessionOptions {
  /** Nodes of one cluster, tried in order; at least one. */
  readonly addresses: readonly BrokerAddress[];
  readonly tls?: TlsOptions;
  /** The command, such as `plan`: its connections are named `topo plan (observe)` on the broker. */
  readonly purpose: string;
  /** The identity of this run, as the broker shows it with its connections. */
  readonly about?: RunAbout;
  /** Overrides the limit for a connection to open, in milliseconds. */
  readonly timeoutMs?: number;
}

/** The connections of one run. */
export interface Sessions {
  /**
   * The connection for a virtual host and a use. A lost one remains lost, except for `renew`, which replaces it, and
   * `renew-if-asked-for`, which does so only if a request on it ended it (503, 540, 541).
   * @throws TopoError as `dial` does
   */
  get(vhost: string, use: Use, renew?: 'renew' | 'renew-if-asked-for'): Promise<Session>;
  /**
   * Runs work that can end its connection on one where nothing else runs, in turn. A connection that was ended by such
   * work (503, 540, 541) is opened again; one that was lost otherwise remains lost.
   * @throws TopoError as `dial` does, and the errors of the work
   */
  alone<T>(vhost: string, use: Use, work: (session: Session) => Promise<T>): Promise<T>;
  /** The identity of the broker on the most recently opened connection, and its address. */
  known(): { readonly server: ServerProperties; readonly address: string } | undefined;
  /** Closes all. Never throws, never hangs. */
  close(): Promise<void>;
}

/**
 * Reply codes with which RabbitMQ ends a connection because of a request: command-invalid, not-implemented, internal-error
 * (AMQP 0-9-1).
 */
const askedForIt: readonly (number | undefined)[] = [503, 540, 541];

/** Whether a connection ended because of a request: other requests can then be repeated on a new one. */
export function endedByQuestion(failure: Failure | undefined): boolean {
  return failure?.kind === 'lost' && askedForIt.includes(failure.code);
}

const widths: { readonly [use in Use]: number } = { observe: observeWidth, change: changeWidth };

/** Creates the collection without connecting. */
export function sessionsOf(options: SessionOptions): Sessions {
  const held = new Map<string, Promise<Session>>();
  const turns = new Map<string, Promise<unknown>>();
  let latest: Session | undefined;
  let closing = false;

  async function open(vhost: string, use: Use, width: number, suffix: string): Promise<Session> {
    const session = await Session.open({ ...options, name: `topo ${options.purpose} (${use}${suffix})` }, vhost, width);
    if (closing) await session.close();
    latest = session;
    return session;
  }

  /** The stored promise while `keep` accepts its result; else a new one. Failed ones are retained as well, except for renewal. */
  async function hold(
    id: string,
    keep: (session: Session) => boolean,
    renewFailed: boolean,
    opening: () => Promise<Session>,
  ): Promise<Session> {
    const there = held.get(id);
    if (there !== undefined) {
      const session = await there.catch((error: unknown) => {
        if (!renewFailed) throw error;
      });
      if (session !== undefined && keep(session)) return session;
    }
    // Another caller may have opened one meanwhile.
    const current = held.get(id);
    if (current !== undefined && current !== there) return await current;
    const fresh = opening();
    held.set(id, fresh);
    return await fresh;
  }

  return {
    get(vhost, use, renew) {
      const keep = ({ lost }: Session): boolean =>
        lost === undefined || !(renew === 'renew' || (renew !== undefined && endedByQuestion(lost)));
      return hold(JSON.stringify([vhost, use]), keep, renew === 'renew', () => open(vhost, use, widths[use], ''));
    },
    async alone(vhost, use, work) {
      const id = JSON.stringify([vhost, use, 'alone']);
      const keep = (session: Session): boolean => session.lost === undefined || !endedByQuestion(session.lost);
      const before = turns.get(id) ?? Promise.resolve();
      const mine = before.then(async () => work(await hold(id, keep, use === 'observe', () => open(vhost, use, 1, ', one at a time'))));
      turns.set(
        id,
        mine.catch(() => {}),
      );
      return await mine;
    },
    known: () => latest && { server: latest.server, address: latest.address },
    async close() {
      closing = true;
      const all = await Promise.allSettled(held.values());
      await Promise.all(all.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.close() : undefined)));
    },
  };
}
