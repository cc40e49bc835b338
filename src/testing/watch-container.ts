// Registers a container with a process beside this one, remove-container.js, which removes it when this one has ended. testcontainers has a
// separate container for that, Ryuk, but this is another image to pull, requires the socket of the engine inside a container, and is
// forbidden on some machines.
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The process that watches one container. It does not keep this one running. */
export interface ContainerWatch {
  /** Removes the container now, without waiting. */
  remove(): void;
  /** The container was removed. */
  end(): void;
}

/** From now on, the container of that name is removed when this process ends; it need not exist yet. */
export function watchContainer(name: string): ContainerWatch {
  const script = fileURLToPath(new URL('remove-container.js', import.meta.url));
  // detached: Ctrl-C in a terminal must not reach it
  const child = spawn(process.execPath, [script, name], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
  // without it, a container may remain, and nothing else
  child.on('error', () => {});
  child.unref();
  const pipe = child.stdin as Socket;
  pipe.on('error', () => {});
  pipe.unref();
  return { remove: () => pipe.end(), end: () => child.kill('SIGKILL') };
}
