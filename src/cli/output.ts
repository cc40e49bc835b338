// Writes what a command found out, in the format that was asked for: data on stdout, talk on stderr.
import type { Diagnostic } from '../model/diagnostic.ts';
import { renderDiagnostics } from '../reporter/diagnostics.ts';
import type { Style } from '../reporter/style.ts';
import { version } from '../version.ts';
import { exitOf } from './exit.ts';
import type { Io } from './io.ts';

export type Format = 'text' | 'json' | 'ndjson';

/** Flags that shape the output. */
export interface OutputOptions {
  readonly format: Format;
  readonly ascii?: boolean;
}

/** All that a command has to say. */
export interface Report {
  readonly command: string;
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the files that diagnostics point into, by name. */
  readonly sources?: ReadonlyMap<string, string>;
  /** The data as text, for people. */
  readonly text: string;
  /** The data as JSON. */
  readonly data: { readonly [name: string]: unknown };
  /** The data as lines of JSON; each has a `type`. By default `data` in one line. */
  readonly lines?: Iterable<{ readonly type: string }>;
}

/** Colours only on a terminal, and never with NO_COLOR (no-color.org). */
export function styleOf(options: OutputOptions, io: Io, stream: 'out' | 'err' = 'out'): Style {
  const terminal = stream === 'out' ? io.outIsTerminal : io.errIsTerminal;
  return { color: terminal && (io.env['NO_COLOR'] ?? '') === '' && io.env['TERM'] !== 'dumb', ascii: options.ascii === true };
}

/** Writes a report and returns its exit code. */
export function write(report: Report, options: OutputOptions, io: Io): number {
  const { command, exitCode, diagnostics } = report;
  switch (options.format) {
    case 'text':
      if (diagnostics.length > 0) io.err(renderDiagnostics(diagnostics, report.sources ?? new Map(), styleOf(options, io, 'err')));
      io.out(report.text);
      break;
    case 'json':
      io.out(`${JSON.stringify({ topo: version, command, exitCode, diagnostics, ...report.data }, null, 2)}\n`);
      break;
    case 'ndjson':
      for (const diagnostic of diagnostics) io.out(`${JSON.stringify({ type: 'diagnostic', ...diagnostic })}\n`);
      for (const line of report.lines ?? [{ type: 'data', ...report.data }]) io.out(`${JSON.stringify(line)}\n`);
      io.out(`${JSON.stringify({ type: 'end', topo: version, command, exitCode })}\n`);
      break;
  }
  return exitCode;
}

/** Reports an error that ended a command before it had anything else to say. The command line tells the format. */
export function failed(diagnostics: readonly Diagnostic[], argv: readonly string[], io: Io): number {
  const named = argv.flatMap((word, at) => (word === '--format' ? [argv[at + 1]] : word.startsWith('--format=') ? [word.slice(9)] : []));
  const format: Format = named.includes('json') ? 'json' : named.includes('ndjson') ? 'ndjson' : 'text';
  const options: OutputOptions = { format, ascii: argv.includes('--ascii') };
  return write({ command: argv[0] ?? '', exitCode: exitOf(diagnostics), diagnostics, text: '', data: {} }, options, io);
}
