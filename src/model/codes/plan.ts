// Codes of the planner, the gate and the applier.
import type { CodeEntry } from './entry.ts';

export const planCodes = {
  'usage-allow': {
    exit: 64,
    title: 'an allowance is not valid',
    why: 'An allowance names one change of one object, or `blast-radius`. A blocked change in `topo plan` shows the exact value.',
    fix: 'Use `replace:queue/NAME`, `delete:queue/NAME`, `migrate:queue/NAME`, `lose:queue/NAME` or `blast-radius`; exchanges likewise, and `delete:policy/NAME`.',
  },
  'attribute-immutable': {
    exit: 4,
    title: 'an attribute differs that the broker fixes when the object is declared',
    why: 'All attributes and arguments of a queue or an exchange are fixed at its declaration (AMQP 0-9-1; a redeclaration with others is refused with 406). The only way to change one is to delete the object and declare it again: a migration moves the messages away and back again, a replace does not.',
    fix: 'Take the change back, set it with a policy where a policy can, allow a migration with `--allow migrate:queue/NAME`, or a replace with `--allow replace:queue/NAME`.',
  },
  'delete-allowed': {
    exit: 4,
    title: 'it is not declared, and `--allow delete:...` names it',
    why: 'What is undeclared is left alone, unless a tombstone, `prune` or `--allow delete:...` names it.',
    fix: 'Take the flag away, if it is to stay.',
  },
  'queue-not-idle': {
    exit: 4,
    title: 'a queue that holds messages or has consumers would be deleted or replaced',
    why: 'Deleting a queue deletes its messages, and cancels its consumers. topo does that to a queue that is in use only where `--allow lose:queue/NAME` names it.',
    fix: 'Drain the queue and stop its consumers, then run again. `--allow migrate:queue/NAME` keeps the messages where the queue is declared.',
  },
  'unacknowledged-not-visible': {
    exit: 4,
    title: 'a classic queue may hold messages that AMQP cannot show',
    why: 'A message that somebody has got with `basic.get` and not acknowledged counts neither as ready nor as a consumer, and goes with the queue. Over AMQP alone nobody can see it, so a tombstone or the file alone is not enough to delete the queue.',
    fix: 'Give a management URL (`--management`), where it shows, or name the queue: `--allow delete:queue/NAME`, `--allow replace:queue/NAME`.',
  },
  protected: {
    exit: 4,
    title: 'a protected queue or exchange would be deleted or replaced',
    why: 'It is marked `protect: true` in the topology.',
    fix: 'Remove `protect: true` in a commit of its own, if it is really to go.',
  },
  'blast-radius': {
    exit: 4,
    title: 'an unusually large part of the broker would be deleted or replaced',
    why: 'The plan deletes or replaces more than 3 and more than 30 % of all declared and prunable objects of one kind, or deletes while the topology declares nothing. That is mostly a mistake in a path, a vhost or a prune pattern.',
    fix: 'Check the paths and the vhost. If it is meant, pass `--allow blast-radius`.',
  },
  'external-missing': {
    exit: 4,
    title: 'an external object does not exist on the broker',
    why: 'It is marked `external: true`: declared elsewhere, and only checked here.',
    fix: 'Deploy whatever declares it first, or declare it here.',
  },
  'external-differs': {
    exit: 4,
    title: 'an external object is of another type than the topology says',
    why: 'It is marked `external: true`: topo checks it and never changes it.',
    fix: 'Correct the type here, or have its owner change it.',
  },
  'connection-owned': {
    exit: 4,
    title: 'an exclusive queue belongs to the connection that declares it',
    why: 'An exclusive queue is deleted when its connection closes, and no other connection can use it (405 RESOURCE_LOCKED). A provisioner that declared it would take it away with it. topo describes it, checks it and leaves it to its connection.',
    fix: 'Nothing. `topo hold` declares and holds it for as long as it runs.',
  },
  'exclusive-to-other-connection': {
    exit: 4,
    title: 'a queue is exclusive to another connection',
    why: 'The broker answers 405 RESOURCE_LOCKED: a live connection owns a queue of this name, exclusively.',
    fix: 'Find that connection and close it, or declare the queue `exclusive: true` if it is meant to be so.',
  },
  'name-taken': {
    exit: 4,
    title: 'an ordinary queue has the name of an exclusive one',
    why: 'The topology describes an exclusive queue, which only its own connection can declare. A queue of that name exists that is not exclusive, so that declaration would be refused (405 RESOURCE_LOCKED).',
    fix: 'Delete that queue, once nobody needs it, or give the exclusive queue another name.',
  },
  'attributes-unknown': {
    exit: 4,
    title: 'the queue or exchange exists, its attributes could not be read',
    why: 'Over AMQP, attributes are read from the refusals of redeclarations that can make nothing. That takes the configure permission on the name, RabbitMQ 3.10 or later, and names and values that fit into an answer of 255 bytes; else only existence shows. The attributes were not compared.',
    fix: 'Grant configure, or give a management URL (`--management`).',
  },
  'not-visible': {
    exit: 4,
    title: 'whether it exists could not be seen',
    why: 'Bindings cannot be read over AMQP. They are declared again on apply, which changes nothing where they exist.',
    fix: 'Give a management URL (`--management`) to compare bindings too.',
  },
  'export-omitted': {
    exit: 1, // never an error: the rest is written
    title: 'something on the broker cannot be said in a topology file',
    why: 'For example a name with `${` in it, a binding to something that could not be read, or an argument that RabbitMQ stores and ignores where topo calls it a mistake. It is named in a comment of the file.',
    fix: 'Correct it on the broker, or leave it undeclared: topo deletes nothing for being undeclared.',
  },
  'graph-too-large': {
    exit: 1, // never an error: the picture is drawn
    title: 'the graph is larger than Mermaid draws by default',
    why: 'Mermaid, and so GitHub, draws up to 500 edges and 50,000 characters, and an error message beyond.',
    fix: 'Draw it with `--format svg`, or a part of it with `--focus NAME`.',
  },
  'needs-management': {
    exit: 4,
    title: 'only the management API can do this',
    why: 'Policies cannot be seen or set over AMQP.',
    fix: 'Give a management URL with `--management` or RABBITMQ_MANAGEMENT_URL, for a user with the tag `policymaker`.',
  },
  'state-unknown': {
    exit: 4,
    title: 'the broker could not say whether it exists',
    why: 'No answer came in time, or the node that holds it is down. A missing answer is not "missing".',
    fix: 'Bring the node back, or run again. `topo doctor` shows what can be reached.',
  },
  tombstone: {
    exit: 4,
    title: 'it is declared `state: absent`',
    why: 'A tombstone deletes an object on apply, and does nothing when it is gone.',
    fix: 'Remove the tombstone when all brokers have been served.',
  },
  pruned: {
    exit: 4,
    title: 'it is no longer declared, and `prune` covers it',
    why: '`prune` names what may be deleted once it is no longer declared.',
    fix: 'Declare it, or narrow `prune`, if it is to stay.',
  },
  'auto-delete-cascade': {
    exit: 4,
    title: 'an external or protected exchange would go with its last binding',
    why: 'RabbitMQ deletes an autoDelete exchange with the last binding from it. The plan would take that binding away, if only for a moment, and so the exchange, which is external or marked `protect: true`.',
    fix: 'Give that exchange another binding first, or have its owner take part.',
  },
  'exchange-type-unavailable': {
    exit: 4,
    title: 'the broker does not offer this exchange type',
    why: 'The type is brought by a plugin that is not enabled on the broker, or is misspelt. The management API lists the types that a broker offers; declaring another is refused (4.x: 406, 3.10: 503, which closes the connection).',
    fix: 'Enable the plugin on every node (`rabbitmq-plugins enable rabbitmq_delayed_message_exchange` for `x-delayed-message`; it is not part of RabbitMQ and must be installed first), or use another type.',
  },
  'policy-can-drop': {
    exit: 4,
    title: 'a policy that can drop messages as soon as it is set',
    why: 'Limits and times of a policy take effect at once on every queue that it matches: tightening `max-length` or `message-ttl` drops what is over it.',
    fix: 'Look at the depth of the queues that it matches first.',
  },
  'plan-stale': {
    exit: 5,
    title: 'the broker is no longer as the plan observed it',
    why: 'A saved plan holds what was observed. Something that it touches has changed since, so what was reviewed is not what would happen.',
    fix: 'Make a new plan and review it.',
  },
  'lock-held': {
    exit: 6,
    title: 'another run holds the lock',
    why: 'While topo applies, it holds an exclusive queue `topo.lock` in each virtual host of the plan, so that two runs cannot change it at the same time. Over the management API the holder is named; AMQP says only that there is one (405 RESOURCE_LOCKED).',
    fix: 'Wait for it with `--lock-timeout 5m`, or run again when it has ended. There is nothing to unlock: the queue goes with the connection of its holder, at once when that is killed, and at the missed heartbeats when its host is gone.',
  },
  'lock-refused': {
    exit: 77,
    title: 'the lock could not be taken',
    why: 'The broker does not let this user declare the exclusive queue `topo.lock`: that takes the permission configure on this name.',
    fix: 'Grant it: `topo permissions` prints a configure pattern that has it (`topo\\.lock`). Or pass `--no-lock` where no other run can come in between.',
  },
  'lock-lost': {
    exit: 7,
    title: 'the lock was lost during the apply',
    why: 'The connection that held the queue `topo.lock` has ended, and the queue with it. Another run may hold it now, so nothing more was done.',
    fix: 'Run the same command again: it takes the lock, looks first, and goes on from there.',
  },
  'plan-unreadable': {
    exit: 65,
    title: 'the file is not a plan of this version of topo',
    why: 'A plan is JSON with a `formatVersion` that this version knows, and a digest that fits its content.',
    fix: 'Make a new plan with `topo plan --out`.',
  },
  'not-approved': {
    exit: 5,
    title: 'the plan is not the approved one',
    why: '`--approved` names the digest of the plan that was reviewed. The plan that was made now differs from it.',
    fix: 'Review the new plan, and approve its digest.',
  },
  'step-refused': {
    exit: 7,
    title: 'the broker refused a step',
    why: 'The text is the broker’s own.',
    fix: 'Correct the topology or the permissions, and run the same command again: what is done already is skipped.',
  },
  'step-unknown': {
    exit: 7,
    title: 'a step got no answer',
    why: 'The connection was lost or the time limit ran out. The step may or may not have been done: RabbitMQ 4.3 completes some operations later that it answered with 541 after a time-out.',
    fix: 'Run the same command again: it looks first, and goes on from there.',
  },
  'not-converged': {
    exit: 7,
    title: 'after the apply the broker is not as planned',
    why: 'All steps were confirmed, and yet a second look shows a difference: somebody else changes the same objects, or the broker silently dropped something.',
    fix: 'Run `topo plan` to see what differs.',
  },
  interrupted: {
    exit: 130,
    title: 'the apply was interrupted',
    why: 'A signal asked topo to stop; it stopped between two steps.',
    fix: 'Run the same command again to finish.',
  },
} as const satisfies { [code: string]: CodeEntry };
