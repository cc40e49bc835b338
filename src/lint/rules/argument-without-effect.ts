// Arguments that RabbitMQ keeps and ignores.

import type { Exchange, Queue } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { isKnownArgument } from '../../rabbitmq/exchange-arguments.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** Types of exchanges without further arguments of their own. */
const plainTypes = new Set(['direct', 'fanout', 'topic', 'headers']);

/** `argument-without-effect`. Of exchanges of plugins it is not known which arguments they read. */
export const argumentWithoutEffect: Rule = {
  code: 'argument-without-effect',
  check: (view) =>
    [...view.queues, ...view.exchanges.filter(({ type }) => plainTypes.has(type))].filter(view.owned).flatMap((entity) =>
      unknown(entity).map((name) => ({
        key: keyOf(entity),
        properties: [name],
        message: `RabbitMQ does not know the argument ${nameText(name)} of ${subjectOf(entity)}, and ignores it`,
      })),
    ),
};

function unknown(entity: Queue | Exchange): readonly string[] {
  return Object.keys(entity.arguments).filter((name) => !isKnownArgument(entity.kind, name));
}
