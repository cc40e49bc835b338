// Removes a container when the process that started it has ended in any way: Ctrl-C at any moment, SIGKILL, a crash. Reads a pipe from that
// process, which ends with it. Argument: the name of the container. Plain JavaScript, since it runs on its own.
import { setTimeout as sleep } from 'node:timers/promises';

const name = process.argv[2];
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));

const { getContainerRuntimeClient } = await import('testcontainers');
const client = await getContainerRuntimeClient();
// the request that creates the container may still be running
for (const pause of [0, 2000, 5000]) {
  await sleep(pause);
  try {
    await client.container.getById(name).remove({ force: true, v: true });
    break;
  } catch (error) {
    if (error.statusCode !== 404) process.stderr.write(`cannot remove the container ${name}: ${error.message}\n`);
  }
}
