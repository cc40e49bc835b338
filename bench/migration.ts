// npm run bench:migration: the cost and the losses of a queue migration, compared with deleting and recreating the queue, under live
// traffic, on real brokers; docs/benchmarks.md explains the output.
//   --sizes N,N,...    initial messages of 1 KiB in the queue (10000,100000,1000000)
//   --changes A,B      ttl (classic queue, another TTL) and quorum (classic to quorum); default ttl
// TOPO_TEST_SUITES names the RabbitMQ versions (default bookworm,forky: 3.10 and 4.3), as for the tests. Requires the packages of Debian.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changes, contenders, type MigrationRun, measureMigration } from './migrate.ts';
import { judgeMigrations, renderMigrations } from './migration-report.ts';
import { renderVerdicts } from './report.ts';

const results = fileURLToPath(new URL('./results/', import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      changes: { type: 'string', default: 'ttl' },
    },
  });
  const sizes = values.sizes.split(',').map((text) => wholeNumber('--sizes', text.trim()));
  const selected = values.changes.split(',').map((name) => changeNamed(name.trim()));
  const suites = (process.env['TOPO_TEST_SUITES'] ?? 'bookworm,forky').split(',').map((suite) => suite.trim());
  const date = new Date().toISOString();
  const dir = await mkdtemp(join(tmpdir(), 'topo-bench-'));
  const before = load();
  const runs: MigrationRun[] = [];
  try {
    for (const suite of suites)
      for (const change of selected)
        for (const size of sizes)
          for (const contender of contenders) runs.push(await measureMigration(suite, { change, size, contender, dir, say }));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  const machine = { cpus: availableParallelism(), model: cpus()[0]?.model ?? '', node: process.version, load: [before, load()] };
  const verdicts = judgeMigrations(runs);
  console.log(
    `${machine.cpus} CPUs (${machine.model}), Node ${machine.node}, load ${machine.load.join(' before, ')} after, ${date.slice(0, 10)}\n`,
  );
  console.log(renderMigrations(runs));
  console.log(renderVerdicts(verdicts));
  await mkdir(results, { recursive: true });
  const file = join(results, `migration-${date.replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify({ date, machine, runs, verdicts }, null, 2)}\n`);
  say(`JSON: ${file}`);
}

function changeNamed(name: string): (typeof changes)[number] {
  const change = changes.find((one) => one.name === name);
  if (change === undefined) throw new Error(`--changes accepts ${changes.map((one) => one.name).join(' and ')}, not "${name}"`);
  return change;
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${flag} requires whole numbers from 1, not "${text}"`);
  return number;
}

/** The load average of the last minute. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function say(text: string): void {
  console.error(text);
}

await main();
