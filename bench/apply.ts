// Creating a topology on an empty broker: topo apply compared with the two means of RabbitMQ, in turns, each on its own broker.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchBroker, startBenchBroker } from './broker.ts';
import { runTopo } from './process.ts';
import { createTally, type Sample, type Section } from './samples.ts';
import { benchVhost, definitionsOf, vhostDefinitionsOf, yamlOf } from './topology.ts';

export const topoApply = 'topo apply --yes';
export const postDefinitions = 'POST /api/definitions/{vhost}';
const importDefinitions = 'rabbitmqctl import_definitions';
const controlStart = 'its own start-up (rabbitmqctl eval ok.)';

/** The topology to measure, and the number of measurements. */
export interface Measure {
  readonly size: number;
  readonly repetitions: number;
  /** The folder for the files of the run. */
  readonly dir: string;
  /** Called before each measurement. */
  readonly say: (text: string) => void;
}

/**
 * Measures on the RabbitMQ of a suite. The contenders rotate in order. `topo apply` and `rabbitmqctl` are whole processes, the
 * POST is the bare request with a prepared body.
 * @throws if a contender fails or does not create exactly the whole topology
 */
export async function measureApply(suite: string, measure: Measure): Promise<Section> {
  const { size, repetitions, dir, say } = measure;
  const [yaml, definitions] = [join(dir, 'topology.yaml'), join(dir, 'definitions.json')];
  await writeFile(yaml, yamlOf(size));
  await writeFile(definitions, definitionsOf(size));
  const body = vhostDefinitionsOf(size);
  const tally = createTally();
  const contenders: readonly (readonly [string, (broker: BenchBroker) => Promise<Sample>])[] = [
    [topoApply, ({ env }) => runTopo(['apply', yaml, '--yes'], env)],
    [postDefinitions, ({ api }) => api('POST', `definitions/${benchVhost}`, body)],
    [
      importDefinitions,
      async ({ rabbitmqctl }) => {
        tally.add(controlStart, { ms: await rabbitmqctl('eval', 'ok.') });
        return { ms: await rabbitmqctl('import_definitions', definitions) };
      },
    ],
  ];
  let version = '';
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(turn + repetition) % contenders.length];
      if (contender === undefined) continue;
      const [name, work] = contender;
      say(`${suite}: ${name}, ${repetition + 1} of ${repetitions}`);
      const done = await onFreshBroker(suite, size, work);
      version = done.version;
      tally.add(name, done.sample);
    }
  }
  const rows = [tally.row(topoApply), tally.row(postDefinitions), tally.row(importDefinitions), tally.row(controlStart, true)];
  return { kind: 'apply', title: 'apply on an empty broker', version, baseline: postDefinitions, rows };
}

interface Done {
  readonly version: string;
  readonly sample: Sample;
}

async function onFreshBroker(suite: string, size: number, work: (broker: BenchBroker) => Promise<Sample>): Promise<Done> {
  const broker = await startBenchBroker(suite);
  try {
    const before = broker.cpuMs();
    const { ms, peakBytes } = await work(broker);
    const brokerMs = broker.cpuMs() - before;
    const { exchanges, queues, bindings } = await broker.count();
    if (exchanges !== size || queues !== size || bindings !== size) {
      throw new Error(`afterwards there were ${exchanges} exchanges, ${queues} queues and ${bindings} bindings, and not ${size} of each`);
    }
    return { version: broker.version, sample: { ms, brokerMs, ...(peakBytes === undefined ? {} : { peakBytes }) } };
  } finally {
    await broker.stop();
  }
}
