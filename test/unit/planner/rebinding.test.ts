// Exchanges that store their state by destination (x-consistent-hash): plan, apply, interruption and resumption on the in-memory broker,
// which keeps their state as RabbitMQ does.
import { describe, expect, it } from 'vitest';
import type { Binding, Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import type { ApplyResult } from '../../../src/model/run.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker, type MemoryOptions } from '../../support/memory/broker.ts';

const hash = exchange('fan.hash', { type: 'x-consistent-hash' });
const ends = [hash, queue('part.a'), queue('part.b')];
const toA = (weight: string): Binding => binding('fan.hash', 'part.a', weight);
const toB = binding('fan.hash', 'part.b', '1');
const pruning = { prune: { bindings: true } };
const gone = (entity: Entity) => declared(entity, { presence: 'absent' });
const noAnswer = { code: 'step-unknown', severity: 'error', message: 'no response' } as const;

function live(entities: readonly Entity[], options: MemoryOptions = {}): MemoryBroker {
  const broker = createMemoryBroker({ hashing: true, ...options });
  broker.seed(entities);
  return broker;
}

function planOn({ reader }: MemoryBroker, what: Topology, allow: readonly string[] = []): Promise<Plan> {
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  return plan({ topology: what, origins: new Map(), allowances, version: '0.0.0' }, reader);
}

async function applied(broker: MemoryBroker, what: Topology, allow: readonly string[] = []): Promise<Plan> {
  const made = await planOn(broker, what, allow);
  const result: ApplyResult = await apply(made, broker, { saved: false });
  expect(result.diagnostics).toEqual([]);
  return made;
}

const text = (step: Step): string => `${step.do} ${keyOf(step.entity).replace(/^\w+ \/ /, '')}`;

/** The steps, those of one level in one line. */
function course({ steps }: Plan): readonly string[] {
  const levels = new Map<number, string[]>();
  for (const step of steps) levels.set(step.level, [...(levels.get(step.level) ?? []), text(step)]);
  return [...levels.values()].map((level) => level.join(', '));
}

const a = (weight: string): string => `fan.hash -> queue part.a [${weight}]`;
const weights = (broker: MemoryBroker) => broker.weights('fan.hash');

describe('a changed weight', () => {
  const wanted = topology(...ends, toA('10'), toB, pruning);

  it('unbinds the destination and then binds it', async () => {
    const broker = live([...ends, toA('1'), toB]);
    const made = await applied(broker, wanted);
    expect(course(made)).toEqual([`unbind ${a('1')}`, `bind ${a('10')}`]);
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
    expect((await planOn(broker, wanted)).steps).toEqual([]);
  });

  it('states that messages reach other destinations in between', async () => {
    const made = await planOn(live([...ends, toA('1'), toB]), wanted);
    const change = made.changes.find(({ action }) => action === 'create');
    expect(change).toMatchObject({ risk: 'disruptive', reasons: ['unbind-first'], gap: 'elsewhere' });
  });

  it('states that messages are unroutable in between if there is no other destination', async () => {
    const made = await planOn(live([hash, queue('part.a'), toA('1')]), topology(hash, queue('part.a'), toA('10'), pruning));
    expect(made.changes.map(({ gap }) => gap)).toContain('unroutable');
  });

  it('continues a saved plan, and a new plan, after an interruption at any step', async () => {
    for (const isSaved of [true, false]) {
      for (let last = 0; last <= 2; last += 1) {
        const broker = live([...ends, toA('1'), toB]);
        const made = await planOn(broker, wanted);
        const end = broker.failOn(({ id }) => id > last, noAnswer);
        await apply(made, broker, { saved: false });
        end();
        await apply(isSaved ? made : await planOn(broker, wanted), broker, { saved: isSaved });
        expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
      }
    }
  });

  it('is completed after a signal between unbind and bind', async () => {
    const broker = live([...ends, toA('1'), toB]);
    const made = await planOn(broker, topology(...ends, toA('10'), binding('fan.hash', 'part.b', '5'), pruning));
    const stop = new AbortController();
    const execute: MemoryBroker['writer']['execute'] = async (step, options) => {
      const done = await broker.writer.execute(step, options);
      stop.abort();
      return done;
    };
    await apply(made, { ...broker, writer: { ...broker.writer, execute } }, { saved: false, signal: stop.signal });
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
  });

  it('is completed if another unbind of the same run is refused', async () => {
    const broker = live([...ends, toA('1'), toB, exchange('x'), binding('x', 'part.a', 'old')]);
    const made = await planOn(broker, topology(...ends, exchange('x'), toA('10'), binding('fan.hash', 'part.b', '5'), pruning));
    broker.failOn((step) => step.do === 'unbind' && keyOf(step.entity).includes('part.b'), { ...noAnswer, code: 'step-refused' });
    await apply(made, broker, { saved: false });
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
  });

  it('changes one destination after the other', async () => {
    const broker = live([...ends, toA('1'), toB]);
    const made = await applied(broker, topology(...ends, toA('10'), binding('fan.hash', 'part.b', '5'), pruning));
    expect(course(made)).toEqual([
      `unbind ${a('1')}`,
      `bind ${a('10')}`,
      'unbind fan.hash -> queue part.b [1]',
      'bind fan.hash -> queue part.b [5]',
    ]);
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 5 });
  });

  it('leaves new destinations without a gap, and binds them before', async () => {
    const broker = live([...ends, toA('1')]);
    const made = await applied(broker, topology(...ends, toA('10'), toB, pruning));
    expect(course(made)[0]).toBe('bind fan.hash -> queue part.b [1]');
  });
});

describe('a removed binding beside others', () => {
  it('binds the remaining declared binding again', async () => {
    const broker = live([...ends, toA('2'), toA('1'), toB]);
    const wanted = topology(...ends, gone(toA('1')), toA('2'), toB);
    const made = await applied(broker, wanted);
    expect(course(made)).toEqual([`unbind ${a('2')}`, `unbind ${a('1')}`, `bind ${a('2')}`]);
    expect(made.changes.find(({ key }) => key === keyOf(toA('2')))).toMatchObject({
      action: 'rebind',
      reasons: ['unbind-first'],
      gap: 'elsewhere',
    });
    expect(weights(broker)).toEqual({ 'queue part.a': 2, 'queue part.b': 1 });
  });

  it('continues after an interruption at any step', async () => {
    const wanted = topology(...ends, gone(toA('1')), toA('2'), toB);
    for (const isSaved of [true, false]) {
      for (let last = 0; last <= 3; last += 1) {
        const broker = live([...ends, toA('1'), toA('2'), toB]);
        const made = await planOn(broker, wanted);
        const end = broker.failOn(({ id }) => id > last, noAnswer);
        await apply(made, broker, { saved: false });
        end();
        await apply(isSaved ? made : await planOn(broker, wanted), broker, { saved: isSaved });
        expect(weights(broker)).toEqual({ 'queue part.a': 2, 'queue part.b': 1 });
      }
    }
  });

  it('leaves an undeclared binding unchanged if a declared one remains', async () => {
    const broker = live([...ends, toA('7'), toA('1'), toB]);
    const made = await applied(broker, topology(...ends, gone(toA('1')), toA('2'), toB));
    expect(course(made)).toEqual([`unbind ${a('1')}`, `bind ${a('2')}`]);
    expect(weights(broker)).toEqual({ 'queue part.a': 2, 'queue part.b': 1 });
  });

  it('binds an undeclared binding again if no declared one remains', async () => {
    const broker = live([...ends, toA('1'), toA('7'), toB]);
    const made = await applied(broker, topology(...ends, gone(toA('1')), toB));
    expect(course(made)).toEqual([`unbind ${a('7')}`, `unbind ${a('1')}`, `bind ${a('7')}`]);
    expect(made.changes.find(({ action }) => action === 'delete')?.cascades).toMatchObject([{ key: keyOf(toA('7')), restored: true }]);
    expect(weights(broker)).toEqual({ 'queue part.a': 7, 'queue part.b': 1 });
  });

  it('binds the first of several declared bindings first', async () => {
    const broker = live([...ends, toA('1'), toB]);
    const made = await applied(broker, topology(...ends, toA('2'), toA('3'), toB, pruning));
    expect(course(made)).toEqual([`unbind ${a('1')}`, `bind ${a('2')}`, `bind ${a('3')}`]);
    expect(weights(broker)).toEqual({ 'queue part.a': 2, 'queue part.b': 1 });
  });

  it('only unbinds the last one', async () => {
    const broker = live([...ends, toA('1'), toB]);
    const made = await applied(broker, topology(...ends, toB, pruning));
    expect(course(made)).toEqual([`unbind ${a('1')}`]);
    expect(weights(broker)).toEqual({ 'queue part.b': 1 });
  });

  it('serves an exchange as the destination', async () => {
    const other = exchange('next', { type: 'fanout' });
    const to = (weight: string) => binding('fan.hash', 'next', weight, { destinationType: 'exchange' });
    const broker = live([...ends, other, to('1'), toB]);
    const made = await applied(broker, topology(...ends, other, to('10'), toB, pruning));
    expect(course(made)).toEqual(['unbind fan.hash -> exchange next [1]', 'bind fan.hash -> exchange next [10]']);
    expect(weights(broker)).toEqual({ 'exchange next': 10, 'queue part.b': 1 });
  });

  it('leaves the order of other exchange types unchanged', async () => {
    const broker = live([exchange('x'), queue('q'), binding('x', 'q', 'old')]);
    const made = await applied(broker, topology(exchange('x'), queue('q'), binding('x', 'q', 'new'), pruning));
    expect(course(made)).toEqual(['bind x -> queue q [new]', 'unbind x -> queue q [old]']);
  });
});

describe('an autoDelete exchange that loses its only destination', () => {
  const temporary = exchange('fan.hash', { type: 'x-consistent-hash', autoDelete: true });
  const before = [exchange('in'), temporary, queue('part.a'), toA('1'), binding('in', 'fan.hash', '#', { destinationType: 'exchange' })];
  const [inward, , , , entry] = before;

  it('is declared and bound again', async () => {
    const broker = live(before);
    const wanted = topology(inward as Entity, temporary, queue('part.a'), toA('10'), entry as Entity, pruning);
    const made = await applied(broker, wanted);
    expect(course(made)).toEqual([`unbind ${a('1')}`, 'declare fan.hash', 'bind in -> exchange fan.hash [#]', `bind ${a('10')}`]);
    expect(weights(broker)).toEqual({ 'queue part.a': 10 });
    expect((await planOn(broker, wanted)).steps).toEqual([]);
  });

  it('is continued after an interruption at any step', async () => {
    const wanted = topology(inward as Entity, temporary, queue('part.a'), toA('10'), entry as Entity, pruning);
    for (let last = 0; last <= 4; last += 1) {
      const broker = live(before);
      const made = await planOn(broker, wanted);
      const end = broker.failOn(({ id }) => id > last, noAnswer);
      await apply(made, broker, { saved: false });
      end();
      expect((await apply(made, broker, { saved: true })).diagnostics).toEqual([]);
      expect(weights(broker)).toEqual({ 'queue part.a': 10 });
      expect(broker.entities().map(keyOf)).toContain(keyOf(entry as Entity));
    }
  });

  it('is not declared again if another destination keeps it', async () => {
    const broker = live([...before, queue('part.b'), toB]);
    const made = await applied(broker, topology(inward as Entity, temporary, ...ends.slice(1), toA('10'), toB, entry as Entity, pruning));
    expect(course(made)).toEqual([`unbind ${a('1')}`, `bind ${a('10')}`]);
  });

  it('blocks the plan if it is protected', async () => {
    const made = await planOn(
      live(before),
      topology(inward as Entity, declared(temporary, { protect: true }), queue('part.a'), toA('10'), pruning),
    );
    expect(made.changes.flatMap(({ blocked }) => blocked?.code ?? [])).toEqual(['auto-delete-cascade']);
  });
});

describe('over AMQP', () => {
  const amqp = { visibility: 'amqp' } as const;

  it('unbinds the declared binding with a tombstone, and binds it again', async () => {
    const wanted = topology(...ends, gone(toA('1')), toA('2'), toB);
    for (const before of [[toA('1')], [toA('1'), toA('2')], [toA('2')], []]) {
      const broker = live([...ends, ...before, toB], amqp);
      const made = await applied(broker, wanted);
      expect(course(made).slice(-3)).toEqual([`unbind ${a('2')}`, `unbind ${a('1')}`, `bind ${a('2')}`]);
      expect(weights(broker)).toEqual({ 'queue part.a': 2, 'queue part.b': 1 });
    }
  });

  it('does not unbind without a reason', async () => {
    const broker = live([...ends, toA('1'), toB], amqp);
    const made = await applied(broker, topology(...ends, toA('1'), toB));
    expect(made.steps.map(({ do: what }) => what)).toEqual(['bind', 'bind']);
  });

  it('puts the declared weights in force if the exchange is named', async () => {
    const broker = live([...ends, toA('1'), toB], amqp);
    const made = await applied(broker, topology(...ends, toA('10'), toB), ['rebind:exchange/fan.hash']);
    expect(made.summary.rebind).toBe(2);
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
  });
});

describe('an exchange named by --allow rebind', () => {
  const allow = ['rebind:exchange/fan.*'];

  it('has every declared binding unbound and bound again', async () => {
    const broker = live([...ends, toA('10'), toA('1'), toB]);
    broker.seed([]);
    const wanted = topology(...ends, toA('1'), toB);
    expect(weights(broker)).toMatchObject({ 'queue part.a': 10 });
    const made = await applied(broker, wanted, allow);
    expect(course(made)).toEqual([
      `unbind ${a('1')}`,
      `bind ${a('1')}`,
      'unbind fan.hash -> queue part.b [1]',
      'bind fan.hash -> queue part.b [1]',
    ]);
    expect(made.summary.rebind).toBe(2);
    expect(weights(broker)).toEqual({ 'queue part.a': 1, 'queue part.b': 1 });
  });

  it('has a destination restored that an unbind has removed', async () => {
    const broker = live([...ends, toA('1'), toA('10'), toB]);
    await broker.writer.execute({ id: 1, level: 1, change: keyOf(toA('1')), do: 'unbind', entity: toA('1') });
    expect(weights(broker)).toEqual({ 'queue part.b': 1 });
    const wanted = topology(...ends, toA('10'), toB);
    expect((await planOn(broker, wanted)).steps).toEqual([]);
    await applied(broker, wanted, allow);
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
  });

  it('has a new binding in force beside an undeclared one', async () => {
    const broker = live([...ends, toA('1'), toB]);
    const made = await applied(broker, topology(...ends, toA('10')), allow);
    expect(course(made)).toEqual([`bind ${a('10')}`, `unbind ${a('10')}`, `bind ${a('10')}`]);
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
  });

  it('is a saved plan that is applied although the broker looks as planned, and whose digest differs', async () => {
    const broker = live([...ends, toA('10'), toA('1'), toB]);
    const wanted = topology(...ends, toA('1'), toB);
    const made = await planOn(broker, wanted, allow);
    expect(made.digest).not.toBe((await planOn(broker, wanted)).digest);
    for (let last = 0; last <= 4; last += 1) {
      const end = broker.failOn(({ id }) => id > last, noAnswer);
      await apply(made, broker, { saved: true });
      end();
      expect((await apply(made, broker, { saved: true })).diagnostics).toEqual([]);
      expect(weights(broker)).toEqual({ 'queue part.a': 1, 'queue part.b': 1 });
    }
  });

  it('has no effect on other exchange types', async () => {
    const broker = live([exchange('x'), queue('q'), binding('x', 'q', 'a')]);
    expect((await planOn(broker, topology(exchange('x'), queue('q'), binding('x', 'q', 'a')), ['rebind:exchange/x'])).steps).toEqual([]);
  });
});

it('rejects a saved plan if the new binding exists by now: it would have no effect', async () => {
  const broker = live([...ends, toA('1'), toB]);
  const made = await planOn(broker, topology(...ends, toA('10'), toB, pruning));
  broker.seed([toA('10')]);
  await expect(apply(made, broker, { saved: true })).rejects.toThrow('has changed since the plan was made');
});

describe('a migration', () => {
  const [before, after] = [queue('part.a', { type: 'classic' }), queue('part.a', { type: 'quorum' })];
  const others = [hash, queue('part.b')];
  const allow = ['migrate:queue/part.a'];

  it('of a destination retains its weight after an interruption at any step', async () => {
    const wanted = topology(...others, after, toA('3'), toB);
    const steps = (await planOn(live([...others, before, toA('3'), toB]), wanted, allow)).steps.length;
    for (let last = 0; last <= steps; last += 1) {
      const broker = live([...others, before, toA('3'), toB]);
      const made = await planOn(broker, wanted, allow);
      const end = broker.failOn(({ id }) => id > last, noAnswer);
      await apply(made, broker, { saved: false });
      end();
      await applied(broker, wanted, allow);
      expect(weights(broker)).toEqual({ 'queue part.a': 3, 'queue part.b': 1 });
    }
  });

  it('of a destination whose weight changes while the migration is interrupted sets the new weight', async () => {
    const first = topology(...others, after, toA('3'), toB);
    const second = topology(...others, after, gone(toA('3')), toA('10'), toB);
    const steps = (await planOn(live([...others, before, toA('3'), toB]), first, allow)).steps.length;
    for (let last = 0; last <= steps; last += 1) {
      const broker = live([...others, before, toA('3'), toB]);
      const end = broker.failOn(({ id }) => id > last, noAnswer);
      await apply(await planOn(broker, first, allow), broker, { saved: false });
      end();
      await applied(broker, second, allow);
      expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
      expect((await planOn(broker, second, allow)).steps).toEqual([]);
    }
  });

  it('of the exchange whose weights change while the migration is interrupted sets the new weights', async () => {
    const old = exchange('fan.hash', { type: 'x-consistent-hash', arguments: { 'hash-header': 'id' } });
    const queues = ends.slice(1);
    const first = topology(hash, ...queues, toA('3'), toB);
    const second = topology(hash, ...queues, gone(toA('3')), toA('10'), toB);
    const allowed = ['migrate:exchange/fan.hash'];
    const steps = (await planOn(live([old, ...queues, toA('3'), toB]), first, allowed)).steps.length;
    expect(steps).toBeGreaterThan(5);
    for (let last = 0; last <= steps; last += 1) {
      const broker = live([old, ...queues, toA('3'), toB]);
      const end = broker.failOn(({ id }) => id > last, noAnswer);
      await apply(await planOn(broker, first, allowed), broker, { saved: false });
      end();
      await applied(broker, second, allowed);
      expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
      expect((await planOn(broker, second, allowed)).steps).toEqual([]);
    }
  });

  it('of the destination with a changed weight needs no gap', async () => {
    const broker = live([...others, before, toA('3'), toB]);
    const made = await applied(broker, topology(...others, after, toA('10'), toB, pruning), allow);
    expect(made.changes.filter(({ gap }) => gap !== undefined)).toEqual([]);
    expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
  });
});

it('a replaced destination is bound with the new weight alone', async () => {
  const [before, after] = [queue('part.a', { type: 'classic' }), queue('part.a', { type: 'quorum' })];
  const broker = live([hash, before, queue('part.b'), toA('3'), toB]);
  const made = await applied(broker, topology(hash, after, queue('part.b'), toA('10'), toB, pruning), [
    'replace:queue/part.a',
    'delete:queue/part.a',
  ]);
  expect(weights(broker)).toEqual({ 'queue part.a': 10, 'queue part.b': 1 });
  expect(made.changes.filter(({ gap }) => gap !== undefined)).toEqual([]);
});

it('rejects a saved plan if a removed destination has another binding by now: it would lose its effect', async () => {
  const broker = live([...ends, toA('1'), toB]);
  const made = await planOn(broker, topology(...ends, toB, pruning));
  expect((await planOn(broker, topology(...ends, toB, pruning))).digest).toBe(made.digest);
  broker.seed([toA('10')]);
  await expect(apply(made, broker, { saved: true })).rejects.toThrow('[10] has changed since the plan was made');
});
