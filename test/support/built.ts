// vitest globalSetup: builds dist if it is older than the sources, for the tests that start topo as a separate process. A process from
// the sources through tsx takes a second of processor time more per start.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds now, and again before a rerun in watch mode. @throws with the output of the compiler if it fails */
export default function setup(project: TestProject): void {
  build();
  project.onTestsRerun(async () => build());
}

function build(): void {
  if (lastChange(`${root}src`) < timeOf(`${root}dist/cli/main.js`)) return;
  const { status, stdout, stderr, error } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`the build failed:\n${stdout}${stderr}`);
}

/** The newest modification below a directory, in milliseconds; directories count, since a deleted file changes only those. */
function lastChange(directory: string): number {
  const entries = readdirSync(directory, { withFileTypes: true });
  return Math.max(
    timeOf(directory),
    ...entries.map((entry) => (entry.isDirectory() ? lastChange(`${directory}/${entry.name}`) : timeOf(`${directory}/${entry.name}`))),
  );
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
