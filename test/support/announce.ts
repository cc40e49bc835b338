// Announces long steps of a set-up, and prints every ten seconds that they are still running. On stderr: stdout is for results.

/** Prints `what`, waits for the work, and prints its duration every ten seconds. */
export async function announce<T>(what: string, work: Promise<T>): Promise<T> {
  const began = performance.now();
  console.error(`${what} ...`);
  const alive = setInterval(() => console.error(`${what}: ${Math.round((performance.now() - began) / 1000)} s`), 10_000);
  try {
    return await work;
  } finally {
    clearInterval(alive);
  }
}
