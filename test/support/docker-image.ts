// The image of the Dockerfile, built by the engine that the `docker` command uses.
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

/**
 * Builds the Dockerfile on its own base image, or, where the engine cannot pull it, on one made from packages of Debian and npm.
 * @returns the base image
 */
export async function buildImage(tag: string, base: string, args: readonly string[]): Promise<string> {
  if (await has(base)) {
    await docker('build', '--tag', tag, ...args, '.');
    return base;
  }
  const local = (await run(`${root}scripts/docker-image.sh`, ['node'], root)).trim();
  // an engine that reaches no registry may have no network for its containers either
  await docker('build', '--network', 'host', '--build-arg', `NODE_IMAGE=${local}`, '--tag', tag, ...args, '.');
  return local;
}
