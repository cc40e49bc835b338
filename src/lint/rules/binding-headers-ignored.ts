// Conditions of headers bindings that RabbitMQ ignores: `x-match: all` and `any` pass over headers that begin with `x-` (3.10 to 4.3).
import type { Binding } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { bindingArguments } from '../../rabbitmq/exchange-arguments.ts';
import { routesLike, rulesOf, typeRule } from '../../rabbitmq/exchange-types.ts';
import { demandOf } from '../../rabbitmq/headers.ts';
import type { Finding, Rule } from '../rule.ts';
import { listed, subjectOf } from '../words.ts';

/** `binding-headers-ignored`. `binding-never-matches` reports `any` with no other headers. */
export const bindingHeadersIgnored: Rule = {
  code: 'binding-headers-ignored',
  check: (view) =>
    view.bindings.flatMap((binding) => {
      const source = view.exchange(binding.vhost, binding.source);
      const isHeaders = source !== undefined && typeRule(routesLike(source)).matching === 'headers';
      return isHeaders && view.owned(binding) ? ignoredIn(binding) : [];
    }),
};

const withMeaning = new Set(bindingArguments.map(({ argument }) => argument));

/** The version does not affect which headers are compared. */
function ignoredIn(binding: Binding): readonly Finding[] {
  const demand = demandOf(binding.arguments, rulesOf(undefined));
  const ignored = demand.ignored.filter((name) => !withMeaning.has(name));
  if (ignored.length === 0 || (demand.any && demand.wanted.length === 0)) return [];
  const match = demand.any ? 'any' : 'all';
  const names = `${ignored.length === 1 ? 'header' : 'headers'} ${listed(ignored.map(nameText))}`;
  const rest =
    demand.wanted.length === 0 ? 'it matches every message' : `it compares only ${listed(demand.wanted.map(({ name }) => nameText(name)))}`;
  return [
    {
      key: keyOf(binding),
      properties: ignored,
      message: `${subjectOf(binding)}: ${rest}, because x-match ${match} ignores the ${names}`,
      hint: `to compare headers that begin with x-, set x-match: ${match}-with-x`,
    },
  ];
}
