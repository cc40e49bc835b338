// Deletes of queues with very many bindings: unbound first where that is safe, and bound again where the queue is kept.
import { describe, expect, it } from 'vitest';
import { runSteps } from '../../../src/applier/run.ts';
import type { Binding, Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import type { BrokerWriter } from '../../../src/model/ports.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { manyBindings } from '../../../src/planner/unbinding.ts';
import { renderApply } from '../../../src/reporter/apply.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker, type MemoryOptions } from '../../support/memory/broker.ts';

const many = (source: string, count = manyBindings): Binding[] =>
  Array.from({ length: count }, (_, at) => binding(source, 'old', `key.${at}`));
const tombstone = declared(queue('old'), { presence: 'absent' });
const refusal = { code: 'step-refused', severity: 'error', message: 'refused by the test' } as const;
const before = [exchange('orders'), queue('old'), queue('new'), ...many('orders'), binding('orders', 'new', '#')];
const wanted = topology(exchange('orders'), queue('new'), binding('orders', 'new', '#'), tombstone);

function live(entities: readonly Entity[], options?: MemoryOptions): MemoryBroker {
  const broker = createMemoryBroker(options);
  broker.seed(entities);
  return broker;
}

function planOn({ reader }: MemoryBroker, what: Topology = wanted, allow: readonly string[] = []): Promise<Plan> {
  const allowances = ['blast-radius', ...allow].flatMap((text) => parseAllowance(text) ?? []);
  return plan({ topology: what, origins: new Map(), allowances, version: '0.0.0' }, reader);
}

/** How often each kind of step comes, in the order in which they come. */
function course({ steps }: Pick<Plan, 'steps'>): readonly string[] {
  const counts = new Map<string, number>();
  for (const step of steps) {
    const name = step.do === 'bind' && step.rebind === true ? 'bind if kept' : step.do;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} ${count}`);
}

function bindingsOf(broker: MemoryBroker): readonly string[] {
  return broker.entities().flatMap((entity) => (entity.kind === 'binding' ? [keyOf(entity)] : []));
}

/** Runs `act` right before the first step that matches is executed. */
function justBefore({ writer }: MemoryBroker, matches: (step: Step) => boolean, act: () => void): BrokerWriter {
  let over = false;
  return {
    width: writer.width,
    execute: async (step, options) => {
      if (!over && matches(step)) {
        over = true;
        act();
      }
      return await writer.execute(step, options);
    },
  };
}

describe('the plan for a deleted queue with many bindings', () => {
  it('checks, unbinds and deletes the queue, and binds it again if it is not deleted', async () => {
    const made = await planOn(live(before));
    expect(course(made)).toEqual([`check 1`, `unbind ${manyBindings}`, 'delete 1', `bind if kept ${manyBindings}`]);
    expect(made.changes.find(({ key }) => key === keyOf(queue('old')))).toMatchObject({ unbindsFirst: { length: manyBindings } });
    expect(new Set(made.steps.map(({ change }) => change))).toEqual(new Set([keyOf(queue('old'))]));
    expect(new Set(made.steps.map(({ level }) => level)).size).toBe(4);
  });

  it('deletes the queue directly when it has one binding less', async () => {
    const made = await planOn(live(before.filter((one) => one.kind !== 'binding' || one.routingKey !== 'key.0')));
    expect(course(made)).toEqual(['delete 1']);
  });

  it('omits the check when the queue may be deleted with its messages', async () => {
    const broker = live(before);
    broker.publish('old', 3);
    expect(course(await planOn(broker, wanted, ['lose:queue/old']))[0]).toBe(`unbind ${manyBindings}`);
  });

  it('does not unbind a queue that is replaced', async () => {
    const made = await planOn(live(before), topology(queue('old', { arguments: { 'x-max-priority': 3 } })), ['replace:queue/old']);
    expect(made.steps.filter((step) => step.do === 'unbind')).toEqual([]);
    expect(made.steps.filter((step) => step.do === 'bind')).toHaveLength(manyBindings);
  });

  it('does not remove bindings from an autoDelete exchange first', async () => {
    const fleeting = exchange('fleeting', { autoDelete: true });
    expect(course(await planOn(live([fleeting, queue('old'), ...many('fleeting')]), topology(fleeting, tombstone)))).not.toContain(
      'check 1',
    );
    const mixed = await planOn(live([...before, fleeting, ...many('fleeting')]));
    expect(course(mixed)).toContain(`unbind ${manyBindings}`);
    expect(mixed.steps.filter((step) => step.do === 'unbind' && step.entity.source !== 'orders')).toEqual([]);
  });

  it('unbinds the queue also when its exchange is deleted with it', async () => {
    const made = await planOn(
      live(before.slice(0, -1)),
      topology(declared(exchange('orders'), { presence: 'absent' }), queue('new'), tombstone),
    );
    expect(course(made)).toEqual([`check 1`, `unbind ${manyBindings}`, 'delete 2', `bind if kept ${manyBindings}`]);
    expect(made.steps.at(-1)).toMatchObject({ do: 'delete', entity: { kind: 'exchange' } });
  });

  it('deletes the queue directly over AMQP, where bindings are not visible', async () => {
    const made = await planOn(live(before, { visibility: 'amqp' }), topology(tombstone), ['delete:queue/old']);
    expect(made.steps.map((step) => step.do)).toEqual(['fence', 'delete']);
  });
});

describe('an apply that deletes a queue with many bindings', () => {
  it('leaves nothing behind and reports no unused rebind step', async () => {
    const broker = live(before);
    const result = await apply(await planOn(broker), broker, { saved: false });
    expect(result.diagnostics).toEqual([]);
    expect(course({ steps: result.outcomes.map(({ step }) => step) })).toEqual(['check 1', `unbind ${manyBindings}`, 'delete 1']);
    expect(bindingsOf(broker)).toEqual([keyOf(binding('orders', 'new', '#'))]);
    expect((await planOn(broker)).steps).toEqual([]);
  });

  it('unbinds nothing when the queue is in use since', async () => {
    const broker = live(before);
    const made = await planOn(broker);
    broker.consumers('old', 1);
    const { writer, asked } = recording(broker);
    const result = await apply(made, { ...broker, writer }, { saved: false });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['step-refused']);
    expect(asked.map((step) => step.do)).toEqual(['check']);
    expect(bindingsOf(broker)).toHaveLength(manyBindings + 1);
  });

  it('restores the bindings when the delete is refused, and reports it', async () => {
    const broker = live(before);
    const made = await planOn(broker);
    const writer = justBefore(
      broker,
      (step) => step.do === 'delete',
      () => broker.publish('old', 1),
    );
    const result = await apply(made, { ...broker, writer }, { saved: false });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['step-refused']);
    expect(bindingsOf(broker)).toHaveLength(manyBindings + 1);
    expect(broker.messages('old')).toHaveLength(1);
    expect(renderApply(result, 0, { color: false, ascii: true })).toContain(
      `not deleted  queue / old: ${manyBindings} bindings removed and restored`,
    );
  });

  it('does not delete the queue when an unbind is refused, and restores the other bindings', async () => {
    const broker = live(before);
    const made = await planOn(broker);
    broker.failOn((step) => step.do === 'unbind' && step.entity.routingKey === 'key.7', refusal);
    const { writer, asked } = recording(broker);
    const result = await apply(made, { ...broker, writer }, { saved: false });
    expect(result.diagnostics).toHaveLength(1);
    expect(asked.some((step) => step.do === 'delete')).toBe(false);
    expect(asked.filter((step) => step.do === 'bind')).toHaveLength(manyBindings - 1);
    expect(bindingsOf(broker)).toHaveLength(manyBindings + 1);
  });

  it('reports how many bindings are missing when one is not restored', async () => {
    const broker = live(before);
    const made = await planOn(broker);
    broker.failOn((step) => step.do === 'delete' || (step.do === 'bind' && step.entity.routingKey === 'key.7'), refusal);
    const result = await apply(made, broker, { saved: false });
    const text = renderApply(result, 0, { color: false, ascii: true });
    expect(text).toContain(`${manyBindings} bindings removed and ${manyBindings - 1} restored`);
    expect(text).toContain('refused:\n  delete queue old\n  bind orders -[key.7]-> queue old\n');
  });

  it('finishes a queue that it has begun when it is interrupted', async () => {
    const broker = live(before);
    const made = await planOn(broker);
    const controller = new AbortController();
    const writer = justBefore(
      broker,
      (step) => step.do === 'unbind',
      () => controller.abort(),
    );
    const result = await runSteps(made.steps, writer, { signal: controller.signal });
    expect(result.interrupted).toBe(false);
    expect(bindingsOf(broker)).toHaveLength(1);
  });

  it('does nothing when it is interrupted before it has begun', async () => {
    const broker = live(before);
    const made = await planOn(broker);
    const controller = new AbortController();
    const writer = justBefore(
      broker,
      (step) => step.do === 'check',
      () => controller.abort(),
    );
    const result = await apply(made, { ...broker, writer }, { saved: false, signal: controller.signal });
    expect(result.interrupted).toBe(true);
    expect(bindingsOf(broker)).toHaveLength(manyBindings + 1);
  });
});

describe('a run that is killed between two unbinds', () => {
  /** Dies after the given number of unbinds. */
  async function killed(count: number): Promise<{ broker: MemoryBroker; saved: Plan }> {
    const broker = live(before);
    const saved = await planOn(broker);
    const end = broker.failOn((step) => step.id > count + 1, { code: 'step-unknown', severity: 'error', message: 'killed' });
    const result = await apply(saved, broker, { saved: false });
    end();
    expect(result.diagnostics[0]?.code).toBe('step-unknown');
    return { broker, saved };
  }

  it.each([1, 100, manyBindings])('is finished by the same command (%i)', async (count) => {
    const { broker } = await killed(count);
    expect((await apply(await planOn(broker), broker, { saved: false })).diagnostics).toEqual([]);
    expect(bindingsOf(broker)).toEqual([keyOf(binding('orders', 'new', '#'))]);
  });

  it('is finished by the saved plan, which is not stale', async () => {
    const { broker, saved } = await killed(100);
    expect((await apply(saved, broker, { saved: true })).diagnostics).toEqual([]);
    expect(bindingsOf(broker)).toHaveLength(1);
    const again = await apply(saved, broker, { saved: true });
    expect(again).toMatchObject({ skipped: saved.steps.length, diagnostics: [] });
  });

  it.each([1, 100, manyBindings])('has all bindings restored by the saved plan when the queue is in use since (%i)', async (count) => {
    const { broker, saved } = await killed(count);
    broker.publish('old', 1);
    const result = await apply(saved, broker, { saved: true });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['step-refused']);
    expect(course({ steps: result.outcomes.flatMap(({ step, state }) => (state === 'done' ? [step] : [])) })).toEqual([
      `bind if kept ${count}`,
    ]);
    expect(bindingsOf(broker)).toHaveLength(manyBindings + 1);
    expect(renderApply(result, 0, { color: false, ascii: true })).toMatch(
      /not deleted {2}queue \/ old: \d+ bindings? removed and restored/,
    );
  });

  it('has all bindings restored by the saved plan when the queue is then not deleted', async () => {
    const { broker, saved } = await killed(100);
    const writer = justBefore(
      broker,
      (step) => step.do === 'delete',
      () => broker.publish('old', 1),
    );
    expect((await apply(saved, { ...broker, writer }, { saved: true })).diagnostics.map(({ code }) => code)).toEqual(['step-refused']);
    expect(bindingsOf(broker)).toHaveLength(manyBindings + 1);
  });
});

function recording({ writer }: MemoryBroker): { writer: BrokerWriter; asked: Step[] } {
  const asked: Step[] = [];
  return {
    asked,
    writer: {
      width: writer.width,
      execute: async (step, options) => {
        asked.push(step);
        return await writer.execute(step, options);
      },
    },
  };
}
