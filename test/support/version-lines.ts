// vitest reporter of the tests that do not run on every version of RabbitMQ (fewer-versions.ts): at the end of a run, a line with their files.
import type { Reporter, TestModule } from 'vitest/node';
import { newestMark, outermostMark } from './version-marks.ts';

/** Prints the lines if such a test was skipped. */
export default class VersionLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = [
      versionLine('on older versions', rowsOf(modules, newestMark)),
      versionLine('between the oldest and the newest version, counted as one per file', rowsOf(modules, outermostMark)),
    ];
    for (const line of lines) if (line !== undefined) console.log(line);
  }
}

interface Row {
  readonly path: string;
  readonly count: number;
}

function rowsOf(modules: readonly TestModule[], mark: string): readonly Row[] {
  return modules.flatMap((module) => {
    const skipped = [...module.children.allTests('skipped')].filter(({ name }) => name.endsWith(mark));
    return skipped.length === 0 ? [] : [{ path: module.relativeModuleId, count: skipped.length }];
  });
}

/** `skipped on older versions (TOPO_TEST_REPEATS=all runs them): 8 in test/broker/alarms.test.ts`; undefined without any. */
export function versionLine(where: string, rows: readonly Row[]): string | undefined {
  if (rows.length === 0) return undefined;
  const files = rows.map(({ path, count }) => `${count} in ${path}`);
  return `skipped ${where} (TOPO_TEST_REPEATS=all runs them): ${files.join(', ')}`;
}
