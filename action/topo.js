// Runs topo for the action: the built program beside it, as in the package or a built clone, or else the published version through npx.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} path */
const beside = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The command line that runs topo.
 * @param {{ binary: string, version: string }} inputs `binary`: a script of Node; both may be empty
 * @returns {readonly [string, ...string[]]}
 */
export function programOf({ binary, version }) {
  if (binary !== '') return [process.execPath, binary];
  const built = existsSync(beside('../dist/cli/main.js'));
  if (version === '' && built) return [process.execPath, beside('../bin/topo.js')];
  const wanted = version === '' ? JSON.parse(readFileSync(beside('../package.json'), 'utf8')).version : version;
  if (!/^[\w.+-]+$/.test(wanted)) throw new Error(`version ${JSON.stringify(wanted)} is not a valid version`);
  return ['npx', '--yes', `rabbit-topo@${wanted}`];
}

/**
 * Runs topo without a shell; what it writes to stderr is the log of the job.
 * @param {readonly [string, ...string[]]} program
 * @param {readonly string[]} argv
 * @param {{ cwd: string }} options
 * @returns {Promise<{ code: number, out: string }>}
 */
export function runTopo([command, ...before], argv, { cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...argv], { cwd, env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, out }));
  });
}

/** The variables of the job, such as RABBITMQ_URL, without the token: topo does not need it. */
function environment() {
  const { TOPO_TOKEN: _, ...rest } = process.env;
  return rest;
}
