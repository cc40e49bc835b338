// Policy keys that keep a whole policy off a queue of a type (rabbit_queue_type:is_policy_applicable). Source: `unsupported_policies` of
// rabbit_classic_queue, rabbit_quorum_queue and rabbit_stream_queue in 3.10.8, 4.0.5 and 4.3.6.
import type { QueueType } from '../model/entity.ts';
import type { Arguments } from '../model/values.ts';
import { type Measured, mayBehaveAs, measuredAs, type Version } from './version.ts';

/** The keys that each type does not take. */
export type UnsupportedKeys = { readonly [type in QueueType]: ReadonlySet<string> };

const mirroring = ['ha-mode', 'ha-params', 'ha-sync-mode', 'ha-promote-on-shutdown', 'ha-promote-on-failure', 'queue-master-locator'];
const memory = ['max-in-memory-length', 'max-in-memory-bytes'];
const streams = ['max-age', 'stream-max-segment-size-bytes', 'initial-cluster-size'];
const selectors = ['selector-fields', 'selector-field-max-bytes'];
const quorums = ['delivery-limit', 'dead-letter-strategy'];
const newQuorums = [...quorums, ...memory, 'target-group-size'];
const quorum = ['max-priority', 'queue-mode', ...mirroring, ...streams];
const lengths = ['max-length', ...memory, 'max-priority', 'overflow', 'queue-mode', 'expires', 'message-ttl'];
const stream = [...lengths, ...mirroring, ...quorums, 'dead-letter-exchange', 'dead-letter-routing-key'];

const single = 'single-active-consumer';

/** By measured version. */
const unsupported: { readonly [version in Measured]: UnsupportedKeys } = {
  '3.10': {
    classic: new Set([...streams, ...quorums, 'queue-leader-locator']),
    quorum: new Set([...quorum, single]),
    stream: new Set([...stream, single]),
  },
  '4.0': {
    classic: new Set([...streams, ...newQuorums]),
    quorum: new Set([...quorum, single]),
    stream: new Set([...stream, single, 'target-group-size']),
  },
  '4.3': {
    classic: new Set([...streams, ...newQuorums, ...selectors]),
    quorum: new Set([...quorum, ...selectors]),
    stream: new Set([...stream, 'target-group-size', ...selectors]),
  },
};

/** The keys of a version; of one between the measured ones those of the next older measured one. */
export function unsupportedKeys(version: Version | undefined): UnsupportedKeys {
  return unsupported[measuredAs(version)];
}

/**
 * Whether a queue of the type takes a policy with these keys. `unsure` where the version is not known, or lies between two that were
 * measured and differ.
 */
export function takesKeys(definition: Arguments, type: QueueType, version: Version | undefined): 'yes' | 'no' | 'unsure' {
  const verdicts = mayBehaveAs(version).map((one) => hasNone(definition, unsupported[one][type]));
  if (verdicts.every((taken) => taken)) return 'yes';
  return verdicts.some((taken) => taken) ? 'unsure' : 'no';
}

/** Whether a definition has none of the keys. */
export function hasNone(definition: Arguments, keys: ReadonlySet<string>): boolean {
  return Object.keys(definition).every((name) => !keys.has(name));
}
