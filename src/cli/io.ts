// Everything that a command may use of the process, so that commands run in tests as they do in a terminal.

/** The outside world of a command. */
export interface Io {
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  readonly stdin: AsyncIterable<Buffer | string>;
  /** Data. */
  readonly out: (text: string) => void;
  /** Talk: diagnostics, progress, questions. */
  readonly err: (text: string) => void;
  /** Whether stdout is a terminal. */
  readonly outIsTerminal: boolean;
  /** Whether stderr is a terminal: progress may rewrite its line. */
  readonly errIsTerminal: boolean;
  /** Asks a question on the terminal; undefined where there is none. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/** The real process. `stop` takes the signal handlers away again. */
export function processIo(): Io & { readonly stop: () => void } {
  const controller = new AbortController();
  const interrupt = (): void => {
    // the second one does what it always does: end the process at once
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.stdout.on('error', endWithReader);
  return {
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    ask: process.stdin.isTTY === true && process.stderr.isTTY === true ? askOnTerminal : undefined,
    signal: controller.signal,
    stop: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}

/** `topo plan | head`: the reader is gone, nobody wants the rest. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

async function askOnTerminal(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
