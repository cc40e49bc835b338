// Values of AMQP tables in files: `1.0` remains a double, and `{ '!': int64, value: 1 }` gives the type explicitly.
import { int8, int16, int32, int64, type Range, timestampRange, uint8, uint16, uint32 } from '../../model/integers.ts';
import { type ArgumentValue, isTyped, isTypedInteger } from '../../model/values.ts';
import { textAt } from '../read/source.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { child, isNull, type Node, plainOf, shown, textOf } from '../syntax/node.ts';

/** Integer types in amqplib's notation, with their ranges. */
const integers: { readonly [type: string]: Range } = {
  ...{ byte: int8, int8, short: int16, int16, int: int32, int32, long: int64, int64 },
  ...{ uint8, uint16, uint32, timestamp: timestampRange },
};

/** The value of an argument. An invalid value is reported, and returned unchanged. */
export function argumentValue(node: Node, subject: string, report: Report): ArgumentValue {
  checkValue(node, subject, report);
  return plainValue(node);
}

function checkValue(node: Node, subject: string, report: Report): void {
  if (node.kind === 'scalar') {
    if (isNull(node) && textAt(node) !== 'null' && !isFaulty(report, node)) {
      diagnose(report, 'quote-needed', node, `${subject} has no value`, { hint: "write '' for empty text, or null for AMQP's void" });
    }
    return;
  }
  if (node.kind === 'list') {
    for (const item of node.items) checkValue(item, subject, report);
    return;
  }
  if (node.entries.has('!')) checkTyped(node, subject, report);
  else for (const [key, { value, template = key }] of node.entries) checkValue(value, `${subject}.${template}`, report);
}

function checkTyped(node: Node & { readonly kind: 'map' }, subject: string, report: Report): void {
  const named = child(node, '!');
  const type = textOf(named);
  const value = child(node, 'value');
  const place = node.entries.get('!')?.key ?? node;
  const bad = (message: string) => diagnose(report, 'argument-invalid', place, `${subject}: ${message}`);
  if (named === undefined || type === undefined || value?.kind !== 'scalar' || node.entries.size !== 2) {
    bad("a typed value must be { '!': TYPE, value: VALUE } without other keys");
    return;
  }
  const range = Object.hasOwn(integers, type) ? integers[type] : undefined;
  if (range !== undefined) {
    const number = wholeNumber(plainValue(value));
    if (number === undefined || number < range[0] || number > range[1]) bad(`${type} requires an integer from ${range[0]} to ${range[1]}`);
    return;
  }
  if (type === 'binary') {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(textOf(value) ?? '-')) bad('binary requires base64');
    return;
  }
  if (type === 'decimal') {
    const [, whole, fraction = ''] = /^(\d{1,10})(?:\.(\d{1,10}))?$/.exec(textOf(value) ?? '') ?? [];
    if (whole === undefined || Number(whole + fraction) >= 2 ** 32)
      bad("decimal requires a text such as '2.50', with a value of 32 bits without its point");
    return;
  }
  const known = [...Object.keys(integers), 'float', 'double', 'binary', 'decimal'];
  if (type !== 'float' && type !== 'double') bad(`${shown(named)} is not an AMQP type; use one of ${known.join(', ')}`);
  else if (decimalOf(plainValue(value)) === undefined) bad(`${type} requires a number`);
}

/** The plain value. The number of a typed value has the representation of the model: digits as text beyond 2^53. */
function plainValue(node: Node): ArgumentValue {
  if (node.kind === 'list') return node.items.map(plainValue);
  if (node.kind === 'scalar') return node.value;
  const type = textOf(child(node, '!'));
  const value = child(node, 'value');
  if (type !== undefined && value?.kind === 'scalar' && node.entries.size === 2) {
    const inner = value.value;
    return { '!': type, value: typeof inner === 'object' ? (inner?.value ?? '') : inner };
  }
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainValue(entry.value)]));
}

/** The value as an integer, typed or not; undefined if it is not an integer. */
function wholeNumber(value: ArgumentValue): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value === 'string') return /^-?\d+$/.test(value) ? BigInt(value) : undefined;
  return typeof value === 'object' && value !== null && isTyped(value) && isTypedInteger(value) ? wholeNumber(value.value) : undefined;
}

function decimalOf(value: ArgumentValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && value !== null && isTyped(value) ? Number(value.value) : undefined;
}

/** The plain form of a row of a definitions file. */
export function plainRow(node: Node): { readonly [field: string]: unknown } {
  return plainOf(node) as { readonly [field: string]: unknown };
}
