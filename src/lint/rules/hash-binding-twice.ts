// Several bindings of one destination to an exchange that stores one weight per destination: the first to arrive counts.
import type { Binding } from '../../model/entity.ts';
import { grouped } from '../../model/grouped.ts';
import { endsOf, keyOf, nameText } from '../../model/key.ts';
import { byCodeUnits } from '../../model/values.ts';
import { storesByDestination } from '../../rabbitmq/exchange-types.ts';
import { type Finding, type Rule, routingKey } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `hash-binding-twice`. All bindings of a destination but one are reported. */
export const hashBindingTwice: Rule = {
  code: 'hash-binding-twice',
  check: (view) => {
    const hashed = view.bindings.filter(({ vhost, source }) => {
      const exchange = view.exchange(vhost, source);
      return exchange !== undefined && storesByDestination(exchange);
    });
    return [...grouped(hashed, (binding) => endsOf(binding).join(' ')).values()].flatMap((bindings) => {
      const [first, ...others] = bindings.toSorted((one, other) => byCodeUnits(keyOf(one), keyOf(other)));
      return first === undefined ? [] : others.map((binding) => finding(binding, first));
    });
  },
};

function finding(binding: Binding, other: Binding): Finding {
  const destination = nameText(binding.destination);
  return {
    key: keyOf(binding),
    properties: routingKey,
    message: `${subjectOf(binding)} [${binding.routingKey}]: exchange ${nameText(binding.source)} uses only the binding of ${destination} that is created first`,
    related: [{ key: keyOf(other), properties: routingKey, message: `another weight of ${destination}` }],
  };
}
