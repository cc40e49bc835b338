// A private broker from the RabbitMQ that is installed on this machine. Nothing remains after stop(), or after the process that started it
// has ended in any way.
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Installation, kill, layOut, nodeUrls, randomCookie, ready, startEpmd, startVm } from './node.ts';
import { freePorts } from './ports.ts';
import type { RunningBroker } from './running-broker.ts';

/** Where packages have the scripts of the server; those in /usr/sbin of Debian require root. */
const serverFolders = ['/usr/lib/rabbitmq/bin', '/opt/homebrew/opt/rabbitmq/sbin', '/usr/local/opt/rabbitmq/sbin'];
const wrapperFolders = ['/usr/sbin', '/sbin'];
const erlangFolders = ['/usr/lib/erlang/bin', '/usr/lib64/erlang/bin', '/opt/homebrew/opt/erlang/bin', '/usr/local/opt/erlang/bin'];

/** The RabbitMQ server of this machine, on the PATH or where packages have it; undefined if there is none. */
export function findInstallation(path: string): Installation | undefined {
  const onPath = path.split(delimiter).filter((folder) => folder !== '' && !wrapperFolders.includes(folder));
  const script = firstWith('rabbitmq-server', [...onPath, ...serverFolders]);
  const erlang = firstWith('erl', [...onPath, ...erlangFolders, ...wrapperFolders]);
  if (script === undefined || erlang === undefined) return undefined;
  const server = dirname(dirname(realpathSync(script)));
  const erlangBin = dirname(erlang);
  return existsSync(join(server, 'plugins')) && existsSync(join(erlangBin, 'epmd')) ? { server, erlangBin } : undefined;
}

function firstWith(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * Starts a node that listens on 127.0.0.1 only, ready when it accepts AMQP clients and the management API responds, 90 s at most.
 * @throws with its log if it does not become ready, and if a plugin is missing
 */
export async function startInstalled(installation: Installation, plugins: readonly string[]): Promise<RunningBroker> {
  const [amqp = 0, http = 0, dist = 0, epmdPort = 0] = await freePorts(4);
  const dir = mkdtempSync(join(tmpdir(), 'topo-rabbitmq-'));
  const ended: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ended) await end();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  try {
    const ports = { amqp, http, dist, epmd: epmdPort };
    const layout = layOut({ root: dir, dir, name: 'rabbit@localhost', cookie: randomCookie(), ports }, installation, { plugins });
    const epmd = startEpmd(layout);
    const vm = startVm(layout, [epmd]);
    // the watchdog last: it does all this if this process ends in between
    ended.push(
      () => kill(vm.process, epmd),
      () => kill(vm.watchdog),
    );
    await ready(vm, layout);
    epmd.unref();
    const { amqpUrl, httpUrl } = nodeUrls(layout);
    return { url: amqpUrl, management: httpUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
