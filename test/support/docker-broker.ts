// A RabbitMQ container through testcontainers, for machines with a Docker engine. Its ports are published on 127.0.0.1 only, and the
// container is removed when this process ends in any way (src/testing/watch-container.ts). A failed start prints the log of the container.
import { randomUUID } from 'node:crypto';
import type { GenericContainer } from 'testcontainers';
import { watchContainer } from '../../src/testing/watch-container.ts';
import { announce } from './announce.ts';
import { askEngine, engineAddress } from './docker-engine.ts';

/** A running container; user guest, password guest. */
export interface DockerBroker {
  readonly amqpUrl: string;
  readonly httpUrl: string;
  /** Stops and removes the container. */
  stop(): Promise<unknown>;
}

/** For RabbitMQ on a busy machine; the 60 s limit of testcontainers is too short for 3.10. */
const startLimitMs = 90_000;

/** Whether a Docker engine responds on this machine, and why it cannot be used. */
export async function findEngine(env: NodeJS.ProcessEnv): Promise<{ docker: boolean; problem?: string }> {
  try {
    const address = engineAddress(env);
    if (address === undefined) return { docker: false };
    const answer = await askEngine(address);
    if (answer === 'no-permission') return { docker: false, problem: noPermission(address) };
    return { docker: answer === 'answers' };
  } catch (error) {
    return { docker: false, problem: messageOf(error) };
  }
}

/**
 * Pulls the images that the engine lacks.
 * @throws with the cause in one line: no engine, no permission for its socket, an image that cannot be pulled
 */
export async function pullImages(images: readonly string[]): Promise<void> {
  const { ImageName } = await import('testcontainers');
  const client = await connectEngine();
  for (const image of images) {
    const name = ImageName.fromString(image);
    if (await client.image.exists(name)) continue;
    try {
      await announce(`pulling ${image} (about 100 MB)`, client.image.pull(name));
    } catch (error) {
      throw new Error(`cannot pull ${image}: ${messageOf(error)}`, { cause: error });
    }
    // an error during a pull (a limit of the registry, a full disk) is not thrown
    if (!(await client.image.exists(name))) throw new Error(`cannot pull ${image}: docker pull ${image} shows why`);
  }
}

async function connectEngine() {
  const address = engineAddress(process.env);
  if (address === undefined) throw new Error('no Docker engine: neither DOCKER_HOST, a Docker context nor a socket names one');
  if (address.startsWith('unix://') && (await askEngine(address)) === 'no-permission') throw new Error(noPermission(address));
  process.env['DOCKER_HOST'] = address; // testcontainers reads no context
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().catch((cause: unknown) => {
    throw new Error(`no Docker engine answers at ${address}`, { cause });
  });
}

function noPermission(address: string): string {
  return `no permission for ${address.replace(/^unix:\/\//, '')}, the socket of Docker (its group is usually "docker")`;
}

/** The first line of an error without the prefix of the HTTP client. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').replace(/^\(HTTP code \d+\) [\w ]+ - /, '').trim();
}

/**
 * Starts an image with the management plugin, such as rabbitmq:4-management.
 * @throws when it cannot be pulled or is not up in 90 s
 */
export async function startContainer(image: string): Promise<DockerBroker> {
  await pullImages([image]);
  const name = `topo-test-${randomUUID()}`;
  let log = '';
  const container = await describeContainer(image, name, (line) => {
    log += line;
  });
  const watched = watchContainer(name);
  try {
    const started = await container.start();
    // not localhost: that may be ::1, where the container is not published
    const authority = `guest:guest@${started.getHost() === 'localhost' ? '127.0.0.1' : started.getHost()}`;
    return {
      amqpUrl: `amqp://${authority}:${started.getMappedPort(5672)}`,
      httpUrl: `http://${authority}:${started.getMappedPort(15_672)}`,
      async stop() {
        await started.stop();
        watched.end(); // last: until then it removes the container if this process dies
      },
    };
  } catch (error) {
    watched.remove();
    const logged = log === '' ? 'it printed nothing' : `its log:\n${log.slice(-8000)}`;
    throw new Error(`${image} did not start: ${messageOf(error)}; ${logged}`, { cause: error });
  }
}

async function describeContainer(image: string, name: string, onLog: (line: string) => void): Promise<GenericContainer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const client = await connectEngine();
  const isLocal = ['localhost', '127.0.0.1'].includes(client.info.containerRuntime.host);
  class LocalContainer extends GenericContainer {
    protected override async beforeContainerCreated(): Promise<void> {
      if (!isLocal) return; // a remote engine must publish on an address that this machine can reach
      for (const ports of Object.values(this.hostConfig.PortBindings as { [port: string]: { HostIp?: string }[] }))
        for (const port of ports) port.HostIp = '127.0.0.1';
    }
  }
  return new LocalContainer(image)
    .withName(name)
    .withLabels({ 'topo-test': 'true' })
    .withExposedPorts(5672, 15_672)
    .withEnvironment({ RABBITMQ_DEFAULT_USER: 'guest', RABBITMQ_DEFAULT_PASS: 'guest' })
    .withWaitStrategy(Wait.forLogMessage('Server startup complete'))
    .withStartupTimeout(startLimitMs)
    .withAutoCleanup(false) // watchContainer removes it, not Ryuk
    .withLogConsumer((stream) => stream.on('data', (line: Buffer | string) => onLog(String(line))));
}
