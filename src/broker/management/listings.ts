// The listings of one virtual host over the management API: the smallest requests that show everything, sent concurrently. Never
// /api/definitions: it requires an administrator, and 4.3 omits internal exchanges from it.
import { problem, TopoError } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import type { AttachedConsumer, QueueFacts } from '../../model/observed.ts';
import type { ObserveRequest } from '../../model/ports.ts';
import { apiRefusal } from '../../rabbitmq/api-refusals.ts';
import { outageColumns, outageOfRow } from '../../rabbitmq/queue-outages.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { type ConsumersByQueue, readConsumers } from './consumers.ts';
import { addressable, type HttpRequest, type HttpResponse } from './http.ts';
import { type ApiContext, getRows, rowsOf } from './response.ts';
import { findHidingPlaces } from './unlistable-bindings.ts';

/** Everything of one virtual host, as rows. */
export interface Listings {
  readonly exchanges: readonly Row[];
  /** All of them, also those that are down. */
  readonly queues: readonly Row[];
  /** By queue name, the live counts; a queue that is down has none, and usually no entry. */
  readonly totals: ReadonlyMap<string, Row>;
  readonly bindings: readonly Row[];
  readonly policies: readonly Row[];
  /** Set by administrators; empty if they are not visible. */
  readonly operatorPolicies: readonly Row[];
  /** By queue name, if requested, from the statistics of the broker: up to 10 s old (measured: 9.1 s), absent for a newer queue. */
  readonly statistics: ReadonlyMap<string, Row>;
  /** If requested. */
  readonly consumers: ConsumersByQueue;
}

/** `consumers` requests the statistics too. */
type ListingOptions = Pick<ObserveRequest, 'consumers' | 'signal'>;

/** 3.10 to 4.3 show them to every user of the management API; if a proxy does not, a plan does without them. */
async function readOperatorPolicies(
  asked: ApiContext & { readonly vhost: string },
  abort: { readonly signal?: AbortSignal },
): Promise<readonly Row[]> {
  const call = callsFor(asked.vhost).operatorPolicies;
  const answer = await asked.client.send({ method: 'GET', ...call, ...abort });
  return answer.status === 200 ? rowsOf(answer, asked, call) : [];
}

/** Counts of classic and quorum queues are live; streams have none. Queues that are down are omitted (3.10 to 4.3). */
export const liveTotals = 'disable_stats=true&enable_queue_totals=true';
/** All queues, whatever is down: a listing without counts. */
export const everyQueue = `disable_stats=true&columns=${['name', 'type', 'durable', 'auto_delete', 'exclusive', 'arguments', ...outageColumns].join(',')}`;
/** Counts of all types, up to 10 s old. */
export const statisticsColumns =
  'columns=name,consumers,messages,messages_ready,messages_unacknowledged,message_stats.publish_details.rate';

/** The requests that are always sent. */
function callsFor(vhost: string) {
  return {
    exchanges: { path: ['exchanges', vhost], query: 'disable_stats=true' },
    queues: { path: ['queues', vhost], query: everyQueue },
    totals: { path: ['queues', vhost], query: `${liveTotals}&columns=name,messages,messages_ready,messages_unacknowledged` },
    policies: { path: ['policies', vhost] },
    operatorPolicies: { path: ['operator-policies', vhost] },
    bindings: { path: ['bindings', vhost] },
  };
}

/** The same as a list; empty for a virtual host that the management API cannot address. */
export function listingCalls(vhost: string): readonly HttpRequest[] {
  return addressable(vhost) ? Object.values(callsFor(vhost)).map((call): HttpRequest => ({ method: 'GET', ...call })) : [];
}

/**
 * Lists a virtual host.
 * @throws TopoError `vhost-not-found`, `vhost-refused`, and as response.ts; the reason of the signal if it aborts
 */
export async function readListings(
  asked: ApiContext & { readonly vhost: string },
  { consumers, signal }: ListingOptions,
): Promise<Listings> {
  const { vhost } = asked;
  if (!addressable(vhost)) {
    throw new TopoError([
      problem('unexpected-response', `the management API cannot address a virtual host named ${JSON.stringify(vhost)}`),
    ]);
  }
  const abort = signal === undefined ? {} : { signal };
  const calls = callsFor(vhost);
  const [exchanges, { queues, totals }, policies, operatorPolicies, statistics, attached, bindings] = await Promise.all([
    getRows(asked, { ...calls.exchanges, ...abort }),
    readQueues(asked, abort),
    getRows(asked, { ...calls.policies, ...abort }),
    readOperatorPolicies(asked, abort),
    consumers === true ? readStatistics(asked, abort) : new Map<string, Row>(),
    consumers === true ? readConsumers({ ...asked, vhost }, abort) : new Map<string, never>(),
    asked.client.send({ method: 'GET', ...calls.bindings, ...abort }),
  ]);
  return {
    exchanges,
    queues,
    totals,
    policies,
    operatorPolicies,
    statistics,
    consumers: attached,
    bindings: await bindingRows(asked, bindings, { exchanges, queues }, abort),
  };
}

/**
 * The queues and their counts, from two listings at once. If a queue has no counts for no visible reason, it may have been declared in
 * between: both are then requested again, once.
 */
async function readQueues(
  asked: ApiContext & { readonly vhost: string },
  abort: { readonly signal?: AbortSignal },
): Promise<Pick<Listings, 'queues' | 'totals'>> {
  const calls = callsFor(asked.vhost);
  const read = async (): Promise<Pick<Listings, 'queues' | 'totals'>> => {
    const [queues, counted] = await Promise.all([
      getRows(asked, { ...calls.queues, ...abort }),
      getRows(asked, { ...calls.totals, ...abort }),
    ]);
    return { queues, totals: new Map(counted.map((row) => [String(row['name']), row])) };
  };
  const first = await read();
  const isUnclear = first.queues.some((row) => outageOfRow(row, first.totals.has(String(row['name'])), undefined)?.state === 'uncounted');
  return isUnclear ? await read() : first;
}

/**
 * Ready and unacknowledged messages, consumers and publish rate; missing counts are omitted. Of two consumer counts, each of which may be
 * late, the larger one is used.
 */
export function factsOf(row: Row | undefined, statistics: Row | undefined, attached: readonly AttachedConsumer[] = []): QueueFacts {
  const ready = count(row?.['messages_ready']) ?? count(statistics?.['messages_ready']);
  const delivered = count(row?.['messages_unacknowledged']) ?? count(statistics?.['messages_unacknowledged']);
  const deadLetters = deadLettersOf(row?.['messages'] === undefined ? statistics : row);
  const unacknowledged = delivered === undefined ? undefined : delivered + deadLetters;
  const counted = count(statistics?.['consumers']);
  const consumers = attached.length === 0 ? counted : Math.max(counted ?? 0, attached.length);
  const publishRate = rateOf(statistics);
  return {
    ...(ready === undefined ? {} : { ready }),
    ...(unacknowledged === undefined ? {} : { unacknowledged }),
    ...(deadLetters === 0 ? {} : { deadLetters }),
    ...(consumers === undefined ? {} : { consumers }),
    ...(attached.length === 0 ? {} : { attached }),
    ...(publishRate === undefined ? {} : { publishRate }),
  };
}

/**
 * The dead letters that a queue keeps until another one confirms them: the rest of its messages, which are neither ready nor delivered
 * (3.10.8, 4.0.5, 4.3.6; up to 5 s old).
 */
function deadLettersOf(row: Row | undefined): number {
  const [all, ready, delivered] = ['messages', 'messages_ready', 'messages_unacknowledged'].map((column) => count(row?.[column]));
  return all === undefined || ready === undefined || delivered === undefined ? 0 : Math.max(all - ready - delivered, 0);
}

/** A broker can run without statistics: then consumers are unknown, which is not an error. */
async function readStatistics(asked: ApiContext & { readonly vhost: string }, abort: { signal?: AbortSignal }): Promise<Map<string, Row>> {
  const call = { path: ['queues', asked.vhost], query: statisticsColumns };
  const answer = await asked.client.send({ method: 'GET', ...call, ...abort });
  const rows = answer.status === 200 ? rowsOf(answer, asked, call) : [];
  return new Map(rows.map((row) => [String(row['name']), row]));
}

/**
 * 3.10 to 4.3 reply 500 if a binding has arguments and a routing key with a `~` before its end: the broker cannot
 * list that binding, nor produce any list that contains it. The plan would be wrong without it, so this reports its destination and fails.
 */
async function bindingRows(
  asked: ApiContext & { readonly vhost: string },
  answer: HttpResponse,
  ends: Pick<Listings, 'exchanges' | 'queues'>,
  abort: { signal?: AbortSignal },
): Promise<readonly Row[]> {
  if (answer.status === 500 && apiRefusal(answer.text) === undefined) {
    const places = await findHidingPlaces(asked, ends, abort);
    const where = places.length === 0 ? '' : `; the cause is among the bindings to ${places.join(', ')}`;
    throw new TopoError([
      problem('unexpected-response', `RabbitMQ cannot list the bindings of virtual host ${nameText(asked.vhost)} (status 500)${where}`, {
        hint: 'a binding with arguments whose routing key contains a `~` before its end causes this: find it with `rabbitmqctl list_bindings` and change its routing key; or pass --transport amqp, which lists no bindings',
      }),
    ]);
  }
  return rowsOf(answer, asked, { path: ['bindings', asked.vhost] });
}

/** Over the last 5 s; absent until there are two samples. */
function rateOf(statistics: Row | undefined): number | undefined {
  const published = statistics?.['message_stats'] as { readonly publish_details?: { readonly rate?: unknown } } | undefined;
  return count(published?.publish_details?.rate);
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
