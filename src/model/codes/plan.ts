// Codes of the planner.
import type { CodeEntry } from './entry.ts';

export const planCodes = {
  'usage-allow': {
    exit: 64,
    title: 'invalid allowance',
    why: 'An allowance names one change of one object, or `blast-radius`. `topo plan` prints the exact value for each blocked change.',
    fix: 'Use `replace:queue/NAME`, `delete:queue/NAME`, `migrate:queue/NAME`, `lose:queue/NAME` (without `*`) or `blast-radius`; exchanges likewise, and `delete:policy/NAME`, `rename:queue/NAME`, `rebind:exchange/NAME`, `delete:user/NAME`, `revoke:user/NAME`, `delete:vhost/NAME`, `lose:vhost/NAME`, `lose:upstream/NAME`, `lose:policy/NAME`.',
  },
  'attribute-immutable': {
    exit: 4,
    title: 'change of an immutable attribute',
    why: 'All attributes and arguments of a queue or an exchange are immutable (AMQP 0-9-1: a redeclaration with other values is refused with 406). To change one, the object must be deleted and declared again. A migration preserves the messages by moving them out and back; a replace does not.',
    fix: 'Revert the change, set the attribute with a policy where possible, allow a migration with `--allow migrate:queue/NAME`, or allow a replace with `--allow replace:queue/NAME`.',
  },
  'delete-allowed': {
    exit: 4,
    title: 'undeclared object named by `--allow delete:...`',
    why: 'Undeclared objects are left unchanged, unless a tombstone, `prune` or `--allow delete:...` names them.',
    fix: 'Remove the flag to retain the object.',
  },
  'queue-not-idle': {
    exit: 4,
    title: 'queue with messages or consumers would be deleted or replaced',
    why: 'Deleting a queue deletes its messages and cancels its consumers. topo deletes a queue in use only if `--allow lose:queue/NAME` names it.',
    fix: 'Drain the queue and stop its consumers, then run again. For a declared queue, `--allow migrate:queue/NAME` preserves the messages.',
  },
  'unacknowledged-not-visible': {
    exit: 4,
    title: 'queue may contain messages that are not visible over AMQP',
    why: 'An unacknowledged message that was fetched from a classic queue with `basic.get` counts neither as a ready message nor as a consumer. The same applies to a dead letter that a quorum queue keeps until another queue confirms it (`at-least-once`). Both are deleted with the queue, and are not visible over AMQP alone, so neither a tombstone nor a change in the file is enough to delete the queue.',
    fix: 'Pass a management URL (`--management`), which makes such messages visible, or name the queue: `--allow delete:queue/NAME`, `--allow replace:queue/NAME`.',
  },
  'dead-letters-waiting': {
    exit: 4,
    title: 'queue keeps dead letters that no queue has accepted',
    why: 'A quorum queue with the dead-letter strategy `at-least-once` keeps a dead letter until another queue confirms it. Such a message is neither ready nor delivered to a consumer: a migration or rename cannot move it, and it would be deleted with the queue, even under the condition that the queue is empty (3.10.8, 4.0.5, 4.3.6).',
    fix: 'Bind a queue to the dead-letter exchange. RabbitMQ then resends the dead letters, within about three minutes. Plan again after that.',
  },
  protected: {
    exit: 4,
    title: 'protected queue or exchange would be deleted or replaced',
    why: 'It is marked `protect: true` in the topology.',
    fix: 'If it should be deleted, remove `protect: true` in a separate commit first.',
  },
  'blast-radius': {
    exit: 4,
    title: 'unusually many objects would be deleted or replaced',
    why: 'The plan deletes or replaces more than 3 and more than 30 % of all declared and prunable objects of one kind, or it deletes although the topology declares nothing. The usual cause is a wrong path, virtual host or prune pattern.',
    fix: 'Check the paths and the virtual host. If the change is intended, pass `--allow blast-radius`.',
  },
  'external-missing': {
    exit: 4,
    title: 'external object does not exist on the broker',
    why: 'It is marked `external: true`: it is managed elsewhere, and only checked here.',
    fix: 'Deploy the application or topology that declares it first, or declare it here.',
  },
  'external-differs': {
    exit: 4,
    title: 'type of an external object differs from the topology',
    why: 'It is marked `external: true`: topo checks it and never changes it.',
    fix: 'Correct the type here, or ask its owner to change it.',
  },
  'connection-owned': {
    exit: 4,
    title: 'exclusive queue owned by the connection that declares it',
    why: 'An exclusive queue is deleted when its connection closes, and no other connection can use it (405 RESOURCE_LOCKED). If topo declared it, the queue would be deleted at the end of the run. topo documents and checks it, and leaves its declaration to the application.',
    fix: 'No action is required. `topo hold` declares the queue and holds it while it runs.',
  },
  'exclusive-to-other-connection': {
    exit: 4,
    title: 'queue is exclusive to another connection',
    why: 'The broker refuses access with 405 RESOURCE_LOCKED: a live connection owns an exclusive queue of this name.',
    fix: 'Find that connection and close it, or declare the queue `exclusive: true` if this is intended.',
  },
  'name-taken': {
    exit: 4,
    title: 'name of an exclusive queue taken by an ordinary queue',
    why: 'The topology describes an exclusive queue, which only its own connection can declare. A queue of that name exists and is not exclusive, so that declaration would be refused (405 RESOURCE_LOCKED).',
    fix: 'Delete the existing queue when it is no longer needed, or rename the exclusive queue.',
  },
  'attributes-unknown': {
    exit: 4,
    title: 'attributes of an existing queue or exchange could not be read',
    why: 'Over AMQP, attributes are read from refused redeclarations that cannot create anything. This requires the configure permission on the name, RabbitMQ 3.10 or later, and names and values that fit into a reply text of 255 bytes; otherwise only existence is visible. The attributes were not compared.',
    fix: 'Grant the configure permission, or pass a management URL (`--management`).',
  },
  'not-visible': {
    exit: 4,
    title: 'existence not visible',
    why: 'Bindings cannot be read over AMQP. Apply declares them again, which has no effect on existing ones.',
    fix: 'Pass a management URL (`--management`) to compare bindings too.',
  },
  'needs-management': {
    exit: 4,
    title: 'management API required',
    why: 'Over AMQP, policies, operator policies, limits and permissions cannot be read or set, and undeclared bindings and unacknowledged messages are not visible. A change that depends on them requires the management API.',
    fix: 'Pass a management URL with `--management` or RABBITMQ_MANAGEMENT_URL, for a user with the tag `policymaker`.',
  },
  'state-unknown': {
    exit: 4,
    title: 'existence unknown to the broker',
    why: 'The request timed out, or the node that hosts the object is down. A missing response does not mean that the object is missing.',
    fix: 'Restart the node, or run again. `topo doctor` shows what is reachable.',
  },
  'queue-down': {
    exit: 4,
    title: 'queue is down',
    why: 'The broker lists the queue, but the nodes that host it are not running, or too few of them are. Its messages still exist there, in an unknown number. RabbitMQ would delete it nevertheless, with its messages and without an error; 4.x does not reply to a declaration of it. Therefore topo reports its state as unknown, and does not change, replace, migrate or delete it. A declared queue with the listed attributes is left unchanged, and does not block the plan.',
    fix: 'Start the nodes, then run again; `--skip-blocked` applies the other changes. If a node is lost for good, `rabbitmqctl forget_cluster_node` removes its queues.',
  },
  'needed-by-down-queue': {
    exit: 4,
    title: 'needed by a queue that is down',
    why: 'The object is the dead-letter exchange or a policy of a queue that is down, a binding to it, or an exchange or queue that is bound to it or named by it. The queue requires the object unchanged when its nodes are back. RabbitMQ 3.10 to 3.13 may not list the bindings of a classic queue that is down: each exchange of its virtual host may be bound to it.',
    fix: 'Start the nodes of the queue, then run again; `--skip-blocked` applies the other changes.',
  },
  'name-unanswerable': {
    exit: 4,
    title: 'existence not readable over AMQP because of a long name',
    why: 'RabbitMQ 4.x reports that an object is missing in a text of at most 255 bytes. If the text is longer and not ASCII, it closes the connection instead (541), so topo cannot find out whether the object exists.',
    fix: 'Use the management API: pass `--management`, with `--transport auto` (the default) or `http`. Or use a shorter name, or ASCII characters only.',
  },
  tombstone: {
    exit: 4,
    title: 'object declared `state: absent`',
    why: 'Apply deletes the object if it exists. A tombstone has no effect on a missing object.',
    fix: 'Remove the tombstone once it has been applied to all brokers.',
  },
  pruned: {
    exit: 4,
    title: 'undeclared object covered by `prune`',
    why: '`prune` names the objects that may be deleted once they are no longer declared.',
    fix: 'To retain the object, declare it or narrow `prune`.',
  },
  'auto-delete-cascade': {
    exit: 4,
    title: 'external or protected exchange would be deleted with its last binding',
    why: 'RabbitMQ deletes an autoDelete exchange with the last binding from it. The plan would remove that binding, if only temporarily, and thereby delete an exchange that is external or marked `protect: true`.',
    fix: 'Add another binding to that exchange first, or coordinate with its owner.',
  },
  'foreign-cascade': {
    exit: 4,
    title: 'undeclared objects would be deleted with it',
    why: 'RabbitMQ deletes an exchange with all its bindings, and an autoDelete exchange with its last one. The plan would thereby delete a binding to an undeclared queue or exchange, a binding to an exclusive queue, which only its connection can restore, or an undeclared exchange. Their owners would stop receiving messages, without an error. Since 4.2.9 and 4.3.2, it also deletes the topic permissions of the exchange: a user without one is not restricted.',
    fix: 'Ask their owners to remove them first; declare topic permissions in `topicPermissions` to set them again. To delete them as well, pass `--allow lose:exchange/NAME`.',
  },
  'queue-doubled': {
    exit: 1, // never an error: the plan may be applied
    title: 'undeclared queue receives the same messages as a new queue',
    why: 'The plan creates a queue with exactly the bindings of an undeclared queue. If a queue is renamed in the files, the old queue is left unchanged and continues to receive every message, possibly without a consumer.',
    fix: 'If the queue was renamed, add `renamedFrom: OLD` to the new one before it is applied. If both queues are intended, no action is required.',
  },
  'partition-undeclared': {
    exit: 1, // never an error: the plan may be applied
    title: 'undeclared partition of a super stream',
    why: 'The super stream has a partition on the broker that no file declares, for example because the number of partitions was lowered. topo never deletes a partition silently: it remains bound, and clients of the stream protocol continue to write to it and to read it.',
    fix: 'Declare it again. To remove it, unbind it with `prune` (`bindings: true`) or by deleting its queue, with a tombstone (`state: absent`), once its messages have been read.',
  },
  'partition-reordered': {
    exit: 1, // never an error
    severity: 'warning',
    title: 'partitions of a super stream in another order',
    why: 'The broker has bindings of these partitions with another position (`x-stream-partition-order`), which are not declared, and stay beside the declared ones. Clients that list the partitions may see each of them twice, or in the former order.',
    fix: 'Restore the order of the binding keys, and add new keys at the end. To change the order, delete the former bindings with `prune: { bindings: [EXCHANGE] }` while no client uses the super stream.',
  },
  'partition-added': {
    exit: 1, // never an error: the plan may be applied
    title: 'partitions added to a super stream in use',
    why: 'Publishers that select a partition by the hash of a key send some keys to another partition as soon as they know of the new ones. Messages of one key are then in two partitions, and their order is lost across them.',
    fix: 'No action is required if the order per key does not matter, or if the super stream selects by routing key.',
  },
  'unbind-first': {
    exit: 4,
    title: 'destination is unbound before it is bound',
    why: 'An `x-consistent-hash` exchange stores one weight per destination. A further binding of a destination that is bound has no effect, and any unbind removes the destination from the exchange, although its other bindings remain listed (RabbitMQ 3.10 to 4.3). To change the weight, topo therefore removes the bindings of the destination and then creates the declared one, one destination at a time. In between, the exchange routes messages for this destination to its other destinations; without any, they are unroutable.',
    fix: 'No action is required. If no message may be unroutable meanwhile, set an alternate exchange, or publish with `mandatory` and publish returned messages again.',
  },
  'rebind-allowed': {
    exit: 4,
    title: 'binding from an exchange named by `--allow rebind:...`',
    why: 'No listing shows which weight of a destination an `x-consistent-hash` exchange uses, or whether an earlier unbind has removed the destination. With this flag, topo unbinds every declared binding from the exchange and binds it again, one destination at a time. Afterwards, the declared weights are in force.',
    fix: 'Remove the flag to leave the bindings unchanged.',
  },
  'hash-weight-uncertain': {
    exit: 1, // never an error: a notice
    title: 'weight of a destination of an `x-consistent-hash` exchange is not visible',
    why: 'Such an exchange uses the first binding of a destination as its weight, and ignores others. Any unbind removes the destination from the exchange until it is bound again. The broker lists all bindings alike, so if a destination has several of them, or if bindings are not visible, the weight in force is unknown.',
    fix: 'Remove all bindings of the destination but one. To put the declared weights into effect, pass `--allow rebind:exchange/NAME`, which unbinds every declared binding and binds it again. Do the same if a destination with a single binding receives no messages: an earlier unbind of another binding may have removed it.',
  },
  'policy-can-drop': {
    exit: 4,
    title: 'policy can drop messages as soon as it is set',
    why: 'The limits and times of a policy take effect at once on every queue that it matches: a lower `max-length` or `message-ttl` drops the excess messages. If a policy is deleted, or no longer applies to a queue, another policy may take effect, with its limits. Another `dead-letter-routing-key` sends dead letters elsewhere, and a queue that no longer dead-letters at least once drops the dead letters that it still holds.',
    fix: 'Check the depth of the matching queues first.',
  },
} as const satisfies { [code: string]: CodeEntry };
