// Runs the script of action.yml as GitHub Actions does: variables in; log, outputs and summary out.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a step left. */
export interface ActionRun {
  readonly code: number;
  /** stdout and stderr. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: { readonly [name: string]: string };
}

const script = fileURLToPath(new URL('../../action/main.js', import.meta.url));
const events = fileURLToPath(new URL('../unit/action/fixtures/', import.meta.url));

/** Runs the step; `event` is a recorded event file of test/unit/action/fixtures. */
export async function runAction(event: string, env: { readonly [name: string]: string }): Promise<ActionRun> {
  const temp = mkdtempSync(join(tmpdir(), 'topo-action-'));
  const [summary, output] = [join(temp, 'summary'), join(temp, 'output')];
  const child = spawn(process.execPath, [script], {
    env: {
      ...{ PATH: process.env['PATH'], GITHUB_REPOSITORY: 'acme/topology', GITHUB_EVENT_PATH: `${events}${event}.json`, RUNNER_TEMP: temp },
      ...{ GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output, ...env },
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const code = await new Promise<number>((ended) => child.once('close', (status) => ended(status ?? 1)));
  const text = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const pairs = text(output)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]]));
  const result = { code, log, summary: text(summary), outputs: Object.fromEntries(pairs) };
  rmSync(temp, { recursive: true });
  return result;
}
