// Validates a document against the schema: each fault of the precompiled validator becomes one diagnostic with its source position.
import { builtInTypes } from '../../rabbitmq/exchange-types.ts';
import { type Schema, type SchemaFault, validate } from '../generated/validate.js';
import { type Place, textAt } from '../read/source.ts';
import { didYouMean, nearest } from '../report/nearest.ts';
import { ageHint, quotedHint, sizeHint } from '../report/quantity-hint.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { subjectOf } from '../report/subject.ts';
import { hashInPlace, quotedLine } from '../syntax/hazards.ts';
import { child, type Node, plainOf, quoted, shown } from '../syntax/node.ts';
import { documentSchema, schemaAt, typesOf } from './place-schema.ts';
import { wanted } from './wanted.ts';

type Path = readonly (string | number)[];

/** A fault with the data for its message. */
interface Fault {
  readonly path: Path;
  /** The property or item, and its owner: `maxLength of queue orders`. */
  readonly subject: string;
  readonly node: Node;
  readonly schema: Schema | undefined;
  readonly params: SchemaFault['params'];
}

/** A format: its schema, the validator compiled from it, and the names of the values at its paths. */
export interface Format {
  readonly validate: typeof validate;
  readonly schema: Schema;
  readonly subjectOf: (root: Node, path: Path) => string;
}

const topologyFormat: Format = { validate, schema: documentSchema, subjectOf };

/** Checks a document. A place with an error gets no second one. */
export function checkSchema(root: Node, report: Report, format = topologyFormat): void {
  // a typed value such as 1.0 is a number but not an integer, as NaN is to the validator
  if (format.validate(plainOf(root, () => Number.NaN))) return;
  const faults = [...(format.validate.errors ?? [])].sort((one, other) => rank(one) - rank(other));
  for (const fault of faults) reportFault(fault, root, format, report);
}

/** Types first: other faults of a value of the wrong type are consequences. */
function rank({ keyword }: SchemaFault): number {
  return keyword === 'type' ? 0 : 1;
}

function reportFault({ instancePath, keyword, params }: SchemaFault, root: Node, format: Format, report: Report): void {
  const path = pathOf(instancePath, root);
  const found = follow(root, path);
  if (found === undefined) return;
  const fault: Fault = { path, subject: format.subjectOf(root, path), node: found.node, schema: schemaAt(path, format.schema), params };
  if (keyword === 'additionalProperties') reportUnknown(fault, report);
  else if (keyword === 'required') reportMissing(fault, found.key, report);
  else if (!isFaulty(report, found.node)) reportValue(keyword, fault, report);
}

function reportValue(keyword: string, fault: Fault, report: Report): void {
  switch (keyword) {
    case 'type':
      reportType(fault, report);
      return;
    case 'enum':
      reportEnum(fault, report);
      return;
    case 'pattern':
      reportPattern(fault, report);
      return;
    case 'minimum':
    case 'maximum':
      reportRange(fault, report);
      return;
    case 'minProperties':
      diagnose(report, 'empty-definition', fault.node, `${fault.subject} is empty`);
      return;
    case 'minItems':
      diagnose(report, 'invalid-format', fault.node, `${fault.subject} requires at least one item`);
      return;
    case 'if': // the inner fault is reported
      return;
  }
}

/** A JSON pointer as keys and indexes. */
function pathOf(pointer: string, root: Node): Path {
  const path: (string | number)[] = [];
  let node: Node | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(node?.kind === 'list' ? Number(key) : key);
    node = node?.kind === 'list' ? node.items[Number(key)] : child(node, key);
  }
  return path;
}

function follow(root: Node, path: Path): { readonly node: Node; readonly key: Place } | undefined {
  let node: Node | undefined = root;
  let key: Place = { ...root, end: root.start + 1 };
  for (const part of path) {
    if (node?.kind === 'map') {
      const entry = node.entries.get(String(part));
      if (entry !== undefined) key = entry.key;
      node = entry?.value;
    } else {
      node = node?.kind === 'list' ? node.items[Number(part)] : undefined;
      if (node !== undefined) key = node;
    }
  }
  return node === undefined ? undefined : { node, key };
}

function reportUnknown({ path, subject, node, schema, params }: Fault, report: Report): void {
  const name = String(params['additionalProperty']);
  const entry = node.kind === 'map' ? node.entries.get(name) : undefined;
  if (entry === undefined || isFaulty(report, entry.key)) return;
  if (name === 'immediate' && path.at(-1) === 'publish') {
    diagnose(
      report,
      'immediate-removed',
      entry.key,
      `${subject}: RabbitMQ removed immediate in version 3.0, and refuses it (540 NOT_IMPLEMENTED)`,
    );
    return;
  }
  const known = Object.keys(schema?.properties ?? {});
  const written = entry.template ?? name;
  const raw = schema?.properties?.['arguments'] !== undefined && written.startsWith('x-') && nearest(written, known) === undefined;
  const hint = raw ? `write it under arguments: { ${written}: ... }` : didYouMean(written, known);
  const where = path.length === 0 ? '' : ` on ${subject}`;
  diagnose(report, 'unknown-property', entry.key, `unknown property ${quoted(written)}${where}`, { hint: hint ?? listed(known) });
}

function listed(known: readonly string[]): string | undefined {
  return known.length > 13 ? undefined : `known properties: ${known.join(', ')}`;
}

function reportMissing({ subject, node, schema, params }: Fault, key: Place, report: Report): void {
  const name = String(params['missingProperty']);
  const keys = node.kind === 'map' ? [...node.entries.keys()] : [];
  const known = Object.keys(schema?.properties ?? {});
  if (keys.some((one) => !known.includes(one) && nearest(one, known) === name)) return; // misspelt, which is reported as an unknown property
  diagnose(report, 'missing-property', key, `${subject} has no ${name}`, { part: name });
}

function reportType(fault: Fault, report: Report): void {
  const { node, schema, subject } = fault;
  if (schema?.writeOnly === true && schema.type === 'string' && node.kind === 'scalar' && node.value !== null) {
    diagnose(report, 'secret-in-clear', node, `${subject} must be text with a reference such as \${NAME}`);
    return;
  }
  const types = typesOf(schema);
  const isDouble = node.kind === 'scalar' && typeof node.value === 'object' && node.value?.['!'] === 'double';
  if (types.includes('number') && isDouble) return; // 1.0, which is a typed value
  const text = types.includes('string') && !types.includes('integer');
  if (schema?.enum !== undefined && node.kind === 'scalar') {
    reportEnum(fault, report);
    return;
  }
  if (text && node.kind === 'scalar' && node.plain) {
    reportNotText(node, subject, report);
    return;
  }
  if (types.includes('integer') && node.kind === 'scalar' && typeof node.value === 'object' && node.value?.['!'] === 'int64') {
    reportRange(fault, report);
    return;
  }
  const plain =
    node.kind === 'scalar' && typeof node.value === 'string' && !node.plain && node.template === undefined && !types.includes('object');
  const isNothing = node.kind === 'scalar' && node.value === null && types.includes('object');
  const hint =
    (plain ? quotedHint(String(node.value)) : undefined) ?? (isNothing ? 'write {} for an object with default values' : undefined);
  const at = node.kind === 'scalar' ? node : head(node);
  if (mayBePassword(fault)) diagnose(report, 'secret-in-clear', at, `${subject} must be ${wanted(schema)}, not text`);
  else diagnose(report, 'wrong-type', at, `${subject} must be ${wanted(schema)}, not ${shown(node)}`, { hint });
}

/** A password in the place of a user is a likely mistake: no message and no code frame shows the text. */
function mayBePassword({ path, node }: Fault): boolean {
  return path[0] === 'users' && node.kind === 'scalar' && typeof node.value === 'string';
}

function reportNotText(node: Node & { readonly kind: 'scalar' }, subject: string, report: Report): void {
  if (node.value !== null) {
    const what = typeof node.value === 'boolean' ? 'a boolean' : 'a number';
    const message = `${subject} must be text, but ${textAt(node)} is read as ${what}`;
    diagnose(report, 'quote-needed', node, message, { hint: `quote it: ${quotedLine(node)}` });
    return;
  }
  const hash = node.start === node.end ? hashInPlace(node.source, node.end) : undefined;
  if (hash !== undefined) {
    const message = `${subject} has no value: the # begins a comment`;
    diagnose(report, 'hash-starts-comment', hash, message, { hint: `if it is text, quote it: ${quotedLine(hash)}` });
    return;
  }
  const written = textAt(node);
  if (written === '') diagnose(report, 'quote-needed', node, `${subject} has no value`, { hint: "write '' for empty text" });
  else {
    const message = `${subject} must be text, ${written === 'null' ? 'not null' : `but ${written} is read as null`}`;
    diagnose(report, 'quote-needed', node, message, { hint: `quote it: ${quotedLine(node)}` });
  }
}

function reportEnum({ node, schema, subject }: Fault, report: Report): void {
  const values = schema?.enum ?? [];
  const near = node.kind === 'scalar' && node.template === undefined ? didYouMean(String(node.value), values) : undefined;
  diagnose(report, 'unknown-value', node, `${subject} must be one of ${values.join(', ')}, not ${shown(node)}`, { hint: near });
}

function reportPattern({ node, schema, subject, path }: Fault, report: Report): void {
  if (path.at(-1) === 'type' || path.at(-1) === 'delayedType') {
    const near = node.kind === 'scalar' && node.template === undefined ? didYouMean(String(node.value), builtInTypes) : undefined;
    const message = `${subject} must be ${builtInTypes.join(', ')} or a type that begins with x-, not ${shown(node)}`;
    diagnose(report, 'unknown-value', node, message, { hint: near });
    return;
  }
  diagnose(report, 'invalid-format', node, `${subject} must be ${wanted(schema)}, not ${shown(node)}`, {
    hint: formHint(node, schema?.pattern ?? ''),
  });
}

/** The hint for a text that is not of the form of its property. The value of a variable is not repeated. */
function formHint(node: Node, pattern: string): string | undefined {
  if (node.kind !== 'scalar' || node.template !== undefined) return undefined;
  const text = String(node.value);
  return (
    quotedHint(text) ??
    (pattern.includes('KiB') ? sizeHint(text) : undefined) ??
    (pattern.includes('YMD') ? ageHint(new RegExp(pattern), text) : undefined)
  );
}

function reportRange({ node, schema, subject }: Fault, report: Report): void {
  const least = schema?.minimum === -Number.MAX_SAFE_INTEGER ? '-2^53 + 1' : schema?.minimum;
  const most = schema?.maximum === Number.MAX_SAFE_INTEGER ? '2^53 - 1' : schema?.maximum;
  diagnose(report, 'out-of-range', node, `${subject} must be from ${least} to ${most}, not ${shown(node)}`);
}

/** The first character of a collection, so that a code frame shows its beginning only. */
function head(node: Node): Place {
  return { source: node.source, start: node.start, end: node.start + 1 };
}
