// The fixes of policies and operator policies for a newer version: keys that it refuses or ignores are removed or moved to a policy of their own.
import type { Entity, Exchange, Policy, Queue, QueueType } from '../model/entity.ts';
import { type EntityKey, keyOf, nameText } from '../model/key.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import type { PropertyEdit, Unfixed, UpgradeFix, UpgradeFixes } from '../model/upgrade.ts';
import { type Arguments, sameValue } from '../model/values.ts';
import { capabilitiesOf } from '../rabbitmq/capabilities.ts';
import { limitingKeys } from '../rabbitmq/dead-lettering.ts';
import { leaderLocators, locatesClassicLeaders } from '../rabbitmq/leader-locators.ts';
import { isOutdated, type Limitation } from '../rabbitmq/limitations.ts';
import { lastMirroring } from '../rabbitmq/mirroring.ts';
import { keyEffect } from '../rabbitmq/policy-keys.ts';
import { queueTypes } from '../rabbitmq/queue-types.ts';
import type { Version } from '../rabbitmq/version.ts';
import { typed } from './upgrade.ts';
import { policiesThatEnd } from './upgrade-policies.ts';
import { type View, viewOf } from './view.ts';
import { subjectOf } from './words.ts';

const locatorKey = 'queue-master-locator';

/** A policy with what its fix depends on. */
interface Given {
  readonly declaration: Declaration;
  readonly policy: Policy;
  /** The topology before any fix, with the version before the upgrade. */
  readonly original: View;
  readonly key: EntityKey;
  readonly text: string;
  /** The keys that the target does not obey, or no longer accepts. */
  readonly outdated: readonly Limitation[];
  /** Whether a renamed locator excludes no queue from the policy, before or after the upgrade. */
  readonly renames: boolean;
}

/**
 * The fixes of the policies.
 * @param fixed the topology with the fixes of its queues, whose types decide about a renamed key
 */
export function policyFixes(fixed: Topology, topology: Topology, target: Version, from: Version | undefined): UpgradeFixes {
  const view = typed(viewOf(fixed, target));
  const original = typed(viewOf(topology, lastMirroring(from)));
  const able = capabilitiesOf(target);
  const ended = from === undefined ? [] : policiesThatEnd(typed(viewOf(topology, target)), viewOf(topology, from));
  const all = view.policyGroups.flatMap(({ kind, policies }) =>
    policies.flatMap((policy) => {
      const key = view.policyKey(policy);
      const declaration = topology.declarations.get(key);
      if (declaration?.presence !== 'present') return [];
      const outdated = able[kind](policy).filter((one) => one.of === 'key' && isOutdated(one));
      const given = {
        original,
        declaration,
        policy,
        key,
        text: view.policyText(policy),
        outdated,
        renames: renamesLocator(policy, view, from),
      };
      const voiding = ended.find((one) => one.key === key)?.properties ?? [];
      return [fixOf(given, voiding, view)];
    }),
  );
  return { fixes: all.flatMap(({ fix }) => (fix === undefined ? [] : [fix])), unfixed: all.flatMap(({ unfixed }) => unfixed) };
}

interface Outcome {
  readonly fix?: UpgradeFix;
  readonly unfixed: readonly Unfixed[];
}

function fixOf(given: Given, voiding: readonly string[], view: View): Outcome {
  const { declaration, policy, key, text, outdated } = given;
  const edits: PropertyEdit[] = [];
  const texts: string[] = [];
  const definition: { [key: string]: Arguments[string] } = { ...policy.definition };
  const names = outdated.map(({ name }) => name);
  const locator = given.renames ? leaderLocators[String(definition[locatorKey])] : undefined;
  const renamed = locator !== undefined && names.includes(locatorKey) && !Object.hasOwn(definition, 'queue-leader-locator');
  const removed = names.filter((name) => name !== locatorKey || !renamed);
  for (const name of names) delete definition[name];
  if (renamed) {
    definition['queue-leader-locator'] = locator;
    edits.push({ edit: 'rename', names: [locatorKey], to: ['queue-leader-locator'], value: locator });
    texts.push(`rename ${locatorKey} to queue-leader-locator: ${locator}`);
  }
  if (Object.keys(definition).length === 0) {
    const successor = successorOf(policy, view);
    if (successor !== undefined) {
      const reason = `${text} keeps ${names.join(', ')}: without it, policy ${nameText(successor.name)} would apply to its queues or exchanges`;
      return { unfixed: [{ key, properties: names, reason }] };
    }
    const after: Declaration = { ...declaration, presence: 'absent' };
    const reason = `set state: absent, as it sets only ${names.join(', ')}`;
    return { fix: { key, edits: [{ edit: 'set', names: ['state'], value: 'absent' }], texts: [reason], after }, unfixed: [] };
  }
  const widened = names.length === 0 ? undefined : newlyGoverned(given, definition, view);
  if (widened !== undefined) {
    const reason = `${text} keeps ${names.join(', ')}: without ${names.length === 1 ? 'it' : 'them'}, the policy would also apply to ${subjectOf(widened)}`;
    return { unfixed: [{ key, properties: names, reason }] };
  }
  if (removed.length > 0) texts.push(`remove ${removed.join(', ')}`);
  const split = voiding.filter((name) => Object.hasOwn(definition, name));
  const beside = split.length === 0 ? undefined : splitOf(policy, definition, split, view);
  const unsplit = split.length > 0 && beside === undefined;
  if (beside !== undefined) {
    for (const name of split) delete definition[name];
    texts.push(`move ${split.join(', ')} to policy ${nameText(beside.name)}, for ${beside.applyTo} only`);
  }
  edits.push(...[...removed, ...(beside === undefined ? [] : split)].map((name): PropertyEdit => ({ edit: 'remove', names: [name] })));
  const unfixed = unsplit ? [{ key, properties: split, reason: `${text} keeps ${split.join(', ')}: it cannot be split` }] : [];
  if (texts.length === 0) return { unfixed };
  const after: Declaration = { ...declaration, entity: withDefinition(declaration.entity, definition) };
  return { fix: { key, edits, texts, after, ...(beside === undefined ? {} : { beside }) }, unfixed };
}

/** The policy that would apply to a declared object instead of this one; its limits would take effect at once. */
function successorOf(policy: Policy, view: View): Policy | undefined {
  const as = view.policies.includes(policy) ? 'policy' : 'operatorPolicy';
  const declarations = new Map(view.topology.declarations);
  declarations.delete(view.policyKey(policy));
  const after = viewOf({ ...view.topology, declarations }, view.target);
  const governed = view.targets(policy).filter((entity) => view.governed(entity)[as] === policy);
  return governed.map((entity) => after.governed(entity)[as]).find((successor) => successor !== undefined);
}

/**
 * An object to which the policy does not apply because of a key that is removed (up to 3.13, such as a quorum queue and `queue-mode`), and that
 * would get a limit, or lose the settings of another policy.
 */
function newlyGoverned({ declaration, key, original }: Given, definition: Arguments, view: View): Exchange | Queue | undefined {
  const declarations = new Map(view.topology.declarations);
  declarations.set(key, { ...declaration, entity: withDefinition(declaration.entity, definition) });
  const after = viewOf({ ...view.topology, declarations }, original.target);
  const governs = (one: View, entity: Exchange | Queue): boolean => {
    const { policy, operatorPolicy } = one.governed(entity);
    return [policy, operatorPolicy].some((found) => found !== undefined && one.policyKey(found) === key);
  };
  const limits = limitingKeys.some((name) => Object.hasOwn(definition, name));
  const before = new Map([...original.queues, ...original.exchanges].map((entity) => [keyOf(entity), entity]));
  return [...after.queues, ...after.exchanges].find((entity) => {
    const old = before.get(keyOf(entity)) ?? entity;
    if (!governs(after, entity) || governs(original, old)) return false;
    return limits || original.governed(old).policy !== undefined;
  });
}

function withDefinition(entity: Entity, definition: Arguments): Entity {
  if (entity.kind === 'policy') return { ...entity, definition };
  return entity.kind === 'document' ? { ...entity, body: { ...entity.body, definition } } : entity;
}

/** Up to 3.13, a policy with queue-leader-locator applies to no classic queue. */
function renamesLocator(policy: Policy, view: View, from: Version | undefined): boolean {
  if (locatesClassicLeaders(from)) return true;
  return view.targets(policy).every((one) => one.kind === 'exchange' || (one.type !== undefined && one.type !== 'classic'));
}

const applyToOf = { classic: 'classic_queues', quorum: 'quorum_queues', stream: 'streams' } as const;

/**
 * The policy with all keys for the only type of queue that supports those that exclude others, with a higher priority. Undefined if there are
 * several types, the policy is an operator policy, or another policy would apply instead to one of its queues.
 */
function splitOf(policy: Policy, definition: Arguments, keys: readonly string[], view: View): Policy | undefined {
  const [type, ...others] = queueTypes.filter((one) => keys.every((key) => keyEffect(key, one, view.target) === 'obeyed'));
  const isPolicy = view.policies.includes(policy);
  if (type === undefined || others.length > 0 || !isPolicy || !['all', 'queues'].includes(policy.applyTo)) return undefined;
  const own: Policy = {
    ...policy,
    name: `${policy.name}-${applyToOf[type]}`,
    applyTo: applyToOf[type],
    priority: policy.priority + 1,
    definition: { ...definition },
  };
  const rest: Policy = { ...policy, definition: without(definition, keys) };
  if (view.topology.declarations.has(keyOf(own)) || Object.keys(rest.definition).length === 0) return undefined;
  return isAppliedAlike({ policy, own, rest, type }, view) ? own : undefined;
}

function without(definition: Arguments, keys: readonly string[]): Arguments {
  return Object.fromEntries(Object.entries(definition).filter(([key]) => !keys.includes(key)));
}

/** Whether each queue of the type keeps its definition, and each other one loses only the moved keys. */
function isAppliedAlike(
  { policy, own, rest, type }: { readonly policy: Policy; readonly own: Policy; readonly rest: Policy; readonly type: QueueType },
  view: View,
): boolean {
  const declarations = new Map(view.topology.declarations);
  declarations.set(keyOf(rest), { entity: rest, presence: 'present', protect: false });
  declarations.set(keyOf(own), { entity: own, presence: 'present', protect: false });
  const after = viewOf({ ...view.topology, declarations }, view.target);
  const targets = new Set(view.targets(policy).map(keyOf));
  return view.queues.every((queue: Queue) => {
    const now = after.governed(queue).policy;
    if (!targets.has(keyOf(queue))) return now?.name === view.governed(queue).policy?.name;
    const wanted = queue.type === type ? own : rest;
    const is = view.governed(queue).policy;
    // a policy of a higher priority applies before and after
    return is !== undefined && is !== policy && is.priority > policy.priority
      ? now?.name === is.name
      : sameValue(now?.definition ?? {}, wanted.definition);
  });
}
