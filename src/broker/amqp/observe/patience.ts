// How long the observations of one reader wait. A broker answers them in milliseconds, except those about a classic queue whose node is
// down: 4.x does not reply to these. All of them together may delay a run once.
import { predeclaredNames } from '../../../rabbitmq/predeclared.ts';
import type { CallResult } from '../connection/failure.ts';
import type { Session } from '../connection/session.ts';

/** Milliseconds for the first observations: a run reports queues that do not respond within 10 s. */
const firstMs = 8_000;

/** After one has timed out while the broker answered others: a node that is down is down for all its queues. */
const laterMs = 2_000;

/** If the broker answers nothing else either, it is slow: as long as it takes to give up a broker under load. */
const slowMs = 22_000;

/** For the question whether the broker answers anything. */
const anythingMs = 2_000;

/** The limits of observations, which become shorter once there was no response. */
export interface Patience {
  /** Milliseconds for an observation. */
  limitMs(): number;
  /**
   * What an observation that timed out shows: milliseconds for another try; `object` if the broker answers others, so that the object is the
   * cause; `broker` if it has answered nothing for long enough.
   */
  again(session: Session): Promise<number | 'object' | 'broker'>;
  /** The other try timed out as well. */
  giveUp(): void;
}

/** @param fixedMs replaces all limits */
export function createPatience(fixedMs?: number): Patience {
  let [isLate, isHung] = [false, false];
  return {
    limitMs: () => fixedMs ?? (isLate ? laterMs : firstMs),
    async again(session) {
      if (isHung) return 'broker';
      if (!(await answers(session, fixedMs ?? anythingMs))) return fixedMs ?? slowMs;
      isLate = true;
      return 'object';
    },
    giveUp() {
      [isLate, isHung] = [true, true];
    },
  };
}

/** An exchange that every virtual host has. */
const everywhere = predeclaredNames[0] ?? '';

/** Any reply will do: a user without permissions is refused (4.3). */
async function answers(session: Session, limitMs: number): Promise<boolean> {
  const reply: CallResult<unknown> = await session.call((channel) => channel.checkExchange(everywhere), limitMs);
  return reply.ok || reply.failure.kind === 'refused';
}
