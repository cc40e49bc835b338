// The source of real brokers for tests, the quickstart and the benchmark. The first that applies:
//   TOPO_TEST_BROKERS  "4.3=amqp://…|http://…;3.10=…"          running brokers
//   TOPO_TEST_IMAGES   "rabbitmq:3.13-management,…"             Docker, through testcontainers
//   TOPO_TEST_SUITES   "bookworm,trixie,forky"                  private nodes from Debian's packages, fetched without root
//   nothing set: the newest RabbitMQ alone, from Docker if an engine answers and has or gets the image, else a private node from the
//   installed package, else from the suite forky; with TOPO_TEST_VERSIONS=all, RabbitMQ 3.10, 4.0 and 4.3 from Docker or the three suites
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findEngine, pullImages, startContainer } from './docker-broker.ts';
import { startPrivateBroker } from './private-broker.ts';

/** A broker under test. Its URLs carry the credentials of an administrator and no path. */
export interface BrokerInfo {
  /** As in the variable that requested it: "4.3", "bookworm", "rabbitmq:4-management", "installed". */
  readonly name: string;
  /** As the broker reports it, such as "3.10.8". */
  readonly version: string;
  readonly amqpUrl: string;
  readonly httpUrl: string;
}

/** A broker that startBrokers started or found. */
export interface StartedBroker extends BrokerInfo {
  /** Its source as text: "Docker image rabbitmq:4-management". */
  readonly origin: string;
}

/** The addresses of a broker; becomes a BrokerInfo once the broker has reported its version. */
export type BrokerUrls = Pick<BrokerInfo, 'amqpUrl' | 'httpUrl'>;

/** The brokers to start or to use. */
export type BrokerSource =
  | { readonly kind: 'given'; readonly brokers: readonly (BrokerUrls & { readonly name: string })[] }
  | { readonly kind: 'images'; readonly images: readonly string[] }
  | { readonly kind: 'suites'; readonly suites: readonly string[] }
  | { readonly kind: 'installed' };

/** The sources that the machine offers if no variable is set. */
export interface Machine {
  readonly docker: boolean;
  readonly installed: boolean;
}

interface Started extends BrokerUrls {
  readonly name: string;
  readonly origin: string;
  stop(): Promise<unknown>;
}

/** The oldest supported first and the newest last. */
const defaultImages = ['rabbitmq:3.10-management', 'rabbitmq:4.0-management', 'rabbitmq:4-management'];
const defaultSuites = ['bookworm', 'trixie', 'forky'];

/**
 * Starts (or finds) the brokers and reads their versions. `oneIsEnough` limits them to the newest default, or to the first of a list given.
 * All of them start or none is kept: the first failure stops the others and is thrown. Long steps are announced on stderr.
 */
export async function startBrokers(options: { oneIsEnough?: boolean } = {}): Promise<{ brokers: StartedBroker[]; stop(): Promise<void> }> {
  const starting = start(await findSource(process.env, options.oneIsEnough ?? false));
  const outcomes = await Promise.allSettled(
    starting.map(async (promise) => {
      const broker = await promise;
      const { name, origin, amqpUrl, httpUrl } = broker;
      return { name, version: await readVersion(broker), origin, amqpUrl, httpUrl };
    }),
  );
  const stop = async (): Promise<void> => {
    const started = (await Promise.allSettled(starting)).filter((outcome) => outcome.status === 'fulfilled');
    await Promise.all(started.map(({ value }) => value.stop()));
  };
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return { brokers: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])), stop };
}

/**
 * Selects the source of brokers on this machine. A Docker engine that exists but cannot be used is skipped with one line that names the
 * cause, unless TOPO_TEST_IMAGES asks for it.
 * @throws when a variable asks for brokers that cannot be started
 */
export async function findSource(env: NodeJS.ProcessEnv, oneIsEnough: boolean): Promise<BrokerSource> {
  const installed = existsSync('/usr/lib/rabbitmq/lib');
  const isAsked = Boolean(env['TOPO_TEST_BROKERS'] || env['TOPO_TEST_IMAGES'] || env['TOPO_TEST_SUITES']);
  const { docker, problem } = isAsked ? { docker: false } : await findEngine(env);
  const source = chooseSource(env, { docker, installed }, oneIsEnough);
  if (source.kind === 'images') {
    try {
      await pullImages(source.images);
    } catch (error) {
      if (isAsked) throw error;
      return passOver(error instanceof Error ? error.message : String(error));
    }
  }
  return problem === undefined ? source : passOver(problem);

  function passOver(cause: string): BrokerSource {
    console.error(`${cause}; using a private broker instead`);
    return chooseSource(env, { docker: false, installed }, oneIsEnough);
  }
}

/** Selects the source of brokers. @throws when a variable is malformed or names no broker */
export function chooseSource(env: NodeJS.ProcessEnv, machine: Machine, oneIsEnough: boolean): BrokerSource {
  const { TOPO_TEST_BROKERS: given, TOPO_TEST_IMAGES: images, TOPO_TEST_SUITES: suites } = env;
  const some = <T>(list: readonly T[]): readonly T[] => (oneIsEnough ? list.slice(0, 1) : list);
  const versions = env['TOPO_TEST_VERSIONS'] || 'newest';
  if (versions !== 'newest' && versions !== 'all') throw new Error(`TOPO_TEST_VERSIONS is "newest" or "all", not "${versions}"`);
  const everyVersion = versions === 'all' && !oneIsEnough;
  const defaults = <T>(list: readonly T[]): readonly T[] => (everyVersion ? list : list.slice(-1));
  if (given) return { kind: 'given', brokers: some(parseBrokers(given)) };
  if (images) return { kind: 'images', images: some(parseList('TOPO_TEST_IMAGES', images)) };
  if (suites) return { kind: 'suites', suites: some(parseList('TOPO_TEST_SUITES', suites)) };
  if (machine.docker) return { kind: 'images', images: defaults(defaultImages) };
  if (machine.installed && !everyVersion) return { kind: 'installed' };
  return { kind: 'suites', suites: defaults(defaultSuites) };
}

/** Reads TOPO_TEST_BROKERS: `NAME=AMQP_URL|HTTP_URL`, more of them after `;`. @throws naming the invalid entry */
export function parseBrokers(text: string): (BrokerUrls & { name: string })[] {
  const entries = text.split(/[;\n]/).map((entry) => entry.trim());
  const brokers = entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [, name, amqpUrl, httpUrl] = /^([^=]+)=(amqps?:\/\/[^|]+?)\/?\|(https?:\/\/.+?)\/?$/.exec(entry) ?? [];
      if (name === undefined || amqpUrl === undefined || httpUrl === undefined) {
        throw new Error(`TOPO_TEST_BROKERS: "${entry}" is not NAME=amqp://USER:PASSWORD@HOST:PORT|http://USER:PASSWORD@HOST:PORT`);
      }
      return { name, amqpUrl, httpUrl };
    });
  if (brokers.length === 0) throw new Error('TOPO_TEST_BROKERS names no broker');
  return brokers;
}

/** Writes the format that parseBrokers reads. */
export function formatBrokers(brokers: readonly (BrokerUrls & { readonly name: string })[]): string {
  return brokers.map(({ name, amqpUrl, httpUrl }) => `${name}=${amqpUrl}|${httpUrl}`).join(';');
}

function parseList(variable: string, text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  const found = names.filter((name) => name !== '');
  if (found.length === 0) throw new Error(`${variable} names nothing`);
  return found;
}

/** One promise per broker, all running concurrently. */
function start(source: BrokerSource): Promise<Started>[] {
  switch (source.kind) {
    case 'given':
      return source.brokers.map(async (broker) => ({ ...broker, origin: 'TOPO_TEST_BROKERS', stop: async () => {} }));
    case 'images':
      return source.images.map(async (image) => ({ name: image, origin: `Docker image ${image}`, ...(await startContainer(image)) }));
    case 'suites':
      return source.suites.map((suite) => startPrivate(suite, `Debian ${suite}, a private process`, fetchSuite(suite)));
    case 'installed':
      return [startPrivate('installed', 'the installed package, a private process', Promise.resolve(''))];
  }
}

async function startPrivate(name: string, origin: string, prefix: Promise<string>): Promise<Started> {
  const { amqpUrl, httpUrl, stop } = await startPrivateBroker({ prefix: await prefix });
  return { name, origin, amqpUrl, httpUrl, stop };
}

/**
 * Unpacks RabbitMQ of a Debian suite into the cache, unless it exists. Returns its folder. The script prints on stderr what it downloads,
 * from where, and how much.
 * @throws if the script fails; its last line on stderr names the cause
 */
export async function fetchSuite(suite: string): Promise<string> {
  const script = fileURLToPath(new URL('../../scripts/fetch-rabbitmq.sh', import.meta.url));
  const child = spawn(script, [suite], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`scripts/fetch-rabbitmq.sh ${suite} failed with exit code ${code}`);
  return output.trim().split('\n').at(-1) ?? '';
}

async function readVersion({ name, httpUrl }: Started): Promise<string> {
  const { origin, username, password } = new URL(httpUrl);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const response = await fetch(`${origin}/api/overview`, {
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    throw new Error(`broker ${name}: its management API does not answer at ${origin}`, { cause });
  });
  const overview = (await response.json()) as { rabbitmq_version?: string };
  if (overview.rabbitmq_version === undefined) throw new Error(`broker ${name}: GET ${origin}/api/overview: ${response.status}`);
  return overview.rabbitmq_version;
}
