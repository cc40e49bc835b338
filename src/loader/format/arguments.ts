// Arguments of an entity: properties of the format under their AMQP names, and raw `arguments`. Giving one both ways is an error.

import type { QueueType } from '../../model/entity.ts';
import type { Arguments, ArgumentValue } from '../../model/values.ts';
import type { KnownArgument } from '../../rabbitmq/argument-rows.ts';
import { queueTypeArgument, queueTypeNamed, queueTypes } from '../../rabbitmq/queue-types.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { child, type Entry, type Node, shown, textOf } from '../syntax/node.ts';
import { argumentValue } from './argument-values.ts';
import { bytes, milliseconds } from './quantity.ts';

/**
 * The arguments, raw ones last. A property of the wrong type, reported by the schema check, is omitted. `asSent` converts the value of a raw
 * argument.
 */
export function tableOf(
  node: Node,
  table: readonly KnownArgument[],
  subject: string,
  report: Report,
  asSent: (argument: string, value: ArgumentValue) => ArgumentValue = (_, value) => value,
): Arguments {
  const values: [string, ArgumentValue][] = [];
  for (const known of table) {
    const value = friendlyValue(child(node, known.property), known);
    if (value !== undefined) values.push([known.argument, value]);
  }
  const raw = child(node, 'arguments');
  if (raw?.kind === 'map') {
    for (const [key, entry] of raw.entries) {
      const property = table.find((known) => known.argument === key)?.property;
      const first = property === undefined ? undefined : entryOf(node, property);
      if (first === undefined)
        values.push([key, asSent(key, argumentValue(entry.value, `${entry.template ?? key} of ${subject}`, report))]);
      else reportTwice(key, entry, String(property), first, subject, report);
    }
  }
  return Object.fromEntries(values);
}

/** The type of a queue, given as `type` or as a raw `x-queue-type`. */
export function queueTypeOf(node: Node, subject: string, report: Report): QueueType | undefined {
  const type = queueTypeNamed(textOf(child(node, 'type')));
  const raw = child(node, 'arguments');
  const entry = raw === undefined ? undefined : entryOf(raw, queueTypeArgument);
  if (entry === undefined) return type;
  const first = entryOf(node, 'type');
  if (first !== undefined) {
    reportTwice(queueTypeArgument, entry, 'type', first, subject, report);
    return type;
  }
  const given = queueTypeNamed(textOf(entry.value));
  if (given === undefined && !isFaulty(report, entry.value)) {
    const message = `${queueTypeArgument} of ${subject} must be one of ${queueTypes.join(', ')}, not ${shown(entry.value)}`;
    diagnose(report, 'unknown-value', entry.value, message);
  }
  return given;
}

function friendlyValue(node: Node | undefined, { rule }: KnownArgument): ArgumentValue | undefined {
  if (node?.kind !== 'scalar' || node.value === null || typeof node.value === 'object') return undefined;
  const { value } = node;
  switch (rule.kind) {
    case 'duration':
      return typeof value === 'string' ? milliseconds(value) : numberOf(value);
    case 'bytes':
      return typeof value === 'string' ? bytes(value) : numberOf(value);
    case 'integer':
      return numberOf(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'string':
    case 'choice':
      return typeof value === 'string' ? value : undefined;
  }
}

function numberOf(value: string | number | boolean): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function entryOf(node: Node, key: string): Entry | undefined {
  return node.kind === 'map' ? node.entries.get(key) : undefined;
}

function reportTwice(argument: string, entry: Entry, property: string, first: Entry, subject: string, report: Report): void {
  diagnose(report, 'argument-duplicate', entry.key, `${argument} of ${subject} is also given as ${property}`, {
    hint: `keep ${property} only`,
    related: [{ message: `${property} is here`, place: first.key }],
  });
}
