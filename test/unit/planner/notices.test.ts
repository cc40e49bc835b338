// What a plan says of what it could not see: the way out fits the way it looked.
import { expect, test } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import { markOf } from '../../../src/model/migration.ts';
import { makePlan } from '../../../src/planner/plan.ts';
import { observed, queue, topology } from '../../support/ends.ts';

test.each([
  ['definitions', 'plan against the broker itself'],
  ['amqp', 'grant read on ^topo\\.lock$'],
] as const)('not-visible: the mark of a migration, over %s', (over, hint) => {
  const seen = observed(queue('q', { type: 'classic' }));
  const observations = new Map([...seen.observations, [keyOf(markOf('/')), { state: 'unknown', reason: 'transport' }] as const]);
  const input = { topology: topology(queue('q')), origins: new Map(), allowances: [], version: '0' };
  const { notices } = makePlan({ ...input, observed: { ...seen, over, observations } });
  expect(notices).toEqual([expect.objectContaining({ code: 'not-visible', message: expect.stringContaining('unfinished'), hint })]);
});
