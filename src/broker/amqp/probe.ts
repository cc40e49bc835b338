// Looks at one queue or exchange with a passive declare, which creates nothing on any version and shows existence, never attributes.

import { problem, TopoError } from '../../model/diagnostic.ts';
import type { Exchange, Queue } from '../../model/entity.ts';
import { keyOf } from '../../model/key.ts';
import type { Facts, Observation } from '../../model/observed.ts';
import { type Failure, failureText, oneLine } from './failure.ts';
import { endsConnectionIfMissing, saysMissing } from './missing.ts';
import { permissionHint } from './permission.ts';
import type { Session } from './session.ts';

/** Where a look happens. */
export interface Probing {
  readonly session: Session;
  /** Runs a look that can end its connection on one where nothing else runs. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  readonly limitMs: number;
}

/** An observation, and whether the time ran out for it. */
export interface Probed {
  readonly observation: Observation;
  readonly late: boolean;
}

/**
 * Looks at it once.
 * @throws TopoError `access-refused` (403), `connection-lost`
 */
export async function probe(entity: Exchange | Queue, probing: Probing): Promise<Probed> {
  // Every virtual host has the default exchange, and no operation on it is permitted (403).
  if (entity.kind === 'exchange' && entity.name === '') return { observation: { state: 'opaque', facts: {} }, late: false };
  if (endsConnectionIfMissing(entity)) return await probing.alone((session) => check(entity, session, probing.limitMs, true));
  return await check(entity, probing.session, probing.limitMs, false);
}

async function check(entity: Exchange | Queue, session: Session, limitMs: number, risky: boolean): Promise<Probed> {
  const answer = await session.call(async (channel): Promise<Facts> => {
    if (entity.kind === 'exchange') {
      await channel.checkExchange(entity.name);
      return {};
    }
    const { messageCount, consumerCount } = await channel.checkQueue(entity.name);
    // 3.10 to 4.3: a stream's message count lags by seconds, its consumer count is always 0. One that is not declared as a stream is
    // not known for one; before it is deleted, its type is found out.
    return entity.type === 'stream' ? {} : { ready: messageCount, consumers: consumerCount };
  }, limitMs);
  return answer.ok
    ? { observation: { state: 'opaque', facts: answer.value }, late: false }
    : failed(entity, answer.failure, session, risky);
}

function failed(entity: Exchange | Queue, failure: Failure, session: Session, risky: boolean): Probed {
  const text = failureText(failure);
  switch (failure.kind) {
    case 'refused':
      return { observation: refused(entity, failure.code, failure.text, session), late: false };
    case 'timeout':
      return { observation: unavailable(text), late: true };
    case 'unsendable':
      return { observation: unavailable(text), late: false };
    case 'lost':
      if (risky && failure.code === 541) {
        return { observation: unavailable(`${text}; RabbitMQ 4.x cannot say that so long a name is missing`), late: false };
      }
      throw new TopoError([problem('connection-lost', `${session.address}: ${text}`, { key: keyOf(entity) })]);
  }
}

function refused(entity: Exchange | Queue, code: number, text: string, session: Session): Observation {
  if (code === 404 && saysMissing(entity, text)) return { state: 'absent' };
  if (code === 405) return { state: 'opaque', facts: { exclusiveElsewhere: true } };
  if (code === 403) {
    const hint = permissionHint('look', entity, text);
    const message = `looking at ${keyOf(entity)}: ${code} ${oneLine(text)} (${session.address})`;
    throw new TopoError([problem('access-refused', message, { key: keyOf(entity), ...(hint === undefined ? {} : { hint }) })]);
  }
  return unavailable(oneLine(`${code} ${text}`));
}

function unavailable(detail: string): Observation {
  return { state: 'unknown', reason: 'unavailable', detail };
}
