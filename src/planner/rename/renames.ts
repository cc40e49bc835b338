// Which queues and exchanges are renamed, and the progress of interrupted renames. The broker is the only state: the carrier exchange of a
// rename exists from before the new object is declared until the rename is complete.
import type { Entity } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import type { Draft } from '../diff.ts';
import { exchangeRename } from './exchange.ts';
import { formerOf } from './former.ts';
import type { FoundRename, World } from './found.ts';
import { queueRename } from './queue.ts';

/** Finds the renames that have something left to do, and makes their drafts. */
export function renamesOf(world: World): ReadonlyMap<EntityKey, { readonly found: FoundRename; readonly draft: Draft }> {
  const all = new Map<EntityKey, { found: FoundRename; draft: Draft }>();
  for (const [key, declaration] of world.topology.declarations) {
    const draft = world.drafts.get(key);
    const named = formerOf(declaration);
    const { entity: after } = declaration;
    if (draft === undefined || named === undefined) continue;
    const found =
      named.kind === 'queue' && after.kind === 'queue'
        ? queueRename({ draft, named, after }, world)
        : named.kind === 'exchange' && after.kind === 'exchange'
          ? exchangeRename({ draft, named, after }, world)
          : undefined;
    if (found !== undefined) all.set(key, { found, draft: renaming(draft, found) });
  }
  return all;
}

/** The draft of a rename. Where the new object itself must change first, its change stays, and is blocked. */
function renaming(draft: Draft, { rename, begun, trouble }: FoundRename): Draft {
  if (trouble === 'rename-new-differs') return { ...draft, trouble };
  const reasons = begun ? (['rename-unfinished'] as const) : [];
  return { ...draft, action: 'rename', reasons, ...(trouble === undefined ? {} : { trouble }), rename };
}

/** The keys of all objects that the renames remove. */
export function removedKeys(renames: ReadonlyMap<EntityKey, FoundRename>): ReadonlySet<EntityKey> {
  return new Set([...renames.values()].flatMap(({ leaving }): readonly Entity[] => leaving).map(keyOf));
}
