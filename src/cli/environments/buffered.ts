// Input and output of a command in one of several environments: its output is buffered until its turn, and its report is available as data.
import type { Io } from '../io.ts';
import type { Report } from '../report.ts';

/** What a command has written and reported. */
export interface Captured {
  /** In the order in which it was written. */
  readonly written: readonly { readonly stream: 'out' | 'err'; readonly text: string }[];
  /** The last report; absent if the command line was not valid. */
  readonly report?: Report;
}

/** The world, and a function that returns what was captured. No question can be asked, and no progress is shown. */
export function buffered(io: Io): { readonly io: Io; readonly captured: () => Captured } {
  const written: { stream: 'out' | 'err'; text: string }[] = [];
  let report: Report | undefined;
  const writer = (stream: 'out' | 'err') => ({ value: (text: string) => void written.push({ stream, text }), enumerable: true });
  const own = Object.create(io, {
    out: writer('out'),
    err: writer('err'),
    ask: { value: undefined },
    quiet: { value: true },
    onReport: {
      value: (made: Report) => {
        report = made;
      },
    },
  }) as Io;
  return { io: own, captured: () => ({ written, ...(report === undefined ? {} : { report }) }) };
}

/** The text on one stream, or on both. */
export function textOn({ written }: Captured, stream?: 'out' | 'err'): string {
  return written
    .filter((one) => stream === undefined || one.stream === stream)
    .map(({ text }) => text)
    .join('');
}
