// A running `topo watch` in a process of its own, with its events and its metrics.
import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import { startTopo, type TopoProcess, type World } from './io.ts';

/** An event, as --format ndjson prints it. */
export interface PrintedEvent {
  readonly type: string;
  readonly url?: string;
  readonly [name: string]: unknown;
}

/** A running watch. */
export interface Watching extends Pick<TopoProcess, 'child' | 'ended'> {
  readonly events: () => readonly PrintedEvent[];
  /** Waits for an event with these properties among those from index `from` on, and returns the index after it. */
  readonly until: (event: Partial<PrintedEvent>, from?: number) => Promise<number>;
  /** The value of a sample, with its labels as text; undefined if it is absent. */
  readonly metric: (sample: string) => Promise<number | undefined>;
  readonly status: (path: string) => Promise<number>;
}

/** Starts a watch with an interval of a second on a free port. */
export async function startWatch(argv: readonly string[], world: Pick<World, 'cwd' | 'env'>): Promise<Watching> {
  const { child, ended, output } = startTopo(
    ['watch', '--interval', '1s', '--listen', '127.0.0.1:0', '--format', 'ndjson', ...argv],
    world,
  );
  const events = (): readonly PrintedEvent[] =>
    output()
      .out.split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as PrintedEvent);
  const url = await eventually(() => {
    const [first] = events();
    expect(first, output().err).toMatchObject({ type: 'listening', url: expect.stringMatching(/^http:/) });
    return first?.url ?? '';
  });
  return {
    ...{ child, ended, events },
    until: async (event, from = 0) =>
      await eventually(() => {
        const all = events();
        const index = all.findIndex((one, at) => at >= from && isLike(one, event));
        expect(all.slice(from), JSON.stringify(event)).toSatisfy(() => index >= 0);
        return index + 1;
      }),
    metric: async (sample) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const value = text.split('\n').find((line) => line.startsWith(`${sample} `));
      return value === undefined ? undefined : Number(value.slice(sample.length + 1));
    },
    status: async (path) => {
      const response = await fetch(`${url}${path}`);
      await response.text();
      return response.status;
    },
  };
}

function isLike(event: PrintedEvent, like: Partial<PrintedEvent>): boolean {
  return Object.entries(like).every(([name, value]) => JSON.stringify(event[name]) === JSON.stringify(value));
}

/** The first problem of a printed event. */
export function problemOf(event: PrintedEvent | undefined): unknown {
  return (event?.['problems'] as readonly unknown[] | undefined)?.[0];
}
