// npm run bench:watch: the memory of topo watch over many comparisons without a pause on a private broker, which is restarted three times.
// Each 20th comparison finds a deleted queue and is followed by a heal, and the metrics are scraped. TOPO_WATCH_ROUNDS is the number of
// comparisons that must succeed (default 10,000), TOPO_TEST_SUITES the suite of the broker (default forky: 4.3).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compareOnce } from '../src/cli/commands/watch/compare.ts';
import { healOnce } from '../src/cli/commands/watch/heal.ts';
import { pagesOf } from '../src/cli/commands/watch/pages.ts';
import { serve } from '../src/cli/commands/watch/server.ts';
import type { Io } from '../src/cli/io.ts';
import type { WatchEvent, WatchState } from '../src/model/watch.ts';
import { watch } from '../src/workflows/watch.ts';
import { initialState } from '../src/workflows/watch-state.ts';
import { fetchSuite } from '../test/support/broker-source.ts';
import { startPrivateBroker } from '../test/support/private-broker.ts';
import { http } from '../test/support/vhost.ts';

const rounds = Number(process.env['TOPO_WATCH_ROUNDS'] ?? 10_000);
const suite = process.env['TOPO_TEST_SUITES'] ?? 'forky';
/** Growth of the heap from a tenth of the comparisons to the last one that is accepted, in MiB. */
const limit = 4;

const topology = [
  'exchanges:',
  ...times(10, (index) => `  watch.x${index}: { type: topic }`),
  'queues:',
  ...times(10, (index) => `  watch.q${index}: {}`),
  'bindings:',
  ...times(10, (index) => `  - { source: watch.x${index}, destination: watch.q${index}, routingKey: key.# }`),
  '',
].join('\n');

function times(count: number, line: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => line(index));
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

interface Point {
  readonly heap: number;
  readonly rss: number;
}

/** In MiB, after a collection. */
function measure(): Point {
  // entries of fetch, which the benchmark itself makes
  performance.clearResourceTimings();
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 };
}

const node = await startPrivateBroker({ prefix: await fetchSuite(suite) });
const cwd = mkdtempSync(join(tmpdir(), 'topo-bench-watch-'));
const end = new AbortController();
let state: WatchState = initialState(performance.now());
const server = await serve(
  { host: '127.0.0.1', port: 0 },
  pagesOf(() => state, 1_000),
);
try {
  writeFileSync(join(cwd, 'topology.yaml'), topology);
  const io: Io = {
    ...{ env: { RABBITMQ_URL: node.amqpUrl, RABBITMQ_MANAGEMENT_URL: node.httpUrl }, cwd, stdin: (async function* () {})() },
    ...{ out: () => {}, err: () => {}, outIsTerminal: false, errIsTerminal: false, ask: undefined },
    ...{ secrets: new Set<string>(), signal: end.signal },
  };
  const options = { var: {}, varFile: [], mapVhost: {}, format: 'text', transport: 'auto' } as const;
  const counts = new Map<WatchEvent['type'], number>();
  const points: (Point & { readonly good: number })[] = [];
  const restarts = new Set([0.25, 0.5, 0.75].map((share) => Math.floor(rounds * share)));
  let restarting: Promise<void> | undefined;
  let scraping: Promise<void> | undefined;
  const scrape = async (): Promise<void> => {
    await (await fetch(`http://127.0.0.1:${server.address.port}/metrics`)).text();
  };
  let good = 0;
  const began = performance.now();
  console.log(`${rounds} comparisons of 30 objects, RabbitMQ of ${suite}, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  console.log('comparisons    heap MiB    rss MiB    s');
  await watch(
    {
      compare: async (signal) => {
        const { failing } = state;
        // a refused connection is refused at once: a pause as the command would make it
        if (failing !== undefined) await new Promise((resolve) => setTimeout(resolve, 100));
        if (good % 20 === 10 && failing === undefined) await http(node, 'DELETE', 'queues/%2F/watch.q0').catch(() => undefined);
        return await compareOnce([cwd], options, io, signal);
      },
      heal: (signal) => healOnce([cwd], options, io, signal),
      onState: (next, events) => {
        state = next;
        for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
        const now = next.comparisons.equal + next.comparisons.drifted;
        if (now === good) return;
        good = now;
        if (good % 20 === 0) scraping = scrape();
        if (restarts.delete(good)) restarting = node.restart();
        if (good === 100 || good % Math.ceil(rounds / 10) === 0) {
          const point = { good, ...measure() };
          points.push(point);
          const seconds = ((performance.now() - began) / 1000).toFixed(0);
          console.log(
            `${String(good).padStart(11)}${point.heap.toFixed(1).padStart(12)}${point.rss.toFixed(1).padStart(11)}${seconds.padStart(5)}`,
          );
        }
        if (good >= rounds) end.abort();
      },
    },
    { intervalMs: 0, signal: end.signal },
  );
  await restarting;
  await scraping;
  const { failed } = state.comparisons;
  const { succeeded, failed: unhealed } = state.heals;
  console.log(`failed comparisons ${failed}, recoveries ${counts.get('recovered') ?? 0}, heals ${succeeded} (${unhealed} failed)`);
  const [tenth, last] = [points.find((point) => point.good >= rounds / 10), points.at(-1)];
  const growth = (last?.heap ?? 0) - (tenth?.heap ?? 0);
  console.log(
    `heap from ${tenth?.good} to ${last?.good} comparisons: ${growth >= 0 ? '+' : ''}${growth.toFixed(2)} MiB (limit ${limit} MiB)`,
  );
  if (growth > limit || counts.get('recovered') !== 3) process.exitCode = 1;
} finally {
  await server.close();
  await node.stop();
  rmSync(cwd, { recursive: true, force: true });
}
