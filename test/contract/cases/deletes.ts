// The effects of deletes and guards, and the cascading deletion of autoDelete exchanges.
import type { Queue, QueueType } from '../../../src/model/entity.ts';
import { binding, exchange, queue } from '../../support/ends.ts';
import { bind, type Case, declare, remove, unbind } from '../bench.ts';

const types: readonly QueueType[] = ['classic', 'quorum', 'stream'];
const fleeting = (name: string): ReturnType<typeof exchange> => exchange(name, { autoDelete: true });
const x = exchange('x');
const q = queue('q');

function casesOf(type: QueueType): Case[] {
  const typed: Queue = queue('q', { type });
  return [
    {
      name: `if-idle: an idle ${type} queue is deleted`,
      only: ({ like }) => type !== 'stream' || like === 'http',
      async run(t) {
        await t.run(declare(typed), remove(typed, 'if-idle'));
        await t.lives();
      },
    },
    {
      name: `if-idle: a ${type} queue with a message is not deleted`,
      async run(t) {
        await t.run(declare(typed));
        await t.party.publish('q', 1);
        await t.refused(remove(typed, 'if-idle'), /not empty|not idle|in use/);
        await t.lives(typed);
      },
    },
    {
      name: `if-idle: a ${type} queue with a consumer is not deleted`,
      async run(t) {
        await t.run(declare(typed));
        await t.party.consume('q');
        await t.refused(remove(typed, 'if-idle'), /in use|not idle/);
        await t.lives(typed);
      },
    },
    {
      name: `without a guard a ${type} queue is deleted with its messages`,
      async run(t) {
        await t.run(declare(typed));
        await t.party.publish('q', 2);
        await t.run(remove(typed));
        await t.lives();
      },
    },
  ];
}

export const deleteCases: readonly Case[] = [
  ...types.flatMap(casesOf),
  {
    name: 'if-idle: over AMQP even an idle stream is not deleted, because AMQP does not show that it is idle',
    only: ({ like }) => like === 'amqp',
    async run(t) {
      await t.run(declare(queue('q', { type: 'stream' })));
      await t.refused(remove(queue('q', { type: 'stream' }), 'if-idle'), 'AMQP does not show whether a stream is in use');
      await t.refused(remove(queue('q'), 'if-idle'), 'AMQP does not show whether a stream is in use');
      await t.lives(queue('q', { type: 'stream' }));
    },
  },
  {
    name: 'if-idle: an idle queue of unknown type is deleted',
    async run(t) {
      await t.run(declare(queue('q', { type: 'quorum' })), remove(queue('q'), 'if-idle'));
      await t.lives();
    },
  },
  {
    name: 'if-idle: a stream of unknown type with a message is not deleted',
    async run(t) {
      await t.run(declare(queue('q', { type: 'stream' })));
      await t.party.publish('q', 1);
      await t.refused(remove(queue('q'), 'if-idle'), /not empty|not idle|in use/);
      await t.lives(queue('q', { type: 'stream' }));
    },
  },
  {
    name: 'the delete of a missing object succeeds under every guard',
    async run(t) {
      await t.run(remove(q), remove(q, 'if-idle'), remove(queue('q', { type: 'quorum' }), 'if-idle'), remove(x), remove(x, 'if-unused'));
      await t.lives();
    },
  },
  {
    name: 'the bindings of a deleted queue are deleted with it and do not return with a redeclaration',
    async run(t) {
      const h = exchange('h', { type: 'headers' });
      const headers = binding('h', 'q', '', { arguments: { 'x-match': 'all', a: 1 } });
      await t.run(declare(x), declare(h), declare(q), bind(binding('x', 'q', 'k')), bind(headers), remove(q, 'if-idle'), declare(q));
      await t.lives(x, h, q);
    },
  },
  {
    name: 'the bindings of a deleted exchange are deleted with it and do not return with a redeclaration',
    async run(t) {
      const other = exchange('other');
      const bindings = [
        binding('x', 'q', 'k'),
        binding('x', 'other', 'k', { destinationType: 'exchange' }),
        binding('other', 'x', 'k', { destinationType: 'exchange' }),
      ];
      await t.run(declare(x), declare(other), declare(q), ...bindings.map(bind), remove(x), declare(x));
      await t.lives(x, other, q);
    },
  },
  {
    name: 'if-unused: an exchange with an outgoing binding is not deleted',
    async run(t) {
      await t.run(declare(x), declare(q), bind(binding('x', 'q')));
      await t.refused(remove(x, 'if-unused'), "exchange 'x' in vhost '/' in use");
      await t.lives(x, q, binding('x', 'q'));
      await t.run(unbind(binding('x', 'q')), remove(x, 'if-unused'));
      await t.lives(q);
    },
  },
  {
    name: 'if-unused: an incoming binding or a use as alternate or dead-letter exchange does not prevent the delete',
    async run(t) {
      const other = exchange('other', { arguments: { 'alternate-exchange': 'x' } });
      const mortal = queue('mortal', { arguments: { 'x-dead-letter-exchange': 'x' } });
      await t.run(declare(x), declare(other), declare(mortal), bind(binding('other', 'x', '', { destinationType: 'exchange' })));
      await t.run(remove(x, 'if-unused'));
      await t.lives(other, mortal);
    },
  },
  {
    name: 'a predeclared exchange cannot be deleted',
    run: (t) => t.refused(remove(exchange('amq.topic')), /deletion of system exchange 'amq.topic'|Access refused/),
  },
  {
    name: 'a queue that is exclusive to another connection cannot be deleted',
    async run(t) {
      await t.party.lock('locked');
      await t.refused(remove(queue('locked')), "cannot obtain exclusive access to locked queue 'locked' in vhost '/'");
    },
  },
  {
    name: 'an autoDelete exchange that never had an outgoing binding is not deleted',
    async run(t) {
      await t.run(declare(fleeting('ad')), declare(x), bind(binding('x', 'ad', '', { destinationType: 'exchange' })));
      await t.run(unbind(binding('x', 'ad', '', { destinationType: 'exchange' })));
      await t.lives(fleeting('ad'), x);
    },
  },
  {
    name: 'an autoDelete exchange is deleted with its last outgoing binding, not before',
    async run(t) {
      await t.run(declare(fleeting('ad')), declare(q), bind(binding('ad', 'q', 'a')), bind(binding('ad', 'q', 'b')));
      await t.run(unbind(binding('ad', 'q', 'a')));
      await t.lives(fleeting('ad'), q, binding('ad', 'q', 'b'));
      await t.run(unbind(binding('ad', 'q', 'b')));
      await t.lives(q);
    },
  },
  {
    name: 'the unbind of a missing binding does not delete an autoDelete exchange',
    async run(t) {
      await t.run(declare(fleeting('ad')), declare(q), unbind(binding('ad', 'q', 'a')));
      await t.lives(fleeting('ad'), q);
    },
  },
  {
    name: 'the deletion of autoDelete exchanges cascades up a chain',
    async run(t) {
      const up = (source: string, destination: string): ReturnType<typeof binding> =>
        binding(source, destination, '', { destinationType: 'exchange' });
      await t.run(declare(fleeting('a1')), declare(fleeting('a2')), declare(x), declare(q));
      await t.run(bind(binding('a2', 'q')), bind(up('a1', 'a2')), bind(up('x', 'a1')), remove(q, 'if-idle'));
      await t.lives(x);
    },
  },
  {
    name: 'an autoDelete exchange is deleted with the exchange that was its last destination',
    async run(t) {
      await t.run(declare(fleeting('ad')), declare(x), bind(binding('ad', 'x', '', { destinationType: 'exchange' })), remove(x));
      await t.lives();
    },
  },
  {
    name: 'an autoDelete exchange that is bound to itself is not deleted with its queue',
    async run(t) {
      const loop = binding('ad', 'ad', '', { destinationType: 'exchange' });
      await t.run(declare(fleeting('ad')), declare(q), bind(loop), bind(binding('ad', 'q')), remove(q));
      await t.lives(fleeting('ad'), loop);
    },
  },
  {
    name: 'the destinations of a deleted autoDelete exchange are not deleted with it',
    async run(t) {
      await t.run(declare(fleeting('ad')), declare(fleeting('below')), declare(q));
      await t.run(bind(binding('below', 'q')), bind(binding('ad', 'below', '', { destinationType: 'exchange' })), remove(fleeting('ad')));
      await t.lives(fleeting('below'), q, binding('below', 'q'));
    },
  },
];
