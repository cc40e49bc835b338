// Why a queue or exchange behaves as it does: each setting with its source and the values that do not take effect, and each policy that matches.
// Which of several values takes effect is asked of src/rabbitmq alone.
import type { Exchange, Policy, Queue, QueueType } from '../../model/entity.ts';
import { byCodeUnits } from '../../model/values.ts';
import type { PolicyStanding, SettingRule, SourcedValue, Why, WhyPolicy, WhySetting } from '../../model/why.ts';
import { byPriority, type InEffect, policyIndex, targetsOf } from '../../rabbitmq/policies.ts';
import { keyEffect, policyKey } from '../../rabbitmq/policy-keys.ts';
import {
  deliveryLimitOf,
  type Governed,
  isSettingCertain,
  type Merge,
  overruledOf,
  type Setting,
  settingOf,
} from '../../rabbitmq/settings.ts';
import { measuredAs, type Version, versionIn } from '../../rabbitmq/version.ts';
import { hasEffect, isOnly } from './policies.ts';

/** What may govern the object: policies and operator policies of its virtual host; others are ignored. */
export interface WhyInput {
  readonly policies: readonly Policy[];
  readonly operatorPolicies: readonly Policy[];
  readonly version: Version | undefined;
}

/** The settings of one queue or exchange. A queue without a type counts as classic. */
export function whyOf(entity: Exchange | Queue, { policies, operatorPolicies, version }: WhyInput): Omit<Why, 'governing'> {
  const [ordinary, limiting] = [policies, operatorPolicies].map((all) => policyIndex(all, version)(entity)) as [InEffect, InEffect];
  const governed: Governed = { entity, policy: ordinary.policy, operatorPolicy: limiting.policy, version };
  const isSure = isOnly(ordinary) && isOnly(limiting);
  const { kind, vhost, name, type } = entity;
  return {
    ...{ kind, vhost, name },
    ...(type === undefined ? {} : { type }),
    settings: keysOf(governed).flatMap((key) => settingFor(governed, key, isSure)),
    policies: [
      ...standingsOf('policy', entity, policies, ordinary, version),
      ...standingsOf('operator-policy', entity, operatorPolicies, limiting, version),
    ],
  };
}

/** Policy keys that something sets or that have a default, then arguments that no policy can set. */
function keysOf({ entity, policy, operatorPolicy }: Governed): readonly string[] {
  const keys = [
    ...Object.keys(entity.arguments).map((name) => keyOfArgument(entity.kind, name)),
    ...[policy, operatorPolicy].flatMap((one) => Object.keys(one?.definition ?? {})),
    ...(entity.kind === 'queue' && entity.type === 'quorum' ? ['delivery-limit'] : []),
  ];
  return [...new Set(keys)].sort(byCodeUnits);
}

function keyOfArgument(kind: 'exchange' | 'queue', name: string): string {
  const key = kind === 'queue' ? name.replace(/^x-/, '') : name;
  return policyKey(key) === undefined ? name : key;
}

function settingFor(governed: Governed, key: string, isSure: boolean): readonly WhySetting[] {
  const { entity } = governed;
  if (policyKey(key) === undefined && Object.hasOwn(entity.arguments, key)) {
    return [{ key, inForce: { value: entity.arguments[key] ?? null, by: 'argument' }, overruled: [] }];
  }
  if (!hasEffect(key, governed)) {
    const useless = [settingOf(governed, key), ...overruledOf(governed, key).map(({ setting }) => setting)];
    const overruled = useless.flatMap((one) => (one === undefined ? [] : [{ ...sourced(one), rule: 'no-effect' as const }]));
    return overruled.length === 0 ? [] : [{ key, overruled }];
  }
  const inForce = inForceOf(governed, key);
  const overruled = overruledOf(governed, key).map(({ setting, rule }) => ({ ...sourced(setting), rule: ruleNames[rule] }));
  if (inForce === undefined && overruled.length === 0) return [];
  const isCertain = isSure && isSettingCertain(governed, key);
  return [{ key, ...(inForce === undefined ? {} : { inForce }), overruled, ...(isCertain ? {} : { unsure: true as const }) }];
}

function inForceOf(governed: Governed, key: string): SourcedValue | undefined {
  const setting = settingOf(governed, key);
  if (setting !== undefined) return sourced(setting);
  const limit = key === 'delivery-limit' ? deliveryLimitOf(governed) : undefined;
  return limit === undefined ? undefined : { value: limit.returns, by: 'default' };
}

function sourced({ value, by, policy }: Setting): SourcedValue {
  return { value, by, ...(policy === undefined ? {} : { name: policy.name }) };
}

const ruleNames: { readonly [rule in Merge]: SettingRule } = {
  lower: 'lower',
  higher: 'higher',
  'non-negative': 'non-negative',
  argument: 'argument',
  policy: 'policy',
  neither: 'no-effect',
};

/** The policies that match the object, those that topo cannot evaluate included. */
function standingsOf(
  by: WhyPolicy['by'],
  entity: Exchange | Queue,
  all: readonly Policy[],
  inEffect: InEffect,
  version: Version | undefined,
): readonly WhyPolicy[] {
  const targets = targetsOf(all, [entity]);
  const matching = all.filter((policy) => targets.get(policy)?.length === 1 || inEffect.policies.includes(policy));
  return matching.toSorted(byPriority).map((policy) => ({
    ...{ by, name: policy.name, priority: policy.priority, pattern: policy.pattern },
    standing: standingOf(policy, entity, inEffect, version),
  }));
}

function standingOf(policy: Policy, entity: Exchange | Queue, inEffect: InEffect, version: Version | undefined): PolicyStanding {
  if (inEffect.policies.includes(policy)) return { is: isOnly(inEffect) ? 'applies' : 'possible' };
  const keys = entity.kind === 'queue' ? voiding(policy, entity.type ?? 'classic', version) : [];
  const [first] = inEffect.policies;
  // without a policy in effect, nothing outranks it: then its keys are the reason
  return keys.length > 0 || first === undefined ? { is: 'void', keys } : { is: 'outranked', over: (inEffect.policy ?? first).name };
}

function voiding({ definition }: Policy, type: QueueType, version: Version | undefined): readonly string[] {
  return Object.keys(definition).filter((key) => keyEffect(key, type, versionIn(measuredAs(version))) === 'void');
}
