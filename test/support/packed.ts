// The package as users install it: packed, and installed into an empty project. Needs the npm registry, or its cache, for the dependencies.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The folder of the project, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm pack --json` reports. */
export interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Runs a program and returns its standard output. @throws with its whole output if it fails */
export async function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd, env, maxBuffer: 1e8 }).catch((error) => {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
  });
  return stdout;
}

/** Packs the project as it is built into a folder. */
export async function pack(folder: string): Promise<Packed> {
  const text = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  // some versions of npm print an object by package name instead of a list
  const [packed] = Object.values(JSON.parse(text.slice(text.search(/^[[{]/m)))) as [Packed];
  return packed;
}

/** Creates an empty project with the package; returns its folder. */
export async function installIn(folder: string, { filename }: Packed): Promise<string> {
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  await run('npm', ['install', ...flags, join(folder, filename)], project);
  return project;
}
