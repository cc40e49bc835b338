// Exchanges of a type whose plugin has no release for the target version. Whether a broker has a plugin is otherwise unknown without a broker.
import { keyOf } from '../../model/key.ts';
import { insteadOfDelays, missingRelease } from '../../rabbitmq/capabilities.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `exchange-type-unreleased`. */
export const exchangeTypeUnreleased: Rule = {
  code: 'exchange-type-unreleased',
  check: (view) =>
    view.exchanges.flatMap((exchange) => {
      const missing = view.owned(exchange) ? missingRelease(exchange.type, view.target) : undefined;
      if (missing === undefined) return [];
      const message = `type ${exchange.type} of ${subjectOf(exchange)}: ${missing}`;
      return [{ key: keyOf(exchange), properties: ['type'], message, hint: insteadOfDelays }];
    }),
};
