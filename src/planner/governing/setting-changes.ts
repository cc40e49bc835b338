// What the policies and operator policies of a plan change for existing queues and exchanges: the value that takes effect for each key,
// before and after. Which of several values takes effect is asked of src/rabbitmq alone.
import type { Exchange, Policy, Queue } from '../../model/entity.ts';
import type { SettingChange } from '../../model/governing.ts';
import { append, grouped } from '../../model/grouped.ts';
import { documentKey, type EntityKey, keyOf } from '../../model/key.ts';
import { isLock } from '../../model/migration.ts';
import type { Observed } from '../../model/observed.ts';
import { type Change, interrupts } from '../../model/plan.ts';
import { byCodeUnits, canonicalText } from '../../model/values.ts';
import { anyPolicyOf } from '../../rabbitmq/operator-policies.ts';
import { type InEffect, type PolicyIndex, policyIndex } from '../../rabbitmq/policies.ts';
import { exchangesOfEveryVhost, isDefaultExchange } from '../../rabbitmq/predeclared.ts';
import { type Governed, isSettingCertain, type Setting, settingOf } from '../../rabbitmq/settings.ts';
import { type Version, versionOf } from '../../rabbitmq/version.ts';
import { lossesUnder } from '../losses.ts';
import { canDrop, dropsMessages, riskOf } from '../risk.ts';
import { hasEffect, isOnly, settingText } from './policies.ts';

/**
 * The changes, each policy and operator policy with what it changes; nothing where objects are not visible.
 * @param left the observation as the plan leaves it (leftBy)
 */
export function withSettingChanges(changes: readonly Change[], observed: Observed, left: Observed): readonly Change[] {
  const changed = new Map(changes.flatMap((change) => (isPut(change) ? [[change.key, change] as const] : [])));
  const retyped = changes.filter(isRetyped);
  if (!observed.complete || changed.size + retyped.length === 0) return changes;
  const before = worldOf(observed, () => true);
  const after = worldOf(left, (policy) => changed.get(keyOf(policy))?.action !== 'delete');
  const found = new Map<EntityKey, Found[]>();
  for (const change of retyped) for (const one of differencesOfType(change, before, after)) append(found, change.key, one);
  for (const one of differences(changes, changed, { observed, before, after })) append(found, one.change, one);
  return changes.map((change) => {
    const own = found.get(change.key);
    return own === undefined ? change : withDrops({ ...change, settings: joined(own) }, after, observed);
  });
}

/** A value of one object that a change changes. */
interface Found extends Omit<SettingChange, 'objects'> {
  readonly change: EntityKey;
  readonly object: SettingChange['objects'][number];
}

/** A queue that gets another type: other policies may apply to it. */
function isRetyped({ action, before, after }: Change): boolean {
  return (
    (action === 'migrate' || action === 'replace') && before?.kind === 'queue' && after?.kind === 'queue' && before.type !== after.type
  );
}

/** The values of policies that end or begin for a queue with its type; those of its arguments are fields of the change. */
function* differencesOfType({ key, before, after }: Change, now: World, then: World): Iterable<Found> {
  if (before?.kind !== 'queue' || after?.kind !== 'queue') return;
  const [old, next] = [governedIn(now, before), governedIn(then, after)];
  for (const { was, is, ...row } of differingSettings(old, next)) {
    const isOfPolicy = [was, is].some((one) => one?.policy !== undefined);
    if (isOfPolicy) yield { ...row, change: key, object: { key, kind: 'queue', name: after.name } };
  }
}

/** The change with a warning and the numbers of messages, if the values that take effect can drop any. */
function withDrops(change: Change, after: World, observed: Observed): Change {
  if (change.reasons.includes('policy-can-drop') || !canDrop(change)) return change;
  const rows = (change.settings ?? []).filter((row, _, all) => dropsMessages(row, all));
  const queues = new Set(rows.flatMap(({ objects }) => objects.flatMap(({ key, kind }) => (kind === 'queue' ? [key] : []))));
  const losses = lossesUnder(queues, after, observed);
  const reasons = [...change.reasons, 'policy-can-drop'] as const;
  return { ...change, reasons, risk: riskOf(change), ...(losses.length === 0 ? {} : { losses }) };
}

function isPut({ action, before, after }: Change): boolean {
  return ['create', 'update', 'delete'].includes(action) && anyPolicyOf(before ?? after) !== undefined;
}

/** The policies in force at one time. */
interface World {
  readonly ordinary: PolicyIndex;
  readonly operator: PolicyIndex;
  readonly version: Version | undefined;
}

function* differences(
  changes: readonly Change[],
  changed: ReadonlyMap<EntityKey, Change>,
  { observed, before, after }: { readonly observed: Observed; readonly before: World; readonly after: World },
): Iterable<Found> {
  const vhosts = new Set([...changed.values()].flatMap(({ before: old, after: next }) => (old ?? next)?.vhost ?? []));
  for (const { action, after: next } of changes) {
    if (action === 'create' && next?.kind === 'document' && next.of === 'vhost') vhosts.delete(next.vhost);
  }
  const ended = new Set(changes.filter(interrupts).map(({ key }) => key));
  for (const [key, entity] of governable(observed, vhosts)) if (!ended.has(key)) yield* differencesOf(entity, key, before, after, changed);
}

/** The live queues and exchanges of the virtual hosts, also server-named and predeclared ones, which policies match too (3.10.8, 4.0.5, 4.3.6). */
function governable({ observations }: Observed, vhosts: ReadonlySet<string>): ReadonlyMap<EntityKey, Exchange | Queue> {
  const found = new Map<EntityKey, Exchange | Queue>();
  for (const vhost of vhosts) {
    // a listing omits those that no file names; a policy has no effect on the default exchange
    const predeclared = exchangesOfEveryVhost(vhost).filter(({ name }) => !isDefaultExchange(name));
    for (const exchange of predeclared) found.set(keyOf(exchange), exchange);
  }
  for (const [key, seen] of observations) {
    if (seen.state !== 'present' || !vhosts.has(seen.entity.vhost)) continue;
    const { entity } = seen;
    // the lock belongs to the run that makes the plan
    if ((entity.kind === 'queue' || entity.kind === 'exchange') && !isLock(entity.name)) found.set(key, entity);
  }
  return found;
}

function worldOf({ observations, operatorPolicies = [], broker }: Observed, isInForce: (policy: Policy) => boolean): World {
  const version = versionOf(broker.version);
  const policies = [...observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'policy' && isInForce(seen.entity) ? [seen.entity] : [],
  );
  return { ordinary: policyIndex(policies, version), operator: policyIndex(operatorPolicies, version), version };
}

function* differencesOf(
  entity: Exchange | Queue,
  key: EntityKey,
  before: World,
  after: World,
  changed: ReadonlyMap<EntityKey, Change>,
): Iterable<Found> {
  const [old, next] = [governedIn(before, entity), governedIn(after, entity)];
  for (const { was, is, ...row } of differingSettings(old, next)) {
    const change = causeOf([is, was], old.governed, next.governed, changed);
    if (change !== undefined) yield { ...row, change, object: { key, kind: entity.kind, name: entity.name } };
  }
}

/** What governs an object, and whether nothing else may. */
interface Certainty {
  readonly governed: Governed;
  readonly isSure: boolean;
}

/** The keys of the policies that apply, of which another value takes effect. */
function* differingSettings(
  old: Certainty,
  next: Certainty,
): Iterable<Omit<SettingChange, 'objects'> & { readonly was: Setting | undefined; readonly is: Setting | undefined }> {
  const all = [old, next].flatMap(({ governed: { policy, operatorPolicy } }) => [policy, operatorPolicy]);
  const inEffect = all.filter((policy) => policy !== undefined);
  for (const key of new Set(inEffect.flatMap(({ definition }) => Object.keys(definition)))) {
    if (!hasEffect(key, old.governed) && !hasEffect(key, next.governed)) continue;
    const [was, is] = [settingOf(old.governed, key), settingOf(next.governed, key)];
    if (settingText(was) === settingText(is)) continue;
    const isSure = [old, next].every((one) => one.isSure && isSettingCertain(one.governed, key));
    yield {
      ...{ key, was, is },
      ...(was === undefined ? {} : { before: was.value }),
      ...(is === undefined ? {} : { after: is.value }),
      ...(isSure ? {} : { unsure: true as const }),
    };
  }
}

function governedIn({ ordinary, operator, version }: World, entity: Exchange | Queue): Certainty {
  const both: readonly [InEffect, InEffect] = [ordinary(entity), operator(entity)];
  const [{ policy }, { policy: operatorPolicy }] = both;
  return { governed: { entity, policy, operatorPolicy, version }, isSure: both.every(isOnly) };
}

/** The changed policy that sets the value, or that set it; otherwise one that applies, and whose change excludes another one. */
function causeOf(
  settings: readonly (Setting | undefined)[],
  old: Governed,
  next: Governed,
  changed: ReadonlyMap<EntityKey, Change>,
): EntityKey | undefined {
  const sources = settings.flatMap((setting) => (setting?.policy === undefined ? [] : [policyKeyOf(setting.by, setting.policy)]));
  const others = [next, old].flatMap(({ policy, operatorPolicy }) => [
    ...(policy === undefined ? [] : [policyKeyOf('policy', policy)]),
    ...(operatorPolicy === undefined ? [] : [policyKeyOf('operator-policy', operatorPolicy)]),
  ]);
  return [...sources, ...others].find((key) => changed.has(key));
}

function policyKeyOf(by: Setting['by'], { vhost, name, ...policy }: Policy): EntityKey {
  if (by === 'operator-policy') return documentKey('operator-policy', vhost, name);
  return keyOf({ ...policy, vhost, name });
}

/** Objects with the same difference are one row. */
function joined(found: readonly Found[]): readonly SettingChange[] {
  const groups = grouped(found, ({ key, before, after, unsure = false }) => canonicalText([key, before ?? [], after ?? [], unsure]));
  return [...groups.values()]
    .flatMap((group): SettingChange[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { change: _, object: __, ...row } = first;
      return [{ ...row, objects: group.map(({ object }) => object).sort((one, other) => byCodeUnits(one.key, other.key)) }];
    })
    .sort((one, other) => byCodeUnits(one.key, other.key) || byCodeUnits(one.objects[0]?.key ?? '', other.objects[0]?.key ?? ''));
}
