// The time of one `topo apply` by part: the same stages as the command, run in this process with a clock between them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brokerAddresses } from '../src/broker/address.ts';
import { openBroker } from '../src/broker/open.ts';
import { load } from '../src/loader/load.ts';
import { hasErrors } from '../src/model/diagnostic.ts';
import type { Step } from '../src/model/plan.ts';
import type { BrokerReader, BrokerWriter } from '../src/model/ports.ts';
import { renderPlan } from '../src/reporter/plan-text.ts';
import { version } from '../src/version.ts';
import { apply, plan } from '../src/workflows/plan-and-apply.ts';
import type { Measure } from './apply.ts';
import { startBenchBroker } from './broker.ts';
import { table, time } from './report.ts';
import { yamlOf } from './topology.ts';

/** One part of the run. */
export interface Part {
  readonly name: string;
  readonly ms: number;
  /** The number of objects or steps processed. */
  readonly count: number;
  /** Mean time of one step from the call to its confirmation, in milliseconds; many run concurrently. */
  readonly latencyMs?: number;
}

/** Applies the topology to a fresh broker of the suite and returns a table of the parts. @throws if the apply fails */
export async function breakDown(suite: string, { size, dir, say }: Measure): Promise<string> {
  say(`${suite}: breakdown`);
  const file = join(dir, 'topology.yaml');
  await writeFile(file, yamlOf(size));
  const broker = await startBenchBroker(suite);
  try {
    const parts = await partsOf(file, size, broker.env.RABBITMQ_URL, broker.env.RABBITMQ_MANAGEMENT_URL);
    return renderParts(`RabbitMQ ${broker.version}: where topo apply spends its time`, parts);
  } finally {
    await broker.stop();
  }
}

async function partsOf(file: string, size: number, url: string, management: string): Promise<Part[]> {
  const parts: Part[] = [];
  const clock = async <T>(name: string, count: number, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const value = await work();
    parts.push({ name, count, ms: performance.now() - began });
    return value;
  };
  const all = 3 * size;
  const loaded = await clock('load the file', all, () => load([file], { defaultVhost: '/', variable: () => undefined }));
  if (hasErrors(loaded.diagnostics)) throw new Error('the topology of the benchmark is not valid');
  const opened = await clock('connect', 1, () =>
    openBroker({ addresses: brokerAddresses(url, management), transport: 'auto', purpose: 'bench', writing: true }),
  );
  try {
    const reader = stopwatch(opened.reader);
    const writer = recorder(opened.writer);
    const made = await clock('plan', all, () => plan({ ...loaded, allowances: [], version }, reader));
    const looked = reader.takeMs();
    parts.splice(-1, 1, { name: 'observe', count: all, ms: looked }, without(parts.at(-1), looked));
    const context = { paths: [file], showUndeclared: false, showUnchanged: false };
    await clock('render the plan', all, () => renderPlan(made, context, { color: false, ascii: true }));
    const result = await clock('rest of the apply', all, () => apply(made, { reader, writer }, { saved: false }));
    if (result.diagnostics.length > 0) throw new Error(`the apply failed: ${result.diagnostics[0]?.message}`);
    const verified = reader.takeMs();
    const steps = writer.parts();
    const stepsMs = steps.reduce((sum, { ms }) => sum + ms, 0);
    parts.splice(-1, 1, ...steps, { name: 'observe again', count: all, ms: verified }, without(parts.at(-1), verified + stepsMs));
  } finally {
    await clock('close', 1, () => opened.close());
  }
  return parts;
}

function without(part: Part | undefined, ms: number): Part {
  if (part === undefined) throw new Error('nothing was measured');
  return { ...part, ms: part.ms - ms };
}

/** A reader that reports how long its observations took since the last report. */
function stopwatch(reader: BrokerReader): BrokerReader & { takeMs(): number } {
  let sum = 0;
  return {
    observe: async (request) => {
      const began = performance.now();
      const observed = await reader.observe(request);
      sum += performance.now() - began;
      return observed;
    },
    takeMs: () => {
      const taken = sum;
      sum = 0;
      return taken;
    },
  };
}

interface Kind {
  first: number;
  last: number;
  count: number;
  latency: number;
}

/** A writer that records when the first step of each kind began and the last ended. Overlapping time counts once, for the earlier kind. */
function recorder(writer: BrokerWriter): BrokerWriter & { parts(): Part[] } {
  const kinds = new Map<string, Kind>();
  return {
    width: (step) => writer.width(step),
    execute: async (step: Step) => {
      const began = performance.now();
      const name = `${step.do} ${step.entity.kind}`;
      const kind = kinds.get(name) ?? { first: began, last: began, count: 0, latency: 0 };
      kinds.set(name, kind);
      await writer.execute(step);
      kind.last = performance.now();
      kind.count += 1;
      kind.latency += kind.last - began;
    },
    parts: () => {
      let until = 0;
      return [...kinds].map(([name, { first, last, count, latency }]) => {
        const ms = Math.max(0, last - Math.max(first, until));
        until = Math.max(until, last);
        return { name, count, ms, latencyMs: latency / count };
      });
    },
  };
}

/** A table of parts with their shares. */
export function renderParts(title: string, parts: readonly Part[]): string {
  const total = parts.reduce((sum, { ms }) => sum + ms, 0);
  const lines = parts.map(({ name, ms, count, latencyMs }) => [
    name,
    time(ms),
    `${((100 * ms) / total).toFixed(0)} %`,
    String(count),
    `${(ms / count).toFixed(3)} ms`,
    latencyMs === undefined ? '' : `${latencyMs.toFixed(1)} ms`,
  ]);
  return table([[title, 'time', 'share', 'count', 'each', 'latency'], ...lines, ['total', time(total), '', '', '', '']]);
}
