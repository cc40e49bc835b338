// Notices on what a plan could not observe: the hint fits the transport.
import { expect, test } from 'vitest';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import { markOf } from '../../../src/model/migration.ts';
import type { Observation } from '../../../src/model/observed.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { observed, queue, topology } from '../../support/ends.ts';

test.each([
  ['definitions', 'transport', undefined, 'plan against the broker itself'],
  ['amqp', 'unavailable', "403 ACCESS_REFUSED - read access to exchange 'topo.lock' refused", 'grant read on ^topo\\.lock$'],
  ['amqp', 'unavailable', 'no response within 30 s', undefined],
] as const)(
  'a plan reports a migration marker that is not visible over %s (not-visible; %s, %s), with the fitting hint',
  (over, reason, detail, hint) => {
    const seen = observed(queue('q', { type: 'classic' }));
    const mark = { state: 'unknown', reason, ...(detail === undefined ? {} : { detail }) } as const;
    const observations = new Map<EntityKey, Observation>([...seen.observations, [keyOf(markOf('/')), mark]]);
    const input = { topology: topology(queue('q')), origins: new Map(), allowances: [], version: '0' };
    const { notices } = makePlan({ ...input, observed: { ...seen, over, observations } });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ code: 'not-visible', message: expect.stringContaining('unfinished') });
    expect(notices[0]?.hint).toBe(hint);
  },
);

test('a plan reports arguments that are listed without their types, of declared objects only', () => {
  const odd = (name: string) => queue(name, { type: 'classic', arguments: { a: 'undefined' } });
  const seen = observed([odd('q'), { uncompared: ['a'] }], [odd('undeclared'), { uncompared: ['a'] }]);
  const { notices, summary } = makePlan({ topology: topology(odd('q')), observed: seen, origins: new Map(), allowances: [], version: '0' });
  expect(summary.unchanged).toBe(1);
  expect(notices.map(({ message }) => message)).toEqual([
    'arguments are listed without their types and not compared: a of queue / q (a null, bytes and some texts look alike)',
  ]);
});
