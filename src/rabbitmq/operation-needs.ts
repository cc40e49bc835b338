// The permissions that each AMQP operation needs, as RabbitMQ checks them (3.10 to 4.3; 403 `access refused` where one is missing). The
// management API checks the same for the operations that it offers.
import { defaultExchangeName, isDefaultExchange } from './predeclared.ts';
import { isSince, type Version } from './version.ts';

/** One of the three patterns of a user in a virtual host. */
export type Permission = 'configure' | 'write' | 'read';

/** An operation. The dead-letter and alternate exchanges count where the queue or exchange is new: a redeclaration checks `configure` alone. */
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

/** The object of an operation that a permission is on. `other` is the dead-letter exchange, or the alternate exchange. */
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

/** What each operation needs, of queues and exchanges alike. */
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

/** The name that RabbitMQ checks of an exchange: the default exchange is called `amq.default`. */
export function permissionName(exchange: string): string {
  return isDefaultExchange(exchange) ? defaultExchangeName : exchange;
}

/** Whether a passive declare needs any one of the three permissions on the name: from 4.2.7 on, and from 4.3.1 on. Before, none. */
export function passiveDeclareNeedsAny(version: Version): boolean {
  return isSince(version, [4, 3]) ? isSince(version, [4, 3, 1]) : isSince(version, [4, 2, 7]);
}
