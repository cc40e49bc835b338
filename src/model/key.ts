// One key per entity: the identity that joins all data, and the text that is printed.
import type { Binding, Document, DocumentKind, Entity } from './entity.ts';
import { type ArgumentValue, canonicalText, isEmpty } from './values.ts';

/**
 * Names one entity, for people and for maps: `queue /orders orders.created`,
 * `binding /orders orders -> queue orders.created [order.#] {"x-match":"all"}`. Never parsed.
 */
export type EntityKey = string & { readonly __key: 'entity' };

/** The key of an entity, with typed arguments for a binding: two headers bindings between the same pair are two bindings. */
export function keyOf(entity: Entity): EntityKey {
  return textOf(entity) as EntityKey;
}

function textOf(entity: Entity): string {
  if (entity.kind === 'binding') return `binding ${nameText(entity.vhost)} ${bindingText(entity)}`;
  if (entity.kind === 'document') return documentText(entity);
  return `${entity.kind} ${nameText(entity.vhost)} ${nameText(entity.name)}`;
}

/** `vhost /orders`, `operator-policy /orders cap`, `topic-permission /orders app amq.topic`; of the whole broker: `user app`. */
function documentText({ of, vhost, scope, name }: Document): string {
  if (of === 'vhost') return `vhost ${nameText(name)}`;
  const names = [...(vhost === '' ? [] : [vhost]), ...(scope === undefined ? [] : [scope]), name];
  return `${of} ${names.map(nameText).join(' ')}`;
}

/** Key of an exchange by its name; the exchange need not be known. */
export function exchangeKey(vhost: string, name: string): EntityKey {
  return `exchange ${nameText(vhost)} ${nameText(name)}` as EntityKey;
}

/** Key of a queue by its name; the queue need not be known. */
export function queueKey(vhost: string, name: string): EntityKey {
  return `queue ${nameText(vhost)} ${nameText(name)}` as EntityKey;
}

/** The key of a document, from its names alone. */
export function documentKey(of: DocumentKind, vhost: string, name: string, scope?: string): EntityKey {
  return keyOf({ kind: 'document', of, vhost, name, ...(scope === undefined ? {} : { scope }), body: {} });
}

/** Key under which Origins holds the place of one list of `prune`, by its name in the file: `prune /orders queues`. */
export function pruneKey(vhost: string, list: string): EntityKey {
  return `prune ${nameText(vhost)} ${list}` as EntityKey;
}

/** Whether a name of the command line selects the queue or exchange: `orders`, or `queue/orders` if an exchange has the same name. */
export function isNamed({ kind, name }: { readonly kind: string; readonly name: string }, text: string): boolean {
  return name === text || `${kind}/${name}` === text;
}

/** Keys of both ends of a binding, source first. */
export function endsOf(binding: Binding): readonly [EntityKey, EntityKey] {
  const { vhost, destination } = binding;
  return [
    exchangeKey(vhost, binding.source),
    binding.destinationType === 'queue' ? queueKey(vhost, destination) : exchangeKey(vhost, destination),
  ];
}

/** Whether two entities are equal in every field; integers of all widths are equal. */
export function isSameEntity(one: Entity, other: Entity): boolean {
  return canonicalText(one as unknown as ArgumentValue) === canonicalText(other as unknown as ArgumentValue);
}

/** A name for output: quoted, with escapes, if it is empty or contains anything but visible characters without white space. */
export function nameText(name: string): string {
  return /^[^\s"'[\]{}\p{C}]+$/u.test(name) ? name : visible(JSON.stringify(name));
}

function bindingText(binding: Binding): string {
  const { source, destinationType, destination, routingKey } = binding;
  const tail = isEmpty(binding.arguments) ? '' : ` ${canonicalText(binding.arguments)}`;
  return `${nameText(source)} -> ${destinationType} ${nameText(destination)} [${routingText(routingKey)}]${visible(tail)}`;
}

/** A routing key for output, quoted only if necessary: different keys never look the same. */
function routingText(key: string): string {
  return /^"|\p{C}/u.test(key) ? visible(JSON.stringify(key)) : key;
}

/** Control and formatting characters as escapes, so that no name can control a terminal or break a line. */
export function visible(text: string): string {
  return text.replace(/\p{C}/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
