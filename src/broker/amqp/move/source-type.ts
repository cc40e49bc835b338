// Determines the type of the source if the plan does not contain it.
import type { QueueType } from '../../../model/entity.ts';
import { changeMs } from '../connection/limits.ts';
import { sessionsOf } from '../connection/sessions.ts';
import { queueType } from '../observe/queue-type.ts';
import { moveFailed, moveProblem } from './move-errors.ts';
import type { MoveRequest, MoveTarget } from './request.ts';

/** The type. @throws TopoError `step-refused` if it cannot be determined */
export async function sourceType({ options }: MoveTarget, request: MoveRequest): Promise<QueueType | 'missing'> {
  const { source, vhost } = request;
  if (source.type !== undefined) return source.type;
  const sessions = sessionsOf(options);
  try {
    const session = (): ReturnType<typeof sessions.get> => sessions.get(vhost, 'observe', 'renew-if-asked-for');
    const told = await queueType(source, { session, alone: (work) => sessions.alone(vhost, 'observe', work), limitMs: changeMs });
    if ('failure' in told) throw moveFailed(request, told.failure);
    if ('why' in told || told.type === 'classic-or-quorum') {
      throw moveProblem(request, 'step-refused', 'the type of the queue cannot be determined', 'pass a management URL with --management');
    }
    return told.type;
  } finally {
    await sessions.close();
  }
}
