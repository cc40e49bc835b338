// `retry` of a queue: rejected messages wait the next delay and return only to this queue; after the last delay, they are parked.
// The routing key of a returned message carries its stage, because a queue has one dead-letter exchange and that is all a direct exchange
// of every version can see. The construction and its measurements are decision 104.
import type { Queue } from '../../model/entity.ts';
import { nameText, queueKey } from '../../model/key.ts';
import type { Arguments } from '../../model/values.ts';
import { lastReasonHeader } from '../../rabbitmq/headers.ts';
import type { Gathered, Located, Retry, RetryNames } from '../format/gathered.ts';
import { milliseconds } from '../format/quantity.ts';
import type { Place } from '../read/source.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { child, type Entry, type Node, shown, textOf } from '../syntax/node.ts';
import { expanderOf } from './generated.ts';
import { retryTest } from './retry-test.ts';

/** The reasons of RabbitMQ for dead-lettering without a consumer, as headers exchanges see them since 4.0. */
const automatic = ['delivery_limit', 'expired', 'maxlen'] as const;

/** The `retry` of a queue; undefined without one, and if it has an error. */
export function retryOf(queue: Located<Queue>, template: string, report: Report): Retry | undefined {
  const entry = entryOf(queue.node);
  if (entry === undefined) return undefined;
  const { name } = queue.declaration.entity;
  const prefix = textOf(child(entry.value, 'name')) ?? `${name}.retry`;
  const names = namesOf(prefix, textOf(child(entry.value, 'then')) ?? `${name}.parking`);
  const retry = { queue, template, entry, names, delays: delaysOf(queue, entry, report) };
  return retry.delays.length === 0 || isRefused(retry, report) ? undefined : retry;
}

/** Milliseconds; empty if one of them has an error. */
function delaysOf({ subject }: Located<Queue>, { value }: Entry, report: Report): readonly number[] {
  const list = child(value, 'delays');
  if (list?.kind !== 'list') return [];
  if (list.items.length === 0) diagnose(report, 'missing-property', head(list), `retry of ${subject} has no delays`);
  const delays = list.items.map((node) => {
    const delay = delayOf(node);
    if (delay === undefined || isFaulty(report, node) || (delay > 0 && delay <= longest)) return delay;
    diagnose(report, 'out-of-range', node, `retry.delays of ${subject} must be from 1 to ${longest} ms, not ${shown(node)}`);
    return undefined;
  });
  return delays.every((delay) => delay !== undefined) ? delays : [];
}

/** The longest message TTL of RabbitMQ: 10 years. Milliseconds. */
const longest = 315_360_000_000;

function head(node: Node): Place {
  return { source: node.source, start: node.start, end: node.start + 1 };
}

/** The property with its place. */
function entryOf(node: Node): Entry | undefined {
  const entry = node.kind === 'map' ? node.entries.get('retry') : undefined;
  return entry?.value.kind === 'map' ? entry : undefined;
}

function delayOf(node: Node): number | undefined {
  if (node.kind !== 'scalar') return undefined;
  return typeof node.value === 'number' ? node.value : milliseconds(String(node.value));
}

function namesOf(prefix: string, parking: string): RetryNames {
  return {
    retry: prefix,
    next: `${prefix}.next`,
    first: `${prefix}.first`,
    back: `${prefix}.return`,
    wait: (stage) => `${prefix}.${stage}`,
    parking,
  };
}

/** The queue with the dead-lettering of its `retry`. */
export function withRetry({ queue, names }: Retry): Located<Queue> {
  const { declaration } = queue;
  const { entity } = declaration;
  const values = { ...entity.arguments, 'x-dead-letter-exchange': names.retry, ...retaining(entity) };
  return { ...queue, declaration: { ...declaration, entity: { ...entity, arguments: values } } };
}

/** A quorum queue keeps a message until the next queue has confirmed it, unless the file chooses a limit, an overflow or a strategy. */
function retaining({ type, arguments: values }: Queue): Arguments {
  const chosen = ['x-dead-letter-strategy', 'x-overflow', 'x-max-length', 'x-max-length-bytes'];
  return type !== 'quorum' || chosen.some((argument) => Object.hasOwn(values, argument)) ? {} : atLeastOnce;
}

const atLeastOnce: Arguments = { 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': 'reject-publish' };

/** Adds the objects and the test of each `retry`. */
export function expandRetries(gathered: Gathered, report: Report): void {
  for (const retry of gathered.retries) {
    expand(retry, gathered, report);
    const { entity, presence } = retry.queue.declaration;
    if (presence === 'present') gathered.generatedTests.push({ test: retryTest(entity, retry), place: retry.entry.key });
  }
}

function expand({ queue, template, entry, names, delays }: Retry, gathered: Gathered, report: Report): void {
  const { entity, presence } = queue.declaration;
  const { vhost, type, durable } = entity;
  const written = (name: string): string => (name.startsWith(`${entity.name}.`) ? `${template}${name.slice(entity.name.length)}` : name);
  const add = expanderOf({ vhost, place: entry.key, node: entry.value, presence, written }, gathered, report);
  add.exchange(names.retry, 'headers', { 'alternate-exchange': names.next });
  add.exchange(names.next, 'direct', { 'alternate-exchange': names.first });
  add.exchange(names.first, 'fanout');
  add.exchange(names.back, 'fanout');
  for (const [index, delay] of delays.entries()) {
    const stage = index + 1;
    const values = {
      'x-message-ttl': delay,
      'x-dead-letter-exchange': names.back,
      'x-dead-letter-routing-key': stage === delays.length ? lastKey(names) : names.wait(stage),
      ...(type === 'quorum' ? atLeastOnce : {}),
    };
    // without consumers: a new delay can move its messages at any time
    add.queue({ name: names.wait(stage), type, durable, arguments: values }, presence === 'absent' ? {} : { onImmutableChange: 'migrate' });
    if (stage === 1) add.bind(names.first, names.wait(1), '');
    else add.bind(names.next, names.wait(stage), names.wait(index));
  }
  // a parking queue has messages that are yet to be handled: it outlives the retry
  if (presence === 'present' && !isDeclared(names.parking, queue, entry, gathered, report)) {
    add.queue({ name: names.parking, type, durable, arguments: {} });
  }
  add.bind(names.next, names.parking, lastKey(names));
  for (const reason of automatic) add.bind(names.retry, names.parking, '', { 'x-match': 'all-with-x', [lastReasonHeader]: reason });
  add.bind(names.back, entity.name, '');
}

/** The routing key of messages that return from the last delay: the same for any number of delays, so that no binding changes with it. */
function lastKey({ retry }: RetryNames): string {
  return `${retry}.last`;
}

/** Whether a file declares the parking queue, or another `retry` generates it. Two that would generate different ones are an error. */
function isDeclared(name: string, { declaration, subject }: Located<Queue>, { key }: Entry, gathered: Gathered, report: Report): boolean {
  const { vhost, type, durable } = declaration.entity;
  const found = gathered.entities.get(queueKey(vhost, name));
  const entity = found?.declaration.entity;
  if (found?.generated !== true || entity?.kind !== 'queue' || (entity.type === type && entity.durable === durable))
    return found !== undefined;
  diagnose(report, 'contradiction', key, `${subject}: the parking queue ${nameText(name)} is shared with a queue of another type`, {
    hint: 'declare it',
    related: [{ message: 'and generated here', place: found.name }],
  });
  return true;
}

/** Queues that cannot have a `retry`, and settings that contradict it. */
function isRefused({ queue, entry, names, delays }: Retry, report: Report): boolean {
  const { declaration, node, subject } = queue;
  const refuse = (message: string, hint?: string): true => {
    diagnose(report, 'contradiction', entry.key, `${subject}: ${message}`, { hint });
    return true;
  };
  const { entity, presence } = declaration;
  if (presence === 'external') return refuse('an external queue has no retry: topo does not declare its dead-letter exchange');
  if (entity.type === 'stream') return refuse('a stream has no retry: it dead-letters no messages');
  if (entity.exclusive || entity.autoDelete) return refuse('a temporary queue has no retry: its messages would outlive it');
  for (const table of [node, child(node, 'arguments')]) {
    const property = deadLettering.find((one) => child(table, one) !== undefined);
    if (property !== undefined) return refuse(`${property} contradicts retry, which sets the dead-letter exchange`, `remove ${property}`);
  }
  const own = [entity.name, ...delays.map((_, index) => names.wait(index + 1))];
  if (own.includes(names.parking)) return refuse(`messages cannot be parked in ${nameText(names.parking)}, where they are retried`);
  return isFaulty(report, entry.key);
}

const deadLettering = ['deadLetterExchange', 'deadLetterRoutingKey', 'x-dead-letter-exchange', 'x-dead-letter-routing-key'];
