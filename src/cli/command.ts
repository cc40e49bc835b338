// The declaration of a command: what the parser, --help and the completion scripts need. It is cheap to load; the work is not, and comes
// later.
import type { Command } from 'commander';
import type { Needs } from '../loader/config/fill-environment.ts';
import type { Io } from './io.ts';

/** What a running command gets besides its arguments and flags. */
export interface Context {
  readonly io: Io;
  /** The whole program, for the completion scripts. */
  readonly program: Command;
  /** Runs another command line in the given process, and returns its exit code. @throws as the command does */
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
}

/** A command. `Arguments` and `Options` are what the parser makes of the arguments and flags that `configure` adds. */
export interface CommandDeclaration<Arguments extends readonly unknown[] = never, Options = never> {
  readonly name: string;
  /** One line without a full stop. */
  readonly description: string;
  /** Command lines for --help. */
  readonly examples: readonly string[];
  /** The parts of an environment that a command line uses; absent for a command without -e. */
  readonly inEnvironment?: (options: Options, given: Arguments) => Needs;
  /** Adds arguments and flags. */
  readonly configure: (command: Command) => void;
  /**
   * Imports the work of the command, does it, and returns the exit code.
   * @throws UsageError for a command line that is not valid; TopoError for everything else that is not a bug
   */
  readonly run: (given: Arguments, options: Options, context: Context) => Promise<number>;
}
