// Several rounds at a time, which share one trouble of the nodes: most of the time of a round is waiting.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../support/cluster.ts';
import type { RecordedTrouble } from '../../support/traffic/losses.ts';
import { type Lane, type Round, type RoundPlan, setUp } from './rounds.ts';
import type { Scene, Trouble } from './troubles.ts';

/** RabbitMQ loses messages of a quorum queue whose node is killed in the first second after its declaration. Milliseconds. */
const youthMs = 3_000;
/** The longest wait for a change of topo, which needs a second to start on an idle machine. Milliseconds. */
const momentMs = 15_000;

/** Plays the rounds during the trouble. @throws if a round cannot be set up, or the cluster does not become whole again */
export async function playRounds(
  cluster: Cluster,
  plans: readonly RoundPlan[],
  trouble: Trouble,
  next: () => number,
): Promise<{ readonly rounds: readonly Round[]; readonly troubles: readonly RecordedTrouble[] }> {
  const lanes: Lane[] = [];
  const troubles: RecordedTrouble[] = [];
  try {
    lanes.push(...(await allOf(plans.map((plan) => setUp(cluster, plan)))));
    await sleep(plans.some(({ operation }) => operation.before.includes('quorum')) ? youthMs : 200);
    const first = Promise.all(lanes.map((lane) => lane.first()));
    let over = false;
    const ended = first.then(() => {
      over = true;
    });
    const scene: Scene = {
      cluster,
      next,
      ended,
      isOver: () => over,
      moment: async () => {
        const lane = lanes[Math.floor(next() * lanes.length)] as Lane;
        const [isLate, count, jitter] = [next() < 0.5, 1 + Math.floor(next() * 20), next() * 200];
        const reached = (): boolean => {
          const changes = lane.changes();
          return isLate ? changes.some((text) => text.startsWith('queue.unbind')) : changes.length >= count;
        };
        for (const until = performance.now() + momentMs; !over && !reached() && performance.now() < until; ) await sleep(2);
        await sleep(jitter);
      },
      note: ({ name }, what, from) => troubles.push({ node: name, what, from, to: performance.now() }),
    };
    await Promise.all([trouble.hits(scene), first]);
    await cluster.settled();
    return { rounds: await Promise.all(lanes.map((lane) => lane.finish())), troubles };
  } finally {
    await Promise.all(lanes.map((lane) => lane.end()));
  }
}

/** @throws the first error, after all others have resolved or ended what they began */
async function allOf(lanes: readonly Promise<Lane>[]): Promise<readonly Lane[]> {
  const settled = await Promise.allSettled(lanes);
  const made = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed === undefined) return made;
  await Promise.all(made.map((lane) => lane.end()));
  throw failed.reason;
}
