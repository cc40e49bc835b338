// A part of a plan: the selected changes with what they depend on, or all that are not blocked. The rest is left unchanged, and listed.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Left } from '../model/unchanged.ts';
import { exchangesNamedBy } from '../rabbitmq/dead-lettering.ts';
import { vhostDocument } from '../rabbitmq/documents/vhost.ts';
import { matchesGlob } from './allow.ts';
import { isLossless } from './lossless.ts';
import { makePlan, type PlanInput } from './make-plan.ts';

/** A parsed `--only`: `KIND/NAME`, where `*` matches any characters. */
export interface Selector {
  readonly kind: 'exchange' | 'queue' | 'policy';
  readonly name: string;
}

/** Which part of a plan to make. */
export interface Part {
  /** Only these objects, with the bindings to them and what they depend on; all if empty or absent. */
  readonly only?: readonly Selector[];
  /** Leaves out blocked changes, and those that depend on them. */
  readonly skipBlocked?: boolean;
  /** Leaves out every change that could lose a message, and those that depend on one; default false. */
  readonly lossless?: boolean;
}

/** Parses one value of `--only`; undefined if its format is invalid. */
export function parseSelector(text: string): Selector | undefined {
  const [, kind, name] = /^(exchange|queue|policy)\/(.+)$/su.exec(text) ?? [];
  return kind === undefined || name === undefined ? undefined : { kind: kind as Selector['kind'], name };
}

/** The plan, or the part of it. What is left out is treated as if no file mentioned it, so that the rest is planned around it. */
export function makePart(input: PlanInput, { only = [], skipBlocked = false, lossless = false }: Part): Plan {
  const whole = makePlan(input);
  if (only.length === 0 && !skipBlocked && !lossless) return whole;
  const left = new Map<EntityKey, Left>();
  const leave = (change: Change, because: Left['because']): void => {
    if (isWork(change) && !left.has(change.key)) left.set(change.key, leftOf(change, because));
  };
  if (only.length > 0) {
    const chosen = withNeeds(whole, (entity) => isSelected(entity, only));
    for (const change of whole.changes) if (!chosen.has(change.key)) leave(change, 'only');
  }
  let plan = left.size === 0 ? whole : makePlan({ ...input, leave: leaving(whole, left) });
  // a change may be blocked, or lose messages, only because of another that is left out
  for (let more = skipBlocked || lossless; more; ) {
    const before = left.size;
    for (const change of plan.changes) if (change.blocked !== undefined) leave(change, 'blocked');
    for (const change of plan.changes) if (lossless && !isLossless(change)) leave(change, 'only');
    for (const change of plan.changes) if (lacksEnd(change, left) || (lossless && bindsLeft(change, left))) leave(change, 'depends');
    more = left.size > before;
    if (more) plan = makePlan({ ...input, leave: leaving(whole, left) });
  }
  return left.size === 0 ? plan : { ...plan, left: [...left.values()] };
}

/** What is left out, with everything in a virtual host whose creation is left out. */
function leaving({ changes }: Plan, left: ReadonlyMap<EntityKey, Left>): ReadonlySet<EntityKey> {
  const inside = changes.filter(({ after }) => after !== undefined && left.get(vhostKey(after))?.action === 'create');
  return new Set([...left.keys(), ...inside.map(({ key }) => key)]);
}

/** The selectors that match no change of the plan, and none that it leaves out. */
export function unmatched({ changes, left = [] }: Plan, only: readonly Selector[]): readonly Selector[] {
  const all = [...changes.map(({ after, before }) => after ?? before), ...left.map(({ entity }) => entity)];
  return only.filter((selector) => !all.some((entity) => isSelected(entity, [selector])));
}

function leftOf({ key, action, after, before, blocked }: Change, because: Left['because']): Left {
  const entity = after ?? before;
  return { key, action, ...(entity === undefined ? {} : { entity }), because, ...(blocked === undefined ? {} : { blocked: blocked.code }) };
}

/** Whether it changes the broker, or would if it were not blocked. */
function isWork({ action, blocked }: Change): boolean {
  return action !== 'keep' || blocked !== undefined;
}

/** A binding belongs to its destination. */
function isSelected(entity: Entity | undefined, only: readonly Selector[]): boolean {
  if (entity === undefined) return false;
  const { kind, name } = entity.kind === 'binding' ? { kind: entity.destinationType, name: entity.destination } : entity;
  return only.some((selector) => selector.kind === kind && matchesGlob(selector.name, name));
}

/** The selected changes, and those that create what they refer to: the ends of bindings, alternate and dead-letter exchanges. */
function withNeeds({ changes }: Plan, selected: (entity: Entity | undefined) => boolean): ReadonlySet<EntityKey> {
  const created = new Map(
    changes.flatMap(({ key, action, after }) =>
      (action === 'create' || action === 'rename') && after !== undefined ? [[key, after]] : [],
    ),
  );
  const chosen = new Set<EntityKey>();
  const todo = changes.filter(({ after, before }) => selected(after ?? before)).map(({ key, after }) => ({ key, after }));
  for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
    if (chosen.has(next.key)) continue;
    chosen.add(next.key);
    for (const key of next.after === undefined ? [] : needsOf(next.after)) {
      if (created.has(key)) todo.push({ key, after: created.get(key) });
    }
  }
  return chosen;
}

function needsOf(entity: Entity): readonly EntityKey[] {
  return [vhostKey(entity), ...(entity.kind === 'binding' ? endsOf(entity) : exchangesNamedBy(entity))];
}

/** The key of the virtual host of an entity. */
function vhostKey({ vhost }: Entity): EntityKey {
  return keyOf(vhostDocument(vhost));
}

/** Whether it would bind an object, or be in a virtual host, whose creation is left out. */
function lacksEnd({ key, action, after }: Change, left: ReadonlyMap<EntityKey, Left>): boolean {
  if (after === undefined || (action !== 'create' && action !== 'ensure')) return false;
  if (left.get(vhostKey(after))?.action === 'create' && key !== vhostKey(after)) return true;
  if (after.kind !== 'binding') return false;
  return endsOf(after).some((end) => ['create', 'rename'].includes(left.get(end)?.action ?? ''));
}

/** Whether it binds an object that is left out and may be part of an unfinished migration, or missing. */
function bindsLeft({ after, action }: Change, left: ReadonlyMap<EntityKey, Left>): boolean {
  if (after?.kind !== 'binding' || action === 'keep') return false;
  return endsOf(after).some((end) => (left.get(end)?.action ?? 'update') !== 'update');
}
