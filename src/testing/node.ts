// One RabbitMQ node as a child process, from an installation on this machine: its folder, its Erlang VM and its watchdog. Requires no root
// or Docker, and is isolated from a RabbitMQ of the machine: own data folder, ports, epmd and cookie.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answersAmqp, answersHttp } from './ports.ts';
import { slimHome } from './slim-home.ts';

/** A RabbitMQ server on this machine. */
export interface Installation {
  /** Its folder, with `sbin` and `plugins`. */
  readonly server: string;
  /** The folder with `erl` and `epmd`. */
  readonly erlangBin: string;
}

/** How to lay out a node. */
export interface LayoutOptions {
  /** Plugins in addition to rabbitmq_management. */
  readonly plugins?: readonly string[];
  /** Additional lines for rabbitmq.conf. */
  readonly conf?: readonly string[];
}

/** What the nodes of one cluster have in common, and what a single node has for itself. */
export interface NodeSite {
  /** Removed by the watchdog of each node when this process ends; contains the folders of all nodes. */
  readonly root: string;
  /** The folder of the node, an existing one; `root` itself or inside it. */
  readonly dir: string;
  /** Its Erlang name, such as `rabbit@localhost`. */
  readonly name: string;
  readonly cookie: string;
  /** Free ports; nodes of one cluster have the one of epmd in common. */
  readonly ports: { readonly amqp: number; readonly http: number; readonly dist: number; readonly epmd: number };
}

/** A node on disk, which can be started. */
export interface NodeLayout extends NodeSite {
  readonly erlangBin: string;
  readonly home: string;
}

/** The Erlang VM of a node. */
export interface Vm {
  readonly process: ChildProcess;
  readonly watchdog: ChildProcess;
  /** The end of its output. */
  output(): string;
  /** Why it ended; undefined while it runs. */
  ended(): string | undefined;
}

/** A node on two busy cores accepts clients after at most 12 s; 90 s allows for a much slower machine. */
const startLimitMs = 90_000;

/** A cookie of its own keeps a node from every other one. */
export function randomCookie(): string {
  return randomBytes(20).toString('hex');
}

/**
 * Fills the folder of a node: slim home, cookie, configuration.
 * @throws if a plugin is missing
 */
export function layOut(site: NodeSite, { server, erlangBin }: Installation, { plugins = [], conf = [] }: LayoutOptions): NodeLayout {
  const { dir, ports } = site;
  const enabled = ['rabbitmq_management', ...plugins];
  const home = slimHome(server, join(dir, 'home'), enabled);
  const lines = [
    `listeners.tcp.default = 127.0.0.1:${ports.amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${ports.http}`,
    'log.console = false', // the log file is faster and sufficient
    ...conf,
  ];
  mkdirSync(join(dir, 'conf.d'));
  writeFileSync(join(dir, '.erlang.cookie'), site.cookie, { mode: 0o400 });
  writeFileSync(join(dir, 'enabled_plugins'), `[${enabled.join(',')}].\n`);
  writeFileSync(join(dir, 'rabbitmq.conf'), `${lines.join('\n')}\n`);
  return { ...site, erlangBin, home };
}

/** URLs of a node, for user guest with password guest. */
export function nodeUrls({ ports }: NodeLayout): { readonly amqpUrl: string; readonly httpUrl: string } {
  return { amqpUrl: `amqp://guest:guest@127.0.0.1:${ports.amqp}`, httpUrl: `http://guest:guest@127.0.0.1:${ports.http}` };
}

/**
 * Starts a private epmd in the foreground: RabbitMQ would otherwise start a daemon that outlives it. If it cannot start, the node does
 * not become ready, and its log names the cause.
 */
export function startEpmd(layout: NodeLayout): ChildProcess {
  const epmd = spawn(`${layout.erlangBin}/epmd`, ['-relaxed_command_check'], {
    env: erlangEnvironment(layout),
    cwd: layout.root,
    stdio: 'ignore',
    detached: true,
  });
  epmd.once('error', () => {});
  return epmd;
}

/** The environment of every Erlang program of a node: its own epmd, its own cookie, nothing of the machine. */
export function erlangEnvironment({ dir, erlangBin, ports }: NodeLayout): NodeJS.ProcessEnv {
  return {
    PATH: `${erlangBin}:/usr/local/bin:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    HOME: dir, // contains the cookie
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_CRASH_DUMP_SECONDS: '0',
  };
}

/** Redirects every path of machine-wide RabbitMQ configuration into the folder. */
function environment(layout: NodeLayout): NodeJS.ProcessEnv {
  const { dir, name, ports } = layout;
  return {
    ...erlangEnvironment(layout),
    RABBITMQ_NODENAME: name,
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
    RUNNING_UNDER_SYSTEMD: 'true', // the start script then execs Erlang: the child is the VM itself
  };
}

/** Starts the VM and its watchdog, which kills it and `others` (process ids) and removes `root` when this process ends in any way. */
export function startVm(layout: NodeLayout, others: readonly ChildProcess[]): Vm {
  const { dir, home } = layout;
  const child = spawn(`${home}/sbin/rabbitmq-server`, [], {
    env: environment(layout),
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Ctrl-C in a terminal must not reach it before stop() does
  });
  const watchdog = watch([child, ...others], layout.root);
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

/** `cat` ends when this process ends in any way; then the processes are killed and the folder is removed. */
export function watch(processes: readonly ChildProcess[], dir: string): ChildProcess {
  const pids = processes.flatMap(({ pid }) => (pid === undefined ? [] : [String(pid)]));
  const cleanUp = 'cat >/dev/null; dir=$1; shift; kill -9 "$@"; rm -rf "$dir"';
  return spawn('/bin/sh', ['-c', cleanUp, 'sh', dir, ...pids], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
}

/**
 * Waits until clients are accepted. A started node does not keep the event loop alive.
 * @throws with its output and log if it ends before that, or is not ready in time
 */
export async function ready(vm: Vm, { dir, name, ports }: NodeLayout): Promise<void> {
  const limit = performance.now() + startLimitMs;
  while (!((await answersAmqp(ports.amqp)) && (await answersHttp(ports.http)))) {
    const ended = vm.ended();
    if (ended !== undefined || performance.now() > limit) {
      const log = join(dir, 'log', `${name}.log`);
      const logged = existsSync(log) ? readFileSync(log, 'utf8').slice(-4000) : '';
      throw new Error(`RabbitMQ did not start: ${ended ?? `not ready in ${startLimitMs} ms`}\n${vm.output()}\n${logged}`);
    }
    await sleep(25);
  }
  for (const child of [vm.process, vm.watchdog]) {
    child.unref();
    for (const pipe of child.stdio) if (pipe instanceof Socket) pipe.unref();
  }
}

/** Kills the processes (SIGKILL) and resolves when all have ended. */
export async function kill(...processes: readonly ChildProcess[]): Promise<void> {
  const running = processes.filter(({ pid, exitCode, signalCode }) => pid !== undefined && exitCode === null && signalCode === null);
  const exits = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) {
    child.ref(); // otherwise Node may end before the process and its folder are removed
    child.kill('SIGKILL');
  }
  await Promise.all(exits);
}
