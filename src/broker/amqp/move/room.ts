// Whether the target of a move has room for the messages of its source: a queue with a length limit drops or refuses the others.
import { failureOf } from '../connection/failure.ts';
import { look, type MoveContext } from './context.ts';
import { moveFailed, moveProblem } from './move-errors.ts';

/** Compares the ready messages of both queues with `most`. @throws TopoError `rollback-would-drop`; as `look` does */
export async function checkRoom(context: MoveContext): Promise<void> {
  const { request, put } = context;
  const { most, to } = request;
  if (most === undefined) return;
  const source = await look(context);
  if (source === undefined || source.ready === 0) return;
  const channel = await put.channel('takes', () => {});
  const together = await channel.checkQueue(to).then(
    ({ messageCount }) => source.ready + messageCount,
    (error: unknown) => {
      throw moveFailed(request, failureOf(error, undefined));
    },
  );
  await channel.close();
  if (together > most) throw moveProblem(request, 'rollback-would-drop', `${together} messages are ready, and ${to} accepts ${most}`);
}
