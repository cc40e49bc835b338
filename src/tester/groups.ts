// Groups tests that can run in one scratch copy: if one lets a message expire in a queue or overflows it, no other test may require its
// message to remain there. Pure.
import type { RoutingTest, Simulated, TestAction } from '../model/routing-test.ts';

/** The effects of the tests of one copy on its queues. */
export interface QueueEffects {
  /** Queues in which a message expires. */
  readonly expiring: ReadonlySet<string>;
  /** Queues that overflow. */
  readonly overflowing: ReadonlySet<string>;
}

/** Tests that can run in one copy. */
export interface TestGroup {
  readonly effects: QueueEffects;
  readonly tests: readonly RoutingTest[];
}

/** A test with the queues that its message reaches. */
interface Treated {
  readonly test: RoutingTest;
  readonly own: QueueEffects;
  readonly touched: ReadonlySet<string>;
}

/** Assigns each test, in order, to the first compatible group. */
export function groupsOf(rehearsed: readonly { readonly test: RoutingTest; readonly simulated: Simulated }[]): readonly TestGroup[] {
  const groups: { effects: QueueEffects; members: Treated[] }[] = [];
  for (const { test, simulated } of rehearsed) {
    const one: Treated = {
      test,
      own: { expiring: queuesOf(test, 'expire'), overflowing: queuesOf(test, 'overflow') },
      touched: touchedBy(simulated),
    };
    const group = groups.find(({ effects, members }) => bears(one, effects) && members.every((member) => bears(member, one.own)));
    if (group === undefined) groups.push({ effects: one.own, members: [one] });
    else {
      group.members.push(one);
      group.effects = joined(group.effects, one.own);
    }
  }
  return groups.map(({ effects, members }) => ({ effects, tests: members.map(({ test }) => test) }));
}

/** Whether the other tests of the group do not affect the message of a test. */
function bears({ own, touched }: Treated, { expiring, overflowing }: QueueEffects): boolean {
  return [...touched].every(
    (queue) => (!expiring.has(queue) || own.expiring.has(queue)) && (!overflowing.has(queue) || own.overflowing.has(queue)),
  );
}

function queuesOf({ steps }: RoutingTest, action: TestAction): ReadonlySet<string> {
  return new Set(steps.filter((step) => step.action === action).map(({ queue }) => queue));
}

function touchedBy({ publish, steps, consumed = [] }: Simulated): ReadonlySet<string> {
  const dead = consumed.flatMap(({ deadLetteredTo }) => deadLetteredTo);
  return new Set([...[publish, ...steps].flatMap(({ possible }) => possible.flat()), ...dead]);
}

function joined(one: QueueEffects, other: QueueEffects): QueueEffects {
  return {
    expiring: new Set([...one.expiring, ...other.expiring]),
    overflowing: new Set([...one.overflowing, ...other.overflowing]),
  };
}
