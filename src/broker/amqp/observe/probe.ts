// Reads one queue or exchange: recovers its attributes by redeclarations that create nothing on any version for which that is proven,
// and falls back to a passive declare, which shows existence only, where they are not permitted or inconclusive.

import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Exchange, Queue } from '../../../model/entity.ts';
import { keyOf } from '../../../model/key.ts';
import { isOfMigration } from '../../../model/migration.ts';
import type { Facts, Observation, Outage } from '../../../model/observed.ts';
import { defaultExchangeOf, isDefaultExchange } from '../../../rabbitmq/predeclared.ts';
import { hidesBindings } from '../../../rabbitmq/queue-outages.ts';
import { closesConnectionIfMissing, isMissing, queueAbsence } from '../../../rabbitmq/refusals.ts';
import { type Measured, versionOf } from '../../../rabbitmq/version.ts';
import { type CallResult, type CloseReason, type Failure, failureText, oneLine } from '../connection/failure.ts';
import { permissionHint } from '../connection/permission-hint.ts';
import { endedByChannelLimit, type Session } from '../connection/session.ts';
import { endedByQuestion, withChannels } from '../connection/sessions.ts';
import type { Patience } from './patience.ts';
import { recoverExchange } from './recover-exchange.ts';
import { recoverQueue } from './recover-queue.ts';
import type { Recovered } from './recovery.ts';
import { redeclare } from './redeclare.ts';

/** The context of an observation. */
export interface ProbeContext {
  /** The shared connection for observations. */
  session(): Promise<Session>;
  /** Runs an observation that can end its connection on one where nothing else runs. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** The version of the broker; undefined if redeclarations are not known to be harmless. */
  readonly version: Measured | undefined;
  readonly limitMs: number;
}

/** An observation, and whether it timed out. */
interface Probed {
  readonly observation: Observation;
  readonly late: boolean;
}

/**
 * Observes a queue or an exchange. A queue that does not respond while the broker does is down.
 * @throws TopoError `access-refused` (403), `connection-lost`
 */
export async function probe(entity: Exchange | Queue, probing: Omit<ProbeContext, 'limitMs'>, patience: Patience): Promise<Observation> {
  const first = await probeOnce(entity, { ...probing, limitMs: patience.limitMs() });
  if (!first.late) return first.observation;
  const cause = await patience.again(await probing.session());
  if (typeof cause === 'number') {
    const second = await probeOnce(entity, { ...probing, limitMs: cause });
    if (second.late) patience.giveUp();
    return second.observation;
  }
  return entity.kind === 'queue' && cause === 'object'
    ? await unresponsive(entity, { ...probing, limitMs: patience.limitMs() })
    : first.observation;
}

/** Its attributes, from redeclarations that differ: the broker refuses them itself, without asking the queue (4.0, 4.3). */
async function unresponsive(queue: Queue, probing: ProbeContext): Promise<Observation> {
  const down: Outage = { state: 'unresponsive', nodes: [] };
  const recovered =
    probing.version === undefined ? undefined : await recoverQueue(queue, probing.version, redeclare(probing), 'without-counts');
  if (recovered?.kind === 'missing') return { state: 'absent' };
  if (recovered?.kind !== 'found') return { state: 'unknown', reason: 'down', down };
  return { state: 'present', entity: recovered.entity, facts: { ...factsOf({ ...recovered, counts: {} }), down } };
}

async function probeOnce(entity: Exchange | Queue, probing: ProbeContext): Promise<Probed> {
  // The default exchange exists in every virtual host, and no operation on it is permitted (403).
  if (entity.kind === 'exchange' && isDefaultExchange(entity.name))
    return seen({ state: 'present', entity: defaultExchangeOf(entity.vhost), facts: {} });
  if (probing.version === undefined) return await exists(entity, probing, 'redeclarations are not known to be safe on this broker');
  const recovered =
    entity.kind === 'queue'
      ? await recoverQueue(entity, probing.version, redeclare(probing))
      : await recoverExchange(entity, redeclare(probing));
  switch (recovered.kind) {
    case 'missing':
      return seen({ state: 'absent' });
    case 'found':
      return seen({ state: 'present', entity: recovered.entity, facts: factsOf(recovered) });
    case 'unreadable':
      return await exists(entity, probing, recovered.detail);
    case 'failed':
      return await unanswered(entity, recovered.failure, probing);
  }
}

/**
 * 3.10 to 4.3: a stream's message count lags by seconds, its consumer count is always 0. A quorum queue shows 0 messages and 0 consumers
 * where it cannot be asked, as without a leader.
 */
function factsOf({ entity, counts, uncompared }: Extract<Recovered<Exchange | Queue>, { kind: 'found' }>): Facts {
  const isStream = entity.kind === 'queue' && entity.type === 'stream';
  const mayBeDown = entity.kind === 'queue' && entity.type === 'quorum' && counts.ready === 0 && counts.consumers === 0;
  const shown = isStream || mayBeDown ? {} : counts;
  return { ...shown, ...(uncompared.length === 0 ? {} : { uncompared }) };
}

/** 403 without configure, 404 if the node of a queue is down, a name that cannot be redeclared: a passive declare may still succeed. */
async function unanswered(entity: Exchange | Queue, failure: Failure, probing: ProbeContext): Promise<Probed> {
  const passiveMayTell = failure.kind === 'refused' ? failure.code !== 404 && failure.code !== 405 : endedByQuestion(failure);
  if (passiveMayTell) return await exists(entity, probing, failureText(failure));
  const session = await probing.session();
  return failed(entity, failure, session);
}

/** Whether it exists; its attributes are unknown because of `why`. */
async function exists(entity: Exchange | Queue, probing: ProbeContext, why: string): Promise<Probed> {
  const work = async (session: Session): Promise<readonly [CallResult<Facts>, Session]> => [
    await check(entity, session, probing.limitMs),
    session,
  ];
  const alone = closesConnectionIfMissing(entity);
  const first = alone ? await probing.alone(work) : await withChannels(probing.session, work);
  const again = !alone && !first[0].ok && endedByQuestion(first[0].failure);
  const [answer, session] = again ? await probing.alone(work) : first;
  return answer.ok ? seen({ state: 'opaque', facts: answer.value, detail: why }) : failed(entity, answer.failure, session);
}

async function check(entity: Exchange | Queue, session: Session, limitMs: number): Promise<CallResult<Facts>> {
  return await session.call(
    async (channel): Promise<Facts> => {
      if (entity.kind === 'exchange') {
        await channel.checkExchange(entity.name);
        return {};
      }
      const { messageCount, consumerCount } = await channel.checkQueue(entity.name);
      // The type of a queue not declared as a stream is unknown; it is determined before a delete.
      return entity.type === 'stream' ? {} : { ready: messageCount, consumers: consumerCount };
    },
    limitMs,
    keyOf(entity),
  );
}

function failed(entity: Exchange | Queue, failure: Failure, session: Session): Probed {
  const text = failureText(failure);
  switch (failure.kind) {
    case 'refused':
      return seen(refused(entity, failure, session));
    case 'timeout':
      return { observation: unavailable(text), late: true };
    case 'unsendable':
      return seen(unavailable(text));
    case 'no-channel':
      throw new TopoError([problem('channel-limit', `${session.address}: ${text}`, { key: keyOf(entity) })]);
    case 'lost':
      if (failure.code === 541) {
        const detail = `${text}; RabbitMQ 4.x cannot respond for names and values of this length`;
        return seen({ state: 'unknown', reason: closesConnectionIfMissing(entity) ? 'unanswerable' : 'unavailable', detail });
      }
      throw new TopoError([
        problem(endedByChannelLimit(failure) ? 'channel-limit' : 'connection-lost', `${session.address}: ${text}`, { key: keyOf(entity) }),
      ]);
  }
}

function refused(entity: Exchange | Queue, { code, text }: CloseReason, session: Session): Observation {
  if (code === 404 && isMissing(entity, text)) return { state: 'absent' };
  if (code === 404 && entity.kind === 'queue')
    return { state: 'unknown', reason: 'down', down: outageIn(text, session), detail: oneLine(text) };
  if (code === 405) return { state: 'opaque', facts: { exclusiveElsewhere: true } };
  if (code === 403) {
    // leftovers of a migration are observed besides declared objects: a user with permissions for those alone has none on them
    if (isOfMigration(entity.name)) return unavailable(oneLine(`403 ${text}`));
    const hint = permissionHint('observe', entity, text);
    const message = `reading ${keyOf(entity)}: ${code} ${oneLine(text)} (${session.address})`;
    throw new TopoError([problem('access-refused', message, { key: keyOf(entity), ...(hint === undefined ? {} : { hint }) })]);
  }
  return unavailable(oneLine(`${code} ${text}`));
}

function outageIn(text: string, session: Session): Outage {
  const { state, node } = queueAbsence(text);
  const isHiding = hidesBindings(undefined, versionOf(session.server.version));
  return { state, nodes: node === undefined ? [] : [node], ...(isHiding ? { hidesBindings: true } : {}) };
}

function unavailable(detail: string): Observation {
  return { state: 'unknown', reason: 'unavailable', detail };
}

function seen(observation: Observation): Probed {
  return { observation, late: false };
}
