// Bindings that another binding with the same source and destination covers. A queue receives a message once, even if several
// bindings match.
import type { Binding } from '../../model/entity.ts';
import { grouped } from '../../model/grouped.ts';
import { endsOf, exchangeKey, keyOf, nameText } from '../../model/key.ts';
import { byCodeUnits, canonicalText, isEmpty } from '../../model/values.ts';
import { covers } from '../../rabbitmq/binding-keys.ts';
import { routesLike, rulesOf, typeRule } from '../../rabbitmq/exchange-types.ts';
import { demandOf, type HeaderDemand } from '../../rabbitmq/headers.ts';
import { wordsOf } from '../../rabbitmq/topic.ts';
import { type Finding, type Rule, routingKey } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `binding-shadowed`. Bindings with arguments that may belong to a plugin are excluded. Only bindings declared here cover others: an
 * external binding may be removed at any time. */
export const bindingShadowed: Rule = {
  code: 'binding-shadowed',
  check: (view) => {
    const owned = view.bindings.filter(view.owned);
    return [...grouped(owned, (binding) => endsOf(binding).join(' ')).values()].flatMap((bindings) => {
      const [first] = bindings;
      const source = first === undefined ? undefined : view.exchange(first.vhost, first.source);
      return source === undefined || bindings.length < 2 ? [] : shadowed(bindings, routesLike(source));
    });
  },
};

function shadowed(bindings: readonly Binding[], type: string): readonly Finding[] {
  const plain = bindings.filter(({ arguments: values }) =>
    Object.keys(values).every((name) => !name.startsWith('x-') || name === 'x-match'),
  );
  const { matching, takes, ignoresKey } = typeRule(type);
  // where one of the matching bindings is chosen, or each binding has an effect of its own, a second one is no duplicate
  if (takes !== 'all') return [];
  switch (matching) {
    case 'every':
      return ignoresKey === true ? repeated(plain, () => '') : [];
    case 'equal-key':
      return repeated(plain, (binding) => binding.routingKey);
    case 'headers':
      return repeated(bindings.filter(isComparable), demandText);
    case 'pattern':
      return covered(plain);
    default:
      return [];
  }
}

/** The rules of newer versions distinguish more values than those of 3.10. */
function demandOn({ arguments: values }: Binding): HeaderDemand {
  return demandOf(values, rulesOf(undefined));
}

/** `binding-never-matches` reports a binding that matches nothing, and `binding-headers-ignored` one that matches more than intended. */
function isComparable(binding: Binding): boolean {
  const { any, wanted, ignored } = demandOn(binding);
  return (!any || wanted.length > 0) && ignored.length === 0;
}

/** The headers that a binding requires. */
function demandText(binding: Binding): string {
  const { any, wanted } = demandOn(binding);
  const headers = wanted.map(({ name, term }) => [name, term ?? null] as const).sort(([one], [other]) => byCodeUnits(one, other));
  return JSON.stringify([any, headers]);
}

/** Every binding that matches the same messages as another one, except the simplest. */
function repeated(bindings: readonly Binding[], what: (binding: Binding) => string): readonly Finding[] {
  return [...grouped(bindings, what).values()].flatMap((same) => {
    const [keep, ...others] = [...same].sort(plainFirst);
    return keep === undefined ? [] : others.map((binding) => finding(binding, keep));
  });
}

/** Compares only keys with compatible first words: in a large set, most patterns cannot cover each other. */
function covered(bindings: readonly Binding[]): readonly Finding[] {
  const sorted = [...bindings].sort(plainFirst);
  const byBeginning = grouped(sorted, ({ routingKey: key }) => beginningOf(key));
  return sorted.flatMap((binding) => {
    const beginnings = widerBeginnings(binding.routingKey);
    const candidates = beginnings === undefined ? sorted : beginnings.flatMap((beginning) => byBeginning.get(beginning) ?? []);
    const wider = candidates.find((other) => other !== binding && isCovered(binding, other));
    return wider === undefined ? [] : [finding(binding, wider)];
  });
}

/** The first two words; `#` if the key starts with it. */
function beginningOf(key: string): string {
  const [first = '', second = ''] = wordsOf(key);
  return first === '#' ? '#' : `${first}.${second}`;
}

/** The first words of keys that may cover this one; undefined if its own first words are too general. */
function widerBeginnings(key: string): readonly string[] | undefined {
  const [first = '', second = ''] = wordsOf(key);
  if (first === '#' || second === '#') return undefined;
  const firsts = [...new Set([first, '*'])];
  const seconds = [...new Set([second, '*', '#'])];
  return ['#', ...firsts.flatMap((one) => seconds.map((two) => `${one}.${two}`))];
}

/** If two bindings cover each other, the simpler one is kept. */
function isCovered(inner: Binding, outer: Binding): boolean {
  if (!covers(outer.routingKey, inner.routingKey)) return false;
  return !covers(inner.routingKey, outer.routingKey) || plainFirst(outer, inner) < 0;
}

function plainFirst(one: Binding, other: Binding): number {
  const rank = ({ routingKey: key, arguments: values }: Binding) => (isEmpty(values) ? 0 : 2) + (key === '' ? 0 : 1);
  const length = one.routingKey.length - other.routingKey.length;
  return rank(one) - rank(other) || length || byCodeUnits(keyOf(one), keyOf(other));
}

function finding(binding: Binding, by: Binding): Finding {
  const what = isEmpty(by.arguments) ? `[${by.routingKey}]` : `[${by.routingKey}] ${canonicalText(by.arguments)}`;
  return {
    key: keyOf(binding),
    properties: routingKey,
    message: `${subjectOf(binding)} [${binding.routingKey}] has no effect: another binding to ${nameText(binding.destination)}, ${what}, covers it`,
    related: [{ key: keyOf(by), properties: routingKey, message: 'covered by this one' }],
    fix: { key: keyOf(binding), because: [keyOf(by), exchangeKey(binding.vhost, binding.source)] },
  };
}
