// Arguments of bindings on exchanges that do not evaluate them.
import { keyOf, nameText } from '../../model/key.ts';
import { ignoresArguments, routesLike } from '../../rabbitmq/exchange-types.ts';
import { removing } from '../removing.ts';
import type { Rule } from '../rule.ts';
import { listed, subjectOf } from '../words.ts';

/** `binding-arguments-ignored`. Arguments that begin with `x-` may belong to a plugin; `x-match` only applies to headers exchanges. */
export const bindingArgumentsIgnored: Rule = {
  code: 'binding-arguments-ignored',
  check: (view) =>
    view.bindings.flatMap((binding) => {
      const source = view.exchange(binding.vhost, binding.source);
      const type = source === undefined ? '' : routesLike(source);
      const names = Object.keys(binding.arguments);
      const ignored = names.filter((name) => name === 'x-match' || !name.startsWith('x-'));
      if (ignored.length === 0 || !ignoresArguments(type) || !view.owned(binding)) return [];
      return [
        {
          key: keyOf(binding),
          properties: ['arguments', ...ignored],
          message: `${subjectOf(binding)}: exchange ${nameText(binding.source)} (${type}) ignores the ${ignored.length === 1 ? 'argument' : 'arguments'} ${listed(ignored.map(nameText))}`,
          ...(ignored.length === names.length ? removing(view, binding, 'arguments') : {}),
        },
      ];
    }),
};
