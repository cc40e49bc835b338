// The effects of policy keys by version and queue type: functions over the table in policy-key-table.ts.
import type { QueueType } from '../model/entity.ts';
import type { Arguments, ArgumentValue } from '../model/values.ts';
import { isAccepted, treatmentIn } from './argument-rows.ts';
import { queueArgument } from './arguments.ts';
import { policyKeys } from './policy-key-table.ts';
import type { Acceptance, PolicyKey, PolicyKind, VersionSpan } from './policy-rows.ts';
import { queueTypes } from './queue-types.ts';
import { isSince, mayBehaveAs, type Version, versionIn } from './version.ts';

/** The row of a key. */
export function policyKey(key: string): PolicyKey | undefined {
  return byKey.get(key);
}

const byKey = new Map(policyKeys.map((row) => [row.key, row]));

/** As a new installation: the deprecated features that a row names are denied. */
const permitsNone = (_feature: string): boolean => false;

/** The treatment of a key in a version: `refused` before its first entry. */
export function acceptanceIn(row: PolicyKey, kind: PolicyKind, version: Version, permits = permitsNone): Acceptance | undefined {
  return row[kind].findLast(({ since, feature }) => isSince(version, since) && (feature === undefined || !permits(feature)));
}

/** The other key that a key with that value requires; undefined if there is none. */
export function neededBeside({ needs }: PolicyKey, value: ArgumentValue): string | undefined {
  return typeof needs === 'object' ? (typeof value === 'string' ? needs[value] : undefined) : needs;
}

/** Whether a version accepts the key with the value, ignoring `needs` and the plugin. */
export function acceptsKey(row: PolicyKey, kind: PolicyKind, version: Version, value: ArgumentValue, permits = permitsNone): boolean {
  const acceptance = acceptanceIn(row, kind, version, permits);
  return acceptance?.accepted === true && isAccepted(acceptance.accepts ?? row.rule, value);
}

/** Whether a version accepts the key with the value, in a policy or in an operator policy. */
export function isAcceptedSomewhere(row: PolicyKey, value: ArgumentValue): boolean {
  const values = row.policy.flatMap(({ accepted, accepts }) => (accepted ? [accepts ?? row.rule] : []));
  return values.some((rule) => isAccepted(rule, value));
}

/** Whether any version accepts the key in an operator policy (`operator_policy_validator` of its registration); a key outside the table may. */
export function isOperatorKey(key: string): boolean {
  return policyKey(key)?.operatorPolicy.some(({ accepted }) => accepted) ?? true;
}

/** The effect of a policy key on a queue. `void`: the whole policy does not apply to the queue. `useless`: the key has no effect. */
export type KeyEffect = 'obeyed' | 'useless' | 'void';

/** The effect of an accepted key on queues of a type. A key outside the table belongs to a plugin, and voids nothing. */
export function keyEffect(key: string, type: QueueType, version: Version): KeyEffect {
  const row = policyKey(key);
  if (row === undefined) return 'obeyed';
  if (isIn(row.voids[type], version)) return 'void';
  if (row.types !== undefined) return row.types.includes(type) ? 'obeyed' : 'useless';
  const argument = queueArgument(`x-${key}`);
  const effect = argument === undefined ? 'obeyed' : treatmentIn(argument, type, version).effect;
  return effect === 'obeyed' ? 'obeyed' : 'useless';
}

/** Whether a key may have an effect on exchanges. A key outside the table belongs to a plugin, which may be one of exchanges. */
export function isForExchanges(key: string): boolean {
  const row = policyKey(key);
  return row === undefined || row.plugin !== undefined || row.types?.length === 0;
}

/** The queue types on which a key has an effect; undefined for a key that no queue uses, or that belongs to a plugin. */
export function typesObeying(key: string, version: Version): readonly QueueType[] | undefined {
  const row = policyKey(key);
  if (row === undefined || row.plugin !== undefined || row.types?.length === 0) return undefined;
  const types = queueTypes.filter((type) => keyEffect(key, type, version) === 'obeyed');
  return types.length === 0 ? undefined : types;
}

function isIn(span: VersionSpan | undefined, version: Version): boolean {
  if (span === undefined) return false;
  return (span.since === undefined || isSince(version, span.since)) && (span.until === undefined || !isSince(version, span.until));
}

/**
 * Whether a policy with these keys applies to queues of the type. `unsure` if the version is unknown, or lies between two measured
 * versions that differ.
 */
export function takesKeys(definition: Arguments, type: QueueType, version: Version | undefined): 'yes' | 'no' | 'unsure' {
  const verdicts = mayBehaveAs(version).map((measured) =>
    Object.keys(definition).every((key) => keyEffect(key, type, versionIn(measured)) !== 'void'),
  );
  if (verdicts.every((taken) => taken)) return 'yes';
  return verdicts.some((taken) => taken) ? 'unsure' : 'no';
}

/** The values of `apply-to`, with the first version that accepts each (400 before); for policies and operator policies alike. */
export const applyToValues: ReadonlyMap<string, Version> = new Map([
  ['all', [3, 10]],
  ['queues', [3, 10]],
  ['exchanges', [3, 10]],
  ['classic_queues', [3, 12]],
  ['quorum_queues', [3, 12]],
  ['streams', [3, 12]],
]);
