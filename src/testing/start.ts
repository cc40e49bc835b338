// The topology of a test: a broker, virtual hosts of its own with the topology applied, and their removal.
import { randomBytes } from 'node:crypto';
import { type BrokerAddress, type BrokerAddresses, brokerAddresses } from '../broker/address.ts';
import { makeScratchVhost, type ScratchVhost } from '../broker/management/scratch-vhost.ts';
import { openBroker } from '../broker/open.ts';
import { Waits } from '../broker/waits.ts';
import { isOnly, TopoError } from '../model/diagnostic.ts';
import { renderDiagnostics } from '../reporter/diagnostics.ts';
import { version } from '../version.ts';
import type { TopologyOptions } from '../workflows/load-topology.ts';
import { apply, gate, plan } from '../workflows/plan-and-apply.ts';
import { type ArrivalOptions, type Checks, checksOf } from './expectations.ts';
import { type BrokerChoice, type FoundBroker, findBroker } from './find-broker.ts';
import type { ExpectedQueues, TestMessage } from './message.ts';
import { inVhosts, type Placed, readTopology, type TopologyFiles } from './test-topology.ts';
import { forgetVhost, watchVhost } from './watch-vhosts.ts';

/** Options of `startTopology`; none is required. */
export interface StartOptions extends BrokerChoice, Pick<TopologyOptions, 'variables' | 'cwd'> {
  /** Milliseconds for the connection, the virtual hosts and the topology, without the start of a broker; default 60,000. */
  readonly timeoutMs?: number;
  /** Ends the start, and stops the topology when it aborts later. */
  readonly signal?: AbortSignal;
}

/** A topology that is applied in virtual hosts of its own. */
export interface TestTopology extends AsyncDisposable {
  /** AMQP URL of the virtual host, with login, for the client of the application. */
  readonly url: string;
  /** URL of the management API, with login. */
  readonly management: string;
  /** Name of the virtual host; of the first one if the files name several. */
  readonly vhost: string;
  /** The virtual hosts and their AMQP URLs, by the name in the files. */
  readonly vhosts: ReadonlyMap<string, { readonly vhost: string; readonly url: string }>;
  /** Such as `RabbitMQ 4.3.6 (RABBITMQ_URL)`. */
  readonly broker: string;
  /**
   * Checks by the routing rules of the broker's version, without a message, that exactly these queues receive the message.
   * @throws Error with the difference and the bindings that explain it
   */
  expectRoutes(message: TestMessage, expected: ExpectedQueues): void;
  /**
   * Publishes the message (mandatory, with publisher confirms), and waits until it has arrived in exactly these queues. It stays in them.
   * Arrivals are counted: meanwhile, nothing else may publish to or consume from the queues. Calls are executed one after the other.
   * @throws Error with the difference and the bindings that explain it; TopoError if the broker cannot be used
   */
  publishAndExpect(message: TestMessage, expected: ExpectedQueues, options?: ArrivalOptions): Promise<void>;
  /**
   * Deletes the virtual hosts, which also ends the connections to them. May be called more than once. A broker that was started for the test
   * ends with its process, or 10 s after the last topology.
   * @throws TopoError `scratch-left-behind` if a virtual host cannot be deleted
   */
  stop(): Promise<void>;
}

/**
 * Applies a topology in virtual hosts of its own, one for each that the files name, on a running broker (`url`, `RABBITMQ_URL`), else on a
 * private process of an installed RabbitMQ, else in Docker with the package testcontainers. Users, permissions, limits, shovels and federation
 * of the files are not applied, and tombstones have no effect; external objects are created.
 * @throws Error with every error of the files, or the reasons why the topology cannot be applied; if there is no broker, if it has no management
 * API, or if it takes too long. Nothing remains then.
 */
export async function startTopology(files: TopologyFiles, options: StartOptions = {}): Promise<TestTopology> {
  const { signal, timeoutMs = 60_000 } = options;
  signal?.throwIfAborted();
  const placed = await readTopology(files, options).catch(readably);
  const found = await findBroker(options, process.env);
  const deadline = AbortSignal.timeout(timeoutMs);
  const ends = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  try {
    return await startOn(found, placed, ends, signal);
  } catch (error) {
    found.release();
    if (!deadline.aborted || signal?.aborted === true) return readably(error);
    throw new Error(`the topology was not ready within ${timeoutMs} ms: ${messageOf(error)}`, { cause: error });
  }
}

/** The message of a TopoError has no positions and no hints, and a test runner prints nothing else of it. */
function readably(error: unknown): never {
  if (!(error instanceof TopoError)) throw error;
  throw new Error(`the topology cannot be applied:\n${renderDiagnostics(error.diagnostics)}`, { cause: error });
}

async function startOn(found: FoundBroker, placed: Placed, ends: AbortSignal, signal: AbortSignal | undefined): Promise<TestTopology> {
  const addresses = brokerAddresses(found.url, found.management);
  const made: ScratchVhost[] = [];
  try {
    const names = await makeVhosts(placed.topology.vhosts, addresses, ends, made);
    const known = await applyIn(inVhosts(placed, names), addresses, ends);
    const checks = checksOf({ placed, names, addresses: addresses.amqp, version: known });
    return handleOf({ found, names, made, checks, broker: `RabbitMQ ${known ?? ''} (${found.origin})` }, addresses, signal);
  } catch (error) {
    await removeAll(made, error);
    throw error;
  }
}

async function makeVhosts(
  declared: readonly string[],
  addresses: BrokerAddresses,
  signal: AbortSignal,
  made: ScratchVhost[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const user = addresses.amqp[0]?.user;
  for (const vhost of declared.length === 0 ? ['/'] : declared) {
    const name = `topo-test-${randomBytes(6).toString('hex')}`;
    const options = {
      waits: new Waits({ signal }),
      description: 'created by a test with rabbit-topo',
      ...(user === undefined ? {} : { user }),
    };
    const [api] = addresses.management;
    // before it exists: the process may end meanwhile
    if (api !== undefined) watchVhost(name, api);
    made.push(await makeScratchVhost(addresses.management, name, options).catch(explained));
    names.set(vhost, name);
  }
  return names;
}

function explained(error: unknown): never {
  if (!isOnly(error, ['broker-unreachable', 'management-unavailable', 'access-refused', 'login-refused', 'connection-lost', 'tls-failed']))
    throw error;
  const lines = [
    'startTopology creates a virtual host of its own over the management API of the broker, which is not possible:',
    ...error.diagnostics.map(({ message }) => `  ${message}`),
    '  It requires the plugin rabbitmq_management, its URL in the option management or RABBITMQ_MANAGEMENT_URL if that is not port 15672 of',
    '  the same host, and a user with the tag administrator. Without it, apply the topology in an existing virtual host with ensureTopology.',
  ];
  throw new Error(lines.join('\n'), { cause: error });
}

/** Returns the version of the broker. @throws TopoError with the reasons why the topology cannot be applied */
async function applyIn({ topology, origins }: Placed, addresses: BrokerAddresses, signal: AbortSignal): Promise<string | undefined> {
  const vhost = topology.vhosts[0] ?? '/';
  const broker = await openBroker({ addresses, transport: 'auto', purpose: 'testing', vhost, writing: true, waits: new Waits({ signal }) });
  try {
    const made = await plan({ topology, origins, allowances: [], version, signal }, broker.reader);
    const refusals = gate(made);
    if (refusals.length > 0) throw new TopoError(refusals);
    // without the lock: only this run knows the virtual host
    const { diagnostics } = await apply(made, { reader: broker.reader, writer: broker.writer }, { saved: false, signal });
    if (diagnostics.length > 0) throw new TopoError(diagnostics);
    return made.broker.version;
  } finally {
    await broker.close();
  }
}

/** The parts of a running topology. */
interface Running {
  readonly found: FoundBroker;
  readonly names: ReadonlyMap<string, string>;
  readonly made: readonly ScratchVhost[];
  readonly checks: Checks;
  readonly broker: string;
}

function handleOf(
  { found, names, made, checks, broker }: Running,
  addresses: BrokerAddresses,
  signal: AbortSignal | undefined,
): TestTopology {
  const vhosts = new Map([...names].map(([name, vhost]) => [name, { vhost, url: urlOf(addresses.amqp[0], vhost) }] as const));
  const [first] = vhosts.values();
  if (first === undefined) throw new Error('a topology has at least one virtual host');
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      signal?.removeEventListener('abort', onAbort);
      await checks.close();
      await removeAll(made).finally(() => found.release());
    })();
    return stopping;
  };
  // a failure is reported by the next call of stop()
  const onAbort = (): void => void stop().catch(() => {});
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    ...first,
    management: urlOf(addresses.management[0]),
    vhosts,
    broker,
    expectRoutes: checks.expectRoutes,
    publishAndExpect: checks.publishAndExpect,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** With login: a URL for clients, never for messages. */
function urlOf(address: BrokerAddress | undefined, vhost?: string): string {
  if (address === undefined) throw new Error('the broker has no address');
  const { protocol, host, port, user, password, path } = address;
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return `${protocol}://${login}@${authority}${vhost === undefined ? path : `/${encodeURIComponent(vhost)}`}`;
}

/** Removes all, also if one cannot be removed. @throws TopoError `scratch-left-behind`, with the diagnostics of `failure` if that is given */
async function removeAll(made: readonly ScratchVhost[], failure?: unknown): Promise<void> {
  const removed = await Promise.allSettled(
    made.map(async (vhost) => {
      await vhost.remove();
      forgetVhost(vhost.name);
    }),
  );
  const errors = removed.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (errors.length === 0) return;
  if (failure instanceof TopoError) errors.unshift(failure);
  throw new TopoError(
    errors.flatMap((error) => {
      if (error instanceof TopoError) return error.diagnostics;
      throw error;
    }),
    { cause: failure ?? errors[0] },
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
