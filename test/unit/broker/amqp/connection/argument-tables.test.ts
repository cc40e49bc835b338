// Arguments as amqplib sends them, and which steps get a connection of their own.
import { describe, expect, test } from 'vitest';
import { bindingTable, bindingTables, queueTable } from '../../../../../src/broker/amqp/connection/argument-tables.ts';
import { mayEndConnection } from '../../../../../src/broker/amqp/connection/isolation.ts';
import type { Binding, Exchange, Queue } from '../../../../../src/model/entity.ts';
import { keyOf } from '../../../../../src/model/key.ts';
import type { Step } from '../../../../../src/model/plan.ts';

const int = (type: string, value: number | string) => ({ '!': type, value });

test('arguments of queues go as they are', () => {
  const table = { 'x-max-length': 1, ttl: 1.5, deep: { list: [1, 'a', null, true] }, typed: int('double', 1) };
  expect(queueTable(table)).toEqual(table);
});

test('integers of bindings are 64 bits wide, at every depth; other values stay', () => {
  expect(bindingTable({ a: 1, b: 1.5, c: 'x', d: true, e: null, f: { g: [2] }, h: int('int8', 3), i: int('double', 1) })).toEqual({
    a: int('int64', 1),
    b: 1.5,
    c: 'x',
    d: true,
    e: null,
    f: { g: [int('int64', 2)] },
    h: int('int8', 3),
    i: int('double', 1),
  });
});

describe('the forms in which a binding may have been made', () => {
  test('one, where there are no integers', () => {
    expect(bindingTables({ 'x-match': 'all', a: 1.5 })).toEqual([{ 'x-match': 'all', a: 1.5 }]);
    expect(bindingTables({})).toEqual([{}]);
  });

  test('all widths, and the mixture that amqplib makes', () => {
    expect(bindingTables({ a: 1, b: 1000 })).toEqual([
      { a: int('int64', 1), b: int('int64', 1000) },
      { a: 1, b: 1000 },
      { a: int('int16', 1), b: int('int16', 1000) },
      { a: int('int32', 1), b: int('int32', 1000) },
    ]);
    expect(bindingTables({ a: -128 })).toHaveLength(5);
    expect(bindingTables({ a: -129 })).toHaveLength(4);
    expect(bindingTables({ a: 2 ** 40 })).toHaveLength(2);
  });

  test('a typed integer may have been made with another width; one beyond 2^53 keeps its digits', () => {
    expect(bindingTables({ a: int('int8', 1) })).toContainEqual({ a: int('int64', 1) });
    expect(bindingTables({ a: int('int64', '9007199254740993') })).toEqual([{ a: int('int64', '9007199254740993') }]);
  });
});

test('a table that amqplib would take for a typed value cannot be sent', () => {
  expect(() => queueTable({ a: { '!': 'x', value: 1, more: 2 } })).toThrow(TypeError);
});

test('sends bytes and decimals as such, also bytes that RabbitMQ lists as a text that is not UTF-8', () => {
  const table = { a: int('binary', '//4A'), b: int('longstr', '//4A'), c: int('decimal', '3.14'), d: int('decimal', '7') };
  expect(bindingTable(table)).toEqual({
    a: Buffer.from([0xff, 0xfe, 0]),
    b: Buffer.from([0xff, 0xfe, 0]),
    c: { '!': 'decimal', value: { digits: 314, places: 2 } },
    d: { '!': 'decimal', value: { digits: 7, places: 0 } },
  });
});

describe('alone runs', () => {
  const queue: Queue = { kind: 'queue', vhost: '/', name: 'q', durable: true, autoDelete: false, exclusive: false, arguments: {} };
  const exchange: Exchange = { ...queue, kind: 'exchange', name: 'x', type: 'topic', internal: false };
  const binding: Binding = {
    kind: 'binding',
    vhost: '/',
    source: 'x',
    destinationType: 'queue',
    destination: 'q',
    routingKey: 'k',
    arguments: {},
  };
  const declare = (entity: Queue | Exchange): Step => ({ id: 1, level: 1, change: keyOf(entity), do: 'declare', entity });
  const bind = (entity: Binding): Step => ({ id: 1, level: 1, change: keyOf(entity), do: 'bind', entity });
  const remove = (entity: Queue | Exchange, guard: 'if-idle' | 'none'): Step => ({ ...declare(entity), do: 'delete', guard }) as Step;

  test.each([
    ['an exchange type of a plugin', declare({ ...exchange, type: 'x-delayed-message' }), true],
    ['x-queue-master-locator', declare({ ...queue, arguments: { 'x-queue-master-locator': 'random' } }), true],
    ['x-max-age without a number', declare({ ...queue, arguments: { 'x-max-age': 'D' } }), true],
    ['a transient queue', declare({ ...queue, durable: false }), true],
    ['a long name beyond ASCII', declare({ ...queue, name: 'ž'.repeat(60) }), true],
    ['a long key beyond ASCII', bind({ ...binding, routingKey: 'ž'.repeat(60) }), true],
    ['a delete of a long name beyond ASCII', remove({ ...queue, name: 'ž'.repeat(60) }, 'if-idle'), true],
    ['not: a built-in exchange type', declare(exchange), false],
    ['not: x-max-age 7D', declare({ ...queue, arguments: { 'x-max-age': '7D' } }), false],
    ['not: a long name in ASCII', declare({ ...queue, name: 'z'.repeat(255) }), false],
    ['not: a short name beyond ASCII', bind({ ...binding, destination: '中文' }), false],
    ['not: a guarded delete', remove(queue, 'if-idle'), false],
    ['not: a plain delete', remove(queue, 'none'), false],
  ])('%s', (_, step, alone) => {
    expect(mayEndConnection(step)).toBe(alone);
  });
});
