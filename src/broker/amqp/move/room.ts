// Whether the queue in which moved messages end has room for them: a queue with a length limit drops or refuses the others. The counts of the
// management API, which a plan is made from, can be seconds old; these are the broker's own.
import { look, type MoveContext } from './context.ts';
import { lateAttempts, statMs } from './limits.ts';
import { moveFailed, moveProblem } from './move-errors.ts';
import { failureIn, replyAbout } from './reply.ts';

/** Compares the ready messages of both queues with `most`. @throws TopoError `migration-would-drop`, `rollback-would-drop`; as `look` does */
export async function checkRoom(context: MoveContext): Promise<void> {
  const { request } = context;
  const { most, to, rollback } = request;
  if (most === undefined) return;
  const ready = await inTime(async () => {
    const { ready: count = 0, late = false } = (await look(context)) ?? {};
    return { count, late };
  });
  if (ready === 0) return;
  const together = ready + (await readyInTarget(context));
  if (together <= most) return;
  const who = rollback === true ? to : 'the new queue';
  const code = rollback === true ? 'rollback-would-drop' : 'migration-would-drop';
  throw moveProblem(request, code, `${together} messages are ready, and ${who} accepts ${most}`);
}

async function readyInTarget(context: MoveContext): Promise<number> {
  const channel = await context.put.channel('takes', () => {});
  const count = await inTime(async () => {
    const began = performance.now();
    const { messageCount } = await replyAboutTarget(context, channel.checkQueue(context.request.to));
    return { count: messageCount, late: performance.now() - began >= statMs };
  });
  await replyAboutTarget(context, channel.close());
  return count;
}

/** @throws TopoError if the broker refuses, or does not reply in time */
async function replyAboutTarget<T>(context: MoveContext, reply: Promise<T>): Promise<T> {
  const { request } = context;
  try {
    return await replyAbout(request.to, reply, context);
  } catch (error) {
    throw moveFailed(request, failureIn(error));
  }
}

/** A quorum queue whose leader does not reply in time shows 0 messages, so a late 0 is read again. */
async function inTime(read: () => Promise<{ readonly count: number; readonly late: boolean }>): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const { count, late } = await read();
    if (count > 0 || !late || attempt === lateAttempts) return count;
  }
}
