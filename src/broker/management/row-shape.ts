// Whether the rows of a listing have the form of the management API: a row of another server would count as an object without a name or
// without arguments, and a plan would be made for that.

import { isTable } from '../../model/values.ts';
import type { Row } from '../../rabbitmq/rows.ts';

/** The form of the fields that a plan reads; RabbitMQ 3.10 to 4.3 list all of them. */
interface Form {
  readonly text: readonly string[];
  readonly flag?: readonly string[];
  /** A flag, or `undefined` if an imported definitions file did not contain it: the broker stores that, and treats it as false (3.10.8, 4.0.5). */
  readonly flagOrUnset?: readonly string[];
  /** A table, or `[]` where it is empty (3.10). */
  readonly table?: readonly string[];
}

const policies: Form = { text: ['name', 'pattern', 'apply-to'], table: ['definition'] };

const forms: ReadonlyMap<string, Form> = new Map([
  ['exchanges', { text: ['name', 'type'], flag: ['durable', 'internal'], flagOrUnset: ['auto_delete'], table: ['arguments'] }],
  ['queues', { text: ['name'], flag: ['durable', 'auto_delete'], table: ['arguments'] }],
  ['bindings', { text: ['source', 'destination', 'destination_type', 'routing_key'], table: ['arguments'] }],
  ['policies', policies],
  ['operator-policies', policies],
  ['vhosts', { text: ['name'] }],
  ['vhost-limits', { text: ['vhost'], table: ['value'] }],
  ['permissions', { text: ['user', 'vhost', 'configure', 'write', 'read'] }],
  ['parameters', { text: ['component', 'vhost', 'name'] }],
  ['global-parameters', { text: ['name'] }],
  ['topic-permissions', { text: ['user', 'vhost', 'exchange', 'write', 'read'] }],
]);

/** What is wrong with the rows of a listing, as `row 3 of exchanges without a valid name`; undefined if nothing is. A query may select columns. */
export function rowFault(rows: readonly unknown[], listing: string, query: string): string | undefined {
  const { text = [], flag = [], flagOrUnset = [], table = [] } = forms.get(listing) ?? {};
  const columns = new URLSearchParams(query).get('columns')?.split(',');
  for (const [at, row] of rows.entries()) {
    const place = `row ${at + 1} of ${listing}`;
    if (!isTable(row)) return `${place} that is not a table`;
    const isMissing = (name: string, test: (value: unknown) => boolean): boolean =>
      Object.hasOwn(row, name) ? !test((row as Row)[name]) : columns?.includes(name) !== false;
    const wrong =
      text.find((name) => isMissing(name, (value) => typeof value === 'string')) ??
      flag.find((name) => isMissing(name, (value) => typeof value === 'boolean')) ??
      flagOrUnset.find((name) => isMissing(name, (value) => typeof value === 'boolean' || value === 'undefined')) ??
      table.find((name) => isMissing(name, (value) => isTable(value) || (Array.isArray(value) && value.length === 0)));
    if (wrong !== undefined) return `${place} without a valid ${wrong}`;
  }
  return undefined;
}
