// Runs command lines of topo as a reader of the documents would type them: real commands on a real broker, in a directory of their own.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from 'amqplib';
import { expect } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';
import { eventually } from '../support/eventually.ts';
import { root } from './markdown.ts';

/** Where the commands of one document run. */
export interface Terminal {
  /**
   * Runs `topo ...` or `echo $?` and returns what a terminal would show. With `interrupt`,
   * Ctrl-C is pressed once it has printed something and is silent.
   */
  type(command: string, interrupt?: boolean): Promise<string>;
  write(file: string, text: string): void;
  /** Puts messages into a queue, with publisher confirms. */
  publish(queue: string, count: number): Promise<void>;
  close(): void;
}

/** How long a command that waits for Ctrl-C may be silent before it is pressed. */
const silenceMs = 1500;

/**
 * A terminal in a copy of the document's directory. The README of the repository and docs/ are written for its root, and see the
 * example topologies there.
 */
export function openTerminal(document: string, env: { readonly [name: string]: string }): Terminal {
  const directory = mkdtempSync(join(tmpdir(), 'topo-readme-'));
  if (document.startsWith('topologies/')) cpSync(`${root}${dirname(document)}`, directory, { recursive: true });
  // topo init requires that there is no topology yet
  else if (document !== 'docs/adopting.md') cpSync(`${root}topologies`, join(directory, 'topologies'), { recursive: true });
  let status = 0;
  return {
    type: async (command, interrupt = false) => {
      if (command === 'echo $?') return `${status}\n`;
      const result = await topo(wordsOf(command).slice(1), directory, env, interrupt);
      status = result.status;
      return result.output;
    },
    write: (file, text) => {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), text);
    },
    publish: (queue, count) => publish(env, queue, count),
    close: () => rmSync(directory, { recursive: true }),
  };
}

/** Runs topo in this process; what it writes to stdout and stderr comes in the order in which a terminal would show it. */
export async function topo(
  argv: readonly string[],
  cwd: string,
  env: Io['env'],
  interrupt = false,
): Promise<{ readonly status: number; readonly output: string }> {
  let output = '';
  const interruption = new AbortController();
  let silence: NodeJS.Timeout | undefined;
  const write = (text: string): void => {
    output += text;
    clearTimeout(silence);
    if (interrupt && !interruption.signal.aborted) {
      silence = setTimeout(() => {
        output += '^C\n';
        interruption.abort();
      }, silenceMs);
    }
  };
  const status = await run(argv, ioOf({ cwd, env, write, signal: interruption.signal }));
  clearTimeout(silence);
  return { status, output };
}

/** A process without a terminal; stdout and stderr go to one place. */
export function ioOf(process: { cwd: string; env: Io['env']; write: (text: string) => void; signal?: AbortSignal }): Io {
  const { cwd, env, write, signal = new AbortController().signal } = process;
  return {
    // the width of the code blocks of a document
    env: { COLUMNS: '100', ...env },
    cwd,
    stdin: nothing(),
    out: write,
    err: write,
    outIsTerminal: false,
    errIsTerminal: false,
    secrets: new Set(),
    ask: undefined,
    signal,
  };
}

async function* nothing(): AsyncGenerator<string> {}

async function publish(env: Io['env'], queue: string, count: number): Promise<void> {
  const connection = await connect(env['RABBITMQ_URL'] ?? '', { noDelay: true });
  try {
    const channel = await connection.createConfirmChannel();
    for (let sent = 0; sent < count; sent++) channel.sendToQueue(queue, Buffer.from(`message ${sent}`), { persistent: true });
    await channel.waitForConfirms();
  } finally {
    await connection.close();
  }
  await eventually(async () => expect(await counted(env, queue)).toEqual([count, count, 0]), { interval: 250 });
}

/** Messages, messages and consumers of a queue: in its totals, and in its statistics, which are up to 10 s late. */
async function counted(env: Io['env'], queue: string): Promise<unknown[]> {
  const { origin, username, password } = new URL(env['RABBITMQ_MANAGEMENT_URL'] ?? '');
  const vhost = new URL(env['RABBITMQ_URL'] ?? '').pathname.slice(1);
  const row = async (query: string): Promise<{ [field: string]: unknown } | undefined> => {
    const headers = { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    const response = await fetch(`${origin}/api/queues/${vhost}?${query}`, { headers });
    return ((await response.json()) as { name: string }[]).find(({ name }) => name === queue);
  };
  const [totals, statistics] = await Promise.all([
    row('disable_stats=true&enable_queue_totals=true'),
    row('columns=name,messages_ready,consumers'),
  ]);
  return [totals?.['messages_ready'], statistics?.['messages_ready'], statistics?.['consumers']];
}

/** Words of a command line; single and double quotes keep blanks. @throws on what only a shell could do */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => {
    if (/[|&;<>$`*?(){}\\]/.test(word.replace(/'[^']*'/g, ''))) throw new Error(`only a shell could run this: ${command}`);
    return word.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? '');
  });
}
