// vitest reporter of the conformance suite: how many rows of each table each version confirmed, and their sum by version in the end.
import type { Reporter, TestCase } from 'vitest/node';
import type { Confirmed } from './conformance.ts';

/** Prints a line for each table and version as it is done, and a line for each version when the run ends. */
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

/** `conformance 4.3.6: 231 rows confirmed (queue arguments)`, with the rows that rest on sources where there are any. */
export function conformanceLine({ version, table, confirmed, sourceOnly }: Confirmed): string {
  const unseen = sourceOnly === 0 ? '' : `, ${sourceOnly} from the source only`;
  return `conformance ${version}: ${confirmed} rows confirmed${unseen} (${table})`;
}

/** One line for each version: the sum of its tables. */
export function sumLines(all: readonly Confirmed[]): readonly string[] {
  return [...new Set(all.map(({ version }) => version))].map((version) => {
    const own = all.filter((one) => one.version === version);
    const sum = (field: 'confirmed' | 'sourceOnly') => own.reduce((total, one) => total + one[field], 0);
    const tables = `${own.length} ${own.length === 1 ? 'table' : 'tables'}`;
    return conformanceLine({ version, table: `all of ${tables}`, confirmed: sum('confirmed'), sourceOnly: sum('sourceOnly') });
  });
}
