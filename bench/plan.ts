// Planning on a broker with the whole topology, and in an empty virtual host: topo plan over both transports, compared with the
// bare requests for the same data.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measure } from './apply.ts';
import { type BenchBroker, startBenchBroker } from './broker.ts';
import { runTopo } from './process.ts';
import { createTally, type Sample, type Section } from './samples.ts';
import { benchVhost, emptyVhost, vhostDefinitionsOf, yamlOf } from './topology.ts';

export const planHttp = 'topo plan --transport http';
export const bareGets = 'the bare GETs that it needs';
export const planAmqp = 'topo plan --transport amqp';
export const planHttpAbsent = 'topo plan --transport http, all absent';
export const planAmqpAbsent = 'topo plan --transport amqp, all absent';
const getDefinitions = 'GET /api/definitions/{vhost}';
const getConsumers = 'GET of the consumer counts';
const validate = 'topo validate (no broker)';

/** The requests of a plan over the management API: the queues without statistics, and their message counts. */
const needed = [
  'overview',
  `exchanges/${benchVhost}?disable_stats=true`,
  `queues/${benchVhost}?disable_stats=true`,
  `queues/${benchVhost}?disable_stats=true&enable_queue_totals=true&columns=name,messages_ready,messages_unacknowledged`,
  `bindings/${benchVhost}`,
  `policies/${benchVhost}`,
];

/** Only the statistics of the broker contain the consumer counts, and they cost more than all other requests. */
const statistics = `queues/${benchVhost}?columns=name,consumers,messages_ready,messages_unacknowledged`;

/**
 * Measures on the RabbitMQ of a suite: all contenders in turns on one broker, after an uncounted first round.
 * The bare requests are sent concurrently from a running process, and their responses are not parsed.
 * @throws if a contender fails or plans a change over the management API
 */
export async function measurePlan(suite: string, measure: Measure): Promise<Section> {
  const { size, repetitions, dir, say } = measure;
  const yaml = join(dir, 'topology.yaml');
  const absent = join(dir, 'absent.yaml');
  await writeFile(yaml, yamlOf(size));
  await writeFile(absent, yamlOf(size, emptyVhost));
  const broker = await startBenchBroker(suite);
  try {
    await broker.api('POST', `definitions/${benchVhost}`, vhostDefinitionsOf(size));
    await broker.api('PUT', `vhosts/${emptyVhost}`, '{}');
    const contenders = contendersOn(broker, yaml, absent);
    const tally = createTally();
    for (let round = 0; round <= repetitions; round += 1) {
      say(`${suite}: plan, ${round === 0 ? 'warming up' : `${round} of ${repetitions}`}`);
      for (const [name, work] of contenders) {
        const sample = await work();
        if (round > 0) tally.add(name, sample);
      }
    }
    const rows = contenders.map(([name]) => tally.row(name, name === validate));
    return { kind: 'plan', title: 'plan with nothing to do, or all', version: broker.version, baseline: bareGets, rows };
  } finally {
    await broker.stop();
  }
}

function contendersOn(broker: BenchBroker, yaml: string, absent: string): readonly (readonly [string, () => Promise<Sample>])[] {
  const { api, env } = broker;
  return [
    // exit code 2 would be changes pending
    [planHttp, () => runTopo(['plan', yaml, '--transport', 'http', '--detailed-exitcode'], env)],
    // bindings are not visible over AMQP: they are always pending, which is not a failure
    [planAmqp, () => runTopo(['plan', yaml, '--transport', 'amqp'], env)],
    [planHttpAbsent, () => runTopo(['plan', absent, '--transport', 'http'], env)],
    [planAmqpAbsent, () => runTopo(['plan', absent, '--transport', 'amqp'], env)],
    [validate, () => runTopo(['validate', yaml], env)],
    [bareGets, () => together(needed.map((path) => () => api('GET', path)))],
    [getConsumers, () => together([() => api('GET', statistics)])],
    [getDefinitions, () => together([() => api('GET', `definitions/${benchVhost}`)])],
  ];
}

async function together(calls: readonly (() => Promise<unknown>)[]): Promise<Sample> {
  const started = performance.now();
  await Promise.all(calls.map((call) => call()));
  return { ms: performance.now() - started };
}
