// Reports an error that ended a command: the last resort of a command line, and of each environment of one.
import { TopoError } from '../model/diagnostic.ts';
import { exit } from './exit.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** Writes the error, and returns the exit code. The format is read from the command line. */
export async function reportError(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  if (error instanceof UsageError && error.text === '') return error.code;
  const { failed, refused } = await import('./output.ts');
  if (error instanceof TopoError) return failed(error.diagnostics, argv, io);
  if (error instanceof UsageError) return refused(error.text, error.code, argv, io);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const what = 'topo failed unexpectedly: this is a bug. Please report it with the text below.';
  return refused(`${what}\n${text}`, exit.failure, argv, io);
}
