// The file of a directory to which an exported object belongs. File names are safe, unique on file systems that ignore case, and depend only
// on the names of virtual hosts and objects.

import { createHash } from 'node:crypto';
import { homes } from '../../../loader/write/documents.ts';
import type { Entity } from '../../../model/entity.ts';
import { grouped } from '../../../model/grouped.ts';
import { byCodeUnits } from '../../../model/values.ts';

/** A file of an export. */
export interface Part {
  /** Relative to the directory, with `/`. */
  readonly path: string;
  readonly vhost: string;
  readonly entities: readonly Entity[];
}

/** One file per virtual host; documents of the whole broker are in one of those that use them. */
export function byVhost(vhosts: readonly string[], entities: readonly Entity[]): readonly Part[] {
  const names = fileNames(vhosts.map((vhost) => [vhost, vhostWord(vhost)]));
  const homeOf = homes(vhosts, entities);
  return vhosts.map((vhost) => ({
    path: `${names.get(vhost)}.yaml`,
    vhost,
    entities: entities.filter((entity) => homeOf(entity) === vhost),
  }));
}

/**
 * One file per first segment of the names, up to the first `.`, `-`, `_` or `:`. A binding is in the file of its destination, all policies
 * are in one file, and all documents in another. With several virtual hosts, each has a directory.
 */
export function byPrefix(vhosts: readonly string[], entities: readonly Entity[]): readonly Part[] {
  return byVhost(vhosts, entities).flatMap((whole) => {
    const groups = grouped(whole.entities, groupOf);
    // also an empty virtual host has a file
    if (groups.size === 0) groups.set('', []);
    const keys = [...groups.keys()].sort(byCodeUnits);
    const names = fileNames(keys.map((key) => [key, groupWord(key)]));
    const directory = vhosts.length === 1 ? '' : `${whole.path.replace(/\.yaml$/, '')}/`;
    return keys.map((key) => ({ path: `${directory}${names.get(key)}.yaml`, vhost: whole.vhost, entities: groups.get(key) ?? [] }));
  });
}

/** The group of policies; no first segment contains a dot. */
const policies = 'policies.';

/** The group of documents. */
const governance = 'governance.';

function groupWord(group: string): string {
  if (group === governance) return 'governance';
  if (group === policies) return 'policies';
  return group === '' ? 'other' : group;
}

function groupOf(entity: Entity): string {
  if (entity.kind === 'policy') return policies;
  if (entity.kind === 'document') return governance;
  const name = entity.kind === 'binding' ? entity.destination : entity.name;
  return /^[^.\-_:]*/.exec(name)?.[0] ?? '';
}

/** `/` is the default virtual host; the usual slash at the beginning of others is omitted. */
function vhostWord(vhost: string): string {
  return vhost === '/' ? 'default' : vhost.replace(/^\//, '');
}

/** Longest readable part of a file name, in characters, which are ASCII. */
const longest = 80;

/** Names that a loader or an operating system treats specially: tests, configuration files, devices of Windows. */
const special = /^(?:.*\.test|topo\.config|con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name for each key, made from its word. A name that is not exactly its word, or equals another one, ends in a hash of the key. */
function fileNames(keys: readonly (readonly [key: string, word: string])[]): ReadonlyMap<string, string> {
  const readable = new Map(keys.map(([key, word]) => [key, readableName(word)]));
  const counts = new Map<string, number>();
  for (const name of readable.values()) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  const unique = (key: string, word: string): string => {
    const name = readable.get(key) ?? '';
    const isExact = name === word && !special.test(name);
    if (isExact && counts.get(name.toLowerCase()) === 1) return name;
    return `${name.replaceAll('.', '-')}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
  };
  return new Map(keys.map(([key, word]) => [key, unique(key, word)]));
}

/** ASCII letters, digits, `.`, `_` and `-`; not hidden. */
function readableName(word: string): string {
  const safe = word
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, longest);
  return safe === '' ? 'other' : safe;
}
