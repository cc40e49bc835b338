// The permissions that each AMQP operation requires, as RabbitMQ checks them (3.10 to 4.3; 403 `access refused` if one is missing). The
// management API checks the same for the operations that it offers.
import { defaultExchangeName, isDefaultExchange } from './predeclared.ts';
import { isSince, type Version } from './version.ts';

/** One of the three patterns of a user in a virtual host. */
export type Permission = 'configure' | 'write' | 'read';

/** An operation. The dead-letter and alternate exchanges are only checked if the queue or exchange is new: a redeclaration only checks
 * `configure`. */
export type Operation =
  | 'declare'
  | 'declare-dead-lettering'
  | 'declare-alternating'
  | 'delete'
  | 'bind'
  | 'unbind'
  | 'purge'
  | 'get'
  | 'publish';

/** The object of an operation to which a permission applies. `other` is the dead-letter or alternate exchange. */
export type Part = 'itself' | 'other' | 'source' | 'destination';

/** A permission on the name of a part. */
export interface OperationNeed {
  readonly permission: Permission;
  readonly on: Part;
}

const configure = { permission: 'configure', on: 'itself' } as const;
const dependent = [configure, { permission: 'write', on: 'other' }, { permission: 'read', on: 'itself' }] as const;
const binding = [
  { permission: 'write', on: 'destination' },
  { permission: 'read', on: 'source' },
] as const;

/** The permissions that each operation requires, for queues and exchanges alike. */
export const operationNeeds: { readonly [operation in Operation]: readonly OperationNeed[] } = {
  declare: [configure],
  'declare-dead-lettering': dependent,
  'declare-alternating': dependent,
  delete: [configure],
  bind: binding,
  unbind: binding,
  purge: [{ permission: 'read', on: 'itself' }],
  get: [{ permission: 'read', on: 'itself' }],
  publish: [{ permission: 'write', on: 'itself' }],
};

/** The name of an exchange in permission checks: the default exchange is called `amq.default`. */
export function permissionName(exchange: string): string {
  return isDefaultExchange(exchange) ? defaultExchangeName : exchange;
}

/** Whether a passive declare requires any of the three permissions on the name: since 4.2.7 and 4.3.1. Earlier versions require none. */
export function passiveDeclareNeedsAny(version: Version): boolean {
  return isSince(version, [4, 3]) ? isSince(version, [4, 3, 1]) : isSince(version, [4, 2, 7]);
}
