// Codes of the gate and the applier.
import type { CodeEntry } from './entry.ts';

export const applyCodes = {
  'plan-stale': {
    exit: 5,
    title: 'broker changed since the plan was made',
    why: 'A saved plan contains the state that was observed. The result of an apply would differ from what was reviewed, for one of three reasons. An object affected by the plan has changed since. Or something on which a change depends has changed: a pruned exchange is now the dead-letter or alternate exchange of another object, an autoDelete exchange would now be deleted with its last binding, other policies would take effect and can drop messages, or a client, a federation link or topo itself uses what would be deleted or revoked. Or the broker is a different one: its name, its version or the id of its cluster differs. The management API shows the id of a cluster, `internal_cluster_id`, to users with the tag `policymaker` or `administrator`; without it, two brokers of the same name and version cannot be told apart. An import of definitions that contain an id changes it.',
    fix: 'Make a new plan and review it.',
  },
  'needs-apply': {
    exit: 4,
    title: 'change that only topo apply can make',
    why: '`ensureTopology` only declares and binds what is missing. An object has `renamedFrom` and its old name still exists, or it has an unfinished migration. Its messages must be moved, or its publishers switched, first: declaring only the new name would leave them behind. Nothing was created.',
    fix: 'Run `topo apply` with the same files, then start the service.',
  },
  'lock-held': {
    exit: 6,
    title: 'lock held by another run',
    why: 'During apply, topo holds an exclusive queue `topo.lock` in each virtual host of the plan, so that two runs cannot change it at the same time. The management API identifies the holder; AMQP reports only that there is one (405 RESOURCE_LOCKED). If the node of the holder does not respond for 60 s, the lock is taken over under the name `topo.lock.2`; the holder has stopped by then.',
    fix: 'Wait for it with `--lock-timeout 5m`, or run again after it has ended. There is nothing to unlock: the queue is deleted with the connection of its holder, at once if the process is killed, and after the missed heartbeats if its host is down. If the nodes of two holders are down, start them, or remove them with `rabbitmqctl forget_cluster_node NODE`.',
  },
  'lock-refused': {
    exit: 77,
    title: 'lock refused by the broker',
    why: 'The user may not declare the exclusive queues `topo.lock` and `topo.lock.2`, which requires the configure permission on these names; every apply tries both. Or the virtual host has as many queues as its limit `max-queues` permits.',
    fix: 'Grant the permission: `topo permissions` prints a configure pattern that includes them (`topo\\.lock(\\.2)?`). Raise the limit, or delete a queue. Or pass `--no-lock` if no other run can interfere.',
  },
  'lock-unverified': {
    exit: 69,
    title: 'lock not confirmed by a majority of the cluster',
    why: 'With Mnesia (RabbitMQ up to 4.2), each side of a network partition grants the lock, and changes on the smaller side are discarded when it is restarted. Therefore an apply over AMQP and the management API holds the lock only if a majority of the nodes is running and sees it, and no node reports a partition. Nothing was changed.',
    fix: 'Start the nodes that are not running, or remove them with `rabbitmqctl forget_cluster_node NODE`. After a partition, restart the nodes of the smaller side (`rabbitmqctl stop_app`, `start_app`). Check that `--url` and `--management` lead to the same cluster. Or pass `--no-lock` to apply without the lock.',
  },
  'lock-lost': {
    exit: 7,
    title: 'lock lost during apply',
    why: 'Possible causes: the connection that held the queue `topo.lock` was closed, and the queue was deleted with it; RabbitMQ deleted the queue when another node returned; the broker has not confirmed the lock for 40 s, because its node is frozen or cut off from the cluster, or because topo was suspended; or the cluster is partitioned. Another run may hold the lock now, so no further steps were run.',
    fix: 'Run the same command again: it acquires the lock, observes the broker, and resumes.',
  },
  'plan-unreadable': {
    exit: 65,
    title: 'not a plan of this version of topo',
    why: 'A plan is a JSON file with a `formatVersion` supported by this version, and a digest that matches its content.',
    fix: 'Make a new plan with `topo plan --out`.',
  },
  'plan-unverified': {
    exit: 65,
    title: 'signature of a saved plan missing or invalid',
    why: '`--verify` requires a plan that was signed with the matching key: `topo plan --out FILE --sign KEY`. The signature covers the whole plan.',
    fix: 'Check the origin of the plan. Make a new plan, and sign it.',
  },
  'plan-inconsistent': {
    exit: 65,
    title: 'saved plan contradicts itself',
    why: 'When a saved plan is read, its steps are derived from its changes again, and everything that `topo show` prints is compared with them. A plan whose steps, risks, blocks or counts do not follow from its changes was not written by this version of topo, or was changed together with its checksum.',
    fix: 'Make a new plan with `topo plan --out`. To detect any modification of a file that others can write to, sign the plan (`--sign`).',
  },
  'not-approved': {
    exit: 5,
    title: 'plan differs from the approved plan',
    why: '`--approved` gives the digest of the plan that was reviewed. The plan of this run has another digest.',
    fix: 'Review the new plan, and approve its digest.',
  },
  'step-refused': {
    exit: 7,
    title: 'step refused by the broker',
    why: 'The message contains the reply text of the broker.',
    fix: 'Correct the topology or the permissions, and run the same command again: completed steps are skipped.',
  },
  'step-unknown': {
    exit: 7,
    title: 'outcome of a step unknown',
    why: 'The connection was lost, or the step timed out. It may or may not have taken effect: RabbitMQ 4.3 completes some operations after it has reported a time-out with 541.',
    fix: 'Run the same command again: it observes the broker first, and resumes.',
  },
  'not-converged': {
    exit: 7,
    title: 'broker differs from the plan after apply',
    why: 'All steps were confirmed, but the second observation shows a difference: another client changes the same objects, or the broker silently dropped a change.',
    fix: 'Run `topo plan` to see the difference.',
  },
  interrupted: {
    exit: 130,
    title: 'apply interrupted',
    why: 'topo received a signal, and stopped between two steps.',
    fix: 'Run the same command again to finish.',
  },
} as const satisfies { [code: string]: CodeEntry };
