// What happens to the nodes and to topo while it migrates. Each trouble ends with all nodes running.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterNode } from '../../support/cluster-node.ts';
import { leadAway } from './metadata.ts';
import type { Scene, Trouble } from './rounds.ts';

/** Nothing. */
export const calm: Trouble = async () => {};

/** RabbitMQ 4.3: the metadata of one node lags 1 to 3 s, again and again until the first run has ended. */
export function lagging(at: number, next: () => number): Trouble {
  return async (scene) => {
    const node = await follower(scene, at);
    while (!scene.isOver()) {
      const ms = 1_000 + Math.floor(next() * 2_000);
      await node.lag(ms);
      await Promise.race([sleep(ms), scene.ended]);
      await Promise.race([sleep(20 + next() * 200), scene.ended]);
    }
    await node.resumeMetadata();
  };
}

/** A node is frozen for up to 4 s. */
export function freezing(at: number, next: () => number): Trouble {
  return async (scene) => {
    const node = nodeAt(scene, at);
    await sleep(next() * 1_500);
    node.freeze();
    await sleep(500 + next() * 3_500);
    node.thaw();
  };
}

/** A node is killed and started again. */
export function killing(at: number, next: () => number): Trouble {
  return async (scene) => {
    const node = nodeAt(scene, at);
    await sleep(next() * 1_500);
    await node.kill();
    await sleep(500 + next() * 1_500);
    await node.start();
  };
}

/** topo is killed, and run again. */
export function topoKilled(next: () => number): Trouble {
  return async (scene) => {
    await sleep(200 + next() * 1_300);
    scene.killTopo();
  };
}

/** Both at once. */
export function both(one: Trouble, other: Trouble): Trouble {
  return async (scene) => void (await Promise.all([one(scene), other(scene)]));
}

function nodeAt({ nodes }: Scene, at: number): ClusterNode {
  return nodes[at % nodes.length] as ClusterNode;
}

/** Its metadata can lag only while it is a follower. */
async function follower(scene: Scene, at: number): Promise<ClusterNode> {
  const node = nodeAt(scene, at);
  await leadAway(node, nodeAt(scene, at + 1));
  return node;
}
