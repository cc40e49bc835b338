// Codes of documents in a plan: virtual hosts, permissions, federation and shovels. Those of users have their own file.
import type { CodeEntry } from './entry.ts';

/** The codes. */
export const documentCodes = {
  'needs-tag': {
    exit: 4,
    title: 'user tag required for this kind of object',
    why: 'Listing permissions and topic permissions, and changing documents of any kind, requires the tag `administrator`; listing operator policies and limits requires `management`.',
    fix: 'Add the tag to the user of the management API (`rabbitmqctl set_user_tags`), or pass the URL of another user with `--management`.',
  },
  'user-missing': {
    exit: 4,
    title: 'permission of a user that does not exist',
    why: 'RabbitMQ refuses the permissions and topic permissions of a user that does not exist. A user that the plan creates counts as existing, one that it deletes as missing.',
    fix: 'Declare the user in `users`, create it first (`rabbitmqctl add_user`), or correct its name.',
  },
  'own-permission': {
    exit: 4,
    title: 'permission of the user that topo runs as',
    why: 'The plan changes or deletes the permission of the user of its own connections. This user could lose its access to the virtual host in the middle of the apply, and no later run could restore it.',
    fix: 'Apply this change with the URLs of another user (`--url`, `--management`), or leave the permission unchanged.',
  },
  'vhost-without-access': {
    exit: 4,
    title: 'new virtual host to which the AMQP user has no access',
    why: 'RabbitMQ gives permissions in a new virtual host only to the user that creates it, which is that of the management API. The user of the AMQP URL acquires the lock of an apply and declares objects. If the file declares permissions for this user, they are set immediately after the virtual host is created.',
    fix: 'Declare `permissions` of this user in the virtual host, or pass URLs with the same user.',
  },
  'vhost-deletion': {
    exit: 4,
    title: 'virtual host would be deleted with everything in it',
    why: 'RabbitMQ deletes all exchanges, queues, policies, permissions and limits of a virtual host with it, and closes its connections. topo deletes a virtual host only if its declaration has `state: absent` and `--allow delete:vhost/NAME` names it.',
    fix: 'Check what is deleted with it, and pass `--allow delete:vhost/NAME`.',
  },
  'vhost-not-empty': {
    exit: 4,
    title: 'virtual host with queues would be deleted',
    why: 'Deleting a virtual host deletes its queues and their messages, and RabbitMQ offers no condition such as `if-empty`. The counts of quorum queues and streams lag by seconds, so topo deletes a virtual host that has queues only if `--allow lose:vhost/NAME` names it, whatever their counts show.',
    fix: 'Delete the queues first, which is guarded for each of them, or pass `--allow lose:vhost/NAME`.',
  },
  'vhost-protected': {
    exit: 4,
    title: 'virtual host is protected from deletion',
    why: 'RabbitMQ refuses to delete a protected virtual host (412; 4.1 and later). topo never removes the protection to delete it.',
    fix: 'Set `protectedFromDeletion: false` in an earlier apply.',
  },
  'federation-objects': {
    exit: 1, // never an error: a notice
    title: 'objects of federation links',
    why: 'The federation plugin of another broker or virtual host creates a queue, an exchange and bindings named `federation: ...` for each link, and deletes them with the link. They hold the messages that the other broker has not received. topo never changes them, not even with `prune`, and they are not drift.',
    fix: 'Delete the upstream or its policy on the other broker to remove them.',
  },
  'undeclared-upstream': {
    exit: 1, // never an error: a warning
    title: 'federation upstream that does not exist',
    why: 'A policy or an upstream set names an upstream or a set that is neither declared in the files nor present on the broker. RabbitMQ accepts any name, creates no link, and reports no error. This is checked only if the files have a section of that kind: only then are those of the broker listed.',
    fix: 'Correct the name, or declare the upstream or set.',
  },
  'link-vhost-missing': {
    exit: 4,
    title: 'link to a virtual host of the same broker that does not exist',
    why: 'A URI without a host, such as `amqp:///orders`, connects to a virtual host of the broker itself; `amqp://` to the virtual host `/`. RabbitMQ refuses a shovel, and since 4.3 an upstream, unless the user that declares it has access to this virtual host (400 `may not connect to vhost`). Earlier versions accept an upstream, whose links then fail: that is a warning. A virtual host that the plan creates counts as existing, one that it deletes as missing. A name that contains a variable is not checked.',
    fix: 'Correct the URI, or declare the virtual host. In a URI, the virtual host `/` is `%2F`: `amqp:///%2F`.',
  },
  'link-down': {
    exit: 1, // never an error: a check of doctor
    title: 'federation link or shovel that is not running',
    why: 'RabbitMQ connects to the brokers of an upstream or shovel itself, and tries again every few seconds: a refused login, an unknown host, or a missing virtual host, queue or permission does not make an apply fail. Meanwhile, messages wait in the queue of the shovel, or upstream in the queue of the link; before a link first connects, its upstream retains none. Before 4.3, RabbitMQ lists a shovel that cannot connect as starting, or not at all.',
    fix: 'Correct the URI, or create the user, virtual host, permissions and queues that it uses. The log of the broker that runs the link has the details. `topo plan` and `topo doctor` show the state.',
  },
  'shovel-deletes-itself': {
    exit: 1, // never an error: a notice
    title: 'missing shovel that deletes itself',
    why: 'RabbitMQ deletes a shovel with `srcDeleteAfter` when it has moved its messages, and one with `srcDeleteAfterDuration` after that time. A missing one either is new or has finished, and the broker does not show which: a plan creates it, and `topo drift` does not count it.',
    fix: 'Remove the shovel from the files when it has finished.',
  },
  'link-queue-lost': {
    exit: 4,
    title: 'messages that wait for a federation link',
    why: 'Messages for a federated exchange wait at the upstream in a queue of the link. RabbitMQ deletes this queue when a running link restarts or ends because its upstream, or the policy of the exchange, is changed or deleted. The messages in it are lost, and so are those published until the link has declared the queue again. Their number is visible only at the upstream.',
    fix: 'Declare `resourceCleanupMode: never` when the upstream is created: the queue is then retained. Otherwise stop the publishers, wait until the queue of the link is empty, and allow the change with `--allow lose:upstream/NAME` or `--allow lose:policy/NAME`.',
  },
} as const satisfies { [code: string]: CodeEntry };
