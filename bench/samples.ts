// Measurements as data: rows of samples in sections, and the statistics of a row.

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
  /** CPU time used by the broker meanwhile, in milliseconds, user and system: almost independent of other load. */
  readonly brokerMs?: number;
}

/** One subject that was measured several times. */
export interface Row {
  readonly name: string;
  /** Wall times in milliseconds, in the order of measurement. */
  readonly ms: readonly number[];
  /** Peak memory of the process in bytes, per sample; absent if no process was started. */
  readonly peakBytes?: readonly number[];
  /** CPU time of the broker in milliseconds, per sample; absent if it was not measured. */
  readonly brokerMs?: readonly number[];
  /** Whether it is a part of the row above, not a contender. */
  readonly part?: boolean;
}

/** Rows to compare with each other. */
export interface Section {
  readonly kind: 'apply' | 'plan' | 'start';
  readonly title: string;
  /** Version of RabbitMQ; absent if no broker is involved. */
  readonly version?: string;
  /** Name of the row that the others are compared with. */
  readonly baseline: string;
  readonly rows: readonly Row[];
}

/** Statistics of samples. @throws if there are none, which must not appear as 0 */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((one, other) => one - other);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error('nothing was measured');
  const upper = sorted[Math.floor(sorted.length / 2)] ?? max;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? min;
  return { min, median: (lower + upper) / 2, max };
}

/** The row with that name. @throws if the section has none */
export function rowOf(section: Section, name: string): Row {
  const row = section.rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no row "${name}" in "${section.title}"`);
  return row;
}

/** The ratio of the median times of two rows. */
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
