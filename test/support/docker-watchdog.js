// Removes a container when the process that started it is gone, however it ended: Ctrl-C at any moment, SIGKILL, a crash. Reads a pipe
// from that process, which ends with it. Arguments: the name of the container. testcontainers has a container of its own for that, Ryuk,
// but it is one more image to pull, needs the engine's socket inside of a container, and is refused on some machines.
import { setTimeout as sleep } from 'node:timers/promises';

const name = process.argv[2];
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));

const { getContainerRuntimeClient } = await import('testcontainers');
const client = await getContainerRuntimeClient();
// the request that creates the container may still be under way
for (const pause of [0, 2000, 5000]) {
  await sleep(pause);
  try {
    await client.container.getById(name).remove({ force: true, v: true });
    break;
  } catch (error) {
    if (error.statusCode !== 404) console.error(`cannot remove the container ${name}: ${error.message}`);
  }
}
