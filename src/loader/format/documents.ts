// Converts the sections of document kinds, as their rows in src/rabbitmq/documents describe them.
import type { Document } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import { type Arguments, type ArgumentValue, byCodeUnits } from '../../model/values.ts';
import type { DocumentField, DocumentRow } from '../../rabbitmq/documents/row.ts';
import { documentKinds } from '../../rabbitmq/documents/table.ts';
import { isAcceptedSomewhere, policyKey } from '../../rabbitmq/policy-keys.ts';
import type { Report } from '../report/report.ts';
import { child, type Entry, type Node, textOf } from '../syntax/node.ts';
import { argumentValue } from './argument-values.ts';
import type { Gathered, Located } from './gathered.ts';
import { quantityOr } from './quantity.ts';
import { fileIn, secretValue } from './secrets.ts';

/** Adds the documents of all sections. A section manages its kind, also if it is empty. */
export function gatherDocuments(root: Node, vhost: string, gathered: Gathered, add: (located: Located) => void, report: Report): void {
  for (const row of documentKinds) {
    const section = child(root, row.section);
    if (section === undefined) continue;
    if (row.single === true) {
      for (const place of singleIn(root, section, row, vhost)) add(documentOf(row, vhost, place, report));
      continue;
    }
    const place = row.global === true ? '' : vhost;
    gathered.managed.set(place, new Set([...(gathered.managed.get(place) ?? []), row.of]));
    for (const found of placesIn(section, row)) add(documentOf(row, place, found, report));
  }
}

interface DocumentPlace {
  readonly name: string;
  readonly scope?: string;
  /** Its name, and that of its scope, as they are written. */
  readonly written: readonly string[];
  readonly entry: Entry;
}

/** A section that is one document; a plain value, such as the name of a virtual host, declares nothing. */
function singleIn(root: Node, section: Node, { section: title }: DocumentRow, vhost: string): readonly DocumentPlace[] {
  const entry = root.kind === 'map' ? root.entries.get(title) : undefined;
  if (entry === undefined || section.kind !== 'map') return [];
  const name = child(section, 'name');
  return name === undefined ? [] : [{ name: vhost, written: [name.kind === 'scalar' ? (name.template ?? vhost) : vhost], entry }];
}

function placesIn(section: Node, row: DocumentRow): readonly DocumentPlace[] {
  if (section.kind !== 'map') return [];
  if (row.scoped !== true) {
    // of bare values, the flag stands beside the names
    const entries = [...section.entries].filter(([name]) => row.bare === undefined || name !== 'override');
    return entries.map(([name, entry]) => ({ name, written: [entry.template ?? name], entry }));
  }
  return [...section.entries].flatMap(([scope, { value, template = scope }]) => {
    const inner = row.within === undefined ? value : child(value, row.within);
    if (inner?.kind !== 'map') return [];
    return [...inner.entries].map(([name, entry]) => ({ name, scope, written: [template, entry.template ?? name], entry }));
  });
}

function documentOf(row: DocumentRow, vhost: string, place: DocumentPlace, report: Report): Located<Document> {
  const { name, scope, written, entry } = place;
  const { key, value: node } = entry;
  const subject = `${row.title} ${written.map(nameText).join(' ')}`;
  const entity: Document = {
    kind: 'document',
    of: row.of,
    vhost,
    name: nameOnBroker(row, name),
    ...(scope === undefined ? {} : { scope }),
    body: bodyOf(row, node, subject, report),
  };
  const presence = textOf(child(node, 'state')) === 'absent' ? 'absent' : 'present';
  return { declaration: { entity, presence, protect: false }, name: key, node, subject };
}

function nameOnBroker({ nameIn = {} }: DocumentRow, written: string): string {
  return Object.entries(nameIn).find(([, inFile]) => inFile === written)?.[0] ?? written;
}

function bodyOf(row: DocumentRow, node: Node, subject: string, report: Report): Arguments {
  if (row.bare !== undefined && node.kind === 'scalar') return { [row.bare]: node.value };
  const entries = row.fields.flatMap((field): (readonly [string, ArgumentValue])[] => {
    const written = child(node, field.property);
    const otherwise = row.partial === true ? undefined : field.otherwise;
    const value = written === undefined ? (fileIn(node, field) ?? otherwise) : fieldValue(field, written, subject, report);
    return value === undefined ? [] : [[field.property, value]];
  });
  const body = Object.fromEntries(entries);
  // the algorithm belongs to the hash: compared only with it
  return row.of === 'user' && body['passwordHash'] !== undefined
    ? { ...body, hashingAlgorithm: body['hashingAlgorithm'] ?? 'sha256' }
    : body;
}

function fieldValue(field: DocumentField, node: Node, subject: string, report: Report): ArgumentValue {
  const { property, of, secret, unordered } = field;
  if (of === 'milliseconds')
    return quantityOr(argumentValue(node, `${property} of ${subject}`, report), { kind: 'duration', min: 0, max: Number.MAX_SAFE_INTEGER });
  if (secret !== undefined) return secretValue(secret, node, `${property} of ${subject}`, report);
  if (of !== 'policy keys' || node.kind !== 'map') {
    const value = argumentValue(node, `${property} of ${subject}`, report);
    return unordered === true && Array.isArray(value)
      ? [...new Set<ArgumentValue>(value)].sort((a, b) => byCodeUnits(String(a), String(b)))
      : value;
  }
  return policyTable(node, `definition of ${subject}`, report);
}

/** The definition of a policy. Quantities become numbers: RabbitMQ refuses the text (400). */
export function policyTable(table: Node & { readonly kind: 'map' }, subject: string, report: Report): Arguments {
  const entries = [...table.entries].map(([key, { value: node, template = key }]) => {
    const value = argumentValue(node, `${template} in ${subject}`, report);
    const row = policyKey(key);
    return [key, row === undefined || isAcceptedSomewhere(row, 'text') ? value : quantityOr(value, row.rule)] as const;
  });
  return Object.fromEntries(entries);
}
