// Which tests can be played in one scratch copy: where one lets a message expire in a queue, or overflow it, no other may want its message
// to stay there. Pure.
import type { RoutingTest, Simulated, TestAction } from '../model/routing-test.ts';

/** What the tests of one copy do to its queues. */
export interface Treatment {
  /** Queues in which a message expires. */
  readonly expiring: ReadonlySet<string>;
  /** Queues that overflow. */
  readonly overflowing: ReadonlySet<string>;
}

/** Tests that can be played in one copy. */
export interface Group {
  readonly treatment: Treatment;
  readonly tests: readonly RoutingTest[];
}

/** A test with the queues that its message comes to. */
interface Treated {
  readonly test: RoutingTest;
  readonly own: Treatment;
  readonly touched: ReadonlySet<string>;
}

/** As few groups as come of taking the tests in their order, each into the first group that bears it. */
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

/** Whether nothing happens to the message of a test but what it asks for. */
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
