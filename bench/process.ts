// Runs a command as a separate process and measures its duration and peak memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An ended process. */
export interface Run {
  /** From the start of the process until it ended and its output was read, in milliseconds. */
  readonly ms: number;
  /** Peak resident memory according to the kernel, in bytes; absent if it could not be read (no /proc, or too short a lifetime). */
  readonly peakBytes?: number;
  readonly exitCode: number;
  readonly stdout: string;
}

const topoBin = fileURLToPath(new URL('../bin/topo.js', import.meta.url));
/** The mark only grows, so a poll misses at most the growth of the last 20 ms. */
const pollMs = 20;

/** Runs a command to its end. @throws with its stderr if the exit code is not 0, unless `any` is expected */
export async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv, expected: 0 | 'any' = 0): Promise<Run> {
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
  if (exitCode !== 0 && expected === 0)
    throw new Error(`${[command, ...args].join(' ')} ended with exit code ${exitCode}\n${texts.stderr}`);
  return { ms, exitCode, stdout: texts.stdout, ...(peakBytes === 0 ? {} : { peakBytes }) };
}

/** Runs topo as its users do: a new Node process on the built files. @throws like run() */
export function runTopo(args: readonly string[], env: NodeJS.ProcessEnv, expected: 0 | 'any' = 0): Promise<Run> {
  return run(process.execPath, [topoBin, ...args], { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env }, expected);
}

function peakOf(pid: number | undefined): number {
  try {
    const [, kibibytes = '0'] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return 0; // it has ended, or there is no /proc
  }
}
