// Permissions that a plan takes from consumers: blocked until it is allowed, with the consumers by name.
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import type { Document, Entity, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { AttachedConsumer, Observation, Observed } from '../../../src/model/observed.ts';
import { allowancesOf } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { planFault } from '../../../src/planner/verify/plan.ts';
import { renderPlan } from '../../../src/reporter/plan-text.ts';

const permission: Document = {
  ...{ kind: 'document', of: 'permission', vhost: '/', name: 'app' },
  body: { configure: '', write: '', read: '^(orders|audit)$' },
};
const queue = (name: string): Queue => ({
  ...{ kind: 'queue', vhost: '/', name, type: 'classic', durable: true, autoDelete: false, exclusive: false },
  arguments: {},
});
const consumer: AttachedConsumer = { tag: 'c1', connection: '10.0.0.7:5 -> 10.0.0.2:5672', name: 'billing', user: 'app' };

function observed(attached: { readonly [queue: string]: readonly AttachedConsumer[] }): Observed {
  const present = (entity: Entity, facts = {}): readonly [ReturnType<typeof keyOf>, Observation] => [
    keyOf(entity),
    { state: 'present', entity, facts },
  ];
  return {
    over: 'http',
    broker: { address: 'test', version: '4.3.6' },
    complete: true,
    observations: new Map([
      present(permission),
      ...Object.entries(attached).map(([name, some]) => present(queue(name), { attached: some })),
    ]),
    conditions: { vhosts: new Map(), account: { user: 'root', tags: ['administrator'], users: ['app', 'root'] } },
  };
}

function planOf(read: string, seen: Observed, ...allow: readonly string[]) {
  const body = read === 'absent' ? 'state: absent' : `configure: '', write: '', read: '${read}'`;
  const { topology, origins, diagnostics } = loadTexts([{ file: 't.yaml', text: `permissions: { app: { ${body} } }\n` }], {
    defaultVhost: '/',
    variable: () => undefined,
  });
  expect(diagnostics).toEqual([]);
  return makePlan({ topology, origins, observed: seen, allowances: allowancesOf(allow), version: 'X' });
}

const used = observed({ orders: [consumer, { ...consumer, tag: 'other', user: 'other' }], audit: [] });

describe('a permission of a user whose clients consume', () => {
  test.each(['^audit$', '', 'absent'])('a change that no longer covers the queue is blocked and names the connection: %s', (read) => {
    const plan = planOf(read, used);
    const [change] = plan.changes;
    expect(change).toMatchObject({ risk: 'disruptive', blocked: { code: 'permission-in-use', allow: 'revoke:user/app' } });
    expect(change?.facts?.attached).toEqual([{ ...consumer, queue: 'orders' }]);
    expect(planFault(plan)).toBeUndefined();
    const text = renderPlan(plan);
    expect(text).toContain('billing 10.0.0.7:5 -> 10.0.0.2:5672');
    expect(text).toContain('user app, 1 consumer of queue orders: c1');
  });

  test('an allowance permits it, and the plan still names the connection', () => {
    const plan = planOf('^audit$', used, 'revoke:user/app');
    expect(plan.changes[0]).toMatchObject({
      risk: 'disruptive',
      allowedBy: ['revoke:user/app'],
      facts: { attached: [{ queue: 'orders' }] },
    });
    expect(plan.changes[0]?.blocked).toBeUndefined();
    expect(plan.steps).toHaveLength(1);
    expect(planFault(plan)).toBeUndefined();
    const [change] = plan.changes;
    const forged = { ...plan, changes: [{ ...change, allowedBy: undefined }] } as unknown as typeof plan;
    expect(planFault(forged)).toBeDefined();
  });

  test.each(['^orders', '.*', '^audit$|orders'])('a change that still covers the queue is not blocked: %s', (read) => {
    const [change] = planOf(read, used).changes;
    expect(change).toMatchObject({ action: 'update', risk: 'safe' });
    expect(change?.blocked).toBeUndefined();
    expect(change?.facts?.attached).toBeUndefined();
  });

  test('a change without consumers, or with consumers of other users only, is not blocked', () => {
    expect(planOf('', observed({ orders: [] })).changes[0]?.blocked).toBeUndefined();
    expect(planOf('', observed({ orders: [{ ...consumer, user: 'other' }] })).changes[0]?.blocked).toBeUndefined();
  });
});
