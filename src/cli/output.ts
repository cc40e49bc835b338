// Writes what a command found out, in the format that was asked for: data on stdout, talk on stderr.
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
import { withoutCredentials, withoutSecrets } from './secrets.ts';

/** Forms of output, of which each command takes some. */
const formats = ['text', 'json', 'ndjson', 'markdown', 'github'] as const;

export type Format = (typeof formats)[number];

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
  /** The data as Markdown, made where it is asked for; by default the text in a fenced block. */
  readonly markdown?: () => readonly Block[];
  /** What the data itself has to say beside the lines of a pull request, as workflow commands. */
  readonly annotations?: () => string;
  /** The data as JSON. */
  readonly data: { readonly [name: string]: unknown };
  /** The data as lines of JSON; each has a `type`. By default `data` in one line. */
  readonly lines?: Iterable<{ readonly type: string }>;
}

/** The exit code of a command that ends with these diagnostics: that of the first error, or 0. */
export function exitOf(diagnostics: readonly Diagnostic[]): number {
  const first = diagnostics.find(({ severity }) => severity === 'error');
  if (first === undefined) return exit.ok;
  return first.code === 'interrupted' ? exit.interrupted : codes[first.code].exit;
}

/** Colours only on a terminal, and never with NO_COLOR (no-color.org). Lines are broken for people only: not in other formats. */
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
      // the log of the job is for people
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

/** What has no data to show is a failure, and its diagnostics are all there is. */
function markdownOf({ command, text, markdown, sources }: Report, diagnostics: readonly Diagnostic[]): readonly Block[] {
  const data = markdown?.() ?? (text === '' ? [{ head: `## topo ${command} failed`, items: [] }] : [fence('text', text)]);
  return [...data, ...diagnosticBlocks(diagnostics, sources ?? new Map())];
}

/** Reports an error that ended a command before it had anything else to say. The command line tells the format. */
export function failed(diagnostics: readonly Diagnostic[], argv: readonly string[], io: Io): number {
  const helpful = diagnostics.map(withHint);
  const report = { command: commandOf(argv), exitCode: exitOf(diagnostics), diagnostics: helpful, text: '', data: {}, lines: [] };
  return write(report, outputOf(argv), io);
}

/** Reports a command line that cannot be understood, or a bug: no diagnostic says what it is. Secrets are taken out of the text. */
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

/** The first word that is no flag: with one before the command, the command line could not be understood. */
function commandOf(argv: readonly string[]): string {
  const [first = ''] = argv;
  return /^[a-z]+$/.test(first) ? first : '';
}

/** The last --format counts, as it does for the parser. */
function outputOf(argv: readonly string[]): OutputOptions {
  const named = argv.flatMap((word, at) => (word === '--format' ? [argv[at + 1]] : word.startsWith('--format=') ? [word.slice(9)] : []));
  const last = named.at(-1);
  return { format: formats.find((format) => format === last) ?? 'text', ascii: argv.includes('--ascii') };
}

/** What ends a command is never without a way out: where nothing closer is known, that of the code's entry. */
function withHint(diagnostic: Diagnostic): Diagnostic {
  const { code, hint, severity } = diagnostic;
  return hint === undefined && severity === 'error' ? { ...diagnostic, hint: codes[code].fix } : diagnostic;
}

/** A diagnostic without credentials of URLs, which texts of a broker or names may hold. */
export function withoutCredentialsIn(diagnostic: Diagnostic): Diagnostic {
  const { message, hint } = diagnostic;
  return { ...diagnostic, message: withoutCredentials(message), ...(hint === undefined ? {} : { hint: withoutCredentials(hint) }) };
}
