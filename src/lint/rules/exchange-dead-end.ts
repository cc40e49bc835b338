// Exchanges with no bindings and no alternate exchange.
import { keyOf } from '../../model/key.ts';
import { alternateOf } from '../../rabbitmq/dead-lettering.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `exchange-dead-end`. */
export const exchangeDeadEnd: Rule = {
  code: 'exchange-dead-end',
  check: (view) =>
    view.exchanges.flatMap((exchange) => {
      if (!view.owned(exchange) || view.bindingsFrom(exchange).length > 0) return [];
      if (alternateOf(view.governed(exchange)) !== undefined) return [];
      return [
        {
          key: keyOf(exchange),
          message: `${subjectOf(exchange)} has no bindings and no alternate exchange: messages published to it are dropped`,
        },
      ];
    }),
};
