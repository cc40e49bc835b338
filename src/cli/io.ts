// The parts of the process that a command may use, so that commands run in tests as they do in a terminal.
import { isatty } from 'node:tty';
import type { WaitLimits } from '../broker/waits.ts';
import { interruption } from './interrupt.ts';
import type { Report } from './report.ts';

/** The outside world of a command. */
export interface Io {
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  readonly stdin: AsyncIterable<Buffer | string>;
  /** Data. */
  readonly out: (text: string) => void;
  /** Diagnostics, progress, questions. */
  readonly err: (text: string) => void;
  /** Whether stdout is a terminal. */
  readonly outIsTerminal: boolean;
  /** Whether stderr is a terminal, where progress may rewrite its line. */
  readonly errIsTerminal: boolean;
  /** Width of the terminal behind stdout, and behind stderr, in columns; absent without one. Read anew each time, as it may change. */
  readonly outColumns?: number | undefined;
  readonly errColumns?: number | undefined;
  /** Asks a question on the terminal; undefined without one. End of input is an empty answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Passwords that were read from files, for the removal of secrets from output. */
  readonly secrets: Set<string>;
  /** Aborted by the first SIGINT or SIGTERM, with the TopoError `interrupted` as its reason. */
  readonly signal: AbortSignal;
  /** Whether no progress is shown: the output is held back. */
  readonly quiet?: boolean;
  /** Receives each report that is written. */
  readonly onReport?: (report: Report) => void;
  /** Shorter limits of waits, for tests. */
  readonly waitLimits?: Partial<WaitLimits>;
}

/** What main needs besides. */
interface ProcessEnd {
  /** Removes the signal handlers. */
  readonly stop: () => void;
  /** Why stdout could not be written, such as `ENOSPC`; undefined if it could, or if its reader has closed it. */
  readonly unwritten: () => string | undefined;
}

/** The real process. */
export function processIo(): Io & ProcessEnd {
  const controller = new AbortController();
  const interrupt = (): void => {
    // the second signal ends the process at once
    if (controller.signal.aborted) process.exit(130);
    controller.abort(interruption());
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  let unwritten: string | undefined;
  // `topo apply | head`: the reader has closed the pipe. The rest of the text is dropped, and the command runs to its end.
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') unwritten ??= code ?? message;
  });
  process.stderr.on('error', () => {}); // nowhere left to report it
  return {
    env: process.env,
    cwd: process.cwd(),
    // opened on the first read, which most commands never do
    get stdin() {
      return process.stdin;
    },
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    get outColumns() {
      return process.stdout.columns;
    },
    get errColumns() {
      return process.stderr.columns;
    },
    ask: isatty(0) && isatty(2) ? (question) => askOnTerminal(question, interrupt) : undefined,
    secrets: new Set(),
    signal: controller.signal,
    stop: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
    unwritten: () => unwritten,
  };
}

async function askOnTerminal(question: string, interrupt: () => void): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // during the question the terminal is raw and Ctrl-C a character; after Ctrl-C or Ctrl-D the question itself never settles
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('\n')));
  terminal.once('SIGINT', () => {
    interrupt();
    terminal.close();
  });
  try {
    const answer = await Promise.race([terminal.question(question), ended]);
    if (answer === '\n') process.stderr.write('\n'); // the line has not been ended
    return answer;
  } finally {
    terminal.close();
  }
}
