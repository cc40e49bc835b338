// The surroundings of the clients of a simulated test.
import type { Routing } from '../../model/routing.ts';
import type { ConsumingTest, Resting, Router, RoutingTest } from '../../model/routing-test.ts';
import type { Fates } from '../fates.ts';

/** The test, and the rules by which its messages are routed and dropped. */
export interface Scene {
  readonly test: RoutingTest;
  readonly consuming: ConsumingTest;
  readonly router: Router;
  readonly fates: Fates;
  /** Every set of copies that a routing may create. */
  readonly arrivals: (routing: Routing) => readonly (readonly Resting[])[];
}
