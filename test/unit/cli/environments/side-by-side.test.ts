// Tasks side by side.
import { expect, it } from 'vitest';
import { sideBySide } from '../../../../src/cli/environments/side-by-side.ts';

it('runs at most so many tasks at once, and hands over the results in order, each as soon as it can be', async () => {
  const running = new Set<number>();
  let most = 0;
  const shown: string[] = [];
  const release = new Map<number, () => void>();
  const tasks = [0, 1, 2, 3].map((at) => async () => {
    running.add(at);
    most = Math.max(most, running.size);
    await new Promise<void>((resolve) => release.set(at, resolve));
    running.delete(at);
    return `result ${at}`;
  });
  const all = sideBySide(tasks, 2, (result, index) => shown.push(`${index}: ${result}`));
  const end = async (at: number): Promise<void> => {
    release.get(at)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  expect([...release.keys()]).toEqual([0, 1]);
  await end(1);
  expect({ shown, started: [...release.keys()] }).toEqual({ shown: [], started: [0, 1, 2] });
  await end(0);
  expect({ shown, started: [...release.keys()] }).toEqual({ shown: ['0: result 0', '1: result 1'], started: [0, 1, 2, 3] });
  await end(3);
  await end(2);
  expect(await all).toEqual(['result 0', 'result 1', 'result 2', 'result 3']);
  expect({ shown: shown.length, most }).toEqual({ shown: 4, most: 2 });
});
