// How many cases a property runs: few by default, so that the suite is quick; a search is opt-in through TOPO_PROPERTY_RUNS.

/** The part of the parameters of fast-check with the number of cases. */
export interface Sample {
  readonly numRuns: number;
}

/**
 * The number of cases of a property: `usual`, or the number in TOPO_PROPERTY_RUNS divided by `cost`, and never fewer than `usual`.
 * `cost` is the duration of a case relative to that of a quick property (some milliseconds).
 * @throws when TOPO_PROPERTY_RUNS is not a positive whole number
 */
export function sample(usual: number, cost = 1, env: NodeJS.ProcessEnv = process.env): Sample {
  const asked = env['TOPO_PROPERTY_RUNS'] ?? '';
  if (asked === '') return { numRuns: usual };
  if (!/^[1-9]\d*$/.test(asked)) throw new Error(`TOPO_PROPERTY_RUNS is a positive whole number, not "${asked}"`);
  return { numRuns: Math.max(usual, Math.ceil(Number(asked) / cost)) };
}
