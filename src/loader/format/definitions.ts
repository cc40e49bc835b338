// Reads RabbitMQ's definitions files, of a cluster or of one virtual host, as declarations; documents are read in definitions-documents.ts.
// Sections of other kinds are ignored with one notice.
import type { Entity } from '../../model/entity.ts';
import { exchangeKey, nameText } from '../../model/key.ts';
import { type ImportedSection, importedSections } from '../../rabbitmq/import-fields.ts';
import { type FaultOfRow, type ImportContext, importedRows } from '../../rabbitmq/import-rows.ts';
import { isDefaultExchange, isReserved, predeclaredType } from '../../rabbitmq/predeclared.ts';
import type { Place } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Entry, type Node, textOf } from '../syntax/node.ts';
import { plainRow } from './argument-values.ts';
import { gatherDefinitionsDocuments } from './definitions-documents.ts';
import { type Gathered, gather } from './gathered.ts';
import { type Vhosts, vhostOf } from './vhosts.ts';

/** Whether a document is an export of the broker: it has version fields, or sections that are lists of named objects. */
export function isDefinitions(root: Node): boolean {
  if (root.kind !== 'map' || importedSections.some((section) => child(root, section)?.kind === 'map')) return false;
  if (['rabbit_version', 'rabbitmq_version', 'product_name'].some((key) => root.entries.has(key))) return true;
  if (listSections.some((section) => child(root, section)?.kind === 'list')) return true;
  const bindings = child(root, 'bindings');
  return bindings?.kind === 'list' && bindings.items.some((item) => child(item, 'destination_type') ?? child(item, 'routing_key'));
}

/** Sections that are lists in a definitions file, and mappings, if at all, in the format of topo. */
export const listSections: readonly string[] = [
  ...['queues', 'exchanges', 'policies', 'parameters', 'permissions'],
  ...['topic_permissions', 'global_parameters', 'users', 'vhosts'],
];

/**
 * Adds all entities of a definitions file, as an import would create them. Rows without a virtual host, as in an export of a single one,
 * belong to the default one.
 */
export function gatherDefinitions(root: Node, vhosts: Vhosts, gathered: Gathered, report: Report): void {
  if (root.kind !== 'map') return;
  const vhost = vhosts.options.defaultVhost;
  const context: ImportContext = { vhost, wholeBroker: child(root, 'vhosts')?.kind === 'list', typeOf: exchangeTypesIn(root, vhost) };
  const reserved = new Map<string, number>();
  for (const section of importedSections) {
    const list = child(root, section);
    if (list === undefined) continue;
    if (list.kind !== 'list') diagnose(report, 'definitions-row-invalid', head(list), `${section} of a definitions file must be a list`);
    else gatherRows(section, list.items, { context, vhosts, reserved }, gathered, report);
  }
  reportIgnored(root, gatherDefinitionsDocuments(root, vhosts, gathered, report), report);
  if (reserved.size === 0) return;
  const counts = [...reserved].map(([section, count]) => `${section}: ${count}`).join(', ');
  diagnose(report, 'definitions-reserved-ignored', head(root), `ignored because they are reserved: ${counts}`, { severity: 'notice' });
}

/** The types of the exchanges of the file, and of the predeclared ones. */
function exchangeTypesIn(root: Node, vhost: string): ImportContext['typeOf'] {
  const list = child(root, 'exchanges');
  const rows = list?.kind === 'list' ? list.items : [];
  const types = new Map(
    rows.map((row) => [exchangeKey(textOf(child(row, 'vhost')) ?? vhost, textOf(child(row, 'name')) ?? ''), textOf(child(row, 'type'))]),
  );
  return (owner, name) => types.get(exchangeKey(owner, name)) ?? predeclaredType(name);
}

interface Rows {
  readonly context: ImportContext;
  readonly vhosts: Vhosts;
  /** The number of reserved objects by section. */
  readonly reserved: Map<string, number>;
}

function gatherRows(
  section: ImportedSection,
  rows: readonly Node[],
  { context, vhosts, reserved }: Rows,
  gathered: Gathered,
  report: Report,
): void {
  const { entities, faults } = importedRows(section, rows.map(plainRow), context);
  for (const fault of faults) reportFault(section, rows[fault.row], fault, report);
  for (const [at, row] of rows.entries()) {
    const entity = entities[at];
    if (entity === undefined) continue;
    const mapped = { ...entity, vhost: vhostOf(child(row, 'vhost'), vhosts) };
    if (isBrokers(entity)) reserved.set(section, (reserved.get(section) ?? 0) + 1);
    else gatherRow(mapped, row, gathered, report);
  }
}

function gatherRow(entity: Entity, node: Node, gathered: Gathered, report: Report): void {
  gathered.vhosts.add(entity.vhost);
  const name = node.kind === 'map' ? (node.entries.get('name')?.value ?? node) : node;
  const declaration = { entity, presence: 'present', protect: false } as const;
  gather(gathered, { declaration, name, node, subject: subjectOf(entity), imported: true }, report);
}

/** RabbitMQ imports JSON only: in YAML, a field that an import would ignore or change is most likely one of topo's own format. */
function reportFault(section: ImportedSection, row: Node | undefined, { path, effect, message }: FaultOfRow, report: Report): void {
  if (row === undefined) return;
  const isJson = /\.json$/i.test(row.source.file) || /^\s*[[{]/.test(row.source.text);
  const isError = effect === 'refused' || (!isJson && effect !== 'defaulted');
  const hint = !isJson && section !== 'bindings' ? `in topo's own format, ${section} is a mapping of names` : undefined;
  const severity = isError ? 'error' : effect === 'defaulted' ? 'notice' : 'warning';
  diagnose(report, 'definitions-row-invalid', placeAt(row, path), message, { severity, hint, part: message });
}

/** The value at a path of a row if it is a scalar, otherwise its key; the beginning of the row for an empty path. */
function placeAt(row: Node, path: readonly string[]): Place {
  let place: Place = row.kind === 'scalar' ? row : head(row);
  let node: Node | undefined = row;
  for (const key of path) {
    const entry: Entry | undefined = node?.kind === 'map' ? node.entries.get(key) : undefined;
    if (entry === undefined) return place;
    place = entry.value.kind === 'scalar' ? entry.value : entry.key;
    node = entry.value;
  }
  return place;
}

/** Whether the entity is predeclared in every virtual host, or reserved. */
function isBrokers(entity: Entity): boolean {
  if (entity.kind === 'policy') return false;
  if (entity.kind !== 'binding') return isReserved(entity.name);
  return isDefaultExchange(entity.source) || (entity.destinationType === 'queue' && isReserved(entity.destination));
}

function subjectOf(entity: Entity): string {
  if (entity.kind === 'binding') return `binding ${nameText(entity.source)} -> ${nameText(entity.destination)}`;
  return `${entity.kind} ${nameText(entity.name)}`;
}

function reportIgnored(root: Node & { readonly kind: 'map' }, read: ReadonlySet<Node>, report: Report): void {
  const counts = [...root.entries].flatMap(([key, { value }]) => {
    if (value.kind !== 'list' || (importedSections as readonly string[]).includes(key)) return [];
    const ignored = value.items.filter((item) => !read.has(item)).length;
    return ignored === 0 ? [] : [`${key}: ${ignored}`];
  });
  if (counts.length === 0) return;
  diagnose(
    report,
    'definitions-section-ignored',
    head(root),
    `ignored, as topo does not read them from definitions files: ${counts.join(', ')}`,
    {
      severity: 'notice',
    },
  );
}

function head(node: Node): Place {
  return { source: node.source, start: node.start, end: node.start + 1 };
}
