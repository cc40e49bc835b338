// Whether the broker accepts a given user-id property from us. It must name the connection's own user, unless that user has the tag
// `impersonator`; any other closes the channel (406, RabbitMQ 3.10 to 4.3). Checked with an unroutable message, once per name.
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { failureText } from '../connection/failure.ts';
import type { MoveConnection } from './connections.ts';
import { publishOne } from './publish-one.ts';

/** Returns at once if the result is known. The promise rejects if the connection is lost. */
export type UserIdCheck = (userId: Buffer) => boolean | Promise<boolean>;

/** `own` is the user of the connection; if the broker uses another name, at worst a property is moved into a header. */
export function createUserIdCheck(put: MoveConnection, own: string): UserIdCheck {
  const known = new Map<string, boolean>();
  return (userId) => {
    const name = userId.toString('latin1');
    const answer = known.get(name) ?? conclusion(known, userId.toString() === own);
    if (answer !== undefined) return answer;
    return ask(put, userId).then((taken) => {
      known.set(name, taken);
      return taken;
    });
  };
}

/** If two names are accepted, any is. If one is refused, only our own is accepted. */
function conclusion(known: ReadonlyMap<string, boolean>, isOwn: boolean): boolean | undefined {
  const answers = [...known.values()];
  if (answers.filter((taken) => taken).length > 1) return true;
  return answers.includes(false) && !isOwn ? false : undefined;
}

/** Publishes to the default exchange with a routing key that no queue has as its name. */
async function ask(put: MoveConnection, userId: Buffer): Promise<boolean> {
  const properties = Buffer.concat([Buffer.from([0, 1 << 4, userId.length]), userId]);
  const single = await publishOne(put, { exchange: Buffer.alloc(0), routingKey: Buffer.from(randomUUID()), properties, body: [] });
  if (typeof single === 'string') return true;
  // 406; or 403 without write permission on the default exchange: then it is unknown, and the header is safe.
  if (single.kind === 'refused') return false;
  throw new Error(failureText(single));
}
