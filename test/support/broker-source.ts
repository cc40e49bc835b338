// Where real brokers come from, for tests, the quickstart and the benchmark. The first that applies:
//   TOPO_TEST_BROKERS  "4.3=amqp://…|http://…;3.10=…"          brokers that run already
//   TOPO_TEST_IMAGES   "rabbitmq:3.13-management,…"             Docker, through testcontainers
//   TOPO_TEST_SUITES   "bookworm,trixie,forky"                  private nodes from Debian's packages, fetched without root
//   nothing set: Docker if an engine answers, else a private node from the installed package, else suites bookworm and forky
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dockerAnswers, startContainer } from './docker-broker.ts';
import { startPrivateBroker } from './private-broker.ts';

/** A broker under test. Its URLs carry the credentials of an administrator and no path. */
export interface BrokerInfo {
  /** As in the variable that asked for it: "4.3", "bookworm", "rabbitmq:4-management", "installed". */
  readonly name: string;
  /** What the broker itself says, such as "3.10.8". */
  readonly version: string;
  readonly amqpUrl: string;
  readonly httpUrl: string;
}

/** Where a broker answers; what a BrokerInfo is made from once the broker has told its version. */
export type BrokerUrls = Pick<BrokerInfo, 'amqpUrl' | 'httpUrl'>;

/** Which brokers to start or to use. */
export type BrokerSource =
  | { readonly kind: 'given'; readonly brokers: readonly (BrokerUrls & { readonly name: string })[] }
  | { readonly kind: 'images'; readonly images: readonly string[] }
  | { readonly kind: 'suites'; readonly suites: readonly string[] }
  | { readonly kind: 'installed' };

/** What the machine offers when no variable is set. */
export interface Machine {
  readonly docker: boolean;
  readonly installed: boolean;
}

interface Started extends BrokerUrls {
  readonly name: string;
  stop(): Promise<unknown>;
}

/** The oldest supported first and the newest last. */
const defaultImages = ['rabbitmq:3.10-management', 'rabbitmq:4-management'];
const defaultSuites = ['bookworm', 'forky'];

/**
 * Starts (or finds) the brokers and reads their versions. `oneIsEnough` takes the newest default, or the first of a list given.
 * All of them start or none stays: the first failure stops the others and is thrown.
 */
export async function startBrokers(options: { oneIsEnough?: boolean } = {}): Promise<{ brokers: BrokerInfo[]; stop(): Promise<void> }> {
  const machine = { docker: await dockerAnswers(), installed: existsSync('/usr/lib/rabbitmq/lib') };
  const starting = start(chooseSource(process.env, machine, options.oneIsEnough ?? false));
  const outcomes = await Promise.allSettled(
    starting.map(async (promise) => {
      const broker = await promise;
      return { name: broker.name, version: await readVersion(broker), amqpUrl: broker.amqpUrl, httpUrl: broker.httpUrl };
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

/** Decides where brokers come from. @throws when a variable is malformed or names no broker */
export function chooseSource(env: NodeJS.ProcessEnv, machine: Machine, oneIsEnough: boolean): BrokerSource {
  const { TOPO_TEST_BROKERS: given, TOPO_TEST_IMAGES: images, TOPO_TEST_SUITES: suites } = env;
  const some = <T>(list: readonly T[]): readonly T[] => (oneIsEnough ? list.slice(0, 1) : list);
  const newest = <T>(list: readonly T[]): readonly T[] => (oneIsEnough ? list.slice(-1) : list);
  if (given) return { kind: 'given', brokers: some(parseBrokers(given)) };
  if (images) return { kind: 'images', images: some(parseList('TOPO_TEST_IMAGES', images)) };
  if (suites) return { kind: 'suites', suites: some(parseList('TOPO_TEST_SUITES', suites)) };
  if (machine.docker) return { kind: 'images', images: newest(defaultImages) };
  if (machine.installed) return { kind: 'installed' };
  return { kind: 'suites', suites: newest(defaultSuites) };
}

/** Reads TOPO_TEST_BROKERS: `NAME=AMQP_URL|HTTP_URL`, more of them after `;`. @throws naming the entry that is not so */
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

/** Writes what parseBrokers reads. */
export function formatBrokers(brokers: readonly (BrokerUrls & { readonly name: string })[]): string {
  return brokers.map(({ name, amqpUrl, httpUrl }) => `${name}=${amqpUrl}|${httpUrl}`).join(';');
}

function parseList(variable: string, text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  const found = names.filter((name) => name !== '');
  if (found.length === 0) throw new Error(`${variable} names nothing`);
  return found;
}

/** One promise a broker, all under way at once. */
function start(source: BrokerSource): Promise<Started>[] {
  switch (source.kind) {
    case 'given':
      return source.brokers.map(async (broker) => ({ ...broker, stop: async () => {} }));
    case 'images':
      return source.images.map(async (image) => ({ name: image, ...(await startContainer(image)) }));
    case 'suites':
      return source.suites.map((suite) => startPrivate(suite, fetchSuite(suite)));
    case 'installed':
      return [startPrivate('installed', Promise.resolve(''))];
  }
}

async function startPrivate(name: string, prefix: Promise<string>): Promise<Started> {
  const { amqpUrl, httpUrl, stop } = await startPrivateBroker({ prefix: await prefix });
  return { name, amqpUrl, httpUrl, stop };
}

/** Unpacks RabbitMQ of a Debian suite into the cache, unless it is there. Returns its folder. @throws with what the script said */
export async function fetchSuite(suite: string): Promise<string> {
  const script = fileURLToPath(new URL('../../scripts/fetch-rabbitmq.sh', import.meta.url));
  const { stdout } = await promisify(execFile)(script, [suite]);
  return stdout.trim().split('\n').at(-1) ?? '';
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
