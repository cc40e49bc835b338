// Reads RabbitMQ's definitions files, of a cluster or of one virtual host, as declarations. Unmanaged sections are ignored with one
// notice; users and their password hashes are never read.
import type { Entity, Queue } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import { isDefaultExchange, isReserved } from '../../rabbitmq/predeclared.ts';
import { bindingFromRow, exchangeFromRow, policyFromRow, queueFromRow, type Row } from '../../rabbitmq/rows.ts';
import type { Place } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Node } from '../syntax/node.ts';
import { plainRow } from './argument-values.ts';
import { type Gathered, gather } from './gathered.ts';
import { checkRow } from './rows-check.ts';
import { type Vhosts, vhostOf } from './vhosts.ts';

const read = { exchanges: exchangeFromRow, queues: queueFromRow, bindings: bindingFromRow, policies: policyFromRow } as const;
type Section = keyof typeof read;
const sections = Object.keys(read) as readonly Section[];

/** Whether a document is an export of the broker: it has version fields, or sections that are lists of named objects. */
export function isDefinitions(root: Node): boolean {
  if (root.kind !== 'map' || sections.some((section) => child(root, section)?.kind === 'map')) return false;
  for (const key of [
    'rabbit_version',
    'rabbitmq_version',
    'product_name',
    'permissions',
    'topic_permissions',
    'global_parameters',
    'users',
    'vhosts',
  ]) {
    if (root.entries.has(key)) return true;
  }
  if (['queues', 'exchanges', 'policies'].some((section) => child(root, section)?.kind === 'list')) return true;
  const bindings = child(root, 'bindings');
  return bindings?.kind === 'list' && bindings.items.some((item) => child(item, 'destination_type') ?? child(item, 'routing_key'));
}

/** Adds all entities of a definitions file. Rows without a virtual host, as in an export of a single one, belong to the default one. */
export function gatherDefinitions(root: Node, vhosts: Vhosts, gathered: Gathered, report: Report): void {
  if (root.kind !== 'map') return;
  const reserved = new Map<string, number>();
  for (const section of sections) {
    const list = child(root, section);
    if (list === undefined) continue;
    if (list.kind !== 'list') diagnose(report, 'definitions-row-invalid', head(list), `${section} of a definitions file must be a list`);
    else for (const row of list.items) gatherRow(section, row, vhosts, gathered, reserved, report);
  }
  reportIgnored(root, report);
  if (reserved.size === 0) return;
  const counts = [...reserved].map(([section, count]) => `${section}: ${count}`).join(', ');
  diagnose(report, 'definitions-reserved-ignored', head(root), `ignored because they are reserved: ${counts}`, { severity: 'notice' });
}

function gatherRow(section: Section, row: Node, vhosts: Vhosts, gathered: Gathered, reserved: Map<string, number>, report: Report): void {
  if (!checkRow(section, row, report)) return;
  const plain: Row = plainRow(row);
  const entity = normalised(read[section](plain, vhostOf(child(row, 'vhost'), vhosts)));
  if (isBrokers(entity)) {
    reserved.set(section, (reserved.get(section) ?? 0) + 1);
    return;
  }
  gathered.vhosts.add(entity.vhost);
  const name = row.kind === 'map' ? (row.entries.get('name')?.value ?? row) : row;
  gather(gathered, { declaration: { entity, presence: 'present', protect: false }, name, node: row, subject: subjectOf(entity) }, report);
}

/** The entity as stored by RabbitMQ: an exclusive queue is never durable. */
function normalised(entity: Entity): Entity {
  return entity.kind === 'queue' && entity.exclusive ? ({ ...entity, durable: false } satisfies Queue) : entity;
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

function reportIgnored(root: Node & { readonly kind: 'map' }, report: Report): void {
  const counts = [...root.entries].flatMap(([key, { value }]) =>
    value.kind === 'list' && value.items.length > 0 && !(sections as readonly string[]).includes(key)
      ? [`${key}: ${value.items.length}`]
      : [],
  );
  if (counts.length === 0) return;
  diagnose(report, 'definitions-section-ignored', head(root), `ignored because topo does not manage them: ${counts.join(', ')}`, {
    severity: 'notice',
  });
}

function head(node: Node): Place {
  return { source: node.source, start: node.start, end: node.start + 1 };
}
