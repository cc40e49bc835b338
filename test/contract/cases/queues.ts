// The effects of declaring a queue.
import type { Queue } from '../../../src/model/entity.ts';
import { queue } from '../../support/ends.ts';
import { type Case, declare } from '../bench.ts';

const quorumArguments = {
  'x-message-ttl': 60_000,
  'x-expires': 86_400_000,
  'x-max-length': 10,
  'x-max-length-bytes': 3_000_000_000,
  'x-overflow': 'reject-publish',
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': 'k',
  'x-dead-letter-strategy': 'at-least-once',
  'x-single-active-consumer': true,
  'x-delivery-limit': 5,
  'x-quorum-initial-group-size': 3,
  'x-max-in-memory-length': 1,
  'x-queue-leader-locator': 'balanced',
};
const classicArguments = {
  'x-message-ttl': 0,
  'x-expires': 315_360_000_000,
  'x-max-length': 0,
  'x-max-priority': 5,
  'x-overflow': 'reject-publish-dlx',
  'x-dead-letter-exchange': 'nowhere',
  'x-queue-mode': 'lazy',
  'x-queue-version': 2,
  'x-single-active-consumer': false,
};
const streamArguments = {
  'x-max-length-bytes': 1_000_000_000,
  'x-max-age': '7D',
  'x-stream-max-segment-size-bytes': 1_000_000,
  'x-stream-filter-size-bytes': 16,
  'x-initial-cluster-size': 1,
  'x-queue-leader-locator': 'client-local',
};

const kinds: readonly (readonly [string, Queue])[] = [
  ['a queue without a type', queue('q')],
  ['a classic queue', queue('q', { type: 'classic' })],
  ['a quorum queue', queue('q', { type: 'quorum' })],
  ['a stream', queue('q', { type: 'stream' })],
  ['a classic queue with arguments', queue('q', { type: 'classic', arguments: classicArguments })],
  ['a quorum queue with arguments', queue('q', { type: 'quorum', arguments: quorumArguments })],
  ['a stream with arguments', queue('q', { type: 'stream', arguments: streamArguments })],
  ['a transient queue', queue('q', { durable: false })],
  ['an autoDelete queue', queue('q', { autoDelete: true })],
  ['a queue with unknown arguments', queue('q', { arguments: { 'x-message-tll': 5, foo: { a: [{ b: 1 }, 1.5] }, bar: 'ž' } })],
  ['a queue with an unusual name', queue('a b/c%2F#?&ž 你好 🐰"\'')],
  ['a queue with a name of 255 bytes', queue(`${'ž'.repeat(127)}x`)],
];

const base = queue('q', { arguments: { 'x-message-ttl': 60_000, 'x-dead-letter-exchange': 'd' } });
const withTtl = (ttl: string | number): Queue => ({ ...base, arguments: { ...base.arguments, 'x-message-ttl': ttl } });

/** The live queue, the declaration, and the refusal. */
const differences: readonly (readonly [string, Queue, Queue, string | RegExp])[] = [
  ['another durable', base, { ...base, durable: false }, "'durable' for queue 'q' in vhost '/': received 'false' but current is 'true'"],
  [
    'another autoDelete',
    base,
    { ...base, autoDelete: true },
    "'auto_delete' for queue 'q' in vhost '/': received 'true' but current is 'false'",
  ],
  ['another TTL', base, withTtl(5), "'x-message-ttl' for queue 'q' in vhost '/': received '5' but current is '60000'"],
  [
    'a string for an integer',
    base,
    withTtl('60000'),
    "'x-message-ttl' for queue 'q' in vhost '/': received '60000' but current is '60000'",
  ],
  [
    'a missing argument',
    base,
    queue('q', { arguments: { 'x-message-ttl': 60_000 } }),
    "'x-dead-letter-exchange' for queue 'q' in vhost '/': received none but current is the value 'd' of type 'longstr'",
  ],
  [
    'an additional argument',
    queue('q'),
    queue('q', { arguments: { 'x-max-length': 1000 } }),
    /'x-max-length' for queue 'q' in vhost '.*': received the value '1000' of type '(short|long)' but current is none/,
  ],
  ['0 for a missing argument', queue('q'), queue('q', { arguments: { 'x-message-ttl': 0 } }), "'x-message-ttl' for queue 'q'"],
  ['an explicit default', queue('q'), queue('q', { arguments: { 'x-overflow': 'drop-head' } }), "'x-overflow' for queue 'q'"],
  [
    'another type',
    queue('q', { type: 'quorum' }),
    queue('q', { type: 'classic' }),
    "'x-queue-type' for queue 'q' in vhost '/': received 'classic' but current is 'quorum'",
  ],
  ['no type for a quorum queue', queue('q', { type: 'quorum' }), queue('q'), "'x-queue-type' for queue 'q'"],
  ['a type for a queue without one', queue('q'), queue('q', { type: 'stream' }), "'x-queue-type' for queue 'q'"],
  [
    'another age',
    queue('q', { type: 'stream', arguments: { 'x-max-age': '1D' } }),
    queue('q', { type: 'stream', arguments: { 'x-max-age': '2D' } }),
    "'x-max-age' for queue 'q'",
  ],
];

/** Declarations of new queues that are refused. */
const invalid: readonly (readonly [string, Queue, string | RegExp])[] = [
  ['a negative TTL', withTtl(-1), "invalid arg 'x-message-ttl' for queue 'q' in vhost '/': {value_negative,-1}"],
  ['a TTL beyond ten years', withTtl(315_360_000_001), '{value_too_large,315360000001}'],
  ['a TTL as a string', withTtl('5m'), 'expected integer, got longstr'],
  ['an expiry of 0', queue('q', { arguments: { 'x-expires': 0 } }), '{value_zero,0}'],
  ['a priority beyond 255', queue('q', { arguments: { 'x-max-priority': 256 } }), '{max_value_exceeded,256}'],
  ['an unknown overflow', queue('q', { arguments: { 'x-overflow': 'drop-tail' } }), 'invalid_overflow'],
  [
    'a dead-letter routing key without an exchange',
    queue('q', { arguments: { 'x-dead-letter-routing-key': 'k' } }),
    'routing_key_but_no_dlx_defined',
  ],
  ['an age without a unit', queue('q', { type: 'stream', arguments: { 'x-max-age': '86400' } }), 'invalid_max_age'],
  [
    'priorities on a quorum queue',
    queue('q', { type: 'quorum', arguments: { 'x-max-priority': 1 } }),
    "invalid arg 'x-max-priority' for queue 'q' in vhost '/' of queue type rabbit_quorum_queue",
  ],
  ['a TTL on a stream', queue('q', { type: 'stream', arguments: { 'x-message-ttl': 1 } }), 'of queue type rabbit_stream_queue'],
  ['an age on a classic queue', queue('q', { arguments: { 'x-max-age': '1D' } }), 'of queue type rabbit_classic_queue'],
  ['a transient quorum queue', queue('q', { type: 'quorum', durable: false }), "invalid property 'non-durable' for queue 'q'"],
  ['an autoDelete stream', queue('q', { type: 'stream', autoDelete: true }), "invalid property 'auto-delete' for queue 'q'"],
  ['a name that begins with amq.', queue('amq.mine'), /queue name 'amq.mine' contains reserved prefix|Access refused/],
];

export const queueCases: readonly Case[] = [
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
    ([what, live, entity, text]): Case => ({
      name: `a redeclaration with ${what} is refused and changes nothing`,
      async run(t) {
        await t.run(declare(live));
        await t.refused(declare(entity), text);
        await t.lives(live);
      },
    }),
  ),
  ...invalid.map(
    ([what, entity, text]): Case => ({
      name: `${what} is refused`,
      async run(t) {
        await t.refused(declare(entity), text);
        await t.lives();
      },
    }),
  ),
  {
    name: 'a missing type and the type classic are equivalent',
    async run(t) {
      await t.run(declare(queue('a')), declare(queue('a', { type: 'classic' })));
      await t.run(declare(queue('b', { type: 'classic' })), declare(queue('b')));
      await t.lives(queue('a'), queue('b'));
    },
  },
  {
    name: 'unknown arguments are not compared',
    async run(t) {
      const known = queue('q', { arguments: { foo: 1 } });
      await t.run(declare(known), declare(queue('q', { arguments: { foo: 2, bar: 3 } })), declare(queue('q')));
      await t.lives(known);
    },
  },
  {
    name: 'an age of 24h equals 1D on 4.3, and differs from it before',
    async run(t) {
      const age = (text: string): Queue => queue('q', { type: 'stream', arguments: { 'x-max-age': text } });
      await t.run(declare(age('1D')));
      if (t.version.startsWith('4.3')) await t.run(declare(age('24h')));
      else await t.refused(declare(age('24h')), "'x-max-age' for queue 'q' in vhost '/': received '24h' but current is '1D'");
      await t.lives(age('1D'));
    },
  },
  {
    name: 'version 1 of classic queues is accepted before 4.3',
    async run(t) {
      const first = queue('q', { arguments: { 'x-queue-version': 1 } });
      if (t.version.startsWith('4.3')) return t.refused(declare(first), "unsupported queue version '1'");
      await t.run(declare(first));
      await t.lives(first);
    },
  },
  {
    name: 'a leader locator of a classic queue is accepted from 4.0 on',
    async run(t) {
      const balanced = queue('q', { arguments: { 'x-queue-leader-locator': 'balanced' } });
      if (t.version.startsWith('3.')) return t.refused(declare(balanced), 'of queue type rabbit_classic_queue');
      await t.run(declare(balanced));
      await t.lives(balanced);
    },
  },
  {
    name: 'a consumer timeout of a classic queue is refused from 4.3 on, ignored before',
    async run(t) {
      const patient = queue('q', { arguments: { 'x-consumer-timeout': 60_000 } });
      if (t.version.startsWith('4.3')) return t.refused(declare(patient), 'of queue type rabbit_classic_queue');
      await t.run(declare(patient));
      await t.lives(patient);
    },
  },
  {
    name: 'a queue that is exclusive to another connection cannot be declared',
    async run(t) {
      await t.party.lock('q');
      await t.refused(declare(queue('q')), "cannot obtain exclusive access to locked queue 'q' in vhost '/'");
    },
  },
];
