// The connections of one run: per virtual host one that observes and one that changes, and beside each of them one that runs a single
// call at a time, for operations that can close a connection. Opened on first use, closed together.
import { isVhostClosed } from '../../../model/diagnostic.ts';
import type { BrokerAddress, TlsOptions } from '../../address.ts';
import type { RunAbout } from '../../lock-identity.ts';
import type { Waits } from '../../waits.ts';
import { ChannelBudget } from './channel-budget.ts';
import type { ServerProperties } from './connect.ts';
import type { Failure } from './failure.ts';
import { changeWidth, observeWidth } from './limits.ts';
import { endedByChannelLimit, Session } from './session.ts';

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
  /** The waits of the run; by default they are not reported, and end by their limits alone. */
  readonly waits?: Waits;
}

/** How often work is repeated on a new connection with fewer channels; the budget gives up earlier (channel-budget.ts). */
const mostRepeats = 8;

/**
 * Runs work that can be repeated on a connection; again on a new one, with fewer channels, if the channel limit of the user ended it.
 * @throws TopoError as `session` does, and the errors of the work
 */
export async function withChannels<T>(session: () => Promise<Session>, work: (session: Session) => Promise<T>): Promise<T> {
  for (let repeats = 0; ; repeats += 1) {
    const on = await session();
    try {
      const result = await work(on);
      if (!endedByChannelLimit(on.lost) || repeats === mostRepeats) return result;
    } catch (error) {
      if (!endedByChannelLimit(on.lost) || repeats === mostRepeats) throw error;
    }
  }
}

/** The connections of one run. */
export interface Sessions {
  /**
   * The connection for a virtual host and a use. A lost one remains lost, except for `renew`, which replaces it, and
   * `renew-if-asked-for`, which does so only if a request on it ended it (503, 540, 541, 530 for one channel too many) and it holds no lock.
   * @throws TopoError as `dial` does
   */
  get(vhost: string, use: Use, renew?: 'renew' | 'renew-if-asked-for'): Promise<Session>;
  /**
   * Runs work that can end its connection on one where nothing else runs, in turn. A connection that was ended by such
   * work (503, 540, 541) is opened again; one that was lost otherwise remains lost.
   * @throws TopoError as `dial` does, and the errors of the work
   */
  alone<T>(vhost: string, use: Use, work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * A new connection for changes, or the open one, with up to `atOnce` channels that are open already, and which it keeps: a lock on it does
   * not depend on a channel that may be refused.
   * @throws TopoError as `dial` does; `channel-limit` if fewer than two channels are left, as steps that can end a connection need a second
   */
  reserve(vhost: string, atOnce: number): Promise<Session>;
  /** The channels of all connections. */
  readonly channels: ChannelBudget;
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

/** Whether a connection ended because of a request, or of one channel too many: other requests can then be repeated on a new one. */
export function endedByQuestion(failure: Failure | undefined): boolean {
  return (failure?.kind === 'lost' && askedForIt.includes(failure.code)) || endedByChannelLimit(failure);
}

const widths: { readonly [use in Use]: number } = { observe: observeWidth, change: changeWidth };

/** Creates the collection without connecting. */
export function sessionsOf(options: SessionOptions): Sessions {
  const held = new Map<string, Promise<Session>>();
  const turns = new Map<string, Promise<unknown>>();
  let latest: Session | undefined;
  const abandoned = new AbortController();
  const channels = new ChannelBudget(options.addresses[0]?.user);

  async function open(vhost: string, use: Use, width: number, suffix: string): Promise<Session> {
    const session = await Session.open(
      { ...options, abandon: abandoned.signal, name: `topo ${options.purpose} (${use}${suffix})` },
      vhost,
      width,
      channels,
    );
    if (abandoned.signal.aborted) await session.close();
    latest = session;
    return session;
  }

  /** The stored promise while `keep` accepts its result; else a new one. Failed ones are retained as well, except for renewal, and those of the virtual host. */
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
    try {
      return await fresh;
    } catch (error) {
      // the run may create the virtual host, and RabbitMQ opens it a moment later
      if (isVhostClosed(error) && held.get(id) === fresh) held.delete(id);
      throw error;
    }
  }

  function get(...[vhost, use, renew]: Parameters<Sessions['get']>): Promise<Session> {
    const keep = ({ lost, keepsOne }: Session): boolean =>
      lost === undefined || !(renew === 'renew' || (renew !== undefined && !keepsOne && endedByQuestion(lost)));
    return hold(JSON.stringify([vhost, use]), keep, renew === 'renew', () => open(vhost, use, widths[use], ''));
  }

  return {
    get,
    channels,
    reserve: (vhost, atOnce) =>
      withChannels(
        () => get(vhost, 'change', 'renew-if-asked-for'),
        async (session) => {
          if (!channels.isPossible(2)) throw channels.problem();
          await session.reserve(atOnce);
          return session;
        },
      ),
    async alone(vhost, use, work) {
      const id = JSON.stringify([vhost, use, 'alone']);
      const keep = (session: Session): boolean => session.lost === undefined || !endedByQuestion(session.lost);
      const before = turns.get(id) ?? Promise.resolve();
      const session = (): Promise<Session> => hold(id, keep, use === 'observe', () => open(vhost, use, 1, ', one at a time'));
      const mine = before.then(() => withChannels(session, work));
      turns.set(
        id,
        mine.catch(() => {}),
      );
      return await mine;
    },
    known: () => latest && { server: latest.server, address: latest.address },
    async close() {
      abandoned.abort();
      const all = await Promise.allSettled(held.values());
      await Promise.all(all.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.close() : undefined)));
    },
  };
}
