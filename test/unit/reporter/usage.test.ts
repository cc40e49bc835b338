// Who uses a queue that is to go: a line for each connection, in the text of the plan, and not in its digest.
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Observation, QueueFacts } from '../../../src/model/observed.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { documentOf } from '../../../src/reporter/markdown.ts';
import { planBlocks } from '../../../src/reporter/plan-markdown.ts';
import { renderPlan } from '../../../src/reporter/plan-text.ts';
import { usageLines } from '../../../src/reporter/usage.ts';
import { queue } from '../../support/ends.ts';

const here = '10.0.0.7:51234 -> 10.0.0.2:5672';
const there = '10.0.0.8:40000 -> 10.0.0.2:5672';
const attached = [
  { tag: 'a', connection: here, name: 'billing worker', user: 'billing' },
  { tag: 'b', connection: here, name: 'billing worker', user: 'billing' },
  { tag: 'c', connection: there, user: 'audit' },
  { tag: 'd' },
];

test('the users of a queue are listed with one line per connection, without unknown details', () => {
  expect(usageLines({ attached, publishRate: 19.8 })).toEqual([
    ['used by', '1 consumer: d'],
    ['used by', 'user billing, 2 consumers: a, b', { name: `billing worker ${here}` }],
    ['used by', 'user audit, 1 consumer: c', { name: there }],
    ['incoming', 'about 20 messages per second'],
  ]);
  expect(usageLines({ ready: 5, consumers: 2, publishRate: 0 })).toEqual([]);
  expect(usageLines({ publishRate: 0.2 })).toEqual([['incoming', 'about 1 message per second']]);
});

test('of many connections the first are named and the others counted', () => {
  const many = Array.from({ length: 7 }, (_, at) => ({ tag: 't', connection: `10.0.0.${at}:1 -> 10.0.0.9:5672` }));
  expect(usageLines({ attached: many }).at(-1)).toEqual(['used by', '2 more connections (--format json lists all)']);
  expect(usageLines({ attached: many })).toHaveLength(6);
  const tags = Array.from({ length: 7 }, (_, at) => ({ tag: `t${at}`, connection: here }));
  expect(usageLines({ attached: tags })).toEqual([['used by', '7 consumers: t0, t1, t2, t3, t4, ...', { name: here }]]);
});

describe('a plan that deletes a queue in use', () => {
  const goes = queue('goes', { arguments: { 'x-max-length': 5 } });
  const stays = queue('stays');
  const planWith = (facts: QueueFacts) => {
    const seen = (entity: Entity): [EntityKey, Observation] => [keyOf(entity), { state: 'present', entity, facts }];
    const declarations = new Map([goes, stays].map((one) => [keyOf(one), { entity: { ...one, arguments: {} }, presence: 'present' }]));
    const topology = { vhosts: ['/'], declarations, prune: new Map() } as unknown as Parameters<typeof makePlan>[0]['topology'];
    const observed = {
      over: 'http',
      broker: { address: 'localhost' },
      complete: true,
      observations: new Map([seen(goes), seen(stays)]),
    } as const;
    return makePlan({ topology, observed, origins: new Map(), allowances: [], version: '0.1.0' });
  };
  const context = { paths: [], showUndeclared: false, showUnchanged: false };

  test('names the users of deleted queues only, in text and in Markdown', () => {
    const plan = planWith({ ready: 3, consumers: 4, attached, publishRate: 19.8 });
    const text = renderPlan(plan, context, { color: false, ascii: true });
    expect(text).toContain('now        3 ready, 4 consumers\n');
    expect(text).toContain(`used by    billing worker ${here}, user billing, 2 consumers: a, b\n`);
    expect(text).toContain('incoming   about 20 messages per second\n');
    expect(documentOf(planBlocks(plan, context))).toContain(`- used by: \`billing worker ${here}\`, user billing, 2 consumers: a, b\n`);
    const facts = Object.fromEntries(plan.changes.map((change) => [change.key, change.facts]));
    expect(facts['queue / goes' as EntityKey]).toMatchObject({ attached, publishRate: 19.8 });
    expect(facts['queue / stays' as EntityKey]).toEqual({ ready: 3, consumers: 4 });
  });

  test('has a digest that does not depend on its users', () => {
    expect(planWith({ ready: 3, consumers: 4, attached, publishRate: 19.8 }).digest).toBe(planWith({ ready: 3, consumers: 4 }).digest);
  });
});
