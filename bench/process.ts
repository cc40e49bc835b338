// Runs a command as a process of its own and says how long it took and how much memory it had at most.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A process that has ended. */
export interface Run {
  /** From the start of the process until it ended and its output was read, in milliseconds. */
  readonly ms: number;
  /** The kernel's high-water mark of resident memory, in bytes; absent where it could not be seen (no /proc, or too short a life). */
  readonly peakBytes?: number;
  readonly exitCode: number;
  readonly stdout: string;
}

const topoBin = fileURLToPath(new URL('../bin/topo.js', import.meta.url));
/** The mark only grows, so that what a poll misses is the growth of the last 20 ms. */
const pollMs = 20;

/** Runs a command to its end. @throws with its stderr where it ends with another exit code than 0 */
export async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const started = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => {
    texts.stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    texts.stderr += data.toString();
  });
  let peakBytes = 0;
  const poll = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(child.pid));
  }, pollMs);
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  }).finally(() => clearInterval(poll));
  const ms = performance.now() - started;
  if (exitCode !== 0) throw new Error(`${[command, ...args].join(' ')} ended with exit code ${exitCode}\n${texts.stderr}`);
  return { ms, exitCode, stdout: texts.stdout, ...(peakBytes === 0 ? {} : { peakBytes }) };
}

/** Runs topo as its users do: a new Node process on the built files. @throws like run() */
export function runTopo(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  return run(process.execPath, [topoBin, ...args], { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env });
}

function peakOf(pid: number | undefined): number {
  try {
    const [, kibibytes = '0'] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return 0; // it has ended, or there is no /proc
  }
}
