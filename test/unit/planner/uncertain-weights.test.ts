// What a plan states about weights that no listing shows.
import { expect, it } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { plan } from '../../../src/workflows/plan-and-apply.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';
import { createMemoryBroker, type MemoryOptions } from '../../support/memory/broker.ts';

const ends = [exchange('h', { type: 'x-consistent-hash' }), queue('a'), queue('b')];
const [one, two, other] = [binding('h', 'a', '1'), binding('h', 'a', '2'), binding('h', 'b', '1')];

async function planOn(live: readonly Entity[], files: Topology, allow: readonly string[] = [], options: MemoryOptions = {}) {
  const broker = createMemoryBroker({ hashing: true, ...options });
  broker.seed(live);
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  const made = await plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
  return { ...made, uncertain: made.notices.filter(({ code }) => code === 'hash-weight-uncertain') };
}

it('a destination with one binding is not reported', async () => {
  expect((await planOn([...ends, one, other], topology(...ends, one, other))).uncertain).toEqual([]);
});

it('a destination with a declared and an undeclared live binding is reported, with the flag', async () => {
  const { uncertain, steps } = await planOn([...ends, one, two], topology(...ends, one));
  expect(steps).toEqual([]);
  expect(uncertain).toMatchObject([
    {
      severity: 'notice',
      message: 'exchange / h uses only one of the 2 bindings of queue / a, [1], [2]: which one is not visible',
      hint: expect.stringContaining('rebind:exchange/h'),
    },
  ]);
});

it('a declared destination with undeclared bindings alone is reported without the flag, which would not help', async () => {
  const { uncertain } = await planOn([...ends, one, two], topology(...ends));
  expect(uncertain).toMatchObject([{ hint: 'remove all but one' }]);
});

it('undeclared ends are not reported', async () => {
  expect((await planOn([...ends, one, two], topology(queue('c')))).uncertain).toEqual([]);
});

it('several destinations of an exchange are one notice', async () => {
  const { uncertain } = await planOn([...ends, one, two, other, binding('h', 'b', '5')], topology(...ends, one, other));
  expect(uncertain.map(({ message }) => message)).toEqual([expect.stringContaining('(and so for 1 more of its destinations)')]);
});

it('a new binding beside a live one is marked, and not if it is put in force', async () => {
  const files = topology(...ends, two);
  const reasons = async (allow: readonly string[]) =>
    (await planOn([...ends, one], files, allow)).changes.find(({ key }) => key === keyOf(two))?.reasons;
  expect(await reasons([])).toEqual(['hash-weight-uncertain']);
  expect(await reasons(['rebind:exchange/h'])).toEqual(['rebind-allowed']);
});

it('a destination that the plan binds anew is not reported', async () => {
  expect((await planOn([...ends, one, two], topology(...ends, one), ['rebind:exchange/h'])).uncertain).toEqual([]);
});

it('over AMQP, declared bindings of existing objects are one notice, and of new ones none', async () => {
  const amqp = { visibility: 'amqp' } as const;
  expect((await planOn([...ends, one], topology(...ends, one, other), [], amqp)).uncertain).toHaveLength(1);
  expect((await planOn([], topology(...ends, one, other), [], amqp)).uncertain).toEqual([]);
});
