// The estimated time left of a run: within a factor of two, whatever a migration waits for.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Binding, Entity, Exchange, Queue, QueueType } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import type { BrokerWriter, TimeLeft } from '../../../src/model/ports.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker } from '../../support/memory/broker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const vhost = '/';
const source: Exchange = {
  kind: 'exchange',
  vhost,
  name: 'events',
  type: 'direct',
  durable: true,
  autoDelete: false,
  internal: false,
  arguments: {},
};

function queueOf(type: QueueType, values: Queue['arguments'] = {}): Queue {
  return { kind: 'queue', vhost, name: 'orders', type, durable: true, autoDelete: false, exclusive: false, arguments: values };
}

function bound(routingKey: string): Binding {
  return { kind: 'binding', vhost, source: 'events', destinationType: 'queue', destination: 'orders', routingKey, arguments: {} };
}

async function planFor(broker: MemoryBroker, entities: readonly Entity[]): Promise<Plan> {
  const declarations = new Map(entities.map((entity) => [keyOf(entity), { entity, presence: 'present', protect: false }] as const));
  const topology = { vhosts: [vhost], declarations, prune: new Map() };
  const allowances = [{ what: 'migrate', kind: 'queue', name: '*' } as const];
  return await plan({ topology, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
}

/** How long steps take, in milliseconds. */
interface Pace {
  readonly bind: number;
  readonly unbind: number;
  readonly other: number;
  readonly settle: number;
  readonly perMessage: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A writer that is as slow as a broker; a move reports its progress four times a second, as those of the AMQP writer do. */
function slowed(writer: BrokerWriter, pace: Pace, messages: number): BrokerWriter {
  const isSettling = (step: Step): boolean => step.do === 'declare' && step.settle === true;
  return {
    width: (step) => (step.do === 'move' ? 2 : 4),
    leastMs: (step) => (isSettling(step) ? pace.settle : 0),
    execute: async (step, options) => {
      if (step.do === 'move') {
        const total = step.rest === 'stay' ? messages : 0;
        const perSecond = 1_000 / pace.perMessage;
        for (let moved = 0; moved < total; moved += perSecond / 4) {
          options?.onMove?.({ moved, left: total - moved, perSecond: moved < perSecond ? 0 : perSecond });
          await pause(250);
        }
        options?.onMove?.({ moved: total, left: 0, perSecond: 0 });
      } else await pause(step.do === 'bind' ? pace.bind : step.do === 'unbind' ? pace.unbind : pace.other);
      if (isSettling(step)) await pause(pace.settle);
      return await writer.execute(step, options);
    },
  };
}

/** Applies a migration, and returns each estimate with the time that was really left, in milliseconds. */
async function estimatesOf(before: Queue, after: Queue, bindings: number, messages: number, pace: Pace) {
  const broker = createMemoryBroker();
  const keys = Array.from({ length: bindings }, (_, n) => bound(`key.${n}`));
  broker.seed([source, before, ...keys]);
  for (let n = 0; n < Math.min(messages, 50); n += 1) broker.send('events', 'key.0', `m${n}`);
  const made = await planFor(broker, [source, after, ...keys]);
  const facts = { ...made.changes.find(({ key }) => key === keyOf(after))?.facts, ready: messages };
  const changes = made.changes.map((change) => (change.key === keyOf(after) ? { ...change, facts } : change));
  const found: { readonly at: number; readonly left: number }[] = [];
  const note = (left: TimeLeft | undefined): void => {
    const ms = left?.();
    if (ms !== undefined) found.push({ at: performance.now(), left: ms });
  };
  const running = apply(
    { ...made, changes },
    { reader: broker.reader, writer: slowed(broker.writer, pace, messages) },
    {
      saved: false,
      onProgress: (phase, _, __, left) => (phase === 'applying' ? note(left) : undefined),
      onMove: (_, __, left) => note(left),
    },
  );
  const ended = running.then(() => performance.now());
  await vi.runAllTimersAsync();
  expect((await running).diagnostics).toEqual([]);
  const end = await ended;
  return found.map(({ at, left }) => ({ left, really: end - at }));
}

/** The estimates that are off by more than a factor of two; those of the last seconds do not matter. */
function wrong(estimates: readonly { readonly left: number; readonly really: number }[]) {
  return estimates.filter(({ left, really }) => really > 2_000 && (left > 2 * really || left < really / 2));
}

const pace: Pace = { bind: 4, unbind: 12, other: 4, settle: 3_000, perMessage: 0.1 };

describe('the estimated time left of a migration is within a factor of two', () => {
  it.each([
    ['a quorum queue with many bindings', queueOf('quorum'), queueOf('quorum', { 'x-max-length': 7 }), 300, 0, pace],
    ['a quorum queue with few bindings', queueOf('quorum'), queueOf('quorum', { 'x-max-length': 7 }), 3, 0, pace],
    ['a classic queue with many messages', queueOf('classic'), queueOf('classic', { 'x-max-priority': 3 }), 3, 200_000, pace],
    [
      'a classic queue on a slow broker',
      queueOf('classic'),
      queueOf('classic', { 'x-max-priority': 3 }),
      3,
      100_000,
      { ...pace, perMessage: 1 / 3 },
    ],
    ['a quorum queue with bindings and messages', queueOf('quorum'), queueOf('quorum', { 'x-max-length': 1_000_000 }), 300, 100_000, pace],
  ])('for %s', async (_, before, after, bindings, messages, speeds) => {
    const estimates = await estimatesOf(before, after, bindings, messages, speeds);
    expect(estimates.length).toBeGreaterThan(5);
    expect(wrong(estimates)).toEqual([]);
  });
});
