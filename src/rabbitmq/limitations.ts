// Limitations of a RabbitMQ version for an object: the common result of the tables of arguments and policy keys.
import type { QueueType } from '../model/entity.ts';
import type { Arguments, ArgumentValue } from '../model/values.ts';
import { type Deprecation, isAccepted, type QueueArgument, refusalOf, type Treatment, treatmentIn, treatmentsOf } from './argument-rows.ts';
import type { BrokerFacts } from './broker-parts.ts';
import { haParamsRefusal } from './mirroring.ts';
import { acceptanceIn, acceptsKey, neededBeside } from './policy-keys.ts';
import type { PolicyKey, PolicyKind } from './policy-rows.ts';
import { compareVersions, isSince, type Version } from './version.ts';

/** One part of an object that a version refuses, ignores, or advises against. */
export interface Limitation {
  /**
   * `argument` of a queue, exchange or binding, `key` or `applyTo` of a policy, `type` of an exchange, `pattern` of a policy or permission,
   * `property` such as `durable`.
   */
  readonly of: 'argument' | 'key' | 'applyTo' | 'type' | 'pattern' | 'property';
  readonly name: string;
  /** Only this value; absent if every value is affected. */
  readonly value?: ArgumentValue;
  /** `deprecated` is obeyed. */
  readonly effect: 'refused' | 'ignored' | 'deprecated';
  /**
   * `not-yet` and `removed`: `version` introduced or removed it; `always`: every version does so; `plugin`: one is not enabled; `denied`: the
   * configuration of the broker denies it.
   */
  readonly reason: 'not-yet' | 'removed' | 'deprecated' | 'always' | 'plugin' | 'denied';
  readonly version?: Version;
  /** The effect, as a clause: `the policy is refused (400)`. */
  readonly how: string;
  /** AMQP reply code (406 closes the channel; 503, 540 and 541 the connection) or HTTP status (400, 500) of a refusal. */
  readonly code?: number;
  /** The remedy. */
  readonly instead?: string;
}

const stored = 'it is stored and ignored there';

/** The limitation of a broker for an argument of a queue. `values` are all arguments of the queue. */
export function argumentLimitation(row: QueueArgument, type: QueueType, values: Arguments, facts: BrokerFacts): Limitation | undefined {
  const { version } = facts;
  const treatment = treatmentIn(row, type, version, permitsOf(facts));
  const code = refusalOf(row, treatment, values);
  const base = { of: 'argument', name: row.argument, ...insteadOf(row) } as const;
  if (code === undefined && treatment.effect === 'obeyed') return deprecation(base, row.deprecated, values[row.argument] ?? null, version);
  const effect = code === undefined ? 'ignored' : 'refused';
  const how = effect === 'ignored' ? stored : (treatment.how ?? `the queue is refused (${code})`);
  // if this version refuses only the value, the value was removed, not the argument
  const value = treatment.effect === 'obeyed' ? { value: values[row.argument] ?? null } : {};
  return { ...base, ...value, effect, ...(code === undefined ? {} : { code }), how, ...turn(row, type, values, treatment, version) };
}

/** Whether an older or a newer version obeys an argument that this one does not. */
function turn(
  row: QueueArgument,
  type: QueueType,
  values: Arguments,
  treatment: Treatment,
  version: Version,
): Pick<Limitation, 'reason' | 'version'> {
  const obeys = (one: Treatment) => one.effect === 'obeyed' && refusalOf(row, one, values) === undefined;
  const all = treatmentsOf(row, type);
  const later = all.find((one) => !isSince(version, one.since) && obeys(one));
  if (later !== undefined) return { reason: 'not-yet', version: later.since };
  const accepts = (one: Treatment) => refusalOf(row, one, values) === undefined;
  const before = all.filter((one) => compareVersions(one.since, treatment.since) < 0);
  const accepted = before.findLastIndex(accepts);
  if (accepted < 0) return { reason: 'always' };
  // if several successive treatments refuse it, the first one removed it
  const first = accepts(treatment) ? treatment : (before[accepted + 1] ?? treatment);
  return { reason: 'removed', version: first.since };
}

function permitsOf({ featureState }: BrokerFacts): (feature: string) => boolean {
  return (feature) => featureState(feature) === 'permitted';
}

/** The limitation of a broker for a policy key. */
export function keyLimitation(row: PolicyKey, kind: PolicyKind, definition: Arguments, facts: BrokerFacts): Limitation | undefined {
  const { version } = facts;
  const permits = permitsOf(facts);
  const value = definition[row.key] ?? null;
  const base = { of: 'key', name: row.key, ...insteadOf(row) } as const;
  // 4.x cannot print texts beyond ASCII in its answer to keys that it does not recognise
  const unprintable = isSince(version, [4, 0]) && /[^\p{ASCII}]/u.test(JSON.stringify(definition));
  const refused = { ...base, effect: 'refused', code: unprintable ? 500 : 400 } as const;
  if (row.plugin !== undefined && facts.isEnabled(row.plugin) === false) {
    const how = `the policy is refused (${refused.code}) unless the plugin ${row.plugin} is enabled`;
    return { ...refused, reason: 'plugin', how, instead: `enable the plugin ${row.plugin} on every node, or remove the key` };
  }
  if (acceptsKey(row, kind, version, value, permits)) {
    const wrong = row.key === 'ha-params' ? haParamsRefusal(definition) : undefined;
    if (wrong !== undefined) return { ...refused, code: 400, reason: 'always', how: `the policy is refused (400): ${wrong}` };
    const needed = neededBeside(row, value);
    if (needed === undefined || Object.hasOwn(definition, needed)) return deprecation(base, row.deprecated, value, version);
    return { ...refused, code: 400, reason: 'always', how: `the policy is refused (400) without ${needed}`, instead: `add ${needed}` };
  }
  const acceptance = acceptanceIn(row, kind, version, permits);
  const obeys = row[kind].filter((one) => one.accepted && isAccepted(one.accepts ?? row.rule, value));
  const later = obeys.find(({ since }) => !isSince(version, since));
  const code = acceptance?.crash?.test(JSON.stringify(value)) === true ? 500 : 400;
  const how = acceptance?.how ?? (later === undefined ? 'the policy is refused (400)' : 'the policy is refused there (400)');
  const only = acceptance?.accepted === true ? { value, code } : {};
  if (later !== undefined) return { ...refused, ...only, reason: 'not-yet', version: later.since, how };
  if (obeys.length > 0 && acceptance !== undefined) return { ...refused, ...only, reason: 'removed', version: acceptance.since, how };
  return { ...refused, ...only, reason: 'always', how };
}

function insteadOf({ instead }: { readonly instead?: string }): { readonly instead?: string } {
  return instead === undefined ? {} : { instead };
}

function deprecation(
  base: Pick<Limitation, 'of' | 'name' | 'instead'>,
  deprecated: Deprecation | undefined,
  value: ArgumentValue,
  version: Version,
): Limitation | undefined {
  if (deprecated === undefined || !isSince(version, deprecated.since)) return undefined;
  if (deprecated.value !== undefined && deprecated.value !== value) return undefined;
  const only = deprecated.value === undefined ? {} : { value: deprecated.value };
  return { ...base, ...only, effect: 'deprecated', reason: 'deprecated', version: deprecated.since, how: deprecated.how };
}

/** A deprecation of an argument that has no row of its own. */
export function bareDeprecation(
  row: Pick<Limitation, 'instead'> & { readonly argument: string; readonly deprecated?: Deprecation },
  values: Arguments,
  version: Version,
): Limitation | undefined {
  const { argument, deprecated } = row;
  if (!Object.hasOwn(values, argument)) return undefined;
  return deprecation({ of: 'argument', name: argument, ...insteadOf(row) }, deprecated, values[argument] ?? null, version);
}

/** Whether a newer version removed or deprecated the part, so that a declaration for it must do without. */
export function isOutdated({ reason }: Pick<Limitation, 'reason'>): boolean {
  return reason === 'removed' || reason === 'deprecated';
}
