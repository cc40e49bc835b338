// The objects of federation links on an upstream: never changed, and named.
import { expect, test } from 'vitest';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { binding, exchange, observed, queue, topology } from '../../support/ends.ts';

const orders = exchange('orders', { type: 'topic' });
const own = exchange('federation: orders -> hq A', { type: 'x-federation-upstream', internal: true, autoDelete: true });
const waiting = queue('federation: orders -> hq', { type: 'classic', arguments: { 'x-internal-purpose': 'federation' } });
const bound = binding('orders', own.name, 'a', { destinationType: 'exchange', arguments: { 'x-bound-from': 'hq' } });

test('the notice names queues and exchanges, and counts bindings; prune deletes none of them', () => {
  const wanted = topology(orders, { prune: { queues: ['.*'], exchanges: ['.*'], bindings: true } });
  const { steps, undeclared, notices } = makePlan({
    ...{ topology: wanted, observed: observed(orders, own, waiting, bound), origins: new Map(), allowances: [], version: '0' },
  });
  expect({ steps, undeclared }).toEqual({ steps: [], undeclared: [] });
  expect(notices).toMatchObject([
    {
      code: 'federation-objects',
      message:
        'left unchanged in /, as they belong to federation links: exchange "federation: orders -> hq A", queue "federation: orders -> hq", 1 binding',
    },
  ]);
});

test('a virtual host without links has no notice, and many objects are counted', () => {
  const many = Array.from({ length: 7 }, (_, i) => queue(`federation: q${i} -> hq`, { type: 'classic' }));
  const noticesOf = (...live: Parameters<typeof observed>) =>
    makePlan({ topology: topology(orders), observed: observed(orders, ...live), origins: new Map(), allowances: [], version: '0' }).notices;
  expect(noticesOf()).toEqual([]);
  expect(noticesOf(...many)[0]?.message).toContain('queue "federation: q3 -> hq", 3 more');
});
