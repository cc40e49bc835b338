// Private nodes after the death of the process that started them: their watchdogs must leave nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import { processesNaming } from './processes.ts';

/**
 * Runs a script, which prints the folder of its nodes and waits, in a process of its own; kills it, and waits for the end of the nodes.
 * @param prefix of the packages: process.argv[1] of the script
 */
export async function expectNoOrphans(script: string, prefix: string): Promise<void> {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', `${script}; setInterval(() => {}, 1000);`, prefix];
  const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [dir] = (await once(createInterface(parent.stdout), 'line')) as [string];
  expect(processesNaming(dir)).not.toEqual([]);
  parent.kill('SIGKILL');
  await eventually(() => expect(processesNaming(dir)).toEqual([]));
  await eventually(() => expect(existsSync(dir)).toBe(false));
}
