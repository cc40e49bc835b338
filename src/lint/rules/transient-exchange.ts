// Transient exchanges bound to durable objects: a broker restart deletes the exchange and its bindings.
import { keyOf, nameText } from '../../model/key.ts';
import type { Rule } from '../rule.ts';
import { listed, subjectOf } from '../words.ts';

/** `transient-exchange`. */
export const transientExchange: Rule = {
  code: 'transient-exchange',
  check: (view) =>
    view.exchanges.flatMap((exchange) => {
      if (exchange.durable || !view.owned(exchange)) return [];
      const durable = view.bindingsFrom(exchange).flatMap(({ vhost, destinationType, destination }) => {
        const to = destinationType === 'queue' ? view.queue(vhost, destination) : view.exchange(vhost, destination);
        return to?.durable === true ? [nameText(destination)] : [];
      });
      if (durable.length === 0) return [];
      const names = listed([...new Set(durable)]);
      return [
        {
          key: keyOf(exchange),
          properties: ['durable'],
          message: `a broker restart deletes ${subjectOf(exchange)} and its bindings to ${names}, which ${new Set(durable).size === 1 ? 'is' : 'are'} durable`,
        },
      ];
    }),
};
