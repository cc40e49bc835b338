// Why a classic queue cannot become a quorum queue: what quorum queues refuse, or treat otherwise, on every version (3.10 to 4.3).
import type { Queue } from '../model/entity.ts';
import { isRefusedAlways, refusalOf, treatmentIn } from './argument-rows.ts';
import { queueArguments } from './arguments.ts';
import type { Governed } from './settings.ts';
import { settingOf } from './settings.ts';
import type { Version } from './version.ts';

/** Arguments that only describe how a classic queue stores its messages, or where: a quorum queue needs none of them. */
export const ofClassicStorage: readonly string[] = ['x-queue-mode', 'x-queue-version', 'x-queue-master-locator'];

/** The reasons, each a property as a file writes it: `maxPriority`. Empty if nothing forbids it. A transient queue must become durable as well. */
export function quorumObstacles(queue: Queue, governed: Governed, target: Version): readonly string[] {
  const { exclusive, autoDelete, arguments: values } = queue;
  const refused = queueArguments.filter((row) => {
    if (!Object.hasOwn(values, row.argument) || ofClassicStorage.includes(row.argument)) return false;
    return isRefusedAlways(row, 'quorum') || refusalOf(row, treatmentIn(row, 'quorum', target), values) !== undefined;
  });
  // a quorum queue treats it as drop-head (overflowOf)
  const overflow = settingOf(governed, 'overflow')?.value === 'reject-publish-dlx' ? ['overflow: reject-publish-dlx'] : [];
  return [
    ...(exclusive ? ['exclusive'] : []),
    ...(autoDelete ? ['autoDelete'] : []),
    ...refused.map(({ property }) => property),
    ...overflow,
  ];
}
