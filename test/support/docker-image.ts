// Images for tests, of the engine that the `docker` command uses: that of the Dockerfile, and RabbitMQ.
import { spawnSync } from 'node:child_process';
import { root, run } from './packed.ts';

/** Why no image can be built here; undefined if an engine responds within 5 s. */
export function reasonAgainstImages(): string | undefined {
  const { status, error, stderr } = spawnSync('docker', ['version'], { encoding: 'utf8', timeout: 5000 });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1);
}

/** Runs `docker` in the folder of the project. @returns its standard output without line ends @throws with its whole output if it fails */
export async function docker(...args: readonly string[]): Promise<string> {
  return (await run('docker', args, root)).trimEnd();
}

/** Whether the engine has an image, or can pull it. */
async function has(image: string): Promise<boolean> {
  const works = (...args: readonly string[]): Promise<boolean> =>
    docker(...args).then(
      () => true,
      () => false,
    );
  return (await works('image', 'inspect', image)) || (await works('pull', '--quiet', image));
}

/** An image of RabbitMQ: the default of the library, or, where the engine cannot pull it, one made from packages of Debian. */
export async function rabbitmqImage(): Promise<string> {
  const image = 'rabbitmq:4-management';
  return (await has(image)) ? image : await makeImage('rabbitmq', 'forky');
}

/** @returns the name of the image that scripts/docker-image.sh makes */
async function makeImage(...args: readonly string[]): Promise<string> {
  return (await run(`${root}scripts/docker-image.sh`, args, root)).trim();
}

/**
 * Builds the Dockerfile on its own base image, or, where the engine cannot pull it, on one made from packages of Debian and npm.
 * @returns the base image
 */
export async function buildImage(tag: string, base: string, args: readonly string[]): Promise<string> {
  if (await has(base)) {
    await docker('build', '--tag', tag, ...args, '.');
    return base;
  }
  const local = await makeImage('node');
  // an engine that reaches no registry may have no network for its containers either
  await docker('build', '--network', 'host', '--build-arg', `NODE_IMAGE=${local}`, '--tag', tag, ...args, '.');
  return local;
}
