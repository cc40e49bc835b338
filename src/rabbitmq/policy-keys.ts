// Policy keys that keep a whole policy off a queue of a type (rabbit_queue_type:is_policy_applicable). Source: `unsupported_policies` of
// rabbit_classic_queue, rabbit_quorum_queue and rabbit_stream_queue in 3.10.8, 4.0.5 and 4.3.6.
import type { QueueType } from '../model/entity.ts';
import type { Arguments } from '../model/values.ts';

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

interface Measured {
  /** From this version on, as major * 1000 + minor. */
  readonly since: number;
  readonly keys: UnsupportedKeys;
}

const oldest: Measured = {
  since: 3010,
  keys: {
    classic: new Set([...streams, ...quorums, 'queue-leader-locator']),
    quorum: new Set([...quorum, 'single-active-consumer']),
    stream: new Set([...stream, 'single-active-consumer']),
  },
};

const measured: readonly Measured[] = [
  oldest,
  {
    since: 4000,
    keys: {
      classic: new Set([...streams, ...newQuorums]),
      quorum: new Set([...quorum, 'single-active-consumer']),
      stream: new Set([...stream, 'single-active-consumer', 'target-group-size']),
    },
  },
  {
    since: 4003,
    keys: {
      classic: new Set([...streams, ...newQuorums, ...selectors]),
      quorum: new Set([...quorum, ...selectors]),
      stream: new Set([...stream, 'target-group-size', ...selectors]),
    },
  },
];

/** The keys of a version such as `3.10.8`. What lies between the measured versions is taken from the next older measured one. */
export function unsupportedKeys(version: string): UnsupportedKeys {
  return (measured.findLast(({ since }) => since <= (numberOf(version) ?? 0)) ?? oldest).keys;
}

/**
 * Whether a queue of the type takes a policy with these keys. `unsure` where the version is not known, or lies between two that were
 * measured and differ.
 */
export function takesKeys(definition: Arguments, type: QueueType, version: string | undefined): 'yes' | 'no' | 'unsure' {
  const verdicts = possible(version).map(({ keys }) => hasNone(definition, keys[type]));
  if (verdicts.every((taken) => taken)) return 'yes';
  return verdicts.some((taken) => taken) ? 'unsure' : 'no';
}

/** Whether a definition has none of the keys. */
export function hasNone(definition: Arguments, keys: ReadonlySet<string>): boolean {
  return Object.keys(definition).every((name) => !keys.has(name));
}

/** What a version may have: what was measured of it, or of its neighbours. */
function possible(version: string | undefined): readonly Measured[] {
  const number = version === undefined ? undefined : numberOf(version);
  if (number === undefined) return measured;
  const at = measured.findLastIndex(({ since }) => since <= number);
  return measured.slice(Math.max(at, 0), measured[at]?.since === number ? at + 1 : at + 2);
}

function numberOf(version: string): number | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined ? undefined : Number(major) * 1000 + Number(minor);
}
