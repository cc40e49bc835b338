// Writes the report of a command in the requested format: data to stdout, diagnostics to stderr.
import { codes } from '../model/codes.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { renderAnnotations } from '../reporter/annotations.ts';
import { renderDiagnostics } from '../reporter/diagnostics.ts';
import { type Block, documentOf, fence } from '../reporter/markdown.ts';
import { diagnosticBlocks } from '../reporter/plan-markdown.ts';
import { leastColumns, type Style } from '../reporter/style.ts';
import { version } from '../version.ts';
import { exit } from './exit.ts';
import type { Io } from './io.ts';
import type { Report } from './report.ts';
import { withoutCredentials, withoutSecrets } from './secrets.ts';

/** Output formats; each command accepts some of them. */
const formats = ['text', 'json', 'ndjson', 'markdown', 'github'] as const;

export type Format = (typeof formats)[number];

/** Flags that shape the output. */
export interface OutputOptions {
  readonly format: Format;
  readonly ascii?: boolean;
}

/** The exit code for these diagnostics: that of the first error, or 0. */
export function exitOf(diagnostics: readonly Diagnostic[]): number {
  const first = diagnostics.find(({ severity }) => severity === 'error');
  if (first === undefined) return exit.ok;
  return first.code === 'interrupted' ? exit.interrupted : codes[first.code].exit;
}

/** Colours are used on a terminal only, and never with NO_COLOR (no-color.org). Lines are wrapped in text only. */
export function styleOf(options: OutputOptions, io: Io, stream: 'out' | 'err' = 'out'): Style {
  const terminal = stream === 'out' ? io.outIsTerminal : io.errIsTerminal;
  const columns = options.format === 'text' ? columnsOf(io, stream) : undefined;
  return {
    color: terminal && (io.env['NO_COLOR'] ?? '') === '' && io.env['TERM'] !== 'dumb',
    ascii: options.ascii === true,
    ...(columns === undefined ? {} : { columns: Math.max(columns, leastColumns) }),
  };
}

/** COLUMNS (POSIX), else the width of the terminal. Into a pipe or a file, lines stay whole: programs search them, viewers wrap them. */
function columnsOf(io: Io, stream: 'out' | 'err'): number | undefined {
  const given = io.env['COLUMNS'] ?? '';
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  return stream === 'out' ? io.outColumns : io.errColumns;
}

/** Writes a report and returns its exit code. */
export function write(report: Report, options: OutputOptions, io: Io): number {
  const { command, exitCode } = report;
  const diagnostics = report.diagnostics.map(withoutCredentialsIn);
  io.onReport?.({ ...report, diagnostics });
  switch (options.format) {
    case 'text':
      if (diagnostics.length > 0) io.err(renderDiagnostics(diagnostics, report.sources ?? new Map(), styleOf(options, io, 'err')));
      if (report.text !== '') io.out(report.text);
      break;
    case 'markdown':
      io.out(documentOf(markdownOf(report, diagnostics)));
      break;
    case 'github':
      io.out(`${renderAnnotations(diagnostics)}${report.annotations?.() ?? ''}`);
      // people read the log of the job
      if (report.text !== '') io.err(report.text);
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

/** A report without data is a failure, and consists of its diagnostics. */
export function markdownOf({ command, text, markdown, sources }: Report, diagnostics: readonly Diagnostic[]): readonly Block[] {
  const data = markdown?.() ?? (text === '' ? [{ head: `## topo ${command} failed`, items: [] }] : [fence('text', text)]);
  return [...data, ...diagnosticBlocks(diagnostics, sources ?? new Map())];
}

/** The end of an apply that is refused or declined. */
export const nothingApplied = 'Nothing was applied.\n';

/** Reports an error that ended a command before its report. The format is read from the command line. */
export function failed(diagnostics: readonly Diagnostic[], argv: readonly string[], io: Io): number {
  const helpful = diagnostics.map(withHint);
  const report = { command: commandOf(argv), exitCode: exitOf(diagnostics), diagnostics: helpful, text: '', data: {}, lines: [] };
  const options = outputOf(argv);
  const exitCode = write(report, options, io);
  // the broker was reached and the plan refused; an apply that has begun reports its steps instead
  const isRefused = exitCode === exit.blocked || exitCode === exit.stale || exitCode === exit.locked;
  if (report.command === 'apply' && isRefused && options.format === 'text') io.err(nothingApplied);
  return exitCode;
}

/** Reports a command line that is not valid, or a bug, for which there is no diagnostic. Secrets are removed from the text. */
export function refused(text: string, exitCode: number, argv: readonly string[], io: Io): number {
  const error = withoutSecrets(text, argv, io);
  io.err(`${error}\n`);
  const options = outputOf(argv);
  if (options.format === 'text' || options.format === 'github') return exitCode;
  const lines = [{ type: 'error', error }];
  const command = commandOf(argv);
  const markdown = () => [{ head: `## topo ${command} failed`, items: [] }, fence('text', error)];
  return write({ command, exitCode, diagnostics: [], text: '', markdown, data: { error }, lines }, options, io);
}

/** The first word, unless it is a flag: then the command line is not valid. */
function commandOf(argv: readonly string[]): string {
  const [first = ''] = argv;
  return /^[a-z][a-z-]*$/.test(first) ? first : '';
}

/** The last --format applies, as for the parser. */
function outputOf(argv: readonly string[]): OutputOptions {
  const named = argv.flatMap((word, at) => (word === '--format' ? [argv[at + 1]] : word.startsWith('--format=') ? [word.slice(9)] : []));
  const last = named.at(-1);
  return { format: formats.find((format) => format === last) ?? 'text', ascii: argv.includes('--ascii') };
}

/** Every error that ends a command has a hint: by default the fix of its code. */
function withHint(diagnostic: Diagnostic): Diagnostic {
  const { code, hint, severity } = diagnostic;
  return hint === undefined && severity === 'error' ? { ...diagnostic, hint: codes[code].fix } : diagnostic;
}

/** Removes credentials in URLs from a diagnostic; texts of a broker and names may hold some. */
export function withoutCredentialsIn(diagnostic: Diagnostic): Diagnostic {
  const { message, hint } = diagnostic;
  return { ...diagnostic, message: withoutCredentials(message), ...(hint === undefined ? {} : { hint: withoutCredentials(hint) }) };
}
