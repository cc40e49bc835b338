// Makes a clone ready to run: installs packages where they are missing or older than the lock file, and builds. Plain JavaScript, as it
// runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = `${root}node_modules/.package-lock.json`;

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`topo needs Node 20.19 or newer; this is ${process.versions.node}`);
  process.exit(1);
}
if (!existsSync(mark) || statSync(mark).mtimeMs < statSync(`${root}package-lock.json`).mtimeMs)
  run('npm', ['ci', '--no-audit', '--no-fund']);
run('npm', ['run', '--silent', 'build']);
