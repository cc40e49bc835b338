// A persistent connection to one virtual host, with a pool of channels. The only place that opens channels. One call at a time per
// channel (amqplib sends no more either, and an error closes the channel with all its pending calls); every call has a time limit;
// failures are returned as data. Nothing is ever published here: a connection that has published is blocked by a memory alarm.
import type { Channel } from 'amqplib';
import { addressOf, type Dialled, type DialOptions, dial, type ServerProperties } from './connect.ts';
import { type CallResult, failureOf, type Lost, lostBecause } from './failure.ts';
import { closeMs } from './limits.ts';

/** One use of a channel: one RPC. */
export type Operation<T> = (channel: Channel) => Promise<T>;

const timedOut = Symbol('timed out');

/** A connection and its channels. It does not reconnect: after a loss, every call fails at once. */
export class Session {
  readonly #dialled: Dialled;
  readonly #idle: Channel[] = [];
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #lost: Lost | undefined;
  /** Resolves when the connection has ended. */
  readonly closed: Promise<Lost>;

  private constructor(dialled: Dialled, width: number) {
    this.#dialled = dialled;
    this.#free = Math.min(width, dialled.channels);
    const { model } = dialled;
    // The reason arrives with 'error', before pending calls are rejected without one; a close by an operator (320) has no 'error'.
    model.on('error', (error) => this.#end(error));
    this.closed = new Promise((resolve) => {
      model.on('close', (error) => resolve(this.#end(error ?? new Error('closed'))));
    });
  }

  /**
   * Opens a connection with up to `width` channels, or as many as the broker allows.
   * @throws TopoError as `dial` does
   */
  static async open(options: DialOptions, vhost: string, width: number): Promise<Session> {
    return new Session(await dial(options, vhost), width);
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

  /** Runs one RPC with exclusive use of a channel, when one is free. `limitMs` counts from then on. Never throws. */
  async call<T>(operation: Operation<T>, limitMs: number): Promise<CallResult<T>> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free -= 1;
    try {
      return await this.#run(operation, limitMs);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  /** Closes the connection, orderly if the broker responds in time, else by destroying the socket. Never throws, never hangs. */
  async close(): Promise<void> {
    if (this.#lost === undefined) {
      this.#lost = { kind: 'lost', text: 'closed by topo' };
      const { model } = this.#dialled;
      await withLimit(model.close(), closeMs).catch(() => {});
    }
    this.#dialled.destroy();
  }

  async #run<T>(operation: Operation<T>, limitMs: number): Promise<CallResult<T>> {
    if (this.#lost !== undefined) return { ok: false, failure: this.#lost };
    const began = performance.now();
    let channel: Channel | undefined;
    try {
      const opened = this.#idle.pop() ?? (await withLimit(this.#open(), limitMs));
      if (opened === timedOut) return { ok: false, failure: { kind: 'timeout', limitMs } };
      channel = opened;
      const value = await withLimit(operation(channel), Math.max(1, limitMs - (performance.now() - began)));
      if (value === timedOut) {
        abandon(channel);
        return { ok: false, failure: this.#lost ?? { kind: 'timeout', limitMs } };
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
    const lost = this.#lost ?? lostBecause(error);
    this.#lost = lost;
    return lost;
  }
}

/** Asks the broker to close a channel without waiting: it may still process the call that timed out, or be blocked. */
function abandon(channel: Channel): void {
  channel.close().catch(() => {});
}

async function withLimit<T>(promise: Promise<T>, limitMs: number): Promise<T | typeof timedOut> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof timedOut>((resolve) => {
    timer = setTimeout(() => resolve(timedOut), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
