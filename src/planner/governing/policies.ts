// Operator policies and undeclared policies that change what takes effect on declared objects. Which of several values takes effect is asked
// of src/rabbitmq alone.
import type { Exchange, Policy, Queue } from '../../model/entity.ts';
import type { Overridden } from '../../model/governing.ts';
import { keyOf } from '../../model/key.ts';
import { canonicalText } from '../../model/values.ts';
import { fateOfAll } from '../../rabbitmq/dead-lettering.ts';
import { type InEffect, type PolicyIndex, policyIndex } from '../../rabbitmq/policies.ts';
import { isForExchanges, keyEffect } from '../../rabbitmq/policy-keys.ts';
import { type Governed, isSettingCertain, type Setting, settingOf } from '../../rabbitmq/settings.ts';
import { measuredAs, type Version, versionIn, versionOf } from '../../rabbitmq/version.ts';
import type { Governance, Row } from './governance.ts';

/** What applies to objects, with and without undeclared policies. */
interface Indexes {
  readonly all: PolicyIndex;
  readonly declared: PolicyIndex;
  readonly operator: PolicyIndex;
}

/** Indexes the policies of objects once, for all of them. */
export function indexesOf({ policies, isDeclared, observed }: Governance): Indexes {
  const version = versionOf(observed.broker.version);
  return {
    all: policyIndex(policies, version),
    declared: policyIndex(policies.filter(isDeclared), version),
    operator: policyIndex(observed.operatorPolicies ?? [], version),
  };
}

/** A row per object, policy and key that makes a difference. */
export function rowsByPolicies(governance: Governance): readonly Row[] {
  const { objects, policies, isDeclared, isDocumented, observed } = governance;
  if ((observed.operatorPolicies ?? []).length === 0 && policies.every(isDeclared)) return [];
  const version = versionOf(observed.broker.version);
  const indexes = indexesOf(governance);
  const isOther = ({ vhost, name }: Policy): boolean => !isDocumented('operator-policy', vhost, name);
  return objects.flatMap((entity) => [...byOperator(entity, indexes, isOther, version), ...byPolicy(entity, indexes, isDeclared, version)]);
}

function byOperator(
  entity: Exchange | Queue,
  { all, operator }: Indexes,
  isUndeclared: (policy: Policy) => boolean,
  version: Version | undefined,
): readonly Row[] {
  const [ordinary, limiting] = [all(entity), operator(entity)];
  const without: Governed = { entity, policy: ordinary.policy, version };
  return limiting.policies.filter(isUndeclared).flatMap((operatorPolicy) =>
    differing('operator-policy', operatorPolicy, Object.keys(operatorPolicy.definition), {
      within: { ...without, operatorPolicy },
      without,
      isSure: isOnly(limiting) && isOnly(ordinary),
    }),
  );
}

/** An undeclared policy applies instead of the declared one, whose keys then have no effect. */
function byPolicy(entity: Exchange | Queue, indexes: Indexes, isDeclared: Governance['isDeclared'], version: Version | undefined) {
  const found = indexes.all(entity);
  const undeclared = found.policies.filter((policy) => !isDeclared(policy));
  if (undeclared.length === 0) return [];
  const [instead, limiting] = [indexes.declared(entity), indexes.operator(entity)];
  const without: Governed = { entity, policy: instead.policy, operatorPolicy: limiting.policy, version };
  return undeclared.flatMap((policy) => {
    const keys = new Set([...Object.keys(policy.definition), ...Object.keys(instead.policy?.definition ?? {})]);
    const isSure = isOnly(found) && isOnly(instead) && isOnly(limiting);
    return differing('policy', policy, [...keys], { within: { ...without, policy }, without, isSure });
  });
}

/** Whether it is certain which policy applies, or that none does. */
export function isOnly({ policies, orNone }: InEffect): boolean {
  return policies.length === 0 || (policies.length === 1 && !orNone);
}

interface Compared {
  readonly within: Governed;
  readonly without: Governed;
  readonly isSure: boolean;
}

/** The keys whose effective value depends on the policy. */
function differing(
  by: 'operator-policy' | 'policy',
  policy: Policy,
  keys: readonly string[],
  { within, without, isSure }: Compared,
): Row[] {
  const { entity } = within;
  const fate = fateOfAll(within);
  const own = fate === fateOfAll(without) ? undefined : fate;
  return keys.flatMap((key): Row[] => {
    if (!hasEffect(key, within)) return [];
    const [now, otherwise] = [settingOf(within, key), settingOf(without, key)];
    if (settingText(now) === settingText(otherwise)) return [];
    const isCertain = isSure && isSettingCertain(within, key) && isSettingCertain(without, key);
    const object = {
      key: keyOf(entity),
      kind: entity.kind,
      name: entity.name,
      ...(otherwise === undefined ? {} : { over: overridden(otherwise) }),
    };
    return [
      {
        ...{ by, vhost: policy.vhost, name: policy.name, key, object },
        ...(now === undefined ? {} : { value: now.value }),
        ...(own === undefined || !decidesFate(key, now) ? {} : { fate: own }),
        ...(isCertain ? {} : { unsure: true as const }),
      },
    ];
  });
}

/** Whether a key can be why all messages meet a fate: a limit of 0, or what the queue does then. */
function decidesFate(key: string, setting: Setting | undefined): boolean {
  return key === 'overflow' || key === 'dead-letter-exchange' || (limits.includes(key) && setting?.value === 0);
}

const limits: readonly string[] = ['message-ttl', 'max-length', 'max-length-bytes'];

/** Whether a key has an effect on the object. */
export function hasEffect(key: string, { entity, version }: Governed): boolean {
  if (entity.kind === 'exchange') return isForExchanges(key);
  return keyEffect(key, entity.type ?? 'classic', versionIn(measuredAs(version))) === 'obeyed';
}

/** The effective value as text, to be compared; undefined if nothing sets it. */
export function settingText(setting: Setting | undefined): string | undefined {
  return setting === undefined ? undefined : canonicalText(setting.value);
}

function overridden({ value, by, policy }: Setting): Overridden {
  return { value, by, ...(policy === undefined ? {} : { name: policy.name }) };
}
