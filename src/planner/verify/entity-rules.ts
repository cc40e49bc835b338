// The structure of entities and of their arguments in a saved plan.
import type { Binding, Document, DocumentKind, Entity, Exchange, Policy, Queue } from '../../model/entity.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import { type Arguments, isTable, isTyped, isTypedInteger, type TypedValue } from '../../model/values.ts';
import { documentRow } from '../../rabbitmq/documents/table.ts';
import { decimal, type Fault, first, flag, list, oneForm, oneOf, optional, type Rule, table, text } from './rules.ts';

/** Deeper tables than any broker accepts. */
const deepest = 200;

/** Whether the value of an explicit type prints as that type does: otherwise two different tables would look alike. */
function isTypedRight(typed: TypedValue): boolean {
  const { '!': type, value } = typed;
  if (typeof type !== 'string' || !['string', 'number', 'boolean'].includes(typeof value)) return false;
  if (isTypedInteger(typed)) return /^-?\d+$/.test(String(value)) && typeof value !== 'boolean';
  if (type === 'double' || type === 'float')
    return typeof value !== 'boolean' && String(value).trim() !== '' && Number.isFinite(Number(value));
  return /^[a-z]+$/.test(type);
}

function valueFault(value: unknown, at: string, depth: number): Fault {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  if (depth > deepest) return `${at}: expected fewer levels`;
  if (Array.isArray(value)) return first(value.entries(), ([index, one]) => valueFault(one, `${at}[${index}]`, depth + 1));
  if (!isTable(value)) return `${at}: expected a value`;
  if (isTyped(value as Arguments)) return isTypedRight(value as unknown as TypedValue) ? undefined : `${at}: expected a value of its type`;
  return first(Object.entries(value), ([name, one]) => valueFault(one, `${at}[${JSON.stringify(name)}]`, depth + 1));
}

/** A value of an argument. */
export const value: Rule<Arguments[string]> = { fault: (one, at) => valueFault(one, at, 0) };

/** Arguments, or the definition of a policy. */
export const values: Rule<Arguments> = { fault: (one, at) => (isTable(one) ? valueFault(one, at, 0) : `${at}: expected a table`) };

export const exchange: Rule<Exchange> = table<Exchange>({
  kind: oneOf({ exchange: 1 }),
  vhost: text,
  name: text,
  type: text,
  durable: flag,
  autoDelete: flag,
  internal: flag,
  arguments: values,
});

export const queue: Rule<Queue> = table<Queue>({
  kind: oneOf({ queue: 1 }),
  vhost: text,
  name: text,
  type: optional(oneOf({ classic: 1, quorum: 1, stream: 1 })),
  durable: flag,
  autoDelete: flag,
  exclusive: flag,
  arguments: values,
});

export const binding: Rule<Binding> = table<Binding>({
  kind: oneOf({ binding: 1 }),
  vhost: text,
  source: text,
  destinationType: oneOf({ queue: 1, exchange: 1 }),
  destination: text,
  routingKey: text,
  arguments: values,
});

export const policy: Rule<Policy> = table<Policy>({
  kind: oneOf({ policy: 1 }),
  vhost: text,
  name: text,
  pattern: text,
  applyTo: text,
  priority: decimal,
  definition: values,
});

const documentForm: Rule<Document> = table<Document>({
  kind: oneOf({ document: 1 }),
  of: oneOf<DocumentKind>({
    vhost: 1,
    user: 1,
    'user-limit': 1,
    'vhost-limit': 1,
    permission: 1,
    'topic-permission': 1,
    'operator-policy': 1,
    'federation-upstream': 1,
    'federation-upstream-set': 1,
    shovel: 1,
    parameter: 1,
    'global-parameter': 1,
  }),
  vhost: text,
  name: text,
  scope: optional(text),
  body: values,
});

/** With a scope or without, and with the properties that its kind has. */
export const document: Rule<Document> = {
  fault: (one, at) => documentForm.fault(one, at) ?? placeFault(one as Document, at),
};

function placeFault({ of, vhost, scope, body }: Document, at: string): Fault {
  const row = documentRow(of);
  if ((vhost === '') !== (row.global === true)) return `${at}.vhost: expected ${row.global === true ? 'an empty text' : 'a virtual host'}`;
  if ((scope === undefined) === (row.scoped === true)) return `${at}.scope: expected ${row.scoped === true ? 'a text' : 'none'}`;
  const other = Object.keys(body).find((property) => !row.fields.some((field) => field.property === property));
  return other === undefined ? undefined : `${at}.body: unexpected property ${JSON.stringify(other)}`;
}

export const entity: Rule<Entity> = oneForm<Entity, 'kind'>('kind', { exchange, queue, binding, policy, document });

export const liveBinding: Rule<LiveBinding> = table<LiveBinding>({ binding, propertiesKeys: optional(list(text)) });
