// Reads the documents of a definitions file as declarations: all kinds except users with a password in clear text or none, upstreams and
// shovels with one in a URI, and parameters of other components and global ones, whose values may be secrets too.
import type { Document } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import { literalTemplate, mapTexts, textsIn } from '../../model/secret-text.ts';
import { type ArgumentValue, isTable } from '../../model/values.ts';
import { definitionsPlace, documentsInRow, vhostField } from '../../rabbitmq/documents/definitions.ts';
import type { DocumentRow } from '../../rabbitmq/documents/row.ts';
import { documentKinds } from '../../rabbitmq/documents/table.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { hasPassword } from '../../rabbitmq/uris.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Node, textOf } from '../syntax/node.ts';
import { plainRow } from './argument-values.ts';
import { type Gathered, gather } from './gathered.ts';
import { type Vhosts, vhostIfChosen, vhostOf } from './vhosts.ts';

/** Adds the documents; returns the rows that were read. A list manages its kind in the virtual hosts of its rows. */
export function gatherDefinitionsDocuments(root: Node, vhosts: Vhosts, gathered: Gathered, report: Report): ReadonlySet<Node> {
  const read = new Set<Node>();
  const version = textOf(child(root, 'rabbit_version'));
  for (const kind of documentKinds) {
    const list = child(root, definitionsPlace(kind.of).list);
    for (const node of list?.kind === 'list' ? list.items : []) {
      const row = plainRow(node);
      if (!isTable(row) || !isOfKind(kind, row)) continue;
      // a password in clear text stays out of the topology
      if (definitionsPlace(kind.of).list === 'users' && !hasHash(row)) continue;
      if (kind.fields.some(({ secret }) => secret === 'uri') && textsIn(row['value'] as ArgumentValue).some(hasPassword)) continue;
      read.add(node);
      gatherRow(kind, { node, row, version }, vhosts, gathered, report);
    }
  }
  return read;
}

/** An import of a user without a hash sets the password of its row, or clears it. */
function hasHash({ password, password_hash: hash }: Row): boolean {
  return password === undefined && typeof hash === 'string' && hash !== '';
}

function isOfKind({ of }: DocumentRow, row: Row): boolean {
  const { component } = definitionsPlace(of);
  if (of === 'parameter' || of === 'global-parameter') return false;
  return component === undefined || row['component'] === component;
}

interface ReadRow {
  readonly node: Node;
  readonly row: Row;
  /** Of the file. */
  readonly version: string | undefined;
}

function gatherRow(kind: DocumentRow, { node, row, version }: ReadRow, vhosts: Vhosts, gathered: Gathered, report: Report): void {
  const named = child(node, vhostField(kind));
  // of the virtual hosts of a whole broker, only the chosen one is declared
  const vhost = kind.global === true ? '' : kind.single === true ? vhostIfChosen(named, vhosts) : vhostOf(named, vhosts);
  if (vhost === undefined) return;
  const documents = documentsInRow(kind, row, vhost, version);
  if (kind.of === 'user-limit' && documents.length === 0) return;
  const fault = documents.length === 0 && !hasNoLimit(kind, row) ? `${kind.title} without a valid name or value` : undefined;
  const lacking = documents.flatMap((one) => missingIn(kind, one));
  for (const message of fault === undefined ? lacking : [fault]) diagnose(report, 'definitions-row-invalid', placeOf(node), message);
  if (fault !== undefined || lacking.length > 0) return;
  if (kind.global !== true) gathered.vhosts.add(vhost);
  if (kind.single !== true) gathered.managed.set(vhost, new Set([...(gathered.managed.get(vhost) ?? []), kind.of]));
  for (const document of documents) {
    const names = [...(document.scope === undefined ? [] : [document.scope]), kind.nameIn?.[document.name] ?? document.name];
    const subject = `${kind.title} ${names.map(nameText).join(' ')}`;
    const entity = kind.partial === true ? declaredOnly(document) : asTemplates(kind, document);
    gather(
      gathered,
      { declaration: { entity, presence: 'present', protect: false }, name: placeOf(node), node, subject, imported: true },
      report,
    );
  }
}

/**
 * Whether it is the row of a virtual host whose limits were all removed: an export contains `[]` (3.10.8, 4.0.5, 4.3.6), and an import of it
 * removes them. It declares that there are none.
 */
function hasNoLimit({ of }: DocumentRow, { value }: Row): boolean {
  if (of !== 'vhost-limit') return false;
  return Array.isArray(value) ? value.length === 0 : isTable(value) && Object.keys(value).length === 0;
}

/** An import of a row without them fails (400 key_missing; 3.10.8, 4.0.5, 4.3.6). */
function missingIn({ title, fields }: DocumentRow, { name, body }: Document): readonly string[] {
  return fields
    .filter(({ property, of }) => of === 'pattern' && typeof body[property] !== 'string')
    .map(({ property }) => `${title} ${nameText(name)} has no ${property}`);
}

/** An import sets the protection of a virtual host, and never removes it. */
function declaredOnly(document: Document): Document {
  const { protectedFromDeletion, ...body } = document.body;
  return protectedFromDeletion === true ? document : { ...document, body };
}

/** Secrets are templates in a topology: a `${` of the file does not begin a variable. */
function asTemplates({ fields }: DocumentRow, document: Document): Document {
  const uris = fields.filter(({ property, secret }) => (secret === 'uri' || secret === 'values') && document.body[property] !== undefined);
  const body = uris.map(({ property }) => [property, mapTexts(document.body[property] ?? null, literalTemplate)] as const);
  return { ...document, body: { ...document.body, ...Object.fromEntries(body) } };
}

/** The name of a row, or its beginning. */
function placeOf(node: Node): Node {
  const name = child(node, 'name') ?? child(node, 'user');
  return name !== undefined && textOf(name) !== undefined ? name : { ...node, end: node.start + 1 };
}
