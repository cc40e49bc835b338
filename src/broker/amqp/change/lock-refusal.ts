// The diagnostics of a lock that the broker does not grant, with the permission or the limit that it requires.
import { problem, TopoError } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import { shellWord } from '../../../model/shell.ts';
import { type QueueLimit, queueLimit } from '../../../rabbitmq/refusals.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { permissionHint } from '../connection/permission-hint.ts';
import { type LockName, lockQueue } from './lock-queues.ts';

/** `connection-lost` or `lock-refused`. */
export function refused(vhost: string, name: LockName, failure: Failure, address: string): TopoError {
  const message = `locking virtual host ${nameText(vhost)}: ${failureText(failure)} (${address})`;
  if (failure.kind === 'lost' || failure.kind === 'timeout') return new TopoError([problem('connection-lost', message)]);
  const limit = failure.kind === 'refused' ? queueLimit(failure.text) : undefined;
  if (limit !== undefined) return new TopoError([problem('lock-refused', message, { hint: limitHint(vhost, limit) })]);
  const grant = failure.kind === 'refused' ? permissionHint('declare', lockQueue(vhost, name), failure.text) : undefined;
  const hint = grant === undefined ? {} : { hint: `${grant}; \`topo permissions\` prints matching patterns; or pass --no-lock` };
  return new TopoError([problem('lock-refused', message, hint)]);
}

function limitHint(vhost: string, { of, limit }: QueueLimit): string {
  const raised = JSON.stringify({ 'max-queues': limit + 1 });
  const raise =
    of === 'vhost'
      ? `raise max-queues of the virtual host: rabbitmqctl set_vhost_limits -p ${shellWord(vhost)} ${shellWord(raised)}`
      : 'raise cluster_queue_limit of the cluster';
  return `the lock is a queue, and ${limit} are permitted: ${raise}; or delete a queue, or pass --no-lock`;
}
