// What blocks the rename of a queue.
import { describe, expect, it } from 'vitest';
import type { Entity, Queue } from '../../../../src/model/entity.ts';
import { queueKey } from '../../../../src/model/key.ts';
import { carrierOf, heldBy, longestMigrated, renameCarrierOf } from '../../../../src/model/migration.ts';
import { stepText } from '../../../../src/reporter/apply.ts';
import { brokerWith, changeOf, declared, exchange, live, planFor, policy, present, queue, topologyOf, vhost } from './old-to-new.ts';

describe('a rename is blocked', () => {
  const blockOf = async (entities: readonly Entity[], wanted: readonly Entity[] = declared, messages = 0): Promise<string | undefined> => {
    const broker = brokerWith(entities);
    if (messages > 0) broker.publish('old', messages);
    return changeOf(await planFor(broker, topologyOf(wanted)))?.blocked?.code;
  };
  const to = (more: Partial<Queue>): readonly Entity[] => [queue('new', more)];

  it.each<[string, () => Promise<string | undefined>]>([
    ['migration-to-stream', () => blockOf(live, to({ type: 'stream' }))],
    ['migration-auto-delete', () => blockOf([queue('old', { autoDelete: true })])],
    ['migration-delivery-limit', () => blockOf([queue('old', { type: 'quorum', arguments: { 'x-delivery-limit': 0 } })])],
    ['migration-would-drop', () => blockOf([...live, policy('p', '^new$', { 'max-length': 2 })], declared, 3)],
    ['rename-expires', () => blockOf([...live, policy('p', '^n', { expires: 60_000 })])],
    ['rename-expires', () => blockOf(live, to({ arguments: { 'x-expires': 60_000 } }))],
    ['rename-new-differs', () => blockOf([...live, queue('new', { type: 'quorum' })])],
    ['rename-new-differs', () => blockOf([...live, queue('new'), heldBy(queue('new'))])],
    ['rename-old-migrating', () => blockOf([...live, heldBy(queue('old'))])],
    ['rename-old-migrating', () => blockOf([exchange('x'), carrierOf(queue('old'))])],
    ['rename-both-exist', () => blockOf([...live, queue('new')])],
  ])('with %s', async (code, found) => {
    expect(await found()).toBe(code);
  });

  it('by a policy that the same plan sets', async () => {
    expect(await blockOf(live, [...declared, policy('p', '^new$', { 'max-length': 2 })], 3)).toBe('migration-would-drop');
  });

  it('when a name that it creates would be too long', async () => {
    const name = 'n'.repeat(longestMigrated + 1);
    const declaration = { ...present(queue(name)), renamedFrom: { vhost, name: 'old' } };
    const made = await planFor(brokerWith([queue('old')]), {
      vhosts: [vhost],
      declarations: new Map([[queueKey(vhost, name), declaration]]),
      prune: new Map(),
    });
    expect(made.changes[0]?.blocked?.code).toBe('migration-name-too-long');
  });

  it('does not count limits once the old queue is gone', async () => {
    const broker = brokerWith([...declared, renameCarrierOf(queue('new')), policy('p', '^n', { expires: 60_000 })]);
    const made = await planFor(broker, topologyOf(declared));
    expect(made.steps.map(stepText)).toEqual(['delete exchange new.topo-rename']);
    expect(made.summary.blocked).toBe(0);
  });
});
