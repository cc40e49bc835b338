// A fresh private broker with the empty virtual host of the benchmark, its management API and its rabbitmqctl.
// Fresh per contender: starting one takes 1.5 to 3 s, deleting 5,000 queues 10 s, and the broker would not be in the same state.
import { readFileSync } from 'node:fs';
import { fetchSuite } from '../test/support/broker-source.ts';
import { startPrivateBroker } from '../test/support/private-broker.ts';
import { run } from './process.ts';
import { benchVhost } from './topology.ts';

/** A response of the management API, with the time from the request to the end of its body. */
export interface Answer {
  readonly ms: number;
  readonly body: string;
}

/** Objects of the virtual host, without the predeclared ones. */
export interface Counts {
  readonly exchanges: number;
  readonly queues: number;
  readonly bindings: number;
}

/** A broker for measurements. */
export interface BenchBroker {
  /** Such as "3.10.8". */
  readonly version: string;
  /** The environment variables with the connection of topo. */
  readonly env: { readonly RABBITMQ_URL: string; readonly RABBITMQ_MANAGEMENT_URL: string };
  /** Calls the management API; the path follows /api/. @throws on every status of 400 and above */
  api(method: string, path: string, body?: string): Promise<Answer>;
  /** Runs the rabbitmqctl of the node. Returns its time in milliseconds. @throws with its output if it fails */
  rabbitmqctl(...args: string[]): Promise<number>;
  count(): Promise<Counts>;
  /** CPU time used by the broker so far, in milliseconds, with a resolution of 10 ms. */
  cpuMs(): number;
  stop(): Promise<void>;
}

/** Starts a broker of a Debian suite (scripts/fetch-rabbitmq.sh), with an empty virtual host. */
export async function startBenchBroker(suite: string): Promise<BenchBroker> {
  const prefix = await fetchSuite(suite);
  const { amqpUrl, httpUrl, dir, pid, stop } = await startPrivateBroker({ prefix });
  const api = createApi(httpUrl);
  const control = controlEnvironment(prefix, dir, pid);
  await api('PUT', `vhosts/${benchVhost}`, '{}');
  const { rabbitmq_version: version } = JSON.parse((await api('GET', 'overview')).body) as { rabbitmq_version: string };
  return {
    version,
    env: { RABBITMQ_URL: `${amqpUrl}/${benchVhost}`, RABBITMQ_MANAGEMENT_URL: httpUrl },
    api,
    rabbitmqctl: async (...args) => (await run(`${dir}/home/sbin/rabbitmqctl`, args, control)).ms,
    count: () => count(api),
    cpuMs: () => cpuMs(pid),
    stop,
  };
}

function createApi(httpUrl: string): BenchBroker['api'] {
  const { origin, username, password } = new URL(httpUrl);
  const headers = {
    authorization: `Basic ${btoa(`${username}:${password}`)}`,
    'content-type': 'application/json',
    connection: 'close', // 4.x closes an idle connection after 5 s, possibly during a request
  };
  return async (method, path, body) => {
    const started = performance.now();
    const response = await fetch(`${origin}/api/${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return { ms: performance.now() - started, body: text };
  };
}

/** rabbitmqctl finds its node by name, cookie (in HOME) and the epmd of the node, whose port is in the environment of the node. */
function controlEnvironment(prefix: string, dir: string, pid: number): NodeJS.ProcessEnv {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  const epmdPort = variables.find((line) => line.startsWith('ERL_EPMD_PORT='))?.split('=')[1];
  return {
    PATH: `${prefix}/usr/lib/erlang/bin:/usr/local/bin:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    HOME: dir,
    RABBITMQ_NODENAME: 'rabbit@localhost',
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: epmdPort,
  };
}

/** Linux counts it in hundredths of a second, in fields 14 (user) and 15 (system) of the process; field 2 is its name in parentheses. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

async function count(api: BenchBroker['api']): Promise<Counts> {
  const list = async (path: string): Promise<readonly { name?: string; source?: string }[]> =>
    JSON.parse((await api('GET', `${path}/${benchVhost}?disable_stats=true`)).body);
  const ours = ({ name = '', source }: { name?: string; source?: string }): boolean => (source ?? name).startsWith('bench.');
  return {
    exchanges: (await list('exchanges')).filter(ours).length,
    queues: (await list('queues')).filter(ours).length,
    bindings: (await list('bindings')).filter(ours).length,
  };
}
