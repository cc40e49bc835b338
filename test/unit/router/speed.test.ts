// The router does not look at bindings one by one: a tenth of `npm run bench:routing`, with room for a busy machine.
import { expect, it } from 'vitest';
import { measureRouting } from '../../../bench/routing.ts';

it('routes 10,000 publishes against 10,000 topic bindings in well under a second of processor time', () => {
  const { publishMs, copies, routes } = measureRouting({ bindings: 10_000, publishes: 10_000 });
  expect(copies).toBeGreaterThan(5_000);
  expect(routes).toBe(10_000);
  expect(publishMs).toBeLessThan(1_000);
});
