// The channels that one connection may have open, and the calls that wait for one: its part of the budget of the run.
import type { ChannelBudget, ChannelHolder } from './channel-budget.ts';
import type { Failure } from './failure.ts';

/** A call that waits for a channel. */
interface Waiting {
  readonly start: () => void;
  readonly fail: (failure: Failure) => void;
}

/** The permits of one connection. */
export class ChannelPermits implements ChannelHolder {
  readonly #budget: ChannelBudget;
  readonly #closeIdle: (left: number) => void;
  readonly #waiting: Waiting[] = [];
  /** The most permits. */
  #most: number;
  #count = 0;
  /** Permits in use, or not usable yet. */
  #busy = 0;
  #asking = false;
  #ended = false;
  #keepsOne = false;

  /** @param closeIdle closes the idle channels above a number */
  constructor(budget: ChannelBudget, most: number, closeIdle: (left: number) => void) {
    this.#budget = budget;
    this.#most = most;
    this.#closeIdle = closeIdle;
    budget.join(this);
  }

  /** Whether the last permit is always retained. */
  get keepsOne(): boolean {
    return this.#keepsOne;
  }

  /** Waits for a permit; the failure if there can be none. Succeeds after the end, as the call then reports it. */
  async enter(): Promise<Failure | undefined> {
    if (this.#ended) return undefined;
    if (this.#busy < this.#count || this.#grow()) {
      this.#busy += 1;
      return undefined;
    }
    return await new Promise((resolve) => {
      this.#waiting.push({ start: () => resolve(undefined), fail: resolve });
      this.#next();
    });
  }

  /** The call has ended, and its channel is idle. */
  leave(): void {
    if (this.#ended) return;
    this.#busy -= 1;
    if (this.#budget.pressing) this.shed();
    this.#next();
  }

  /** The call has ended, and its channel is closed, which the broker counts a little longer. */
  leaveClosed(): void {
    if (this.#keepsOne && this.#count > 1) {
      this.#busy -= 1;
      this.#most -= 1;
      this.#drop();
      this.#next();
    } else if (this.#keepsOne || this.#budget.limited) setTimeout(() => this.leave(), this.#budget.coolMs);
    else this.leave();
  }

  /** Takes up to `wanted` permits, at least one, and returns how many are not in use. @throws TopoError `channel-limit` */
  async take(wanted: number): Promise<number> {
    if (this.#count === 0) {
      await this.#budget.take(1);
      this.#count = 1;
    }
    while (this.#count < wanted && this.#grow());
    return this.#count - this.#busy;
  }

  /** From now on, no more permits, and never none. */
  keep(): void {
    this.#keepsOne = true;
    this.#most = this.#count;
  }

  shed(): boolean {
    if (this.#ended || this.#count <= this.#busy || this.#count <= (this.#keepsOne ? 1 : 0)) return false;
    this.#drop();
    this.#closeIdle(this.#count - this.#busy);
    return true;
  }

  /** The connection has ended, and its channels with it. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#budget.leave(this, this.#count);
    for (const { start } of this.#waiting.splice(0)) start();
  }

  #grow(): boolean {
    if (this.#count >= this.#most || !this.#budget.tryTake()) return false;
    this.#count += 1;
    return true;
  }

  #drop(): void {
    this.#count -= 1;
    this.#budget.giveLater();
  }

  #next(): void {
    if (this.#ended) return;
    while (this.#busy < this.#count) {
      const waiting = this.#waiting.shift();
      if (waiting === undefined) return;
      this.#busy += 1;
      waiting.start();
    }
    if (this.#count === 0 && this.#waiting.length > 0 && !this.#asking) void this.#ask();
  }

  /** Without any permit, waits for one of another connection. */
  async #ask(): Promise<void> {
    this.#asking = true;
    try {
      await this.#budget.take(1);
      if (this.#ended) this.#budget.give(1);
      else this.#count += 1;
    } catch {
      const [{ message: text } = { message: '' }] = this.#budget.problem().diagnostics;
      for (const { fail } of this.#waiting.splice(0)) fail({ kind: 'no-channel', text });
    } finally {
      this.#asking = false;
    }
    this.#next();
  }
}
