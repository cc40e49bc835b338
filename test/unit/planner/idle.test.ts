// Each count that makes a queue busy: a busy queue is neither deleted nor replaced.
import { expect, test } from 'vitest';
import type { Facts } from '../../../src/model/observed.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { declared, observed, queue, topology } from '../../support/ends.ts';

const live = queue('q', { type: 'classic', arguments: { 'x-max-length': 1 } });
const filling = ['a', 'b', 'c', 'd'].map((name) => queue(name, { type: 'classic' }));

function blockOf(facts: Facts, wanted: Parameters<typeof topology>, allow: readonly string[]): string | undefined {
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  const input = {
    topology: topology(...filling, ...wanted),
    observed: observed(...filling, [live, facts]),
    origins: new Map(),
    version: '0',
  };
  return makePlan({ ...input, allowances }).changes.find(({ blocked }) => blocked !== undefined)?.blocked?.code;
}

test.each([
  ['nothing', { ready: 0, unacknowledged: 0, consumers: 0 }, undefined],
  ['a message that is ready', { ready: 1, unacknowledged: 0, consumers: 0 }, 'queue-not-idle'],
  ['a message that is delivered and not acknowledged', { ready: 0, unacknowledged: 1, consumers: 0 }, 'queue-not-idle'],
  ['a consumer', { ready: 0, unacknowledged: 0, consumers: 1 }, 'queue-not-idle'],
])('a queue with %s is deleted or replaced only if it is idle (queue-not-idle)', (_, facts, code) => {
  expect(blockOf(facts, [declared(live, { presence: 'absent' })], [])).toBe(code);
  expect(blockOf(facts, [{ prune: { queues: ['q'] } }], [])).toBe(code);
  expect(blockOf(facts, [], ['delete:queue/q'])).toBe(code);
  expect(blockOf(facts, [queue('q', { type: 'classic' })], ['replace:queue/q'])).toBe(code);
  expect(blockOf(facts, [queue('q', { type: 'classic' })], ['lose:queue/q'])).toBe(undefined);
});
