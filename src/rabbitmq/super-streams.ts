// Super streams: a direct exchange with a stream per partition, as `rabbitmq-streams add_super_stream` makes them. Sources: the command on
// 3.10.8 and 4.3.6, rabbit_stream_manager and rabbit_stream_utils.
import type { Binding, Entity, Exchange, Queue } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import { type Arguments, integerOf, sameValue } from '../model/values.ts';
import type { ArgumentRule, KnownArgument } from './argument-rows.ts';
import { queueArguments } from './arguments.ts';

/** The argument that marks the exchange. */
export const superStreamArgument = 'x-super-stream';

/** The argument of a binding that holds the position of its partition, from 0. An integer of 64 bits, as the management API makes it. */
export const partitionOrderArgument = 'x-stream-partition-order';

/** The argument of a partition that determines the node of its leader. */
export const leaderLocatorArgument = 'x-queue-leader-locator';

/** The leader locator that the command sets since 4.3; that of 3.10 sets none. */
export const usualLocator = 'balanced';

/** The value of the property `leaderLocator` for partitions without that argument. */
export const noLocator = 'unset';

/** The name of a partition, by its routing key. */
export function partitionName(superStream: string, key: string): string {
  return `${superStream}-${key}`;
}

/** Properties of a super stream for arguments of its partitions. */
export const partitionArguments: readonly KnownArgument[] = (
  [
    ['maxLengthBytes', 'x-max-length-bytes'],
    ['maxAge', 'x-max-age'],
    ['maxSegmentSizeBytes', 'x-stream-max-segment-size-bytes'],
    ['initialClusterSize', 'x-initial-cluster-size'],
    ['leaderLocator', leaderLocatorArgument],
  ] as const
).map(([property, argument]) => ({ property, argument, rule: ruleOf(argument) }));

function ruleOf(argument: string): ArgumentRule {
  const row = queueArguments.find((one) => one.argument === argument);
  if (row === undefined) throw new Error(`no row for ${argument}`);
  const { rule } = row;
  return argument === leaderLocatorArgument && rule.kind === 'choice' ? { ...rule, values: [...rule.values, noLocator] } : rule;
}

/** A complete super stream among entities. */
export interface SuperStream {
  readonly exchange: Exchange;
  /** The routing keys of the partitions, in their order. */
  readonly keys: readonly string[];
  /** The arguments of every partition. */
  readonly arguments: Arguments;
  /** Its exchange, partitions and bindings. */
  readonly parts: readonly EntityKey[];
}

/** Whether the exchange is that of a super stream. */
export function isSuperStream({ type, arguments: values }: Exchange): boolean {
  return type === 'direct' && values[superStreamArgument] === true;
}

/** The position of a partition among those of its super stream; undefined if the binding is not one of a partition. */
export function partitionOrder({ arguments: values, destinationType }: Binding): number | undefined {
  const order = destinationType === 'queue' ? integerOf(values[partitionOrderArgument]) : undefined;
  return order === undefined ? undefined : Number(order);
}

/**
 * The complete super streams: nothing but partitions is bound from the exchange, they are numbered from 0, have the names that the command
 * gives, and the same arguments. Others are not returned.
 */
export function superStreamsIn(entities: Iterable<Entity>): readonly SuperStream[] {
  const all = [...entities];
  const exchanges = all.filter((entity) => entity.kind === 'exchange' && isSuperStream(entity)) as Exchange[];
  if (exchanges.length === 0) return [];
  const queues = new Map(all.flatMap((entity) => (entity.kind === 'queue' ? [[keyOf(entity), entity] as const] : [])));
  const bindings = all.filter((entity) => entity.kind === 'binding');
  const from = grouped(bindings, (binding) => endsOf(binding)[0]);
  return exchanges.flatMap((exchange) => superStreamOf(exchange, from.get(keyOf(exchange)) ?? [], queues) ?? []);
}

function superStreamOf(exchange: Exchange, bindings: readonly Binding[], queues: ReadonlyMap<EntityKey, Queue>): SuperStream | undefined {
  const { durable, autoDelete, internal, arguments: values } = exchange;
  if (!durable || autoDelete || internal || Object.keys(values).length > 1 || bindings.length === 0) return undefined;
  const ordered = [...bindings].sort((one, other) => (partitionOrder(one) ?? -1) - (partitionOrder(other) ?? -1));
  const partitions = ordered.map((binding) => queues.get(endsOf(binding)[1]));
  const [first] = partitions;
  const isComplete = ordered.every((binding, index) => {
    const partition = partitions[index];
    if (partition === undefined || partitionOrder(binding) !== index || Object.keys(binding.arguments).length > 1) return false;
    return isPartition(partition, partitionName(exchange.name, binding.routingKey), first?.arguments ?? {});
  });
  if (!isComplete || first === undefined) return undefined;
  return {
    exchange,
    keys: ordered.map(({ routingKey }) => routingKey),
    arguments: first.arguments,
    parts: [exchange, ...ordered, ...(partitions as Queue[])].map(keyOf),
  };
}

function isPartition(
  { name, type, durable, autoDelete, exclusive, arguments: values }: Queue,
  expected: string,
  common: Arguments,
): boolean {
  return name === expected && type === 'stream' && durable && !autoDelete && !exclusive && sameValue(values, common);
}
