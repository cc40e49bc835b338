// Codes of migrations.
import type { CodeEntry } from './entry.ts';

export const migrationCodes = {
  'migration-unfinished': {
    exit: 4,
    title: 'unfinished migration',
    why: 'The holding queue `NAME.topo-migration` exists: an earlier run was stopped, killed or disconnected. Every message is in the holding queue or in the queue itself. The plan contains the remaining steps of the migration.',
    fix: 'Apply the same files again, with the same `--allow migrate:...`, to resume the migration.',
  },
  'cancel-unreliable': {
    exit: 4,
    title: 'consumers of a quorum queue are not reliably cancelled',
    why: 'With `--consumers cancel`, the queue is deleted while it has consumers, which must subscribe again. RabbitMQ 3.10 does not cancel every consumer of a deleted quorum queue. One that subscribes again at once is accepted by the queue that is being deleted and never served (4.0), or its connection is closed with 541 (4.3).',
    fix: 'Pass `--consumers wait`, and stop the consumers during the migration: it is rolled back if they stay. Migrate the queues of one type at a time with `--only`.',
  },
  'migration-to-stream': {
    exit: 4,
    title: 'a queue cannot be migrated or renamed to a stream',
    why: 'A stream is read by offset, retains the messages that were read, and has no consumers that remove messages. Migrating a queue to a stream would therefore change what its consumers receive.',
    fix: 'Declare the stream under another name, bind it, and let the consumers empty the queue.',
  },
  'migration-auto-delete': {
    exit: 4,
    title: 'an autoDelete queue cannot be migrated or renamed',
    why: 'RabbitMQ deletes the queue with its last consumer, and topo is a consumer while it moves messages.',
    fix: 'Declare the new queue under another name, or allow a replace once the queue is empty.',
  },
  'migration-delivery-limit': {
    exit: 4,
    title: 'the queue allows no second delivery of a message',
    why: 'A quorum queue with a delivery limit of 0, set by `deliveryLimit: 0` or by a policy, drops or dead-letters every message that is returned to it, and messages are returned when the connection that moves them is lost.',
    fix: 'Let the consumers empty the queue, then allow a replace.',
  },
  'migration-would-drop': {
    exit: 4,
    title: 'the new queue would drop messages of the old one',
    why: 'The new `maxLength` is lower than the number of messages in the queue, a limit in bytes is new or lower (the size of a queue in bytes is not known exactly), or `messageTtl: 0` expires every message at once. If a migration is unfinished, the messages in its holding queue count too. The counts of the management API can be seconds old, and messages can arrive after the plan, so the moves of a migration or rename compare those of the broker, and move none if they exceed the limit: no message is lost.',
    fix: 'Raise the limit, let the consumers reduce the queue to the limit, or set the limit with a policy once the messages have been consumed.',
  },
  'migration-policy': {
    exit: 4,
    title: 'a policy would drop messages of the holding queue',
    why: 'The pattern of a policy matches `NAME.topo-migration`, and the policy has a lower limit or a shorter time than the queue itself: during the migration, messages would be dropped or the holding queue would expire. `expires` always counts, as the holding queue has no consumers, and so does a `delivery-limit` below 3 on a quorum queue. Policies set by the same plan count as well, and so do operator policies when the management API is used. RabbitMQ applies one policy at a time; of several with the same priority, which one is applied differs between versions. So every policy that may apply counts, including one whose pattern topo cannot read (`pattern-unreadable`); and if they differ in the dead-letter settings of the queue, the dead-lettering of the holding queue is undetermined. The carrier exchange of an exchange is `NAME.topo-exchange-migration`, and an exchange has no limit of its own to compare with.',
    fix: 'Anchor the end of the pattern (`^orders\\.created$`), raise the limit during the migration, give policies of the same priority different ones, or give the holding queue a policy of a higher priority that limits nothing: pattern `\\.topo-(exchange-)?migration$`, definition `overflow: drop-head`. An operator policy cannot be overridden: change it instead.',
  },
  'migration-name-too-long': {
    exit: 4,
    title: 'name too long for a migration or a rename',
    why: 'The holding queue is named `NAME.topo-migration`, the exchange of a rename `NAME.topo-rename`, and AMQP limits names to 255 bytes.',
    fix: 'Declare the new queue under a shorter name.',
  },
  'alarm-in-effect': {
    exit: 4,
    title: 'alarm of the broker that blocks publishers',
    why: 'A node is low on memory or disk space, and RabbitMQ accepts no messages on any node of the cluster until the alarm ends. Declarations, bindings and deletes work. A migration publishes the messages that it moves, so it would stop midway, with its queue unbound. The management API shows alarms to users with the tag `management`; over AMQP, a client is notified of an alarm only when it publishes (`connection.blocked`).',
    fix: 'End the alarm: free memory or disk space, or change the limits (`rabbitmq-diagnostics alarms` lists the alarms). Or let the apply wait for its end: `--wait-for-alarm 30m`.',
  },
  'migration-needs-amqp': {
    exit: 4,
    title: 'messages can only be moved over AMQP',
    why: 'The management API publishes and fetches single messages only, without confirms.',
    fix: 'Pass an AMQP URL, and do not pass `--transport http`.',
  },
  'rename-unfinished': {
    exit: 4,
    title: 'unfinished rename',
    why: 'The exchange `NAME.topo-rename` or `NAME.topo-exchange-rename` exists: an earlier run of the rename was stopped, killed or disconnected. If a queue is renamed, every message is in the old queue or in the new one. The plan contains the remaining steps.',
    fix: 'Apply the same files again to resume the rename.',
  },
  'rename-both-exist': {
    exit: 4,
    title: 'the old and the new queue of a rename both exist',
    why: '`renamedFrom` names a queue that exists, and so does the new one, but no rename has begun: the new queue was created without `renamedFrom`, or a client has declared the old queue again. Messages that both queues have received would be in the new queue twice.',
    fix: 'Remove `renamedFrom`, or join the queues: `--allow rename:queue/NAME` unbinds the old queue, moves its messages into the new one, and deletes it.',
  },
  'rename-new-differs': {
    exit: 4,
    title: 'the new object of a rename exists with other attributes',
    why: '`renamedFrom` names an object that exists, and the new one exists with attributes that differ from the file, or has an unfinished migration of its own. A rename does not change attributes of an existing object.',
    fix: 'Declare the attributes that the new object has, finish the rename, and change them afterwards. Or remove `renamedFrom` until the change is applied.',
  },
  'rename-old-migrating': {
    exit: 4,
    title: 'the old object of a rename has an unfinished migration',
    why: 'The holding queue or the carrier exchange of a migration of the old name exists, and may hold messages that belong to it.',
    fix: 'Declare the old name again, apply to finish the migration, then rename.',
  },
  'rename-old-exchange': {
    exit: 1, // never an error
    severity: 'notice',
    title: 'the old exchange of a rename still exists',
    why: 'RabbitMQ does not list the publishers of an exchange. Therefore a rename does not delete the old exchange, which continues to route messages that are published to it by its own bindings; it no longer receives messages from other exchanges.',
    fix: 'Change its publishers to the new name. When the publish rate of the old exchange stays at 0, pass `--allow delete:exchange/OLD`, which deletes it with its bindings.',
  },
  'rename-topic-permissions': {
    exit: 1, // never an error
    severity: 'warning',
    title: 'topic permissions of an old exchange that the new one does not have',
    why: 'RabbitMQ stores topic permissions by the name of the exchange, and a rename does not copy them. A user without a topic permission on an exchange is not restricted there.',
    fix: 'Declare them for the new name in `topicPermissions`.',
  },
  'rename-expires': {
    exit: 4,
    title: 'the new queue of a rename would expire during the rename',
    why: 'The new queue has `expires`, as an argument or by a policy, and RabbitMQ deletes a queue without consumers after that time, with its messages. The new queue has no consumers until they have switched to it.',
    fix: 'Declare the new queue without `expires`, or change the policy until the rename is complete.',
  },
  'rename-deletes-exchange': {
    exit: 4,
    title: 'deletion of an autoDelete exchange with the bindings of the old queue',
    why: 'A queue that moves to another virtual host loses its bindings in the old one, and RabbitMQ deletes an autoDelete exchange with its last binding. The plan does not show this deletion.',
    fix: 'Bind another queue to the exchange first, or delete the exchange in the same plan: `--allow delete:exchange/NAME`.',
  },
  'node-lags-behind': {
    exit: 7,
    title: 'node without confirmation that it routes by the new bindings',
    why: 'RabbitMQ 4.3 confirms a changed binding before every node of a cluster routes by it. A node that lags behind, is frozen or is cut off would send messages to a queue that has been deleted, and confirm them. Therefore topo waits until each running node has confirmed that it has caught up (`--drain-timeout`), and deletes nothing before that.',
    fix: 'Check the node that the message names, and run the same command again: it resumes. No message is lost.',
  },
  'nodes-not-visible': {
    exit: 7,
    severity: 'notice',
    title: 'nodes of the broker not visible',
    why: 'Before it deletes a queue, topo asks each node of a cluster whether it routes by the new bindings (RabbitMQ 4.3; from 3.13, if the metadata may be in Khepri). The nodes are visible over the management API with the tag `monitoring`; otherwise topo asks those of `--url`.',
    fix: 'Pass a management URL (`--management`) and give the user the tag `monitoring`, or name every node in `--url`.',
  },
  'node-not-asked': {
    exit: 7,
    severity: 'notice',
    title: 'node that cannot be asked whether it routes by the new bindings',
    why: 'The node is running, and topo cannot open an AMQP connection to it with the same login and the same TLS settings; or the cluster reports that it is not running. If it lags behind, messages that its clients publish are sent to a deleted queue.',
    fix: 'Make its AMQP listener reachable, name it in `--url`, start it, or remove it from the cluster.',
  },
} as const satisfies { [code: string]: CodeEntry };
