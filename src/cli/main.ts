// The entry point: runs a command line, reports errors, and sets the exit code only after all output is written.
import { setFlagsFromString } from 'node:v8';
import { exit } from './exit.ts';
import { type Io, processIo } from './io.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';
import { withGuard } from './secrets.ts';

/**
 * The growth of the heap, in percent of what is in use after a collection, before the next one. By default V8 lets it grow to four times
 * that: a plan of 60,000 objects, which needs 150 MB at once, then occupies 700 MB. Each collection takes some tenths of a second of it.
 */
const heapGrowth = 40;

/** Runs topo as a process. */
export async function main(argv: readonly string[]): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
  const io = processIo();
  let ending = false;
  // an error outside of the awaited call; only the first one is reported
  process.on('uncaughtException', (error) => {
    if (ending) return;
    ending = true;
    reportError(error, argv, withGuard(io)).then(
      (code) => end(code, io),
      () => process.exit(exit.failure),
    );
  });
  const code = await run(argv, io);
  if (ending) return;
  ending = true;
  await end(code, io);
}

async function end(code: number, io: ReturnType<typeof processIo>): Promise<void> {
  io.stop();
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  const unwritten = io.unwritten();
  if (unwritten !== undefined) process.stderr.write(`error: the output could not be written: ${unwritten}\n`);
  process.exit(unwritten !== undefined && code === exit.ok ? exit.failure : code);
}

/** Runs one command line and returns its exit code. Throws nothing. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const result = { code: exit.ok as number };
  try {
    const program = createProgram(withGuard(io), (code) => {
      result.code = code;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return result.code;
  } catch (error) {
    return reportError(error, argv, withGuard(io));
  }
}
