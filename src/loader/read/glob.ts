// Globs with `*`, `**` and `?`, and the directory traversal that globs and plain directories share.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type GlobPart, matchesGlobParts } from '../../model/glob.ts';
import { byCodeUnits } from '../../model/values.ts';

/** Whether a path is a pattern. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/** Called with the path of a directory that could not be read. */
export type Unreadable = (path: string, error: unknown) => void;

/** All YAML files below a directory, sorted; node_modules, hidden files and, unless `tests` is true, `*.test.yaml` are excluded. */
export async function yamlBelow(directory: string, cwd: string, unreadable: Unreadable, tests = false): Promise<readonly string[]> {
  const found: string[] = [];
  await walk(directory, ['**', '*'], { cwd, unreadable, found, tests, extension: /\.ya?ml$/i, seen: new Set() });
  return [...new Set(found)].sort(byCodeUnits);
}

/** All YAML and JSON files that match a pattern, sorted; the same files are excluded as below a directory. */
export async function filesOf(pattern: string, cwd: string, unreadable: Unreadable, tests = false): Promise<readonly string[]> {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const base = parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const found: string[] = [];
  await walk(base, parts.slice(first), { cwd, unreadable, found, tests, extension: /\.(ya?ml|json)$/i, seen: new Set() });
  return [...new Set(found)].sort(byCodeUnits);
}

interface Walk {
  readonly cwd: string;
  readonly unreadable: Unreadable;
  readonly found: string[];
  readonly extension: RegExp;
  /** Whether test files are included. */
  readonly tests: boolean;
  /** Directories visited, with the length of the remaining pattern: ends cycles of symbolic links. */
  readonly seen: Set<string>;
}

async function walk(directory: string, pattern: readonly string[], walking: Walk): Promise<void> {
  const [part, ...rest] = pattern;
  if (part === undefined) return;
  if (part === '**' && rest.length > 0) await walk(directory, rest, walking);
  const parts = partsOf(part);
  for (const { name, isDirectory } of await entriesOf(directory, pattern.length, walking)) {
    const path = directory === '.' ? name : join(directory, name);
    if (isDirectory && part === '**') await walk(path, pattern, walking);
    else if (!matchesGlobParts(parts, name)) continue;
    else if (isDirectory) await walk(path, rest, walking);
    else if (rest.length === 0 && part !== '**' && isWanted(name, walking)) walking.found.push(path);
  }
}

function isWanted(name: string, { extension, tests }: Walk): boolean {
  return extension.test(name) && (tests || !/\.test\.ya?ml$/i.test(name));
}

async function entriesOf(
  directory: string,
  left: number,
  { cwd, unreadable, seen }: Walk,
): Promise<readonly { readonly name: string; readonly isDirectory: boolean }[]> {
  try {
    const real = `${left} ${await realpath(join(cwd, directory))}`;
    if (seen.has(real)) return [];
    seen.add(real);
    const entries = await readdir(join(cwd, directory), { withFileTypes: true });
    // special files are excluded: reading a pipe without a writer would never end
    const wanted = entries.filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules' && isStored(entry));
    wanted.sort((one, other) => byCodeUnits(one.name, other.name));
    return await Promise.all(
      wanted.map(async (entry) => ({
        name: entry.name,
        isDirectory: entry.isSymbolicLink() ? await leadsToDirectory(join(cwd, directory, entry.name)) : entry.isDirectory(),
      })),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') unreadable(directory, error);
    return [];
  }
}

function isStored(entry: Dirent): boolean {
  return entry.isFile() || entry.isDirectory() || entry.isSymbolicLink();
}

async function leadsToDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // a broken link: reported when it is read
  }
}

/** The parts of one segment of a pattern. */
function partsOf(segment: string): readonly GlobPart[] {
  return Array.from(segment, (char): GlobPart => {
    if (char === '*') return { any: 'several' };
    return char === '?' ? { any: 'one' } : char;
  });
}
