// The environment of the command line for tests: runs it in this process with a simulated terminal, or as a separate process.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { interruption } from '../../src/cli/interrupt.ts';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';

/** The input of a command line; it has no access to the real process. */
export interface World {
  readonly cwd?: string;
  readonly env?: Io['env'];
  readonly stdin?: string;
  /** Answers at a terminal, in order; absent: there is no terminal. */
  readonly answers?: readonly string[];
  /** stdout and stderr are terminals. */
  readonly terminal?: boolean;
  /** Aborts as Ctrl-C does, as soon as this text has been written to stdout or stderr. */
  readonly interruptAt?: string;
  /** Shorter limits of waits. */
  readonly waitLimits?: Io['waitLimits'];
  /** Called after each write, with the complete output on stdout and stderr so far. */
  readonly watch?: (written: { readonly out: string; readonly err: string }) => void;
}

/** The result. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  /** Without the lines of progress. */
  readonly err: string;
  /** The questions asked. */
  readonly asked: readonly string[];
}

/** Runs a command line in this process. */
export async function topo(argv: readonly string[], world: World = {}): Promise<Ran> {
  const { cwd = tmpdir(), env = {}, stdin = '', answers, terminal = false, interruptAt, waitLimits, watch } = world;
  const written = { out: '', err: '' };
  const asked: string[] = [];
  const interrupt = new AbortController();
  const writer = (stream: 'out' | 'err') => (text: string) => {
    written[stream] += text;
    watch?.(written);
    if (interruptAt !== undefined && written[stream].includes(interruptAt)) interrupt.abort(interruption());
  };
  const code = await run(argv, {
    env,
    cwd,
    stdin: (async function* () {
      if (stdin !== '') yield stdin;
    })(),
    out: writer('out'),
    err: writer('err'),
    outIsTerminal: terminal,
    errIsTerminal: terminal,
    ask:
      answers === undefined
        ? undefined
        : async (question) => {
            asked.push(question);
            return answers[asked.length - 1] ?? '';
          },
    secrets: new Set(),
    signal: interrupt.signal,
    ...(waitLimits === undefined ? {} : { waitLimits }),
  });
  return { code, out: written.out, err: written.err.replace(progressLines, ''), asked };
}

/** Progress of work that takes more than a second, which only a busy machine prints. */
const progressLines = /^[a-z]+: \d+ of \d+ in .*\n/gm;

/** A directory with these files, removed after the test. */
export function directoryOf(files: { readonly [name: string]: string | Buffer }): string {
  const { cwd, gone } = writeDirectory(files);
  onTestFinished(gone);
  return cwd;
}

/** A directory with these files that the caller removes: for many directories in one test. */
export function writeDirectory(files: { readonly [name: string]: string | Buffer }): { readonly cwd: string; readonly gone: () => void } {
  const cwd = mkdtempSync(join(tmpdir(), 'topo-cli-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return { cwd, gone: () => rmSync(cwd, { recursive: true, force: true }) };
}

/** A running topo. */
export interface TopoProcess {
  readonly child: ChildProcess;
  /** The output so far. */
  output(): { readonly out: string; readonly err: string };
  /** Resolves when it has ended and its output is complete. */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly out: string;
    readonly err: string;
  }>;
}

/** The executable, built from the current sources by test/support/built.ts. */
export const executable = fileURLToPath(new URL('../../bin/topo.js', import.meta.url));

/**
 * Starts topo as a separate process without a terminal. It is killed at the end of the test: a concurrent test passes its own
 * `onTestFinished`.
 */
export function startTopo(
  argv: readonly string[],
  { cwd = tmpdir(), env = {}, onFinished = onTestFinished }: Pick<World, 'cwd' | 'env'> & { onFinished?: (end: () => void) => void } = {},
): TopoProcess {
  const child = spawn(process.execPath, [executable, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onFinished(() => {
    child.kill('SIGKILL');
  });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.err += text;
  });
  const ended: TopoProcess['ended'] = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...written }));
  });
  return { child, output: () => ({ ...written }), ended };
}
