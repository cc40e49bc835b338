// Validates the rows of a definitions file before they are read: a row that RabbitMQ would refuse is never interpreted differently.

import { queueTypeArgument, queueTypeNamed, queueTypes } from '../../rabbitmq/queue-types.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Node, quoted, shown, textOf } from '../syntax/node.ts';

type Kind = 'text' | 'flag' | 'table' | 'integer';

interface Fields {
  readonly required: readonly string[];
  readonly fields: { readonly [field: string]: Kind };
}

const forms: { readonly [section: string]: Fields } = {
  exchanges: {
    required: ['name', 'type'],
    fields: { name: 'text', vhost: 'text', type: 'text', durable: 'flag', auto_delete: 'flag', internal: 'flag', arguments: 'table' },
  },
  queues: {
    required: ['name'],
    fields: { name: 'text', vhost: 'text', type: 'text', durable: 'flag', auto_delete: 'flag', exclusive: 'flag', arguments: 'table' },
  },
  bindings: {
    required: ['source', 'destination', 'destination_type', 'routing_key'],
    fields: { source: 'text', vhost: 'text', destination: 'text', destination_type: 'text', routing_key: 'text', arguments: 'table' },
  },
  policies: {
    required: ['name', 'pattern', 'definition'],
    fields: { name: 'text', vhost: 'text', pattern: 'text', 'apply-to': 'text', priority: 'integer', definition: 'table' },
  },
};

const words: { readonly [kind in Kind]: string } = { text: 'text', flag: 'true or false', table: 'an object', integer: 'an integer' };

/** Checks a row; false if it cannot be read. */
export function checkRow(section: string, row: Node, report: Report): boolean {
  const form = forms[section];
  if (row.kind !== 'map' || form === undefined) {
    diagnose(report, 'definitions-row-invalid', row, `an entry of ${section} must be an object, not ${shown(row)}`, {
      hint: section === 'bindings' ? undefined : `in topo's own format, ${section} is a mapping of names`,
    });
    return false;
  }
  const what = `an entry of ${section}`;
  const head = { source: row.source, start: row.start, end: row.start + 1 };
  let good = true;
  for (const field of form.required) {
    if (row.entries.has(field)) continue;
    diagnose(report, 'definitions-row-invalid', head, `${what} has no ${field}`);
    good = false;
  }
  for (const [field, { key, value }] of row.entries) {
    const kind = form.fields[field];
    if (kind === undefined) {
      const camel = Object.keys(form.fields).find(
        (known) => known !== field && known === field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      );
      if (camel === undefined) continue;
      diagnose(report, 'definitions-row-invalid', key, `${what} has the field ${quoted(field)}; RabbitMQ names it ${camel}`);
      good = false;
    } else if (!fits(value, kind)) {
      diagnose(
        report,
        'definitions-row-invalid',
        value.kind === 'scalar' ? value : key,
        `${field} of ${what} must be ${words[kind]}, not ${shown(value)}`,
      );
      good = false;
    }
  }
  return checkChoices(section, row, report) && good;
}

function fits(node: Node, kind: Kind): boolean {
  switch (kind) {
    case 'table': // RabbitMQ 3.10 exports an empty one as []
      return node.kind === 'map' || (node.kind === 'list' && node.items.length === 0);
    case 'text':
      return textOf(node) !== undefined;
    case 'flag':
      return node.kind === 'scalar' && typeof node.value === 'boolean';
    case 'integer':
      return node.kind === 'scalar' && Number.isInteger(node.value);
  }
}

/** Checks fields with a fixed set of values. */
function checkChoices(section: string, row: Node, report: Report): boolean {
  if (section === 'bindings') return oneOf(child(row, 'destination_type'), ['queue', 'exchange'], 'destination_type', report);
  if (section !== 'queues') return true;
  const type = child(row, 'type');
  const argument = child(child(row, 'arguments'), queueTypeArgument);
  return (
    oneOf(type, queueTypes, 'type', report) && oneOf(argument, queueTypes, queueTypeArgument, report) && sameType(type, argument, report)
  );
}

function oneOf(node: Node | undefined, values: readonly string[], field: string, report: Report): boolean {
  if (node === undefined || values.includes(textOf(node) ?? '')) return true;
  diagnose(report, 'definitions-row-invalid', node, `${field} must be one of ${values.join(', ')}, not ${shown(node)}`);
  return false;
}

function sameType(type: Node | undefined, argument: Node | undefined, report: Report): boolean {
  const [one, other] = [queueTypeNamed(textOf(type)), queueTypeNamed(textOf(argument))];
  if (type === undefined || one === undefined || other === undefined || one === other) return true;
  diagnose(report, 'definitions-row-invalid', type, `contradictory queue types: type is ${one}, ${queueTypeArgument} is ${other}`);
  return false;
}
