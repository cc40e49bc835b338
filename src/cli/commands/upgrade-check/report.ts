// The report of topo upgrade-check: findings, edits and exit code in every format.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { UpgradeEffect } from '../../../model/upgrade.ts';
import { seriesText, type Version } from '../../../rabbitmq/version.ts';
import { renderAnnotations } from '../../../reporter/annotations.ts';
import { renderDiagnostics } from '../../../reporter/diagnostics.ts';
import { renderSarif } from '../../../reporter/sarif.ts';
import { renderUpgradeEdits, renderUpgradeSummary } from '../../../reporter/upgrade.ts';
import { version } from '../../../version.ts';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';
import { exitOf, styleOf, withoutCredentialsIn, write } from '../../output.ts';
import type { ShownFinding } from './finding.ts';
import type { FixedFiles } from './fix.ts';
import type { UpgradeCheckOptions } from './options.ts';

/** What was checked. */
export interface Checked {
  readonly findings: readonly ShownFinding[];
  readonly sources: ReadonlyMap<string, string>;
  /** Where the objects are from, for the summary: `2 files`, `the broker at ...`. */
  readonly subject: string;
  /** Of the broker: what could not be read. */
  readonly notices: readonly Diagnostic[];
  /** Whether everything could be read. */
  readonly complete: boolean;
  /** What `--fix` has changed; the findings are those that are left. */
  readonly fixed?: Omit<FixedFiles, 'loaded'>;
}

/** 4 if something is refused or lost, 9 if something could not be read, 2 for other findings and for what `--fix` leaves. */
function exitOfFindings({ findings, complete, fixed }: Checked): number {
  if (findings.some(({ effect }) => effect === 'refused' || effect === 'lost')) return exit.blocked;
  if (!complete) return exit.incomplete;
  return findings.length + (fixed?.left.length ?? 0) > 0 ? exit.pending : exit.ok;
}

/** Prints the report; returns the exit code. */
export function report(checked: Checked, target: Version, options: UpgradeCheckOptions, io: Io): number {
  const { findings, sources, subject, notices, fixed } = checked;
  const exitCode = exitOfFindings(checked);
  const diagnostics = [...findings.map(({ diagnostic }) => diagnostic), ...(fixed?.left ?? [])].map(withoutCredentialsIn);
  const all = [...notices, ...diagnostics];
  const style = styleOf({ ...options, format: 'text' }, io);
  const counts = countsOf(findings);
  const summary = renderUpgradeSummary({ counts, subject, target: seriesText(target) }, style);
  const { format } = options;
  if (format === 'sarif') io.out(renderSarif({ version, diagnostics: all, ignored: [], successful: true }));
  else if (format === 'github') io.out(renderAnnotations(all));
  else if (format === 'text') {
    // the findings are the data here
    const text = renderDiagnostics(diagnostics, sources, style);
    if (notices.length > 0) io.err(renderDiagnostics(notices, new Map(), styleOf({ ...options, format }, io, 'err')));
    const edits = fixed === undefined ? '' : renderUpgradeEdits(fixed.edits, style);
    io.out([edits, text, summary].filter((part) => part !== '').join('\n'));
  } else {
    const shownFindings = findings.map(({ effect, when, remedies, usedBy, diagnostic }) => {
      const { key, message } = withoutCredentialsIn(diagnostic);
      return { effect, when, remedies, message, ...(key === undefined ? {} : { key }), ...(usedBy === undefined ? {} : { usedBy }) };
    });
    const data = { target: seriesText(target), summary: counts, findings: shownFindings, ...(fixed === undefined ? {} : fixData(fixed)) };
    const markdown = () => [{ head: `## ${summary.trim()}`, items: [] }];
    return write({ command: 'upgrade-check', exitCode, diagnostics: all, sources, text: '', markdown, data }, { ...options, format }, io);
  }
  return exitCode;
}

/** The edits for JSON: the place of each object afterwards. */
function fixData({ edits, left, files }: Omit<FixedFiles, 'loaded'>) {
  return {
    edits: edits.map(({ key, span: { file, line, column }, texts }) => ({ key, file, line, column, texts })),
    left: left.map(withoutCredentialsIn).map(({ key, message }) => ({ ...(key === undefined ? {} : { key }), message })),
    written: files,
  };
}

function countsOf(findings: readonly ShownFinding[]): { readonly [effect in UpgradeEffect]: number } {
  const counts = { refused: 0, lost: 0, changed: 0, ignored: 0, deprecated: 0 };
  for (const { effect } of findings) counts[effect] += 1;
  return counts;
}

/** Files that are not valid are not checked: findings would be misleading. */
export function unchecked(
  errors: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: UpgradeCheckOptions,
  io: Io,
): number {
  const diagnostics = errors.map(withoutCredentialsIn);
  const exitCode = exitOf(diagnostics);
  const { format } = options;
  if (format === 'sarif') io.out(renderSarif({ version, diagnostics, ignored: [], successful: false }));
  else return write({ command: 'upgrade-check', exitCode, diagnostics, sources, text: '', data: {} }, { ...options, format }, io);
  return exitCode;
}
