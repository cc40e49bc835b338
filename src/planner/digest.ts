// The digest of a plan. Two plans with the same digest do the same; live counts, positions and notices are not part of it.
import { createHash } from 'node:crypto';
import type { Change, Step } from '../model/plan.ts';

/**
 * `sha256:` and 64 hexadecimal digits: over the virtual hosts, every change with its observed state, its cascading deletes and
 * whether it is blocked, and every step.
 */
export function digestOf(vhosts: readonly string[], changes: readonly Change[], steps: readonly Step[]): string {
  const hash = createHash('sha256');
  hash.update(sortedJson(vhosts));
  for (const { key, action, before, blocked, cascades } of changes) {
    if (action === 'keep' && blocked === undefined) continue;
    const lost = cascades.filter(({ restored }) => !restored).map((cascade) => cascade.key);
    hash.update(sortedJson([key, action, before ?? null, blocked !== undefined, lost]));
  }
  // many small pieces at once: a call of the hash costs more than its input
  for (let at = 0; at < steps.length; at += 1000)
    hash.update(
      steps
        .slice(at, at + 1000)
        .map(sortedJson)
        .join(''),
    );
  return `sha256:${hash.digest('hex')}`;
}

/** JSON with sorted keys: files may list the same arguments in any order. */
export function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  const table = value as { readonly [key: string]: unknown };
  let fields = '';
  for (const key of Object.keys(table).sort()) {
    const inner = table[key];
    if (inner !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${sortedJson(inner)}`;
  }
  return `{${fields}}`;
}
