// The broker of a test: a running one, else a private process, else a container. One that is started serves all tests of the process that
// run at the same time or shortly after each other.
import { setTimeout as sleep } from 'node:timers/promises';
import { NoContainers, startContainer } from './docker-broker.ts';
import { findInstallation, startInstalled } from './installed-broker.ts';
import type { RunningBroker } from './running-broker.ts';

/** Which broker to use. */
export interface BrokerChoice {
  /** AMQP URL of a running broker; default the environment variable `RABBITMQ_URL`. Its virtual host is not used. */
  readonly url?: string;
  /** URL of its management API; default `RABBITMQ_MANAGEMENT_URL` if `url` is not given either, else port 15672 (TLS: 15671) of the same host. */
  readonly management?: string;
  /** Docker image, which takes precedence over an installed RabbitMQ, but not over a running broker; default `rabbitmq:4-management`. */
  readonly image?: string;
  /** Plugins to enable in a broker that is started, besides `rabbitmq_management`; default none. */
  readonly plugins?: readonly string[];
}

/** A broker in use. */
export interface FoundBroker {
  readonly url: string;
  readonly management: string | undefined;
  /** Its origin, as a phrase. */
  readonly origin: string;
  /** Releases the broker. Never throws. */
  release(): void;
}

/** Variables of the environment. */
export type Environment = { readonly [name: string]: string | undefined };

const defaultImage = 'rabbitmq:4-management';

/** Milliseconds for which a started broker waits for the next test after the last one. */
const lingerMs = 10_000;

interface Shared {
  readonly broker: Promise<RunningBroker>;
  users: number;
  /** Counts uses, so that a stop that is due is skipped if there was another one. */
  uses: number;
}

/** Started brokers by origin and plugins. */
const shared = new Map<string, Shared>();

/**
 * Finds or starts a broker.
 * @throws with all ways to get one if there is none; if one does not start
 */
export async function findBroker({ url, management, image, plugins = [] }: BrokerChoice, env: Environment): Promise<FoundBroker> {
  const release = (): void => {};
  if (url !== undefined) return { url, management, origin: 'the option url', release };
  const { RABBITMQ_URL: named, RABBITMQ_MANAGEMENT_URL: api } = env;
  if (named) return { url: named, management: management ?? (api || undefined), origin: 'RABBITMQ_URL', release };
  const installation = image === undefined ? findInstallation(env['PATH'] ?? '') : undefined;
  if (installation !== undefined) {
    const origin = `a private process of ${installation.server}`;
    return await share(origin, plugins, () => startInstalled(installation, plugins));
  }
  const from = image ?? defaultImage;
  try {
    return await share(`the Docker image ${from}`, plugins, () => startContainer(from, plugins));
  } catch (error) {
    if (error instanceof NoContainers) throw nothingFound(error, image);
    throw error;
  }
}

function nothingFound(error: NoContainers, image: string | undefined): Error {
  const lines = [
    'no RabbitMQ broker for this test; provide one of these:',
    '  - a running broker: pass url, or set RABBITMQ_URL (and RABBITMQ_MANAGEMENT_URL); neither is set',
    image === undefined
      ? '  - an installed RabbitMQ: no rabbitmq-server and erl were found, on the PATH or in the folders of packages'
      : '  - an installed RabbitMQ: not used, since image is set',
    `  - a container: npm install --save-dev testcontainers, with a Docker engine; ${error.message}`,
  ];
  return new Error(lines.join('\n'), { cause: error });
}

async function share(origin: string, plugins: readonly string[], start: () => Promise<RunningBroker>): Promise<FoundBroker> {
  const key = JSON.stringify([origin, [...plugins].sort()]);
  const one = shared.get(key) ?? { broker: start(), users: 0, uses: 0 };
  shared.set(key, one);
  one.users += 1;
  one.uses += 1;
  try {
    const { url, management } = await one.broker;
    return { url, management, origin, release: () => void releaseOne(key, one) };
  } catch (error) {
    if (shared.get(key) === one) shared.delete(key);
    throw error;
  }
}

/** Does not keep the process running: the broker ends with it. */
async function releaseOne(key: string, one: Shared): Promise<void> {
  one.users -= 1;
  const { uses } = one;
  await sleep(lingerMs, undefined, { ref: false });
  if (one.users > 0 || one.uses !== uses) return;
  shared.delete(key);
  // whatever this leaves ends with the process
  await one.broker.then((broker) => broker.stop()).catch(() => {});
}
