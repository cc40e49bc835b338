// Rows of a definitions file as RabbitMQ imports them (POST /api/definitions and /api/definitions/VHOST). Measured row by row on 3.10.8,
// 4.0.5 and 4.3.6: test/broker/rabbitmq/import-rows.test.ts.
import type { Entity } from '../model/entity.ts';
import { nameText } from '../model/key.ts';
import { isTable } from '../model/values.ts';
import {
  aliasFaults,
  changed,
  defaulted,
  type Faults,
  type ImportedSection,
  isTooLong,
  nameFaults,
  type RowFault,
  refused,
  shown,
  skipped,
  tableFaults,
  textFaults,
  unusable,
  vhostFaults,
} from './import-fields.ts';
import { applyToValues } from './policy-keys.ts';
import { isBuiltIn, isReservedByBroker } from './predeclared.ts';
import { queueTypeArgument, queueTypes } from './queue-types.ts';
import { bindingFromRow, exchangeFromRow, policyFromRow, queueFromRow, type Row } from './rows.ts';

/** A row after the import. */
interface ImportedRow {
  /** Absent if a fault refuses or skips the row. */
  readonly entity?: Entity;
  readonly faults: readonly RowFault[];
}

/** What the import of a row depends on besides the row. */
export interface ImportContext {
  /** Virtual host of rows without one. */
  readonly vhost: string;
  /** Whether the file is one of a whole broker, in which every row needs a virtual host. */
  readonly wholeBroker: boolean;
  /** The type of an exchange; undefined if it is unknown. */
  readonly typeOf: (vhost: string, exchange: string) => string | undefined;
}

/** The kind of declaration that counts where a file declares an object twice: the last of policies, the first of all others. */
export function lastWins(kind: Entity['kind']): boolean {
  return kind === 'policy' || kind === 'document';
}

/** A fault, and the number of its row, from 0. */
export interface FaultOfRow extends RowFault {
  readonly row: number;
}

/** Reads the rows of a section. Defaults that some versions lack are one fault of the first row that needs them. */
export function importedRows(
  section: ImportedSection,
  rows: readonly unknown[],
  context: ImportContext,
): { readonly entities: readonly (Entity | undefined)[]; readonly faults: readonly FaultOfRow[] } {
  const read = rows.map((row) => importedRow(section, row, context));
  const all = read.flatMap(({ faults }, row) => faults.map((fault): FaultOfRow => ({ ...fault, row })));
  const [first, ...others] = all.filter(({ effect }) => effect === 'defaulted');
  const faults = all.filter(({ effect }) => effect !== 'defaulted');
  if (first !== undefined) {
    const more = others.length === 0 ? '' : `; the same applies to ${others.length} more`;
    faults.unshift({ ...first, message: `${first.message}${more}` });
  }
  return { entities: read.map(({ entity }) => entity), faults };
}

function importedRow(section: ImportedSection, row: unknown, context: ImportContext): ImportedRow {
  if (!isTable(row)) return { faults: [refused([], `an entry of ${section} must be an object`)] };
  const vhost = typeof row['vhost'] === 'string' ? row['vhost'] : context.vhost;
  if (isSkippedByName(section, row['name'])) return { entity: entityOf[section](row, vhost), faults: [] };
  const faults = [...faultsOf[section](row, context), ...vhostFaults(section, row, context.wholeBroker), ...aliasFaults(section, row)];
  const named = faults.map((fault) => ({ ...fault, message: `${subjectOf(section, row)} ${fault.message}` }));
  if (faults.some(({ effect }) => omits.has(effect))) return { faults: named };
  return { entity: entityOf[section](row, vhost), faults: named };
}

const omits: ReadonlySet<RowFault['effect']> = new Set(['refused', 'skipped', 'unusable']);

/** An import skips what the broker declares itself, whatever the other fields are. */
function isSkippedByName(section: ImportedSection, name: unknown): boolean {
  if (typeof name !== 'string' || (section !== 'exchanges' && section !== 'queues')) return false;
  return section === 'exchanges' ? isBuiltIn(name) : isReservedByBroker(name);
}

const kinds = { exchanges: 'exchange', queues: 'queue', policies: 'policy' } as const;

function subjectOf(section: ImportedSection, row: Row): string {
  const { name, source, destination } = row;
  if (section !== 'bindings') return typeof name === 'string' ? `${kinds[section]} ${nameText(name)}` : `an entry of ${section}`;
  const end = (one: unknown) => (typeof one === 'string' ? nameText(one) : '?');
  return source === undefined && destination === undefined ? 'an entry of bindings' : `binding ${end(source)} -> ${end(destination)}`;
}

const entityOf: { readonly [section in ImportedSection]: (row: Row, vhost: string) => Entity } = {
  exchanges: exchangeFromRow,
  // an import reads neither of them
  queues: ({ type: _, exclusive: __, ...row }, vhost) => queueFromRow(row, vhost),
  // as all versions list and export it
  bindings: (row, vhost) => bindingFromRow(row['routing_key'] === undefined ? { ...row, routing_key: 'undefined' } : row, vhost),
  policies: policyFromRow,
};

const faultsOf: { readonly [section in ImportedSection]: (row: Row, context: ImportContext) => Faults } = {
  exchanges: exchangeFaults,
  queues: queueFaults,
  bindings: bindingFaults,
  policies: policyFaults,
};

function* exchangeFaults(row: Row): Faults {
  if (row['name'] === undefined) yield unusable([], 'has no name: RabbitMQ creates an exchange that no client can use');
  else yield* nameFaults(row['name']);
  yield* textFaults(row, ['type']);
  if (row['durable'] === undefined) {
    yield defaulted('lacks durable: RabbitMQ 3.10 and 4.0 refuse the file, 4.3 imports it as durable');
  }
  for (const flag of ['durable', 'auto_delete', 'internal']) {
    const value = row[flag];
    if (value === undefined || typeof value === 'boolean') continue;
    yield changed(
      [flag],
      `has ${flag} ${shown(value)}, not true or false: ${flag === 'durable' ? 'only RabbitMQ 4.3 imports it' : 'RabbitMQ stores it, and no client can declare it'}`,
    );
  }
  yield* tableFaults(row, 'arguments');
}

function* queueFaults(row: Row): Faults {
  if (row['name'] === '') yield unusable(['name'], 'has a name that no client can declare: it is empty');
  else if (row['name'] === undefined) yield refused([], 'has no name');
  else yield* nameFaults(row['name']);
  const missing = ['durable', 'auto_delete'].filter((flag) => row[flag] === undefined);
  if (missing.length > 0) {
    yield defaulted(
      `lacks ${missing.join(' and ')}: RabbitMQ 3.10 refuses the file, later versions import true for durable, false for auto_delete`,
    );
  }
  for (const flag of ['durable', 'auto_delete']) {
    const value = row[flag];
    if (value !== undefined && typeof value !== 'boolean') yield refused([flag], `has ${flag} ${shown(value)}, not true or false`);
  }
  yield* tableFaults(row, 'arguments');
  yield* queueTypeFaults(row);
}

function* queueTypeFaults(row: Row): Faults {
  const { type, exclusive, durable, auto_delete: autoDelete } = row;
  const argument = isTable(row['arguments']) ? row['arguments'][queueTypeArgument] : undefined;
  const path = ['arguments', queueTypeArgument];
  const known: readonly unknown[] = queueTypes;
  if (argument === '') yield changed(path, `has an empty ${queueTypeArgument}: only RabbitMQ 4.3 imports it, with the default type`);
  else if (argument !== undefined && argument !== null && !known.includes(argument)) {
    yield refused(path, `has the ${queueTypeArgument} ${shown(argument)}, not one of ${queueTypes.join(', ')}`);
  }
  if (type !== undefined && type !== (argument || 'classic')) {
    const instead = argument ? `its ${queueTypeArgument} is ${shown(argument)}` : 'it gets the default type';
    yield changed(['type'], `has the field type ${shown(type)}, which an import ignores: ${instead}`);
  }
  if (exclusive !== undefined && exclusive !== false) yield changed(['exclusive'], 'has the field exclusive, which an import ignores');
  if ((argument === 'quorum' || argument === 'stream') && (durable === false || autoDelete === true)) {
    const property = durable === false ? 'durable' : 'auto_delete';
    yield skipped([property], `is a ${argument} queue with ${property} ${durable !== false}: an import does not create it`);
  }
}

function* bindingFaults(row: Row, { vhost, typeOf }: ImportContext): Faults {
  const { source, destination, destination_type: kind, routing_key: key } = row;
  for (const end of ['source', 'destination']) {
    if (row[end] === undefined) yield skipped([], `has no ${end}: RabbitMQ 3.10 skips it, 4.0 and later refuse the file`);
    else if (typeof row[end] !== 'string') yield refused([end], `has the ${end} ${shown(row[end])}, not text`);
  }
  if (kind === undefined) yield refused([], 'has no destination_type');
  else if (kind !== 'queue' && kind !== 'exchange') {
    yield refused(['destination_type'], `has the destination_type ${shown(kind)}, not one of queue, exchange`);
  }
  if (kind === 'exchange' && destination === '')
    yield unusable(['destination'], 'has the default exchange as its destination, which no client can bind');
  if (key === undefined || key === null) {
    const owner = typeof row['vhost'] === 'string' ? row['vhost'] : vhost;
    const path = key === null ? ['routing_key'] : [];
    const lack = key === null ? 'has the routing_key null' : 'has no routing_key';
    if (typeof source === 'string' && typeOf(owner, source) === 'topic') yield refused(path, `${lack}, which a topic exchange requires`);
    else yield changed(path, `${lack}: RabbitMQ imports and lists it as the key ${key === null ? 'null' : 'undefined'}`);
  } else if (typeof key !== 'string')
    yield unusable(['routing_key'], `has the routing_key ${shown(key)}, not text: RabbitMQ 4.3 refuses the file`);
  else if (isTooLong(key)) yield unusable(['routing_key'], 'has a routing_key of more than 255 bytes, which no client can bind');
  yield* tableFaults(row, 'arguments');
}

function* policyFaults(row: Row): Faults {
  const { name, priority } = row;
  yield* textFaults(row, ['name', 'pattern']);
  if (name === '' || name === '.' || name === '..') yield unusable(['name'], 'has a name that the management API cannot address');
  const applyTo = row['apply-to'];
  if (applyTo !== undefined && (typeof applyTo !== 'string' || !applyToValues.has(applyTo))) {
    yield refused(['apply-to'], `has the apply-to ${shown(applyTo)}, not one of ${[...applyToValues.keys()].join(', ')}`);
  }
  if (priority !== undefined && typeof priority !== 'number' && !isTable(priority)) {
    yield refused(['priority'], `has the priority ${shown(priority)}, not a number`);
  }
  const { definition } = row;
  if (definition === undefined) yield refused([], 'has no definition');
  else if (isTable(definition) ? Object.keys(definition).length === 0 : Array.isArray(definition) && definition.length === 0) {
    yield refused(['definition'], 'has an empty definition');
  } else yield* tableFaults(row, 'definition');
}
