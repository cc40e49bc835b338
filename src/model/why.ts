// The settings in force for one queue or exchange, with everything that takes part in each: plain data of `topo why`.
import type { Governing } from './governing.ts';
import type { ArgumentValue } from './values.ts';

/** The source of a value. `default`: RabbitMQ's own. */
export type SettingSource = 'argument' | 'policy' | 'operator-policy' | 'default';

/** The rule by which a value takes effect over another one; `no-effect`: the key has no effect on the object. */
export type SettingRule = 'lower' | 'higher' | 'non-negative' | 'argument' | 'policy' | 'no-effect';

/** One value of a key. */
export interface SourcedValue {
  readonly value: ArgumentValue;
  readonly by: SettingSource;
  /** The policy. */
  readonly name?: string;
}

/** One key of a queue or exchange. */
export interface WhySetting {
  /** The policy key (`message-ttl`); of an argument that no policy can set, its name (`x-max-priority`). */
  readonly key: string;
  /** Absent if no value takes effect. */
  readonly inForce?: SourcedValue;
  /** Values that do not take effect. */
  readonly overruled: readonly (SourcedValue & { readonly rule: SettingRule })[];
  /** The value depends on facts that topo cannot determine: a pattern, the version, or policies with the same priority. */
  readonly unsure?: true;
}

/**
 * The effect of a policy on the object. `applies`; `possible`: topo cannot determine whether it applies; `outranked`: the policy `over` applies
 * instead; `void`: its keys `keys` are not supported by the type of the queue, so none of its keys applies.
 */
export type PolicyStanding =
  | { readonly is: 'applies' | 'possible' }
  | { readonly is: 'outranked'; readonly over: string }
  | { readonly is: 'void'; readonly keys: readonly string[] };

/** A policy that matches the object. */
export interface WhyPolicy {
  readonly by: 'policy' | 'operator-policy';
  readonly name: string;
  readonly priority: number;
  readonly pattern: string;
  readonly standing: PolicyStanding;
}

/** A queue or exchange with its settings. */
export interface Why {
  readonly kind: 'queue' | 'exchange';
  readonly vhost: string;
  readonly name: string;
  /** Of a queue, absent if unknown; of an exchange. */
  readonly type?: string;
  /** In the order of their keys. */
  readonly settings: readonly WhySetting[];
  /** Matching policies, then operator policies; the highest priority first. */
  readonly policies: readonly WhyPolicy[];
  /** Limits, topic permissions and federation links that govern it, as far as visible. */
  readonly governing: readonly Governing[];
}
