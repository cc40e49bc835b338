// The findings of `topo doctor` on a connection, as plain data: one check per fact, each problem with its fix.
import type { Code } from './codes.ts';
import type { EntityKey } from './key.ts';

/** The checks, in the order of the report. */
export const checkNames = [
  'amqp-address',
  'amqp-tls',
  'amqp-login',
  'vhost',
  'management-address',
  'management-tls',
  'management-login',
  'tags',
  'management-vhost',
  'one-cluster',
  'version',
  'environment',
  'exchange-types',
  'deprecated-features',
  'alarms',
  'nodes',
  'limits',
  'links',
  'configure',
  'write',
  'read',
  'patterns',
  'plan',
  'apply',
  'policies',
  'topology',
] as const;

/** Name of a check. It can occur more than once: once per node of a cluster. */
export type CheckName = (typeof checkNames)[number];

/** One check. None of its texts holds a secret. */
export type Check = Passed | Warned | Failed;

/** `failed`: the chosen transport does not work. `warning`: it works, but something else does not, or not fully. */
export type CheckState = Check['state'];

interface Finding {
  readonly name: CheckName;
  /** What was found, in one line without a full stop. */
  readonly detail: string;
}

/** As it should be. */
export interface Passed extends Finding {
  readonly state: 'ok';
  /** How to improve it. */
  readonly fix?: string;
}

/** Not as good as it could be. */
export interface Warned extends Finding {
  readonly state: 'warning';
  /** The command or flag that fixes it. */
  readonly fix: string;
  /** Of the diagnostic with which a command would end if it needed this. */
  readonly code?: Code;
}

/** Prevents the use of the chosen transport. */
export interface Failed extends Finding {
  readonly state: 'failed';
  readonly fix: string;
  /** Of the diagnostic with which other commands would end; its exit code is doctor's. */
  readonly code: Code;
}

/** Shorthand for a check that is as it should be. */
export function passed(name: CheckName, detail: string, fix?: string): Check {
  return { name, state: 'ok', detail, ...(fix === undefined ? {} : { fix }) };
}

/** Shorthand for a warning. */
export function warned(name: CheckName, detail: string, fix: string): Check {
  return { name, state: 'warning', detail, fix };
}

/** One permission on one name, and what needs it. */
export interface Need {
  readonly permission: 'configure' | 'write' | 'read';
  readonly name: string;
  /** A regular expression that matches the name and no other. */
  readonly pattern: string;
  /** Empty where topo needs it for itself. */
  readonly keys: readonly EntityKey[];
}

/** A routing key on a topic exchange, and the bindings that have it. */
export interface TopicNeed {
  readonly exchange: string;
  readonly routingKey: string;
  readonly keys: readonly EntityKey[];
}

/** The permissions for planning and applying a topology in one virtual host. */
export interface VhostNeeds {
  readonly vhost: string;
  readonly needs: readonly Need[];
  /** The patterns that grant exactly these. */
  readonly patterns: { readonly configure: string; readonly write: string; readonly read: string };
  /** Whether the topology sets policies. */
  readonly policies: boolean;
  /** The tag that its documents require, if it has any. */
  readonly documentTag?: string;
  /** Routing keys that the topic permissions of the user, if it has any on the exchange, must permit to read. */
  readonly topics: readonly TopicNeed[];
}
