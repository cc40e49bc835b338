// The effective value if an argument, a policy and an operator policy set the same key of a queue or exchange. RabbitMQ merges the
// two policies first (rabbit_policies:merge_policy_value), and the queue type then decides between the result and the argument
// (rabbit_queue_type_util:args_policy_lookup). Played on 3.10.8, 4.0.5 and 4.3.6 unless a row names a source.

import type { Exchange, Policy, Queue, QueueType } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import type { ArgumentValue } from '../model/values.ts';
import { queueTypes } from './queue-types.ts';
import { type Measured, mayBehaveAs, measuredAs, type Version } from './version.ts';

/**
 * Which of two values takes effect. `lower` and `higher`: the smaller and the greater number. `non-negative`: a negative number means no
 * limit and yields to a limit; of two limits, the smaller. `neither`: the key has no effect.
 */
export type Merge = 'lower' | 'higher' | 'non-negative' | 'argument' | 'policy' | 'neither';

/** The object of a key: an exchange, or a queue of a type. */
export type SettingOf = 'exchange' | QueueType;

/** How an argument and the merged policies determine one value. */
export interface SettingRow {
  /** The policy key; the argument of a queue has the same name with `x-`. */
  readonly key: string;
  readonly of: readonly SettingOf[];
  /** Absent: all measured versions. */
  readonly versions?: readonly Measured[];
  readonly merge: Merge;
  /** The function of RabbitMQ's source that it was read from, if it was not measured on a broker. */
  readonly source?: string;
}

/** How a policy and an operator policy determine one value. */
export interface OperatorRow {
  readonly key: string;
  readonly versions?: readonly Measured[];
  /** `policy` here is the operator policy. */
  readonly merge: Exclude<Merge, 'argument' | 'neither'>;
}

const since4 = ['4.0', '4.3'] as const;
const notStream = ['classic', 'quorum'] as const;

/** Every key that an argument and a policy can both set. For keys that are not listed, the argument takes effect. */
export const settingRows: readonly SettingRow[] = [
  { key: 'message-ttl', of: notStream, merge: 'lower' },
  { key: 'max-length', of: notStream, merge: 'lower' },
  { key: 'max-length-bytes', of: notStream, merge: 'lower' },
  { key: 'max-length-bytes', of: ['stream'], merge: 'policy' },
  { key: 'expires', of: ['classic'], merge: 'lower' },
  { key: 'expires', of: ['quorum'], versions: ['3.10'], merge: 'policy', source: 'rabbit_quorum_queue:ra_machine_config, v3.10.8' },
  { key: 'expires', of: ['quorum'], versions: since4, merge: 'lower', source: 'rabbit_quorum_queue:gather_policy_config, v4.0.5, v4.3.5' },
  { key: 'overflow', of: ['classic'], merge: 'argument' },
  { key: 'overflow', of: ['quorum'], merge: 'policy' },
  { key: 'dead-letter-exchange', of: notStream, merge: 'argument' },
  { key: 'dead-letter-routing-key', of: notStream, merge: 'argument' },
  { key: 'dead-letter-strategy', of: ['quorum'], merge: 'argument', source: 'rabbit_quorum_queue:dead_letter_handler' },
  { key: 'delivery-limit', of: ['quorum'], versions: ['3.10'], merge: 'lower' },
  { key: 'delivery-limit', of: ['quorum'], versions: since4, merge: 'non-negative' },
  { key: 'max-in-memory-length', of: ['quorum'], merge: 'lower', source: 'rabbit_quorum_queue:gather_policy_config' },
  { key: 'max-in-memory-bytes', of: ['quorum'], merge: 'lower', source: 'rabbit_quorum_queue:gather_policy_config' },
  { key: 'queue-mode', of: ['classic'], merge: 'argument', source: 'rabbit_amqqueue_process:process_args_policy' },
  { key: 'queue-version', of: ['classic'], merge: 'argument', source: 'rabbit_amqqueue_process:process_args_policy' },
  {
    key: 'queue-master-locator',
    of: ['classic'],
    versions: ['3.10', '4.0'],
    merge: 'argument',
    source: 'rabbit_queue_master_location_misc',
  },
  { key: 'queue-leader-locator', of: queueTypes, merge: 'policy', source: 'rabbit_queue_location:leader_locator' },
  { key: 'consumer-timeout', of: queueTypes, versions: ['3.10'], merge: 'neither' },
  { key: 'consumer-timeout', of: queueTypes, versions: ['4.0'], merge: 'lower' },
  { key: 'consumer-timeout', of: ['quorum'], versions: ['4.3'], merge: 'lower' },
  { key: 'consumer-timeout', of: ['classic', 'stream'], versions: ['4.3'], merge: 'neither' },
  { key: 'delayed-retry-type', of: ['quorum'], versions: ['4.3'], merge: 'policy', source: 'rabbit_quorum_queue, v4.3.5' },
  { key: 'delayed-retry-min', of: ['quorum'], versions: ['4.3'], merge: 'lower', source: 'rabbit_quorum_queue, v4.3.5' },
  { key: 'delayed-retry-max', of: ['quorum'], versions: ['4.3'], merge: 'lower', source: 'rabbit_quorum_queue, v4.3.5' },
  { key: 'max-age', of: ['stream'], merge: 'policy', source: 'rabbit_stream_queue:make_stream_conf' },
  { key: 'stream-max-segment-size-bytes', of: ['stream'], merge: 'policy', source: 'rabbit_stream_queue:make_stream_conf' },
  { key: 'stream-filter-size-bytes', of: ['stream'], versions: since4, merge: 'policy', source: 'rabbit_stream_queue:make_stream_conf' },
  { key: 'initial-cluster-size', of: ['stream'], merge: 'policy', source: 'rabbit_stream_queue:create_stream' },
  { key: 'alternate-exchange', of: ['exchange'], merge: 'argument' },
];

/**
 * Every key that a policy and an operator policy can both set (other keys are refused in an operator policy). Not in the list:
 * `queue-master-locator`, which 4.0 cannot merge; a queue that both match cannot be declared (541).
 */
export const operatorRows: readonly OperatorRow[] = [
  ...['message-ttl', 'expires', 'max-length', 'max-length-bytes', 'max-in-memory-length', 'max-in-memory-bytes'].map(
    (key) => ({ key, merge: 'lower' }) as const,
  ),
  { key: 'delivery-limit', versions: ['3.10'], merge: 'lower' },
  { key: 'delivery-limit', versions: since4, merge: 'non-negative' },
  { key: 'target-group-size', versions: since4, merge: 'higher' },
  { key: 'delayed-retry-type', versions: ['4.3'], merge: 'policy' },
  { key: 'delayed-retry-min', versions: ['4.3'], merge: 'higher' },
  { key: 'delayed-retry-max', versions: ['4.3'], merge: 'lower' },
  { key: 'overflow', versions: since4, merge: 'policy' },
  { key: 'queue-version', versions: since4, merge: 'policy' },
];

/** A queue or exchange with the policies that apply to it (`policies.ts` answers which do). */
export interface Governed {
  readonly entity: Exchange | Queue;
  readonly policy?: Policy | undefined;
  readonly operatorPolicy?: Policy | undefined;
  readonly version: Version | undefined;
}

/** An effective value and its source. */
export type Setting =
  | { readonly value: ArgumentValue; readonly by: 'argument'; readonly policy?: undefined }
  | { readonly value: ArgumentValue; readonly by: 'policy' | 'operator-policy'; readonly policy: Policy };

/** Default delivery limit of quorum queues in RabbitMQ 4.0 and newer, in returns of a message. */
const defaultDeliveryLimit = 20;

/** The name of the argument of a policy key. */
export function argumentOf(kind: 'queue' | 'exchange', key: string): string {
  return kind === 'queue' ? `x-${key}` : key;
}

/**
 * The effective value of a policy key (`message-ttl`); undefined if nothing with an effect sets it. A queue without a type counts as
 * classic, and a version that was not measured as the one that `measuredAs` returns.
 */
export function settingOf(governed: Governed, key: string): Setting | undefined {
  const { entity, version } = governed;
  return settingIn(governed, key, entity.kind === 'exchange' ? 'exchange' : (entity.type ?? 'classic'), measuredAs(version));
}

/** A value that does not take effect, and the rule by which another one does. */
export interface Overruled {
  readonly setting: Setting;
  readonly rule: Merge;
}

/** The values of a key that do not take effect, of the argument and the two policies. Types and versions as in `settingOf`. */
export function overruledOf(governed: Governed, key: string): readonly Overruled[] {
  const { entity, policy, operatorPolicy, version } = governed;
  const rule = mergeOf(governed, key);
  const argument = ofArgument(entity, key);
  const [given, limit] = [ofPolicy('policy', policy, key), ofPolicy('operator-policy', operatorPolicy, key)];
  const operatorRule = operatorRuleOf(key, measuredAs(version));
  const merged = merge(given, limit, operatorRule);
  const inForce = settingOf(governed, key);
  return [argument, given, limit].flatMap((setting) => {
    if (setting === undefined || setting.by === inForce?.by) return [];
    return [{ setting, rule: setting.by !== 'argument' && setting.by !== merged?.by && rule !== 'neither' ? operatorRule : rule }];
  });
}

/** The effective value of a key if it is a number, otherwise undefined. */
export function numberOf(governed: Governed, key: string): number | undefined {
  const value = settingOf(governed, key)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** Which of two values of a key takes effect. A queue without a type counts as classic. */
export function mergeOf({ entity, version }: Governed, key: string): Merge {
  return ruleOf(key, entity.kind === 'exchange' ? 'exchange' : (entity.type ?? 'classic'), measuredAs(version));
}

/**
 * Whether the effective value of the key is the same on every version that the broker may behave like, and for every possible type of a
 * queue without a type.
 */
export function isSettingCertain(governed: Governed, key: string): boolean {
  const { entity, version } = governed;
  const types = queueTypes.filter((type) => rows.has(`${type} ${key}`));
  const ofs = entity.kind === 'exchange' ? ['exchange' as const] : entity.type === undefined ? types : [entity.type];
  const chosen = settingOf(governed, key)?.value;
  return ofs.every((of) => mayBehaveAs(version).every((measured) => settingIn(governed, key, of, measured)?.value === chosen));
}

/** Maximum number of returns of a message before the queue gives it up, and the setting behind it: none for RabbitMQ's default. */
export interface DeliveryLimit {
  readonly returns: number;
  readonly by: Setting | undefined;
}

/**
 * The delivery limit of a quorum queue; undefined without a limit, and for classic queues and streams. 3.10 has no limit by default, and
 * with -1 it gives a message up at its first return; 4.0 and newer have a limit of 20 by default, and none with -1.
 */
export function deliveryLimitOf(governed: Governed): DeliveryLimit | undefined {
  const { entity, version } = governed;
  if (entity.kind === 'exchange' || entity.type !== 'quorum') return undefined;
  const old = measuredAs(version) === '3.10';
  const by = settingOf(governed, 'delivery-limit');
  if (typeof by?.value !== 'number') return old ? undefined : { returns: defaultDeliveryLimit, by: undefined };
  if (by.value >= 0) return { returns: by.value, by };
  return old ? { returns: 0, by } : undefined;
}

function settingIn({ entity, policy, operatorPolicy }: Governed, key: string, of: SettingOf, version: Measured): Setting | undefined {
  const rule = ruleOf(key, of, version);
  if (rule === 'neither') return undefined;
  const [given, limit] = [ofPolicy('policy', policy, key), ofPolicy('operator-policy', operatorPolicy, key)];
  return merge(ofArgument(entity, key), merge(given, limit, operatorRuleOf(key, version)), rule);
}

function ofArgument(entity: Exchange | Queue, key: string): Setting | undefined {
  const value = own(entity.arguments, argumentOf(entity.kind, key));
  return value === undefined ? undefined : { value, by: 'argument' };
}

function ofPolicy(by: 'policy' | 'operator-policy', policy: Policy | undefined, key: string): Setting | undefined {
  const value = policy === undefined ? undefined : own(policy.definition, key);
  return policy === undefined || value === undefined ? undefined : { value, by, policy };
}

/** If two values are equal, the first counts as effective. */
function merge(first: Setting | undefined, second: Setting | undefined, rule: Merge): Setting | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return secondHolds(first.value, second.value, rule) ? second : first;
}

function secondHolds(first: ArgumentValue, second: ArgumentValue, rule: Merge): boolean {
  if (rule === 'argument' || rule === 'neither') return false;
  if (rule === 'policy') return true;
  if (typeof first !== 'number' || typeof second !== 'number') return false;
  const greater = rule === 'higher' || (rule === 'non-negative' && Math.min(first, second) < 0);
  return greater ? second > first : second < first;
}

const rows = grouped(
  settingRows.flatMap((row) => row.of.map((of) => ({ ...row, name: `${of} ${row.key}` }))),
  ({ name }) => name,
);
const operators = grouped(operatorRows, ({ key }) => key);

function ruleOf(key: string, of: SettingOf, version: Measured): Merge {
  return rows.get(`${of} ${key}`)?.find(({ versions }) => versions?.includes(version) ?? true)?.merge ?? 'argument';
}

function operatorRuleOf(key: string, version: Measured): Merge {
  return operators.get(key)?.find(({ versions }) => versions?.includes(version) ?? true)?.merge ?? 'policy';
}

function own(table: Exchange['arguments'], name: string): ArgumentValue | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
