// The queue types, and the argument of a declaration that holds the type.
import type { Queue, QueueType } from '../model/entity.ts';
import type { Arguments } from '../model/values.ts';

/** Every queue type of RabbitMQ 3.10 to 4.3. */
export const queueTypes = ['classic', 'quorum', 'stream'] as const satisfies readonly QueueType[];

/** The argument of a declaration that holds the type. */
export const queueTypeArgument = 'x-queue-type';

/** The queue type of that name; undefined if the value is not one. */
export function queueTypeNamed(value: unknown): QueueType | undefined {
  return queueTypes.find((type) => type === value);
}

/** The arguments of a declaration. Without a type none is sent: the default type of the virtual host then applies. */
export function declaredArguments({ type, arguments: table }: Pick<Queue, 'type' | 'arguments'>): Arguments {
  return type === undefined ? table : { ...table, [queueTypeArgument]: type };
}
