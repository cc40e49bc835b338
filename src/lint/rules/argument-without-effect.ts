// Arguments that RabbitMQ stores and ignores.

import type { Exchange, Queue } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { capabilitiesOf } from '../../rabbitmq/capabilities.ts';
import { isKnownArgument } from '../../rabbitmq/exchange-arguments.ts';
import { builtInTypes } from '../../rabbitmq/exchange-types.ts';
import type { Finding, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `argument-without-effect`. Exchange types of plugins are excluded: the arguments that they read are unknown. */
export const argumentWithoutEffect: Rule = {
  code: 'argument-without-effect',
  check: (view) => [
    ...[...view.queues, ...view.exchanges.filter(({ type }) => builtInTypes.includes(type))].filter(view.owned).flatMap((entity) =>
      unknown(entity).map((name) => ({
        key: keyOf(entity),
        properties: [name],
        message: `RabbitMQ ignores the unknown argument ${nameText(name)} of ${subjectOf(entity)}`,
      })),
    ),
    ...ignoredOnType(view),
  ],
};

/** Arguments that no version obeys on queues of the type, and the target stores all the same. */
function ignoredOnType(view: View): readonly Finding[] {
  const target = capabilitiesOf(view.target);
  return view.queues.filter(view.owned).flatMap((queue) =>
    target
      .queue(queue)
      .filter(({ effect, reason }) => effect === 'ignored' && reason === 'always')
      .map(({ name }) => ({
        key: keyOf(queue),
        properties: placesOf(name),
        message: `a ${queue.type ?? 'classic'} queue ignores ${nameText(name)}: ${subjectOf(queue)}`,
      })),
  );
}

function unknown(entity: Queue | Exchange): readonly string[] {
  return Object.keys(entity.arguments).filter((name) => !isKnownArgument(entity.kind, name));
}
