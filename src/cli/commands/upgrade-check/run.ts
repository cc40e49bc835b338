// topo upgrade-check: what a version of RabbitMQ refuses, loses or treats otherwise; of topology files, definitions files or a live broker.
import { upgradeFindings } from '../../../lint/upgrade.ts';
import { hasErrors } from '../../../model/diagnostic.ts';
import type { UpgradeFinding } from '../../../model/upgrade.ts';
import { compareVersions, type Version } from '../../../rabbitmq/version.ts';
import { fileFlag, loadInput, loadOptions } from '../../input.ts';
import type { Io } from '../../io.ts';
import { targetOf } from '../../target.ts';
import { UsageError } from '../../usage.ts';
import { importFaults, importFindings, versionOfFiles } from './definitions.ts';
import { shown } from './finding.ts';
import { fixFiles } from './fix.ts';
import { liveTopology } from './live.ts';
import type { UpgradeCheckOptions } from './options.ts';
import { type Checked, report, unchecked } from './report.ts';
import { clientFindings, usersOf } from './usage.ts';

/** Runs `topo upgrade-check`. */
export async function upgradeCheck(paths: readonly string[], options: UpgradeCheckOptions, io: Io): Promise<number> {
  const target = targetOf(options.to, '--to');
  if (options.live === true && options.fix === true)
    throw new UsageError('error: --fix edits files: write them first, with topo export --all-vhosts -o DIR/');
  const checked = options.live === true ? await checkBroker(paths, options, target, io) : await checkFiles(paths, options, target, io);
  return 'exitCode' in checked ? checked.exitCode : report(checked, target, options, io);
}

async function checkFiles(
  paths: readonly string[],
  options: UpgradeCheckOptions,
  target: Version,
  io: Io,
): Promise<Checked | { readonly exitCode: number }> {
  const given = options.from === undefined ? undefined : targetOf(options.from, '--from');
  if (given !== undefined && compareVersions(given, target) > 0) throw new UsageError('error: --from is newer than --to');
  const choice = options.vhost === undefined ? { vhost: '/' } : { vhost: options.vhost, vhostBy: '--vhost' as const };
  const input = { ...options, format: 'text' as const };
  const loaded = await loadInput(paths, input, choice, io);
  const { refusals, invalid } = importFaults(loaded);
  if (hasErrors(invalid)) return { exitCode: unchecked(invalid, loaded.sources, options, io) };
  const from = given ?? versionOfFiles(loaded.sources);
  const fixed =
    options.fix === true ? await fixFiles({ loaded, options: await loadOptions(input, choice, io), target, from }, io) : undefined;
  const { sources, topology, written } = fixed?.loaded ?? loaded;
  const place = ({ key, properties }: UpgradeFinding) => written(key)?.place(...properties);
  const findings = upgradeFindings(topology, target, from).map((one) => shown(one, place(one)));
  return {
    findings: [...refusals, ...importFindings(sources, target), ...findings],
    sources,
    subject: sources.size === 1 ? '1 file' : `${sources.size} files`,
    notices: [],
    complete: true,
    ...(fixed === undefined ? {} : { fixed }),
  };
}

async function checkBroker(paths: readonly string[], options: UpgradeCheckOptions, target: Version, io: Io): Promise<Checked> {
  if (options.from !== undefined) throw new UsageError('error: --live reads the version of the broker, so --from has no effect');
  if (paths.length > 0) throw new UsageError('error: --live replaces the paths: pass one or the other');
  const flag = fileFlag(options);
  if (flag !== undefined) throw new UsageError(`error: --live reads no files, so ${flag} has no effect`);
  const { topology, usage, runs, ...rest } = await liveTopology(options, target, io);
  const objects = upgradeFindings(topology, target, runs).map((one) => shown({ ...one, usedBy: usersOf(one, usage) }));
  const clients = clientFindings(usage, target).map((one) => shown(one));
  return { findings: [...objects, ...clients], sources: new Map(), ...rest };
}
