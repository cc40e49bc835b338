// Groups tests that can run in one scratch copy: if one lets a message expire in a queue or overflows it, no other test may require its
// message to remain there. Pure.
import type { RoutingTest, Simulated, TestAction } from '../model/routing-test.ts';

/** The effects of the tests of one copy on its queues. */
export interface Treatment {
  /** Queues in which a message expires. */
  readonly expiring: ReadonlySet<string>;
  /** Queues that overflow. */
  readonly overflowing: ReadonlySet<string>;
}

/** Tests that can run in one copy. */
export interface Group {
  readonly treatment: Treatment;
  readonly tests: readonly RoutingTest[];
}

/** A test with the queues that its message reaches. */
interface Treated {
  readonly test: RoutingTest;
  readonly own: Treatment;
  readonly touched: ReadonlySet<string>;
}

/** Assigns each test, in order, to the first compatible group. */
export function groupsOf(rehearsed: readonly { readonly test: RoutingTest; readonly simulated: Simulated }[]): readonly Group[] {
  const groups: { treatment: Treatment; members: Treated[] }[] = [];
  for (const { test, simulated } of rehearsed) {
    const one: Treated = {
      test,
      own: { expiring: queuesOf(test, 'expire'), overflowing: queuesOf(test, 'overflow') },
      touched: touchedBy(simulated),
    };
    const group = groups.find(({ treatment, members }) => bears(one, treatment) && members.every((member) => bears(member, one.own)));
    if (group === undefined) groups.push({ treatment: one.own, members: [one] });
    else {
      group.members.push(one);
      group.treatment = joined(group.treatment, one.own);
    }
  }
  return groups.map(({ treatment, members }) => ({ treatment, tests: members.map(({ test }) => test) }));
}

/** Whether the other tests of the group do not affect the message of a test. */
function bears({ own, touched }: Treated, { expiring, overflowing }: Treatment): boolean {
  return [...touched].every(
    (queue) => (!expiring.has(queue) || own.expiring.has(queue)) && (!overflowing.has(queue) || own.overflowing.has(queue)),
  );
}

function queuesOf({ steps }: RoutingTest, action: TestAction): ReadonlySet<string> {
  return new Set(steps.filter((step) => step.action === action).map(({ queue }) => queue));
}

function touchedBy({ publish, steps }: Simulated): ReadonlySet<string> {
  return new Set([publish, ...steps].flatMap(({ possible }) => possible.flat()));
}

function joined(one: Treatment, other: Treatment): Treatment {
  return {
    expiring: new Set([...one.expiring, ...other.expiring]),
    overflowing: new Set([...one.overflowing, ...other.overflowing]),
  };
}
