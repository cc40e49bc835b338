// Policy keys: the versions that accept them in a policy and in an operator policy, their values, and the queue types to which a policy
// with the key does not apply. Read from rabbit_policies:register and validate_policy0, and from `unsupported_policies` of the queue types,
// in 3.10.8, 4.0.5 and 4.3.6; played by test/broker/rabbitmq. What a key does to a queue is what its argument does (arguments.ts).
import type { QueueType } from '../model/entity.ts';
import type { Acceptance, PolicyKey, VersionSpan } from './policy-rows.ts';
import { queueTypes } from './queue-types.ts';

const max = Number.MAX_SAFE_INTEGER;
const text = { kind: 'string' } as const;
const count = { kind: 'integer', min: 0, max } as const;
const positive = { kind: 'integer', min: 1, max } as const;
const size = { kind: 'bytes', min: 0, max } as const;
const ms = { kind: 'duration', min: 0, max } as const;
const positiveMs = { kind: 'duration', min: 1, max } as const;

const always: readonly Acceptance[] = [{ since: [3, 10], accepted: true }];
const since = (...version: readonly [number, number]): readonly Acceptance[] => [{ since: version, accepted: true }];
const never: readonly Acceptance[] = [];
const both = { policy: always, operatorPolicy: always } as const;
const policyOnly = { policy: always, operatorPolicy: never } as const;

const throughout: VersionSpan = {};
const from4: VersionSpan = { since: [4, 0] };
const before4: VersionSpan = { until: [4, 0] };
const onStream = { stream: throughout } as const;
const offStreamsAlone = { classic: throughout, quorum: throughout } as const;
const notClassic = { quorum: throughout, stream: throughout } as const;

const noEffect = 'it has no effect';
/** Keys permitted with `ha-mode`; `ha-params` depends on its value. */
const mirrored = {
  needs: 'ha-mode',
  types: ['classic'] as readonly QueueType[],
  voids: notClassic,
  operatorPolicy: never,
  policy: [
    ...always,
    { since: [4, 0], accepted: false, how: 'the policy is refused (400): classic queue mirroring was removed' },
  ] as readonly Acceptance[],
  deprecated: { since: [3, 9], how: 'mirrored classic queues are deprecated' },
  instead: 'use a quorum queue',
} as const;
const notPermitted: Acceptance = {
  since: [4, 3],
  accepted: false,
  feature: 'queue_master_locator',
  how: 'the policy is refused (400), unless the broker is set to permit it',
};
/** The keys that name upstreams of federation, or sets of them. */
export const upstreamKeys = ['federation-upstream', 'federation-upstream-set', 'federation-upstream-pattern'] as const;

const promotion = { kind: 'choice', values: ['always', 'when-synced'] } as const;

const memory = (key: string, rule: PolicyKey['rule']): PolicyKey => ({
  key,
  rule,
  ...both,
  voids: { classic: from4, stream: throughout },
  deprecated: { since: [4, 0], how: noEffect },
  instead: 'remove it: quorum queues keep messages on disk',
});

const retry = (key: string, rule: PolicyKey['rule'], needs?: PolicyKey['needs']): PolicyKey => ({
  key,
  rule,
  policy: since(4, 3),
  operatorPolicy: since(4, 3),
  voids: {},
  ...(needs === undefined ? {} : { needs }),
});

/** Every key of the server and of the plugins that are part of it. */
export const policyKeys: readonly PolicyKey[] = [
  { key: 'message-ttl', rule: ms, ...both, voids: onStream },
  { key: 'expires', rule: positiveMs, ...both, voids: onStream },
  { key: 'max-length', rule: count, ...both, voids: onStream },
  { key: 'max-length-bytes', rule: size, ...both, voids: {} },
  memory('max-in-memory-length', count),
  memory('max-in-memory-bytes', size),
  {
    key: 'delivery-limit',
    rule: { kind: 'integer', min: -1, max },
    ...atVersions([
      { since: [3, 10], accepted: true, accepts: count, how: 'the policy is refused (400): a delivery limit must be 0 or greater' },
      { since: [4, 0], accepted: true, accepts: { kind: 'integer', min: -max, max } },
    ]),
    voids: { classic: throughout, stream: throughout },
    instead: 'remove it: 3.10 has no delivery limit by default',
  },
  {
    key: 'overflow',
    rule: { kind: 'choice', values: ['drop-head', 'reject-publish', 'reject-publish-dlx'] },
    policy: always,
    operatorPolicy: since(4, 0),
    voids: onStream,
  },
  { key: 'dead-letter-exchange', rule: text, ...policyOnly, voids: onStream },
  { key: 'dead-letter-routing-key', rule: text, ...policyOnly, voids: onStream },
  {
    key: 'dead-letter-strategy',
    rule: { kind: 'choice', values: ['at-most-once', 'at-least-once'] },
    ...policyOnly,
    voids: { classic: throughout, stream: throughout },
  },
  { key: 'alternate-exchange', rule: text, ...policyOnly, voids: {}, types: [] },
  {
    key: 'queue-mode',
    rule: { kind: 'choice', values: ['default', 'lazy'] },
    ...policyOnly,
    voids: notClassic,
    deprecated: { since: [3, 12], how: noEffect },
    instead: 'remove it: every classic queue writes messages to disk early',
  },
  { key: 'queue-version', rule: { kind: 'integer', min: 1, max: 2 }, policy: always, operatorPolicy: since(4, 0), voids: {} },
  {
    key: 'queue-master-locator',
    rule: { kind: 'choice', values: ['client-local', 'min-masters', 'random'] },
    policy: [...always, notPermitted],
    operatorPolicy: [...since(4, 0), notPermitted],
    voids: notClassic,
    deprecated: { since: [4, 0], how: 'it is deprecated' },
    instead: 'use queueLeaderLocator (RabbitMQ 4.0 for classic queues)',
  },
  {
    key: 'queue-leader-locator',
    rule: { kind: 'choice', values: ['client-local', 'balanced', 'random', 'least-leaders'] },
    ...policyOnly,
    voids: { classic: before4 },
  },
  {
    key: 'max-age',
    rule: { kind: 'string', pattern: /^0*[1-9][0-9]*[YMDhms]$/, form: 'a number and one of Y M D h m s, such as 7D or 24h' },
    policy: [
      { since: [3, 10], accepted: true, crash: /^("(\D.*)?"|[^"].*)$/ },
      { since: [4, 3], accepted: true, crash: /^[^"]/ },
    ],
    operatorPolicy: never,
    voids: offStreamsAlone,
  },
  { key: 'stream-max-segment-size-bytes', rule: { kind: 'bytes', min: 0, max: 3_000_000_000 }, ...policyOnly, voids: offStreamsAlone },
  {
    key: 'stream-filter-size-bytes',
    rule: { kind: 'bytes', min: 16, max: 255 },
    policy: since(3, 13),
    operatorPolicy: never,
    voids: {},
  },
  { key: 'initial-cluster-size', rule: count, ...policyOnly, voids: offStreamsAlone },
  {
    key: 'target-group-size',
    rule: positive,
    policy: since(3, 13),
    operatorPolicy: since(3, 13),
    voids: { classic: from4, stream: from4 },
    types: ['quorum'],
  },
  {
    key: 'consumer-timeout',
    rule: ms,
    policy: since(3, 12),
    operatorPolicy: never,
    voids: {},
    instead: 'set consumer_timeout in rabbitmq.conf',
  },
  { key: 'consumer-disconnected-timeout', rule: ms, policy: since(4, 3), operatorPolicy: never, voids: {} },
  retry(
    'delayed-retry-type',
    { kind: 'choice', values: ['all', 'failed', 'returned', 'disabled'] },
    {
      all: 'delayed-retry-min',
      failed: 'delayed-retry-min',
      returned: 'delayed-retry-min',
    },
  ),
  retry('delayed-retry-min', positiveMs),
  retry('delayed-retry-max', positiveMs),
  {
    ...mirrored,
    key: 'ha-mode',
    rule: { kind: 'choice', values: ['all', 'exactly', 'nodes'] },
    needs: { exactly: 'ha-params', nodes: 'ha-params' },
    policy: [{ since: [3, 10], accepted: true, crash: /^[^"]/ }, ...mirrored.policy.slice(1)],
  },
  { key: 'ha-params', ...mirrored, rule: { kind: 'any' } },
  { key: 'ha-sync-mode', ...mirrored, rule: { kind: 'choice', values: ['automatic', 'manual'] } },
  { key: 'ha-sync-batch-size', ...mirrored, rule: positive, voids: {} },
  { key: 'ha-promote-on-shutdown', ...mirrored, rule: promotion },
  { key: 'ha-promote-on-failure', ...mirrored, rule: promotion },
  ...upstreamKeys.map(
    (key): PolicyKey => ({
      key,
      rule: text,
      ...policyOnly,
      voids: {},
      types: queueTypes,
      plugin: 'rabbitmq_federation',
    }),
  ),
  { key: 'shards-per-node', rule: count, ...policyOnly, voids: {}, types: [], plugin: 'rabbitmq_sharding' },
  { key: 'routing-key', rule: text, ...policyOnly, voids: {}, types: [], plugin: 'rabbitmq_sharding', needs: 'shards-per-node' },
];

function atVersions(both: readonly Acceptance[]): Pick<PolicyKey, 'policy' | 'operatorPolicy'> {
  return { policy: both, operatorPolicy: both };
}
