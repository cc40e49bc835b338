// What happens to the nodes while topo changes the cluster. Each trouble ends with all nodes running and in one cluster.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../support/cluster.ts';
import type { ClusterNode } from '../../support/cluster-node.ts';
import type { RecordedTrouble } from '../../support/traffic/losses.ts';
import { leadAway } from './metadata.ts';

/** A round under way. */
export interface Scene {
  readonly cluster: Cluster;
  /** Numbers from 0 to 1. */
  readonly next: () => number;
  /**
   * Resolves at a random change of one run, or soon after it has unbound a queue, which it will then drain and delete; at the latest when the
   * first runs have ended.
   */
  moment(): Promise<void>;
  /** Resolves when the first runs have ended. */
  readonly ended: Promise<unknown>;
  /** Whether they have. */
  isOver(): boolean;
  /** Records the trouble, which has begun at `from` and ended now. */
  note(node: ClusterNode, what: RecordedTrouble['what'], from: number): void;
}

/** A trouble, with its name. */
export interface Trouble {
  readonly name: string;
  readonly hits: (scene: Scene) => Promise<void>;
}

const calm: Trouble = { name: 'no trouble', hits: async () => {} };

/** RabbitMQ 4.3: the metadata of one node lags up to 2.5 s, again and again until the first runs have ended. */
function lagging(who: 'follower' | 'leader', at?: number): Trouble {
  return {
    name: `a lagging ${who === 'leader' ? 'leader of the metadata' : 'node'}`,
    hits: async (scene) => {
      const node = who === 'leader' ? await leaderOf(scene) : await follower(scene, at);
      const from = performance.now();
      while (!scene.isOver()) {
        const ms = 500 + Math.floor(scene.next() * 2_000);
        await node.suspendMetadata();
        await Promise.race([sleep(ms), scene.ended]);
        await node.resumeMetadata();
        await Promise.race([sleep(20 + scene.next() * 800), scene.ended]);
      }
      scene.note(node, 'lags', from);
    },
  };
}

/** A node is frozen for up to 4 s. */
function freezing(at?: number): Trouble {
  return {
    name: 'a frozen node',
    hits: async (scene) => {
      const node = nodeOf(scene, at);
      await scene.moment();
      const from = performance.now();
      node.freeze();
      await sleep(500 + scene.next() * 3_500);
      node.thaw();
      scene.note(node, 'frozen', from);
    },
  };
}

/** A node is killed and started again. */
function killing(at?: number): Trouble {
  return {
    name: 'a killed node',
    hits: async (scene) => {
      const node = nodeOf(scene, at);
      await scene.moment();
      const from = performance.now();
      await node.kill();
      await sleep(scene.next() * 1_500);
      await node.start();
      scene.note(node, 'killed', from);
    },
  };
}

/** A node is cut off from the others; clients reach it. */
const cutting: Trouble = {
  name: 'a node that is cut off',
  hits: async (scene) => {
    const node = nodeOf(scene);
    await scene.moment();
    const from = performance.now();
    await scene.cluster.partition(node);
    await sleep(500 + scene.next() * 3_500);
    await scene.cluster.heal();
    scene.note(node, 'cut off', from);
  },
};

function both(one: Trouble, other: Trouble): Trouble {
  return {
    name: `${one.name} and ${other.name}`,
    hits: async (scene) => void (await Promise.all([one.hits(scene), other.hits(scene)])),
  };
}

/** Troubles of every version. */
export const plainTroubles: readonly Trouble[] = [
  freezing(),
  killing(),
  cutting,
  calm,
  both(killing(0), freezing(1)),
  killing(),
  freezing(),
];

/** Troubles of RabbitMQ 4.3, where the metadata of a node can lag. */
export const lagTroubles: readonly Trouble[] = [
  lagging('follower'),
  lagging('leader'),
  lagging('follower'),
  both(lagging('follower', 1), killing(2)),
  lagging('follower'),
  both(lagging('follower', 1), freezing(2)),
  lagging('follower'),
  both(lagging('follower', 0), freezing(0)),
];

function nodeOf({ cluster: { nodes }, next }: Scene, at = Math.floor(next() * nodes.length)): ClusterNode {
  return nodes[at % nodes.length] as ClusterNode;
}

async function leaderOf(scene: Scene): Promise<ClusterNode> {
  const leader = await nodeOf(scene, 0).evaluate('ra_leaderboard:lookup_leader(rabbitmq_metadata).');
  const node = scene.cluster.nodes.find(({ name }) => leader.includes(name));
  if (node === undefined) throw new Error(`${leader} leads the metadata, and is no node`);
  return node;
}

/** As its leader, a node would only delay everything. */
async function follower(scene: Scene, at?: number): Promise<ClusterNode> {
  const node = nodeOf(scene, at);
  const other = scene.cluster.nodes.find((one) => one !== node) as ClusterNode;
  await leadAway(node, other);
  return node;
}
