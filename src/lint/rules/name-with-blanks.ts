// Blanks at the ends of names, keys and patterns: RabbitMQ compares them like any other character.
import type { Entity } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { type Finding, type Rule, routingKey } from '../rule.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `name-with-blanks`. Definitions of objects are reported, not every place that names them. */
export const nameWithBlanks: Rule = {
  code: 'name-with-blanks',
  check: (view) =>
    [...view.exchanges, ...view.queues, ...view.bindings, ...view.policies].filter(view.owned).flatMap((entity) =>
      textsOf(entity).flatMap(({ text, what, properties }): readonly Finding[] => {
        if (text === text.trim()) return [];
        return [{ key: keyOf(entity), properties, message: `${what} has leading or trailing whitespace` }];
      }),
    ),
};

interface Text {
  readonly text: string;
  readonly what: string;
  readonly properties: readonly string[];
}

function textsOf(entity: Entity): readonly Text[] {
  const of = subjectOf(entity);
  if (entity.kind === 'binding') {
    const { routingKey: text } = entity;
    return [{ text, what: `the routing key ${nameText(text)} of ${of}`, properties: routingKey }];
  }
  const name = { text: entity.name, what: `the name of ${of}`, properties: ['name'] };
  if (entity.kind === 'policy') {
    const { pattern: text } = entity;
    return [name, { text, what: `the pattern ${nameText(text)} of ${of}`, properties: ['pattern'] }];
  }
  const key = 'x-dead-letter-routing-key';
  const text = entity.kind === 'queue' ? entity.arguments[key] : undefined;
  if (typeof text !== 'string') return [name];
  return [name, { text, what: `the dead-letter routing key ${nameText(text)} of ${of}`, properties: placesOf(key) }];
}
