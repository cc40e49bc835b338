// From drafts to changes: what each of them deletes along with its object, how dangerous it is, and what keeps it from being applied.
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import { type Change, interrupts, type Step } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { anyPolicyOf } from '../rabbitmq/operator-policies.ts';
import type { Allowance } from './allow.ts';
import type { Draft } from './diff.ts';
import type { Drafts } from './drafts.ts';
import { type Effects, effectsOf } from './effects.ts';
import { fencingOf } from './fences.ts';
import { blockOfForeign, markForeign } from './foreign.ts';
import { lossesOf } from './losses.ts';
import { exchangeCascades } from './migration/exchange.ts';
import { queueCascades } from './migration/queue.ts';
import { stepsOf } from './order.ts';
import { permissionsOf } from './permissions.ts';
import { type RebindingEffects, rebindingEffects } from './rebinding-parts.ts';
import { remediesOf } from './remedies.ts';
import { blastRadius, blockOf, canDrop, riskOf } from './risk.ts';
import { lostTopicPermissions } from './topic-permissions.ts';
import { lostWithUser } from './users.ts';

/** Shared: of 60,000 changes, most have no cascades. */
const none: readonly never[] = [];

/** What the changes depend on besides the drafts. */
export interface ChangeInput {
  readonly topology: Topology;
  readonly observed: Observed;
  readonly allowances: readonly Allowance[];
}

/** What follows from all drafts together. */
interface Consequences {
  readonly effects: Effects;
  readonly again: RebindingEffects;
  /** Drafts that would delete an autoDelete exchange that topo must not delete. */
  readonly taking: ReadonlySet<EntityKey>;
}

/** The changes in key order and their steps. Refusals of the broker and limits are not considered yet. */
export function changesOf(made: Drafts, input: ChangeInput): { readonly changes: readonly Change[]; readonly steps: readonly Step[] } {
  const { drafts, renames, rebindings } = made;
  const { topology, observed, allowances } = input;
  const effects = effectsOf(drafts, observed, renames);
  const again = rebindingEffects(rebindings, effects, drafts);
  const taking = new Set([...effects.vanishing, ...again.vanishing].flatMap(([key, cause]) => (isKept(key, topology) ? [cause] : [])));
  const unsorted = [...drafts.values()].map((draft) => changeOf(draft, made, { effects, again, taking }, input));
  const changes = blastRadius(unsorted, observed, topology, allowances).toSorted((a, b) => byCodeUnits(a.key, b.key));
  return { changes, steps: stepsOf(changes, fencingOf(observed)) };
}

function changeOf(draft: Draft, made: Drafts, consequences: Consequences, input: ChangeInput): Change {
  const { effects, again, taking } = consequences;
  const all = cascadesOf(draft.key, made, consequences);
  const world = { ...input, observed: made.ahead, drafts: made.drafts };
  // the bindings of a renamed queue belong to it, under both of its names
  const cascades =
    draft.rename === undefined
      ? [...markForeign(all, world), ...lostTopicPermissions(draft, all, world), ...lostWithUser(draft, made.drafts, made.ahead)]
      : all;
  const own: Change['blocked'] = taking.has(draft.key)
    ? { code: 'auto-delete-cascade' }
    : blockOf(draft, made.ahead, input.topology, input.allowances);
  const blocked = own ?? blockOfForeign({ cascades }, input.allowances);
  const unbound = effects.unbindFirst.get(draft.key);
  const remedies = own !== undefined && hasRemedies(own) ? remediesOf(draft, made.ahead) : [];
  const rebinding = again.parts.get(draft.key);
  const allowedBy = permissionsOf(draft, cascades, input);
  const put = canDrop(draft) ? anyPolicyOf(draft.after) : undefined;
  const losses = put === undefined ? [] : lossesOf(put, input.observed, draft.after?.kind === 'document' ? 'operator policy' : 'policy');
  return {
    ...withFactsThatMatter(withoutTrouble(draft)),
    reasons: canDrop(draft) ? [...draft.reasons, 'policy-can-drop'] : draft.reasons,
    risk: riskOf(draft),
    cascades: cascades.length === 0 ? none : cascades.toSorted((a, b) => byCodeUnits(a.key, b.key)),
    ...(unbound === undefined ? {} : { unbindsFirst: unbound }),
    ...(rebinding === undefined ? {} : { rebinding }),
    ...(blocked === undefined ? {} : { blocked }),
    ...(allowedBy.length === 0 ? {} : { allowedBy }),
    ...(losses.length === 0 ? {} : { losses }),
    ...(remedies.length === 0 ? {} : { remedies }),
  };
}

/** A copy without some properties takes several times the memory of the draft, which nearly always has neither of them. */
function withoutTrouble(draft: Draft): Omit<Draft, 'trouble' | 'down'> {
  if (draft.trouble === undefined && draft.down === undefined) return draft;
  const { trouble: _, down: __, ...rest } = draft;
  return rest;
}

function cascadesOf(key: EntityKey, made: Drafts, { effects, again }: Consequences): Change['cascades'] {
  return [...(effects.cascades.get(key) ?? cascadesOfMigration(key, made)), ...(again.cascades.get(key) ?? [])];
}

function cascadesOfMigration(key: EntityKey, { drafts, migrations, renames }: Drafts): Change['cascades'] {
  const [queue, exchange, rename] = [migrations.queues.get(key), migrations.exchanges.get(key), renames.get(key)];
  if (rename !== undefined) return rename.cascades;
  if (queue !== undefined) return queueCascades(queue, drafts);
  return exchange === undefined ? [] : exchangeCascades(exchange, drafts);
}

/** The users of a queue are kept only if it is deleted; otherwise they would only lengthen the plan. */
function withFactsThatMatter<Any extends Omit<Draft, 'trouble'>>(draft: Any): Any {
  if (draft.facts === undefined || interrupts(draft) || draft.before?.kind === 'document') return draft;
  if (draft.facts.attached === undefined && draft.facts.publishRate === undefined) return draft;
  const { attached: _, publishRate: __, ...facts } = draft.facts;
  return { ...draft, facts };
}

/** Whether a flag or a policy is a remedy. */
function hasRemedies({ code }: NonNullable<Change['blocked']>): boolean {
  return code === 'attribute-immutable' || code === 'queue-not-idle';
}

/** Objects that topo never deletes, not even temporarily. */
function isKept(key: EntityKey, topology: Topology): boolean {
  const declaration = topology.declarations.get(key);
  return declaration?.presence === 'external' || declaration?.protect === true;
}
