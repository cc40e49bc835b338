// Codes of the planner, the gate and the applier.
import type { CodeEntry } from './entry.ts';

export const planCodes = {
  'usage-allow': {
    exit: 64,
    title: 'invalid allowance',
    why: 'An allowance names one change of one object, or `blast-radius`. `topo plan` prints the exact value for each blocked change.',
    fix: 'Use `replace:queue/NAME`, `delete:queue/NAME`, `migrate:queue/NAME`, `lose:queue/NAME` (without `*`) or `blast-radius`; exchanges likewise, and `delete:policy/NAME`, `rebind:exchange/NAME`.',
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
    title: 'classic queue may contain messages that are not visible over AMQP',
    why: 'An unacknowledged message fetched with `basic.get` counts neither as a ready message nor as a consumer, and is deleted with the queue. It is not visible over AMQP alone, so neither a tombstone nor a change in the file is enough to delete the queue.',
    fix: 'Pass a management URL (`--management`), which makes such messages visible, or name the queue: `--allow delete:queue/NAME`, `--allow replace:queue/NAME`.',
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
  'export-omitted': {
    exit: 9, // the rest is written
    title: 'object that exists and is missing in the export',
    why: 'For example a binding to an object that could not be read, or an argument that RabbitMQ stores and ignores and topo rejects. A comment in the file names it. The rest is exported.',
    fix: 'Correct the object on the broker, or leave it undeclared: topo does not delete undeclared objects by default.',
  },
  'export-uncertain': {
    exit: 9, // the object is written
    title: 'exported argument that may have another value on the broker',
    why: 'The management API lists arguments in JSON, where a null is the text `undefined` and bytes are a text with base64. For bindings topo recognises them. An argument of a queue or an exchange is written as it is listed; RabbitMQ stores such an argument and ignores it.',
    fix: 'Check the argument in the program that declares the object, and correct the exported file.',
  },
  'export-differs': {
    exit: 9, // nothing is written
    title: 'export that would not describe the broker',
    why: 'topo reads an export back before it writes it, and compares it with what it observed, object by object. A difference is an error in topo.',
    fix: 'Please report it, with the name of the object and its attributes.',
  },
  'export-excluded': {
    exit: 1, // never an error: the export is whole
    title: 'objects that an export excludes on purpose',
    why: 'Exclusive and server-named queues belong to the connections that declare them, objects of the federation plugin to RabbitMQ, and objects of unfinished migrations to topo. Bindings of excluded objects are excluded with them.',
    fix: 'No action is required.',
  },
  'export-unmanaged': {
    exit: 1, // never an error: the export is whole
    title: 'objects that topo does not manage and an export does not contain',
    why: 'topo manages exchanges, queues, bindings and policies. Only what the user may see is counted: users and permissions require the tag `administrator`, parameters `policymaker`.',
    fix: 'Transfer them by other means, such as `rabbitmqctl export_definitions`.',
  },
  'export-stale-file': {
    exit: 1, // never an error: the export is whole
    title: 'file of an earlier export that this one would not write',
    why: 'Its first line marks it as written by topo. The virtual host or the prefix that it belongs to no longer exists, or the flags have changed. topo does not delete it; its objects may be declared in another file of the directory as well.',
    fix: 'Delete the file, or remove its first line to keep it.',
  },
  'governor-not-exported': {
    exit: 1, // never an error: the export is whole
    title: 'setting that governs exported objects and is not exported',
    why: 'For example an operator policy: it limits an exported queue, and a topology file has no place for it. A copy of the topology on another broker is not limited by it.',
    fix: 'Set it on the other broker as well, or set the value with an argument or a policy. The message names it and its values.',
  },
  'graph-too-large': {
    exit: 1, // never an error: the picture is drawn
    title: 'graph exceeds the default limits of Mermaid',
    why: 'Mermaid, and therefore GitHub, renders at most 500 edges and 50,000 characters, and shows an error message otherwise.',
    fix: 'Use `--format svg`, or draw a part of the graph with `--focus NAME`.',
  },
  'needs-management': {
    exit: 4,
    title: 'management API required',
    why: 'Policies cannot be read or set over AMQP.',
    fix: 'Pass a management URL with `--management` or RABBITMQ_MANAGEMENT_URL, for a user with the tag `policymaker`.',
  },
  'state-unknown': {
    exit: 4,
    title: 'existence unknown to the broker',
    why: 'The request timed out, or the node that hosts the object is down. A missing response does not mean that the object is missing.',
    fix: 'Restart the node, or run again. `topo doctor` shows what is reachable.',
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
    why: 'RabbitMQ deletes an exchange with all its bindings, and an autoDelete exchange with its last one. The plan would thereby delete a binding to a queue or exchange that no file declares, a binding to an exclusive queue, which only its connection can restore, or an undeclared exchange. Its owner would no longer receive these messages, without an error.',
    fix: 'Ask their owners to remove them first. To delete them as well, pass `--allow lose:exchange/NAME`.',
  },
  'queue-doubled': {
    exit: 1, // never an error: the plan may be applied
    title: 'undeclared queue receives the same messages as a new queue',
    why: 'The plan creates a queue with exactly the bindings of a live queue that no file declares. After a change of its name in the files, the old queue stays, and continues to receive every message, which nobody may consume.',
    fix: 'If the queue was renamed, move its consumers, drain it, and declare the old name with `state: absent`. If both queues are intended, no action is required.',
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
    fix: 'Remove all bindings of the destination but one. To put the declared weights in force, pass `--allow rebind:exchange/NAME`, which unbinds every declared binding and binds it again. Do the same if a destination with a single binding receives no messages: an earlier unbind of another binding may have removed it.',
  },
  'policy-can-drop': {
    exit: 4,
    title: 'policy can drop messages as soon as it is set',
    why: 'The limits and times of a policy take effect at once on every queue that it matches: a lower `max-length` or `message-ttl` drops the excess messages.',
    fix: 'Check the depth of the matching queues first.',
  },
  'plan-stale': {
    exit: 5,
    title: 'broker changed since the plan was made',
    why: 'A saved plan contains the state that was observed. An object affected by the plan has changed since, so the result would differ from what was reviewed.',
    fix: 'Make a new plan and review it.',
  },
  'lock-held': {
    exit: 6,
    title: 'lock held by another run',
    why: 'During apply, topo holds an exclusive queue `topo.lock` in each virtual host of the plan, so that two runs cannot change it at the same time. The management API identifies the holder; AMQP reports only that there is one (405 RESOURCE_LOCKED).',
    fix: 'Wait for it with `--lock-timeout 5m`, or run again after it has ended. There is nothing to unlock: the queue is deleted with the connection of its holder, at once if the process is killed, and after the missed heartbeats if its host is down.',
  },
  'lock-refused': {
    exit: 77,
    title: 'lock refused by the broker',
    why: 'The user may not declare the exclusive queue `topo.lock`, which requires the configure permission on that name, or the virtual host has as many queues as its limit `max-queues` permits.',
    fix: 'Grant the permission: `topo permissions` prints a configure pattern that includes it (`topo\\.lock`). Raise the limit, or delete a queue. Or pass `--no-lock` if no other run can interfere.',
  },
  'lock-lost': {
    exit: 7,
    title: 'lock lost during apply',
    why: 'The connection that held the queue `topo.lock` was closed, and the queue was deleted with it. Another run may hold the lock now, so no further steps were run.',
    fix: 'Run the same command again: it acquires the lock, observes the broker, and resumes.',
  },
  'plan-unreadable': {
    exit: 65,
    title: 'not a plan of this version of topo',
    why: 'A plan is a JSON file with a `formatVersion` supported by this version, and a digest that matches its content.',
    fix: 'Make a new plan with `topo plan --out`.',
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
