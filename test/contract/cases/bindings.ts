// The effects of binding and unbinding.
import type { Binding } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { binding, exchange, queue } from '../../support/ends.ts';
import { type Bench, bind, type Case, declare, unbind } from '../bench.ts';

const x = exchange('x');
const h = exchange('h', { type: 'headers' });
const q = queue('q');
const ends = [declare(x), declare(h), declare(q)];
const matching = (table: Arguments): Binding => binding('h', 'q', '', { arguments: table });

/** Bindings that differ in their arguments only: all of them live side by side. */
const values: Arguments = {
  integer: 1,
  double: { '!': 'double', value: 1 },
  fraction: 1.5,
  string: '1',
  boolean: true,
  empty: '',
  negative: -129,
  large: 5_000_000_000,
  beyond: { '!': 'int64', value: '9007199254740993' },
  list: [1, 'a', [true]],
  table: { a: { b: 1 } },
  odd: 'ž "%\n你好',
};

async function made(t: Bench, ...bindings: Binding[]): Promise<void> {
  await t.run(...ends, ...bindings.map(bind));
}

export const bindingCases: readonly Case[] = [
  ...['', 'a.*.#', 'b c/%2F', 'ž 你好', '~', 'k'.repeat(255)].map(
    (key): Case => ({
      name: `a binding with the routing key ${JSON.stringify(key.slice(0, 20))} exists once after repeated binds`,
      async run(t) {
        await made(t, binding('x', 'q', key), binding('x', 'q', key));
        await t.lives(x, h, q, binding('x', 'q', key));
        await t.run(unbind(binding('x', 'q', key)));
        await t.lives(x, h, q);
      },
    }),
  ),
  {
    name: 'bindings that differ in one part all exist, and each is deleted alone',
    async run(t) {
      const all = [binding('x', 'q', 'a'), binding('x', 'q', 'b'), binding('h', 'q', 'a'), binding('x', 'q', 'a', { arguments: { n: 1 } })];
      await made(t, ...all);
      await t.lives(x, h, q, ...all);
      for (const [index, one] of all.entries()) {
        await t.run(unbind(one));
        await t.lives(x, h, q, ...all.slice(index + 1));
      }
    },
  },
  {
    name: 'headers bindings that differ only in their arguments all exist',
    async run(t) {
      const tables = [
        { 'x-match': 'all', a: 1 },
        { 'x-match': 'any', a: 1 },
        { 'x-match': 'all-with-x', a: 1 },
        { 'x-match': 'any-with-x' },
        { a: 1 },
        {},
      ];
      const all = tables.map(matching);
      await made(t, ...all);
      await t.lives(x, h, q, ...all);
    },
  },
  ...Object.entries(values).map(
    ([type, value]): Case => ({
      name: `a binding argument keeps its type: ${type}`,
      async run(t) {
        await made(t, matching({ a: value }), matching({ a: value }));
        await t.lives(x, h, q, matching({ a: value }));
        await t.run(unbind(matching({ a: value })));
        await t.lives(x, h, q);
      },
    }),
  ),
  {
    name: 'arguments that differ only in type make separate bindings, and each is deleted alone',
    async run(t) {
      const all = [1, '1', { '!': 'double', value: 1 }, true, [1], { a: 1 }].map((value) => matching({ a: value }));
      await made(t, ...all);
      await t.lives(x, h, q, ...all);
      for (const [index, one] of all.entries()) {
        await t.run(unbind(one));
        await t.lives(x, h, q, ...all.slice(index + 1));
      }
    },
  },
  {
    name: 'the order of arguments does not distinguish bindings',
    async run(t) {
      await made(t, matching({ a: 1, b: 2 }), matching({ b: 2, a: 1 }));
      await t.lives(x, h, q, matching({ a: 1, b: 2 }));
    },
  },
  {
    name: 'an exchange is bound to another exchange, to an internal one and to itself',
    async run(t) {
      const inner = exchange('inner', { internal: true });
      const toExchange = (source: string, destination: string): Binding =>
        binding(source, destination, 'k', { destinationType: 'exchange' });
      const all = [toExchange('x', 'h'), toExchange('x', 'x'), toExchange('x', 'inner'), toExchange('inner', 'h'), binding('inner', 'q')];
      await t.run(declare(inner));
      await made(t, ...all);
      await t.lives(x, h, q, inner, ...all);
      await t.run(unbind(toExchange('x', 'x')));
      await t.lives(x, h, q, inner, ...all.filter(({ destination }) => destination !== 'x'));
    },
  },
  {
    name: 'a queue and an exchange with the same name are two destinations',
    async run(t) {
      const both = [exchange('both'), queue('both')];
      const [toQueue, toExchange] = [binding('x', 'both'), binding('x', 'both', '', { destinationType: 'exchange' })];
      await t.run(...both.map(declare));
      await made(t, toQueue, toExchange);
      await t.run(unbind(toQueue));
      await t.lives(x, h, q, ...both, toExchange);
    },
  },
  {
    name: 'queues and exchanges with unusual names are bound and unbound',
    async run(t) {
      const [from, to] = [exchange('a b/c%2F#?ž 🐰'), queue('q "/\\ %')];
      const odd = binding(from.name, to.name, 'k/%', { arguments: { 'ž/': 'a' } });
      await t.run(declare(from), declare(to), bind(odd));
      await t.lives(from, to, odd);
      await t.run(unbind(odd));
      await t.lives(from, to);
    },
  },
  {
    name: 'predeclared exchanges can be the source and the destination of a binding',
    async run(t) {
      const all = [binding('amq.topic', 'q', 'k'), binding('x', 'amq.fanout', 'k', { destinationType: 'exchange' })];
      await made(t, ...all);
      await t.lives(x, h, q, ...all);
      await t.run(...all.map(unbind));
      await t.lives(x, h, q);
    },
  },
  {
    name: 'a refused bind names the missing end, the source first',
    async run(t) {
      await t.run(...ends);
      await t.refused(bind(binding('x', 'none')), "no queue 'none' in vhost '/'");
      await t.refused(bind(binding('none', 'q')), "no exchange 'none' in vhost '/'");
      await t.refused(bind(binding('none', 'nowhere')), "no exchange 'none' in vhost '/'");
      await t.refused(bind(binding('x', 'none', '', { destinationType: 'exchange' })), "no exchange 'none' in vhost '/'");
      await t.lives(x, h, q);
    },
  },
  {
    name: 'the unbind of a missing binding succeeds, even if its ends are missing',
    async run(t) {
      await t.run(
        ...ends,
        unbind(binding('x', 'q', 'k')),
        unbind(binding('none', 'q')),
        unbind(binding('x', 'none')),
        unbind(matching({ a: 1 })),
      );
      await t.lives(x, h, q);
    },
  },
  {
    name: 'a bind from the default exchange is refused',
    async run(t) {
      await t.run(...ends);
      await t.refused(bind(binding('', 'q', 'k')), /./);
      await t.lives(x, h, q);
    },
  },
  {
    name: 'a headers exchange refuses an unknown x-match, and other exchange types accept it',
    async run(t) {
      await t.run(...ends);
      await t.refused(bind(matching({ 'x-match': 'some' })), 'Invalid x-match field value <<"some">>');
      await t.refused(bind(matching({ 'x-match': 5 })), /Invalid x-match field type (byte|long)/);
      const careless = binding('x', 'q', '', { arguments: { 'x-match': 'some' } });
      await t.run(bind(careless));
      await t.lives(x, h, q, careless);
    },
  },
  {
    name: 'a queue that is exclusive to another connection cannot be bound',
    async run(t) {
      await t.run(declare(x));
      await t.party.lock('locked');
      await t.refused(bind(binding('x', 'locked', 'k')), "cannot obtain exclusive access to locked queue 'locked' in vhost '/'");
    },
  },
];
