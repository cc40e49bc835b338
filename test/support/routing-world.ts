// Random topologies with random publishes, each from a seed: the input for comparing the router with a real broker.
import type { Binding, Exchange, Policy, Queue } from '../../src/model/entity.ts';
import type { Publication } from '../../src/model/publication.ts';
import type { Arguments, ArgumentValue } from '../../src/model/values.ts';

/** The fate of a message that arrives in a queue. */
export type Fate =
  /** It remains. */
  | 'rest'
  /** `x-message-ttl: 0` and no consumer: it expires at once. */
  | 'expired'
  /** `x-max-length: 0`: it is dropped at once. */
  | 'maxlen'
  /** A consumer rejects it, unless it has died by rejection in this queue before. */
  | 'rejected';

/** A small topology in one virtual host, with a unique prefix in all names. */
export interface World {
  readonly prefix: string;
  readonly exchanges: readonly Exchange[];
  readonly queues: readonly Queue[];
  readonly bindings: readonly Binding[];
  readonly policies: readonly Policy[];
  readonly fates: ReadonlyMap<string, Fate>;
  readonly publications: readonly Publication[];
}

/** The elements of a world. */
export interface Offer {
  readonly vhost: string;
  /** The exchange types of the broker. */
  readonly types: readonly string[];
  /** The maximum number of `#` words in a topic binding. */
  readonly mostHashes: number;
  readonly publications: number;
}

/** A source of randomness that a seed repeats. */
interface Dice {
  readonly below: (limit: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
}

function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: (items) => items[below(items.length)] as (typeof items)[number], chance: (share) => next() < share };
}

const choosing = new Set(['x-local-random', 'x-modulus-hash', 'x-random', 'x-consistent-hash']);
const words = ['a', 'b', 'c', 'a', 'b', '', '*', '#', 'ž'];
const headerNames = ['h', 'k', 'n', 'x-h', 'x-k'];

/** The world of a seed. */
export function worldOf(seed: number, offer: Offer): World {
  const roll = dice(seed * 2654435761);
  const prefix = `w${seed}.`;
  const { vhost } = offer;
  // if the broker chooses, the further fate of the message is not followed
  const withChoice = roll.chance(0.15);
  const types = offer.types.filter((type) => withChoice || !choosing.has(type));
  const queueNames = Array.from({ length: 2 + roll.below(4) }, (_, at) => `${prefix}q${at}`);
  const exchangeNames = Array.from({ length: 1 + roll.below(4) }, (_, at) => `${prefix}x${at}`);
  const fates = new Map<string, Fate>(
    queueNames.map((name) => [name, withChoice || roll.chance(0.6) ? 'rest' : roll.pick(['expired', 'expired', 'maxlen', 'rejected'])]),
  );
  const exchanges = exchangeNames.map((name): Exchange => {
    const type = roll.pick(types);
    const alternate = roll.chance(0.35) ? { 'alternate-exchange': anExchangeName(exchangeNames, prefix, roll) } : {};
    const arguments_: Arguments = { ...alternate, ...(type === 'x-consistent-hash' && roll.chance(0.4) ? { 'hash-header': 'h' } : {}) };
    return { kind: 'exchange', vhost, name, type, durable: true, autoDelete: false, internal: roll.chance(0.08), arguments: arguments_ };
  });
  const queues = queueNames.map((name) => queueOf(name, fates.get(name) ?? 'rest', { vhost, exchangeNames, queueNames, prefix }, roll));
  const bindings = exchanges.flatMap((source) => bindingsFrom(source, { exchanges, queueNames, offer }, roll));
  const policies = withPolicies(prefix, vhost, [...queueNames, ...exchangeNames], { exchangeNames, queueNames }, roll);
  const names = { exchangeNames, queueNames, bindings };
  const publications = Array.from({ length: offer.publications }, () => publicationOf(vhost, prefix, names, roll));
  return { prefix, exchanges, queues, bindings: distinct(bindings), policies, fates, publications };
}

function distinct(bindings: readonly Binding[]): readonly Binding[] {
  return [...new Map(bindings.map((binding) => [JSON.stringify(binding), binding])).values()];
}

/** An exchange of the world, sometimes the default exchange or a missing one. */
function anExchangeName(names: readonly string[], prefix: string, roll: Dice): string {
  if (roll.chance(0.08)) return `${prefix}nowhere`;
  return roll.chance(0.06) ? '' : roll.pick(names);
}

interface Names {
  readonly vhost: string;
  readonly exchangeNames: readonly string[];
  readonly queueNames: readonly string[];
  readonly prefix: string;
}

function queueOf(name: string, fate: Fate, { vhost, exchangeNames, queueNames, prefix }: Names, roll: Dice): Queue {
  const doom: Arguments = fate === 'expired' ? { 'x-message-ttl': 0 } : fate === 'maxlen' ? { 'x-max-length': 0 } : {};
  const overflow: Arguments =
    fate === 'maxlen' && roll.chance(0.5) ? { 'x-overflow': roll.pick(['drop-head', 'reject-publish', 'reject-publish-dlx']) } : {};
  const dead: Arguments =
    fate !== 'rest' && roll.chance(0.85)
      ? {
          'x-dead-letter-exchange': roll.chance(0.2) ? '' : anExchangeName(exchangeNames, prefix, roll),
          ...(roll.chance(0.4) ? { 'x-dead-letter-routing-key': roll.chance(0.4) ? roll.pick(queueNames) : topicKey(roll) } : {}),
        }
      : {};
  // few, because they are slow to create; without a length limit, which they enforce only at the next publish
  const quorum = (fate === 'expired' || fate === 'rejected') && roll.chance(0.08);
  const strict: Arguments =
    quorum && roll.chance(0.5)
      ? { 'x-dead-letter-strategy': 'at-least-once', ...(roll.chance(0.7) ? { 'x-overflow': 'reject-publish' } : {}) }
      : {};
  return {
    kind: 'queue',
    vhost,
    name,
    ...(quorum ? { type: 'quorum' as const } : {}),
    durable: true,
    autoDelete: false,
    exclusive: false,
    arguments: { ...doom, ...overflow, ...dead, ...strict },
  };
}

function bindingsFrom(
  source: Exchange,
  {
    exchanges,
    queueNames,
    offer,
  }: { readonly exchanges: readonly Exchange[]; readonly queueNames: readonly string[]; readonly offer: Offer },
  roll: Dice,
): readonly Binding[] {
  return Array.from({ length: roll.below(6) }, (): Binding => {
    const toExchange = source.type !== 'x-local-random' && roll.chance(0.3);
    return {
      kind: 'binding',
      vhost: offer.vhost,
      source: source.name,
      destinationType: toExchange ? 'exchange' : 'queue',
      destination: toExchange ? roll.pick(exchanges).name : roll.pick(queueNames),
      routingKey: bindingKey(source.type, offer, roll),
      arguments: source.type === 'headers' ? headersArguments(roll) : roll.chance(0.05) ? { 'x-match': 'any', h: 1 } : {},
    };
  });
}

function bindingKey(type: string, { mostHashes }: Offer, roll: Dice): string {
  if (type === 'x-local-random') return '';
  if (type === 'x-consistent-hash') return String(1 + roll.below(3));
  if (type !== 'topic') return topicKey(roll);
  for (;;) {
    const key = Array.from({ length: roll.below(5) }, () => roll.pick([...words, '*', '#'])).join('.');
    if (key.split('.').filter((word) => word === '#').length <= mostHashes) return key;
  }
}

function topicKey(roll: Dice): string {
  return Array.from({ length: roll.below(5) }, () => roll.pick(words)).join('.');
}

function headersArguments(roll: Dice): Arguments {
  const match = roll.pick([undefined, 'all', 'any', 'all-with-x', 'any-with-x']);
  const names = [...headerNames, 'CC', 'x-first-death-reason', 'x-last-death-queue'].filter(() => roll.chance(0.22));
  const wanted = names.map((name) => [name, name.includes('death') ? roll.pick(['expired', 'rejected', null]) : argumentOf(roll)] as const);
  return { ...(match === undefined ? {} : { 'x-match': match }), ...Object.fromEntries(wanted) };
}

function typed(type: string, value: unknown): ArgumentValue {
  return { '!': type, value } as ArgumentValue;
}

/** Similar values of every AMQP type that a client can send. */
const values: readonly ArgumentValue[] = [
  '',
  'a',
  '1',
  'true',
  0,
  1,
  -1,
  127,
  128,
  40_000,
  3_000_000_000,
  1.5,
  0.1,
  true,
  false,
  null,
  typed('int8', 1),
  typed('uint8', 200),
  typed('int16', 1),
  typed('uint16', 40_000),
  typed('int32', 1),
  typed('uint32', 3_000_000_000),
  typed('int64', 1),
  typed('int64', '9007199254740993'),
  typed('int64', '9007199254740992'),
  typed('double', 9007199254740992),
  typed('double', 1),
  typed('double', 0),
  typed('double', -0),
  typed('double', 0.1),
  typed('float', 1),
  typed('float', 0.1),
  typed('float', 1.5),
  typed('timestamp', 1),
  typed('timestamp', 1_700_000_000),
  typed('int64', '1700000000000'),
  typed('int64', 1000),
  typed('decimal', { places: 0, digits: 1 }),
  typed('decimal', { places: 1, digits: 10 }),
  [],
  {},
  ['a'],
  [1],
  [typed('int64', 1)],
  [typed('int8', 1)],
  [typed('timestamp', 1)],
  ['a', ['b', null]],
  { a: 1 },
  { a: typed('int64', 1) },
  { a: 'x', b: true },
  { b: true, a: 'x' },
];

function argumentOf(roll: Dice): ArgumentValue {
  // few values in most cases, so that they collide
  return roll.chance(0.6) ? roll.pick(['a', 1, null, true]) : roll.pick(values);
}

function withPolicies(
  prefix: string,
  vhost: string,
  subjects: readonly string[],
  { exchangeNames, queueNames }: { readonly exchangeNames: readonly string[]; readonly queueNames: readonly string[] },
  roll: Dice,
): readonly Policy[] {
  if (!roll.chance(0.15)) return [];
  return Array.from({ length: 1 + roll.below(2) }, (_, at): Policy => {
    const subject = roll.pick(subjects).replaceAll('.', '\\.');
    const escaped = prefix.replaceAll('.', '\\.');
    const definition: Arguments = roll.chance(0.5)
      ? { 'alternate-exchange': roll.pick(exchangeNames) }
      : {
          'dead-letter-exchange': roll.pick(exchangeNames),
          ...(roll.chance(0.5) ? { 'dead-letter-routing-key': roll.pick(queueNames) } : {}),
        };
    const applyTo =
      'alternate-exchange' in definition ? roll.pick(['exchanges', 'exchanges', 'all']) : roll.pick(['queues', 'queues', 'all']);
    const pattern = roll.pick([`^${subject}$`, `^${escaped}`, `^${escaped}[xq][01]$`]);
    return { kind: 'policy', vhost, name: `${prefix}p${at}`, pattern, applyTo, priority: at, definition };
  });
}

function publicationOf(
  vhost: string,
  prefix: string,
  {
    exchangeNames,
    queueNames,
    bindings,
  }: { readonly exchangeNames: readonly string[]; readonly queueNames: readonly string[]; readonly bindings: readonly Binding[] },
  roll: Dice,
): Publication {
  const exchange = roll.chance(0.06) ? '' : roll.chance(0.01) ? `${prefix}nowhere` : roll.pick(exchangeNames);
  const routingKey = keyFor(exchange, queueNames, bindings, roll);
  const headers: { [name: string]: ArgumentValue } = {};
  for (const name of headerNames) if (roll.chance(0.4)) headers[name] = argumentOf(roll);
  if (roll.chance(0.08)) headers['CC'] = carbonCopies(queueNames, roll);
  if (roll.chance(0.06)) headers['BCC'] = carbonCopies(queueNames, roll);
  if (roll.chance(0.02)) headers['x-first-death-reason'] = 'expired';
  return { vhost, exchange, routingKey, headers, persistent: false, mandatory: roll.chance(0.8) };
}

function keyFor(exchange: string, queueNames: readonly string[], bindings: readonly Binding[], roll: Dice): string {
  if (exchange === '') return roll.chance(0.85) ? roll.pick(queueNames) : 'nowhere';
  if (bindings.length > 0 && roll.chance(0.4)) return roll.pick(bindings).routingKey;
  return roll.chance(0.1) ? roll.pick(queueNames) : topicKey(roll);
}

function carbonCopies(queueNames: readonly string[], roll: Dice): ArgumentValue {
  if (roll.chance(0.06)) return roll.pick<ArgumentValue>(['a', 1, null, { a: 1 }]);
  return Array.from({ length: roll.below(3) }, () => (roll.chance(0.1) ? 1 : roll.chance(0.4) ? roll.pick(queueNames) : topicKey(roll)));
}
