// What came, what is on its way out and what is gone, by version. Sources: release notes of RabbitMQ, its list of deprecated features, and
// what 3.10.8, 4.0.5 and 4.3.6 answered.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import type { ArgumentValue } from '../model/values.ts';
import type { Version } from './version.ts';

/** One feature of RabbitMQ that not every version has. */
export interface Feature {
  /** `argument` of a queue, `key` of a policy, `type` of an exchange, `applyTo` of a policy. */
  readonly of: 'argument' | 'key' | 'type' | 'applyTo';
  readonly name: string;
  /** Only this value of it. */
  readonly value?: ArgumentValue;
  /** Only on queues of this type; a queue without a type counts as classic. */
  readonly queueType?: 'classic' | 'quorum' | 'stream';
  /** The first version that has it. */
  readonly since?: { readonly version: Version; readonly before: string };
  /** From this version on it should not be used. */
  readonly deprecated?: { readonly version: Version; readonly how: string };
  /** From this version on it is refused. */
  readonly removed?: { readonly version: Version; readonly how: string };
  /** What to do without it. */
  readonly instead: string;
}

const mirroring: readonly Feature[] = [
  'ha-mode',
  'ha-params',
  'ha-sync-mode',
  'ha-sync-batch-size',
  'ha-promote-on-shutdown',
  'ha-promote-on-failure',
].map((name) => ({
  of: 'key',
  name,
  deprecated: { version: [3, 9], how: 'mirrored classic queues are deprecated' },
  removed: { version: [4, 0], how: 'the policy is refused (400): classic queues are not mirrored any more' },
  instead: 'use a quorum queue',
}));

const locator = {
  deprecated: { version: [4, 0], how: 'it is deprecated' },
  instead: 'use queueLeaderLocator (RabbitMQ 4.0 for classic queues)',
} as const;

const noEffect = 'it has no effect any more';
const ignored = 'it is stored and ignored there';

/** All of them. */
export const features: readonly Feature[] = [
  ...mirroring,
  {
    of: 'argument',
    name: 'x-ha-policy',
    deprecated: { version: [3, 0], how: noEffect },
    instead: 'use a quorum queue',
  },
  {
    of: 'argument',
    name: 'x-queue-master-locator',
    ...locator,
    removed: { version: [4, 3], how: 'the queue is refused, and the connection closed (541), unless the broker is set to permit it' },
  },
  { of: 'key', name: 'queue-master-locator', ...locator, removed: { version: [4, 3], how: 'the policy is refused (400)' } },
  ...(['argument', 'key'] as const).map(
    (of): Feature => ({
      of,
      name: of === 'argument' ? 'x-queue-mode' : 'queue-mode',
      deprecated: { version: [3, 12], how: noEffect },
      instead: 'remove it: every classic queue writes messages to disk early',
    }),
  ),
  {
    of: 'argument',
    name: 'x-queue-version',
    value: 1,
    deprecated: { version: [4, 0], how: 'version 1 of classic queues is deprecated' },
    removed: { version: [4, 3], how: 'the queue is refused (406 unsupported queue version)' },
    instead: 'use queueVersion: 2',
  },
  ...['max-in-memory-length', 'max-in-memory-bytes'].flatMap((name): Feature[] =>
    (['argument', 'key'] as const).map((of) => ({
      of,
      name: of === 'argument' ? `x-${name}` : name,
      deprecated: { version: [4, 0], how: noEffect },
      instead: 'remove it: quorum queues keep messages on disk',
    })),
  ),
  {
    of: 'argument',
    name: 'x-queue-leader-locator',
    queueType: 'classic',
    since: { version: [4, 0], before: 'a classic queue with it is refused there (406)' },
    instead: 'use queueMasterLocator, or leave it out',
  },
  { of: 'argument', name: 'x-stream-filter-size-bytes', since: { version: [3, 13], before: ignored }, instead: 'leave it out' },
  {
    of: 'key',
    name: 'stream-filter-size-bytes',
    since: { version: [3, 13], before: 'the policy is refused there (400)' },
    instead: 'leave it out',
  },
  {
    of: 'argument',
    name: 'x-consumer-timeout',
    since: { version: [3, 12], before: ignored },
    instead: 'set consumer_timeout in rabbitmq.conf',
  },
  {
    of: 'key',
    name: 'consumer-timeout',
    since: { version: [3, 12], before: 'the policy is refused there (400)' },
    instead: 'set consumer_timeout in rabbitmq.conf',
  },
  ...['consumer-disconnected-timeout', 'delayed-retry-type', 'delayed-retry-min', 'delayed-retry-max'].flatMap((name): Feature[] => [
    { of: 'argument', name: `x-${name}`, since: { version: [4, 3], before: ignored }, instead: 'leave it out' },
    { of: 'key', name, since: { version: [4, 3], before: 'the policy is refused there (400)' }, instead: 'leave it out' },
  ]),
  { of: 'type', name: 'x-local-random', since: { version: [4, 0], before: 'the exchange is refused there' }, instead: 'use another type' },
  ...['classic_queues', 'quorum_queues', 'streams'].map(
    (name): Feature => ({
      of: 'applyTo',
      name,
      since: { version: [3, 12], before: 'the policy is refused there (400)' },
      instead: 'use applyTo: queues, with a pattern that matches only those',
    }),
  ),
];

/** The features that an entity uses. */
export function featuresOf(entity: Queue | Exchange | Policy): readonly Feature[] {
  return features.filter((feature) => uses(entity, feature));
}

function uses(entity: Queue | Exchange | Policy, { of, name, value, queueType }: Feature): boolean {
  switch (of) {
    case 'argument':
      if (entity.kind !== 'queue' || !has(entity.arguments, name, value)) return false;
      return queueType === undefined || queueType === (entity.type ?? 'classic');
    case 'key':
      return entity.kind === 'policy' && has(entity.definition, name, value);
    case 'type':
      return entity.kind === 'exchange' && entity.type === name;
    case 'applyTo':
      return entity.kind === 'policy' && entity.applyTo === name;
  }
}

function has(table: Queue['arguments'], name: string, value: ArgumentValue | undefined): boolean {
  return Object.hasOwn(table, name) && (value === undefined || table[name] === value);
}
