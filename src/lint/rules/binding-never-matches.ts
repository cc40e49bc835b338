// Bindings that no message can match: on an internal exchange that receives only other keys, or with `x-match: any` and no header.
import type { Binding, Exchange } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { admittedKeys, mayAdmit } from '../../rabbitmq/binding-keys.ts';
import { exchangesNamedBy } from '../../rabbitmq/dead-lettering.ts';
import { routesLike, rulesOf, typeRule } from '../../rabbitmq/exchange-types.ts';
import { demandOf } from '../../rabbitmq/headers.ts';
import { hasWildcard } from '../../rabbitmq/topic.ts';
import { type Finding, type Rule, routingKey } from '../rule.ts';
import type { View } from '../view.ts';
import { listed, subjectOf } from '../words.ts';

/** `binding-never-matches`. */
export const bindingNeverMatches: Rule = {
  code: 'binding-never-matches',
  check: (view) => {
    const incoming = keysOfInternal(view);
    return view.bindings.flatMap((binding) => {
      const source = view.exchange(binding.vhost, binding.source);
      if (source === undefined || !view.owned(binding)) return [];
      const { matching } = typeRule(routesLike(source));
      if (matching === 'headers') return matchesNothing(binding);
      const keys = incoming.get(keyOf(source));
      // literal-wildcard reports the key of a direct binding that looks like a pattern
      if (keys === undefined || (matching === 'equal-key' && hasWildcard(binding.routingKey))) return [];
      return keys.some((key) => mayAdmit(matching, binding.routingKey, key)) ? [] : [unmet(binding, keys)];
    });
  },
};

/** `x-match: any` without a header to compare. The version does not affect which headers count. */
function matchesNothing(binding: Binding): readonly Finding[] {
  const { any, wanted, ignored } = demandOf(binding.arguments, rulesOf(undefined));
  if (!any || wanted.length > 0) return [];
  const message = `${subjectOf(binding)} matches no message: x-match is ${binding.arguments['x-match']}, but no header is given to match`;
  const hint = ignored.length === 0 ? {} : { hint: `x-match any ignores ${listed(ignored.map(nameText))}; any-with-x compares it` };
  return [{ key: keyOf(binding), properties: ['x-match'], message, ...hint }];
}

function unmet(binding: Binding, keys: readonly string[]): Finding {
  const message = `${subjectOf(binding)} [${binding.routingKey}] matches no message`;
  const hint = `exchange ${nameText(binding.source)} is internal and only receives the ${keys.length === 1 ? 'key' : 'keys'} ${listed(keys.map((key) => `[${key}]`))}`;
  return { key: keyOf(binding), properties: routingKey, message, hint };
}

/** The keys, as patterns, of the messages that internal exchanges receive; exchanges that may receive any key are omitted. */
function keysOfInternal(view: View): ReadonlyMap<string, readonly string[]> {
  const open = new Set([...view.exchanges, ...view.queues, ...view.policies].flatMap(exchangesNamedBy));
  const keys = new Map<string, readonly string[]>();
  for (const exchange of view.exchanges) {
    const into = exchange.internal && view.owned(exchange) && !open.has(keyOf(exchange)) ? view.bindingsTo(exchange) : [];
    const patterns = into.map((binding) => patternOf(binding, view.exchange(binding.vhost, binding.source)));
    if (into.length > 0 && !patterns.includes('#')) keys.set(keyOf(exchange), patterns);
  }
  return keys;
}

function patternOf({ routingKey: key }: Binding, source: Exchange | undefined): string {
  return source === undefined ? '#' : admittedKeys(typeRule(routesLike(source)).matching, key);
}
