// The effects of declaring an exchange.
import type { Exchange } from '../../../src/model/entity.ts';
import { exchange } from '../../support/ends.ts';
import { type Case, declare } from '../bench.ts';

const kinds: readonly (readonly [string, Exchange])[] = [
  ['a direct exchange', exchange('x', { type: 'direct' })],
  ['a fanout exchange that is transient', exchange('x', { type: 'fanout', durable: false })],
  ['a topic exchange that is autoDelete', exchange('x', { type: 'topic', autoDelete: true })],
  ['a headers exchange that is internal', exchange('x', { type: 'headers', internal: true })],
  ['an exchange with a missing alternate exchange', exchange('x', { arguments: { 'alternate-exchange': 'nowhere' } })],
  ['an exchange that is its own alternate exchange', exchange('x', { arguments: { 'alternate-exchange': 'x' } })],
  ['an exchange with unknown arguments', exchange('x', { arguments: { 'x-foo': { a: [1, 'b', true, 1.5] }, bar: 'ž' } })],
  ['an exchange with an unusual name', exchange('a b/c%2F#?&ž 你好 🐰"\'')],
  ['an exchange with a name of 255 bytes', exchange(`${'ž'.repeat(127)}x`)],
];

const base = exchange('x', { arguments: { 'alternate-exchange': 'a' } });

const differences: readonly (readonly [string, Exchange, string])[] = [
  ['another type', { ...base, type: 'fanout' }, "'type' for exchange 'x' in vhost '/': received 'fanout' but current is 'topic'"],
  ['another durable', { ...base, durable: false }, "'durable' for exchange 'x' in vhost '/': received 'false' but current is 'true'"],
  [
    'another autoDelete',
    { ...base, autoDelete: true },
    "'auto_delete' for exchange 'x' in vhost '/': received 'true' but current is 'false'",
  ],
  ['another internal', { ...base, internal: true }, "'internal' for exchange 'x' in vhost '/': received 'true' but current is 'false'"],
  [
    'another alternate exchange',
    { ...base, arguments: { 'alternate-exchange': 'b' } },
    "'alternate-exchange' for exchange 'x' in vhost '/': received 'b' but current is 'a'",
  ],
  [
    'a missing alternate exchange',
    { ...base, arguments: {} },
    "'alternate-exchange' for exchange 'x' in vhost '/': received none but current is the value 'a' of type 'longstr'",
  ],
  ['several differences, the type first,', { ...base, type: 'direct', durable: false, internal: true }, "'type' for exchange 'x'"],
];

export const exchangeCases: readonly Case[] = [
  ...kinds.map(
    ([what, entity]): Case => ({
      name: `${what} is declared with all attributes, and can be redeclared`,
      async run(t) {
        await t.run(declare(entity), declare(entity));
        await t.lives(entity);
      },
    }),
  ),
  ...differences.map(
    ([what, entity, text]): Case => ({
      name: `a redeclaration with ${what} is refused and changes nothing`,
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
    name: 'unknown arguments are not compared',
    async run(t) {
      const known = exchange('x', { arguments: { foo: 1 } });
      await t.run(declare(known), declare(exchange('x', { arguments: { foo: 2, bar: 3 } })), declare(exchange('x')));
      await t.lives(known);
    },
  },
  {
    name: 'a predeclared exchange can be redeclared with its own attributes',
    async run(t) {
      await t.run(declare(exchange('amq.topic')));
      await t.lives();
    },
  },
  {
    name: 'a redeclaration of a predeclared exchange with other attributes is refused',
    run: (t) => t.refused(declare(exchange('amq.topic', { type: 'fanout' })), /inequivalent arg 'type'|Access refused/),
  },
  {
    name: 'a new exchange with a name in amq.* is refused',
    run: (t) => t.refused(declare(exchange('amq.mine')), /exchange name 'amq.mine' contains reserved prefix|Access refused/),
  },
  {
    name: 'a declaration of the default exchange is refused',
    // over HTTP there is no path to it
    only: ({ like, real }) => like === 'amqp' || !real,
    run: (t) => t.refused(declare(exchange('', { type: 'direct' })), 'operation not permitted on the default exchange'),
  },
  {
    name: 'an unknown exchange type is refused, and the next step succeeds',
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
    name: 'many exchanges are declared concurrently',
    async run(t) {
      const all = Array.from({ length: 40 }, (_, index) => exchange(`x${index}`, { type: index % 2 === 0 ? 'topic' : 'direct' }));
      await Promise.all(all.map((one) => t.run(declare(one))));
      await t.lives(...all);
    },
  },
];
