// Observes a broker over AMQP alone: requested objects with their attributes, and nothing else. `complete` is false; bindings and
// policies are unknown because AMQP cannot show them.
import { type Diagnostic, TopoError } from '../../../model/diagnostic.ts';
import type { Entity, Exchange, Queue } from '../../../model/entity.ts';
import type { EntityKey } from '../../../model/key.ts';
import type { BrokerIdentity, Observation, Observed } from '../../../model/observed.ts';
import { type BrokerReader, type ObserveRequest, vhostsOf } from '../../../model/ports.ts';
import { unlessMissing } from '../../missing-vhosts.ts';
import { observeWidth } from '../connection/limits.ts';
import type { Session } from '../connection/session.ts';
import type { Sessions } from '../connection/sessions.ts';
import { createPatience, type Patience } from './patience.ts';
import { probe } from './probe.ts';
import { provenVersion } from './redeclare.ts';

/** The dependencies of a reader. */
export interface ReaderOptions {
  readonly sessions: Sessions;
  /** Overrides the limit for an observation, in milliseconds. */
  readonly timeoutMs?: number;
  identity(): BrokerIdentity;
}

/**
 * The reader. `observe` throws a TopoError if a virtual host cannot be opened (`vhost-not-found`, `vhost-refused`, ...), the
 * connection is lost (`connection-lost`), or a permission is missing (`access-refused`, RabbitMQ 4.2.7, 4.3.1 and later); an abort
 * throws the signal's reason.
 */
export function createAmqpReader(options: ReaderOptions): BrokerReader {
  const patience = createPatience(options.timeoutMs);
  return {
    async observe(request) {
      const observations = await look(request, options, patience);
      return { over: 'amqp', broker: options.identity(), complete: false, observations } satisfies Observed;
    },
  };
}

async function look(
  request: ObserveRequest,
  { sessions }: ReaderOptions,
  patience: Patience,
): Promise<ReadonlyMap<EntityKey, Observation>> {
  const { wanted, signal, onProgress } = request;
  const opened = new Map<string, Session>();
  const missing: Diagnostic[] = [];
  for (const vhost of vhostsOf(request)) {
    signal?.throwIfAborted();
    const session = await unlessMissing(sessions.get(vhost, 'observe', 'renew'), missing);
    if (session !== undefined) opened.set(vhost, session);
  }
  if (missing.length > 0) throw new TopoError(missing);
  const observations = new Map<EntityKey, Observation>();
  let done = 0;
  async function lookAt(entity: Entity): Promise<Observation> {
    const session = opened.get(entity.vhost);
    if (session === undefined || !isProbed(entity)) return { state: 'unknown', reason: 'transport' };
    const { vhost } = entity;
    const probing = {
      session: () => sessions.get(vhost, 'observe', 'renew-if-asked-for'),
      alone: <T>(work: (one: Session) => Promise<T>) => sessions.alone(vhost, 'observe', work),
      version: provenVersion(session.server),
    };
    return await probe(entity, probing, patience);
  }
  const looking = each([...wanted], observeWidth, async ([key, entity]) => {
    signal?.throwIfAborted();
    observations.set(key, await lookAt(entity));
    done += 1;
    onProgress?.(done, wanted.size);
  });
  await orAborted(looking, signal);
  return inOrder(wanted, observations);
}

/** Runs `work` for the items, `width` concurrently. The first error stops it after the running ones have ended. */
async function each<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  async function worker(): Promise<void> {
    for (let item = items[next]; item !== undefined && !failed; item = items[next]) {
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: width }, worker));
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected');
  if (rejected !== undefined) throw rejected.reason;
}

/** The work, or the reason of the signal as soon as it aborts; the result of running work is then ignored. */
async function orAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return await work;
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What a passive declare shows. */
function isProbed(entity: Entity): entity is Exchange | Queue {
  return entity.kind === 'exchange' || entity.kind === 'queue';
}

function inOrder(wanted: ReadonlyMap<EntityKey, Entity>, found: ReadonlyMap<EntityKey, Observation>): ReadonlyMap<EntityKey, Observation> {
  const unseen: Observation = { state: 'unknown', reason: 'unavailable' };
  return new Map([...wanted.keys()].map((key) => [key, found.get(key) ?? unseen]));
}
