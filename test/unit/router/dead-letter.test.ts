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

describe('the dead-letter exchange', () => {
  it('gets it with its own keys, and the row of x-death is new', () => {
    const found = die(aQueue('work', { arguments: dlx }), 'rejected');
    expect(found).toMatchObject({ outcome: 'dead-lettered', by: 'argument', circles: [], routing: { queues: ['queue / parking'] } });
    expect('routing' in found && found.routing.message).toMatchObject({
      exchange: 'dead',
      routingKeys: ['work'],
      headers: { 'x-first-death-queue': 'work', 'x-last-death-reason': 'rejected' },
      deaths: [{ queue: 'work', reason: 'rejected', exchange: '', count: 1 }],
    });
  });

  it('of the argument beats the one of a policy, and takes the key of the policy', () => {
    const policy = aPolicy('p', { 'dead-letter-exchange': 'elsewhere', 'dead-letter-routing-key': 'other' }, { applyTo: 'queues' });
    const found = die(aQueue('work', { arguments: dlx }), 'expired', [policy]);
    expect(found).toMatchObject({ by: 'argument', routing: { message: { exchange: 'dead', routingKeys: ['other'] } } });
  });

  it('may come from a policy alone', () => {
    expect(die(aQueue('work'), 'rejected', [aPolicy('p', { 'dead-letter-exchange': 'dead' })])).toMatchObject({ by: 'policy / p' });
  });

  it('gets what CC and BCC added too, unless there is a dead-letter routing key', () => {
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

  it('that is not there loses it, and so does none at all', () => {
    expect(die(aQueue('work', { arguments: { 'x-dead-letter-exchange': 'gone' } }), 'expired')).toMatchObject({
      outcome: 'dropped',
      missing: true,
    });
    expect(die(aQueue('work'), 'expired')).toEqual({ outcome: 'dropped', reason: 'the queue has no dead-letter exchange' });
  });

  it('may be internal, or the default exchange', () => {
    const internal = [anExchange('in', 'fanout', { internal: true }), aBinding('in', 'parking')];
    expect(die(aQueue('work', { arguments: { 'x-dead-letter-exchange': 'in' } }), 'rejected', internal)).toMatchObject({
      outcome: 'dead-lettered',
    });
    const toQueue = aQueue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'parking' } });
    expect(die(toQueue, 'rejected')).toMatchObject({ routing: { queues: ['queue / parking'] } });
  });
});

describe('the rule against circles', () => {
  const back = aQueue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'work' } });

  it('drops what would come back by itself, and lets a reject go round', () => {
    expect(die(back, 'expired')).toMatchObject({ outcome: 'dropped', circles: ['queue / work'], routing: { queues: [] } });
    expect(die(back, 'maxlen', [aPolicy('p', { 'max-length': 1 })])).toMatchObject({ outcome: 'dropped' });
    expect(die(back, 'rejected')).toMatchObject({ outcome: 'dead-lettered', circles: [], routing: { queues: ['queue / work'] } });
  });

  it('sees a reject anywhere on the way round', () => {
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

  it('counts the same death again, newest first', () => {
    const network = networkOf([aQueue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'work' } })]);
    const first = deadLetter(network, message, 'work', 'rejected');
    const second = 'routing' in first ? deadLetter(network, first.routing.message, 'work', 'rejected') : first;
    expect('routing' in second && second.routing.message.deaths).toMatchObject([{ queue: 'work', reason: 'rejected', count: 2 }]);
  });

  it('believes the x-death of a publisher on 3.10 only', () => {
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

describe('what a queue never does', () => {
  const limited = (more: Queue['arguments']): Queue['arguments'] => ({ ...dlx, 'x-max-length': 1, ...more });

  it('a stream dead-letters nothing; a classic queue has no delivery limit', () => {
    expect(die(aQueue('work', { type: 'stream' }), 'rejected')).toMatchObject({ outcome: 'impossible' });
    expect(die(aQueue('work', { arguments: dlx }), 'delivery_limit')).toMatchObject({ outcome: 'impossible' });
  });

  it('a quorum queue has a delivery limit of its own since 4.0', () => {
    const quorum = aQueue('work', { type: 'quorum', arguments: dlx });
    expect(die(quorum, 'delivery_limit', [], '4.0.5')).toMatchObject({ outcome: 'dead-lettered' });
    expect(die(quorum, 'delivery_limit', [], '3.10.8')).toMatchObject({ outcome: 'impossible' });
    const set = aPolicy('p', { 'delivery-limit': 3 }, { applyTo: 'queues' });
    expect(die(quorum, 'delivery_limit', [set], '3.10.8')).toMatchObject({ outcome: 'dead-lettered' });
  });

  it('maxlen is impossible without a limit, refused with reject-publish, and dead-letters and refuses with reject-publish-dlx', () => {
    expect(die(aQueue('work', { arguments: dlx }), 'maxlen')).toMatchObject({ outcome: 'impossible' });
    expect(die(aQueue('work', { arguments: limited({ 'x-overflow': 'reject-publish' }) }), 'maxlen')).toMatchObject({ outcome: 'refused' });
    const both = aQueue('work', { arguments: limited({ 'x-overflow': 'reject-publish-dlx' }) });
    expect(die(both, 'maxlen')).toMatchObject({ outcome: 'dead-lettered', nacked: true });
    // a quorum queue takes it for drop-head
    const found = die({ ...both, type: 'quorum' }, 'maxlen');
    expect(found).toMatchObject({ outcome: 'dead-lettered' });
    expect(found).not.toHaveProperty('nacked');
  });

  it('at-least-once keeps what has nowhere to go, but not with drop-head', () => {
    const strict = { 'x-dead-letter-exchange': 'gone', 'x-dead-letter-strategy': 'at-least-once' };
    expect(die(aQueue('work', { type: 'quorum', arguments: { ...strict, 'x-overflow': 'reject-publish' } }), 'rejected')).toMatchObject({
      outcome: 'kept',
    });
    expect(die(aQueue('work', { type: 'quorum', arguments: strict }), 'rejected')).toMatchObject({ outcome: 'dropped' });
  });
});
