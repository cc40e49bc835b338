// What a declaration of an exchange does.
import type { Exchange } from '../../../src/model/entity.ts';
import { exchange } from '../../support/ends.ts';
import { type Case, declare } from '../bench.ts';

const kinds: readonly (readonly [string, Exchange])[] = [
  ['a direct exchange', exchange('x', { type: 'direct' })],
  ['a fanout exchange that is transient', exchange('x', { type: 'fanout', durable: false })],
  ['a topic exchange that is autoDelete', exchange('x', { type: 'topic', autoDelete: true })],
  ['a headers exchange that is internal', exchange('x', { type: 'headers', internal: true })],
  ['an exchange with an alternate one that does not exist', exchange('x', { arguments: { 'alternate-exchange': 'nowhere' } })],
  ['an exchange that is its own alternate', exchange('x', { arguments: { 'alternate-exchange': 'x' } })],
  ['an exchange with arguments that nobody knows', exchange('x', { arguments: { 'x-foo': { a: [1, 'b', true, 1.5] }, bar: 'ž' } })],
  ['an exchange with an odd name', exchange('a b/c%2F#?&ž 你好 🐰"\'')],
  ['an exchange with a name of 255 bytes', exchange(`${'ž'.repeat(127)}x`)],
];

const base = exchange('x', { arguments: { 'alternate-exchange': 'a' } });

const differences: readonly (readonly [string, Exchange, string])[] = [
  ['type', { ...base, type: 'fanout' }, "'type' for exchange 'x' in vhost '/': received 'fanout' but current is 'topic'"],
  ['durable', { ...base, durable: false }, "'durable' for exchange 'x' in vhost '/': received 'false' but current is 'true'"],
  ['autoDelete', { ...base, autoDelete: true }, "'auto_delete' for exchange 'x' in vhost '/': received 'true' but current is 'false'"],
  ['internal', { ...base, internal: true }, "'internal' for exchange 'x' in vhost '/': received 'true' but current is 'false'"],
  [
    'alternate exchange',
    { ...base, arguments: { 'alternate-exchange': 'b' } },
    "'alternate-exchange' for exchange 'x' in vhost '/': received 'b' but current is 'a'",
  ],
  [
    'alternate exchange, left out',
    { ...base, arguments: {} },
    "'alternate-exchange' for exchange 'x' in vhost '/': received none but current is the value 'a' of type 'longstr'",
  ],
  ['type before all others', { ...base, type: 'direct', durable: false, internal: true }, "'type' for exchange 'x'"],
];

export const exchangeCases: readonly Case[] = [
  ...kinds.map(
    ([what, entity]): Case => ({
      name: `${what} is declared as it is, and again`,
      async run(t) {
        await t.run(declare(entity), declare(entity));
        await t.lives(entity);
      },
    }),
  ),
  ...differences.map(
    ([what, entity, text]): Case => ({
      name: `a redeclaration with another ${what} is refused and changes nothing`,
      async run(t) {
        await t.run(declare(base));
        await t.refused(declare(entity), `inequivalent arg ${text}`);
        await t.lives(base);
      },
    }),
  ),
  {
    name: 'an alternate exchange that is added later is refused',
    async run(t) {
      await t.run(declare(exchange('x')));
      await t.refused(
        declare(base),
        "'alternate-exchange' for exchange 'x' in vhost '/': received the value 'a' of type 'longstr' but current is none",
      );
    },
  },
  {
    name: 'arguments that nobody knows are not compared',
    async run(t) {
      const known = exchange('x', { arguments: { foo: 1 } });
      await t.run(declare(known), declare(exchange('x', { arguments: { foo: 2, bar: 3 } })), declare(exchange('x')));
      await t.lives(known);
    },
  },
  {
    name: 'an exchange that every virtual host has may be declared as it is',
    async run(t) {
      await t.run(declare(exchange('amq.topic')));
      await t.lives();
    },
  },
  {
    name: 'an exchange that every virtual host has may not be declared otherwise',
    run: (t) => t.refused(declare(exchange('amq.topic', { type: 'fanout' })), /inequivalent arg 'type'|Access refused/),
  },
  {
    name: 'a new exchange may not be called amq.*',
    run: (t) => t.refused(declare(exchange('amq.mine')), /exchange name 'amq.mine' contains reserved prefix|Access refused/),
  },
  {
    name: 'the default exchange may not be declared',
    // over HTTP there is no path to it
    only: ({ like, real }) => like === 'amqp' || !real,
    run: (t) => t.refused(declare(exchange('', { type: 'direct' })), 'operation not permitted on the default exchange'),
  },
  {
    name: 'an unknown type is refused, and the next step goes through',
    async run(t) {
      await t.refused(declare(exchange('x', { type: 'x-nobody-has-it' })), /(unknown|invalid) exchange type 'x-nobody-has-it'/);
      await t.run(declare(exchange('y')));
      await t.lives(exchange('y'));
    },
  },
  {
    name: 'an alternate exchange must be a string',
    async run(t) {
      const wrong = declare(exchange('x', { arguments: { 'alternate-exchange': 5 } }));
      await t.refused(wrong, /invalid type '(byte|long)' for arg 'alternate-exchange' in exchange 'x'/);
      await t.lives();
    },
  },
  {
    name: 'many exchanges are declared at once',
    async run(t) {
      const all = Array.from({ length: 40 }, (_, index) => exchange(`x${index}`, { type: index % 2 === 0 ? 'topic' : 'direct' }));
      await Promise.all(all.map((one) => t.run(declare(one))));
      await t.lives(...all);
    },
  },
];
