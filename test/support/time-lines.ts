// vitest reporter of where the time goes: for each project that takes at least a minute, a line at the end of a run.
import { cpus } from 'node:os';
import type { Reporter, TestModule } from 'vitest/node';

/** A test file that ran: from and to, in milliseconds of one clock. */
export interface Span {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Processor time of the machine since it started, in milliseconds over all cores. */
export interface Cores {
  readonly busy: number;
  readonly idle: number;
}

interface Timed {
  readonly spans: Span[];
  readonly before: Cores;
  after: Cores;
}

/** Runs that take less need no explanation. Milliseconds. */
const worthALineMs = 60_000;

/** Prints the lines. */
export default class TimeLines implements Reporter {
  readonly #starts = new Map<TestModule, number>();
  readonly #projects = new Map<string, Timed>();

  onTestModuleStart(module: TestModule): void {
    this.#starts.set(module, performance.now());
    const { name } = module.project;
    if (!this.#projects.has(name)) this.#projects.set(name, { spans: [], before: cores(), after: cores() });
  }

  onTestModuleEnd(module: TestModule): void {
    const [from, timed] = [this.#starts.get(module), this.#projects.get(module.project.name)];
    if (from === undefined || timed === undefined) return;
    timed.spans.push({ file: module.relativeModuleId, from, to: performance.now() });
    timed.after = cores();
  }

  onTestRunEnd(): void {
    for (const [project, { spans, before, after }] of this.#projects) {
      const line = timeLine(project, spans, { busy: after.busy - before.busy, idle: after.idle - before.idle });
      if (line !== undefined) console.log(line);
    }
  }
}

/**
 * `time of broker: 512 s, processors 71 % busy, at the end 34 s with one file; longest: 88 s test/a.test.ts, …`. Low use leaves room for more
 * workers, a long end for another order. undefined for a short run.
 */
export function timeLine(project: string, spans: readonly Span[], { busy, idle }: Cores): string | undefined {
  const ends = spans.map(({ to }) => to).sort((a, b) => a - b);
  const last = ends.at(-1) ?? 0;
  const took = last - Math.min(last, ...spans.map(({ from }) => from));
  if (took < worthALineMs) return undefined;
  // not before the last file to start has begun
  const alone = last - Math.max(ends.at(-2) ?? 0, ...spans.filter(({ to }) => to === last).map(({ from }) => from));
  const longest = spans.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 5);
  const files = longest.map(({ file, from, to }) => `${seconds(to - from)} ${file}`);
  const use = Math.round((100 * busy) / Math.max(1, busy + idle));
  return `time of ${project}: ${seconds(took)}, processors ${use} % busy, at the end ${seconds(alone)} with one file; longest: ${files.join(', ')}`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

function cores(): Cores {
  const times = cpus().map(({ times: { idle, user, nice, sys, irq } }) => ({ idle, busy: user + nice + sys + irq }));
  return times.reduce((sum, core) => ({ busy: sum.busy + core.busy, idle: sum.idle + core.idle }), { busy: 0, idle: 0 });
}
