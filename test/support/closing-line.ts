// vitest reporter whose last line on stdout is `N passed, N failed` (and `, N skipped` if there are any), for CI to read.
// A file that fails to load, a failing hook, an unhandled error and a run without a single test each count as failed.
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Prints when the process exits, so that nothing (coverage tables, a summary) follows it. */
export default class ClosingLine implements Reporter {
  // The result if the run does not complete, for example if no broker can be started.
  #count: Count = { passed: 0, failed: 1, skipped: 0 };

  onInit(): void {
    process.once('exit', () => console.log(closingLine(this.#count)));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[], reason: TestRunEndReason): void {
    const count = countTests(modules);
    count.failed += unhandledErrors.length;
    const nothingRan = count.passed + count.failed === 0;
    if (nothingRan) console.log('no test ran');
    if (count.failed === 0 && (nothingRan || reason !== 'passed')) count.failed = 1;
    if (count.failed > 0) process.exitCode ||= 1;
    this.#count = count;
  }
}

function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function countTests(modules: readonly TestModule[]): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      count[state === 'pending' ? 'skipped' : state] += 1; // pending: a failed hook prevented it from running
    }
    for (const suite of [module, ...module.children.allSuites()]) {
      if (suite.errors().length > 0) count.failed += 1;
    }
  }
  return count;
}
