// Declarations that create no queue whatever exists: requests to read attributes and permissions (RabbitMQ 3.10 to 4.3).
import type { QueueType } from '../model/entity.ts';
import type { ArgumentValue } from '../model/values.ts';

/** An argument and its value. */
export type ImpossibleArgument = readonly [argument: string, value: ArgumentValue];

/** An argument for which a new queue of the type is refused (406 `invalid arg`), and which a live queue of the type does not compare. */
export const impossibleArguments: { readonly [type in QueueType]: ImpossibleArgument } = {
  classic: ['x-max-age', '1D'],
  quorum: ['x-max-age', '1D'],
  stream: ['x-max-priority', 1],
};

/** The type of a live queue that compares the impossible argument of another type. */
export function typeComparing([argument]: ImpossibleArgument): QueueType {
  return argument === 'x-max-age' ? 'stream' : 'classic';
}

/** Arguments of a classic queue that no live queue or stream equals, with any attributes: a TTL cannot be a text. */
export const unequalArguments = Object.fromEntries([impossibleArguments.classic, ['x-message-ttl', 'topo']]);
