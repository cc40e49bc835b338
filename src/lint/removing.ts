// The fix that removes a property of a binding, unless the result would duplicate another binding.
import type { Binding } from '../model/entity.ts';
import { exchangeKey, keyOf } from '../model/key.ts';
import type { Removal } from '../model/written.ts';
import type { View } from './view.ts';

/** The binding without the property. */
export function without(binding: Binding, property: 'routingKey' | 'arguments'): Binding {
  return property === 'routingKey' ? { ...binding, routingKey: '' } : { ...binding, arguments: {} };
}

/** No fix if the same binding without the property is also declared: that one covers it. */
export function removing(view: View, binding: Binding, property: 'routingKey' | 'arguments'): { readonly fix?: Removal } {
  if (view.topology.declarations.has(keyOf(without(binding, property)))) return {};
  return { fix: { key: keyOf(binding), property, because: [exchangeKey(binding.vhost, binding.source)] } };
}
