// Globs with `*`, `**` and `?`, and the directory traversal that globs and plain directories share.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type GlobPart, matchesGlobParts } from '../../model/glob.ts';
import { byCodeUnits } from '../../model/values.ts';

/**
 * The name of the configuration file (docs/environments.md), which is not part of a topology: no directory or glob includes it. `--config` can
 * name another one.
 */
export const configName = 'topo.config.yaml';

/** Whether a path is a pattern. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/** What a traversal does not read, by its path. */
export interface NotRead {
  /** A directory that cannot be read, or a special file: a pipe or a device may have no end. */
  readonly unreadable: (path: string, error: unknown) => void;
  /** A link that leads out of the directory where the traversal began. */
  readonly outside: (path: string, kind: 'file' | 'directory') => void;
}

/** All YAML files below a directory, sorted; node_modules, hidden files, topo.config.yaml and, unless `tests` is true, `*.test.yaml` are excluded. */
export function yamlBelow(directory: string, cwd: string, notRead: NotRead, tests = false): Promise<readonly string[]> {
  return walkFrom(directory, ['**', '*'], { cwd, notRead, tests, extension: /\.ya?ml$/i });
}

/** All YAML and JSON files that match a pattern, sorted; the same files are excluded as below a directory. */
export function filesOf(pattern: string, cwd: string, notRead: NotRead, tests = false): Promise<readonly string[]> {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const base = parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
  return walkFrom(base, parts.slice(first), { cwd, notRead, tests, extension: /\.(ya?ml|json)$/i });
}

async function walkFrom(
  base: string,
  pattern: readonly string[],
  options: Omit<Walk, 'root' | 'found' | 'seen' | 'reported'>,
): Promise<readonly string[]> {
  const full = join(options.cwd, base);
  const found: string[] = [];
  const root = await realpath(full).catch(() => full);
  await walk(base, pattern, { ...options, root, found, seen: new Set(), reported: new Set() });
  return [...new Set(found)].sort(byCodeUnits);
}

interface Walk {
  readonly cwd: string;
  /** The real path of the directory where it began: links out of it are not followed. */
  readonly root: string;
  readonly notRead: NotRead;
  readonly found: string[];
  readonly extension: RegExp;
  /** Whether test files are included. */
  readonly tests: boolean;
  /** Directories visited, with the length of the remaining pattern: ends cycles of symbolic links. */
  readonly seen: Set<string>;
  /** Paths reported as not read: a pattern with `**` reaches a directory in several ways. */
  readonly reported: Set<string>;
}

interface Entry {
  readonly name: string;
  readonly is: 'file' | 'directory' | 'special';
  /** A link out of the root. */
  readonly isOutside: boolean;
}

async function walk(directory: string, pattern: readonly string[], walking: Walk): Promise<void> {
  const [part, ...rest] = pattern;
  if (part === undefined) return;
  if (part === '**' && rest.length > 0) await walk(directory, rest, walking);
  const parts = partsOf(part);
  for (const { name, is, isOutside } of await entriesOf(directory, pattern.length, walking)) {
    const path = directory === '.' ? name : join(directory, name);
    const isDirectory = is === 'directory';
    const isLast = rest.length === 0 && part !== '**';
    if (
      isDirectory ? part !== '**' && !matchesGlobParts(parts, name) : !isLast || !matchesGlobParts(parts, name) || !isWanted(name, walking)
    )
      continue;
    if (isOutside) report(path, walking, ({ outside }) => outside(path, isDirectory ? 'directory' : 'file'));
    else if (isDirectory) await walk(path, part === '**' ? pattern : rest, walking);
    else if (is === 'file') walking.found.push(path);
    else report(path, walking, ({ unreadable }) => unreadable(path, new Error('it is not a regular file')));
  }
}

function report(path: string, { notRead, reported }: Walk, tell: (notRead: NotRead) => void): void {
  if (!reported.has(path)) tell(notRead);
  reported.add(path);
}

function isWanted(name: string, { extension, tests }: Walk): boolean {
  return extension.test(name) && name !== configName && (tests || !/\.test\.ya?ml$/i.test(name));
}

async function entriesOf(directory: string, left: number, walking: Walk): Promise<readonly Entry[]> {
  const { cwd, notRead, seen } = walking;
  try {
    const real = `${left} ${await realpath(join(cwd, directory))}`;
    if (seen.has(real)) return [];
    seen.add(real);
    const entries = await readdir(join(cwd, directory), { withFileTypes: true });
    const wanted = entries.filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules');
    wanted.sort((one, other) => byCodeUnits(one.name, other.name));
    return await Promise.all(
      wanted.map((entry) => (entry.isSymbolicLink() ? linkOf(directory, entry.name, walking) : entryOf(entry.name, entry))),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') notRead.unreadable(directory, error);
    return [];
  }
}

function entryOf(name: string, found: Pick<Dirent, 'isFile' | 'isDirectory'>): Entry {
  return { name, is: found.isDirectory() ? 'directory' : found.isFile() ? 'file' : 'special', isOutside: false };
}

/** A broken link counts as a file: reading it reports the reason. */
async function linkOf(directory: string, name: string, { cwd, root }: Walk): Promise<Entry> {
  const path = join(cwd, directory, name);
  try {
    const target = await realpath(path);
    const isInside = target === root || target.startsWith(root.endsWith(sep) ? root : root + sep);
    return { ...entryOf(name, await stat(target)), isOutside: !isInside };
  } catch {
    return { name, is: 'file', isOutside: false };
  }
}

/** The parts of one segment of a pattern. */
function partsOf(segment: string): readonly GlobPart[] {
  return Array.from(segment, (char): GlobPart => {
    if (char === '*') return { any: 'several' };
    return char === '?' ? { any: 'one' } : char;
  });
}
