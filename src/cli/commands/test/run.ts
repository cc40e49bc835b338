// topo test: runs routing tests, in the simulator or, with --live, with real messages in a scratch copy that is deleted afterwards.
import type { Loaded } from '../../../loader/load.ts';
import { type Diagnostic, hasErrors, problem } from '../../../model/diagnostic.ts';
import type { Coverage, TestResult } from '../../../model/routing-test.ts';
import { renderDiagnostics } from '../../../reporter/diagnostics.ts';
import { renderJunit } from '../../../reporter/junit.ts';
import { renderTests } from '../../../reporter/tests.ts';
import { filterTests, runTests } from '../../../workflows/simulate-tests.ts';
import { type ConnectionOptions, type Endpoint, endpointOf } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { type InputOptions, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, styleOf, write } from '../../output.ts';
import { UsageError } from '../../usage.ts';

/** Flags of `topo test`. */
export interface TestOptions extends Omit<InputOptions, 'format'>, ConnectionOptions {
  readonly format: InputOptions['format'] | 'junit';
  readonly live?: boolean;
  readonly filter: readonly string[];
  readonly coverage?: boolean;
  readonly coverageMinimum?: string;
}

/** The result of a run. */
interface Ran {
  readonly results: readonly TestResult[];
  readonly coverage?: Coverage;
  readonly diagnostics: readonly Diagnostic[];
  /** How the tests were run live, in one line; absent if they were simulated. */
  readonly played?: string;
}

/** Runs `topo test`. Exits 8 if a test fails, if there are no tests, and if too few bindings are covered. */
export async function test(paths: readonly string[], options: TestOptions, io: Io): Promise<number> {
  const minimum = minimumOf(options);
  const input = { ...options, format: formOf(options) };
  const endpoint = endpointOf(options, io);
  const loaded = await loadInput(paths, input, endpoint, io, { testFiles: true });
  if (hasErrors(loaded.diagnostics)) return report({ results: [], diagnostics: [] }, loaded, options, io);
  const tests = filterTests(loaded.tests, options.filter);
  if (tests.tests.length === 0) return report({ results: [], diagnostics: [noTests(loaded, options)] }, loaded, options, io);
  const ran = await run({ ...loaded, tests }, options.live === true ? endpoint : undefined, io);
  const low = minimum === undefined ? [] : tooLow(ran, minimum);
  return report({ ...ran, diagnostics: [...ran.diagnostics, ...low] }, loaded, options, io);
}

/** Without an endpoint, in the simulator. */
async function run(loaded: Loaded, endpoint: Endpoint | undefined, io: Io): Promise<Ran> {
  if (endpoint === undefined) return { ...runTests(loaded), diagnostics: [] };
  const { playLive } = await import('./play-live.ts');
  return playLive(loaded, endpoint, io);
}

function noTests({ tests }: Loaded, { filter }: TestOptions): Diagnostic {
  if (tests.tests.length === 0)
    return problem('no-tests', 'no tests found', { hint: 'write them under tests: in a topology file or in a *.test.yaml file beside it' });
  const words = filter.map((text) => JSON.stringify(text)).join(' or ');
  return problem('no-tests', `no test matches ${words}`, {
    hint: `there are ${tests.tests.length} tests; --filter matches a part of the name, the routing key or the file`,
  });
}

function minimumOf({ coverageMinimum }: TestOptions): number | undefined {
  if (coverageMinimum === undefined) return undefined;
  const percent = /^\d{1,3}$/.test(coverageMinimum) ? Number(coverageMinimum) : 101;
  if (percent > 100) throw new UsageError('error: --coverage-minimum requires a whole number from 0 to 100');
  return percent;
}

function tooLow({ coverage }: Ran, minimum: number): readonly Diagnostic[] {
  if (coverage === undefined || coverage.percent >= minimum) return [];
  const { exercised, total, percent } = coverage;
  const message = `the tests exercise ${exercised} of ${total} bindings (${percent} %), less than the required ${minimum} %`;
  return [problem('coverage-too-low', message, { hint: '--coverage lists the bindings that no test exercises' })];
}

/** JUnit reports also write their diagnostics to stderr as text. */
function formOf({ format }: TestOptions): InputOptions['format'] {
  return format === 'junit' ? 'text' : format;
}

function report(ran: Ran, { diagnostics: remarks, sources, tests }: Loaded, options: TestOptions, io: Io): number {
  const { results, coverage, played } = ran;
  const diagnostics = [...remarks, ...ran.diagnostics];
  const failed = results.some(({ state }) => state === 'failed');
  const exitCode = exitOf(diagnostics) === exit.ok && failed ? exit.testFailed : exitOf(diagnostics);
  const format = formOf(options);
  if (options.format === 'junit') {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
    if (diagnostics.length > 0) io.err(renderDiagnostics(diagnostics, sources, styleOf({ ...options, format }, io, 'err')));
    io.out(renderJunit(results, errors));
    return exitCode;
  }
  const shown = {
    results,
    ...(options.coverage === true && coverage !== undefined ? { coverage } : {}),
    ...(played === undefined ? {} : { played }),
  };
  const text = results.length === 0 ? '' : renderTests(shown, styleOf({ ...options, format }, io));
  const data = { live: options.live === true, found: tests.tests.length, results, ...(coverage === undefined ? {} : { coverage }) };
  const lines = [
    ...results.map((result) => ({ type: 'test', ...result })),
    ...(coverage === undefined ? [] : [{ type: 'coverage', ...coverage }]),
  ];
  return write({ command: 'test', exitCode, diagnostics, sources, text, data, lines }, { ...options, format }, io);
}
