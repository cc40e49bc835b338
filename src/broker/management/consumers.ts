// The consumers of the queues of a virtual host, with the names of their connections. For display only: hidden consumers are omitted.
import { append } from '../../model/grouped.ts';
import type { AttachedConsumer } from '../../model/observed.ts';
import { byCodeUnits, isTable } from '../../model/values.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { type ApiContext, rowsOf } from './response.ts';

/** Consumers by name of their queue, sorted by connection and tag. */
export type ConsumersByQueue = ReadonlyMap<string, readonly AttachedConsumer[]>;

/**
 * Requests consumers and connections. They appear 2.5 to 5 s late, on 3.10 the connections after the consumers, and
 * disappear at once when they end (3.10 to 4.3). Without the tag `monitoring`, a user sees only its own connections: the names that
 * other clients set are then unknown.
 */
export async function readConsumers(
  asked: ApiContext & { readonly vhost: string },
  abort: { signal?: AbortSignal },
): Promise<ConsumersByQueue> {
  const [consumers, connections] = await Promise.all([
    rowsShown(asked, { path: ['consumers', asked.vhost], ...abort }),
    rowsShown(asked, { path: ['vhosts', asked.vhost, 'connections'], query: 'columns=name,user_provided_name', ...abort }),
  ]);
  const names = new Map(connections.map((row) => [text(row['name']), text(row['user_provided_name'])]));
  const found = new Map<string, AttachedConsumer[]>();
  for (const row of consumers) {
    const queue = text(table(row['queue'])['name']);
    if (queue === undefined) continue;
    append(found, queue, consumerOf(row, names));
  }
  for (const some of found.values()) some.sort((one, other) => byCodeUnits(sortKey(one), sortKey(other)));
  return found;
}

/** A refused request results in an empty list, which is not an error. */
async function rowsShown(
  asked: ApiContext,
  call: { path: readonly string[]; query?: string; signal?: AbortSignal },
): Promise<readonly Row[]> {
  const answer = await asked.client.send({ method: 'GET', ...call });
  return answer.status === 200 ? rowsOf(answer, asked, call) : [];
}

/** Until there are statistics of the channel, `channel_details` is an empty list. */
function consumerOf(row: Row, names: ReadonlyMap<string | undefined, string | undefined>): AttachedConsumer {
  const channel = table(row['channel_details']);
  const [connection, user] = [text(channel['connection_name']), text(channel['user'])];
  const name = connection === undefined ? undefined : names.get(connection);
  return {
    tag: text(row['consumer_tag']) ?? '',
    ...(connection === undefined ? {} : { connection }),
    ...(name === undefined ? {} : { name }),
    ...(user === undefined ? {} : { user }),
  };
}

function sortKey({ connection = '', tag }: AttachedConsumer): string {
  return `${connection} ${tag}`;
}

function table(value: unknown): Row {
  return isTable(value) ? value : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
