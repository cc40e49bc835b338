// A broker in Docker through the package testcontainers, which is an optional dependency: imported when a container is started.
import { randomUUID } from 'node:crypto';
import type { RunningBroker } from './running-broker.ts';
import { watchContainer } from './watch-container.ts';

/** Milliseconds from the start of the container until RabbitMQ accepts clients; images are pulled before. */
const startMs = 120_000;

/** The ports inside of the container. */
const ports = { amqp: 5672, management: 15_672 } as const;

/** Why no container can be used: testcontainers is not installed, or finds no container engine. */
export class NoContainers extends Error {
  override readonly name = 'NoContainers';
}

/**
 * Starts an image with the management plugin. A process beside this one removes the container when this one ends in any way.
 * @throws NoContainers; with the log of the container if it does not start
 */
export async function startContainer(image: string, plugins: readonly string[]): Promise<RunningBroker> {
  const { GenericContainer, getContainerRuntimeClient, Wait } = await loaded();
  try {
    await getContainerRuntimeClient();
  } catch (error) {
    throw new NoContainers(`testcontainers finds no Docker engine (${firstLine(error)})`, { cause: error });
  }
  const enabled = `[${['rabbitmq_management', ...plugins].join(',')}].\n`;
  let log = '';
  const name = `topo-test-${randomUUID()}`;
  const watched = watchContainer(name);
  try {
    const described = new GenericContainer(image)
      .withName(name)
      .withExposedPorts(ports.amqp, ports.management)
      .withEnvironment({ RABBITMQ_DEFAULT_USER: 'guest', RABBITMQ_DEFAULT_PASS: 'guest' })
      .withCopyContentToContainer([{ content: enabled, target: '/etc/rabbitmq/enabled_plugins', mode: 0o644 }])
      .withWaitStrategy(Wait.forLogMessage('Server startup complete'))
      .withStartupTimeout(startMs)
      .withLogConsumer((stream) =>
        stream.on('data', (line: Buffer | string) => {
          log = `${log}${String(line)}`.slice(-4000);
        }),
      );
    // a method of later versions of testcontainers; the others start Ryuk too
    if ('withAutoCleanup' in described) described.withAutoCleanup(false);
    const container = await described.start();
    const authority = (port: number): string => `guest:guest@${container.getHost()}:${container.getMappedPort(port)}`;
    return {
      url: `amqp://${authority(ports.amqp)}`,
      management: `http://${authority(ports.management)}`,
      async stop() {
        await container.stop();
        watched.end();
      },
    };
  } catch (error) {
    watched.remove();
    throw new Error(`the image ${image} did not start: ${firstLine(error)}${log === '' ? '' : `\n${log}`}`, { cause: error });
  }
}

async function loaded(): Promise<typeof import('testcontainers')> {
  try {
    return await import('testcontainers');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new NoContainers('the package testcontainers is not installed', { cause: error });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
