// Policies that RabbitMQ may apply and that a first look would miss: what they take must be found by the guards of a migration, whichever
// of them applies.
import { describe, expect, it } from 'vitest';
import type { Policy, Queue } from '../../../src/model/entity.ts';
import { carrierOf, heldBy } from '../../../src/model/migration.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { anExchange, aPolicy, aQueue } from '../router/entities.ts';
import { changeOf, everywhere, harmless, planOf, type World } from './policy-plans.ts';

/** What keeps the queue `a` of that type from being migrated, with these policies in force. */
async function blockOf(policies: readonly Policy[], type: Queue['type'] = 'classic', world: Partial<World> = {}): Promise<unknown> {
  const after = aQueue('a', type === 'quorum' ? { type: 'classic' } : { type: 'classic', arguments: { 'x-max-priority': 3 } });
  return (await changeOf({ live: [aQueue('a', { type }), ...policies], wanted: [after], ...world }, after))?.blocked?.code;
}

/** As a broker of that version; undefined where it does not tell. */
function ofVersion(version: string | undefined): Partial<World> {
  return {
    seen: ({ broker: { version: _, ...broker }, ...rest }) => ({
      ...rest,
      broker: version === undefined ? broker : { ...broker, version },
    }),
  };
}

/** Covers the holding queue of `a`, and not `a`. */
const holdingOnly = { pattern: '^a[.]', applyTo: 'queues' } as const;

describe('a migration and the policies that may apply to its holding queue', () => {
  it.each([
    ['^[[:lower:]-]+[.][[:lower:]-]+$', 'migration-policy'],
    ['^[[:upper:]-]+[.][[:lower:]-]+$', undefined],
    ['(?i)^A[.]TOPO', 'migration-policy'],
    ['\\Aa[.].*\\z', 'migration-policy'],
  ])('reads the pattern %s as PCRE and not as JavaScript (%s)', async (pattern, block) => {
    expect(await blockOf([aPolicy('cap', { 'max-length': 2 }, { ...holdingOnly, pattern })])).toBe(block);
  });

  it.each([
    ['quorum', '3.10.8', 'migration-policy'],
    ['quorum', '4.3.6', 'migration-policy'],
    ['classic', '3.10.8', undefined],
  ] as const)(
    'takes a policy into account behind one that does not apply to %s queues of RabbitMQ %s: %s',
    async (type, version, block) => {
      const policies = [
        aPolicy('ha', { 'ha-mode': 'all' }, { ...everywhere, priority: 10 }),
        aPolicy('cap', { 'max-length': 2 }, holdingOnly),
      ];
      expect(await blockOf(policies, type, { version })).toBe(block);
    },
  );

  it('is blocked by each of several policies with one priority, whatever their names', async () => {
    for (const name of ['a-cap', 'z-cap']) {
      const policies = [aPolicy('m', harmless, everywhere), aPolicy(name, { 'max-length': 2 }, holdingOnly)];
      expect(await blockOf(policies)).toBe('migration-policy');
    }
    const lower = aPolicy('z-cap', { 'max-length': 2 }, { ...holdingOnly, priority: -1 });
    expect(await blockOf([aPolicy('m', harmless, everywhere), lower])).toBeUndefined();
  });

  it('is blocked when a policy without such a limit may apply to the queue itself', async () => {
    const cap = aPolicy('cap', { 'max-length': 2 }, everywhere);
    expect(await blockOf([cap])).toBeUndefined();
    expect(await blockOf([cap, aPolicy('dead', harmless, { ...everywhere, pattern: '^a$' })])).toBe('migration-policy');
    expect(await blockOf([cap, aPolicy('dead', { 'max-length': 3 }, { ...everywhere, pattern: '^a$' })])).toBe('migration-policy');
    expect(await blockOf([cap, aPolicy('dead', { 'max-length': 1 }, { ...everywhere, pattern: '^a$' })])).toBeUndefined();
  });

  it.each([
    ['3.10.8', undefined, 'migration-policy'],
    ['4.0.5', 'migration-policy', undefined],
    ['4.3.6', 'migration-policy', undefined],
    ['5.0.0', 'migration-policy', undefined],
    // between two that were measured and differ, and not told
    ['3.13.7', 'migration-policy', 'migration-policy'],
    [undefined, 'migration-policy', 'migration-policy'],
  ])('on RabbitMQ %s, behind a policy with a key of some versions: %s; with such a key: %s', async (version, behind, beside) => {
    const shield = aPolicy('shield', { 'max-in-memory-length': 5 }, { ...everywhere, priority: 10 });
    expect(await blockOf([shield, aPolicy('cap', { 'max-length': 2 }, holdingOnly)], 'classic', ofVersion(version))).toBe(behind);
    const both = aPolicy('both', { 'max-in-memory-length': 5, 'max-length': 2 }, holdingOnly);
    expect(await blockOf([both], 'classic', ofVersion(version))).toBe(beside);
  });

  it('is blocked by a policy with an unreadable pattern, and by one behind it', async () => {
    const unread = { ...everywhere, pattern: '(?>x)', priority: 10 };
    expect(await blockOf([aPolicy('cap', { 'max-length': 2 }, unread)])).toBe('migration-policy');
    expect(await blockOf([aPolicy('dead', harmless, unread)])).toBeUndefined();
    expect(await blockOf([aPolicy('dead', harmless, unread), aPolicy('cap', { 'max-length': 2 }, holdingOnly)])).toBe('migration-policy');
  });

  it('is not blocked when a policy without limits takes precedence', async () => {
    const policies = [
      aPolicy('cap', { 'max-length': 2 }, { pattern: '^[ax][.]' }),
      aPolicy('room', { overflow: 'drop-head' }, { pattern: '\\.topo-(exchange-)?migration$', priority: 1 }),
    ];
    expect(await blockOf(policies)).toBeUndefined();
    expect(await blockOf(policies, 'quorum')).toBeUndefined();
    const made = await planOf({ live: [anExchange('x', 'topic'), ...policies], wanted: [anExchange('x', 'direct')] });
    expect(made.summary).toMatchObject({ migrate: 1, blocked: 0 });
  });

  it('applies policies by the type of the holding queue, which is quorum if the old or the new queue is', async () => {
    const quorums = aPolicy('cap', { 'max-length': 2 }, { ...holdingOnly, applyTo: 'quorum_queues' });
    expect(await blockOf([quorums], 'quorum')).toBe('migration-policy');
    expect(await blockOf([quorums], 'classic')).toBeUndefined();
    // without being allowed, the way is not even offered
    const live = [aQueue('a', { type: 'quorum' }), quorums];
    const change = await changeOf({ live, wanted: [aQueue('a', { type: 'classic' })], allow: false }, aQueue('a'));
    expect(change?.remedies?.map(({ kind }) => kind)).toEqual(['replace']);
  });
});

describe('a migration of a queue with a dead-letter policy', () => {
  const dead = (name: string, exchange: string, rest: Partial<Policy> = {}): Policy =>
    aPolicy(name, { 'dead-letter-exchange': exchange }, { ...everywhere, ...rest });

  it.each([
    ['two policies that differ', [dead('a', 'x'), dead('b', 'y')], 'migration-policy'],
    ['two policies that agree', [dead('a', 'x'), dead('b', 'x')], undefined],
    ['one policy that may not apply', [dead('a', 'x', { pattern: '(?>x)' })], 'migration-policy'],
    ['one policy that takes precedence', [dead('a', 'x', { priority: 1 }), dead('b', 'y')], undefined],
  ])('requires one certain dead-letter exchange: %s', async (_, policies, block) => {
    expect(await blockOf(policies)).toBe(block);
    const after = aQueue('a', { type: 'classic', arguments: { 'x-dead-letter-exchange': 'z' } });
    const change = await changeOf({ live: [aQueue('a', { type: 'classic' }), ...policies], wanted: [after] }, after);
    expect([change?.blocked, change?.migration?.holding.arguments]).toEqual([undefined, { 'x-dead-letter-exchange': 'z' }]);
  });
});

describe('a delivery limit of 0 blocks a migration', () => {
  const once = { 'delivery-limit': 0 };

  it('when one of several policies with one priority sets it, or one with an unreadable pattern', async () => {
    for (const name of ['a-once', 'z-once']) {
      expect(await blockOf([aPolicy('m', harmless, everywhere), aPolicy(name, once, { ...everywhere, pattern: '^a$' })], 'quorum')).toBe(
        'migration-delivery-limit',
      );
    }
    expect(await blockOf([aPolicy('once', once, { ...everywhere, pattern: '(?>a)$' })], 'quorum')).toBe('migration-delivery-limit');
  });

  it('when an operator policy sets it', async () => {
    const operator = aPolicy('once', once, { ...everywhere, pattern: '^a$' });
    const seen = (observed: Observed): Observed => ({ ...observed, operatorPolicies: [operator] });
    expect(await blockOf([], 'quorum', { seen })).toBe('migration-delivery-limit');
  });
});

describe('a migration of messages that a policy on the new queue would drop', () => {
  const messages = { a: 5 };
  const quorum = aQueue('a', { type: 'quorum' });
  const classic = aQueue('a', { type: 'classic' });

  it('is blocked when the policy applies to the new type only', async () => {
    const cap = aPolicy('cap', { 'max-length': 2 }, { ...everywhere, applyTo: 'classic_queues' });
    const change = await changeOf({ live: [quorum, cap], wanted: [classic], messages }, classic);
    expect(change?.blocked?.code).toBe('migration-would-drop');
  });

  it('is blocked when the policy may have been set since they were moved', async () => {
    const holding = heldBy(classic);
    const world = { wanted: [classic], messages: { [holding.name]: 5 } };
    const cap = aPolicy('cap', { 'max-length': 2 }, { ...everywhere, pattern: '^a$' });
    expect((await changeOf({ ...world, live: [holding, carrierOf(classic), cap] }, classic))?.blocked?.code).toBe('migration-would-drop');
    expect((await changeOf({ ...world, live: [holding, carrierOf(classic)] }, classic))?.blocked).toBeUndefined();
  });

  it('is not blocked by an argument that is not lower than what a policy sets already', async () => {
    const cap = aPolicy('cap', { 'max-length-bytes': 1000 }, { ...everywhere, pattern: '^a$' });
    const after = aQueue('a', { type: 'classic', arguments: { 'x-max-length-bytes': 2000 } });
    expect((await changeOf({ live: [classic, cap], wanted: [after], messages }, after))?.blocked).toBeUndefined();
    expect((await changeOf({ live: [classic], wanted: [after], messages }, after))?.blocked?.code).toBe('migration-would-drop');
  });
});

describe('a policy as a remedy', () => {
  async function remedies(policies: readonly Policy[]): Promise<readonly string[] | undefined> {
    const after = aQueue('a', { type: 'classic', arguments: { 'x-max-length': 9 } });
    const change = await changeOf({ live: [aQueue('a', { type: 'classic' }), ...policies], wanted: [after], allow: false }, after);
    return change?.remedies?.map(({ kind }) => kind);
  }

  it('is offered only when the policy that it replaces is certain', async () => {
    const others = ['a', 'b'].map((name) => aPolicy(name, harmless, everywhere));
    expect(await remedies([])).toContain('policy');
    expect(await remedies(others.slice(1))).toContain('policy');
    expect(await remedies(others)).not.toContain('policy');
    expect(await remedies([aPolicy('a', harmless, { ...everywhere, pattern: '(?>x)' })])).not.toContain('policy');
  });
});

describe('the temporary policy of a migrated exchange', () => {
  it('takes precedence over every policy that may apply', async () => {
    const policies = [
      aPolicy('unread', { 'alternate-exchange': 'x' }, { pattern: '(?>x)', priority: 5000 }),
      aPolicy('low', { 'alternate-exchange': 'y' }),
    ];
    const made = await planOf({ live: [anExchange('x', 'topic'), ...policies], wanted: [anExchange('x', 'direct')] });
    const set = made.steps.flatMap((step) => (step.do === 'put-policy' ? [step.entity] : []));
    expect(set.map(({ priority }) => priority)).toEqual([6000]);
  });
});
