// The fields of a row of a definitions file: what an import refuses, skips or stores otherwise (3.10.8, 4.0.5, 4.3.6).
import { type ArgumentValue, isTable } from '../model/values.ts';
import type { Row } from './rows.ts';

/** The sections with objects that topo manages. */
export const importedSections = ['exchanges', 'queues', 'bindings', 'policies'] as const;
export type ImportedSection = (typeof importedSections)[number];

/** Something about a row that an import does not store as it is written. */
export interface RowFault {
  /** The field at fault, and the key in it; empty for the row. */
  readonly path: readonly string[];
  /**
   * `refused`: every version refuses the whole file. `skipped`: the object is not created. `unusable`: it is created, and no client can
   * declare or address it. `changed`: it is created as the message describes. `defaulted`: with defaults that some versions lack.
   */
  readonly effect: 'refused' | 'skipped' | 'unusable' | 'changed' | 'defaulted';
  /** A sentence without a full stop that names the row. */
  readonly message: string;
}

/** The faults of one row. */
export type Faults = Iterable<RowFault>;

/** A fault with which every version refuses the whole file. */
export const refused = (path: readonly string[], message: string): RowFault => ({ path, effect: 'refused', message });
/** A fault that keeps the object from being created. */
export const skipped = (path: readonly string[], message: string): RowFault => ({ path, effect: 'skipped', message });
/** A fault with which the object is created, and no client can declare it. */
export function unusable(path: readonly string[], message: string): RowFault {
  return { path, effect: 'unusable', message };
}

/** A fault with which the object is created, though not as it is written. */
export const changed = (path: readonly string[], message: string): RowFault => ({ path, effect: 'changed', message });

/** Names that an import stores although no client can: AMQP and the management API remove line breaks, and reject more than 255 bytes. */
export function* nameFaults(name: unknown): Faults {
  if (typeof name !== 'string') yield refused(['name'], `has the name ${shown(name)}, not text`);
  else if (/[\r\n]/.test(name)) yield unusable(['name'], 'has a name that no client can declare: it contains a line break');
  else if (isTooLong(name)) yield unusable(['name'], 'has a name that no client can declare: it is longer than 255 bytes');
}

/** AMQP 0-9-1 limits names and keys to 255 bytes. */
export function isTooLong(text: string): boolean {
  return new TextEncoder().encode(text).length > 255;
}

/** Required texts. */
export function* textFaults(row: Row, fields: readonly string[]): Faults {
  for (const field of fields) {
    if (row[field] === undefined) yield refused([], `has no ${field}`);
    else if (typeof row[field] !== 'string') yield refused([field], `has the ${field} ${shown(row[field])}, not text`);
  }
}

/** An empty table may be written as `[]`, as 3.10 exports it. A null in it is refused: 400 `null_not_allowed`. */
export function* tableFaults(row: Row, field: string): Faults {
  const value = row[field];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
  if (!isTable(value)) yield refused([field], `has ${field} ${shown(value)}, not an object`);
  else
    for (const [key, one] of Object.entries(value))
      if (hasNull(one as ArgumentValue)) yield refused([field, key], `has a null in ${key}, which RabbitMQ refuses`);
}

function hasNull(value: ArgumentValue): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some((one) => hasNull(one as ArgumentValue)));
}

/** Fields that an import ignores, because RabbitMQ spells them differently: `autoDelete`, `apply_to`. */
export function* aliasFaults(section: ImportedSection, row: Row): Faults {
  const plain = (field: string) => field.replace(/[_-]/g, '').toLowerCase();
  const known = fields[section];
  for (const field of Object.keys(row)) {
    const meant = known.find((one) => one !== field && plain(one) === plain(field));
    if (meant !== undefined && !known.includes(field))
      yield changed([field], `has the field ${field}, which an import ignores: RabbitMQ names it ${meant}`);
  }
}

const fields: { readonly [section in ImportedSection]: readonly string[] } = {
  exchanges: ['name', 'vhost', 'type', 'durable', 'auto_delete', 'internal', 'arguments'],
  queues: ['name', 'vhost', 'type', 'durable', 'auto_delete', 'exclusive', 'arguments'],
  bindings: ['source', 'vhost', 'destination', 'destination_type', 'routing_key', 'arguments'],
  policies: ['name', 'vhost', 'pattern', 'apply-to', 'priority', 'definition'],
};

/** In a file of a whole broker, every row needs a virtual host. `/api/definitions/VHOST` ignores it. */
export function* vhostFaults(section: ImportedSection, row: Row, wholeBroker: boolean): Faults {
  const { vhost } = row;
  if (vhost !== undefined && typeof vhost !== 'string') yield refused(['vhost'], `has the vhost ${shown(vhost)}, not text`);
  if (vhost !== undefined || !wholeBroker) return;
  if (section === 'bindings') yield skipped([], 'has no vhost: RabbitMQ 3.10 skips it, 4.0 and later refuse the file');
  else yield refused([], 'has no vhost');
}

/** A value for a message. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isTable(value) ? 'an object' : JSON.stringify(value);
}

/** A missing flag, with the defaults of the versions that accept the row. */
export function defaulted(message: string): RowFault {
  return { path: [], effect: 'defaulted', message };
}
