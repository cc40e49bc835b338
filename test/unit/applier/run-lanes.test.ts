// Migrations whose consumers stay: the old queue gets its bindings and messages back, by steps of the plan.
import { describe, expect, it } from 'vitest';
import type { Binding, Entity, Exchange, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { holdingName, isOfMigration } from '../../../src/model/migration.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import type { Consumers } from '../../../src/model/plan-parts.ts';
import type { BrokerWriter } from '../../../src/model/ports.ts';
import { stepText } from '../../../src/reporter/apply.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker } from '../../support/memory/broker.ts';

const vhost = '/';
const events: Exchange = {
  kind: 'exchange',
  vhost,
  name: 'events',
  type: 'direct',
  durable: true,
  autoDelete: false,
  internal: false,
  arguments: {},
};
const priority = { arguments: { 'x-max-priority': 3 } };

function queue(name: string, more: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost, name, type: 'classic', durable: true, autoDelete: false, exclusive: false, arguments: {}, ...more };
}

function bound(destination: string, routingKey: string): Binding {
  return { kind: 'binding', vhost, source: 'events', destinationType: 'queue', destination, routingKey, arguments: {} };
}

function planFor(broker: MemoryBroker, entities: readonly Entity[], consumers: Consumers = 'wait'): Promise<Plan> {
  const declarations = new Map(entities.map((entity) => [keyOf(entity), { entity, presence: 'present', protect: false }] as const));
  const topology = { vhosts: [vhost], declarations, prune: new Map() };
  const allowances = [{ what: 'migrate', kind: 'queue', name: '*' } as const];
  return plan({ topology, origins: new Map(), allowances, version: '0.0.0', consumers }, broker.reader);
}

/** A queue with messages 1 to 3, a declared and an undeclared binding, and consumers. */
function brokerWith(name: string, before: Partial<Queue> = {}, broker = createMemoryBroker()): MemoryBroker {
  broker.seed(
    [events, queue(name, before), bound(name, `declared.${name}`), bound(name, `undeclared.${name}`)].filter(
      (one) => !broker.entities().includes(one),
    ),
  );
  for (const id of ['1', '2', '3']) broker.send('events', `declared.${name}`, `${name}${id}`);
  broker.consumers(name, 2);
  return broker;
}

const declared = (name: string, more: Partial<Queue> = priority): readonly Entity[] => [queue(name, more), bound(name, `declared.${name}`)];
const traces = (broker: MemoryBroker): readonly Entity[] =>
  broker.entities().filter((one) => one.kind !== 'binding' && isOfMigration(one.name));

describe('the rollback of a migration', () => {
  it('returns bindings and messages to a queue whose consumers stay', async () => {
    const broker = brokerWith('a');
    const before = broker.entities();
    const made = await planFor(broker, [events, ...declared('a')]);
    const result = await apply(made, broker, { saved: false });
    expect(result.diagnostics.map(({ code }) => code)).toContain('queue-has-consumers');
    expect(broker.entities()).toEqual(before);
    expect(broker.messages('a')).toEqual(['a1', 'a2', 'a3']);
    broker.consumers('a', 0);
    const again = await apply(await planFor(broker, [events, ...declared('a')]), broker, { saved: false });
    expect(again.diagnostics).toEqual([]);
    expect(broker.messages('a')).toEqual(['a1', 'a2', 'a3']);
    expect(traces(broker)).toEqual([]);
  });

  it('executes steps of the plan only, and lists none of them if it is not needed', async () => {
    const broker = brokerWith('a');
    const made = await planFor(broker, [events, ...declared('a')]);
    const executed: Step[] = [];
    const writer: BrokerWriter = {
      ...broker.writer,
      execute: async (step, options) => {
        executed.push(step);
        return await broker.writer.execute(step, options);
      },
    };
    const result = await apply(made, { ...broker, writer }, { saved: false });
    expect(executed.filter((step) => !made.steps.includes(step))).toEqual([]);
    const back = result.outcomes.filter(({ step }) => step.rollback === true);
    expect(back.map(({ step }) => stepText(step))).toEqual(made.steps.filter(({ rollback }) => rollback === true).map(stepText));
    broker.consumers('a', 0);
    const done = await apply(await planFor(broker, [events, ...declared('a')]), broker, { saved: false });
    expect(done.outcomes.filter(({ step }) => step.rollback === true)).toEqual([]);
  });

  it('completes the other migrations of the plan', async () => {
    const broker = brokerWith('b', {}, brokerWith('a'));
    broker.consumers('b', 0);
    const result = await apply(await planFor(broker, [events, ...declared('a'), ...declared('b', { type: 'quorum' })]), broker, {
      saved: false,
    });
    expect(result.unreached).toEqual([keyOf(queue('a'))]);
    expect([broker.messages('a'), broker.messages('b')]).toEqual([
      ['a1', 'a2', 'a3'],
      ['b1', 'b2', 'b3'],
    ]);
    expect(traces(broker)).toEqual([]);
  });

  it('does not begin after Ctrl-C', async () => {
    const broker = brokerWith('a');
    const made = await planFor(broker, [events, ...declared('a')]);
    const stop = new AbortController();
    const writer: BrokerWriter = {
      ...broker.writer,
      execute: async (step, options) => {
        if (step.do === 'move' && step.rest === 'delete') stop.abort();
        return await broker.writer.execute(step, options);
      },
    };
    const result = await apply(made, { ...broker, writer }, { saved: false, signal: stop.signal });
    expect(result.interrupted).toBe(true);
    expect(result.outcomes.filter(({ step }) => step.rollback === true)).toEqual([]);
    expect(broker.messages(holdingName(queue('a')))).toHaveLength(3);
  });

  it('leaves messages in the holding queue that the old queue would drop', async () => {
    const limited = { arguments: { 'x-max-length': 2 } };
    const broker = createMemoryBroker();
    broker.seed([events, queue('a', limited), bound('a', 'declared.a')]);
    for (const id of ['1', '2']) broker.send('events', 'declared.a', id);
    broker.consumers('a', 1);
    const made = await planFor(broker, [events, ...declared('a')]);
    const writer: BrokerWriter = {
      ...broker.writer,
      execute: async (step, options) => {
        if (step.do === 'move' && step.rest === 'delete') broker.send('events', 'declared.a', '3');
        return await broker.writer.execute(step, options);
      },
    };
    const result = await apply(made, { ...broker, writer }, { saved: false });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['queue-has-consumers', 'rollback-would-drop']);
    expect(broker.messages(holdingName(queue('a')))).toEqual(['1', '2', '3']);
  });

  it('deletes the queue under its consumers with `cancel`, once it holds no message', async () => {
    const broker = brokerWith('a');
    broker.deliver('a', 1);
    const files = [events, ...declared('a')];
    const held = await apply(await planFor(broker, files, 'cancel'), broker, { saved: false });
    expect(held.diagnostics.map(({ code }) => code)).toContain('queue-has-consumers');
    expect(broker.messages('a')).toHaveLength(3);
    broker.acknowledge('a', 1);
    expect(await apply(await planFor(broker, files, 'cancel'), broker, { saved: false })).toMatchObject({ diagnostics: [] });
    expect(broker.messages('a')).toEqual(['a2', 'a3']);
  });

  it('is not planned for a stream, and `cancel` requires the management API and a classic queue', async () => {
    const broker = createMemoryBroker({ visibility: 'amqp' });
    broker.seed([queue('a')]);
    expect((await planFor(broker, [queue('a', priority)], 'cancel')).changes[0]?.blocked).toEqual({ code: 'needs-management' });
    const replicated = createMemoryBroker();
    replicated.seed([queue('a', { type: 'quorum' })]);
    expect((await planFor(replicated, [queue('a')], 'cancel')).changes[0]?.blocked).toEqual({ code: 'cancel-unreliable' });
    const other = createMemoryBroker();
    other.seed([queue('a', { type: 'stream' })]);
    expect((await planFor(other, [queue('a')])).steps.filter(({ rollback }) => rollback === true)).toEqual([]);
  });
});

describe('an interrupted rollback', () => {
  it('is continued forward by the same command after every one of its steps, in order and without loss', async () => {
    const files = [events, ...declared('a')];
    const steps = (await planFor(brokerWith('a'), files)).steps.filter(({ rollback }) => rollback === true);
    for (const { id } of steps) {
      for (const done of [false, true]) {
        const broker = brokerWith('a');
        const end = broker.failOn((step) => step.id === id, { code: 'step-unknown', severity: 'error', message: 'killed' }, { done });
        await apply(await planFor(broker, files), broker, { saved: false });
        end();
        broker.send('events', 'undeclared.a', 'late');
        broker.consumers('a', 0);
        expect(await apply(await planFor(broker, files), broker, { saved: false })).toMatchObject({ diagnostics: [] });
        expect([...new Set(broker.messages('a'))], `step ${id}, done: ${done}`).toEqual(['a1', 'a2', 'a3', 'late']);
        expect(traces(broker)).toEqual([]);
        expect(broker.entities().filter(({ kind }) => kind === 'binding')).toHaveLength(2);
      }
    }
  });
});
