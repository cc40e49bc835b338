// The conformance suite: rows of a table of src/rabbitmq, each played on a real broker and compared with what the table has. Rows run side
// by side. A row that the broker answers otherwise is reported with both answers; the others are counted (conformance-lines.ts prints that).
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { expect, onTestFinished, type TaskMeta } from 'vitest';
import type { BrokerInfo } from './broker-source.ts';
import { http } from './vhost.ts';

declare module 'vitest' {
  interface TaskMeta {
    conformance?: Confirmed;
  }
}

/** What a test confirmed of one table on one broker. */
export interface Confirmed {
  readonly version: string;
  readonly table: string;
  readonly confirmed: number;
  /** Rows whose effect cannot be observed in bounded time: they rest on the source that they name. */
  readonly sourceOnly: number;
}

/** One row: what it is, what the table has, and how to ask the broker for the same. */
export interface Row {
  readonly text: string;
  readonly expected: string;
  /** Returns the broker's answer in the words of `expected`; absent of a row that no broker can confirm in bounded time. */
  readonly play?: () => Promise<string>;
}

/** Rows side by side: brokers answer channels and requests in parallel. */
const width = 24;

/** The report of a row that the broker answers otherwise; undefined where the two agree. */
function difference({ text, expected }: Pick<Row, 'text' | 'expected'>, answered: string): string | undefined {
  return answered === expected ? undefined : `${text}: the table has "${expected}", the broker answered "${answered}"`;
}

/** Plays rows, and returns what differs, in their order. */
export async function differencesOf(rows: readonly Row[]): Promise<readonly string[]> {
  const found = await inParallel(rows, async (row) => {
    if (row.play === undefined) return undefined;
    const answered = row.play().catch((error: unknown) => `no answer: ${String(error)}`);
    return difference(row, await Promise.race([answered, afterPatience()]));
  });
  return found.filter((one) => one !== undefined);
}

/** A row that hangs must not keep the others from being reported. */
async function afterPatience(): Promise<string> {
  await new Promise((done) => setTimeout(done, patienceMs).unref());
  return `no answer after ${patienceMs / 1000} s`;
}

const patienceMs = 25_000;

/** Plays all rows of a table in a test: fails with every row that differs, and counts the others. */
export async function confirm(meta: TaskMeta, { version }: BrokerInfo, table: string, rows: readonly Row[]): Promise<void> {
  const differences = await differencesOf(rows);
  const sourceOnly = rows.filter(({ play }) => play === undefined).length;
  const confirmed = rows.length - sourceOnly - differences.length;
  meta.conformance = { version, table, confirmed, sourceOnly };
  expect(differences, `${table} on RabbitMQ ${version}`).toEqual([]);
  expect(confirmed, `rows of ${table}`).toBeGreaterThan(0);
}

/** Applies `work` to all items, `width` at a time; results are in their order. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  const rest = items.entries();
  const worker = async () => {
    for (const [at, item] of rest) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** What a broker answered to AMQP operations: the reply code and text of a refusal, and what it closed. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: number; readonly text: string; readonly closed: 'channel' | 'connection' };

/** Asks a broker over AMQP, one channel for each question. */
export interface Asking {
  /** On the shared connection; again on a connection of its own where the shared one ended meanwhile. */
  ask<T>(work: (channel: ConfirmChannel) => Promise<T>): Promise<Answer<T>>;
  /** On a connection of its own: for what is expected to end it. */
  alone<T>(work: (channel: ConfirmChannel) => Promise<T>): Promise<Answer<T>>;
}

/** Opens the shared connection of a test, which is closed at its end. */
export async function openAsking(url: string): Promise<Asking> {
  let shared = await open(url);
  onTestFinished(() => shared.close());
  const alone: Asking['alone'] = async (work) => {
    const own = await open(url);
    try {
      return await own.question(work);
    } finally {
      await own.close();
    }
  };
  return {
    alone,
    ask: async (work) => {
      if (shared.ended()) shared = await open(url);
      const answer = await shared.question(work);
      return !answer.ok && answer.closed === 'connection' ? await alone(work) : answer;
    },
  };
}

interface Line {
  question<T>(work: (channel: ConfirmChannel) => Promise<T>): Promise<Answer<T>>;
  ended(): boolean;
  close(): Promise<void>;
}

async function open(url: string): Promise<Line> {
  const connection: ChannelModel = await connect(url, { noDelay: true });
  let fault: { readonly code: number; readonly text: string } | undefined;
  let closed: () => void = () => {};
  const closing = new Promise<void>((done) => {
    closed = done;
  });
  let gone = false;
  connection.on('error', (error: Error & { code?: number }) => {
    fault = { code: error.code ?? 0, text: error.message };
  });
  connection.on('close', () => {
    gone = true;
    closed();
  });
  return {
    ended: () => gone,
    close: async () => {
      if (!gone) await connection.close();
    },
    question: async (work) => {
      try {
        const channel = await connection.createConfirmChannel();
        let open = true;
        channel.on('error', () => {
          open = false; // the rejection has it
        });
        const value = await work(channel);
        if (open) await channel.close();
        return { ok: true, value };
      } catch (error) {
        const { code, message } = error as Error & { code?: number };
        if (code !== undefined && !gone) return { ok: false, code, text: message, closed: 'channel' };
        if (!(error instanceof Error) || !/Channel (ended|closed)|Connection clos/i.test(message)) throw error;
        await closing; // the reason comes with the end of the connection
        return { ok: false, code: fault?.code ?? 0, text: fault?.text ?? message, closed: 'connection' };
      }
    },
  };
}

/** Asks the management API: the status of the answer and its text. */
export async function status(broker: BrokerInfo, method: string, path: string, body?: unknown): Promise<{ code: number; text: string }> {
  try {
    return { code: (await http(broker, method, path, body)).status, text: '' };
  } catch (error) {
    const [, code, text = ''] = /: (\d{3}) ([\s\S]*)$/.exec(String(error)) ?? [];
    if (code === undefined) throw error;
    return { code: Number(code), text };
  }
}
