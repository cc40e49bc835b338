// Measures the work of code, for tests of its growth with the input: counted, not timed, so that a busy machine does not matter.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** V8 loses counts of functions that it inlines, or whose bytecode it discards. With these flags every run gives the same numbers. */
const exactCounts = ['--no-opt', '--no-maglev', '--no-flush-bytecode'];

/**
 * Calls each exported function `(size: number) => void` of a TypeScript module with each size, in a separate process, and counts how
 * often blocks of JavaScript (functions, branches, bodies of loops) are entered. Work inside built-in functions is not counted.
 * @returns the counts by the name of the export, in the order of the sizes
 * @throws when a function throws
 */
export async function workOf(module: URL, sizes: readonly number[]): Promise<{ readonly [name: string]: readonly number[] }> {
  const child = fileURLToPath(new URL('./work-child.ts', import.meta.url));
  const tsx = ['--import', import.meta.resolve('tsx')];
  const args = [...exactCounts, ...tsx, '--input-type=module', '--eval', `await import(${JSON.stringify(child)})`, '--'];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, module.href, ...sizes.map(String)]);
  return JSON.parse(stdout) as { [name: string]: number[] };
}
