// A private RabbitMQ node as a child process, from packages of Debian (installed, or unpacked by scripts/fetch-rabbitmq.sh).
// Requires no root or Docker, and is isolated from a RabbitMQ of the machine: own data folder, ports, epmd and cookie.
// Nothing remains after stop(), or after the process that started it has ended in any way.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answersAmqp, answersHttp, freePorts } from './ports.ts';
import { slimHome } from './slim-home.ts';

/** A running node; user guest, password guest. */
export interface PrivateBroker {
  readonly amqpUrl: string;
  readonly httpUrl: string;
  /** The node writes only into this folder; stop() removes it. */
  readonly dir: string;
  /** The Erlang VM; a new one after restart(). */
  readonly pid: number;
  /** Kills the VM (SIGKILL) and starts it again: same data, same ports. Resolves when it accepts clients again. */
  restart(): Promise<void>;
  /** Kills the node (SIGKILL: its data is disposable) and removes its folder. Resolves when both are removed. */
  stop(): Promise<void>;
}

/** How to start a node. */
export interface PrivateBrokerOptions {
  /** Folder holding usr/lib/rabbitmq and usr/lib/erlang; '' (the default) is the installed package. */
  readonly prefix?: string;
  /** Plugins in addition to rabbitmq_management. */
  readonly plugins?: readonly string[];
  /** Additional lines for rabbitmq.conf. */
  readonly conf?: readonly string[];
}

/** A node on two busy cores accepts clients after at most 12 s; 90 s allows for a much slower machine. */
const startLimitMs = 90_000;

interface Layout {
  readonly dir: string;
  readonly erlangBin: string;
  readonly home: string;
  readonly ports: { readonly amqp: number; readonly http: number; readonly dist: number; readonly epmd: number };
}

interface Vm {
  readonly process: ChildProcess;
  readonly watchdog: ChildProcess;
  /** The end of its output. */
  output(): string;
  /** Why it ended; undefined while it runs. */
  ended(): string | undefined;
}

/**
 * Starts a node, ready when it accepts AMQP clients and the management API answers.
 * @throws if there is no RabbitMQ under the prefix, a plugin is missing, or the node does not become ready (with its log)
 */
export async function startPrivateBroker(options: PrivateBrokerOptions = {}): Promise<PrivateBroker> {
  const layout = await layOut(options);
  const { dir, ports } = layout;
  // A private one in the foreground: RabbitMQ would otherwise start a daemon that outlives it.
  const epmd = spawn(`${layout.erlangBin}/epmd`, ['-relaxed_command_check'], {
    env: environment(layout),
    cwd: dir,
    stdio: 'ignore',
    detached: true,
  });
  epmd.once('error', () => {}); // then the node does not become ready, and its log names the cause
  let vm = startVm(layout, epmd);
  const stop = async (): Promise<void> => {
    await kill(vm.process, epmd);
    await kill(vm.watchdog); // last: it does all this if this process dies in between
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  const restart = async (): Promise<void> => {
    const { watchdog } = vm;
    await kill(vm.process);
    vm = startVm(layout, epmd);
    await Promise.all([kill(watchdog), ready(vm, layout, stop)]);
  };
  await ready(vm, layout, stop);
  epmd.unref();
  return {
    amqpUrl: `amqp://guest:guest@127.0.0.1:${ports.amqp}`,
    httpUrl: `http://guest:guest@127.0.0.1:${ports.http}`,
    dir,
    get pid() {
      return vm.process.pid ?? 0;
    },
    restart,
    stop,
  };
}

/** Creates the folder of a node: slim home, cookie, configuration. */
async function layOut({ prefix = '', plugins = [], conf = [] }: PrivateBrokerOptions): Promise<Layout> {
  const lib = `${prefix}/usr/lib/rabbitmq/lib`;
  const server = existsSync(lib) ? readdirSync(lib).find((name) => name.startsWith('rabbitmq_server-')) : undefined;
  if (server === undefined) throw new Error(`no RabbitMQ under ${prefix === '' ? '/' : prefix}`);
  const [amqp = 0, http = 0, dist = 0, epmd = 0] = await freePorts(4);
  const dir = mkdtempSync(join(tmpdir(), 'topo-rmq-'));
  try {
    const enabled = ['rabbitmq_management', ...plugins];
    const home = slimHome(join(lib, server), join(dir, 'home'), enabled);
    const lines = [
      `listeners.tcp.default = 127.0.0.1:${amqp}`,
      'management.tcp.ip = 127.0.0.1',
      `management.tcp.port = ${http}`,
      'log.console = false', // the log file is faster and sufficient
      ...conf,
    ];
    mkdirSync(join(dir, 'conf.d'));
    writeFileSync(join(dir, '.erlang.cookie'), randomBytes(20).toString('hex'), { mode: 0o400 });
    writeFileSync(join(dir, 'enabled_plugins'), `[${enabled.join(',')}].\n`);
    writeFileSync(join(dir, 'rabbitmq.conf'), `${lines.join('\n')}\n`);
    return { dir, erlangBin: `${prefix}/usr/lib/erlang/bin`, home, ports: { amqp, http, dist, epmd } };
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

/** Redirects every path of machine-wide RabbitMQ configuration into the folder. */
function environment({ dir, erlangBin, ports }: Layout): NodeJS.ProcessEnv {
  return {
    PATH: `${erlangBin}:/usr/local/bin:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    HOME: dir, // contains the cookie
    RABBITMQ_NODENAME: 'rabbit@localhost',
    RABBITMQ_DIST_PORT: String(ports.dist),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_CONFIG_FILE: `${dir}/rabbitmq`,
    RABBITMQ_CONFIG_FILES: `${dir}/conf.d`,
    RABBITMQ_ADVANCED_CONFIG_FILE: `${dir}/advanced`,
    RABBITMQ_MNESIA_BASE: `${dir}/data`,
    RABBITMQ_LOG_BASE: `${dir}/log`,
    RABBITMQ_ENABLED_PLUGINS_FILE: `${dir}/enabled_plugins`,
    RABBITMQ_PID_FILE: `${dir}/pid`,
    // one scheduler: faster to start if several brokers share few cores
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +SDcpu 1:1',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_CRASH_DUMP_SECONDS: '0',
    RUNNING_UNDER_SYSTEMD: 'true', // the start script then execs Erlang: the child is the VM itself
  };
}

function startVm(layout: Layout, epmd: ChildProcess): Vm {
  const { dir, home } = layout;
  const child = spawn(`${home}/sbin/rabbitmq-server`, [], {
    env: environment(layout),
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Ctrl-C in a terminal must not reach it before stop() does
  });
  // `cat` ends when this process ends in any way; then nothing of the node may remain.
  const cleanUp = 'cat >/dev/null; kill -9 "$1" "$2"; rm -rf "$3"';
  const watchdog = spawn('/bin/sh', ['-c', cleanUp, 'sh', String(child.pid), String(epmd.pid), dir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  let output = '';
  let ended: string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output = (output + data.toString()).slice(-20_000);
    });
  }
  child.once('exit', (code, signal) => {
    ended = signal === null ? `exit code ${code}` : `signal ${signal}`;
  });
  child.once('error', (error) => {
    ended = error.message;
  });
  return { process: child, watchdog, output: () => output, ended: () => ended };
}

/** Waits until clients are accepted; otherwise stops the node and throws with its output and log. */
async function ready(vm: Vm, { dir, ports }: Layout, stop: () => Promise<void>): Promise<void> {
  const limit = performance.now() + startLimitMs;
  while (!((await answersAmqp(ports.amqp)) && (await answersHttp(ports.http)))) {
    const ended = vm.ended();
    if (ended !== undefined || performance.now() > limit) {
      const log = join(dir, 'log', 'rabbit@localhost.log');
      const logged = existsSync(log) ? readFileSync(log, 'utf8').slice(-4000) : '';
      await stop();
      throw new Error(`RabbitMQ did not start: ${ended ?? `not ready in ${startLimitMs} ms`}\n${vm.output()}\n${logged}`);
    }
    await sleep(25);
  }
  // A started node does not keep the event loop alive.
  vm.process.unref();
  vm.watchdog.unref();
}

async function kill(...processes: ChildProcess[]): Promise<void> {
  const running = processes.filter(({ pid, exitCode, signalCode }) => pid !== undefined && exitCode === null && signalCode === null);
  const exits = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) {
    child.ref(); // otherwise Node may end before the process and its folder are removed
    child.kill('SIGKILL');
  }
  await Promise.all(exits);
}
