// The tags of users that the management API checks.
import type { Entity } from '../../model/entity.ts';
import type { UserTag } from './row.ts';
import { documentRow } from './table.ts';

/** Whether a user with these tags has the abilities of another one; unknown tags give none. */
export function hasTag(tags: readonly string[], needed: UserTag): boolean {
  if (tags.includes(needed) || tags.includes('administrator')) return true;
  return needed === 'management' && tags.some((tag) => tag === 'policymaker' || tag === 'monitoring');
}

/** The tag that putting and listing entities requires, if any: `administrator` includes `policymaker`, which includes `management`. */
export function tagFor(entities: readonly Entity[]): UserTag | undefined {
  const order: readonly UserTag[] = ['administrator', 'policymaker', 'management'];
  const tags = entities.flatMap((entity): readonly UserTag[] => {
    if (entity.kind === 'policy') return ['policymaker'];
    return entity.kind === 'document' ? [documentRow(entity.of).readTag, documentRow(entity.of).writeTag] : [];
  });
  return order.find((tag) => tags.includes(tag));
}
