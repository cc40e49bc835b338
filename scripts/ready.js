// Prepares a clone: installs packages if they are missing or older than the lock file, and builds. Prints its progress with
// durations, as a first installation takes up to a minute. Plain JavaScript, as it runs before anything is installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = `${root}node_modules/.package-lock.json`;
const terminal = process.stderr.isTTY === true;

/** Runs a command of npm; after `quietMs` it prints every few seconds that it is still running. */
async function run(what, args, quietMs = 0) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  const show = (text) => process.stderr.write(terminal ? `\r\u001b[K${text}` : `${text}\n`);
  if (quietMs === 0) show(`${what} ...`);
  const alive = setInterval(() => performance.now() - began >= quietMs && show(`${what}: ${seconds()} ...`), terminal ? 1000 : 10_000);
  const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  const [status] = await once(child, 'close');
  clearInterval(alive);
  if (status !== 0) {
    process.stderr.write(`${terminal ? '\n' : ''}${output}`);
    console.error(`npm ${args.join(' ')} failed after ${seconds()}`);
    process.exit(status ?? 1);
  }
  if (quietMs === 0 || performance.now() - began >= quietMs) show(`${what}: done in ${seconds()}${terminal ? '\n' : ''}`);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`topo needs Node 20.19 or newer; this is ${process.versions.node}`);
  process.exit(1);
}
if (!existsSync(mark) || statSync(mark).mtimeMs < statSync(`${root}package-lock.json`).mtimeMs)
  await run('Installing packages, about 290 MB on disk (npm ci; 15 to 60 s)', ['ci', '--no-audit', '--no-fund']);
await run('Building topo', ['run', '--silent', 'build'], 3000);
