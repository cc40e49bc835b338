// A queue that is down, and what it needs, is left unchanged: in plans, and when a plan is about to be applied.
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Facts, Observed, Outage } from '../../../src/model/observed.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { allowancesOf } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { recheck } from '../../../src/planner/recheck.ts';
import { renderPlan } from '../../../src/reporter/plan-text.ts';
import { binding, declared, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

const down: Outage = { state: 'down', nodes: ['c'] };
const classic = queue('q', { type: 'classic' });
const absent = { presence: 'absent' } as const;

function planned(files: Topology, live: Observed, allow: readonly string[] = []): Plan {
  return makePlan({ topology: files, observed: live, origins: new Map(), allowances: allowancesOf(allow), version: '0' });
}

/** `KEY ACTION`, with the code for a blocked change. */
function changesOf({ changes }: Plan): readonly string[] {
  return changes.map(({ key, action, blocked }) => `${key} ${action}${blocked === undefined ? '' : ` ${blocked.code}`}`);
}

function live(...all: readonly (Entity | readonly [Entity, Facts])[]): Observed {
  return observed(...all);
}

describe('a queue that is down', () => {
  test('is left unchanged if it is as declared, counts as not compared, and is named with its node', () => {
    const plan = planned(topology(classic), live([classic, { down }]));
    expect(changesOf(plan)).toEqual(['queue / q keep']);
    expect(plan.summary).toMatchObject({ unchanged: 0, uncompared: 1, create: 0 });
    expect(plan.notices).toMatchObject([
      { code: 'queue-down', severity: 'warning', message: expect.stringContaining('queue / q is down on c') },
    ]);
    expect(renderPlan(plan)).toMatch(/queue +q +unchanged, messages unknown, down on c/);
  });

  test('is not replaced, migrated or deleted, whatever is allowed', () => {
    const allow = ['replace:queue/q', 'migrate:queue/q', 'lose:queue/q', 'delete:queue/q'];
    const found = live([classic, { down }], exchange('x'));
    expect(changesOf(planned(topology(queue('q', { type: 'quorum' })), found, ['replace:queue/q', 'lose:queue/q']))).toEqual([
      'queue / q replace queue-down',
    ]);
    expect(changesOf(planned(topology(queue('q', { type: 'quorum' })), found, ['migrate:queue/q']))).toEqual([
      'queue / q migrate queue-down',
    ]);
    expect(changesOf(planned(topology(declared(classic, absent)), found, allow))).toEqual(['queue / q delete queue-down']);
    expect(changesOf(planned(topology(exchange('x')), found, allow))).toContain('queue / q delete queue-down');
  });

  test('is not pruned, and the plan is not blocked', () => {
    const plan = planned(topology({ prune: { queues: ['q'] } }), live([classic, { down }]));
    expect(changesOf(plan)).toEqual([]);
    expect(plan.undeclared).toMatchObject([{ key: 'queue / q', use: 'down' }]);
  });

  test('blocks a migration that its holding queue would end', () => {
    const holding = queue('q.topo-migration', { type: 'quorum' });
    const plan = planned(topology(queue('q', { type: 'quorum' })), live(exchange('q.topo-migration'), [holding, { down }]));
    expect(changesOf(plan)).toEqual(['queue / q migrate needed-by-down-queue']);
  });
});

test('a queue that is down is not renamed', () => {
  const files = topology({ ...declared(queue('new', { type: 'classic' })), renamedFrom: { vhost: '/', name: 'q' } });
  expect(changesOf(planned(files, live([classic, { down }])))).toEqual(['queue / new rename needed-by-down-queue']);
});

describe('what a queue that is down needs', () => {
  const dead = queue('q', { type: 'classic', arguments: { 'x-dead-letter-exchange': 'dead' } });
  const byPolicy = policy('dlx', { 'dead-letter-exchange': 'dead' }, { pattern: 'q' });
  const toQueue = queue('q', { type: 'classic', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'other' } });

  test.each<[string, Entity, readonly Entity[]]>([
    ['its dead-letter exchange', exchange('dead'), [dead]],
    ['the dead-letter exchange of its policy', exchange('dead'), [classic, byPolicy]],
    ['its policy', byPolicy, [classic]],
    ['the queue that its dead-lettered messages go to', queue('other', { type: 'classic' }), [toQueue]],
    ['an exchange that it is bound to', exchange('x'), [classic, binding('x', 'q')]],
  ])('is not deleted by prune, nor by a tombstone or a flag: %s', (_, needed, others) => {
    const facts = (one: Entity): Entity | readonly [Entity, Facts] => (one.kind === 'queue' && one.name === 'q' ? [one, { down }] : one);
    const found = live([needed, needed.kind === 'queue' ? { ready: 0, consumers: 0 } : {}], ...others.map(facts));
    const all = { queues: ['.*'], exchanges: ['.*'], policies: ['.*'], bindings: true };
    expect(changesOf(planned(topology({ prune: all }), found))).toEqual([]);
    const key = keyOf(needed);
    expect(changesOf(planned(topology(declared(needed, absent)), found))).toContain(`${key} delete needed-by-down-queue`);
    if (needed.kind === 'binding') return;
    const allowed = planned(topology(exchange('unrelated')), found, [`delete:${needed.kind}/${needed.name}`, 'blast-radius']);
    expect(changesOf(allowed)).toContain(`${key} delete needed-by-down-queue`);
  });

  test('is not replaced: an exchange that is bound to it', () => {
    const plan = planned(topology(exchange('x', { type: 'fanout' })), live(exchange('x'), binding('x', 'q'), [classic, { down }]), [
      'replace:exchange/x',
      'lose:exchange/x',
    ]);
    expect(changesOf(plan)).toEqual(['exchange / x replace needed-by-down-queue']);
  });

  test('includes its bindings: none is added or removed', () => {
    const found = live(exchange('x'), binding('x', 'q', 'old'), [classic, { down }]);
    const plan = planned(topology(exchange('x'), classic, binding('x', 'q', 'new'), declared(binding('x', 'q', 'old'), absent)), found);
    expect(changesOf(plan)).toEqual([
      'binding / x -> queue q [new] create needed-by-down-queue',
      'binding / x -> queue q [old] delete needed-by-down-queue',
      'exchange / x keep',
      'queue / q keep',
    ]);
    expect(changesOf(planned(topology(classic, { prune: { bindings: true } }), found))).toEqual(['queue / q keep']);
  });

  test('is every exchange of its virtual host where the broker does not list its bindings (3.10)', () => {
    const hiding: Facts = { down: { ...down, hidesBindings: true } };
    const files = topology(classic, declared(exchange('x'), absent), { prune: { exchanges: ['.*'] } });
    const plan = planned(files, live(exchange('x'), exchange('y'), [classic, hiding]));
    expect(changesOf(plan)).toEqual(['exchange / x delete needed-by-down-queue', 'queue / q keep']);
    expect(plan.undeclared).toMatchObject([{ key: 'exchange / y', use: 'needed' }]);
  });

  test('does not include other objects, which are changed as ever', () => {
    const plan = planned(topology(classic, declared(exchange('y'), absent), exchange('z')), live(exchange('y'), [classic, { down }]));
    expect(changesOf(plan)).toEqual(['exchange / y delete', 'exchange / z create', 'queue / q keep']);
  });
});

test('a binding that its queue hides while it is down is unknown, not missing', () => {
  const found = live(exchange('x'), [classic, { down: { ...down, hidesBindings: true } }]);
  const bound = binding('x', 'q');
  const observations = new Map([...found.observations, [keyOf(bound), { state: 'unknown', reason: 'unlisted', down } as const] as const]);
  const plan = planned(topology(exchange('x'), classic, bound), { ...found, observations });
  expect(changesOf(plan)).toEqual(['binding / x -> queue q [] keep', 'exchange / x keep', 'queue / q keep']);
  expect(plan.summary).toMatchObject({ unchanged: 1, uncompared: 2 });
});

test('a queue of which AMQP shows only that it is down is left unchanged, and its declared needs with it', () => {
  const found = { ...live(exchange('dead'), exchange('x')), over: 'amqp', complete: false } as const;
  const wanted = queue('q', { type: 'classic', arguments: { 'x-dead-letter-exchange': 'dead' } });
  const observations = new Map([...found.observations, [keyOf(wanted), { state: 'unknown', reason: 'down', down } as const] as const]);
  const files = topology(declared(exchange('dead'), absent), exchange('x'), wanted, binding('x', 'q'));
  expect(changesOf(planned(files, { ...found, observations }))).toEqual([
    'binding / x -> queue q [] keep',
    'exchange / dead delete needed-by-down-queue',
    'exchange / x keep',
    'queue / q keep',
  ]);
});

test('a policy that may drop messages warns of a queue that is down, as its messages are not counted', () => {
  const plan = planned(topology(policy('cap', { 'max-length': 1 })), live([classic, { down }]));
  expect(plan.changes[0]?.losses).toEqual([{ queue: 'queue / q', messages: 0, uncounted: true }]);
  expect(renderPlan(plan)).toContain('may drop messages of queue / q, which is down, when it is back');
});

test('a delete is not done if a queue that needs it went down after the plan was made', () => {
  const dead = queue('q', { type: 'classic', arguments: { 'x-dead-letter-exchange': 'dead' } });
  const plan = planned(topology(declared(exchange('dead'), absent)), live(exchange('dead'), exchange('x')));
  expect(recheck(plan, live(exchange('dead'), [dead, {}])).down).toEqual(new Map());
  expect(recheck(plan, live(exchange('dead'), [dead, { down }])).down).toEqual(
    new Map([['exchange / dead', { queue: 'queue / q', ...down }]]),
  );
});
