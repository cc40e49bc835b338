// The limits of the blast radius: more than 3, and more than 30 % of the live objects of a kind.
import { expect, test } from 'vitest';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { declared, observed, queue, topology } from '../../support/ends.ts';

test.each([
  [3, 3, false],
  [3, 100, false],
  [4, 12, true],
  [4, 14, false],
  [6, 20, false],
  [7, 20, true],
])('the deletion of %i of %i queues exceeds the blast radius: %s', (gone, all, blocked) => {
  const idle = { ready: 0, unacknowledged: 0, consumers: 0 };
  const queues = Array.from({ length: all }, (_, at) => queue(`q${at}`, { type: 'classic' }));
  const live = observed(...queues.map((one) => [one, idle] as const));
  const wanted = topology(...queues.map((one, at) => (at < gone ? declared(one, { presence: 'absent' }) : one)));
  const { changes } = makePlan({ topology: wanted, observed: live, origins: new Map(), allowances: [], version: '0' });
  const codes = changes.flatMap((change) => (change.blocked === undefined ? [] : [change.blocked.code]));
  expect(codes).toEqual(blocked ? Array.from({ length: gone }, () => 'blast-radius') : []);
});
