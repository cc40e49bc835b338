// Deletes the virtual hosts of tests whose process has ended without stopping them: Ctrl-C, SIGKILL, a crash. Reads a pipe from that process,
// which ends with it: one JSON document per line, { add: VHOST, url, authorization } or { done: VHOST }. Plain JavaScript, since it runs on its own.
import { createInterface } from 'node:readline';

const left = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { add, done, ...access } = JSON.parse(line);
  if (add !== undefined) left.set(add, access);
  else left.delete(done);
}

/** Milliseconds; nobody waits for it. */
const limit = 30_000;

await Promise.allSettled(
  [...left].map(([vhost, { url, authorization }]) =>
    fetch(`${url}/api/vhosts/${vhost}`, { method: 'DELETE', headers: { authorization }, signal: AbortSignal.timeout(limit) }),
  ),
);
