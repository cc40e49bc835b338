// What the keys of a policy do, by version and queue type: the table of policy-key-table.ts, read.
import type { QueueType } from '../model/entity.ts';
import type { Arguments, ArgumentValue } from '../model/values.ts';
import { isAccepted, treatmentIn } from './argument-rows.ts';
import { queueArguments } from './arguments.ts';
import { policyKeys } from './policy-key-table.ts';
import type { Acceptance, PolicyKey, PolicyKind, Span } from './policy-rows.ts';
import { isSince, mayBehaveAs, measuredAs, newest, type Version, versionOf } from './version.ts';

/** The row of a key. */
export function policyKey(key: string): PolicyKey | undefined {
  return byKey.get(key);
}

const byKey = new Map(policyKeys.map((row) => [row.key, row]));

/** What holds for a key in a version: `refused` where it has no entry yet. */
export function acceptanceIn(row: PolicyKey, kind: PolicyKind, version: Version): Acceptance | undefined {
  return row[kind].findLast((one) => isSince(version, one.since));
}

/** The key that has to be beside one with that value; undefined where none has to. */
export function neededBeside({ needs }: PolicyKey, value: ArgumentValue): string | undefined {
  return typeof needs === 'object' ? (typeof value === 'string' ? needs[value] : undefined) : needs;
}

/** Whether a version accepts the key with the value, by itself: `needs` is not looked at, nor the plugin. */
export function acceptsKey(row: PolicyKey, kind: PolicyKind, version: Version, value: ArgumentValue): boolean {
  const acceptance = acceptanceIn(row, kind, version);
  return acceptance?.accepted === true && isAccepted(acceptance.accepts ?? row.rule, value);
}

/** Whether a version accepts the key with the value, in a policy or in an operator policy. */
export function isAcceptedSomewhere(row: PolicyKey, value: ArgumentValue): boolean {
  const values = row.policy.flatMap(({ accepted, accepts }) => (accepted ? [accepts ?? row.rule] : []));
  return values.some((rule) => isAccepted(rule, value));
}

/** What a key of a policy does to a queue: `void`, the policy does not apply to the queue at all; `useless`, nothing. */
export type KeyEffect = 'obeyed' | 'useless' | 'void';

/** What a key that the version accepts does to queues of a type. A key that is not in the table is of a plugin, and voids nothing. */
export function keyEffect(key: string, type: QueueType, version: Version): KeyEffect {
  const row = policyKey(key);
  if (row === undefined) return 'obeyed';
  if (isIn(row.voids[type], version)) return 'void';
  if (row.types !== undefined) return row.types.includes(type) ? 'obeyed' : 'useless';
  const argument = queueArguments.find((one) => one.argument === `x-${key}`);
  const effect = argument === undefined ? 'obeyed' : treatmentIn(argument, type, version).effect;
  return effect === 'obeyed' ? 'obeyed' : 'useless';
}

/** The queue types that a key takes effect on; undefined for one that no queue uses or that is of a plugin. */
export function typesObeying(key: string, version: Version): readonly QueueType[] | undefined {
  const row = policyKey(key);
  if (row === undefined || row.plugin !== undefined || row.types?.length === 0) return undefined;
  const types = (['classic', 'quorum', 'stream'] as const).filter((type) => keyEffect(key, type, version) === 'obeyed');
  return types.length === 0 ? undefined : types;
}

function isIn(span: Span | undefined, version: Version): boolean {
  if (span === undefined) return false;
  return (span.since === undefined || isSince(version, span.since)) && (span.until === undefined || !isSince(version, span.until));
}

/** Keys that keep a whole policy off queues of each type. */
export type UnsupportedKeys = { readonly [type in QueueType]: ReadonlySet<string> };

/** The keys of a version; of one between the measured ones those of the next older measured one. */
export function unsupportedKeys(version: Version | undefined): UnsupportedKeys {
  const measured = versionOf(measuredAs(version)) ?? newest;
  const of = (type: QueueType): ReadonlySet<string> =>
    new Set(policyKeys.filter(({ voids }) => isIn(voids[type], measured)).map(({ key }) => key));
  return { classic: of('classic'), quorum: of('quorum'), stream: of('stream') };
}

/**
 * Whether a policy with these keys applies to queues of the type. `unsure` where the version is not known, or lies between two that were
 * measured and differ.
 */
export function takesKeys(definition: Arguments, type: QueueType, version: Version | undefined): 'yes' | 'no' | 'unsure' {
  const verdicts = mayBehaveAs(version).map((one) => {
    const measured = versionOf(one) ?? newest;
    return Object.keys(definition).every((key) => keyEffect(key, type, measured) !== 'void');
  });
  if (verdicts.every((taken) => taken)) return 'yes';
  return verdicts.some((taken) => taken) ? 'unsure' : 'no';
}

/** What `apply-to` of a policy may be, with the first version that accepts it (400 before); of policies and operator policies alike. */
export const applyToValues: ReadonlyMap<string, Version> = new Map([
  ['all', [3, 10]],
  ['queues', [3, 10]],
  ['exchanges', [3, 10]],
  ['classic_queues', [3, 12]],
  ['quorum_queues', [3, 12]],
  ['streams', [3, 12]],
]);
