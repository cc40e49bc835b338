// Arguments that RabbitMQ keeps and ignores.

import type { Exchange, Queue } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { exchangeArguments, queueArguments } from '../../rabbitmq/arguments.ts';
import { features } from '../../rabbitmq/features.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

const ofQueues = new Set([
  ...queueArguments.map(({ argument }) => argument),
  ...features.flatMap(({ of, name }) => (of === 'argument' ? [name] : [])),
]);
const ofExchanges = new Set([
  ...exchangeArguments.map(({ argument }) => argument),
  'hash-header',
  'hash-property',
  'x-recent-history-length',
]);
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
  const known = entity.kind === 'queue' ? ofQueues : ofExchanges;
  return Object.keys(entity.arguments).filter((name) => !known.has(name));
}
