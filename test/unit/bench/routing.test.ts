// The router does not look at bindings one by one, and the routing diff does not compare each with each.
import { expect, it } from 'vitest';
import { measureRouting } from '../../../bench/routing.ts';
import { workOf } from '../../support/work.ts';

it('does the same work per publish against 1,000 bindings and against 4,000, and a diff in proportion to the bindings', async () => {
  const { onePublish = [], manyPublishes = [], diff = [] } = await workOf(new URL('./growing.ts', import.meta.url), [1_000, 4_000]);
  const [few = 0, many = 0] = manyPublishes.map((work, at) => work - (onePublish[at] ?? 0));
  expect(few).toBeGreaterThan(500);
  expect(many).toBeLessThan(1.5 * few);
  const [small = 0, large = 0] = diff;
  expect(large).toBeLessThan(4.4 * small);
});

it('measures routing that delivers copies and a diff that names every changed route', () => {
  const { copies, routes } = measureRouting({ bindings: 2_000, publishes: 2_000 });
  expect(copies).toBeGreaterThan(1_000);
  expect(routes).toBe(2_000);
});
