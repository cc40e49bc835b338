// A RabbitMQ container through testcontainers, for machines with a Docker engine. A start that fails prints the
// container's log and removes the container, which testcontainers alone would leave behind without a word.
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

/** A running container; user guest, password guest. */
export interface DockerBroker {
  readonly amqpUrl: string;
  readonly httpUrl: string;
  /** Stops and removes the container. */
  stop(): Promise<unknown>;
}

/** The module's own limit of 30 s is too short for RabbitMQ on a busy machine. */
const startLimitMs = 90_000;

/**
 * Starts an image with the management plugin, such as rabbitmq:4-management.
 * @throws when it cannot be pulled or is not up in 90 s
 */
export async function startContainer(image: string): Promise<DockerBroker> {
  const { RabbitMQContainer } = await import('@testcontainers/rabbitmq');
  const name = `topo-test-${randomUUID()}`;
  let log = '';
  const container = new RabbitMQContainer(image).withName(name).withStartupTimeout(startLimitMs);
  container.withLogConsumer((stream) => stream.on('data', (line: Buffer | string) => (log += line)));
  try {
    const started = await container.start();
    const authority = `guest:guest@${started.getHost()}`;
    return {
      amqpUrl: `amqp://${authority}:${started.getMappedPort(5672)}`,
      httpUrl: `http://${authority}:${started.getMappedPort(15_672)}`,
      stop: () => started.stop(),
    };
  } catch (error) {
    console.error(`${image} did not start; its log:\n${log.slice(-8000)}`);
    await removeContainer(name);
    throw error;
  }
}

async function removeContainer(name: string): Promise<void> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    const client = await getContainerRuntimeClient();
    await client.container.getById(name).remove({ force: true, v: true });
  } catch {
    // never made, or no engine: the error of the start tells more
  }
}

/** True when a Docker engine answers on its socket (DOCKER_HOST=unix://…, else /var/run/docker.sock) within a second. */
export function dockerAnswers(): Promise<boolean> {
  const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  if (!host.startsWith('unix://')) return Promise.resolve(false); // an engine elsewhere: only when TOPO_TEST_IMAGES asks for it
  return new Promise((resolve) => {
    const ping = request({ socketPath: host.slice('unix://'.length), path: '/_ping', timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.once('timeout', () => ping.destroy());
    ping.once('close', () => resolve(false));
    ping.once('error', () => resolve(false));
    ping.end();
  });
}
