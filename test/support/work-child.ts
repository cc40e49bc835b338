// The process that test/support/work.ts starts: imports the module in its first argument with V8 counters, and prints the work of each of
// its exported functions for each of the sizes in the other arguments, as JSON.
import { Session } from 'node:inspector';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

const session = new Session();
session.connect();

function post(method: string, params: object = {}): unknown {
  let answer: unknown;
  session.post(method, params, (error, result) => {
    if (error !== null) throw error;
    answer = result;
  });
  return answer;
}

/** Counts since the last call. Scripts of Node itself are not counted. */
function takeCounts(): number {
  const { result } = post('Profiler.takePreciseCoverage') as Coverage;
  const own = result.filter(({ url }) => url.startsWith('file:'));
  const ranges = own.flatMap(({ functions }) => functions).flatMap((one) => one.ranges);
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

const [module, ...sizes] = process.argv.slice(1);
if (module === undefined) throw new Error('usage: work-child MODULE SIZE...');
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const runs = (await import(module)) as Record<string, (size: number) => void>;
const work: Record<string, number[]> = {};
for (const [name, run] of Object.entries(runs)) {
  run(1); // one-time work is not counted
  work[name] = sizes.map((size) => {
    takeCounts();
    run(Number(size));
    return takeCounts();
  });
}
console.log(JSON.stringify(work));
