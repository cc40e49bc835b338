// Dead-lettering: where a message goes that a queue gives up, and what of it the broker remembers. Each rule was seen on the
// brokers of test/broker/router.
import { describe, expect, it } from 'vitest';
import type { Entity, Queue } from '../../../src/model/entity.ts';
import type { DeathReason, RoutedMessage } from '../../../src/model/routing.ts';
import { deadLetter } from '../../../src/router/dead-letter.ts';
import { networkOf } from '../../../src/router/network.ts';
import { route } from '../../../src/router/route.ts';
import { aBinding, anExchange, aPolicy, aPublish, aQueue } from './entities.ts';

const dlx = { 'x-dead-letter-exchange': 'dead' };
const dead = [anExchange('dead', 'direct'), aQueue('parking'), aBinding('dead', 'parking', 'work'), aBinding('dead', 'parking', 'other')];
const message: RoutedMessage = { vhost: '/', exchange: '', routingKeys: ['work'], headers: {}, deaths: [] };

function die(queue: Queue, reason: DeathReason, more: readonly Entity[] = [], version = '4.3.6', of = message) {
  return deadLetter(networkOf([...dead, queue, ...more], { version }), of, queue.name, reason);
}

describe('dead-lettering', () => {
  it('publishes to the dead-letter exchange with the original keys, and adds a row of x-death', () => {
    const found = die(aQueue('work', { arguments: dlx }), 'rejected');
    expect(found).toMatchObject({ outcome: 'dead-lettered', by: 'argument', cycles: [], routing: { queues: ['queue / parking'] } });
    expect('routing' in found && found.routing.message).toMatchObject({
      exchange: 'dead',
      routingKeys: ['work'],
      headers: { 'x-first-death-queue': 'work', 'x-last-death-reason': 'rejected' },
      deaths: [{ queue: 'work', reason: 'rejected', exchange: '', count: 1 }],
    });
  });

  it('prefers the dead-letter exchange of the argument, and takes the routing key of the policy', () => {
    const policy = aPolicy('p', { 'dead-letter-exchange': 'elsewhere', 'dead-letter-routing-key': 'other' }, { applyTo: 'queues' });
    const found = die(aQueue('work', { arguments: dlx }), 'expired', [policy]);
    expect(found).toMatchObject({ by: 'argument', routing: { message: { exchange: 'dead', routingKeys: ['other'] } } });
  });

  it('takes the dead-letter exchange of a policy where no argument sets one', () => {
    expect(die(aQueue('work'), 'rejected', [aPolicy('p', { 'dead-letter-exchange': 'dead' })])).toMatchObject({ by: 'policy / p' });
  });

  it('publishes with the keys of CC and BCC too, unless there is a dead-letter routing key', () => {
    const sent = { ...message, routingKeys: ['nowhere', 'other'], headers: { CC: ['other'] } };
    expect(die(aQueue('work', { arguments: dlx }), 'rejected', [], '4.3.6', sent)).toMatchObject({ outcome: 'dead-lettered' });
    const keyed = aQueue('work', { arguments: { ...dlx, 'x-dead-letter-routing-key': 'nowhere' } });
    for (const [version, headers] of [
      ['3.10.8', {}],
      ['4.3.6', { CC: ['other'] }],
    ] as const) {
      const found = die(keyed, 'rejected', [], version, sent);
      expect(found).toMatchObject({ outcome: 'dropped' });
      const kept = 'routing' in found ? found.routing.message.headers : {};
      expect(Object.hasOwn(kept, 'CC')).toBe(Object.hasOwn(headers, 'CC'));
    }
  });

  it('loses the message where the dead-letter exchange does not exist or none is set', () => {
    expect(die(aQueue('work', { arguments: { 'x-dead-letter-exchange': 'gone' } }), 'expired')).toMatchObject({
      outcome: 'dropped',
      missing: true,
    });
    expect(die(aQueue('work'), 'expired')).toEqual({ outcome: 'dropped', reason: 'the queue has no dead-letter exchange' });
  });

  it('accepts an internal exchange and the default exchange as dead-letter exchange', () => {
    const internal = [anExchange('in', 'fanout', { internal: true }), aBinding('in', 'parking')];
    expect(die(aQueue('work', { arguments: { 'x-dead-letter-exchange': 'in' } }), 'rejected', internal)).toMatchObject({
      outcome: 'dead-lettered',
    });
    const toQueue = aQueue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'parking' } });
    expect(die(toQueue, 'rejected')).toMatchObject({ routing: { queues: ['queue / parking'] } });
  });
});

describe('the rule against cycles', () => {
  const back = aQueue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'work' } });

  it('drops a message that would cycle without a consumer, and keeps one that was rejected', () => {
    expect(die(back, 'expired')).toMatchObject({ outcome: 'dropped', cycles: ['queue / work'], routing: { queues: [] } });
    expect(die(back, 'maxlen', [aPolicy('p', { 'max-length': 1 })])).toMatchObject({ outcome: 'dropped' });
    expect(die(back, 'rejected')).toMatchObject({ outcome: 'dead-lettered', cycles: [], routing: { queues: ['queue / work'] } });
  });

  it('recognises a reject at any point of the cycle', () => {
    const retry = aQueue('retry', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'work' } });
    const work = aQueue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'retry' } });
    const network = networkOf([retry, work]);
    for (const [reason, outcome] of [
      ['rejected', 'dead-lettered'],
      ['expired', 'dropped'],
    ] as const) {
      const first = deadLetter(network, message, 'work', reason);
      const second = 'routing' in first ? deadLetter(network, first.routing.message, 'retry', 'expired') : first;
      expect(second).toMatchObject({ outcome });
    }
  });

  it('counts a repeated death in its row, newest first', () => {
    const network = networkOf([aQueue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'work' } })]);
    const first = deadLetter(network, message, 'work', 'rejected');
    const second = 'routing' in first ? deadLetter(network, first.routing.message, 'work', 'rejected') : first;
    expect('routing' in second && second.routing.message.deaths).toMatchObject([{ queue: 'work', reason: 'rejected', count: 2 }]);
  });

  it('honours the x-death of a publisher on 3.10 only', () => {
    const claimed = { 'x-death': [{ queue: 'parking', reason: 'expired', count: 1 }] };
    for (const [version, outcome] of [
      ['3.10.8', 'dropped'],
      ['4.0.5', 'dead-lettered'],
    ] as const) {
      const network = networkOf([...dead, aQueue('work', { arguments: dlx })], { version });
      const sent = route(network, aPublish('', 'work', { headers: claimed })).message;
      expect(deadLetter(network, sent, 'work', 'expired')).toMatchObject({ outcome });
    }
  });
});

describe('reasons that a queue type does not have', () => {
  const limited = (more: Queue['arguments']): Queue['arguments'] => ({ ...dlx, 'x-max-length': 1, ...more });

  it('dead-letters nothing from a stream, and applies no delivery limit to a classic queue', () => {
    expect(die(aQueue('work', { type: 'stream' }), 'rejected')).toMatchObject({ outcome: 'impossible' });
    expect(die(aQueue('work', { arguments: dlx }), 'delivery_limit')).toMatchObject({ outcome: 'impossible' });
  });

  it('applies the default delivery limit of quorum queues since 4.0', () => {
    const quorum = aQueue('work', { type: 'quorum', arguments: dlx });
    expect(die(quorum, 'delivery_limit', [], '4.0.5')).toMatchObject({ outcome: 'dead-lettered' });
    expect(die(quorum, 'delivery_limit', [], '3.10.8')).toMatchObject({ outcome: 'impossible' });
    const set = aPolicy('p', { 'delivery-limit': 3 }, { applyTo: 'queues' });
    expect(die(quorum, 'delivery_limit', [set], '3.10.8')).toMatchObject({ outcome: 'dead-lettered' });
  });

  it('rejects maxlen without a limit and with reject-publish, and dead-letters and refuses with reject-publish-dlx', () => {
    expect(die(aQueue('work', { arguments: dlx }), 'maxlen')).toMatchObject({ outcome: 'impossible' });
    expect(die(aQueue('work', { arguments: limited({ 'x-overflow': 'reject-publish' }) }), 'maxlen')).toMatchObject({ outcome: 'refused' });
    const both = aQueue('work', { arguments: limited({ 'x-overflow': 'reject-publish-dlx' }) });
    expect(die(both, 'maxlen')).toMatchObject({ outcome: 'dead-lettered', nacked: true });
    // a quorum queue takes it for drop-head
    const found = die({ ...both, type: 'quorum' }, 'maxlen');
    expect(found).toMatchObject({ outcome: 'dead-lettered' });
    expect(found).not.toHaveProperty('nacked');
  });

  it('keeps an unroutable message with at-least-once, but not with drop-head', () => {
    const strict = { 'x-dead-letter-exchange': 'gone', 'x-dead-letter-strategy': 'at-least-once' };
    expect(die(aQueue('work', { type: 'quorum', arguments: { ...strict, 'x-overflow': 'reject-publish' } }), 'rejected')).toMatchObject({
      outcome: 'kept',
    });
    expect(die(aQueue('work', { type: 'quorum', arguments: strict }), 'rejected')).toMatchObject({ outcome: 'dropped' });
  });
});
