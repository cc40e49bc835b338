// One name for what a plan would do. Two plans with the same digest do the same; live counts, positions and notices do not count.
import { createHash } from 'node:crypto';
import type { Change, Step } from '../model/plan.ts';

/** `sha256:` and 64 hexadecimal digits, over the virtual hosts, the changes and the steps. */
export function digestOf(vhosts: readonly string[], changes: readonly Change[], steps: readonly Step[]): string {
  const hash = createHash('sha256');
  hash.update(sortedJson(vhosts));
  for (const { key, action, before, after } of changes) hash.update(sortedJson({ key, action, before, after }));
  for (const step of steps) hash.update(sortedJson(step));
  return `sha256:${hash.digest('hex')}`;
}

/** JSON with sorted keys: files may list the same arguments in any order. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
