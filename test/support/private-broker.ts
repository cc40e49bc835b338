// A private RabbitMQ broker of one node, as a child process (private-node.ts): own data folder, ports, epmd and cookie.
// Nothing remains after stop(), or after the process that started it has ended in any way.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from './ports.ts';
import {
  erlangEnvironment,
  kill,
  layOut,
  type NodeLayout,
  type NodeOptions,
  nodeUrls,
  randomCookie,
  ready,
  serverVersion,
  startEpmd,
  startVm,
} from './private-node.ts';

/** A running node; user guest, password guest. */
export interface PrivateBroker {
  readonly amqpUrl: string;
  readonly httpUrl: string;
  /** The node writes only into this folder; stop() removes it. */
  readonly dir: string;
  /** The Erlang VM; a new one after restart(). */
  readonly pid: number;
  /** Runs a command of RabbitMQ on the node, such as `rabbitmq-streams`, with the commands of its plugins. @throws with its output if it fails */
  command(name: string, ...args: readonly string[]): Promise<string>;
  /** Kills the VM (SIGKILL) and starts it again: same data, same ports. Resolves when it accepts clients again. */
  restart(): Promise<void>;
  /** Kills the node (SIGKILL: its data is disposable) and removes its folder. Resolves when both are removed. */
  stop(): Promise<void>;
}

/**
 * Starts a node, ready when it accepts AMQP clients and the management API answers.
 * @throws if there is no RabbitMQ under the prefix, a plugin is missing, or the node does not become ready (with its log)
 */
export async function startPrivateBroker(options: NodeOptions = {}): Promise<PrivateBroker> {
  const [amqp = 0, http = 0, dist = 0, epmdPort = 0] = await freePorts(4);
  const dir = mkdtempSync(join(tmpdir(), 'topo-rmq-'));
  const remove = (): void => rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  let layout: NodeLayout;
  try {
    const ports = { amqp, http, dist, epmd: epmdPort };
    layout = layOut({ root: dir, dir, name: 'rabbit@localhost', cookie: randomCookie(), ports }, options);
  } catch (error) {
    remove();
    throw error;
  }
  const epmd = startEpmd(layout);
  let vm = startVm(layout, [epmd]);
  const stop = async (): Promise<void> => {
    await kill(vm.process, epmd);
    await kill(vm.watchdog); // last: it does all this if this process dies in between
    remove();
  };
  const restart = async (): Promise<void> => {
    const { watchdog } = vm;
    await kill(vm.process);
    vm = startVm(layout, [epmd]);
    await Promise.all([kill(watchdog), readyOrStopped()]);
  };
  const readyOrStopped = (): Promise<void> =>
    ready(vm, layout).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
  await readyOrStopped();
  epmd.unref();
  return {
    ...nodeUrls(layout),
    dir,
    get pid() {
      return vm.process.pid ?? 0;
    },
    command: (name, ...args) => runCommand(layout, options.prefix ?? '', name, args),
    restart,
    stop,
  };
}

/** The commands load the code of the whole server, of which a node has a part only. */
async function runCommand(layout: NodeLayout, prefix: string, name: string, args: readonly string[]): Promise<string> {
  const server = `${prefix}/usr/lib/rabbitmq/lib/rabbitmq_server-${serverVersion(prefix)}`;
  const env = {
    ...erlangEnvironment(layout),
    ERL_LIBS: `${server}/plugins`,
    RABBITMQ_HOME: server,
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_PLUGINS_DIR: `${server}/plugins`,
    RABBITMQ_ENABLED_PLUGINS_FILE: `${layout.dir}/enabled_plugins`,
  };
  const argv = [`${server}/escript/${name}`, '--node', layout.name, ...args];
  const { stdout } = await promisify(execFile)(`${layout.erlangBin}/escript`, argv, { env });
  return stdout;
}
