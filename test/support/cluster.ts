// A cluster of RabbitMQ nodes on this machine, as child processes (private-node.ts), whose nodes can be killed, frozen, partitioned, and
// made to lag. Nothing remains after stop(), or after the process that started it has ended in any way.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchSuite } from './broker-source.ts';
import { type ClusterControl, startControl } from './cluster-control.ts';
import { type ClusterNode, createNode, type NodeHandle } from './cluster-node.ts';
import { eventually } from './eventually.ts';
import { freePorts } from './ports.ts';
import { kill, layOut, type NodeLayout, type NodeOptions, randomCookie, serverVersion, startEpmd } from './private-node.ts';

/** Running nodes; user guest, password guest. */
export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  /** All nodes write only into this folder; stop() removes it. */
  readonly dir: string;
  /**
   * Cuts the nodes off from all others: both sides refuse the cookie of the other and drop their connections, so that each side sees the
   * other as down at once (like a reset connection; a frozen node is noticed by the net tick, after a minute). Clients reach all nodes.
   * Resolves when no running node of one side sees a running node of the other.
   */
  partition(...minority: readonly ClusterNode[]): Promise<void>;
  /**
   * Ends a partition. Mnesia (3.10, 4.0) stays inconsistent after one, as an operator would find it: there the nodes that were cut off
   * are restarted. Resolves when all running nodes see each other.
   */
  heal(): Promise<void>;
  /** Resolves when every running node sees every other running one as a running member. */
  settled(): Promise<void>;
  /** Kills all nodes (SIGKILL) and removes the folder. */
  stop(): Promise<void>;
}

/** How to start a cluster. */
export interface ClusterOptions extends Omit<NodeOptions, 'prefix'> {
  /** Debian suite (`forky`), whose packages are fetched if necessary; or the folder that holds them, see NodeOptions. */
  readonly suite?: string;
  readonly prefix?: string;
  /** From 1 to 9; default 3. They are named `a@localhost`, `b@localhost` and so on. */
  readonly nodes?: number;
}

/**
 * Starts all nodes at once; they find each other by their configuration (`classic_config`), so a restarted one stays a member.
 * Resolves when all accept clients and see each other.
 * @throws as startPrivateBroker does; nothing remains then
 */
export async function startCluster({ suite, prefix, nodes: count = 3, plugins = [], conf = [] }: ClusterOptions = {}): Promise<Cluster> {
  const from = prefix ?? (suite === undefined ? '' : await fetchSuite(suite));
  const ports = await freePorts(3 * count + 1);
  const dir = mkdtempSync(join(tmpdir(), 'topo-cluster-'));
  const names = Array.from({ length: count }, (_, index) => `${String.fromCharCode(97 + index)}@localhost`);
  const cookie = randomCookie();
  const lines = [...discovery(names, serverVersion(from)), ...conf];
  const running: { control?: ClusterControl; handles: NodeHandle[]; epmd?: ReturnType<typeof startEpmd> } = { handles: [] };
  const stop = async (): Promise<void> => {
    await Promise.all(running.handles.map((handle) => handle.stop()));
    await running.control?.stop();
    if (running.epmd !== undefined) await kill(running.epmd);
    await Promise.all(running.handles.map((handle) => handle.unwatch())); // last: watchdogs do all this if this process dies in between
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  try {
    const layouts = names.map((name, index): NodeLayout => {
      const [amqp = 0, http = 0, dist = 0] = ports.slice(3 * index + 1);
      const own = join(dir, name.slice(0, 1));
      mkdirSync(own);
      const site = { root: dir, dir: own, name, cookie, ports: { amqp, http, dist, epmd: ports[0] ?? 0 } };
      return layOut(site, { prefix: from, plugins, conf: lines });
    });
    const [first] = layouts;
    if (first === undefined) throw new Error('a cluster has at least one node');
    const epmd = startEpmd(first);
    running.epmd = epmd;
    const evaluate = (node: string, expression: string): Promise<string> => {
      running.control ??= startControl(first);
      return running.control.evaluate(node, expression);
    };
    running.handles = layouts.map((layout) => createNode(layout, epmd, evaluate));
    await Promise.all(running.handles.map(({ node }) => node.start()));
    epmd.unref();
    const nodes = running.handles.map(({ node }) => node);
    await settled(nodes);
    return { nodes, dir, ...partitions(nodes, cookie), settled: () => settled(nodes), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function discovery(names: readonly string[], version: string): string[] {
  return [
    'cluster_formation.peer_discovery_backend = classic_config',
    ...names.map((name, index) => `cluster_formation.classic_config.nodes.${index + 1} = ${name}`),
    // With 3.x the first node tries as long as this to join the others, before it founds the cluster; and all would wait for a random
    // time of up to a minute. 4.x rejects the setting of that time.
    'cluster_formation.discovery_retry_interval = 250',
    ...(version.startsWith('3.')
      ? [
          'cluster_formation.discovery_retry_limit = 2',
          'cluster_formation.randomized_startup_delay_range.min = 0',
          'cluster_formation.randomized_startup_delay_range.max = 1',
        ]
      : []),
  ];
}

/** 3.10 has another function than 4.x. */
const runningNodes =
  'lists:sort(case erlang:function_exported(rabbit_nodes, list_running, 0) of true -> rabbit_nodes:list_running(); false -> rabbit_nodes:all_running() end).';

function settled(nodes: readonly ClusterNode[]): Promise<void> {
  const up = nodes.filter(({ state }) => state === 'running');
  const names = up.map(({ name }) => name).sort();
  return eventually(async () => {
    for (const node of up) {
      const seen = await node.evaluate(runningNodes);
      if (seen !== `[${names.join(',')}]`) throw new Error(`${node.name} sees ${seen}`);
    }
  });
}

function partitions(nodes: readonly ClusterNode[], cookie: string): Pick<Cluster, 'partition' | 'heal'> {
  let cut: readonly (readonly [ClusterNode, ClusterNode])[] = [];
  const running = (): typeof cut => cut.filter((pair) => pair.every(({ state }) => state === 'running'));
  const setCookie = (node: ClusterNode, of: ClusterNode, value: string): Promise<string> =>
    node.evaluate(`erlang:set_cookie('${of.name}', '${value}').`);
  return {
    async partition(...minority) {
      const rest = nodes.filter((node) => !minority.includes(node));
      cut = minority.flatMap((one) => rest.map((other) => [one, other] as const));
      for (const [one, other] of running()) {
        await setCookie(one, other, `refused by ${one.name}`); // a different one on each side: two equal ones would be accepted
        await setCookie(other, one, `refused by ${other.name}`);
      }
      // all at once: RabbitMQ drops further connections if it sees a partial partition
      const names = rest.map(({ name }) => `'${name}'`).join(',');
      const cutOff = minority.filter(({ state }) => state === 'running');
      await Promise.all(cutOff.map((node) => node.evaluate(`[erlang:disconnect_node(N) || N <- [${names}]].`)));
      await eventually(async () => {
        for (const [one, other] of running()) {
          const [seen, back] = [await one.evaluate('nodes().'), await other.evaluate('nodes().')];
          if (seen.includes(other.name) || back.includes(one.name)) throw new Error(`${one.name} sees ${seen}, ${other.name} sees ${back}`);
        }
      });
    },
    async heal() {
      const pairs = running();
      const minority = new Set(cut.map(([one]) => one));
      cut = [];
      for (const [one, other] of pairs) {
        await setCookie(one, other, cookie);
        await setCookie(other, one, cookie);
        await other.evaluate(`net_kernel:connect_node('${one.name}').`);
      }
      for (const node of minority) {
        if (node.state !== 'running' || (await node.isKhepri())) continue;
        await node.kill();
        await node.start();
      }
      await settled(nodes);
    },
  };
}
