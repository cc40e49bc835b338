// A persistent connection to one virtual host, with a pool of channels. The only place that opens channels. One call at a time per
// channel (amqplib sends no more either, and an error closes the channel with all its pending calls); every call has a time limit;
// failures are returned as data. Nothing is ever published here: a connection that has published is blocked by a memory alarm.
import type { Channel } from 'amqplib';
import { userChannelLimit } from '../../../rabbitmq/refusals.ts';
import { timedOut, Waits, waitedMs } from '../../waits.ts';
import { ChannelBudget } from './channel-budget.ts';
import { ChannelPermits } from './channel-permits.ts';
import { addressOf, type Dialled, type DialOptions, dial, type ServerProperties } from './connect.ts';
import { type CallResult, type Failure, failureOf, type Lost, lostBecause } from './failure.ts';
import { channelMs, closeMs, interruptedCloseMs } from './limits.ts';

/** One use of a channel: one RPC. */
export type Operation<T> = (channel: Channel) => Promise<T>;

/** Whether a connection ended because the limit of the user (max-channels) was reached: calls can be repeated on a new one. */
export function endedByChannelLimit(failure: Failure | undefined): boolean {
  return failure?.kind === 'lost' && failure.code === 530 && userChannelLimit(failure.text) !== undefined;
}

/** A connection and its channels. It does not reconnect: after a loss, every call fails at once. */
export class Session {
  readonly #dialled: Dialled;
  readonly #budget: ChannelBudget;
  readonly #idle: Channel[] = [];
  readonly #permits: ChannelPermits;
  readonly #waits: Waits;
  #lost: Lost | undefined;
  /** Resolves when the connection has ended. */
  readonly closed: Promise<Lost>;

  private constructor(dialled: Dialled, width: number, budget: ChannelBudget, waits: Waits) {
    this.#dialled = dialled;
    this.#waits = waits;
    this.#budget = budget;
    this.#permits = new ChannelPermits(budget, Math.min(width, dialled.channels), (left) => {
      for (const channel of this.#idle.splice(left)) channel.close().catch(() => {});
    });
    const { model } = dialled;
    // The reason arrives with 'error', before pending calls are rejected without one; a close by an operator (320) has no 'error'.
    model.on('error', (error) => this.#end(error));
    this.closed = new Promise((resolve) => {
      model.on('close', (error) => resolve(this.#end(error ?? new Error('closed'))));
    });
  }

  /**
   * Opens a connection with up to `width` channels, or as many as the broker and the budget allow.
   * @throws TopoError as `dial` does
   */
  static async open(options: DialOptions, vhost: string, width: number, budget?: ChannelBudget): Promise<Session> {
    const dialled = await dial(options, vhost);
    return new Session(dialled, width, budget ?? new ChannelBudget(dialled.address.user), options.waits ?? new Waits());
  }

  /** The address of the node, without credentials. */
  get address(): string {
    return addressOf(this.#dialled);
  }

  /** The server properties of the broker. */
  get server(): ServerProperties {
    return this.#dialled.server;
  }

  /** Why the connection ended; undefined while it is open. */
  get lost(): Lost | undefined {
    return this.#lost;
  }

  /** Whether it always retains its last channel. */
  get keepsOne(): boolean {
    return this.#permits.keepsOne;
  }

  /**
   * Runs one RPC with exclusive use of a channel, when one is free. `limitMs` counts from then on. Never throws.
   * @param about the object of the RPC, for reports of the wait
   */
  async call<T>(operation: Operation<T>, limitMs: number, about?: string): Promise<CallResult<T>> {
    const refused = await this.#permits.enter();
    if (refused !== undefined) return { ok: false, failure: refused };
    const answer = await this.#run(operation, limitMs, () => `a reply from ${this.address}${about === undefined ? '' : ` about ${about}`}`);
    if (!answer.ok && this.#lost === undefined) this.#permits.leaveClosed();
    else this.#permits.leave();
    return answer;
  }

  /**
   * Opens up to `channels` now, at least one, and no more later: what is held on this connection does not depend on a channel that may be
   * refused. Ends the connection if the limit of the user is reached. Never throws for a reply of the broker.
   * @throws TopoError `channel-limit`
   */
  async reserve(channels: number): Promise<void> {
    const missing = (await this.#permits.take(channels)) - this.#idle.length;
    const opened = await Promise.allSettled(
      Array.from({ length: missing }, () => this.#waits.within(this.#open(), channelMs, () => `a channel of ${this.address}`)),
    );
    for (const one of opened) if (one.status === 'fulfilled' && one.value !== timedOut) this.#idle.push(one.value);
    if (this.#lost === undefined) this.#permits.keep();
  }

  /** Closes the connection, orderly if the broker responds in time, else by destroying the socket. Never throws, never hangs. */
  async close(): Promise<void> {
    if (this.#lost === undefined) {
      this.#finish({ kind: 'lost', text: 'closed by topo' });
      const { model } = this.#dialled;
      const limitMs = this.#waits.interrupted ? interruptedCloseMs : closeMs;
      await this.#waits.within(model.close(), limitMs, () => `the close of a connection to ${this.address}`).catch(() => {});
    }
    this.#dialled.destroy();
  }

  async #run<T>(operation: Operation<T>, limitMs: number, what: () => string): Promise<CallResult<T>> {
    if (this.#lost !== undefined) return { ok: false, failure: this.#lost };
    const began = performance.now();
    let channel: Channel | undefined;
    try {
      const opened = this.#idle.pop() ?? (await this.#waits.within(this.#open(), limitMs, what));
      if (opened === timedOut) return { ok: false, failure: this.#lost ?? { kind: 'timeout', limitMs: waitedMs(began, limitMs) } };
      channel = opened;
      const value = await this.#waits.within(operation(channel), Math.max(1, limitMs - (performance.now() - began)), what);
      if (value === timedOut) {
        abandon(channel);
        return { ok: false, failure: this.#lost ?? { kind: 'timeout', limitMs: waitedMs(began, limitMs) } };
      }
      this.#idle.push(channel);
      return { ok: true, value };
    } catch (error) {
      const failure = failureOf(error, this.#lost);
      // amqplib keeps waiting for the reply to a request that it could not encode: the channel cannot be used again.
      if (failure.kind === 'unsendable' && channel !== undefined) abandon(channel);
      return { ok: false, failure };
    }
  }

  async #open(): Promise<Channel> {
    const channel = await this.#dialled.model.createChannel();
    // The reason arrives with the rejected call; without a listener, the event would end the process.
    channel.on('error', () => {});
    channel.on('close', () => {
      const index = this.#idle.indexOf(channel);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    return channel;
  }

  #end(error: unknown): Lost {
    if (this.#lost !== undefined) return this.#lost;
    const lost = lostBecause(error);
    const limit = lost.code === 530 ? userChannelLimit(lost.text) : undefined;
    if (limit !== undefined) this.#budget.refused(limit);
    return this.#finish(lost);
  }

  #finish(lost: Lost): Lost {
    this.#lost = lost;
    this.#permits.end();
    return lost;
  }
}

/** Asks the broker to close a channel without waiting: it may still process the call that timed out, or be blocked. */
function abandon(channel: Channel): void {
  channel.close().catch(() => {});
}
