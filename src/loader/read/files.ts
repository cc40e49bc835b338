// Reads the paths of the command line. Every failure is a diagnostic with its file; sizes are limited while reading.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { type Diagnostic, problem } from '../../model/diagnostic.ts';
import { shellWord } from '../../model/shell.ts';
import { decode } from './decode.ts';
import { filesOf, isGlob, type NotRead, yamlBelow } from './glob.ts';
import { fileSpan } from './source.ts';

/** Maximum bytes per file and in total. YAML tokens, which cost most, have a limit of their own. */
const maxFileBytes = 10 * 2 ** 20;
const maxTotalBytes = 40 * 2 ** 20;

/** Name of standard input in diagnostics. */
export const stdinName = '<stdin>';

/** Texts in the order of the paths, one per file. */
export interface Texts {
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Expanding {
  readonly cwd: string;
  readonly testFiles: boolean;
  /** The real path of the file that directories and globs exclude. */
  readonly excluded?: string | undefined;
  readonly texts: { file: string; text: string }[];
  readonly diagnostics: Diagnostic[];
  /** Real paths of the files read so far: a file given twice is read once. */
  readonly seen: Set<string>;
  left: number;
}

/** What directories and globs are read for. */
export interface PathOptions {
  readonly cwd?: string;
  readonly stdin?: AsyncIterable<Buffer | string>;
  /** Whether directories and globs include `*.test.yaml`. */
  readonly testFiles?: boolean;
  /** A file that directories and globs exclude. */
  readonly exclude?: string;
}

/** Reads all paths; none, and an empty one, are errors: they are most likely a value that is not set. */
export async function expandPaths(paths: readonly string[], { cwd = '.', stdin, testFiles = false, exclude }: PathOptions): Promise<Texts> {
  const excluded = exclude === undefined ? undefined : await realPath(resolve(cwd, exclude));
  const expanding: Expanding = { cwd, testFiles, excluded, texts: [], diagnostics: [], seen: new Set(), left: maxTotalBytes };
  if (paths.length === 0) expanding.diagnostics.push(unnamed('no files are named'));
  for (const path of paths) {
    if (path === '') expanding.diagnostics.push(unnamed('a path is empty'));
    else if (path === '-') await readStdin(stdin, expanding);
    else await expand(path, expanding);
  }
  return expanding;
}

/** Reads one file, which is neither a directory nor a glob. */
export async function readText(file: string, cwd: string): Promise<Texts> {
  const expanding: Expanding = { cwd, testFiles: false, texts: [], diagnostics: [], seen: new Set(), left: maxTotalBytes };
  const full = absolute(file, expanding);
  const found = await kindOf(full);
  if (found === 'file') await readOne(file, full, expanding);
  else if (found === undefined) expanding.diagnostics.push(notFound(file, 'no such file'));
  else expanding.diagnostics.push(cannotRead(file, found === 'directory' ? new Error('it is a directory') : found));
  return expanding;
}

async function expand(path: string, expanding: Expanding): Promise<void> {
  const full = absolute(path, expanding);
  const found = await kindOf(full);
  const { diagnostics, cwd, testFiles } = expanding;
  const base = isAbsolute(path) ? '/' : cwd;
  const relative = isAbsolute(path) ? path.slice(1) : path;
  const named = (file: string) => (isAbsolute(path) ? `/${file}` : file);
  const notRead: NotRead = {
    unreadable: (where, error) => void diagnostics.push(cannotRead(named(where), error)),
    outside: (where, kind) => void diagnostics.push(linkOutside(named(where), path, kind)),
  };
  if (found === 'file') await readOne(path, full, expanding);
  else if (found === 'directory') {
    const files = await included(await yamlBelow(relative.replace(/\/+$/, '') || '.', base, notRead, testFiles), base, expanding);
    if (files.length === 0) diagnostics.push(problem('no-files', `no *.yaml or *.yml files in ${path}`, { span: fileSpan(path) }));
    for (const file of files) await readOne(named(file), join(base, file), expanding);
  } else if (isGlob(path)) {
    const files = await included(await filesOf(relative, base, notRead, testFiles), base, expanding);
    if (files.length === 0) diagnostics.push(notFound(path, 'no YAML or JSON file matches'));
    for (const file of files) await readOne(named(file), join(base, file), expanding);
  } else if (found === undefined) diagnostics.push(notFound(path, 'no such file or directory'));
  else diagnostics.push(cannotRead(path, found));
}

/** The files of a directory or a glob without the excluded one. */
async function included(files: readonly string[], base: string, { excluded }: Expanding): Promise<readonly string[]> {
  if (excluded === undefined) return files;
  const real = await Promise.all(files.map((file) => realPath(join(base, file))));
  return files.filter((_, index) => real[index] !== excluded);
}

/** The path without links; a path that does not exist, and a pipe, as of <(command), have none. */
async function realPath(full: string): Promise<string> {
  return await realpath(full).catch(() => full);
}

/** The kind of a path; undefined if it does not exist, an error if its kind cannot be read. */
async function kindOf(path: string): Promise<'file' | 'directory' | Error | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'directory' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : (error as Error);
  }
}

async function readOne(file: string, full: string, expanding: Expanding): Promise<void> {
  try {
    // reading the file reports why it has no real path
    const real = await realPath(full);
    if (expanding.seen.has(real)) return;
    expanding.seen.add(real);
    await readStream(file, createReadStream(full), expanding);
  } catch (error) {
    expanding.diagnostics.push(cannotRead(file, error));
  }
}

async function readStdin(stdin: AsyncIterable<Buffer | string> | undefined, expanding: Expanding): Promise<void> {
  if (expanding.seen.has('-')) return;
  expanding.seen.add('-');
  try {
    if (stdin === undefined) throw new Error('not available');
    await readStream(stdinName, stdin, expanding);
  } catch (error) {
    expanding.diagnostics.push(cannotRead(stdinName, error));
  }
}

/** Reads to the end or to the limit, whichever is first: a device or a pipe may have no end. */
async function readStream(file: string, stream: AsyncIterable<Buffer | string>, expanding: Expanding): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxFileBytes || size > expanding.left) {
      const limit = size > maxFileBytes ? 'the limit is 10 MiB per file' : 'the limit is 40 MiB for all files together';
      expanding.diagnostics.push(problem('file-too-large', `${file} is too large: ${limit}`, { span: fileSpan(file) }));
      return;
    }
    chunks.push(bytes);
  }
  expanding.left -= size;
  const decoded = decode(file, Buffer.concat(chunks));
  if (typeof decoded === 'string') expanding.texts.push({ file, text: decoded });
  else expanding.diagnostics.push(decoded);
}

function absolute(path: string, { cwd }: Expanding): string {
  return isAbsolute(path) ? path : join(cwd, path);
}

function unnamed(what: string): Diagnostic {
  return problem('file-not-found', what, { hint: "for the current directory, write '.'" });
}

function notFound(path: string, what: string): Diagnostic {
  return problem('file-not-found', `${what}: ${path}`, { span: fileSpan(path) });
}

/** A file that is left out would be an error in the plan, with `prune` a delete; a directory may have nothing to do with the topology. */
function linkOutside(file: string, path: string, kind: 'file' | 'directory'): Diagnostic {
  const message = `${file} is a link to a ${kind} outside of ${path}, and was not read`;
  const diagnostic = problem('link-outside', message, {
    hint: `if it belongs to the topology, name it: ${shellWord(file)}`,
    span: fileSpan(file),
  });
  return kind === 'file' ? diagnostic : { ...diagnostic, severity: 'warning' };
}

/** A diagnostic with the reason given by the operating system. */
function cannotRead(file: string, error: unknown): Diagnostic {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: { readonly [code: string]: string } = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'broken symbolic link',
    ELOOP: 'cycle of symbolic links',
    EMFILE: 'too many open files',
  };
  return problem('file-unreadable', `${file} cannot be read: ${reasons[code ?? ''] ?? code ?? message}`, { span: fileSpan(file) });
}
