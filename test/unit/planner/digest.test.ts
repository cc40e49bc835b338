// What the digest of a plan names: whatever is done and lost. Who approves a digest approves no more than what was shown.
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
  ['a binding that goes with a queue', digest(observed(exchange('e'), [old, idle], binding('e', 'old', 'a')))],
  ['what is blocked', digest(observed(exchange('e'), [old, { ...idle, ready: 1 }]))],
  ['that a queue may be lost with its messages', digest(plain, wanted, 'lose:queue/old')],
  ['what a queue was', digest(observed(exchange('e'), [queue('old', { type: 'quorum' }), idle]))],
  ['what is created', digest(plain, topology(exchange('e'), exchange('f'), declared(old, { presence: 'absent' })))],
  ['the virtual hosts', digest(plain, { ...wanted, vhosts: ['/', 'other'] })],
])('is another one for %s', (_, other) => {
  expect(other).not.toBe(digest(plain));
});

test('is the same for what is only kept, and for other counts of what is lost', () => {
  expect(digest(observed(exchange('e'), exchange('kept'), [old, idle]))).toBe(digest(plain));
  const full = (ready: number): string => digest(observed(exchange('e'), [old, { ...idle, ready }]), wanted, 'lose:queue/old');
  expect(full(1)).toBe(full(2));
});
