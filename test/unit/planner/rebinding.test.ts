// Exchanges that store their state by destination (x-consistent-hash): plan, apply, interruption and resumption of changed and removed bindings
// on the in-memory broker. Beside other changes: rebinding-steps.test.ts.
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { apply } from '../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../support/ends.ts';
import { a, applied, course, ends, gone, hash, live, noAnswer, planOn, pruning, toA, toB, weights } from '../../support/hash-weights.ts';
import type { MemoryBroker } from '../../support/memory/broker.ts';

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
