// Recovers the attributes of a queue by redeclarations that can never create one (RabbitMQ 3.10 to 4.3): each names its type and carries
// an argument that is invalid for that type, for which a new queue is refused (406 `invalid arg`) and which is not compared on a live
// one. The broker names the first attribute that differs; it is adopted and the redeclaration repeated until all attributes are equal.
// This must not keep an expiring queue alive: its equal redeclarations end in a last argument that is deliberately wrong.

import type { Queue, QueueType } from '../../../model/entity.ts';
import type { QueueFacts } from '../../../model/observed.ts';
import { type ArgumentValue, canonicalText } from '../../../model/values.ts';
import { typesOf } from '../../../rabbitmq/argument-rows.ts';
import { queueArgument, queueArguments } from '../../../rabbitmq/arguments.ts';
import { comparedArguments, comparedLast, declarableValue, isIgnored } from '../../../rabbitmq/compared.ts';
import { impossibleArguments, typeComparing } from '../../../rabbitmq/impossible-queues.ts';
import { readingsOf } from '../../../rabbitmq/printed-values.ts';
import { queueTypeArgument, queueTypeNamed } from '../../../rabbitmq/queue-types.ts';
import { type LiveValue, redeclareRefusal } from '../../../rabbitmq/refusals.ts';
import type { Measured } from '../../../rabbitmq/version.ts';
import { mostTrips, type Recovered, type Redeclare, unstable } from './recovery.ts';

/** Not a valid value of any argument. */
const wrong = 'topo looks';

interface Guess {
  readonly type: QueueType;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  readonly arguments: ReadonlyMap<string, ArgumentValue>;
}

/** `without-counts`: no redeclaration is equal, so that the broker does not ask the queue itself, which may be out of reach (4.x). */
export type CountsWanted = 'with-counts' | 'without-counts';

/** Recovers the attributes, starting with `start`; an equal queue costs one reply. */
export async function recoverQueue(
  start: Queue,
  version: Measured,
  ask: Redeclare<Queue>,
  counts: CountsWanted = 'with-counts',
): Promise<Recovered<Queue>> {
  const tried = new Set<string>();
  let guess = startOf(start);
  for (let trip = 0; trip < mostTrips; trip += 1) {
    const last = counts === 'without-counts' ? comparedLast(guess.type, version) : lastOf(guess, version);
    const frame = frameOf(start, guess, last);
    const answer = await ask(frame);
    if (answer.ok) return last === undefined ? found(start, guess, answer.value, version) : relaxed;
    const { failure } = answer;
    if (failure.kind !== 'refused' || failure.code !== 406) return { kind: 'failed', failure };
    const refusal = redeclareRefusal(start, failure.text, (key) => frame.arguments[key]);
    if (refusal.kind === 'invalid') return { kind: 'missing' };
    if (refusal.kind === 'other') return { kind: 'failed', failure };
    const { key, current } = refusal;
    const adopted = adopt(guess, key, current, tried);
    if (adopted === undefined) {
      return { kind: 'unreadable', detail: `its ${key} cannot be determined from the broker's reply`, at: { sent: frame, key } };
    }
    if (key === last) return found(start, adopted, {}, version);
    guess = adopted;
  }
  return unstable;
}

/** 4.x, `quorum_relaxed_checks_on_redeclaration`: a quorum queue can be redeclared as a classic one. */
const relaxed = { kind: 'unreadable', detail: 'the broker does not compare all of its arguments' } as const;

/** The declared type; else a type with specific arguments that are declared; else classic. */
function startOf(start: Queue): Guess {
  const table = new Map(Object.entries(start.arguments));
  const own = (type: QueueType): boolean =>
    queueArguments.some((row) => table.has(row.argument) && typesOf(row).length === 1 && typesOf(row)[0] === type);
  const type = start.type ?? (['quorum', 'stream'] as const).find(own) ?? 'classic';
  return { type, durable: start.durable || start.exclusive, autoDelete: start.autoDelete, arguments: table };
}

function frameOf(start: Queue, guess: Guess, last: string | undefined): Queue {
  const table = Object.fromEntries([...guess.arguments, impossibleArguments[guess.type], ...(last === undefined ? [] : [[last, wrong]])]);
  const { durable, autoDelete, type } = guess;
  return { kind: 'queue', vhost: start.vhost, name: start.name, type, durable, autoDelete, exclusive: false, arguments: table };
}

/** The argument that is compared last, if an equal redeclaration would extend an expiry. */
function lastOf({ type, arguments: table }: Guess, version: Measured): string | undefined {
  return table.has('x-expires') && type !== 'stream' ? comparedLast(type, version) : undefined;
}

/** The guess with the value of the broker; undefined if its reply does not contain it. */
function adopt(guess: Guess, key: string, current: LiveValue, tried: Set<string>): Guess | undefined {
  const impossible = impossibleArguments[guess.type];
  if (key === impossible[0]) return { ...guess, type: typeComparing(impossible) };
  if (key === queueTypeArgument) return withType(guess, current);
  if (key === 'durable' || key === 'auto_delete') {
    if (current.kind !== 'value') return undefined;
    return { ...guess, [key === 'durable' ? 'durable' : 'autoDelete']: current.text === 'true' };
  }
  const table = new Map(guess.arguments);
  const attempt = (id: string): boolean => !tried.has(id) && tried.add(id).size > 0;
  const set = (value: ArgumentValue): Guess => ({ ...guess, arguments: table.set(key, value) });
  if (current.kind === 'none') {
    table.delete(key);
    return { ...guess, arguments: table };
  }
  // a short wrong value leaves more room in the reply than no value
  if (current.kind === 'cut') return attempt(`${key} cut`) ? set('') : undefined;
  const reading = readingsOf(current, isText(key) ? 'text' : 'other').find((value) => attempt(`${key} ${canonicalText(value)}`));
  if (reading !== undefined) return set(reading);
  table.delete(key);
  return current.type === undefined && attempt(`${key} typed`) ? { ...guess, arguments: table } : undefined;
}

function isText(key: string): boolean {
  const kind = queueArgument(key)?.rule.kind;
  return kind === 'string' || kind === 'choice';
}

/** 3.10 stores no type for a classic queue that was declared without one. */
function withType(guess: Guess, current: LiveValue): Guess | undefined {
  const name = current.kind === 'none' ? 'classic' : current.kind === 'value' ? current.text : '';
  const type = queueTypeNamed(name);
  return type === undefined || type === guess.type ? undefined : { ...guess, type };
}

function found(start: Queue, guess: Guess, counts: QueueFacts, version: Measured): Recovered<Queue> {
  const { type, durable, autoDelete } = guess;
  const compared = comparedArguments(type, version);
  const table = [...guess.arguments]
    .filter(([key]) => compared.has(key))
    .map(([key, value]) => [key, declarableValue(key, value)] as const);
  const entity: Queue = {
    kind: 'queue',
    vhost: start.vhost,
    name: start.name,
    type,
    durable,
    autoDelete,
    exclusive: false,
    arguments: Object.fromEntries(table),
  };
  const uncompared = Object.keys(start.arguments).filter((key) => isIgnored(key, type, version));
  return { kind: 'found', entity, counts, uncompared };
}
