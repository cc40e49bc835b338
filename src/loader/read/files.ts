// Paths of the command line to texts. Everything that goes wrong is a diagnostic with the file in it; sizes are bounded while reading.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Diagnostic, problem } from '../../model/diagnostic.ts';
import { decode } from './decode.ts';
import { filesOf, isGlob, yamlBelow } from './glob.ts';
import { fileSpan } from './source.ts';

/** Bytes of one file, and of all together; the tokens of YAML are bounded apart, since they cost most. */
const maxFileBytes = 10 * 2 ** 20;
const maxTotalBytes = 40 * 2 ** 20;

/** How standard input is called in diagnostics. */
export const stdinName = '<stdin>';

/** Texts in the order of the paths, each file once. */
export interface Texts {
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Expanding {
  readonly cwd: string;
  readonly testFiles: boolean;
  readonly texts: { file: string; text: string }[];
  readonly diagnostics: Diagnostic[];
  /** Real paths of files that were read, so that a file named twice is read once. */
  readonly seen: Set<string>;
  left: number;
}

/** Reads all paths; none is the current directory. `testFiles` is whether directories and globs take in `*.test.yaml`. */
export async function expandPaths(
  paths: readonly string[],
  cwd: string,
  stdin: AsyncIterable<Buffer | string> | undefined,
  testFiles = false,
): Promise<Texts> {
  const expanding: Expanding = { cwd, testFiles, texts: [], diagnostics: [], seen: new Set(), left: maxTotalBytes };
  for (const path of paths.length === 0 ? ['.'] : paths) {
    if (path === '-') await readStdin(stdin, expanding);
    else await expand(path, expanding);
  }
  return expanding;
}

async function expand(path: string, expanding: Expanding): Promise<void> {
  const full = absolute(path, expanding);
  const found = await kindOf(full);
  const { diagnostics, cwd, testFiles } = expanding;
  const base = isAbsolute(path) ? '/' : cwd;
  const relative = isAbsolute(path) ? path.slice(1) : path;
  const named = (file: string) => (isAbsolute(path) ? `/${file}` : file);
  const unreadable = (where: string, error: unknown) => diagnostics.push(cannotRead(named(where), error));
  if (found === 'file') await readOne(path, full, expanding);
  else if (found === 'directory') {
    const files = await yamlBelow(relative.replace(/\/+$/, '') || '.', base, unreadable, testFiles);
    if (files.length === 0) diagnostics.push(problem('no-files', `no *.yaml or *.yml files in ${path}`, { span: fileSpan(path) }));
    for (const file of files) await readOne(named(file), join(base, file), expanding);
  } else if (isGlob(path)) {
    const files = await filesOf(relative, base, unreadable, testFiles);
    if (files.length === 0) diagnostics.push(notFound(path, 'no YAML or JSON file matches'));
    for (const file of files) await readOne(named(file), join(base, file), expanding);
  } else if (found === undefined) diagnostics.push(notFound(path, 'there is no file or directory'));
  else diagnostics.push(cannotRead(path, found));
}

/** What a path is; an error where that could not be told, undefined where it does not exist. */
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
    const real = await realpath(full);
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
    if (stdin === undefined) throw new Error('there is none');
    await readStream(stdinName, stdin, expanding);
  } catch (error) {
    expanding.diagnostics.push(cannotRead(stdinName, error));
  }
}

/** Reads to the end or to the limit, whichever comes first: a device or a pipe may have no end. */
async function readStream(file: string, stream: AsyncIterable<Buffer | string>, expanding: Expanding): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxFileBytes || size > expanding.left) {
      const limit = size > maxFileBytes ? 'a file may have 10 MiB' : 'all files together may have 40 MiB';
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

function notFound(path: string, what: string): Diagnostic {
  return problem('file-not-found', `${what}: ${path}`, { span: fileSpan(path) });
}

/** The system's reason in words. */
function cannotRead(file: string, error: unknown): Diagnostic {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: { readonly [code: string]: string } = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'it is a link that leads nowhere',
    ELOOP: 'its links form a circle',
    EMFILE: 'too many files are open',
  };
  return problem('file-unreadable', `${file} cannot be read: ${reasons[code ?? ''] ?? code ?? message}`, { span: fileSpan(file) });
}
