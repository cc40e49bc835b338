// topo upgrade-check: what a version of RabbitMQ refuses, loses or treats otherwise; of topology files, definitions files or a live broker.
import { upgradeFindings } from '../../../lint/upgrade.ts';
import { type Diagnostic, hasErrors } from '../../../model/diagnostic.ts';
import type { UpgradeEffect, UpgradeFinding } from '../../../model/upgrade.ts';
import { seriesText, type Version } from '../../../rabbitmq/version.ts';
import { renderAnnotations } from '../../../reporter/annotations.ts';
import { renderDiagnostics } from '../../../reporter/diagnostics.ts';
import { renderSarif } from '../../../reporter/sarif.ts';
import { renderUpgradeSummary } from '../../../reporter/upgrade.ts';
import { version } from '../../../version.ts';
import type { ConnectionOptions } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { fileFlag, type InputOptions, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, type Format, styleOf, withoutCredentialsIn, write } from '../../output.ts';
import { targetOf } from '../../target.ts';
import { UsageError } from '../../usage.ts';
import { importFaults, importFindings, versionOfFiles } from './definitions.ts';
import { type ShownFinding, shown } from './finding.ts';
import { liveTopology } from './live.ts';
import { clientFindings, usersOf } from './usage.ts';

/** Flags of `topo upgrade-check`. */
export interface UpgradeCheckOptions extends Omit<InputOptions, 'format'>, ConnectionOptions {
  readonly format: Format | 'sarif';
  readonly to: string;
  readonly live?: boolean;
}

/** What was checked. */
interface Checked {
  readonly findings: readonly ShownFinding[];
  readonly sources: ReadonlyMap<string, string>;
  /** Where the objects are from, for the summary: `2 files`, `the broker at ...`. */
  readonly subject: string;
  /** Of the broker: what could not be read. */
  readonly notices: readonly Diagnostic[];
  /** Whether everything could be read. */
  readonly complete: boolean;
}

/** Runs `topo upgrade-check`. */
export async function upgradeCheck(paths: readonly string[], options: UpgradeCheckOptions, io: Io): Promise<number> {
  const target = targetOf(options.to, '--to');
  const checked = options.live === true ? await checkBroker(paths, options, target, io) : await checkFiles(paths, options, target, io);
  return 'exitCode' in checked ? checked.exitCode : report(checked, target, options, io);
}

async function checkFiles(
  paths: readonly string[],
  options: UpgradeCheckOptions,
  target: Version,
  io: Io,
): Promise<Checked | { readonly exitCode: number }> {
  const choice = options.vhost === undefined ? { vhost: '/' } : { vhost: options.vhost, vhostBy: '--vhost' as const };
  const loaded = await loadInput(paths, { ...options, format: 'text' }, choice, io);
  const { sources, topology, written } = loaded;
  const { refusals, invalid } = importFaults(loaded);
  if (hasErrors(invalid)) return { exitCode: unchecked(invalid, sources, options, io) };
  const place = ({ key, properties }: UpgradeFinding) => written(key)?.place(...properties);
  const findings = upgradeFindings(topology, target, versionOfFiles(sources)).map((one) => shown(one, place(one)));
  const all = [...refusals, ...importFindings(sources, target), ...findings];
  return { findings: all, sources, subject: sources.size === 1 ? '1 file' : `${sources.size} files`, notices: [], complete: true };
}

async function checkBroker(paths: readonly string[], options: UpgradeCheckOptions, target: Version, io: Io): Promise<Checked> {
  if (paths.length > 0) throw new UsageError('error: --live replaces the paths: pass one or the other');
  const flag = fileFlag(options);
  if (flag !== undefined) throw new UsageError(`error: --live reads no files, so ${flag} has no effect`);
  const { topology, usage, runs, ...rest } = await liveTopology(options, target, io);
  const objects = upgradeFindings(topology, target, runs).map((one) => shown({ ...one, usedBy: usersOf(one, usage) }));
  const clients = clientFindings(usage, target).map((one) => shown(one));
  return { findings: [...objects, ...clients], sources: new Map(), ...rest };
}

/** 4 if something is refused or lost, 9 if something could not be read, 2 for other findings. */
function exitOfFindings({ findings, complete }: Checked): number {
  if (findings.some(({ effect }) => effect === 'refused' || effect === 'lost')) return exit.blocked;
  if (!complete) return exit.incomplete;
  return findings.length > 0 ? exit.pending : exit.ok;
}

function report(checked: Checked, target: Version, options: UpgradeCheckOptions, io: Io): number {
  const { findings, sources, subject, notices } = checked;
  const exitCode = exitOfFindings(checked);
  const diagnostics = findings.map(({ diagnostic }) => withoutCredentialsIn(diagnostic));
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
    io.out(`${text}${text === '' ? '' : '\n'}${summary}`);
  } else {
    const shownFindings = findings.map(({ effect, when, remedies, usedBy, diagnostic }) => {
      const { key, message } = withoutCredentialsIn(diagnostic);
      return { effect, when, remedies, message, ...(key === undefined ? {} : { key }), ...(usedBy === undefined ? {} : { usedBy }) };
    });
    const data = { target: seriesText(target), summary: counts, findings: shownFindings };
    const markdown = () => [{ head: `## ${summary.trim()}`, items: [] }];
    return write({ command: 'upgrade-check', exitCode, diagnostics: all, sources, text: '', markdown, data }, { ...options, format }, io);
  }
  return exitCode;
}

function countsOf(findings: readonly ShownFinding[]): { readonly [effect in UpgradeEffect]: number } {
  const counts = { refused: 0, lost: 0, ignored: 0, deprecated: 0 };
  for (const { effect } of findings) counts[effect] += 1;
  return counts;
}

/** Files that are not valid are not checked: findings would be misleading. */
function unchecked(errors: readonly Diagnostic[], sources: ReadonlyMap<string, string>, options: UpgradeCheckOptions, io: Io): number {
  const diagnostics = errors.map(withoutCredentialsIn);
  const exitCode = exitOf(diagnostics);
  const { format } = options;
  if (format === 'sarif') io.out(renderSarif({ version, diagnostics, ignored: [], successful: false }));
  else return write({ command: 'upgrade-check', exitCode, diagnostics, sources, text: '', data: {} }, { ...options, format }, io);
  return exitCode;
}
