// Messages of the in-memory broker: where they go, who has them, and what a killed move leaves.
import { describe, expect, it } from 'vitest';
import type { Queue, QueueType } from '../../../../src/model/entity.ts';
import { keyOf } from '../../../../src/model/key.ts';
import { binding, exchange, queue } from '../../../broker/amqp/support.ts';
import { createMemoryBroker } from '../../../support/memory/broker.ts';
import { moveMessages } from '../../../support/memory/messages.ts';
import { type MemoryState, vhostOf } from '../../../support/memory/state.ts';

const never = (): boolean => false;

describe('a published message', () => {
  it.each([
    ['topic', 'a.*.c', 'a.b.c', true],
    ['topic', 'a.*.c', 'a.c', false],
    ['topic', '#.c', 'c', true],
    ['topic', 'a.#', 'a', true],
    ['topic', '#', '', true],
    ['topic', '#.b.#', 'a.a.b.c', true],
    ['topic', '#.b.#', 'a.c', false],
    ['direct', 'a', 'a', true],
    ['direct', '#', 'a', false],
    ['fanout', 'x', 'a', true],
  ] as const)('reaches a queue behind a %s exchange with %j by %j: %s', (type, pattern, key, reaches) => {
    const broker = createMemoryBroker();
    broker.seed([queue('/', 'q'), exchange('/', 'x', type), binding('/', 'x', 'q', { routingKey: pattern })]);
    expect(broker.send('x', key, 'm')).toBe(reaches);
    expect(broker.messages('q')).toEqual(reaches ? ['m'] : []);
  });

  it('reaches each queue once, through other exchanges too, and by its name', () => {
    const broker = createMemoryBroker();
    const inner = binding('/', 'x', 'y', { destinationType: 'exchange' });
    const back = binding('/', 'y', 'x', { destinationType: 'exchange' });
    broker.seed([queue('/', 'q'), exchange('/', 'x', 'fanout'), exchange('/', 'y', 'fanout'), inner, back]);
    broker.seed([binding('/', 'x', 'q'), binding('/', 'y', 'q')]);
    broker.send('x', '', '1');
    broker.send('', 'q', '2');
    expect([broker.messages('q'), broker.send('', 'none', '3')]).toEqual([['1', '2'], false]);
  });

  it('is taken, acknowledged, or returned to its place', () => {
    const broker = createMemoryBroker();
    broker.seed([queue('/', 'q')]);
    for (const id of ['1', '2', '3']) broker.send('', 'q', id);
    broker.deliver('q', 2);
    broker.acknowledge('q', 1);
    broker.giveBack('q');
    expect(broker.messages('q')).toEqual(['2', '3']);
  });
});

describe('a move', () => {
  function state(type: QueueType): { memory: MemoryState; source: Queue } {
    const memory: MemoryState = {
      ...{ version: '4.3.6', hashing: false, nodes: [] },
      ...{ vhosts: new Map(), documents: new Map(), routingKeys: new Map() },
    };
    const vhost = vhostOf(memory, '/');
    for (const name of ['q', 'h']) {
      const entity = { ...queue('/', name), type: name === 'q' ? type : ('classic' as const) };
      vhost.queues.set(name, {
        entity,
        typed: true,
        elsewhere: false,
        ready: name === 'q' ? ['1', '2'] : [],
        unacknowledged: [],
        consumers: 0,
      });
    }
    vhost.exchanges.set('x', exchange('/', 'x', 'fanout'));
    const toHeld = binding('/', 'x', 'h');
    vhost.bindings.set(keyOf(toHeld), toHeld);
    return { memory, source: queue('/', 'q') };
  }
  const ready = (memory: MemoryState, name: string): readonly string[] | undefined => vhostOf(memory, '/').queues.get(name)?.ready;

  it.each(['stay', 'delete'] as const)('moves every message: %s', (rest) => {
    const { memory, source } = state('classic');
    expect(moveMessages(memory, { source, to: 'h', via: 'x', rest }, never)).toBeUndefined();
    expect([ready(memory, 'q'), ready(memory, 'h')]).toEqual([rest === 'stay' ? [] : undefined, ['1', '2']]);
  });

  it('leaves its last copy twice when it is killed', () => {
    const { memory, source } = state('classic');
    expect(moveMessages(memory, { source, to: 'h', via: 'x', rest: 'delete' }, () => true)).toMatchObject({ code: 'step-unknown' });
    expect([ready(memory, 'q'), ready(memory, 'h')]).toEqual([['1', '2'], ['1']]);
  });

  it('removes nothing from a stream', () => {
    const { memory, source } = state('stream');
    moveMessages(memory, { source, to: 'h', via: 'x', rest: 'stay' }, never);
    expect(ready(memory, 'h')).toEqual([]);
    moveMessages(memory, { source, to: 'h', via: 'x', rest: 'delete' }, never);
    expect([ready(memory, 'q'), ready(memory, 'h')]).toEqual([undefined, ['1', '2']]);
  });

  it('ends where its exchange has no route, and where consumers hold messages', () => {
    const { memory, source } = state('classic');
    const vhost = vhostOf(memory, '/');
    vhost.queues.get('q')?.unacknowledged.push('0');
    expect(moveMessages(memory, { source, to: 'h', via: 'x', rest: 'delete' }, never)).toMatchObject({ code: 'queue-has-consumers' });
    vhost.queues.get('q')?.ready.push('3');
    vhost.bindings.clear();
    expect(moveMessages(memory, { source, to: 'h', via: 'x', rest: 'delete' }, never)).toMatchObject({ code: 'move-refused' });
    expect(moveMessages(memory, { source, to: 'h', via: 'none', rest: 'delete' }, never)).toMatchObject({ code: 'step-refused' });
  });
});
