// The fate of the messages of each migration as a table, and whether the targets were met.
import type { Account, Path } from '../test/support/traffic/ledger.ts';
import { type MigrationRun, migrates } from './migrate.ts';
import { table, time } from './report.ts';
import type { TargetResult } from './targets.ts';

const heads = ['time', 'messages/s', 'memory', 'confirmed', 'lost', 'declared', 'undeclared', 'by name', 'returned', 'twice', 'reordered'];

/** One table per version and change. `lost` counts the backlog, then each path. */
export function renderMigrations(runs: readonly MigrationRun[]): string {
  const titles = [...new Set(runs.map(titleOf))];
  return titles.map((title) => table([[title, ...heads], ...runs.filter((run) => titleOf(run) === title).map(lineOf)])).join('\n');
}

function titleOf({ version, change }: MigrationRun): string {
  return `RabbitMQ ${version}: ${change}`;
}

function lineOf(run: MigrationRun): readonly string[] {
  const { size, contender, ms, peakBytes, accounts } = run;
  const lost = (path: Path): string => String(accounts.find((account) => account.path === path)?.lost ?? '');
  const sum = (of: (account: Account) => number): string => String(accounts.reduce((all, account) => all + of(account), 0));
  return [
    `${size.toLocaleString('en')}: ${contender}`,
    time(ms),
    contender === migrates ? rateOf(run).toFixed(0) : '',
    peakBytes === undefined ? '' : `${Math.round(peakBytes / 1e6)} MB`,
    sum(({ confirmed }) => confirmed),
    ...(['backlog', 'declared', 'undeclared', 'by-name'] as const).map(lost),
    sum(({ returned }) => returned),
    sum(({ duplicated }) => duplicated),
    sum(({ reordered }) => reordered),
  ];
}

/** For the whole process, including its start, the plan, and the wait for the consumer. */
function rateOf({ size, ms }: MigrationRun): number {
  return size / (ms / 1000);
}

const targetRate = 10_000;
/** Growth of peak memory from the fewest to the most messages; memory per message would grow by more. */
const flat = 1.3;

/** No loss through bindings, 10,000 messages per second on a classic queue, constant memory. */
export function judgeMigrations(runs: readonly MigrationRun[]): TargetResult[] {
  const own = runs.filter(({ contender }) => contender === migrates);
  return [...new Set(own.map(titleOf))].flatMap((title) => {
    const [some, sizes] = [own.filter((run) => titleOf(run) === title), (run: MigrationRun) => run.size];
    const [least, most] = [Math.min(...some.map(sizes)), Math.max(...some.map(sizes))];
    const [smallest, largest] = [some.find(({ size }) => size === least), some.find(({ size }) => size === most)];
    if (smallest === undefined || largest === undefined) return [];
    return [lossVerdict(title, some), ...rateVerdicts(title, largest), ...memoryVerdicts(title, smallest, largest)];
  });
}

function lossVerdict(title: string, runs: readonly MigrationRun[]): TargetResult {
  const accounts = runs.flatMap((run) => run.accounts).filter(({ path }) => path !== 'by-name');
  const lost = accounts.reduce((all, account) => all + account.lost + account.returned, 0);
  return { target: `${title}: none lost or returned through bindings`, found: String(lost), met: lost === 0 };
}

/** The largest size: for a small one, the start of the process and the wait for the consumer dominate. */
function rateVerdicts(title: string, largest: MigrationRun): TargetResult[] {
  const rate = rateOf(largest);
  return [{ target: `${title}: ${targetRate} messages/s`, found: rate.toFixed(0), met: rate >= targetRate }];
}

function memoryVerdicts(title: string, smallest: MigrationRun, largest: MigrationRun): TargetResult[] {
  const [less, more] = [smallest.peakBytes, largest.peakBytes];
  if (less === undefined || more === undefined || smallest === largest) return [];
  const ratio = more / less;
  return [
    {
      target: `${title}: memory within ${flat}x from ${smallest.size} to ${largest.size}`,
      found: `${ratio.toFixed(2)}x`,
      met: ratio <= flat,
    },
  ];
}
