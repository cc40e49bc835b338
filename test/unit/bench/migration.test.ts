// What the benchmark of migrations says of its figures.
import { expect, test } from 'vitest';
import { type MigrationRun, migrates, recreates } from '../../../bench/migrate.ts';
import { judgeMigrations, renderMigrations } from '../../../bench/migration-report.ts';
import type { Account, Path } from '../../support/traffic/ledger.ts';

const none = { returned: 0, refused: 0, unsure: 0, consumed: 0, lost: 0, duplicated: 0, reordered: 0, foreign: 0, examples: [] };

function accountOf(path: Path, more: Partial<Account> = {}): Account {
  return { path, sent: 100, confirmed: 100, left: 100, ...none, ...more };
}

function runOf(more: Partial<MigrationRun> = {}): MigrationRun {
  const accounts = [accountOf('backlog'), accountOf('declared'), accountOf('undeclared'), accountOf('by-name')];
  return { version: '4.3.6', change: 'classic', size: 100_000, contender: migrates, ms: 10_000, peakBytes: 100e6, accounts, ...more };
}

test('targets apply to topo, not to what it is compared with', () => {
  const runs = [
    runOf({ size: 10_000, ms: 5000, peakBytes: 90e6 }),
    runOf(),
    runOf({ contender: recreates, accounts: [accountOf('backlog', { lost: 9 })] }),
  ];
  expect(judgeMigrations(runs)).toEqual([
    { target: 'RabbitMQ 4.3.6: classic: none lost or returned through bindings', found: '0', met: true },
    { target: 'RabbitMQ 4.3.6: classic: 10000 messages/s', found: '10000', met: true },
    { target: 'RabbitMQ 4.3.6: classic: memory within 1.3x from 10000 to 100000', found: '1.11x', met: true },
  ]);
});

test('a loss through a binding, a slow move and growing memory are said', () => {
  const accounts = [accountOf('backlog', { lost: 2 }), accountOf('undeclared', { returned: 3 }), accountOf('by-name', { lost: 50 })];
  const verdicts = judgeMigrations([runOf({ size: 10_000, peakBytes: 70e6 }), runOf({ ms: 10_010, accounts })]);
  expect(verdicts.map(({ found, met }) => [found, met])).toEqual([
    ['5', false],
    ['9990', false],
    ['1.43x', false],
  ]);
});

test('the table has a line a run, losses by path', () => {
  const accounts = [
    accountOf('backlog', { lost: 7, duplicated: 1 }),
    accountOf('declared', { lost: 6, reordered: 2 }),
    accountOf('by-name', { lost: 5, returned: 4 }),
  ];
  expect(renderMigrations([runOf(), runOf({ contender: recreates, accounts, ms: 50 })]).split('\n')).toEqual([
    'RabbitMQ 4.3.6: classic                     time  messages/s  memory  confirmed  lost  declared  undeclared  by name  returned  twice  reordered',
    '100,000: topo apply --allow migrate:...  10.00 s       10000  100 MB        400     0         0           0        0         0      0          0',
    '100,000: delete and recreate               50 ms              100 MB        300     7         6                    5         4      1          2',
    '',
  ]);
});
