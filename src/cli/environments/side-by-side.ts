// Runs tasks in parallel, up to a maximum number at once, and returns their results in order.

/**
 * Runs the tasks. `onResult` is called in the order of the tasks, each as soon as it and all before it have ended. A task must not fail.
 */
export async function sideBySide<T>(
  tasks: readonly (() => Promise<T>)[],
  atOnce: number,
  onResult: (result: T, index: number) => void,
): Promise<readonly T[]> {
  const results: (T | undefined)[] = tasks.map(() => undefined);
  const ended = tasks.map(() => false);
  let [next, shown] = [0, 0];
  const work = async (): Promise<void> => {
    for (let at = next++; at < tasks.length; at = next++) {
      results[at] = await tasks[at]?.();
      ended[at] = true;
      for (; ended[shown] === true; shown++) onResult(results[shown] as T, shown);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, work));
  return results as readonly T[];
}
