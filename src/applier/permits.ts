// Limits how much work runs at once.

/** A number of permits. */
export interface Permits {
  /** Waits for a permit; an urgent one is granted before all that are not. */
  enter(urgent?: boolean): Promise<void>;
  leave(): void;
  /** Runs work with a permit. */
  with<T>(work: () => Promise<T>): Promise<T>;
}

/** Creates permits, at least one. */
export function createPermits(most: number): Permits {
  let free = Math.max(1, most);
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  const permits: Permits = {
    enter: async (isUrgent = false) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => (isUrgent ? urgent : others).push(resolve));
    },
    leave: () => {
      const next = urgent.shift() ?? others.shift();
      if (next === undefined) free += 1;
      else next();
    },
    with: async (work) => {
      await permits.enter();
      try {
        return await work();
      } finally {
        permits.leave();
      }
    },
  };
  return permits;
}
