// What redeclarations tell, word by word; and what of it is not believed. The texts are RabbitMQ's, as 3.10, 4.0 and 4.3 send them.
import { describe, expect, test } from 'vitest';
import type { CallResult } from '../../../../../src/broker/amqp/connection/failure.ts';
import { recoverExchange } from '../../../../../src/broker/amqp/observe/recover-exchange.ts';
import { recoverQueue } from '../../../../../src/broker/amqp/observe/recover-queue.ts';
import { provenVersion } from '../../../../../src/broker/amqp/observe/redeclare.ts';
import type { Exchange, Queue } from '../../../../../src/model/entity.ts';
import type { QueueFacts } from '../../../../../src/model/observed.ts';
import { exchange, queue } from '../../../../support/ends.ts';

const counts = { ready: 2, consumers: 1 };
const equal: CallResult<QueueFacts> = { ok: true, value: counts };

function refusal(text: string): CallResult<QueueFacts> {
  return { ok: false, failure: { kind: 'refused', code: 406, text: `PRECONDITION_FAILED - ${text}` } };
}

function differs(key: string, rest: string, kind = 'queue', name = 'q'): CallResult<QueueFacts> {
  return refusal(`inequivalent arg '${key}' for ${kind} '${name}' in vhost '/': received ${rest}`);
}

/** Answers in turn, and what was asked. */
function script<E extends Exchange | Queue>(...answers: CallResult<QueueFacts>[]) {
  const asked: E[] = [];
  const ask = async (frame: E): Promise<CallResult<QueueFacts>> => {
    asked.push(frame);
    return answers[asked.length - 1] ?? refusal('asked too often');
  };
  return { asked, ask };
}

describe('a queue', () => {
  test('that is equal costs one answer, and what is sent can make nothing', async () => {
    for (const [type, poison] of [
      ['classic', { 'x-max-age': '1D' }],
      ['quorum', { 'x-max-age': '1D' }],
      ['stream', { 'x-max-priority': 1 }],
    ] as const) {
      const { asked, ask } = script<Queue>(equal);
      const wanted = queue('q', { type, arguments: { 'x-max-length-bytes': 5 } });
      expect(await recoverQueue(wanted, '4.0', ask)).toEqual({ kind: 'found', entity: wanted, counts, uncompared: [] });
      expect(asked).toEqual([{ ...wanted, arguments: { 'x-max-length-bytes': 5, ...poison } }]);
    }
  });

  test('is adopted one difference an answer, with the AMQP type of each value', async () => {
    const { asked, ask } = script<Queue>(
      differs('durable', "'true' but current is 'false'"),
      differs('x-message-ttl', "'1000' but current is '5'"),
      differs('x-message-ttl', "'5' but current is '5'"),
      differs('x-overflow', "none but current is the value 'it's 'of type 'x'' of type 'longstr'"),
      differs('x-single-active-consumer', "none but current is the value 'true' of type 'bool'"),
      differs('x-max-length', "the value '7' of type 'byte' but current is none"),
      equal,
    );
    const recovered = await recoverQueue(queue('q', { arguments: { 'x-message-ttl': 1000, 'x-max-length': 7 } }), '4.0', ask);
    const found = { 'x-message-ttl': '5', 'x-overflow': "it's 'of type 'x'", 'x-single-active-consumer': true };
    const entity = queue('q', { type: 'classic', durable: false, arguments: found });
    expect(recovered).toEqual({ kind: 'found', entity, counts, uncompared: [] });
    expect(asked.at(-1)?.arguments).toEqual({ ...found, 'x-max-age': '1D' });
  });

  test('that expires is never asked such that it is equal, and is not counted', async () => {
    for (const [generation, type, last] of [
      ['3.10', 'classic', 'x-queue-master-locator'],
      ['4.0', 'classic', 'x-queue-leader-locator'],
      ['4.0', 'quorum', 'x-queue-leader-locator'],
      ['4.3', 'quorum', 'x-delayed-retry-max'],
    ] as const) {
      const { asked, ask } = script<Queue>(
        differs('x-expires', "none but current is the value '60000' of type 'signedint'"),
        differs(last, "the value 'topo looks' of type 'longstr' but current is none"),
      );
      const entity = queue('q', { type, arguments: { 'x-expires': 60_000 } });
      expect(await recoverQueue(queue('q', { type }), generation, ask)).toEqual({ kind: 'found', entity, counts: {}, uncompared: [] });
      expect(asked.map((frame) => Object.hasOwn(frame.arguments, last))).toEqual([false, true]);
    }
  });

  test('of another type changes what the next question is poisoned with', async () => {
    const { asked, ask } = script<Queue>(differs('x-queue-type', "'classic' but current is 'stream'"), equal);
    expect(await recoverQueue(queue('q'), '4.3', ask)).toMatchObject({ kind: 'found', entity: { type: 'stream' } });
    expect(asked.map((frame) => [frame.type, frame.arguments])).toEqual([
      ['classic', { 'x-max-age': '1D' }],
      ['stream', { 'x-max-priority': 1 }],
    ]);
    const other = script<Queue>(
      differs('x-max-priority', "'1' but current is '9'"),
      differs('x-max-priority', "none but current is the value '9' of type 'byte'"),
      equal,
    );
    const entity = queue('q', { type: 'classic', arguments: { 'x-max-priority': 9 } });
    expect(await recoverQueue(queue('q', { type: 'stream' }), '4.0', other.ask)).toMatchObject({ kind: 'found', entity });
    // 3.10 keeps no type where none was sent
    const bare = script<Queue>(differs('x-queue-type', "the value 'quorum' of type 'longstr' but current is none"), equal);
    expect(await recoverQueue(queue('q', { type: 'quorum' }), '3.10', bare.ask)).toMatchObject({ entity: { type: 'classic' } });
  });

  test('is missing only where the refusal says that it would have to be made', async () => {
    const missing = script<Queue>(refusal("invalid arg 'x-max-age' for queue 'q' in vhost '/' of queue type rabbit_classic_queue"));
    expect(await recoverQueue(queue('q'), '4.0', missing.ask)).toEqual({ kind: 'missing' });
    for (const text of [
      "invalid arg 'x-max-age' for queue 'other' in vhost '/' of queue type rabbit_classic_queue",
      "invalid arg 'x-max-age' for exchange 'q' in vhost '/'",
      "cannot declare queue 'q': queue limit in vhost '/' (1) is reached",
      'something else',
    ]) {
      expect(await recoverQueue(queue('q'), '4.0', script<Queue>(refusal(text)).ask), text).toMatchObject({ kind: 'failed' });
    }
  });

  test('whose values do not fit, or never settle, is not guessed', async () => {
    const long = 'd'.repeat(300);
    const cut = (text: CallResult<QueueFacts>) =>
      text.ok || text.failure.kind !== 'refused' ? text : refusal(`${text.failure.text.slice(22, 252)}...`);
    const first = cut(differs('x-dead-letter-exchange', `none but current is the value '${long}' of type 'longstr'`));
    const { asked, ask } = script<Queue>(first, cut(differs('x-dead-letter-exchange', `'' but current is '${long}'`)));
    expect(await recoverQueue(queue('q'), '4.0', ask)).toMatchObject({
      kind: 'unreadable',
      detail: expect.stringContaining('x-dead-letter-exchange'),
    });
    expect(asked.map((frame) => frame.arguments['x-dead-letter-exchange'])).toEqual([undefined, '']);
    let durable = false;
    const restless = async (): Promise<CallResult<QueueFacts>> => {
      durable = !durable;
      return differs('durable', `'${!durable}' but current is '${durable}'`);
    };
    expect(await recoverQueue(queue('q'), '4.0', restless)).toEqual({ kind: 'unreadable', detail: 'it changed while it was being read' });
  });

  test('keeps to itself what is not compared; of another type it cannot be there', async () => {
    const given = { 'x-foo': 1, 'x-consumer-timeout': 1000, 'x-delivery-limit': 3 };
    const wanted = queue('q', { type: 'quorum', arguments: given });
    const found = (type: Queue['type'], table: Queue['arguments'], uncompared: readonly string[]) => ({
      kind: 'found',
      entity: { ...wanted, type, arguments: table },
      counts,
      uncompared,
    });
    const old = await recoverQueue(wanted, '4.0', script<Queue>(equal).ask);
    expect(old).toEqual(found('quorum', { 'x-delivery-limit': 3 }, ['x-foo', 'x-consumer-timeout']));
    const now = await recoverQueue(wanted, '4.3', script<Queue>(equal).ask);
    expect(now).toEqual(found('quorum', { 'x-consumer-timeout': 1000, 'x-delivery-limit': 3 }, ['x-foo']));
    const other = script<Queue>(differs('x-queue-type', "'quorum' but current is 'classic'"), equal);
    expect(await recoverQueue(wanted, '4.3', other.ask)).toEqual(found('classic', {}, ['x-foo']));
  });

  test('x-max-age comes in milliseconds from 4.3, and is told in its largest unit', async () => {
    for (const [ms, age] of [
      ['86400000', '1D'],
      ['7200000', '2h'],
      ['5400000', '90m'],
      ['1000', '1s'],
    ]) {
      const { ask } = script<Queue>(differs('x-max-age', `'1h' but current is '${ms}'`), equal);
      const recovered = await recoverQueue(queue('q', { type: 'stream', arguments: { 'x-max-age': '1h' } }), '4.3', ask);
      expect(recovered).toMatchObject({ entity: { arguments: { 'x-max-age': age } } });
    }
  });
});

describe('an exchange', () => {
  test('ends in its alternate exchange, and what is sent can make nothing', async () => {
    const { asked, ask } = script<Exchange>(
      differs('type', "'topic' but current is ''x-consistent-hash''", 'exchange', 'e'),
      differs('internal', "'false' but current is 'true'", 'exchange', 'e'),
      differs('alternate-exchange', "'1' but current is 'it's'", 'exchange', 'e'),
    );
    const entity = exchange('e', { type: 'x-consistent-hash', internal: true, arguments: { 'alternate-exchange': "it's" } });
    expect(await recoverExchange(exchange('e', { arguments: { 'hash-header': 'h' } }), ask)).toEqual({
      kind: 'found',
      entity,
      counts: {},
      uncompared: ['hash-header'],
    });
    expect(asked.map((frame) => frame.arguments)).toEqual([1, 2, 3].map(() => ({ 'alternate-exchange': 1 })));
  });

  test('is missing only where the refusal says so', async () => {
    const text = "invalid type 'byte' for arg 'alternate-exchange' in exchange 'e' in vhost '/'";
    expect(await recoverExchange(exchange('e'), script<Exchange>(refusal(text)).ask)).toEqual({ kind: 'missing' });
    const other = script<Exchange>(refusal(text.replace("'e'", "'f'")));
    expect(await recoverExchange(exchange('e'), other.ask)).toMatchObject({ kind: 'failed' });
  });

  test('of a type that the broker does not offer is looked for as another', async () => {
    const ended: CallResult<QueueFacts> = {
      ok: false,
      failure: { kind: 'lost', code: 503, text: "COMMAND_INVALID - unknown exchange type 'x'" },
    };
    for (const unknown of [refusal("unknown exchange type 'x'"), refusal("invalid exchange type 'x'"), ended]) {
      const there = script<Exchange>(
        unknown,
        differs('type', "'direct' but current is 'fanout'", 'exchange', 'e'),
        differs('alternate-exchange', "the value '1' of type 'byte' but current is none", 'exchange', 'e'),
      );
      expect(await recoverExchange(exchange('e', { type: 'x' }), there.ask)).toMatchObject({ kind: 'found', entity: { type: 'fanout' } });
      const off = script<Exchange>(unknown, differs('type', "'direct' but current is 'x'", 'exchange', 'e'));
      expect(await recoverExchange(exchange('e', { type: 'x' }), off.ask)).toMatchObject({
        kind: 'unreadable',
        detail: expect.stringContaining('does not support'),
      });
    }
  });
});

test.each([
  ['RabbitMQ', '3.10.8', '3.10'],
  ['RabbitMQ', '3.13.7', '3.10'],
  ['RabbitMQ', '4.0.5', '4.0'],
  ['RabbitMQ', '4.2.9', '4.0'],
  ['RabbitMQ', '4.3.6', '4.3'],
  ['RabbitMQ', '4.10.0', '4.3'],
  ['RabbitMQ', '3.9.29', undefined],
  ['RabbitMQ', '5.0.0', undefined],
  ['RabbitMQ', 'unknown', undefined],
  ['LavinMQ', '4.0.5', undefined],
])('%s %s is asked as %s', (product, version, proven) => {
  expect(provenVersion({ product, version })).toBe(proven);
});
