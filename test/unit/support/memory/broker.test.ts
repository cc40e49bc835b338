// What only a test can do to the broker in memory. What it has in common with real brokers is in test/contract.
import { expect, test } from 'vitest';
import { problem } from '../../../../src/model/diagnostic.ts';
import type { Entity } from '../../../../src/model/entity.ts';
import { keyOf, queueKey } from '../../../../src/model/key.ts';
import type { Step } from '../../../../src/model/plan.ts';
import { asking, binding, exchange, policy, queue } from '../../../support/ends.ts';
import { createMemoryBroker } from '../../../support/memory/broker.ts';

const x = exchange('x');
const q = queue('q', { type: 'classic' });
const noAnswer = problem('step-unknown', 'no answer in 1 s');

function step(what: Step['do'], entity: Entity, more: object = {}): Step {
  return { id: 1, level: 1, change: keyOf(entity), do: what, entity, ...more } as Step;
}

test('seeds entities in any order, also those that no declaration could create', async () => {
  const broker = createMemoryBroker();
  const server = queue('amq.gen-1', { type: 'classic', durable: false, autoDelete: true });
  const all = [binding('x', 'amq.gen-1', 'k'), binding('amq.topic', 'q'), q, x, server, policy('p', { 'max-length': 1 })];
  broker.seed(all);
  expect(broker.entities().map(keyOf)).toEqual(all.map(keyOf).sort());
});

test('rejects a seeded binding whose end is missing', () => {
  const broker = createMemoryBroker();
  expect(() => broker.seed([x, binding('x', 'none')])).toThrow('an end is missing of binding / x -> queue none []');
});

test('a seeded exclusive queue is transient, and belongs to another connection', async () => {
  const broker = createMemoryBroker();
  broker.seed([queue('mine', { exclusive: true })]);
  expect(broker.entities()).toMatchObject([{ durable: false, exclusive: true }]);
  await expect(broker.writer.execute(step('declare', queue('mine', { exclusive: true })))).rejects.toThrow('RESOURCE_LOCKED');
});

test('an exclusive queue that the writer declared is its own', async () => {
  const { writer, entities } = createMemoryBroker();
  const mine = queue('mine', { exclusive: true });
  await writer.execute(step('declare', mine));
  await writer.execute(step('declare', mine));
  expect(entities()).toMatchObject([{ exclusive: true, durable: false }]);
  await expect(writer.execute(step('declare', queue('mine')))).rejects.toThrow('RESOURCE_LOCKED');
  await writer.execute(step('delete', mine, { guard: 'none' }));
  expect(entities()).toEqual([]);
});

test('counts ready and unacknowledged messages, and checks both for if-idle', async () => {
  const full = createMemoryBroker();
  const amqp = createMemoryBroker({ visibility: 'amqp' });
  for (const broker of [full, amqp]) {
    broker.seed([q]);
    broker.publish('q', 2);
    broker.deliver('q', 2);
  }
  const { observations } = await full.reader.observe(asking(q));
  expect(observations.get(keyOf(q))).toMatchObject({ facts: { ready: 0, unacknowledged: 2, consumers: 0 } });
  await expect(full.writer.execute(step('delete', q, { guard: 'if-idle' }))).rejects.toThrow('not empty');
  await amqp.writer.execute(step('delete', q, { guard: 'if-idle' }));
  expect(amqp.entities()).toEqual([]);
});

test('rejects deliveries beyond the ready messages, and publishes to missing queues', () => {
  const broker = createMemoryBroker();
  broker.seed([q]);
  expect(() => broker.deliver('q', 1)).toThrow("queue 'q' holds 0 ready messages, not 1");
  expect(() => broker.publish('none', 1)).toThrow("no queue 'none' in vhost '/'");
  expect(() => broker.publish('q', 1, '/other')).toThrow("no queue 'q' in vhost '/other'");
});

test('deletes an autoDelete queue with its last consumer, its bindings and their autoDelete source', () => {
  const broker = createMemoryBroker();
  broker.seed([queue('tmp', { autoDelete: true }), exchange('ad', { autoDelete: true }), binding('ad', 'tmp')]);
  broker.consumers('tmp', 0);
  broker.consumers('tmp', 2);
  expect(broker.entities()).toHaveLength(3);
  broker.consumers('tmp', 0);
  expect(broker.entities()).toEqual([]);
});

test('fails matching steps with the key of their change, and does nothing', async () => {
  const broker = createMemoryBroker();
  const end = broker.failOn(({ entity }) => entity.kind === 'queue', noAnswer);
  const failing = { ...step('declare', q), change: queueKey('/', 'cause') };
  await expect(broker.writer.execute(failing)).rejects.toMatchObject({ diagnostics: [{ ...noAnswer, key: queueKey('/', 'cause') }] });
  await broker.writer.execute(step('declare', x));
  expect(broker.entities()).toEqual([x]);
  end();
  await broker.writer.execute(step('declare', q));
  expect(broker.entities()).toHaveLength(2);
});

test('can fail a step after it was done, unless the broker refuses it', async () => {
  const broker = createMemoryBroker();
  broker.failOn(() => true, noAnswer, { done: true });
  await expect(broker.writer.execute(step('declare', x))).rejects.toMatchObject({ diagnostics: [{ code: 'step-unknown' }] });
  expect(broker.entities()).toEqual([x]);
  const refused = step('declare', exchange('x', { type: 'fanout' }));
  await expect(broker.writer.execute(refused)).rejects.toMatchObject({ diagnostics: [{ code: 'step-refused' }] });
});

test('runs steps that are started together in reverse, so that a hidden order between them shows', async () => {
  const { writer, entities } = createMemoryBroker();
  const steps = [step('declare', x), step('declare', q), step('bind', binding('x', 'q'))];
  const outcomes = await Promise.allSettled(steps.map((one) => writer.execute(one)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  for (const one of steps) await writer.execute(one);
  expect(entities()).toHaveLength(3);
});

test('keeps virtual hosts apart', async () => {
  const broker = createMemoryBroker();
  broker.seed([queue('q', { vhost: 'a' }), queue('q', { vhost: 'b' })]);
  const { observations } = await broker.reader.observe({ vhosts: ['a'], wanted: new Map() });
  expect([...observations.keys()]).toEqual([queueKey('a', 'q')]);
});

test('observes the same entities in the same order, however they were created', async () => {
  const all = [binding('x', 'q', 'b'), binding('x', 'q', 'a'), q, x];
  const looks = [all, all.toReversed()].map(async (entities) => {
    const broker = createMemoryBroker();
    broker.seed(entities);
    return [...(await broker.reader.observe(asking(...entities))).observations];
  });
  const [one, other] = await Promise.all(looks);
  expect(one).toEqual(other);
});

test.each(['3.10.8', '4.0.5', '4.3.6'] as const)('observes a seeded queue without a type as a classic one, on %s', async (version) => {
  const broker = createMemoryBroker({ version });
  broker.seed([queue('q')]);
  const { observations } = await broker.reader.observe(asking(queue('q')));
  expect(observations.get(queueKey('/', 'q'))).toMatchObject({ state: 'present', entity: { type: 'classic' } });
});
