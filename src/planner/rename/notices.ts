// Notices about renames: what an earlier run left over, and old exchanges that wait for their publishers.
import type { Diagnostic } from '../../model/diagnostic.ts';
import { documentKey, type EntityKey, keyOf, nameText } from '../../model/key.ts';
import { isRenameCarrier } from '../../model/migration.ts';
import { exists, type Observed, observationOf } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import { allowFlag } from '../../model/shell.ts';
import type { Topology } from '../../model/topology.ts';
import { allowanceFor } from '../allow.ts';
import { formerOf, renameKeys } from './former.ts';

/** All notices about renames. */
export function renameNotices(topology: Topology, observed: Observed, changes: readonly Change[]): readonly Diagnostic[] {
  return [...renamesLeft(topology, observed), ...oldExchanges(topology, observed, changes), ...unrestricted(observed, changes)];
}

/** Exchanges of renames that no declaration requests any more: no plan finishes them. */
function renamesLeft({ declarations, vhosts }: Topology, observed: Observed): Diagnostic[] {
  const wanted = new Set([...declarations.values()].flatMap((declaration) => renameKeys(declaration)));
  return [...observed.observations].flatMap(([key, seen]): Diagnostic[] => {
    if (seen.state !== 'present' || seen.entity.kind !== 'exchange' || !isRenameCarrier(seen.entity.name)) return [];
    if (wanted.has(key) || !vhosts.includes(seen.entity.vhost)) return [];
    return [
      {
        code: 'rename-unfinished',
        severity: 'notice',
        message: `${key} is left over from an unfinished rename that no file declares`,
        hint: 'to finish the rename, declare the new name with renamedFrom again and apply; to revert it, declare the old name with renamedFrom and the new name',
      },
    ];
  });
}

/** Old exchanges that serve their publishers beside the new ones. */
function oldExchanges({ declarations }: Topology, observed: Observed, changes: readonly Change[]): Diagnostic[] {
  const deleted = new Set(changes.flatMap(({ key, action }) => (action === 'delete' ? [key] : [])));
  const exist = (key: EntityKey): boolean => exists(observationOf(observed, key));
  return [...declarations].flatMap(([key, declaration]): Diagnostic[] => {
    const old = formerOf(declaration);
    if (old?.kind !== 'exchange' || deleted.has(keyOf(old)) || !exist(keyOf(old)) || !exist(key) || renameKeys(declaration).some(exist))
      return [];
    const name = nameText(old.name);
    return [
      {
        code: 'rename-old-exchange',
        severity: 'notice',
        message: `exchange ${name}, the old name of ${key}, still exists, and routes messages that are published to it by its own bindings`,
        hint: `once its publishers use the new name, delete it: ${allowFlag(allowanceFor('delete', old))}`,
        key,
      },
    ];
  });
}

/** Topic permissions on the old exchanges, as far as visible, without a declared one for the same user on the new exchange. */
function unrestricted({ conditions }: Observed, changes: readonly Change[]): Diagnostic[] {
  const declared = new Set(changes.flatMap(({ key, after }) => (after?.kind === 'document' ? [key] : [])));
  return changes.flatMap(({ key, after, rename }): Diagnostic[] => {
    if (rename?.from.kind !== 'exchange' || after?.kind !== 'exchange') return [];
    const { from } = rename;
    const { vhost, name } = after;
    const visible = conditions?.vhosts.get(from.vhost)?.topicPermissions ?? conditions?.topicPermissions ?? [];
    const users = visible.flatMap(({ vhost: own, exchange, user }) => {
      const same = documentKey('topic-permission', vhost, name, user);
      return own === from.vhost && exchange === from.name && !declared.has(same) ? [nameText(user)] : [];
    });
    if (users.length === 0) return [];
    const message = `${key} does not have the topic permissions of exchange ${nameText(from.name)}, so these users are not restricted on it: ${users.join(', ')}`;
    return [{ code: 'rename-topic-permissions', severity: 'warning', message, hint: 'declare them in topicPermissions', key }];
  });
}
