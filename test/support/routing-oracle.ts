// The outcomes that the router predicts for each publish of a random world: every one that the broker may choose.
import type { EntityKey } from '../../src/model/key.ts';
import { queueKey } from '../../src/model/key.ts';
import type { OneOf, RoutedMessage, Routing } from '../../src/model/routing.ts';
import { deadLetter } from '../../src/router/dead-letter.ts';
import { type Network, networkOf } from '../../src/router/network.ts';
import { route } from '../../src/router/route.ts';
import type { Played } from './routing-play.ts';
import type { World } from './routing-world.ts';

/** A message with more copies than this is not played: dead-letter cycles with branches can create any number. */
const mostCopies = 60;

/** The prediction of the router for a world. */
export interface Oracle {
  /** Possible outcomes of a publication: one unless the broker chooses; undefined if it creates too many copies to be played. */
  readonly outcomes: (at: number) => readonly Played[] | undefined;
}

/** Predicts a world with the router. */
export function oracleOf(world: World, version: string): Oracle {
  const network = networkOf([...world.exchanges, ...world.queues, ...world.bindings, ...world.policies], { version });
  const names = new Map(world.queues.map(({ vhost, name }) => [queueKey(vhost, name), name] as const));
  return {
    outcomes: (at) => {
      const publication = world.publications[at];
      if (publication === undefined) throw new Error(`world ${world.prefix} has no publication ${at}`);
      const routing = route(network, publication);
      const code = routing.refusal?.replyCode;
      if (code !== undefined) return [{ resting: [], returned: false, refused: code }];
      const follow: Following = { network, world, names, left: mostCopies };
      const certain = routing.oneOf.length === 0;
      const outcomes = arrivalsOf(routing).map((queues) => ({
        resting: settledIn(queues, routing.message, follow).sort(),
        // if the broker chooses, it may choose a route that ends without a queue
        returned: certain ? routing.returned : publication.mandatory && queues.length === 0,
      }));
      return follow.left < 0 ? undefined : outcomes;
    },
  };
}

interface Following {
  readonly network: Network;
  readonly world: World;
  readonly names: ReadonlyMap<EntityKey, string>;
  left: number;
}

/** Every set of queues that the broker may choose. */
function arrivalsOf({ queues, oneOf }: Pick<Routing, 'queues' | 'oneOf'>): readonly (readonly EntityKey[])[] {
  let sets: readonly (readonly EntityKey[])[] = [queues];
  for (const choice of oneOf) {
    const ways = waysOf(choice);
    sets = sets.flatMap((set) => ways.map((way) => [...new Set([...set, ...way])]));
  }
  return sets;
}

function waysOf({ alternatives }: OneOf): readonly (readonly EntityKey[])[] {
  return alternatives.flatMap((alternative) => arrivalsOf(alternative));
}

function settledIn(queues: readonly EntityKey[], message: RoutedMessage, follow: Following): string[] {
  return queues.flatMap((key) => {
    follow.left -= 1;
    return follow.left < 0 ? [] : settled(follow.names.get(key) ?? '', message, follow);
  });
}

function settled(queue: string, message: RoutedMessage, follow: Following): string[] {
  const fate = follow.world.fates.get(queue) ?? 'rest';
  if (fate === 'rest') return [queue];
  if (fate === 'rejected' && message.deaths.some((death) => death.queue === queue && death.reason === 'rejected')) return [queue];
  const next = deadLetter(follow.network, message, queue, fate);
  if (!('routing' in next)) return [];
  return settledIn(next.routing.queues, next.routing.message, follow);
}
