// A plan as a graph: the live and the declared topology in one picture, with the planned action on each node and edge.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Change, Plan } from '../model/plan.ts';
import { drawChange, withOutage } from './build.ts';
import type { Graph, GraphNode, Mark } from './model.ts';
import type { Snapshot } from './snapshot.ts';

/** The states before and after a plan, as far as it describes them. */
export function snapshotsOf(plan: Plan): { readonly before: Snapshot; readonly after: Snapshot; readonly old: ReadonlySet<EntityKey> } {
  const presence = new Map<EntityKey, 'external' | 'undeclared'>(plan.undeclared.map(({ key }) => [key, 'undeclared']));
  const around = plan.undeclared.map(({ key, entity }) => [key, entity] as const);
  const dropped = plan.changes.flatMap(({ cascades, rename }) => (rename === undefined ? cascades : []));
  const { old, carried } = renamesOf(plan);
  const gone = new Set(dropped.filter(({ restored }) => !restored).map(({ key }) => key));
  const fileOf: Snapshot['fileOf'] = (key) => plan.origins[key]?.file;
  const before: Snapshot = {
    presence,
    fileOf,
    entities: new Map([...dropped.map(({ key, entity }) => [key, entity] as const), ...around, ...old, ...sideOf(plan, beforeOf)]),
  };
  const after: Snapshot = {
    presence,
    fileOf,
    entities: new Map(
      [...dropped.map(({ key, entity }) => [key, entity] as const), ...around]
        .filter(([key]) => !gone.has(key))
        .concat(carried)
        .concat(sideOf(plan, ({ after: entity }) => entity)),
    ),
  };
  return { before, after, old: new Set(old.keys()) };
}

/** The graph of a plan. Undeclared objects are included only if they are connected to a declared one. */
export function graphOfPlan(plan: Plan): Graph {
  const { before, after, old: olds } = snapshotsOf(plan);
  const changes = new Map(plan.changes.map((change) => [change.key, change]));
  const { nodes, edges } = drawChange(before, after);
  return nearDeclared({
    nodes: nodes.map((node) => (olds.has(node.key) ? { ...node, mark: 'delete' } : marked(node, changes.get(node.key)))),
    edges,
  });
}

/** The old objects of the renames with their bindings, and the undeclared bindings that the new ones receive. */
function renamesOf({ changes, steps }: Plan) {
  const old = new Map<EntityKey, Entity>();
  for (const { rename } of changes)
    if (rename?.facts !== undefined && rename.from.kind === 'queue') old.set(keyOf(rename.from), rename.from);
  const ofOld = steps.flatMap(({ do: what, entity }) =>
    what === 'unbind' && entity.kind === 'binding' && endsOf(entity).some((end) => old.has(end)) ? [entity] : [],
  );
  for (const binding of ofOld) old.set(keyOf(binding), binding);
  const carried = changes.flatMap(({ rename, cascades }) =>
    rename === undefined ? [] : cascades.flatMap(({ key, entity, restored }) => (restored ? [[key, entity as Entity] as const] : [])),
  );
  return { old, carried };
}

function sideOf(plan: Plan, side: (change: Change) => Entity | undefined): readonly (readonly [EntityKey, Entity])[] {
  return plan.changes.flatMap((change) => {
    const entity = side(change);
    return entity === undefined ? [] : [[change.key, entity] as const];
  });
}

/** The state before the plan. An object that was not observed and is not created is assumed to be as declared. */
function beforeOf({ action, before, after }: Change): Entity | undefined {
  return before ?? (action === 'create' || action === 'rename' ? undefined : after);
}

function marked(node: GraphNode, change: Change | undefined): GraphNode {
  if (change === undefined) return { ...node, ...(node.presence === 'undeclared' ? { mark: 'keep' as const } : {}) };
  const blocked = change.blocked === undefined ? {} : { blocked: change.blocked.code };
  return withOutage({ ...node, mark: markOf(change), ...blocked }, change.facts?.down);
}

/** A tombstone that could not be observed is deleted again. */
function markOf({ action, after }: Change): Mark {
  if (action === 'ensure') return after === undefined ? 'delete' : 'keep';
  return action === 'rebind' ? 'keep' : action;
}

function nearDeclared({ nodes, edges }: Graph): Graph {
  const declared = new Set(nodes.filter(({ presence }) => presence === 'declared' || presence === 'external').map(({ key }) => key));
  const near = edges.filter(({ from, to }) => declared.has(from) || declared.has(to));
  const shown = new Set([...declared, ...near.flatMap(({ from, to }) => [from, to])]);
  return { nodes: nodes.filter(({ key }) => shown.has(key)), edges: near };
}
