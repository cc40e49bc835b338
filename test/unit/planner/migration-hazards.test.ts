// What could take messages or bindings away while a migration is on its way, each found once: in memory, as a user would meet it.
import { describe, expect, it } from 'vitest';
import type { Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { carrierOf, heldBy, holdingName } from '../../../src/model/migration.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Allowance } from '../../../src/planner/allow.ts';
import { apply } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker } from '../../support/memory/broker.ts';
import { bind, blocksOf, exchange, killed, planFor, policy, priority, queue, staleness, vhost } from './migration-plans.ts';

describe('a migration and the policies on its holding queue', () => {
  it('blocks a migration when a policy in the same plan would drop held messages', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a')]);
    broker.publish('a', 5);
    expect(blocksOf(await planFor(broker, [queue('a', priority), policy('cap', '^a.', { 'max-length': 2 })]))).toEqual([
      'migration-policy',
    ]);
    expect(blocksOf(await planFor(broker, [queue('a', priority), policy('cap', '^a$', { 'max-length': 9 })]))).toEqual([]);
  });

  it('blocks a migration when a policy would expire the holding queue', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a', { arguments: { 'x-expires': 1000 } }), policy('gone', 'a', { expires: 1000 })]);
    expect(blocksOf(await planFor(broker, [queue('a', priority)]))).toEqual(['migration-policy']);
  });

  it('blocks the migration of an exchange when a policy would drop held messages', async () => {
    const broker = createMemoryBroker();
    broker.seed([exchange('x'), policy('all', '.*', { 'max-length': 2 })]);
    expect(blocksOf(await planFor(broker, [exchange('x', 'direct')]))).toEqual(['migration-policy']);
  });

  it('blocks a migration when a delivery limit would remove messages requeued by a killed run', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a', { type: 'quorum' }), policy('once', '^a$', { 'delivery-limit': 0 })]);
    expect(blocksOf(await planFor(broker, [queue('a')]))).toEqual(['migration-delivery-limit']);
    broker.seed([policy('once', '^a', { 'delivery-limit': 1 })]);
    expect(blocksOf(await planFor(broker, [queue('a')]))).toEqual(['migration-policy']);
  });

  it('copies the dead-letter settings of a policy to the holding queue and does not block', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a'), policy('dead', '^a$', { 'dead-letter-exchange': 'dlx', 'dead-letter-routing-key': 'k' })]);
    const made = await planFor(broker, [queue('a', priority)]);
    const held = made.changes[0]?.migration?.holding.arguments;
    expect(held).toEqual({ 'x-dead-letter-exchange': 'dlx', 'x-dead-letter-routing-key': 'k' });
  });
});

describe('a plan that replaces objects beside a migration', () => {
  it.each([
    ['the exchange that the migrated queue is bound to', exchange('x', 'topic'), exchange('x', 'topic', { arguments: { n: 1 } })],
    ['an exchange upstream of it', exchange('front', 'fanout'), exchange('front', 'fanout', { arguments: { n: 1 } })],
  ])('restores the bindings of a replaced exchange before messages are moved: %s', async (_, old, fresh) => {
    const broker = createMemoryBroker();
    const others = [exchange('front', 'fanout'), exchange('x'), bind('front', 'x', '', 'exchange'), bind('x', 'q')];
    broker.seed([...others, queue('q')]);
    const files = [...others.filter((one) => keyOf(one) !== keyOf(old)), fresh, queue('q', priority)];
    const allowances: readonly Allowance[] = [
      { what: 'migrate', kind: 'queue', name: '*' },
      { what: 'replace', kind: 'exchange', name: '*' },
    ];
    const made = await planFor(broker, files, allowances);
    expect(blocksOf(made)).toEqual([]);
    const end = broker.failOn(({ do: what }) => what === 'move', killed, { afterMessages: 1 });
    broker.publish('q', 2);
    await apply(made, broker, { saved: false });
    expect(broker.send('front', 'k', 'meanwhile')).toBe(true);
    end();
    expect((await apply(made, broker, { saved: true })).diagnostics).toEqual([]);
    expect(broker.messages('q')).toContain('meanwhile');
  });

  it('restores the bindings of a replaced queue before its source exchange is migrated', async () => {
    const broker = createMemoryBroker();
    broker.seed([exchange('x'), queue('q'), bind('x', 'q')]);
    const allowances: readonly Allowance[] = [
      { what: 'migrate', kind: 'exchange', name: '*' },
      { what: 'replace', kind: 'queue', name: '*' },
    ];
    const made = await planFor(broker, [exchange('x', 'topic', { arguments: { n: 1 } }), queue('q', priority), bind('x', 'q')], allowances);
    const end = broker.failOn(({ do: what }) => what === 'put-policy', killed);
    await apply(made, broker, { saved: false });
    expect(broker.send('x', 'k', 'meanwhile')).toBe(true);
    end();
    expect((await apply(made, broker, { saved: true })).diagnostics).toEqual([]);
  });
});

describe('an unfinished migration', () => {
  it.each([{ presence: 'absent' }, { presence: 'external' }] as const)(
    'is reported when its queue is now declared with %o',
    async (more) => {
      const broker = createMemoryBroker();
      broker.seed([heldBy(queue('a'))]);
      broker.publish(holdingName(queue('a')), 3);
      const made = await planFor(broker, [{ entity: queue('a'), more }, queue('b')]);
      expect(made.notices.map(({ code }) => code)).toContain('migration-unfinished');
    },
  );

  it('does not restore a binding that has a tombstone since', async () => {
    const broker = createMemoryBroker();
    const after = queue('a', priority);
    broker.seed([exchange('x'), heldBy(after), carrierOf(after), bind('x', holdingName(after))]);
    const files = [after, exchange('x'), { entity: bind('x', 'a'), more: { presence: 'absent' as const } }];
    expect((await apply(await planFor(broker, files), broker, { saved: false })).diagnostics).toEqual([]);
    expect(broker.entities().map(keyOf)).toEqual([keyOf(exchange('x')), keyOf(after)]);
  });

  it('is blocked when the new queue is too small for the held messages', async () => {
    const broker = createMemoryBroker();
    const after = queue('a', { arguments: { 'x-max-length': 2 } });
    broker.seed([heldBy(after), carrierOf(after)]);
    broker.publish(holdingName(after), 3);
    const made = await planFor(broker, [after]);
    expect(made.changes[0]?.blocked).toEqual({ code: 'migration-would-drop', allow: 'lose:queue/a' });
    expect(blocksOf(await planFor(broker, [after], [{ what: 'lose', kind: 'queue', name: 'a' }]))).toEqual([]);
    expect(blocksOf(await planFor(broker, [queue('a', { arguments: { 'x-max-length': 3 } })]))).toEqual([]);
    const refusing = { 'x-max-length': 2, 'x-overflow': 'reject-publish' };
    expect(blocksOf(await planFor(broker, [queue('a', { arguments: refusing })]))).toEqual([]);
  });

  it('is finished even if the queue is protected since, as the old queue is already deleted', async () => {
    const broker = createMemoryBroker();
    const after = queue('a', priority);
    broker.seed([heldBy(after), carrierOf(after)]);
    expect(blocksOf(await planFor(broker, [{ entity: after, more: { protect: true } }]))).toEqual([]);
  });
});

describe('a saved plan of a migration', () => {
  async function saved(broker: MemoryBroker, after: Queue): Promise<Plan> {
    broker.seed([queue('a'), exchange('x'), bind('x', 'a')]);
    return await planFor(broker, [after, exchange('x'), bind('x', 'a')]);
  }

  it('is stale when the queue was deleted, and not by the migration', async () => {
    const broker = createMemoryBroker();
    const made = await saved(broker, queue('a', priority));
    await broker.writer.execute({ id: 1, level: 1, change: keyOf(queue('a')), do: 'delete', entity: queue('a'), guard: 'none' });
    expect(await staleness(made, broker)).toContain('plan-stale');
  });

  it('is stale when the queue holds more messages than its new form accepts', async () => {
    const broker = createMemoryBroker();
    const made = await saved(broker, queue('a', { arguments: { 'x-max-length': 2 } }));
    broker.publish('a', 3);
    expect(await staleness(made, broker)).toEqual(['plan-stale']);
    expect(broker.messages('a')).toHaveLength(3);
  });

  it('is stale when a policy now drops messages of the holding queue', async () => {
    const broker = createMemoryBroker();
    const made = await saved(broker, queue('a', priority));
    broker.seed([policy('cap', '^a.', { 'max-length': 1 })]);
    expect(await staleness(made, broker)).toEqual(['plan-stale']);
  });

  it('is stale when the holding queue has an unknown binding', async () => {
    const broker = createMemoryBroker();
    const made = await saved(broker, queue('a', priority));
    const end = broker.failOn(({ do: what, change, entity }) => what === 'declare' && keyOf(entity) === change, killed);
    await apply(made, broker, { saved: false });
    end();
    broker.seed([bind('x', holdingName(queue('a')), 'more')]);
    expect(await staleness(made, broker)).toEqual(['plan-stale']);
  });
});

describe('the remarks of a plan on a migration', () => {
  const deadLetters = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'a' };

  it('name the objects that send to the queue or exchange by its name', async () => {
    const broker = createMemoryBroker();
    broker.seed([
      queue('a'),
      exchange('x'),
      queue('retry', { arguments: deadLetters }),
      queue('by-policy'),
      policy('dead', '^by-policy$', { 'dead-letter-exchange': 'x' }),
      exchange('front', 'direct', { arguments: { 'alternate-exchange': 'x' } }),
      queue('kept', {
        type: 'quorum',
        arguments: { ...deadLetters, 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': 'reject-publish' },
      }),
      // without reject-publish RabbitMQ falls back to at-most-once
      queue('not-kept', { type: 'quorum', arguments: { ...deadLetters, 'x-dead-letter-strategy': 'at-least-once' } }),
    ]);
    const made = await planFor(broker, [queue('a', priority), exchange('x', 'direct')]);
    const fedBy = new Map(made.changes.map(({ key, migration }) => [key, migration?.fedBy]));
    expect(fedBy.get(keyOf(queue('a')))).toEqual([keyOf(queue('not-kept')), keyOf(queue('retry'))]);
    expect(fedBy.get(keyOf(exchange('x')))).toEqual([keyOf(exchange('front')), keyOf(queue('by-policy'))]);
  });

  it('do not take the lock of a running apply for an unfinished migration', async () => {
    const broker = createMemoryBroker();
    const lock = await broker.lock.take(vhost);
    expect((await planFor(broker, [queue('a')])).notices).toEqual([]);
    await lock.release();
  });
});
