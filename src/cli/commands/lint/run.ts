// topo lint: finds likely mistakes that a broker would accept. Needs no broker.
import { type LintFinding, lint as lintTopology } from '../../../lint/lint.ts';
import type { Loaded } from '../../../loader/load.ts';
import { type Diagnostic, hasErrors } from '../../../model/diagnostic.ts';
import { newest } from '../../../rabbitmq/version.ts';
import { renderAnnotations } from '../../../reporter/annotations.ts';
import { renderDiagnostics } from '../../../reporter/diagnostics.ts';
import { type LintSummary, renderLintSummary } from '../../../reporter/lint.ts';
import { renderSarif } from '../../../reporter/sarif.ts';
import { version } from '../../../version.ts';
import { exit } from '../../exit.ts';
import { type InputOptions, loadInput, loadOptions } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, type Format, styleOf, withoutCredentialsIn, write } from '../../output.ts';
import { targetOf } from '../../target.ts';
import { UsageError } from '../../usage.ts';
import { fixFiles } from './fix-files.ts';

/** Flags of `topo lint`. */
export interface LintOptions extends Omit<InputOptions, 'format'> {
  readonly format: Exclude<Format, 'markdown'> | 'sarif';
  readonly target?: string;
  readonly fix?: boolean;
  readonly notices?: boolean;
  readonly maxWarnings?: string;
}

interface LintOutcome {
  readonly exitCode: number;
  readonly loaded: Loaded;
  readonly diagnostics: readonly Diagnostic[];
  readonly ignored: readonly { readonly diagnostic: Diagnostic; readonly reason: string }[];
  readonly summary: LintSummary;
  /** Files that `--fix` has written. */
  readonly files: readonly string[];
}

/** Runs `topo lint`. */
export async function lint(paths: readonly string[], options: LintOptions, io: Io): Promise<number> {
  const target = options.target === undefined ? newest : targetOf(options.target);
  const most = maxOf(options.maxWarnings);
  const input = { ...options, format: 'text' as const };
  const loaded = await loadInput(paths, input, { vhost: '/' }, io);
  if (hasErrors(loaded.diagnostics)) return unlinted(loaded, options, io);
  const fixing = options.fix === true ? await fixFiles(loaded, await loadOptions(input, { vhost: '/' }, io), target, io) : undefined;
  const now = fixing?.loaded ?? loaded;
  const { found, ignored: excused } = lintTopology(now, target);
  const shown = found.map(({ diagnostic }) => diagnostic).filter(({ severity }) => options.notices === true || severity !== 'notice');
  const ignored = excused.map(({ diagnostic, reason }) => ({ diagnostic: withoutCredentialsIn(diagnostic), reason }));
  const summary = summaryOf(found, now, ignored.length, fixing?.fixed.length ?? 0, options);
  const failed = summary.error > 0 || summary.warning > most;
  const outcome = {
    exitCode: failed ? exit.invalid : exit.ok,
    loaded: now,
    diagnostics: [...shown, ...(fixing?.refused ?? [])].map(withoutCredentialsIn),
    ignored,
    summary,
  };
  return report({ ...outcome, files: fixing?.files ?? [] }, options, io);
}

function maxOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('error: --max-warnings requires a whole number of at least 0');
  return Number(text);
}

function summaryOf(found: readonly LintFinding[], { sources }: Loaded, ignored: number, fixed: number, options: LintOptions): LintSummary {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { diagnostic } of found) counts[diagnostic.severity] += 1;
  const fixable = options.fix === true ? 0 : found.filter(({ fix }) => fix !== undefined).length;
  return { files: sources.size, ...counts, ignored, fixable, fixed, hidden: options.notices !== true };
}

/** Files that are not valid are not linted: findings would be misleading. */
function unlinted(loaded: Loaded, options: LintOptions, io: Io): number {
  const { sources } = loaded;
  const diagnostics = loaded.diagnostics.map(withoutCredentialsIn);
  const exitCode = exitOf(diagnostics);
  if (options.format === 'sarif') io.out(renderSarif({ version, diagnostics, ignored: [], successful: false }));
  else return write({ command: 'lint', exitCode, diagnostics, sources, text: '', data: {} }, { ...options, format: options.format }, io);
  return exitCode;
}

function report({ exitCode, loaded, diagnostics, ignored, summary, files }: LintOutcome, options: LintOptions, io: Io): number {
  const made = { command: 'lint', exitCode, diagnostics, sources: loaded.sources };
  const { hidden: _, ...counts } = summary;
  const data = { summary: counts, ignored: ignored.map(({ diagnostic, reason }) => ({ ...diagnostic, reason })), written: files };
  switch (options.format) {
    case 'sarif':
      io.out(renderSarif({ version, diagnostics, ignored, successful: true }));
      return exitCode;
    case 'github':
      io.out(renderAnnotations(diagnostics));
      return exitCode;
    case 'text': {
      // the findings are the data here
      const style = styleOf(options as InputOptions, io);
      const findings = renderDiagnostics(diagnostics, loaded.sources, style);
      io.onReport?.({ ...made, text: '', data });
      io.out(`${findings}${findings === '' ? '' : '\n'}${renderLintSummary(summary, style)}`);
      return exitCode;
    }
    case 'json':
    case 'ndjson':
      return write({ ...made, text: '', data }, { ...options, format: options.format }, io);
  }
}
