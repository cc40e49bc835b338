// Waits for a broker. Each has a limit, is reported while it lasts, and ends soon after an interruption: a broker that accepts a request and
// never replies (a frozen node, an alarm, a queue whose node is down, a network that drops packets) must not make topo hang in silence.

/** What ends waits early, and where they are reported. */
export interface Waiting {
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Called with a line for people. */
  readonly onWait?: (text: string) => void;
  /** Overrides of `waitLimits`, for tests. */
  readonly limits?: Partial<WaitLimits>;
}

/** Times in milliseconds. */
export interface WaitLimits {
  /** From the begin of a wait to its first report, and between two reports. */
  readonly reportMs: number;
  /** For a response to a request that was sent before the interruption: a broker that still responds does so within this time. */
  readonly graceMs: number;
  /** For a request sent after the interruption, which completes an action that has begun. */
  readonly finishMs: number;
  /** The same if a request got no response within `graceMs`: the broker is taken for silent. */
  readonly silentMs: number;
}

/** With the time to close connections, a run that is interrupted while it waits ends within 3 s; a wait is reported within 10 s. */
const waitLimits: WaitLimits = { reportMs: 5_000, graceMs: 1_000, finishMs: 10_000, silentMs: 700 };

/** The result of a wait that ended without one. */
export const timedOut = Symbol('timed out');

/** The time of a wait that ended without a result, in milliseconds: its limit, or less after an interruption. */
export function waitedMs(began: number, limitMs: number): number {
  return Math.min(limitMs, Math.ceil((performance.now() - began) / 100) * 100);
}

/** The end of a run by an interruption. */
interface End {
  /** Whether a request got no response within the grace. */
  silent: boolean;
  /** In `performance.now()`. */
  interruptedAt: number | undefined;
}

interface Pending {
  readonly what: () => string;
  readonly since: number;
  readonly limitMs: number;
  readonly end: () => void;
}

/** Milliseconds between two checks of the pending waits. */
const tickMs = 50;

/** The waits of one run. */
export class Waits {
  readonly signal: AbortSignal | undefined;
  readonly onWait: ((text: string) => void) | undefined;
  readonly #limits: WaitLimits;
  readonly #pending = new Set<Pending>();
  #timer: NodeJS.Timeout | undefined;
  #reported = Number.NEGATIVE_INFINITY;
  /** Shared by all waits of a run. */
  readonly #end: End;

  constructor({ signal, onWait, limits = {} }: Waiting = {}, end: End = { silent: false, interruptedAt: undefined }) {
    this.signal = signal;
    this.onWait = onWait;
    this.#limits = { ...waitLimits, ...limits };
    this.#end = end;
  }

  /** Waits of the same run that another signal ends. */
  endedBy(signal: AbortSignal | undefined): Waits {
    const { onWait } = this;
    const own = { ...(signal === undefined ? {} : { signal }), ...(onWait === undefined ? {} : { onWait }) };
    return new Waits({ ...own, limits: this.#limits }, this.#end);
  }

  /** Whether the run was interrupted: what is not essential is skipped. */
  get interrupted(): boolean {
    const isAborted = this.signal?.aborted === true;
    if (isAborted) this.#end.interruptedAt ??= performance.now();
    return isAborted;
  }

  /** Whether the time for responses after an interruption has passed. */
  get exhausted(): boolean {
    if (!this.interrupted) return false;
    const { silent, interruptedAt = 0 } = this.#end;
    return silent || performance.now() >= interruptedAt + this.#limits.graceMs;
  }

  /**
   * Waits for the work, at most `limitMs` milliseconds, and less after an interruption.
   * @param what completes "waiting for ..." in a report
   * @throws the error of the work
   */
  async within<T>(work: Promise<T>, limitMs: number, what: () => string): Promise<T | typeof timedOut> {
    let end = (): void => {};
    const limit = new Promise<typeof timedOut>((resolve) => {
      end = () => resolve(timedOut);
    });
    // an interruption before this wait is not one during it
    void this.interrupted;
    const pending: Pending = { what, since: performance.now(), limitMs, end };
    this.#pending.add(pending);
    this.#timer ??= setInterval(() => this.#tick(), tickMs);
    try {
      return await Promise.race([work, limit]);
    } finally {
      this.#pending.delete(pending);
    }
  }

  /** Waits some milliseconds; false if an interruption ends it. */
  async pause(ms: number, what: () => string): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const time = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    try {
      await this.within(time, Number.POSITIVE_INFINITY, what);
      return !this.interrupted;
    } finally {
      clearTimeout(timer);
    }
  }

  #tick(): void {
    if (this.#pending.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const now = performance.now();
    const { interrupted } = this;
    for (const pending of this.#pending) {
      if (now < this.#endOf(pending)) continue;
      if (interrupted) this.#end.silent = true;
      pending.end();
    }
    const [oldest] = this.#pending;
    if (oldest !== undefined && now >= Math.max(oldest.since, this.#reported) + this.#limits.reportMs) this.#report(oldest, now);
  }

  #endOf({ since, limitMs }: Pending): number {
    const { interruptedAt, silent } = this.#end;
    if (!this.interrupted || interruptedAt === undefined) return since + limitMs;
    const { graceMs, finishMs, silentMs } = this.#limits;
    const after = since <= interruptedAt ? interruptedAt + graceMs : since + (silent ? silentMs : finishMs);
    return Math.min(since + limitMs, after);
  }

  #report({ what, since, limitMs }: Pending, now: number): void {
    this.#reported = now;
    const others = this.#pending.size - 1;
    const more = others === 0 ? '' : `, and ${others} more`;
    const most = Number.isFinite(limitMs) ? ` of at most ${Math.ceil(limitMs / 1000)}` : '';
    this.onWait?.(`waiting for ${what()}${more}: ${Math.floor((now - since) / 1000)}${most} s`);
  }
}
