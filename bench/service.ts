// npm run bench:service: ensureTopology and checkTopology in fresh Node processes that import the built package, for 50 objects on private
// brokers; medians of several processes, in milliseconds from the call to its result, with connecting and disconnecting.
// TOPO_TEST_SUITES names the RabbitMQ versions (default bookworm,forky: 3.10 and 4.3).
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startBenchBroker } from './broker.ts';
import { spreadOf } from './samples.ts';

/** Milliseconds for 50 objects. */
const limit = 300;
const runs = 11;

/** 10 exchanges, 20 queues of both kinds, 20 bindings. */
const topology = [
  'exchanges:',
  ...times(10, (index) => `  service.x${index}: { type: topic }`),
  'queues:',
  ...times(20, (index) => `  service.q${index}: { type: ${index % 2 === 0 ? 'quorum' : 'classic'} }`),
  'bindings:',
  ...times(20, (index) => `  - { source: service.x${index % 10}, destination: service.q${index}, routingKey: key.${index} }`),
  '',
].join('\n');

const program = `
const { ensureTopology, checkTopology } = await import(process.argv[1]);
const work = process.argv[2] === 'check' ? checkTopology : ensureTopology;
const began = performance.now();
const result = await work({ files: process.argv[3], url: process.env.RABBITMQ_URL });
const ms = performance.now() - began;
console.log(JSON.stringify({ ms, created: result.created?.length, ok: result.ok }));
`;

interface Answer {
  readonly ms: number;
  readonly created?: number;
  readonly ok?: boolean;
}

function times(count: number, line: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => line(index));
}

async function call(work: 'ensure' | 'check', file: string, url: string): Promise<Answer> {
  const entry = new URL('../dist/index.js', import.meta.url).href;
  const args = ['--input-type=module', '--eval', program, '--', entry, work, file];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { PATH: process.env['PATH'], RABBITMQ_URL: url } });
  return JSON.parse(stdout) as Answer;
}

async function measure(suite: string, file: string): Promise<void> {
  const broker = await startBenchBroker(suite);
  try {
    const [created, unchanged, checked]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < runs; run += 1) {
      const vhost = `service-${run}`;
      await broker.api('PUT', `vhosts/${vhost}`, '{}');
      const url = broker.env.RABBITMQ_URL.replace(/[^/]+$/, vhost);
      for (const [answer, samples, expected] of [
        [await call('ensure', file, url), created, 30],
        [await call('ensure', file, url), unchanged, 0],
        [await call('check', file, url), checked, true],
      ] as const) {
        if ((answer.created ?? answer.ok) !== expected) throw new Error(`unexpected result: ${JSON.stringify(answer)}`);
        samples.push(answer.ms);
      }
      await broker.api('DELETE', `vhosts/${vhost}`);
    }
    report(broker.version, 'ensureTopology, nothing exists', created);
    report(broker.version, 'ensureTopology, everything exists', unchanged);
    report(broker.version, 'checkTopology', checked);
  } finally {
    await broker.stop();
  }
}

function report(version: string, name: string, samples: readonly number[]): void {
  const { min, median, max } = spreadOf(samples);
  const [from, middle, to] = [min, median, max].map((ms) => ms.toFixed(0));
  console.log(`${version}: ${name}: ${middle} ms (${from} to ${to}, limit ${limit} ms)`);
  if (median > limit) process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'topo-bench-service-'));
try {
  const file = join(folder, 'topology.yaml');
  writeFileSync(file, topology);
  console.log(`50 objects, ${runs} processes each, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  for (const suite of (process.env['TOPO_TEST_SUITES'] ?? 'bookworm,forky').split(',')) await measure(suite.trim(), file);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
