// What `topo doctor` found out about a connection, as plain data: one check a fact, each trouble with what to do about it.
import type { Code } from './codes.ts';
import type { EntityKey } from './key.ts';

/** What is checked, in the order in which it is reported. */
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
  'version',
  'exchange-types',
  'deprecated-features',
  'alarms',
  'nodes',
  'configure',
  'write',
  'read',
  'patterns',
  'plan',
  'apply',
  'policies',
  'topology',
] as const;

/** Name of a check. One can come twice: once for each node of a cluster. */
export type CheckName = (typeof checkNames)[number];

/** One check. None of its texts holds a secret. */
export type Check = Passed | Warned | Failed;

/** `failed`: what the transport asks for does not work. `warning`: it does; something else does not, or not fully. */
export type CheckState = Check['state'];

interface Finding {
  readonly name: CheckName;
  /** What was found, in one line without a full stop. */
  readonly detail: string;
}

/** As it should be. */
export interface Passed extends Finding {
  readonly state: 'ok';
  /** How to have more of it. */
  readonly fix?: string;
}

/** Not as good as it could be. */
export interface Warned extends Finding {
  readonly state: 'warning';
  /** The command or flag that helps. */
  readonly fix: string;
  /** Of the diagnostic with which a command would end if it needed this. */
  readonly code?: Code;
}

/** In the way of what the transport asks for. */
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

/** What planning and applying a topology needs in one virtual host. */
export interface VhostNeeds {
  readonly vhost: string;
  readonly needs: readonly Need[];
  /** The patterns that grant just this. */
  readonly patterns: { readonly configure: string; readonly write: string; readonly read: string };
  /** Whether policies are to be set. */
  readonly policies: boolean;
}
