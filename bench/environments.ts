// npm run bench:environments. A fleet of 50 environments with 20 objects each on the brokers of the tests, one broker down and one lock held:
// the time of `plan --all`, `apply --all` and `drift --all` as processes, and what was done.
//   --size N        number of environments (50)
//   --parallel A,B  how many run at once (1,4,8)
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrokers } from '../test/support/broker-source.ts';
import { startFleet, type TestFleet } from '../test/support/fleet.ts';
import { runTopo } from './process.ts';

/** Results of environments, as `--format json` prints them. */
interface Output {
  readonly exitCode: number;
  readonly environments: readonly { readonly result: string }[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { size: { type: 'string', default: '50' }, parallel: { type: 'string', default: '1,4,8' } } });
  const { brokers, stop } = await startBrokers();
  try {
    console.log(`${values.size} environments on RabbitMQ ${brokers.map(({ version }) => version).join(', ')}`);
    for (const parallel of values.parallel.split(',')) {
      const fleet = await startFleet(brokers, Number(values.size));
      await measure(fleet, parallel).finally(() => fleet.end());
    }
  } finally {
    await stop();
  }
}

async function measure(fleet: TestFleet, parallel: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'topo-bench-'));
  try {
    for (const [name, text] of Object.entries(fleet.files)) await writeFile(join(directory, name), text);
    await fleet.hold();
    for (const words of [['plan'], ['apply', '--yes'], ['drift']]) {
      const config = ['--all', '--config', join(directory, 'topo.config.yaml'), '--parallel', parallel, '--format', 'json'];
      const { ms, peakBytes = 0, stdout } = await runTopo([...words, ...config], fleet.env, 'any');
      const memory = `${Math.round(peakBytes / 2 ** 20)} MB`;
      console.log(`${words[0]?.padEnd(5)} --parallel ${parallel}: ${(ms / 1000).toFixed(1)} s, ${memory}, ${resultsIn(stdout)}`);
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** `exit 69: 48 applied, 1 locked, 1 unreachable`. */
function resultsIn(stdout: string): string {
  const { exitCode, environments } = JSON.parse(stdout) as Output;
  const counts = new Map<string, number>();
  for (const { result } of environments) counts.set(result, (counts.get(result) ?? 0) + 1);
  const texts = [...counts].sort().map(([result, count]) => `${count} ${result}`);
  return `exit ${exitCode}: ${texts.join(', ')}`;
}

await main();
