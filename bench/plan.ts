// Planning on a broker that has the whole topology, and in a virtual host of it that has nothing: topo plan over both transports, beside the
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

/** What a plan over the management API reads: the queues with their message counts, and no statistics. */
const needed = [
  'overview',
  `exchanges/${benchVhost}?disable_stats=true`,
  `queues/${benchVhost}?disable_stats=true&enable_queue_totals=true`,
  `bindings/${benchVhost}`,
  `policies/${benchVhost}`,
];

/** Only the broker's statistics tell how many consumers a queue has, and they cost more than all the rest. */
const statistics = `queues/${benchVhost}?columns=name,consumers,messages_ready,messages_unacknowledged`;

/**
 * Measures on RabbitMQ of a suite: all contenders in turns on one broker, after a first round that does not count.
 * The bare requests are sent at once, from a process that runs already, and what they answer is not even parsed.
 * @throws where a contender fails, or finds something to do over the management API
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
    // bindings cannot be seen over AMQP: they are pending for ever, which is no failure
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
