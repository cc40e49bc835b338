// The exit code of several environments.
import { expect, it } from 'vitest';
import { worstOf } from '../../../../src/cli/environments/worst.ts';
import { exit } from '../../../../src/cli/exit.ts';

it.each([
  [[0, 2, 3], 3],
  [[0, 2], 2],
  [[3, 4], 4],
  [[4, 6, 0], 6],
  [[6, 65, 69], 69],
  [[7, 69], 7],
  [[130, 1, 7], 130],
  [[0, 0], 0],
  [[], 0],
])('the worst of %j is %i', (codes, worst) => {
  expect(worstOf(codes)).toBe(worst);
});

it('knows every exit code, so that none counts as success', () => {
  for (const code of Object.values(exit)) expect(worstOf([exit.ok, code])).toBe(code);
});
