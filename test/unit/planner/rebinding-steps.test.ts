// The bindings of exchanges that store their state by destination beside other changes: over AMQP, named by --allow, in saved plans, and
// during migrations. On the in-memory broker.
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import { apply } from '../../../src/workflows/plan-and-apply.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';
import { a, applied, course, ends, gone, hash, live, noAnswer, planOn, pruning, toA, toB, weights } from '../../support/hash-weights.ts';

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
