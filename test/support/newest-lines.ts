// vitest reporter of the tests that run on the newest version of RabbitMQ only (newest.ts): at the end of a run, a line with their files.
import type { Reporter, TestModule } from 'vitest/node';
import { newestMark } from './newest-mark.ts';

/** Prints the line if such a test was skipped on an older version. */
export default class NewestLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) => {
      const skipped = [...module.children.allTests('skipped')].filter(({ name }) => name.endsWith(newestMark));
      return skipped.length === 0 ? [] : [{ path: module.relativeModuleId, count: skipped.length }];
    });
    const line = newestLine(rows);
    if (line !== undefined) console.log(line);
  }
}

/** `skipped on older versions (TOPO_TEST_REPEATS=all runs them): 8 in test/broker/alarms.test.ts`; undefined without any. */
export function newestLine(rows: readonly { readonly path: string; readonly count: number }[]): string | undefined {
  if (rows.length === 0) return undefined;
  return `skipped on older versions (TOPO_TEST_REPEATS=all runs them): ${rows.map(({ path, count }) => `${count} in ${path}`).join(', ')}`;
}
