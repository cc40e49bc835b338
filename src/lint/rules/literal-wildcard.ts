// `*` and `#` where they are literal characters (measured on 3.10, 4.0 and 4.3).
import { keyOf } from '../../model/key.ts';
import { routesLike, typeRule } from '../../rabbitmq/exchange-types.ts';
import { hasWildcard, wordsOf } from '../../rabbitmq/topic.ts';
import { type Rule, routingKey } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `literal-wildcard`. */
export const literalWildcard: Rule = {
  code: 'literal-wildcard',
  check: (view) =>
    view.bindings.flatMap((binding) => {
      const source = view.exchange(binding.vhost, binding.source);
      if (source === undefined || !view.owned(binding)) return [];
      const at = { key: keyOf(binding), properties: routingKey };
      const words = wordsOf(binding.routingKey);
      const type = routesLike(source);
      switch (typeRule(type).matching) {
        case 'pattern': {
          const word = words.find((one) => one.length > 1 && /[*#]/.test(one));
          if (word === undefined) return [];
          return [
            { ...at, message: `${word} in the key of ${subjectOf(binding)} is not a wildcard: a wildcard is a whole word between dots` },
          ];
        }
        case 'equal-key':
          if (!hasWildcard(binding.routingKey)) return [];
          return [
            {
              ...at,
              message: `[${binding.routingKey}] of ${subjectOf(binding)} has no wildcards: exchange ${binding.source} (${type}) compares keys literally`,
            },
          ];
        default:
          return [];
      }
    }),
};
