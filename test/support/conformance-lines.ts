// vitest reporter of the conformance suite: the number of confirmed rows per table and version, and at the end their sum per version.
import type { Reporter, TestCase } from 'vitest/node';
import type { Confirmed } from './conformance.ts';

/** Prints a line per table and version when it is complete, and a line per version when the run ends. */
export default class ConformanceLines implements Reporter {
  readonly #all: Confirmed[] = [];

  onTestCaseResult(test: TestCase): void {
    const { conformance } = test.meta();
    if (conformance === undefined) return;
    this.#all.push(conformance);
    console.log(conformanceLine(conformance));
  }

  onTestRunEnd(): void {
    for (const line of sumLines(this.#all)) console.log(line);
  }
}

/** `conformance 4.3.6: 231 rows confirmed (queue arguments)`, with the rows that rest on sources if there are any. */
export function conformanceLine({ version, table, confirmed, sourceOnly }: Confirmed): string {
  const unseen = sourceOnly === 0 ? '' : `, ${sourceOnly} from the source only`;
  return `conformance ${version}: ${confirmed} rows confirmed${unseen} (${table})`;
}

/** One line per version: the sum of its tables. */
export function sumLines(all: readonly Confirmed[]): readonly string[] {
  return [...new Set(all.map(({ version }) => version))].map((version) => {
    const own = all.filter((one) => one.version === version);
    const sum = (field: 'confirmed' | 'sourceOnly') => own.reduce((total, one) => total + one[field], 0);
    const tables = `${own.length} ${own.length === 1 ? 'table' : 'tables'}`;
    return conformanceLine({ version, table: `all of ${tables}`, confirmed: sum('confirmed'), sourceOnly: sum('sourceOnly') });
  });
}
