// A document against the schema: each fault of the precompiled validator becomes one diagnostic at the place where it is written.
import { type Schema, type SchemaFault, validate } from '../generated/validate.js';
import { type Place, textAt } from '../read/source.ts';
import { didYouMean, nearest } from '../report/nearest.ts';
import { isFaulty, type Report, say } from '../report/report.ts';
import { subjectOf } from '../report/subject.ts';
import { hashInPlace, quotedLine } from '../syntax/hazards.ts';
import { child, type Node, plainOf, quoted, shown } from '../syntax/node.ts';
import { schemaAt, typesOf } from './place-schema.ts';

type Path = readonly (string | number)[];

/** A fault with everything that its message needs. */
interface Fault {
  readonly path: Path;
  /** The property or item, and what it belongs to: `maxLength of queue orders`. */
  readonly subject: string;
  readonly node: Node;
  readonly schema: Schema | undefined;
  readonly params: SchemaFault['params'];
}

/** Checks a document. A place that has an error already gets no second one. */
export function checkSchema(root: Node, report: Report): void {
  // a typed value, such as 1.0, is a number and no integer: NaN is what the validator sees as that
  if (validate(plainOf(root, () => Number.NaN))) return;
  const faults = [...(validate.errors ?? [])].sort((one, other) => rank(one) - rank(other));
  for (const fault of faults) sayFault(fault, root, report);
}

/** Type first: what else is wrong with a value of the wrong type only follows from it. */
function rank({ keyword }: SchemaFault): number {
  return keyword === 'type' ? 0 : 1;
}

function sayFault({ instancePath, keyword, params }: SchemaFault, root: Node, report: Report): void {
  const path = pathOf(instancePath, root);
  const found = follow(root, path);
  if (found === undefined) return;
  const fault: Fault = { path, subject: subjectOf(root, path), node: found.node, schema: schemaAt(path), params };
  if (keyword === 'additionalProperties') sayUnknown(fault, report);
  else if (keyword === 'required') sayMissing(fault, found.key, report);
  else if (!isFaulty(report, found.node)) sayValue(keyword, fault, report);
}

function sayValue(keyword: string, fault: Fault, report: Report): void {
  switch (keyword) {
    case 'type':
      sayType(fault, report);
      return;
    case 'enum':
      sayEnum(fault, report);
      return;
    case 'pattern':
      sayPattern(fault, report);
      return;
    case 'minimum':
    case 'maximum':
      sayRange(fault, report);
      return;
    case 'minProperties':
      say(report, 'empty-definition', fault.node, `${fault.subject} is empty`);
      return;
    case 'if': // the fault within it is reported
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

function sayUnknown({ path, subject, node, schema, params }: Fault, report: Report): void {
  const name = String(params['additionalProperty']);
  const entry = node.kind === 'map' ? node.entries.get(name) : undefined;
  if (entry === undefined || isFaulty(report, entry.key)) return;
  const known = Object.keys(schema?.properties ?? {});
  const raw = schema?.properties?.['arguments'] !== undefined && name.startsWith('x-') && nearest(name, known) === undefined;
  const hint = raw ? `write it as it is under arguments: { ${name}: ... }` : didYouMean(name, known);
  const where = path.length === 0 ? '' : ` on ${subject}`;
  say(report, 'unknown-property', entry.key, `unknown property ${quoted(name)}${where}`, { hint: hint ?? listed(known) });
}

function listed(known: readonly string[]): string | undefined {
  return known.length > 12 ? undefined : `known here: ${known.join(', ')}`;
}

function sayMissing({ subject, node, schema, params }: Fault, key: Place, report: Report): void {
  const name = String(params['missingProperty']);
  const keys = node.kind === 'map' ? [...node.entries.keys()] : [];
  const known = Object.keys(schema?.properties ?? {});
  if (keys.some((one) => !known.includes(one) && nearest(one, known) === name)) return; // misspelt, which is said
  say(report, 'missing-property', key, `${subject} has no ${name}`, { part: name });
}

function sayType(fault: Fault, report: Report): void {
  const { node, schema, subject } = fault;
  const types = typesOf(schema);
  const text = types.includes('string') && !types.includes('integer');
  if (schema?.enum !== undefined && node.kind === 'scalar') {
    sayEnum(fault, report);
    return;
  }
  if (text && node.kind === 'scalar' && node.plain) {
    sayNotText(node, subject, report);
    return;
  }
  if (types.includes('integer') && node.kind === 'scalar' && typeof node.value === 'object' && node.value?.['!'] === 'int64') {
    sayRange(fault, report);
    return;
  }
  const plain = node.kind === 'scalar' && typeof node.value === 'string' && !node.plain && !types.includes('object');
  const isNothing = node.kind === 'scalar' && node.value === null && types.includes('object');
  const hint =
    plain && /^(-?\d+|true|false)$/.test(String(node.value))
      ? `write it without quotes: ${String(node.value)}`
      : isNothing
        ? 'write {} where nothing is to be said of it'
        : undefined;
  say(report, 'wrong-type', node.kind === 'scalar' ? node : head(node), `${subject} must be ${wanted(schema)}, not ${shown(node)}`, {
    hint,
  });
}

function sayNotText(node: Node & { readonly kind: 'scalar' }, subject: string, report: Report): void {
  if (node.value !== null) {
    const what = typeof node.value === 'boolean' ? 'a truth value' : 'a number';
    const message = `${subject} must be text, and ${textAt(node)} is read as ${what}`;
    say(report, 'quote-needed', node, message, { hint: `quote it: ${quotedLine(node)}` });
    return;
  }
  const hash = node.start === node.end ? hashInPlace(node.source, node.end) : undefined;
  if (hash !== undefined) {
    const message = `${subject} is not written: the # begins a comment`;
    say(report, 'hash-starts-comment', hash, message, { hint: `if it is meant as text, quote it: ${quotedLine(hash)}` });
    return;
  }
  const written = textAt(node);
  if (written === '') say(report, 'quote-needed', node, `${subject} has no value`, { hint: "write '' for an empty text" });
  else {
    const message = `${subject} must be text, and ${written} is read as nothing`;
    say(report, 'quote-needed', node, message, { hint: `quote it: ${quotedLine(node)}` });
  }
}

function sayEnum({ node, schema, subject }: Fault, report: Report): void {
  const values = schema?.enum ?? [];
  const near = node.kind === 'scalar' && node.template === undefined ? didYouMean(String(node.value), values) : undefined;
  say(report, 'unknown-value', node, `${subject} must be one of ${values.join(', ')}, not ${shown(node)}`, { hint: near });
}

function sayPattern({ node, schema, subject, path }: Fault, report: Report): void {
  if (path.at(-1) === 'type' || path.at(-1) === 'delayedType') {
    const types = ['direct', 'fanout', 'topic', 'headers'];
    const near = node.kind === 'scalar' && node.template === undefined ? didYouMean(String(node.value), types) : undefined;
    const message = `${subject} must be direct, fanout, topic, headers or a type that begins with x-, not ${shown(node)}`;
    say(report, 'unknown-value', node, message, { hint: near });
    return;
  }
  say(report, 'invalid-format', node, `${subject} must be ${wanted(schema)}, not ${shown(node)}`, { hint: formHint(node) });
}

function formHint(node: Node): string | undefined {
  const text = node.kind === 'scalar' && node.template === undefined ? String(node.value) : '';
  const size = /^(\d+)\s*(b|k|m|g|t|kb|mb|gb|tb|kib|mib|gib|tib)$/i.exec(text);
  if (size !== null && /[kgtib]/i.test(size[2] ?? '')) {
    const unit = (size[2] ?? '').toLowerCase();
    const spelt: { readonly [unit: string]: string } = { b: 'B', k: 'kB', kb: 'kB', kib: 'KiB' };
    const first = unit.charAt(0).toUpperCase();
    return `did you mean ${size[1]}${spelt[unit] ?? (unit.endsWith('ib') ? `${first}iB` : `${first}B`)}?`;
  }
  if (/^-?\d+$/.test(text)) return `write it without quotes: ${text}`;
  return undefined;
}

function sayRange({ node, schema, subject }: Fault, report: Report): void {
  const least = schema?.minimum === -Number.MAX_SAFE_INTEGER ? '-2^53 + 1' : schema?.minimum;
  const most = schema?.maximum === Number.MAX_SAFE_INTEGER ? '2^53 - 1' : schema?.maximum;
  say(report, 'out-of-range', node, `${subject} must be ${least} to ${most}, not ${shown(node)}`);
}

/** The first character of a collection, so that a frame shows where it begins and not all of it. */
function head(node: Node): Place {
  return { source: node.source, start: node.start, end: node.start + 1 };
}

/** What a schema wants, in words. */
function wanted(one: Schema | undefined): string {
  if (one?.pattern?.includes('+ms)')) return 'a duration (1h30m, 30m, 500ms) or an integer of milliseconds';
  if (one?.pattern?.includes('KiB')) return 'a size (1GiB, 64MiB, 10kB) or an integer of bytes';
  if (one?.pattern !== undefined) return 'a number and one of Y M D h m s, such as 7D or 24h';
  const words: { readonly [type: string]: string } = {
    string: 'text',
    integer: 'an integer',
    boolean: 'true or false',
    object: 'a mapping',
    array: 'a list',
  };
  return typesOf(one)
    .flatMap((type) => words[type] ?? [])
    .join(' or ');
}
