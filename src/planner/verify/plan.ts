// Whether a saved plan does what it shows. Its checksum only shows that it is complete: the author of a plan can also write a checksum.
// So its steps are derived again from its changes, each change must agree with its two forms, and so must everything that `show` prints.
import type { Entity } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, nameText, queueKey } from '../../model/key.ts';
import type { Change, Plan, Step } from '../../model/plan.ts';
import { digestOf } from '../digest.ts';
import { unshownFencing } from '../fences.ts';
import { summarise } from '../make-plan.ts';
import { stepsOf } from '../order.ts';
import { cascadeFault, surroundingsOf } from './cascades.ts';
import { changeFault, isSame } from './change.ts';
import { partsFault } from './parts.ts';
import { planRule } from './plan-rules.ts';
import { type Fault, first } from './rules.ts';

/** What is wrong with a saved plan. `structure`: it is no plan of this version; `content`: parts of it contradict each other. */
export interface PlanFault {
  readonly of: 'structure' | 'content';
  /** A clause with the place: the key of a change, or the number of a step. */
  readonly text: string;
}

/** The first fault of JSON that may be a plan; undefined if it is a plan that does what it shows. Never throws. */
export function planFault(content: unknown): PlanFault | undefined {
  try {
    const structure = planRule.fault(content, 'plan');
    if (structure !== undefined) return { of: 'structure', text: structure };
    const text = contentFault(content as Plan);
    return text === undefined ? undefined : { of: 'content', text };
  } catch (error) {
    if (error instanceof RangeError) return { of: 'structure', text: 'plan: expected fewer levels' };
    throw error;
  }
}

function contentFault(plan: Plan): Fault {
  return (
    namesFault(plan) ??
    changesFault(plan) ??
    restFault(plan) ??
    stepsFault(plan.steps, stepsOf(plan.changes, plan.fencing)) ??
    fencingFault(plan) ??
    (isSame(plan.summary, summarise(plan.changes, plan.undeclared.length))
      ? undefined
      : 'summary: its counts are not those of the changes') ??
    (plan.digest === digestOf(plan.vhosts, plan.changes, plan.steps) ? undefined : 'digest: it does not match the content')
  );
}

/** Each object of the plan is shown once, and in a virtual host of the plan. */
function namesFault({ vhosts, changes, undeclared, governing, links = [], routes, left = [] }: Plan): Fault {
  const all = new Set(vhosts);
  if (all.size !== vhosts.length) return 'vhosts: expected each virtual host once';
  // documents of the whole broker have an empty one
  const isIn = (vhost: string): Fault => (vhost === '' || all.has(vhost) ? undefined : `vhosts: ${nameText(vhost)} is not among them`);
  const entities = (function* (): Iterable<Entity | undefined> {
    for (const { before, after, cascades, migration, rename, rebinding, unbindsFirst = [] } of changes) {
      yield* [before, after];
      for (const { entity } of cascades) yield entity;
      for (const { binding } of unbindsFirst) yield binding;
      if (rebinding !== undefined) yield* [...rebinding.exchanges, ...rebinding.bindings, ...rebinding.arriving];
      if (migration !== undefined) yield migration.holding;
      if (rename !== undefined) yield rename.from;
    }
    // what is left out may be in a virtual host that is left out
    for (const { entity } of undeclared) yield entity;
  })();
  const changed = new Set(changes.map(({ key }) => key));
  if (changed.size !== changes.length) return 'changes: expected one per object';
  return (
    first(entities, (entity) => (entity === undefined ? undefined : isIn(entity.vhost))) ??
    first([...governing, ...links], ({ vhost }) => isIn(vhost)) ??
    first([...(routes?.gained ?? []), ...(routes?.lost ?? [])], ({ vhost }) => isIn(vhost)) ??
    first([...undeclared, ...left], ({ key, entity }) => {
      if (entity !== undefined && keyOf(entity) !== key) return `${key}: it has another key`;
      return changed.has(key) ? `${key}: it is shown as left unchanged, and as a change` : undefined;
    })
  );
}

function changesFault(plan: Plan): Fault {
  const around = surroundingsOf(plan);
  return (
    first(plan.changes, (change) => {
      const fault = changeFault(change, plan.complete) ?? partsFault(change, around.changes, plan.complete) ?? cascadeFault(change, around);
      return fault === undefined ? undefined : `${change.key}: it ${fault}`;
    }) ?? reboundFault(plan.changes)
  );
}

/** The changes of a rebinding have its reason, and one of them shows the effect on publishers. */
function reboundFault(changes: readonly Change[]): Fault {
  const rebound = new Set<EntityKey>();
  const byKey = new Map(changes.map((change) => [change.key, change] as const));
  const fault = first(changes, ({ key, rebinding }) => {
    if (rebinding === undefined) return undefined;
    const keys = [...rebinding.arriving, ...[...rebinding.leaving, ...rebinding.returning].map(({ binding }) => binding)].map(keyOf);
    if (keys.some((one) => rebound.has(one))) return `${key}: it rebinds what another change rebinds`;
    for (const one of keys) rebound.add(one);
    return keys.some((one) => byKey.get(one)?.gap !== undefined) ? undefined : `${key}: it does not show the effect on publishers`;
  });
  return (
    fault ??
    first(changes, ({ key, action, reasons, gap }) => {
      const isMarked = reasons.includes('unbind-first') || reasons.includes('rebind-allowed');
      if (isMarked !== rebound.has(key))
        return `${key}: it ${isMarked ? 'is shown as rebound, and is not' : 'is rebound, and not shown so'}`;
      return (gap !== undefined || action === 'rebind') && !isMarked ? `${key}: it is shown as unbound first, and is not` : undefined;
    })
  );
}

/** What does not decide any step. */
function restFault({ changes, steps, routes, governing, origins, over, complete }: Plan): Fault {
  const keys = new Set<string>(changes.map(({ key }) => key));
  if (over === 'amqp' && complete) return 'complete: not everything is visible over AMQP';
  if (routes !== undefined && (!complete || steps.length === 0)) return 'routes: expected none';
  const origin = Object.keys(origins).find((key) => !keys.has(key));
  if (origin !== undefined) return `origins: ${origin} is not among the changes`;
  return first(governing, ({ vhost, objects }) =>
    first(objects, ({ key, kind, name }) =>
      key === (kind === 'queue' ? queueKey : exchangeKey)(vhost, name) ? undefined : `governing: ${key} has another key`,
    ),
  );
}

/** What the fences of the plan cannot promise is shown. */
function fencingFault(plan: Plan): Fault {
  const hidden = unshownFencing(plan);
  return hidden === undefined ? undefined : `fencing: ${hidden}`;
}

/** The first step that the changes do not give, or that is missing or in another place. */
function stepsFault(steps: readonly Step[], right: readonly Step[]): Fault {
  for (let at = 0; at < Math.max(steps.length, right.length); at += 1) {
    const [found, expected] = [steps[at], right[at]];
    if (isSame(found ?? null, expected ?? null)) continue;
    const wanted = expected === undefined ? 'no further step' : `${expected.do} ${keyOf(expected.entity)} in level ${expected.level}`;
    return `step ${at + 1}: ${found === undefined ? 'missing' : 'not what the changes give'}; expected ${wanted}`;
  }
  return undefined;
}
