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
  /** For a response to a request that was sent before the interruption: a broker that responds at all does so within this time. */
  readonly graceMs: number;
  /** For a request sent after the interruption, which completes what was begun. */
  readonly finishMs: number;
}

/** With the time to close connections, an interrupted run ends within 3 s; a wait is reported within 10 s. */
export const waitLimits: WaitLimits = { reportMs: 5_000, graceMs: 1_000, finishMs: 5_000 };

/** The result of a wait that ended without one. */
export const timedOut = Symbol('timed out');

/** The time of a wait that ended without a result, in milliseconds: its limit, or less after an interruption. */
export function waitedMs(began: number, limitMs: number): number {
  return Math.min(limitMs, Math.ceil((performance.now() - began) / 100) * 100);
}

interface Pending {
  readonly what: () => string;
  readonly since: number;
  readonly limitMs: number;
  readonly end: () => void;
}

/** Milliseconds between two looks at the pending waits. */
const tickMs = 50;

/** The waits of one run. */
export class Waits {
  readonly signal: AbortSignal | undefined;
  readonly onWait: ((text: string) => void) | undefined;
  readonly #limits: WaitLimits;
  readonly #pending = new Set<Pending>();
  #timer: NodeJS.Timeout | undefined;
  #reported = Number.NEGATIVE_INFINITY;
  #interrupted: number | undefined;

  constructor({ signal, onWait, limits = {} }: Waiting = {}) {
    this.signal = signal;
    this.onWait = onWait;
    this.#limits = { ...waitLimits, ...limits };
  }

  /** Whether the run was interrupted: what is not essential is skipped. */
  get interrupted(): boolean {
    return this.signal?.aborted === true;
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
    const pending: Pending = { what, since: performance.now(), limitMs, end };
    this.#pending.add(pending);
    this.#timer ??= setInterval(() => this.#tick(), tickMs);
    try {
      return await Promise.race([work, limit]);
    } finally {
      this.#pending.delete(pending);
    }
  }

  #tick(): void {
    if (this.#pending.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const now = performance.now();
    if (this.interrupted) this.#interrupted ??= now;
    for (const pending of this.#pending) if (now >= this.#endOf(pending)) pending.end();
    const [oldest] = this.#pending;
    if (oldest !== undefined && now >= Math.max(oldest.since, this.#reported) + this.#limits.reportMs) this.#report(oldest, now);
  }

  #endOf({ since, limitMs }: Pending): number {
    if (this.#interrupted === undefined) return since + limitMs;
    const { graceMs, finishMs } = this.#limits;
    return Math.min(since + limitMs, since <= this.#interrupted ? this.#interrupted + graceMs : since + finishMs);
  }

  #report({ what, since, limitMs }: Pending, now: number): void {
    this.#reported = now;
    const others = this.#pending.size - 1;
    const more = others === 0 ? '' : `, and ${others} more`;
    const most = Number.isFinite(limitMs) ? ` of at most ${Math.ceil(limitMs / 1000)}` : '';
    this.onWait?.(`waiting for ${what()}${more}: ${Math.floor((now - since) / 1000)}${most} s`);
  }
}
