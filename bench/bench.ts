// npm run bench: topo compared with the tools of RabbitMQ, on real brokers, in one run; docs/benchmarks.md explains the output.
//   --size N          number of exchanges, queues and bindings each (5000)
//   --repetitions N   measurements per contender (3)
//   --breakdown       only the time per part of topo apply
// TOPO_TEST_SUITES names the RabbitMQ versions (default bookworm,forky: 3.10 and 4.3), as for the tests. Requires the packages of Debian.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measure, measureApply } from './apply.ts';
import { breakDown } from './breakdown.ts';
import { measurePlan } from './plan.ts';
import { renderSection, renderVerdicts } from './report.ts';
import type { Section } from './samples.ts';
import { measureStart } from './start.ts';
import { judge } from './targets.ts';

const results = fileURLToPath(new URL('./results/', import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '5000' },
      repetitions: { type: 'string', default: '3' },
      breakdown: { type: 'boolean', default: false },
    },
  });
  const size = wholeNumber('--size', values.size);
  const repetitions = wholeNumber('--repetitions', values.repetitions);
  const suites = (process.env['TOPO_TEST_SUITES'] ?? 'bookworm,forky').split(',').map((suite) => suite.trim());
  const dir = await mkdtemp(join(tmpdir(), 'topo-bench-'));
  try {
    const measure = { size, repetitions, dir, say };
    if (values.breakdown) for (const suite of suites) console.log(await breakDown(suite, measure));
    else await measureAll(suites, measure);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function measureAll(suites: readonly string[], measure: Measure): Promise<void> {
  const { size, repetitions } = measure;
  const date = new Date().toISOString();
  const before = load();
  say('start');
  const sections: Section[] = [await measureStart(15)];
  for (const suite of suites) {
    sections.push(await measureApply(suite, measure));
    sections.push(await measurePlan(suite, measure));
  }
  const machine = { cpus: availableParallelism(), model: cpus()[0]?.model ?? '', node: process.version, load: [before, load()] };
  const verdicts = judge(sections);
  console.log(`${size} exchanges, ${size} queues, ${size} bindings; ${repetitions} repetitions; ${date.slice(0, 10)}`);
  console.log(`${machine.cpus} CPUs (${machine.model}), Node ${machine.node}, load ${machine.load.join(' before, ')} after\n`);
  for (const section of sections) console.log(renderSection(section, 3 * size));
  console.log(renderVerdicts(verdicts));
  await mkdir(results, { recursive: true });
  const file = join(results, `${date.replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify({ date, size, repetitions, machine, sections, verdicts }, null, 2)}\n`);
  say(`JSON: ${file}`);
}

/** The load average of the last minute. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${flag} requires a whole number from 1, not "${text}"`);
  return number;
}

function say(text: string): void {
  console.error(text);
}

await main();
