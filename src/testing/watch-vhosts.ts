// Registers the virtual hosts of tests with a process beside this one, remove-left.js, which deletes those that remain when this one has ended.
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type BrokerAddress, printAddress } from '../broker/address.ts';

let pipe: Socket | undefined;

/** The pipe to the process, which is started with the first virtual host. It does not keep this one running. */
function opened(): Socket {
  if (pipe !== undefined && !pipe.destroyed) return pipe;
  const script = fileURLToPath(new URL('remove-left.js', import.meta.url));
  // detached: Ctrl-C in a terminal must not reach it
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} });
  // without it, a virtual host may remain, and nothing else
  child.on('error', () => {});
  child.unref();
  pipe = child.stdin as Socket;
  pipe.on('error', () => {});
  pipe.unref();
  return pipe;
}

/** From now on, a virtual host is deleted when this process ends. Its login passes through the pipe alone. */
export function watchVhost(name: string, address: BrokerAddress): void {
  const authorization = `Basic ${Buffer.from(`${address.user}:${address.password}`).toString('base64')}`;
  opened().write(`${JSON.stringify({ add: name, url: printAddress(address), authorization })}\n`);
}

/** It was deleted. */
export function forgetVhost(name: string): void {
  opened().write(`${JSON.stringify({ done: name })}\n`);
}
