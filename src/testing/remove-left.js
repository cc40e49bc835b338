// Deletes the virtual hosts of tests whose process has ended without stopping them: Ctrl-C, SIGKILL, a crash. Reads a pipe from that process,
// which ends with it: one JSON document per line, { add: VHOST, url, authorization } or { done: VHOST }. Plain JavaScript, since it runs on its own.
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const left = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { add, done, ...access } = JSON.parse(line);
  if (add !== undefined) left.set(add, access);
  else left.delete(done);
}

/** Milliseconds. */
const limit = 30_000;

async function remove(vhost, { url, authorization }) {
  const options = { method: 'DELETE', headers: { authorization }, signal: AbortSignal.timeout(limit) };
  return await fetch(`${url}/api/vhosts/${vhost}`, options);
}

/** Once more after a while if it does not exist: the request that creates it may still be running. */
await Promise.allSettled(
  [...left].map(async ([vhost, access]) => {
    if ((await remove(vhost, access)).status !== 404) return;
    await sleep(5_000);
    await remove(vhost, access);
  }),
);
