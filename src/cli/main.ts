// The entry: runs a command line, reports whatever it throws, and sets the exit code only after everything is written.
import { TopoError } from '../model/diagnostic.ts';
import { exit } from './exit.ts';
import { type Io, processIo } from './io.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage.ts';

/** Runs topo as a process. */
export async function main(argv: readonly string[]): Promise<void> {
  const io = processIo();
  const code = await run(argv, io);
  io.stop();
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  process.exit(code);
}

/** Runs one command line and returns its exit code. Throws nothing. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const result = { code: exit.ok as number };
  try {
    const program = createProgram(io, (code) => {
      result.code = code;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return result.code;
  } catch (error) {
    return report(error, argv, io);
  }
}

async function report(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  if (error instanceof UsageError) {
    if (error.text !== '') io.err(`${error.text}\n`);
    return error.code;
  }
  if (error instanceof TopoError) {
    const { failed } = await import('./output.ts');
    return failed(error.diagnostics, argv, io);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`topo failed in a way that it should not: this is a bug. Please report it with the text below.\n${withoutCredentials(text)}\n`);
  return exit.failure;
}

/** A stack may hold a URL; its user and password never leave the process. */
export function withoutCredentials(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1***@');
}
