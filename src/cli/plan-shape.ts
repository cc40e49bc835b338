// Whether JSON has the full shape of a plan: a file with a matching checksum may still have been written by another program.

import type { Action } from '../model/action.ts';
import { codes } from '../model/codes.ts';
import { keyOf } from '../model/key.ts';
import type { Plan, Step } from '../model/plan.ts';
import { isTable } from '../model/values.ts';
import { digestOf } from '../planner/digest.ts';

type Table = { readonly [name: string]: unknown };

const actions: { readonly [action in Action]: true } = {
  create: true,
  update: true,
  replace: true,
  migrate: true,
  delete: true,
  keep: true,
  ensure: true,
  rebind: true,
};

const operations: { readonly [operation in Step['do']]: true } = {
  try: true,
  declare: true,
  bind: true,
  unbind: true,
  check: true,
  delete: true,
  move: true,
  'put-policy': true,
  'delete-policy': true,
};

/** The fault in the shape of a plan, as a text that follows the file name; undefined if there is none. */
export function planFault(plan: Table): string | undefined {
  const { vhosts, changes, steps, undeclared, governing, notices, left = [], summary, origins, broker, digest } = plan;
  if (!isListOf(vhosts, (one) => typeof one === 'string') || !isListOf(changes, isChange) || !isListOf(steps, isStep))
    return 'is not a plan: its changes or steps have an unexpected structure';
  const rest = [undeclared, governing, notices, left].every((one) => isListOf(one, isTable)) && [summary, origins, broker].every(isTable);
  if (!rest || typeof digest !== 'string') return 'is not a plan: parts of it are missing';
  const made = plan as unknown as Plan;
  const shown = new Set(made.changes.flatMap(({ key, action }) => (action === 'keep' ? [] : [key])));
  if (!made.steps.every(({ change }) => shown.has(change))) return 'has a step without a change';
  if (made.digest !== digestOf(made.vhosts, made.changes, made.steps)) return 'has a digest that does not match its content';
  return undefined;
}

function isChange(value: unknown): boolean {
  if (!isTable(value)) return false;
  const { key, action, before, after, fields, reasons, cascades } = value;
  const named = [before, after].flatMap((one) => (one === undefined ? [] : [one]));
  return (
    typeof key === 'string' &&
    Object.hasOwn(actions, String(action)) &&
    named.every((one) => isEntity(one) && keyOf(one) === key) &&
    isListOf(fields, isTable) &&
    isListOf(reasons, (code) => Object.hasOwn(codes, String(code))) &&
    isListOf(cascades, (cascade) => isTable(cascade) && isEntity(cascade['entity']) && cascade['key'] === keyOf(cascade['entity']))
  );
}

function isStep(value: unknown): boolean {
  if (!isTable(value)) return false;
  const { id, level, change, do: operation, entity } = value;
  const placed = Number.isInteger(id) && Number.isInteger(level) && typeof change === 'string';
  return placed && Object.hasOwn(operations, String(operation)) && isEntity(entity);
}

function isEntity(value: unknown): value is Plan['undeclared'][number]['entity'] {
  if (!isTable(value) || typeof value['vhost'] !== 'string') return false;
  const { kind } = value;
  if (kind === 'policy') return typeof value['name'] === 'string' && isTable(value['definition']);
  if (!isTable(value['arguments'])) return false;
  if (kind === 'binding') return ['source', 'destination', 'routingKey'].every((name) => typeof value[name] === 'string');
  return (kind === 'queue' || kind === 'exchange') && typeof value['name'] === 'string';
}

function isListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test);
}
