// What the pipeline says when a broker does not play along.
import { describe, expect, it } from 'vitest';
import { TopoError } from '../../../src/model/diagnostic.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Observation } from '../../../src/model/observed.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import type { BrokerReader, BrokerWriter } from '../../../src/model/ports.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { apply, gate, plan } from '../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../../support/memory/broker.ts';

function planOn(reader: BrokerReader, wanted: Topology): Promise<Plan> {
  return plan({ topology: wanted, origins: new Map(), allowances: [], version: '0.0.0' }, reader);
}

/** A reader of a broker whose cluster has the id. */
function withId(reader: BrokerReader, clusterId: string | undefined): BrokerReader {
  return {
    observe: async (request) => {
      const observed = await reader.observe(request);
      return clusterId === undefined ? observed : { ...observed, broker: { ...observed.broker, clusterId } };
    },
  };
}

const orders = topology(exchange('orders'), queue('created'), queue('audit'), binding('orders', 'created', '#'));

/** A writer that keeps what it was asked to do. */
function recording({ writer }: MemoryBroker): { writer: BrokerWriter; steps: Step[]; most: () => number } {
  const steps: Step[] = [];
  let [running, most] = [0, 0];
  return {
    steps,
    most: () => most,
    writer: {
      width: () => 2,
      execute: async (step) => {
        running += 1;
        most = Math.max(most, running);
        steps.push(step);
        await writer.execute(step);
        running -= 1;
      },
    },
  };
}

describe('apply', () => {
  it('executes the steps of the plan and nothing else', async () => {
    const broker = createMemoryBroker();
    const made = await planOn(broker.reader, orders);
    const { writer, steps, most } = recording(broker);
    await apply(made, { reader: broker.reader, writer }, { saved: false });
    expect(steps).toEqual(made.steps);
    expect(most()).toBe(2);
  });

  it('reports not-converged where the broker confirms and does nothing', async () => {
    const { reader } = createMemoryBroker();
    const made = await planOn(reader, topology(queue('created')));
    const liar: BrokerWriter = { width: () => 8, execute: async () => undefined };
    const result = await apply(made, { reader, writer: liar }, { saved: false });
    expect(result.diagnostics.map(({ code, key }) => [code, key])).toEqual([['not-converged', keyOf(queue('created'))]]);
    expect(result.unreached).toEqual([keyOf(queue('created'))]);
  });

  it('observes again before it deletes anything, also without a lock, and reports plan-stale', async () => {
    const broker = createMemoryBroker();
    const old = queue('old');
    const seed = topology(exchange('orders'), old);
    await apply(await planOn(broker.reader, seed), broker, { saved: false });
    const made = await planOn(broker.reader, topology(exchange('orders'), declared(old, { presence: 'absent' })));
    // somebody binds the queue meanwhile: the plan has not shown that this binding goes with it
    await apply(await planOn(broker.reader, topology(exchange('orders'), old, binding('orders', 'old', '#'))), broker, { saved: false });
    const { writer, steps } = recording(broker);
    const error = await apply(made, { reader: broker.reader, writer }, { saved: false }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TopoError);
    expect((error as TopoError).diagnostics.map(({ code }) => code)).toEqual(['plan-stale']);
    expect(steps).toEqual([]);
  });

  it('does nothing on a broker of another version than that of a saved plan', async () => {
    const made = await planOn(createMemoryBroker({ version: '3.10.8' }).reader, orders);
    const broker = createMemoryBroker({ version: '4.3.6' });
    const { writer, steps } = recording(broker);
    const error = await apply(made, { reader: broker.reader, writer }, { saved: true }).catch((thrown: unknown) => thrown);
    expect((error as TopoError).diagnostics).toMatchObject([
      { code: 'plan-stale', message: 'the plan was made for RabbitMQ 3.10.8, but the broker runs 4.3.6' },
    ]);
    expect(steps).toEqual([]);
  });

  describe.each([
    ['another cluster of the same name', 'one', 'two', true],
    ['the same cluster', 'one', 'one', false],
    ['a cluster whose id is not visible', 'one', undefined, false],
    ['a cluster whose id was not visible to the plan', undefined, 'two', false],
  ] as const)('with a saved plan and %s', (_, planned, found, isStale) => {
    it(isStale ? 'does nothing and reports plan-stale' : 'applies it', async () => {
      const broker = createMemoryBroker();
      const made = await planOn(withId(broker.reader, planned), orders);
      const { writer, steps } = recording(broker);
      const run = apply(made, { reader: withId(broker.reader, found), writer }, { saved: true });
      const message = 'the plan was made for memory with the cluster id one, but the broker has the cluster id two';
      if (isStale) await expect(run).rejects.toMatchObject({ diagnostics: [expect.objectContaining({ code: 'plan-stale', message })] });
      else expect(await run).toMatchObject({ diagnostics: [] });
      expect(steps.length).toBe(isStale ? 0 : made.steps.length);
    });
  });

  it('stops between two steps when it is interrupted, and reports what was done', async () => {
    const broker = createMemoryBroker();
    const made = await planOn(broker.reader, orders);
    const controller = new AbortController();
    const writer: BrokerWriter = {
      width: () => 1,
      execute: async (step) => {
        await broker.writer.execute(step);
        if (step.id === 2) controller.abort();
      },
    };
    const result = await apply(made, { reader: broker.reader, writer }, { saved: false, signal: controller.signal });
    expect(result.interrupted).toBe(true);
    expect(result.outcomes.map(({ state }) => state)).toEqual(['done', 'done', 'not-run', 'not-run']);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['interrupted']);
  });

  it('starts no further step once one timed out', async () => {
    const broker = createMemoryBroker();
    const made = await planOn(broker.reader, topology(...['a', 'b', 'c', 'd'].map((name) => queue(name))));
    broker.failOn((step) => step.id === 1, { code: 'step-unknown', severity: 'error', message: 'no answer' });
    const { writer } = recording(broker);
    const result = await apply(made, { reader: broker.reader, writer: { ...writer, width: () => 1 } }, { saved: false });
    expect(result.outcomes.map(({ state }) => state)).toEqual(['unknown', 'not-run', 'not-run', 'not-run']);
  });

  it('throws a bug unchanged', async () => {
    const { reader } = createMemoryBroker();
    const made = await planOn(reader, topology(queue('created')));
    const execute = (): Promise<undefined> => Promise.reject(new TypeError('a bug'));
    await expect(apply(made, { reader, writer: { width: () => 1, execute } }, { saved: false })).rejects.toThrow(TypeError);
  });

  it('does nothing where the gate refuses', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('created', { arguments: { 'x-max-length': 1 } })]);
    const made = await planOn(broker.reader, orders);
    const { writer, steps } = recording(broker);
    await expect(apply(made, { reader: broker.reader, writer }, { saved: false })).rejects.toThrow(TopoError);
    expect(steps).toEqual([]);
  });
});

describe('an observation that is missing', () => {
  it('blocks changes of objects whose state is unknown', async () => {
    const { reader } = createMemoryBroker();
    const key = keyOf(queue('created'));
    const observe: BrokerReader['observe'] = async (request) => {
      const observed = await reader.observe(request);
      const unknown = { state: 'unknown', reason: 'unavailable', detail: 'home node is down' } as const;
      return { ...observed, observations: new Map<EntityKey, Observation>([...observed.observations, [key, unknown]]) };
    };
    const made = await planOn({ observe }, topology(queue('created')));
    expect(gate(made).map(({ code }) => code)).toEqual(['state-unknown']);
  });
});
