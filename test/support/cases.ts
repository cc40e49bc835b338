// Runs case directories, test/cases/<stage>/<name>/: each contains files as a user would write them, and the expected output of topo.
// A stage names its input files and returns the texts of the expected files. An unknown file fails the case.
// `npx vitest run -u test/cases.test.ts` or UPDATE_CASES=1 rewrites the expectations.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** One case directory. */
export interface CaseDir {
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  /** Relative paths of the matching files, sorted; they count as known from then on. */
  take(form: RegExp): readonly string[];
  /** The JSON of a file, which counts as known; `otherwise` if it does not exist. */
  json<T>(file: string, otherwise: T): T;
  /** Ends the case as skipped. */
  skip(): never;
}

/** Runs a case; the result contains the text of each expected file. No other expected file may exist. */
export type Runner = (dir: CaseDir) => Promise<{ readonly [expectedFile: string]: string }>;

const root = new URL('../cases/', import.meta.url).pathname;

/** Declares one test per case directory of each stage, or of the named stages. */
export function runCases(stages: { readonly [stage: string]: Runner }, only: readonly string[] = directoriesIn(root)): void {
  for (const stage of only) {
    describe(stage, () => {
      const runner = stages[stage];
      for (const name of directoriesIn(join(root, stage))) {
        it.concurrent(name, async ({ skip }) => {
          if (runner === undefined) throw new Error(`no runner for the stage ${stage}`);
          await runCase(name, join(root, stage, name), runner, () =>
            skip('it needs a broker that fails on command, or a plugin that is not enabled'),
          );
        });
      }
    });
  }
}

async function runCase(name: string, path: string, runner: Runner, skip: () => never): Promise<void> {
  const files = filesBelow(path);
  const known = new Set<string>();
  const take = (form: RegExp) => {
    const taken = files.filter((file) => form.test(file));
    for (const file of taken) known.add(file);
    return taken;
  };
  const json = <T>(file: string, otherwise: T): T => {
    known.add(file);
    return files.includes(file) ? JSON.parse(readFileSync(join(path, file), 'utf8')) : otherwise;
  };
  const outputs = await runner({ name, path, take, json, skip });
  expect(
    files.filter((file) => !Object.hasOwn(outputs, file)),
    `${name} has input files`,
  ).not.toEqual([]);
  const updating = isUpdating();
  for (const [file, text] of Object.entries(outputs)) {
    const expected = existsSync(join(path, file)) ? readFileSync(join(path, file), 'utf8') : undefined;
    if (updating && expected !== text) writeFileSync(join(path, file), text);
    else expect(text, `${name}/${file}: UPDATE_CASES=1 writes it`).toBe(expected);
  }
  const stray = files.filter((file) => !known.has(file) && !(file in outputs));
  if (updating) for (const file of stray.filter((one) => isExpectation(one))) rmSync(join(path, file));
  const left = updating ? stray.filter((file) => !isExpectation(file)) : stray;
  expect(left, `${name}: files that nobody reads, or that are no longer produced`).toEqual([]);
}

/** Files of the harness itself. */
function isExpectation(file: string): boolean {
  return /^((diagnostics|plan|plan\.\d+|run|after|lint)\.txt|topology\.json|tests\.json|fixed\.yaml)$/.test(file);
}

/** vitest does not pass `-u` to tests; it is in the state of expect. */
function isUpdating(): boolean {
  const state = expect.getState() as unknown as { readonly snapshotState?: { readonly _updateSnapshot?: string } };
  return process.env['UPDATE_CASES'] === '1' || state.snapshotState?._updateSnapshot === 'all';
}

/** Names of the case directories of a stage. */
export function directoriesIn(path: string): readonly string[] {
  return readdirSync(path)
    .filter((name) => statSync(join(path, name)).isDirectory())
    .sort();
}

function filesBelow(path: string): readonly string[] {
  const found: string[] = [];
  const walk = (directory: string) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(directory, entry.name));
      else found.push(relative(path, join(directory, entry.name)));
    }
  };
  walk(path);
  return found.sort();
}
