// Routing keys on exchanges that do not evaluate them.
import { keyOf, nameText } from '../../model/key.ts';
import { routesLike, typeRule } from '../../rabbitmq/exchange-types.ts';
import { removing } from '../removing.ts';
import { type Rule, routingKey } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `binding-key-ignored`. */
export const bindingKeyIgnored: Rule = {
  code: 'binding-key-ignored',
  check: (view) =>
    view.bindings.flatMap((binding) => {
      const source = view.exchange(binding.vhost, binding.source);
      const type = source === undefined ? '' : routesLike(source);
      if (binding.routingKey === '' || typeRule(type).ignoresKey !== true || !view.owned(binding)) return [];
      return [
        {
          key: keyOf(binding),
          properties: routingKey,
          message: `${subjectOf(binding)}: exchange ${nameText(binding.source)} (${type}) ignores the routing key [${binding.routingKey}]`,
          ...removing(view, binding, 'routingKey'),
        },
      ];
    }),
};
