// What was measured, as data: rows of samples in sections, and the statistics of a row.

/** Minimum, median and maximum, in the unit of the samples. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One measurement. */
export interface Sample {
  /** Wall time in milliseconds. */
  readonly ms: number;
  /** Peak memory of the process in bytes. */
  readonly peakBytes?: number;
  /** CPU time that the broker spent meanwhile, in milliseconds, user and system: what hardly depends on other load. */
  readonly brokerMs?: number;
}

/** One thing that was measured several times. */
export interface Row {
  readonly name: string;
  /** Wall times in milliseconds, in the order of measuring. */
  readonly ms: readonly number[];
  /** Peak memory of the process in bytes, a sample each; absent where nothing of ours runs. */
  readonly peakBytes?: readonly number[];
  /** CPU time of the broker in milliseconds, a sample each; absent where it was not measured. */
  readonly brokerMs?: readonly number[];
  /** A part of the row above it, not a contender. */
  readonly part?: boolean;
}

/** Rows that stand beside each other. */
export interface Section {
  readonly kind: 'apply' | 'plan' | 'start';
  readonly title: string;
  /** Version of RabbitMQ; absent where there is none. */
  readonly version?: string;
  /** Name of the row that the others are compared with. */
  readonly baseline: string;
  readonly rows: readonly Row[];
}

/** Statistics of samples. @throws where there are none: nothing measured is not 0 */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((one, other) => one - other);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error('nothing was measured');
  const upper = sorted[Math.floor(sorted.length / 2)] ?? max;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? min;
  return { min, median: (lower + upper) / 2, max };
}

/** The row of that name. @throws where the section has none */
export function rowOf(section: Section, name: string): Row {
  const row = section.rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no row "${name}" in "${section.title}"`);
  return row;
}

/** How many times as long a row takes as another, by medians. */
export function ratio(row: Row, baseline: Row): number {
  return spreadOf(row.ms).median / spreadOf(baseline.ms).median;
}

/** Collects samples by name while contenders alternate. */
export function createTally(): { add(name: string, sample: Sample): void; row(name: string, part?: boolean): Row } {
  const samples = new Map<string, Sample[]>();
  return {
    add: (name, sample) => {
      samples.set(name, [...(samples.get(name) ?? []), sample]);
    },
    row: (name, part = false) => {
      const own = samples.get(name) ?? [];
      const peakBytes = own.flatMap((sample) => sample.peakBytes ?? []);
      const brokerMs = own.flatMap((sample) => sample.brokerMs ?? []);
      return {
        name,
        ms: own.map(({ ms }) => ms),
        ...(peakBytes.length === 0 ? {} : { peakBytes }),
        ...(brokerMs.length === 0 ? {} : { brokerMs }),
        ...(part ? { part } : {}),
      };
    },
  };
}
