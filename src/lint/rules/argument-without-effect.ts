// Arguments that RabbitMQ stores and ignores.

import type { Exchange, Queue } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { isKnownArgument } from '../../rabbitmq/exchange-arguments.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** Exchange types that define no further arguments. */
const plainTypes = new Set(['direct', 'fanout', 'topic', 'headers']);

/** `argument-without-effect`. Exchange types of plugins are excluded: the arguments that they read are unknown. */
export const argumentWithoutEffect: Rule = {
  code: 'argument-without-effect',
  check: (view) =>
    [...view.queues, ...view.exchanges.filter(({ type }) => plainTypes.has(type))].filter(view.owned).flatMap((entity) =>
      unknown(entity).map((name) => ({
        key: keyOf(entity),
        properties: [name],
        message: `RabbitMQ ignores the unknown argument ${nameText(name)} of ${subjectOf(entity)}`,
      })),
    ),
};

function unknown(entity: Queue | Exchange): readonly string[] {
  return Object.keys(entity.arguments).filter((name) => !isKnownArgument(entity.kind, name));
}
