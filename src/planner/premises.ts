// What a change depends on besides its own object: other objects, declared or not, and consumers, connections and links. A plan that was made
// earlier may delete an exchange, a policy or a permission that these now require. Each check applies a rule of planning again.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { type Observed, observationOf } from '../model/observed.ts';
import { type Block, type Change, interrupts, type Plan } from '../model/plan.ts';
import { exchangesNamedBy } from '../rabbitmq/dead-lettering.ts';
import { afterwards } from './afterwards.ts';
import { parseAllowance } from './allow.ts';
import { documentRefusals } from './document-refusals.ts';
import { effectsOf } from './effects.ts';
import { leftBy } from './foreseen.ts';
import { withSettingChanges } from './governing/setting-changes.ts';
import { withLinkQueues } from './link-queues.ts';
import { withRevoked } from './revoked.ts';
import { blockByPermission } from './risk.ts';
import { userRefusals } from './users.ts';
import { withContents } from './vhosts.ts';

type Broken = readonly [key: EntityKey, why: string];

/** The pending changes that a new plan would not make, or only with another risk, each with the reason; empty if objects are not visible. */
export function brokenPremises(plan: Plan, observed: Observed, isPending: (key: EntityKey) => boolean): ReadonlyMap<EntityKey, string> {
  const pending = plan.changes.filter(({ key, action }) => action !== 'keep' && isPending(key));
  if (!observed.complete || pending.length === 0) return new Map();
  return new Map([
    ...dropping(pending, observed),
    ...cascading(plan, pending, observed),
    ...named(plan, pending, observed),
    ...blocked(plan, pending, observed),
  ]);
}

/** Exchanges that `prune` covers only while nothing names them (references.ts). */
function* named(plan: Plan, pending: readonly Change[], observed: Observed): Iterable<Broken> {
  const pruned = new Set(pending.filter(isPrunedExchange).map(({ key }) => key));
  if (pruned.size === 0) return;
  const live = [...observed.observations.values()].flatMap((seen): readonly Entity[] => (seen.state === 'present' ? [seen.entity] : []));
  for (const entity of afterwards(plan, live)) {
    for (const key of exchangesNamedBy(entity))
      if (pruned.has(key)) yield [key, `${keyOf(entity)} names it as dead-letter or alternate exchange`];
  }
}

function isPrunedExchange({ action, before, reasons }: Change): boolean {
  return action === 'delete' && before?.kind === 'exchange' && reasons.includes('pruned');
}

/** AutoDelete exchanges that have since lost their other bindings, and would be deleted with the last one. New bindings are compared separately. */
function* cascading({ changes, steps }: Plan, pending: readonly Change[], observed: Observed): Iterable<Broken> {
  if (!pending.some(interrupts)) return;
  const known = new Set(changes.flatMap(({ key, cascades }) => [key, ...cascades.map((cascade) => cascade.key)]));
  for (const { entity } of steps) known.add(keyOf(entity));
  const { cascades } = effectsOf(new Map(pending.map((change) => [change.key, change])), observed);
  for (const [cause, lost] of cascades) {
    for (const { key, entity } of lost) {
      if (entity.kind === 'exchange' && !known.has(key)) yield [cause, `its deletion would also delete ${key}`];
    }
  }
}

/** Policies and types that put other values into effect than the plan shows, which can drop messages. */
function* dropping(pending: readonly Change[], observed: Observed): Iterable<Broken> {
  const shown = new Set(pending.flatMap(({ key, reasons }) => (reasons.includes('policy-can-drop') ? [key] : [])));
  for (const { key, reasons, settings = [] } of withSettingChanges(pending, observed, leftBy(observed, pending))) {
    if (!reasons.includes('policy-can-drop') || shown.has(key)) continue;
    const values = settings.map((one) => one.key).join(', ');
    yield [key, `with other policies that now exist, it can drop messages (${values})`];
  }
}

/** Changes that are now blocked by a rule for documents, or because what they delete or revoke is in use. */
function* blocked(plan: Plan, pending: readonly Change[], observed: Observed): Iterable<Broken> {
  const refused = new Map([...documentRefusals(plan.changes, observed), ...userRefusals(plan.changes, observed)]);
  for (const change of pending) {
    if (change.blocked !== undefined) continue;
    const block = refused.get(change.key) ?? unpermitted(change, observed);
    if (block !== undefined) yield [change.key, blockText(block)];
  }
}

/** The block of a change of a document or policy that the permissions of the plan do not override. Queues have guards on the broker. */
function unpermitted(change: Change, observed: Observed): Block | undefined {
  const entity = change.before ?? change.after;
  if (entity?.kind !== 'document' && entity?.kind !== 'policy') return undefined;
  const { facts: _, ...rest } = change;
  const seen = observationOf(observed, change.key);
  const now = { ...rest, ...(seen.state === 'present' ? { facts: seen.facts } : {}) };
  const used = withLinkQueues(withRevoked(withContents(now, observed), observed), observed);
  const allowances = (change.allowedBy ?? []).flatMap((text) => parseAllowance(text) ?? []);
  return blockByPermission(used, { complete: observed.complete, allowances, inFile: false });
}

function blockText({ code, refusals: [first] = [], allow }: Block): string {
  if (first !== undefined) return `${first.part}: ${first.how}`;
  return `a new plan is blocked (${code})${allow === undefined ? '' : `, unless --allow ${allow}`}`;
}
