// The content of an observation: everything over the management API, existence over AMQP, and never a guess.
import { expect } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import { binding, exchange, policy, queue } from '../../support/ends.ts';
import { eventually } from '../../support/eventually.ts';
import { type Bench, bind, type Case, declare, plain, put } from '../bench.ts';

const x = exchange('x', { type: 'headers', autoDelete: true, arguments: { 'alternate-exchange': 'a' } });
const q = queue('q', { type: 'quorum', arguments: { 'x-max-length': 5 } });
const edge = binding('x', 'q', 'k', { arguments: { 'x-match': 'any', n: 1, f: { '!': 'double', value: 1 } } });
const cap = policy('cap', { 'max-length': 5 });
const stands = [declare(x), declare(q), bind(edge)];

const http: NonNullable<Case['only']> = ({ like }) => like === 'http';
const amqp: NonNullable<Case['only']> = ({ like }) => like === 'amqp';
const absent = { state: 'absent' };

function keysIn(t: Bench, ...entities: Entity[]): EntityKey[] {
  return entities.map((entity) => keyOf({ ...entity, vhost: t.party.vhost }));
}

export const observationCases: readonly Case[] = [
  {
    name: 'a missing object is observed as absent',
    async run(t) {
      expect(await t.seen(exchange('none'), queue('none'), queue('a b/%2F#ž 🐰'))).toEqual([absent, absent, absent]);
    },
  },
  {
    name: 'a queue and an exchange with the same name are distinguished',
    async run(t) {
      await t.run(declare(queue('both')));
      expect(await t.seen(exchange('both'), queue('both'))).toMatchObject([absent, { state: 'present' }]);
    },
  },
  {
    name: 'over AMQP, live attributes are observed whatever was declared, and bindings and policies are unknown',
    only: amqp,
    async run(t) {
      await t.run(...stands);
      const unknown = { state: 'unknown', reason: 'transport' };
      const found = await t.seen(exchange('x'), queue('q', { durable: false, arguments: { 'x-max-priority': 3 } }), edge, cap);
      expect(found.map((one) => (one.state === 'present' ? plain({ ...one.entity, vhost: '/' }) : one))).toEqual([
        plain(x),
        plain(q),
        unknown,
        unknown,
      ]);
      // a quorum queue that is down shows 0 messages and 0 consumers as well
      expect((await t.seen(x, q)).map((one) => (one.state === 'present' ? one.facts : one))).toEqual([{}, {}]);
    },
  },
  {
    name: 'over AMQP, arguments that the broker never compares are omitted and listed as uncompared',
    only: amqp,
    async run(t) {
      const odd = queue('odd', { arguments: { 'x-foo': 1, 'x-max-length': 7 } });
      const strange = exchange('strange', { arguments: { 'x-foo': 1 } });
      await t.run(declare(odd), declare(strange));
      expect(await t.seen(odd, strange)).toMatchObject([
        { state: 'present', entity: { arguments: { 'x-max-length': 7 } }, facts: { uncompared: ['x-foo'] } },
        { state: 'present', entity: { arguments: {} }, facts: { uncompared: ['x-foo'] } },
      ]);
    },
  },
  {
    name: 'over AMQP, messages of a queue with x-expires are not counted, which would keep it alive',
    only: amqp,
    async run(t) {
      const fleeting = queue('fleeting', { arguments: { 'x-expires': 3_600_000, 'x-message-ttl': 5 } });
      await t.run(declare(fleeting));
      for (const expected of [fleeting, queue('fleeting')]) {
        expect(await t.seen(expected)).toEqual([{ state: 'present', entity: expect.objectContaining({ name: 'fleeting' }), facts: {} }]);
      }
    },
  },
  {
    name: 'over AMQP, an attribute that does not fit into a reply is not guessed',
    only: amqp,
    async run(t) {
      await t.run(declare(queue('q', { arguments: { 'x-dead-letter-exchange': 'd'.repeat(200) } })));
      const [found] = await t.seen(queue('q'));
      expect(found).toMatchObject({
        state: 'opaque',
        facts: { ready: 0, consumers: 0 },
        detail: expect.stringContaining('dead-letter-exchange'),
      });
    },
  },
  {
    name: 'over AMQP, only requested objects are observed, and the observation is incomplete',
    only: amqp,
    async run(t) {
      await t.run(...stands, declare(queue('undeclared')));
      const wanted = [exchange('x'), queue('none'), exchange('amq.topic'), edge];
      const { complete, observations, exchangeTypes } = await t.observe(wanted);
      expect(complete).toBe(false);
      expect(exchangeTypes).toBeUndefined();
      expect([...observations.keys()].sort()).toEqual(keysIn(t, ...wanted).sort());
    },
  },
  {
    name: 'over HTTP, every object is observed, requested or not',
    only: http,
    async run(t) {
      await t.run(...stands, put(cap));
      const { complete, observations } = await t.observe([x, edge]);
      expect(complete).toBe(true);
      const found = [...observations.values()].map((one) => (one.state === 'present' ? plain({ ...one.entity, vhost: '/' }) : one.state));
      const expected = [x, q, edge, cap].map(plain);
      expect(found).toHaveLength(4);
      expect(found).toEqual(expect.arrayContaining(expected));
    },
  },
  {
    name: 'over HTTP, missing requested objects are observed as absent, and no object is observed twice',
    only: http,
    async run(t) {
      await t.run(...stands);
      const missing = [exchange('none'), queue('none'), binding('x', 'q', 'none'), policy('none', { 'max-length': 1 })];
      const { observations } = await t.observe([...missing, q]);
      expect([...observations.keys()].sort()).toEqual(keysIn(t, ...missing, x, q, edge).sort());
      expect(await t.seen(...missing)).toEqual(missing.map(() => absent));
    },
  },
  {
    name: 'over HTTP, predeclared exchanges are observed if they are requested',
    only: http,
    async run(t) {
      const [topic, trace] = [exchange('amq.topic'), exchange('amq.rabbitmq.trace', { internal: true })];
      await t.run(declare(queue('q')), bind(binding('amq.topic', 'q', 'k')));
      const { observations } = await t.observe([topic]);
      expect([...observations.keys()].sort()).toEqual(keysIn(t, topic, queue('q'), binding('amq.topic', 'q', 'k')).sort());
      const found = await t.seen(topic, trace);
      expect(found.map((one) => (one.state === 'present' ? plain({ ...one.entity, vhost: '/' }) : one))).toEqual([
        plain(topic),
        plain(trace),
      ]);
    },
  },
  {
    name: 'over HTTP, the exchange types of the broker are listed',
    only: http,
    async run(t) {
      const { exchangeTypes } = await t.observe([]);
      expect(exchangeTypes).toEqual(expect.arrayContaining(['direct', 'fanout', 'headers', 'topic']));
      expect(exchangeTypes?.includes('x-local-random')).toBe(!t.version.startsWith('3.'));
    },
  },
  {
    name: 'predeclared exchanges are observed as present',
    async run(t) {
      const all = ['direct', 'fanout', 'headers', 'match', 'topic', 'rabbitmq.trace'].map((name) => exchange(`amq.${name}`));
      expect((await t.seen(...all)).map(({ state }) => state)).toEqual(all.map(() => 'present'));
    },
  },
  {
    name: 'a queue that is exclusive to another connection is observed as such',
    async run(t) {
      await t.party.lock('mine');
      const [found] = await t.seen(queue('mine'));
      if (t.like === 'amqp') expect(found).toEqual({ state: 'opaque', facts: { exclusiveElsewhere: true } });
      else
        expect(found).toMatchObject({ state: 'present', facts: { exclusiveElsewhere: true }, entity: { exclusive: true, durable: false } });
    },
  },
  ...(['classic', 'quorum', 'stream'] as const).map(
    (type): Case => ({
      name: `messages and consumers of a ${type} queue are counted`,
      only: ({ like }) => type !== 'stream' || like === 'http',
      async run(t) {
        await t.run(declare(queue('full', { type })), declare(queue('idle', { type })), declare(queue('busy', { type })));
        await t.party.publish('full', 3);
        await t.party.consume('busy');
        const nothing = type === 'quorum' && t.like === 'amqp' ? {} : { ready: 0, consumers: 0 };
        await eventually(async () => {
          expect(await t.seen(queue('full'), queue('idle'), queue('busy'))).toMatchObject([
            { facts: { ready: 3, consumers: 0 } },
            { facts: nothing },
            { facts: { ready: 0, consumers: 1 } },
          ]);
        });
      },
    }),
  ),
  {
    name: 'over AMQP, a stream has no counts: its messages appear 5 s late, its consumers never',
    only: amqp,
    async run(t) {
      const stream = queue('q', { type: 'stream' });
      await t.run(declare(stream));
      await t.party.consume('q');
      expect(await t.seen(stream)).toMatchObject([{ state: 'present', facts: {} }]);
      expect((await t.seen(stream)).map((one) => 'facts' in one && one.facts)).toEqual([{}]);
    },
  },
  {
    name: 'the version of the broker is observed',
    async run(t) {
      expect((await t.observe([queue('q')])).broker.version).toBe(t.version);
    },
  },
  {
    name: 'progress of an observation ends at the total',
    async run(t) {
      const calls: (readonly [number, number])[] = [];
      const onProgress = (done: number, total: number): void => void calls.push([done, total]);
      await t.observe([x, q, edge], { onProgress });
      const [done, total] = calls.at(-1) ?? [];
      expect(done).toBeGreaterThan(0);
      expect(done).toBe(total);
    },
  },
  {
    name: 'an aborted observation throws the reason',
    async run(t) {
      const reason = new Error('enough');
      await expect(t.observe([x, q], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    },
  },
];
