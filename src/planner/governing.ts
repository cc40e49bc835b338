// What no file declares and yet governs declared objects once the plan is applied: operator policies and undeclared policies. Which of
// several values takes effect is asked of src/rabbitmq alone.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { type GovernedObject, type Governing, governors, type Overridden } from '../model/governing.ts';
import { keyOf } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { byCodeUnits, canonicalText } from '../model/values.ts';
import { fateOfAll } from '../rabbitmq/dead-lettering.ts';
import { type InEffect, type PolicyIndex, policyIndex } from '../rabbitmq/policies.ts';
import { isForExchanges, keyEffect } from '../rabbitmq/policy-keys.ts';
import { type Governed, isSettingCertain, type Setting, settingOf } from '../rabbitmq/settings.ts';
import { measuredAs, type Version, versionIn, versionOf } from '../rabbitmq/version.ts';

/** Objects with everything that may govern them. */
export interface Governance {
  /** Declared exchanges and queues, as they are once the plan is applied. */
  readonly objects: readonly (Exchange | Queue)[];
  /** All policies in force then. */
  readonly policies: readonly Policy[];
  readonly isDeclared: (policy: Policy) => boolean;
  readonly observed: Observed;
}

/** One object of a row before objects with the same row are joined. */
type Row = Omit<Governing, 'objects'> & { readonly object: GovernedObject };

/** What governs the declared objects of a topology, in the order of governors, names and keys; nothing where policies are not visible. */
export function governingOf(topology: Topology, observed: Observed, changes: readonly Change[]): readonly Governing[] {
  if (!observed.complete) return [];
  return governingIn(governanceOf(topology, observed, changes));
}

/** The same for any objects. */
export function governingIn(governance: Governance): readonly Governing[] {
  const groups = grouped(rowsOf(governance), ({ by, vhost, name, key, value, fate = '', unsure = false }) =>
    canonicalText([by, vhost, name, key, ...(value === undefined ? [] : [value]), fate, unsure]),
  );
  const joined = groups.flatMap((group): Governing[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { object: _, ...row } = first;
    return [{ ...row, objects: group.map(({ object }) => object).sort((one, other) => byCodeUnits(one.key, other.key)) }];
  });
  return joined.sort(inOrder);
}

/** The values of each governor. */
export function byGovernor(governing: readonly Governing[]): readonly (readonly Governing[])[] {
  return grouped(governing, ({ by, vhost, name }) => canonicalText([by, vhost, name]));
}

function grouped<T>(items: readonly T[], idOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(idOf(item));
    if (group === undefined) groups.set(idOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function inOrder(one: Governing, other: Governing): number {
  return (
    governors.indexOf(one.by) - governors.indexOf(other.by) ||
    byCodeUnits(one.vhost, other.vhost) ||
    byCodeUnits(one.name, other.name) ||
    byCodeUnits(one.key, other.key) ||
    byCodeUnits(one.objects[0]?.key ?? '', other.objects[0]?.key ?? '')
  );
}

function governanceOf({ declarations }: Topology, observed: Observed, changes: readonly Change[]): Governance {
  const changed = new Map(changes.map((change) => [change.key, change]));
  const objects = [...declarations].flatMap(([key, { entity, presence }]): (Exchange | Queue)[] => {
    // what governs an external object is the business of its owner
    if (presence !== 'present' || entity.kind === 'binding' || entity.kind === 'policy') return [];
    const seen = observed.observations.get(key);
    const live = seen?.state === 'present' && seen.entity.kind === entity.kind ? seen.entity : undefined;
    // a queue declared without a type has that of the live one
    const type = entity.kind === 'queue' && live?.kind === 'queue' ? (entity.type ?? live.type) : undefined;
    return [type === undefined ? entity : { ...entity, type }];
  });
  const policies = new Map<string, Policy>();
  for (const [key, seen] of observed.observations) {
    if (seen.state === 'present' && seen.entity.kind === 'policy' && changed.get(key)?.action !== 'delete') policies.set(key, seen.entity);
  }
  for (const { key, action, after } of changes) if (after?.kind === 'policy' && action !== 'keep') policies.set(key, after);
  return { objects, policies: [...policies.values()], isDeclared: (policy) => declarations.has(keyOf(policy)), observed };
}

/** What applies to objects, with and without undeclared policies. */
interface Indexes {
  readonly all: PolicyIndex;
  readonly declared: PolicyIndex;
  readonly operator: PolicyIndex;
}

function rowsOf({ objects, policies, isDeclared, observed }: Governance): readonly Row[] {
  const operators = observed.operatorPolicies ?? [];
  if (operators.length === 0 && policies.every(isDeclared)) return [];
  const version = versionOf(observed.broker.version);
  const indexes = {
    all: policyIndex(policies, version),
    declared: policyIndex(policies.filter(isDeclared), version),
    operator: policyIndex(operators, version),
  };
  return objects.flatMap((entity) => [...byOperator(entity, indexes, version), ...byPolicy(entity, indexes, isDeclared, version)]);
}

function byOperator(entity: Exchange | Queue, { all, operator }: Indexes, version: Version | undefined): readonly Row[] {
  const [ordinary, limiting] = [all(entity), operator(entity)];
  const without: Governed = { entity, policy: ordinary.policy, version };
  return limiting.policies.flatMap((operatorPolicy) =>
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
function isOnly({ policies, orNone }: InEffect): boolean {
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
    if (textOf(now) === textOf(otherwise)) return [];
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

function hasEffect(key: string, { entity, version }: Governed): boolean {
  if (entity.kind === 'exchange') return isForExchanges(key);
  return keyEffect(key, entity.type ?? 'classic', versionIn(measuredAs(version))) === 'obeyed';
}

function textOf(setting: Setting | undefined): string | undefined {
  return setting === undefined ? undefined : canonicalText(setting.value);
}

function overridden({ value, by, policy }: Setting): Overridden {
  return { value, by, ...(policy === undefined ? {} : { name: policy.name }) };
}
