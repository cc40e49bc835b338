// The state of x-consistent-hash exchanges, by destination: the first binding sets the weight, a further one is only listed, and the unbind of
// any of them removes the destination (RabbitMQ 3.10.8, 4.0.5 and 4.3.6). Keys are spread by a hash of their own.
import { createHash } from 'node:crypto';
import type { Binding } from '../../../src/model/entity.ts';
import { hashType, type MemoryVhost } from './state.ts';

/** After a binding was created that did not exist. */
export function joinRing(vhost: MemoryVhost, binding: Binding): void {
  if (vhost.exchanges.get(binding.source)?.type !== hashType) return;
  const ring = vhost.rings.get(binding.source) ?? new Map<string, Binding>();
  vhost.rings.set(binding.source, ring);
  const destination = destinationOf(binding);
  if (!ring.has(destination)) ring.set(destination, binding);
}

/** After a binding was removed that existed. */
export function leaveRing({ rings }: MemoryVhost, binding: Binding): void {
  rings.get(binding.source)?.delete(destinationOf(binding));
}

/** The binding that a message with this routing key follows; none if no destination is left. */
export function chosen({ rings }: MemoryVhost, exchange: string, routingKey: string): readonly Binding[] {
  const buckets = [...(rings.get(exchange)?.values() ?? [])].flatMap((binding) => Array<Binding>(Number(binding.routingKey)).fill(binding));
  const hash = createHash('sha256').update(routingKey).digest().readUInt32BE(0);
  const binding = buckets[hash % buckets.length];
  return binding === undefined ? [] : [binding];
}

/** The weight by destination, such as `queue part.a`. */
export function weightsOf({ rings }: MemoryVhost, exchange: string): { readonly [destination: string]: number } {
  const ring = rings.get(exchange) ?? new Map<string, Binding>();
  return Object.fromEntries([...ring].map(([destination, { routingKey }]) => [destination, Number(routingKey)]));
}

function destinationOf({ destinationType, destination }: Binding): string {
  return `${destinationType} ${destination}`;
}
