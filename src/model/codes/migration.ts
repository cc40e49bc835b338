// Codes of migrations.
import type { CodeEntry } from './entry.ts';

export const migrationCodes = {
  'migration-unfinished': {
    exit: 4,
    title: 'a migration has begun and is not finished',
    why: 'The queue `NAME.topo-migration` exists: an earlier run was stopped, killed or cut off. Every message is in it or in the queue itself. What is left of the migration is planned from where it stands.',
    fix: 'Apply the same files again, with the same `--allow migrate:...`: it goes on from there.',
  },
  'migration-to-stream': {
    exit: 4,
    title: 'messages cannot be migrated into a stream',
    why: 'A stream is read by offset, keeps what was read, and has no consumers that take messages away: moving a queue into one changes what its consumers get.',
    fix: 'Declare the stream under another name, bind it, and let the consumers of the queue finish.',
  },
  'migration-auto-delete': {
    exit: 4,
    title: 'an autoDelete queue cannot be migrated',
    why: 'RabbitMQ deletes it with its last consumer, and topo is a consumer while it moves messages.',
    fix: 'Declare the new queue under another name, or allow a replace once the queue is empty.',
  },
  'migration-delivery-limit': {
    exit: 4,
    title: 'the queue allows no second delivery of a message',
    why: 'A quorum queue with `deliveryLimit: 0`, or a policy that says so, drops or dead-letters a message that comes back, and messages come back when a connection is cut while they are moved.',
    fix: 'Let the consumers empty the queue, and allow a replace.',
  },
  'migration-would-drop': {
    exit: 4,
    title: 'the new queue would drop messages that the old one holds',
    why: 'The new `maxLength` is lower than the number of messages that are there, a new or lower limit of bytes is set (how many bytes a queue holds is not known for certain), or `messageTtl: 0` lets nothing stay. Where a migration is unfinished, what it holds counts.',
    fix: 'Raise the limit, let the consumers work until the queue fits, or set the limit with a policy once the messages have been handled.',
  },
  'migration-policy': {
    exit: 4,
    title: 'a policy would take messages from the holding queue',
    why: 'The pattern of a policy is found in `NAME.topo-migration`, and the policy has a limit or a time that is lower than what the queue itself has: messages would be dropped, or the holding queue would expire, while they are moved. `expires` always counts, as nobody consumes from the holding queue, and so does a `delivery-limit` below 3 on a quorum queue. Policies that the same plan sets count as well, and operator policies where the management API is used. RabbitMQ applies one policy at a time: of those with one priority any, which differs between versions. So each that may apply counts, one whose pattern topo cannot read (`pattern-unreadable`) among them; and where they differ in the dead letters of the queue, nobody can say where the holding queue should send its own. An exchange has `NAME.topo-exchange-migration`, and no limit of its own to compare with.',
    fix: 'Give the pattern an end (`^orders\\.created$`), raise the limit while the migration runs, give policies with one priority different ones, or give the holding queue a policy of a higher priority that limits nothing: pattern `\\.topo-(exchange-)?migration$`, definition `overflow: drop-head`. An operator policy has to be changed itself.',
  },
  'migration-name-too-long': {
    exit: 4,
    title: 'the name is too long for a migration',
    why: 'The holding queue is called `NAME.topo-migration`, and AMQP allows 255 bytes.',
    fix: 'Declare the new queue under a shorter name.',
  },
  'migration-needs-amqp': {
    exit: 4,
    title: 'messages can only be moved over AMQP',
    why: 'The management API can publish and get single messages, and confirms nothing.',
    fix: 'Give an AMQP URL, and do not pass `--transport http`.',
  },
} as const satisfies { [code: string]: CodeEntry };
