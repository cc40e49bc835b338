// What the caller allows beyond what the files say: the values of `--allow`.
import type { Entity } from '../model/entity.ts';

/** A parsed `--allow`: `replace:queue/NAME`, `delete:exchange/NAME` (`*` stands for any characters, `\\*` for itself), or `blast-radius`. */
export type Allowance =
  | { readonly what: 'replace' | 'delete'; readonly kind: 'queue' | 'exchange' | 'policy'; readonly name: string }
  | { readonly what: 'blast-radius' };

/** Parses one value of `--allow`; undefined where it has another form. */
export function parseAllowance(text: string): Allowance | undefined {
  if (text === 'blast-radius') return { what: 'blast-radius' };
  const match = /^(replace|delete):(queue|exchange|policy)\/(.+)$/su.exec(text);
  if (match === null) return undefined;
  const [, what, kind, name = ''] = match;
  return { what: what as 'replace' | 'delete', kind: kind as 'queue' | 'exchange' | 'policy', name };
}

/** The value of `--allow` that allows only this. */
export function allowanceFor(what: 'replace' | 'delete', entity: Exclude<Entity, { kind: 'binding' }>): string {
  return `${what}:${entity.kind}/${entity.name.replace(/[\\*]/g, '\\$&')}`;
}

/** Whether one of the allowances covers this change of this entity. */
export function allows(allowances: readonly Allowance[], what: 'replace' | 'delete', entity: Entity): boolean {
  if (entity.kind === 'binding') return false;
  return allowances.some((a) => a.what === what && a.kind === entity.kind && matches(a.name, entity.name));
}

function matches(glob: string, name: string): boolean {
  const pattern = glob.replace(/\\[\\*]|[\\^$.*+?()[\]{}|]/g, (part) => {
    if (part === '*') return '.*';
    return part.length === 2 ? part : `\\${part}`;
  });
  return new RegExp(`^${pattern}$`, 'su').test(name);
}
