// The digest of a plan covers everything that is done and lost: its approval allows nothing beyond the plan that was shown.
import { expect, test } from 'vitest';
import type { Observed } from '../../../src/model/observed.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { binding, declared, exchange, observed, queue, topology } from '../../support/ends.ts';

const idle = { ready: 0, unacknowledged: 0, consumers: 0 };
const old = queue('old', { type: 'classic' });
const wanted = topology(exchange('e'), declared(old, { presence: 'absent' }));

function digest(live: Observed, what: Topology = wanted, ...allow: readonly string[]): string {
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  return makePlan({ topology: what, observed: live, origins: new Map(), allowances, version: '0' }).digest;
}

const plain = observed(exchange('e'), [old, idle]);

test.each([
  ['a binding that is deleted with a queue', digest(observed(exchange('e'), [old, idle], binding('e', 'old', 'a')))],
  ['a blocked change', digest(observed(exchange('e'), [old, { ...idle, ready: 1 }]))],
  ['the permission to delete a queue with its messages', digest(plain, wanted, 'lose:queue/old')],
  ['the observed type of a queue', digest(observed(exchange('e'), [queue('old', { type: 'quorum' }), idle]))],
  ['a created exchange', digest(plain, topology(exchange('e'), exchange('f'), declared(old, { presence: 'absent' })))],
  ['the virtual hosts', digest(plain, { ...wanted, vhosts: ['/', 'other'] })],
])('the digest of a plan differs with %s', (_, other) => {
  expect(other).not.toBe(digest(plain));
});

test('the digest of a plan does not depend on unchanged objects and on message counts', () => {
  expect(digest(observed(exchange('e'), exchange('kept'), [old, idle]))).toBe(digest(plain));
  const full = (ready: number): string => digest(observed(exchange('e'), [old, { ...idle, ready }]), wanted, 'lose:queue/old');
  expect(full(1)).toBe(full(2));
});
