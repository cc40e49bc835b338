// Codes of exports and graphs: what is written is not the whole.
import type { CodeEntry } from './entry.ts';

export const outputCodes = {
  'export-omitted': {
    exit: 9, // the rest is written
    title: 'existing object that is missing from the export',
    why: 'For example, a binding to an object that could not be read, or an object with an argument that RabbitMQ ignores and topo rejects. A comment in the file names it. The rest is exported.',
    fix: 'Correct the object on the broker, or leave it undeclared: topo does not delete undeclared objects by default.',
  },
  'export-uncertain': {
    exit: 9, // the object is written
    title: 'exported argument that may have another value on the broker',
    why: 'The management API lists arguments as JSON, in which a null is the text `undefined` and bytes are a text that contains base64. topo recognises them in arguments of bindings. An argument of a queue or an exchange is written as listed; RabbitMQ stores and ignores such an argument.',
    fix: 'Check the argument in the program that declares the object, and correct the exported file.',
  },
  'export-differs': {
    exit: 9, // nothing is written
    title: 'export that does not match the broker',
    why: 'topo reads an export back before it writes it, and compares it with the observed objects one by one. A difference is a defect of topo.',
    fix: 'Report it, together with the name of the object and its attributes.',
  },
  'export-unimportable': {
    exit: 9, // the rest is written
    title: 'row of exported definitions that RabbitMQ refuses',
    why: 'The row refers to something that the file does not contain, such as a queue, a virtual host or a user. RabbitMQ 4 refuses the whole file unless that object exists on the node.',
    fix: 'Declare the object that the message names, or export it too (`--all-vhosts`, `--users --password-hashes`).',
  },
  'export-shovel-first': {
    exit: 9, // the rest is written
    title: 'shovel that declares a queue before the import of the definitions does',
    why: 'RabbitMQ imports shovels before queues. A shovel whose source or destination is on the same node (`amqp:///VHOST`) starts at once and, unless the import is faster, declares its queue as a durable classic queue; RabbitMQ then ignores the queue of the file, which differs.',
    fix: 'Export to a directory (`-o DIR/`), which has the shovels in a second file, and name the directory in `load_definitions`. Alternatively, and always if the nodes set `cluster_formation.target_cluster_size_hint`, declare the shovel with the arguments of the queue (`srcQueueArgs`, `destQueueArgs`) or, on RabbitMQ 4, with `srcPredeclared: true` or `destPredeclared: true`.',
  },
  'export-excluded': {
    exit: 1, // never an error: the export is whole
    title: 'objects that an export excludes on purpose',
    why: 'Exclusive and server-named queues belong to the connections that declare them, objects of the federation plugin to RabbitMQ, and objects of unfinished migrations to topo. Bindings of excluded objects are excluded with them.',
    fix: 'No action is required.',
  },
  'export-password-hashes': {
    exit: 1, // never an error: they were requested
    title: 'password hashes in an export',
    why: 'The export was requested with `--password-hashes`. A salted hash does not contain the password, but a weak password can be recovered from it.',
    fix: 'Store the file like a password, or replace `passwordHash` with `password` and a variable, whose value stays outside the file.',
  },
  'export-unmanaged': {
    exit: 1, // never an error: the export is whole
    title: 'kinds of object that an export does not contain',
    why: 'An export contains exchanges, queues, bindings, policies, and the documents of a virtual host, such as permissions. Only objects that the user may see are counted: users require the tag `administrator`, parameters `policymaker`.',
    fix: 'Transfer them by other means, such as `rabbitmqctl export_definitions`.',
  },
  'export-secrets': {
    exit: 1, // never an error: a notice
    title: 'variables of an export',
    why: 'URIs with passwords, and strings in parameters, are secrets: an export contains a reference to a variable in place of each.',
    fix: 'Set the variables, or pass `--var` or `--var-file`, before the files are used.',
  },
  'export-stale-file': {
    exit: 1, // never an error: the export is whole
    title: 'file from an earlier export that this export does not write',
    why: 'Its first line marks it as written by topo. The virtual host or the prefix that it belongs to no longer exists, or the flags have changed. topo does not delete it; its objects may be declared in another file of the directory as well.',
    fix: 'Delete the file, or remove its first line to keep it.',
  },
  'governor-not-exported': {
    exit: 1, // never an error: the export is whole
    title: 'setting that governs exported objects and is not exported',
    why: 'For example, an operator policy that limits an exported queue. An export does not contain it, so it does not limit a copy of the topology on another broker.',
    fix: 'Declare it (`operatorPolicies`, `limits`), set it on the other broker as well, or set the value with an argument or a policy. The message names it and its values.',
  },
  'graph-unchanged': {
    exit: 1, // never an error: the picture is drawn
    title: 'option without effect on the graph',
    why: '`--group` draws no frame, or `--collapse` folds no object, for the reason in the message.',
    fix: 'Omit the option, or draw frames by another property (`--group file`).',
  },
  'graph-too-large': {
    exit: 1, // never an error: the picture is drawn
    title: 'graph exceeds the default limits of Mermaid',
    why: 'Mermaid, and therefore GitHub, renders at most 500 edges and 50,000 characters, and shows an error message otherwise.',
    fix: 'Use `--format svg`, or draw a part of the graph with `--focus NAME`.',
  },
  'graph-too-large-for-svg': {
    exit: 65,
    title: 'graph too large to be drawn as SVG',
    why: 'The time for the layout grows with the square of the size: 5 s for 3,000 objects and connections, minutes for 10,000, and it cannot be interrupted. A picture of that size would not be readable either. `--group` draws frames, and does not reduce the number of objects.',
    fix: 'Draw a part with `--focus NAME`, if necessary with `--depth N`, or write `--format dot` or `--format json` for a program that lays out large graphs, such as `sfdp`.',
  },
} as const satisfies { [code: string]: CodeEntry };
