// (Topology, Observed) to Plan. Pure: no I/O, no clock; the same input gives the same plan, whatever the order of files and keys was.
import type { Code } from '../model/codes.ts';
import type { Span } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import { type EntityKey, pruneKey, queueKey } from '../model/key.ts';
import { isLocked, type Observed, observationOf } from '../model/observed.ts';
import { type Change, interrupts, type Plan, planFormatVersion, type Summary } from '../model/plan.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import type { Allowance } from './allow.ts';
import { compare, type Draft, owned } from './diff.ts';
import { digestOf } from './digest.ts';
import { doublesOf } from './doubles.ts';
import { effectsOf } from './effects.ts';
import { blockOfForeign, markForeign } from './foreign.ts';
import { governingOf } from './governing/governing.ts';
import { exceededLimits } from './limits.ts';
import { lossesOf } from './losses.ts';
import { exchangeCascades, exchangeMigrations } from './migration/exchange.ts';
import { foreseen } from './migration/limits.ts';
import { migrating, queueCascades, queueMigrations } from './migration/queue.ts';
import { noticesOf } from './notices.ts';
import { type Migrations, stepsOf } from './order.ts';
import { rebindingsOf, rebound } from './rebinding.ts';
import { rebindingSteps } from './rebinding-steps.ts';
import { dispensable } from './references.ts';
import { foreseeRefusals } from './refusals.ts';
import { remediesOf } from './remedies.ts';
import { blastRadius, blockOf, blockRefused, canDrop, isNamedAsLost, riskOf } from './risk.ts';
import { sharesOf } from './shares.ts';
import { topicRefusals } from './topic-refusals.ts';
import { uncertainWeights, withoutCertainEffect } from './uncertain-weights.ts';
import { pruneListOf, sortUndeclared } from './undeclared.ts';

/** The input of a plan. */
export interface PlanInput {
  readonly topology: Topology;
  readonly observed: Observed;
  readonly origins: Origins;
  readonly allowances: readonly Allowance[];
  /** Version of topo, noted in the plan. */
  readonly version: string;
  /** Objects that the plan leaves as they are, although it would change them. */
  readonly leave?: ReadonlySet<EntityKey>;
  /** Whether an apply of the plan opens AMQP connections and takes the lock; default true. */
  readonly overAmqp?: boolean;
}

/** Makes the plan. */
export function makePlan({ topology, observed, origins, allowances, version, leave, overAmqp = true }: PlanInput): Plan {
  const { deletions, kept } = sortUndeclared(topology, observed, allowances);
  const drafts = new Map<EntityKey, Draft>();
  for (const [key, declaration] of topology.declarations) {
    const observation = observationOf(observed, key);
    const draft = isOwned(declaration.entity, topology, observed)
      ? owned(key, declaration.entity, observation)
      : compare(key, declaration, observation);
    if (draft !== undefined) drafts.set(key, draft);
  }
  for (const key of dispensable(topology, observed)) {
    const draft = drafts.get(key);
    if (draft?.trouble === 'external-missing') drafts.set(key, withoutTrouble(draft));
  }
  for (const draft of deletions) drafts.set(draft.key, draft);
  for (const key of leave ?? []) drafts.delete(key);
  const ahead = foreseen(observed, drafts.values());
  const migrations = {
    queues: queueMigrations(drafts, ahead, topology, allowances),
    exchanges: exchangeMigrations(drafts, ahead, topology, allowances),
  };
  for (const [key, found] of [...migrations.queues, ...migrations.exchanges]) {
    const draft = drafts.get(key);
    if (draft !== undefined) drafts.set(key, migrating(draft, found));
  }
  const shares = sharesOf({ drafts, observed, topology });
  const rebindings = rebindingsOf(shares, observed, allowances);
  for (const draft of [...rebound(rebindings), ...withoutCertainEffect(shares, rebindings, topology)]) drafts.set(draft.key, draft);
  const effects = effectsOf(drafts, observed);
  const again = rebindingSteps(rebindings, effects, drafts);
  const finish = ({ trouble: _, ...draft }: Draft, block: Change['blocked']): Change => {
    const along = [
      ...(effects.cascades.get(draft.key) ?? cascadesOfMigration(draft.key, migrations, drafts)),
      ...(again.cascades.get(draft.key) ?? []),
    ];
    const cascades = markForeign(along, { topology, observed: ahead, drafts });
    const blocked = block ?? blockOfForeign({ cascades }, allowances);
    const unbound = effects.unbindFirst.get(draft.key)?.length;
    const remedies = block !== undefined && hasRemedies(block) ? remediesOf(draft, ahead) : [];
    const losses = draft.after?.kind === 'policy' && canDrop(draft) ? lossesOf(draft.after, observed) : [];
    return {
      ...withFactsThatMatter(draft),
      reasons: canDrop(draft) ? [...draft.reasons, 'policy-can-drop'] : draft.reasons,
      risk: riskOf(draft),
      cascades: [...cascades].sort((a, b) => byCodeUnits(a.key, b.key)),
      ...(unbound === undefined ? {} : { unbindsFirst: unbound }),
      ...(blocked === undefined ? {} : { blocked }),
      ...(losses.length === 0 ? {} : { losses }),
      ...(remedies.length === 0 ? {} : { remedies }),
    };
  };
  const taking = new Set([...effects.vanishing, ...again.vanishing].flatMap(([key, cause]) => (isKept(key, topology) ? [cause] : [])));
  const takesAlong = (draft: Draft): Change['blocked'] => (taking.has(draft.key) ? { code: 'auto-delete-cascade' } : undefined);
  const unsorted = [...drafts.values()].map((draft) => finish(draft, takesAlong(draft) ?? blockOf(draft, ahead, topology, allowances)));
  const safe = blastRadius(unsorted, observed, topology, allowances).toSorted((a, b) => byCodeUnits(a.key, b.key));
  const steps = stepsOf(safe, effects, { migrations, rebindings: again, lost: (change) => isNamedAsLost(change, allowances) });
  const refusals = foreseeRefusals(safe, steps, observed);
  const exceeded = exceededLimits(steps, observed, overAmqp);
  const changes = blockRefused(safe, new Map([...exceeded.refused, ...topicRefusals(safe, steps, observed), ...refusals.refused]));
  const dropped = new Set(changes.flatMap((change) => change.cascades.filter(({ restored }) => !restored).map(({ key }) => key)));
  const left = kept.filter(({ key }) => !dropped.has(key)).sort((a, b) => byCodeUnits(a.key, b.key));
  return {
    formatVersion: planFormatVersion,
    topo: version,
    broker: observed.broker,
    over: observed.over,
    complete: observed.complete,
    vhosts: topology.vhosts,
    changes,
    steps,
    undeclared: left,
    governing: governingOf(topology, observed, changes),
    notices: [
      ...noticesOf(topology, observed),
      ...uncertainWeights(shares, rebindings, topology, observed),
      ...doublesOf(changes, left, observed),
      ...refusals.notices,
      ...exceeded.notices,
    ],
    summary: summarise(changes, left.length),
    origins: originsOf(changes, origins),
    digest: digestOf(topology.vhosts, changes, steps),
  };
}

function withoutTrouble({ trouble: _, ...draft }: Draft): Draft {
  return draft;
}

/** The users of a queue are kept only if it is deleted; otherwise they would only lengthen the plan. */
function withFactsThatMatter<Any extends Omit<Draft, 'trouble'>>(draft: Any): Any {
  if (draft.facts === undefined || interrupts(draft)) return draft;
  if (draft.facts.attached === undefined && draft.facts.publishRate === undefined) return draft;
  const { attached: _, publishRate: __, ...facts } = draft.facts;
  return { ...draft, facts };
}

function cascadesOfMigration(key: EntityKey, { queues, exchanges }: Migrations, drafts: ReadonlyMap<EntityKey, Draft>): Change['cascades'] {
  const [queue, exchange] = [queues.get(key), exchanges.get(key)];
  if (queue !== undefined) return queueCascades(queue, drafts);
  return exchange === undefined ? [] : exchangeCascades(exchange, drafts);
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

/** A binding to an exclusive queue is created by the queue's own connection; every other connection receives 405. */
function isOwned(entity: Entity, topology: Topology, observed: Observed): boolean {
  if (entity.kind !== 'binding' || entity.destinationType !== 'queue') return false;
  const key = queueKey(entity.vhost, entity.destination);
  const queue = topology.declarations.get(key)?.entity;
  return isLocked(observed.observations.get(key)) || (queue?.kind === 'queue' && queue.exclusive);
}

function summarise(changes: readonly Change[], left: number): Summary {
  const counts = new Map<Change['action'], number>();
  const reasons = new Map<Code, number>();
  let blocked = 0;
  for (const change of changes) {
    counts.set(change.action, (counts.get(change.action) ?? 0) + 1);
    if (change.blocked !== undefined) blocked += 1;
    if (change.action === 'keep') for (const reason of change.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const count = (action: Change['action']): number => counts.get(action) ?? 0;
  const kept = (reason: Code): number => reasons.get(reason) ?? 0;
  const [uncompared, owned] = [kept('attributes-unknown') + kept('not-visible'), kept('connection-owned')];
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    migrate: count('migrate'),
    delete: count('delete'),
    ensure: count('ensure'),
    rebind: count('rebind'),
    unchanged: count('keep') - uncompared - owned,
    uncompared,
    owned,
    blocked,
    undeclared: left,
  };
}

function originsOf(changes: readonly Change[], origins: Origins): Plan['origins'] {
  const found: { [key: EntityKey]: Span } = {};
  for (const change of changes) {
    const entity = change.before ?? change.after;
    const span =
      origins.get(change.key) ??
      (change.action === 'delete' && entity !== undefined ? origins.get(pruneKey(entity.vhost, pruneListOf(entity))) : undefined);
    if (span !== undefined) found[change.key] = span;
  }
  return found;
}
