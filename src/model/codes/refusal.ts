// Codes of what a plan foresees that the broker would refuse or ignore; two more are those of lint.
import type { CodeEntry } from './entry.ts';

export const refusalCodes = {
  'exchange-type-unavailable': {
    exit: 4,
    title: 'exchange type not available on the broker',
    why: 'The type is misspelt, or provided by a plugin that is not enabled on the broker. The management API lists the types available on a broker; declaring another is refused (4.x: 406, 3.10: 503, which closes the connection).',
    fix: 'Enable the plugin on every node (`rabbitmq-plugins enable rabbitmq_delayed_message_exchange` for `x-delayed-message`; it is not part of RabbitMQ and must be installed first), or use another type.',
  },
  'plugin-disabled': {
    exit: 4,
    title: 'object or policy key of a plugin that is not enabled',
    why: 'The keys of a plugin, such as `federation-upstream-set` and `shards-per-node`, and its objects, such as shovels, are refused (400) while it is not enabled. The management API shows the enabled plugins to users with the tag `monitoring`, and exchange types of plugins to every user.',
    fix: 'Enable the plugin on every node, or remove the key or object.',
  },
  'declaration-refused': {
    exit: 4,
    title: 'object that the broker would refuse',
    why: 'The version or the configuration of the broker does not accept an attribute of the object: for example, an argument that the default queue type of the virtual host does not support, or a transient queue where `transient_nonexcl_queues` is denied.',
    fix: 'Follow the hint of the message.',
  },
  'queue-limit-reached': {
    exit: 4,
    title: 'queue limit of the virtual host would be exceeded',
    why: '`max-queues` of a virtual host counts every queue: exclusive ones, the lock `topo.lock`, the trial `topo.trial` of a replaced queue and the holding queues of migrations too. At the limit, RabbitMQ refuses new queues (406); existing queues are not affected.',
    fix: 'Raise the limit, or delete queues that are no longer needed in an earlier apply.',
  },
  'topic-permission-missing': {
    exit: 4,
    title: 'binding that a topic permission of the user refuses',
    why: 'If the user has a topic permission on a topic exchange, its read pattern must match the routing key of each binding that is added or removed (403). Only administrators can read topic permissions; for other users, `topo doctor PATHS` checks them by operations without an effect.',
    fix: 'Extend the read pattern with `rabbitmqctl set_topic_permissions -p VHOST USER EXCHANGE WRITE READ`.',
  },
  'feature-ignored': {
    exit: 1, // never an error
    severity: 'notice',
    title: 'argument that the broker stores and ignores',
    why: 'The version of the broker accepts the argument and does not support it, so it has no effect.',
    fix: 'Remove it, or upgrade the broker.',
  },
} as const satisfies { [code: string]: CodeEntry };
