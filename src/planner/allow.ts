// Permissions of the caller beyond those in the files: the values of `--allow`.
import { codes } from '../model/codes.ts';
import { problem, TopoError } from '../model/diagnostic.ts';
import type { Binding, Document, Entity } from '../model/entity.ts';
import { type GlobPart, matchesGlobParts } from '../model/glob.ts';

/**
 * What can be allowed for one object. `rename` allows joining two queues that both exist; `lose` allows deleting or replacing a queue with its messages,
 * a virtual host with its messages, an exchange with bindings that no file declares, and messages that wait for a link of an upstream or policy; `rebind` unbinding and binding again every declared binding from an
 * exchange; `revoke` taking permissions from a user whose clients use them.
 */
export type AllowedChange = 'replace' | 'delete' | 'migrate' | 'lose' | 'rebind' | 'rename' | 'revoke';

/**
 * A parsed `--allow`: `replace:queue/NAME`, `delete:exchange/NAME`, `migrate:queue/NAME`, `rename:queue/NAME`, `rebind:exchange/NAME` (`*` stands for any
 * characters, `\\*` for itself), `lose:queue/NAME`, `lose:exchange/NAME` (without wildcards: what is lost is named), `delete:user/NAME`,
 * `delete:vhost/NAME`, `lose:vhost/NAME`, `lose:upstream/NAME`, `lose:policy/NAME`, `revoke:user/NAME`, or `blast-radius`.
 */
export type Allowance =
  | { readonly what: AllowedChange; readonly kind: AllowedKind; readonly name: string }
  | { readonly what: 'blast-radius' };

/** What an allowance is about. */
type AllowedKind = 'queue' | 'exchange' | 'policy' | 'vhost' | 'user' | 'upstream';

/** Parses values of `--allow`. @throws TopoError `usage-allow` for a value of an invalid format */
export function allowancesOf(texts: readonly string[]): readonly Allowance[] {
  return texts.map((text) => {
    const allowance = parseAllowance(text);
    if (allowance !== undefined) return allowance;
    throw new TopoError([problem('usage-allow', `${JSON.stringify(text)} is not an allowance`, { hint: codes['usage-allow'].fix })]);
  });
}

/** Parses one value of `--allow`; undefined if its format is invalid. */
export function parseAllowance(text: string): Allowance | undefined {
  if (text === 'blast-radius') return { what: 'blast-radius' };
  const match =
    /^(?:(replace|delete):(queue|exchange|policy)|(delete):(vhost|user)|(migrate):(queue|exchange)|(lose):(queue|exchange|vhost|upstream|policy)|(rebind):(exchange)|(rename):(queue)|(revoke):(user))\/(.+)$/su
      .exec(text)
      ?.filter((part) => part !== undefined);
  if (match === undefined) return undefined;
  const [, what, kind, name = ''] = match;
  if (what === 'lose' && /(?<!\\)\*/.test(name)) return undefined;
  return { what: what as AllowedChange, kind: kind as AllowedKind, name };
}

/** A named object, as far as an allowance refers to it. */
type Named = Pick<Exclude<Entity, { kind: 'binding' }>, 'kind' | 'name'> & Partial<Pick<Document, 'of'>>;

/** A virtual host, a user and an upstream are named by what they are; other documents have no allowances. */
function kindOf({ kind, of }: Named): string {
  if (of === 'federation-upstream') return 'upstream';
  return of === 'vhost' || of === 'user' ? of : kind;
}

/** The value of `--allow` that allows only this. */
export function allowanceFor(what: AllowedChange, entity: Named): string {
  return `${what}:${kindOf(entity)}/${entity.name.replace(/[\\*]/g, '\\$&')}`;
}

/** Whether one of the allowances covers this change of this entity. */
export function allows(allowances: readonly Allowance[], what: AllowedChange, entity: Named | Binding): boolean {
  if (entity.kind === 'binding') return false;
  return allowances.some((a) => a.what === what && a.kind === kindOf(entity) && matchesGlob(a.name, entity.name));
}

/** Whether the whole name matches: `*` stands for any characters, `\\*` for itself. */
export function matchesGlob(glob: string, name: string): boolean {
  const parts = [...glob.matchAll(/\\[\\*]|./gsu)].map(([part]): GlobPart => (part === '*' ? { any: 'several' } : (part.at(-1) ?? part)));
  return matchesGlobParts(parts, name);
}
