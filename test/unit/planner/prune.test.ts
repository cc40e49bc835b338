// `prune` matches whole names, and only those of its own kind.
import { expect, test } from 'vitest';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { binding, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

const names = ['old', 'old.', 'xold', 'xold.y', 'OLD', 'o', 'old\nnew', 'new'];
const live = observed(
  ...names.flatMap((name) => [
    queue(name, { type: 'classic' }),
    exchange(`e-${name}`),
    policy(`p-${name}`, { 'max-length': 1 }, { pattern: 'nothing' }),
    binding('amq.topic', name),
  ]),
);

function pruned(prune: object): readonly string[] {
  const { changes } = makePlan({ topology: topology({ prune }), observed: live, origins: new Map(), allowances: [], version: '0' });
  return changes.flatMap(({ action, key }) => (action === 'delete' ? [key] : []));
}

test.each([
  ['queues', 'old', ['queue / old']],
  ['queues', 'old|new', ['queue / new', 'queue / old']],
  ['queues', '.*old', ['queue / old', 'queue / xold']],
  ['queues', 'e-old', []],
  ['exchanges', 'e-o', ['exchange / e-o']],
  ['policies', 'p-new|p-o', ['policy / p-new', 'policy / p-o']],
])('prune of %s with the pattern %s deletes exactly the objects whose whole name matches', (list, pattern, keys) => {
  expect(pruned({ [list]: [pattern] })).toEqual(keys);
});

test('prune of bindings deletes only bindings to declared objects', () => {
  expect(pruned({ bindings: true })).toEqual([]);
});
