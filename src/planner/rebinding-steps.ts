// The steps that unbind destinations and bind them again: one destination of an exchange after the other, so that its other destinations
// receive messages meanwhile; exchanges side by side. An autoDelete exchange that is deleted with its last binding is declared again.

import type { Binding, Exchange } from '../model/entity.ts';
import { append } from '../model/grouped.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Cascade } from '../model/plan.ts';
import type { Draft } from './diff.ts';
import { cascade, type Effects, type Fall } from './effects.ts';
import { type Operation, unbindings } from './migration/queue-steps.ts';
import { causeOf, type Rebinding } from './rebinding.ts';
import type { ShareBinding } from './shares.ts';

/** An operation with the change to which it belongs. */
export interface PlacedOperation {
  readonly change: EntityKey;
  readonly operation: Operation;
}

/** The steps of all rebindings, and what is deleted and restored meanwhile. */
export interface RebindingSteps {
  /** The operations of one group may run at once, the groups run in order. */
  readonly groups: readonly (readonly PlacedOperation[])[];
  /** Changes that have no other step. */
  readonly replaced: ReadonlySet<EntityKey>;
  /** Exchanges that are deleted temporarily by a cascade, with the change that causes it. */
  readonly vanishing: ReadonlyMap<EntityKey, EntityKey>;
  readonly cascades: ReadonlyMap<EntityKey, readonly Cascade[]>;
}

/** Orders the rebindings, one after the other. */
export function rebindingSteps(
  rebindings: readonly Rebinding[],
  { bound, autoDelete }: Pick<Effects, 'bound' | 'autoDelete'>,
  drafts: ReadonlyMap<EntityKey, Draft>,
): RebindingSteps {
  const live = boundBefore(rebindings, bound, drafts);
  const vanishing = new Map<EntityKey, EntityKey>();
  const cascades = new Map<EntityKey, Cascade[]>();
  const sequences = new Map<EntityKey, (readonly PlacedOperation[])[]>();
  for (const [at, rebinding] of rebindings.entries()) {
    const { share, returning, isNamed } = rebinding;
    const cause = causeOf(rebinding.arriving[0] as ShareBinding, rebinding);
    const worst = isNamed && autoDelete.has(share.source) ? deletedAtWorst(rebinding, live, autoDelete, drafts) : undefined;
    const along = deletedWith(rebinding, live, autoDelete, drafts);
    for (const exchange of along.exchanges) vanishing.set(keyOf(exchange), cause);
    const undeclared = returning.filter(({ draft }) => draft === undefined).map(({ binding }) => binding);
    for (const entity of [...along.exchanges, ...along.bindings, ...undeclared])
      append(cascades, cause, { key: keyOf(entity), entity, restored: true });
    for (const group of groupsOf(rebinding, worst ?? along, at + 1)) append(sequences, share.source, group);
  }
  // a cascade may reach another exchange whose bindings are created again
  const all = vanishing.size > 0 ? [[...sequences.values()].flat()] : [...sequences.values()];
  return { groups: sideBySide(all), replaced: replacedBy(rebindings), vanishing, cascades };
}

/** Without the bindings that the rebindings themselves create, and those that a migration creates after them. */
function boundBefore(
  rebindings: readonly Rebinding[],
  bound: Effects['bound'],
  drafts: ReadonlyMap<EntityKey, Draft>,
): Map<EntityKey, Binding> {
  const own = new Set(rebindings.flatMap(({ arriving, isProbed }) => (isProbed ? [] : arriving.map(({ key }) => key))));
  const isMigrated = (end: EntityKey): boolean => drafts.get(end)?.action === 'migrate';
  const isLater = (key: EntityKey, binding: Binding): boolean =>
    drafts.get(key)?.action === 'create' && (own.has(key) || endsOf(binding).some(isMigrated));
  return new Map(rebindings.length === 0 ? [] : [...bound].filter(([key, binding]) => !isLater(key, binding)));
}

/** What the broker deletes with the bindings of the destination, and the plan restores. */
interface Along {
  readonly exchanges: readonly Exchange[];
  readonly bindings: readonly Binding[];
}

const nothing: Fall = { dropped: new Map(), vanished: new Map() };

/** Follows the cascade, and advances the live bindings to the end of the rebinding. */
function deletedWith(
  { share, returning, leaving, arriving }: Rebinding,
  live: Map<EntityKey, Binding>,
  autoDelete: Effects['autoDelete'],
  drafts: ReadonlyMap<EntityKey, Draft>,
): Along {
  const own = new Set([...returning, ...leaving].map(({ key }) => key));
  const fall = autoDelete.has(share.source) ? cascade(live, autoDelete, [...own]) : nothing;
  const stays = (key: EntityKey): boolean => !own.has(key) && drafts.get(key)?.action !== 'delete';
  const bindings = [...fall.dropped].flatMap(([key, { binding }]) => (stays(key) ? [binding] : []));
  for (const key of [...own, ...fall.dropped.keys()]) live.delete(key);
  for (const binding of [...bindings, ...arriving.map((one) => one.binding)]) live.set(keyOf(binding), binding);
  return { bindings, exchanges: [...fall.vanished.values()].map(({ exchange }) => exchange) };
}

/** As if the destination were the only one: a saved plan that is applied again may find the others unbound that now keep the exchange. */
function deletedAtWorst(
  rebinding: Rebinding,
  live: ReadonlyMap<EntityKey, Binding>,
  autoDelete: Effects['autoDelete'],
  drafts: ReadonlyMap<EntityKey, Draft>,
): Along {
  const own = new Set([...rebinding.returning, ...rebinding.leaving].map(({ key }) => key));
  const isElse = (binding: Binding): boolean => endsOf(binding)[0] !== rebinding.share.source;
  const rest = [...live].filter(([key, binding]) => own.has(key) || (isElse(binding) && drafts.get(key)?.action !== 'delete'));
  return deletedWith(rebinding, new Map(rest), autoDelete, drafts);
}

/** Bindings that are removed for good are removed last: without them, the first half is known to be done. */
function groupsOf(rebinding: Rebinding, along: Along, number: number): readonly (readonly PlacedOperation[])[] {
  const { returning, leaving, arriving } = rebinding;
  const cause = causeOf(arriving[0] as ShareBinding, rebinding);
  const binds = arriving.map((one) => place(causeOf(one, rebinding), { do: 'bind', entity: one.binding }));
  const groups = [
    returning.flatMap((one) => unbind(one, rebinding)),
    leaving.flatMap((one) => unbind(one, rebinding)),
    along.exchanges.map((entity) => place(cause, { do: 'declare', entity })),
    along.bindings.map((entity) => place(cause, { do: 'bind', entity })),
    binds.slice(0, 1),
    binds.slice(1),
  ];
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.map(({ change, operation }) => place(change, { ...operation, rebinding: number })));
}

function place(change: EntityKey, operation: Operation): PlacedOperation {
  return { change, operation };
}

function unbind(one: ShareBinding, rebinding: Rebinding): readonly PlacedOperation[] {
  return unbindings([one], []).map((operation) => place(causeOf(one, rebinding), operation));
}

/** A binding that is also created before keeps its own step. */
function replacedBy(rebindings: readonly Rebinding[]): ReadonlySet<EntityKey> {
  return new Set(
    rebindings.flatMap(({ leaving, arriving, isProbed }) => [...leaving, ...(isProbed ? [] : arriving)].map(({ key }) => key)),
  );
}

function sideBySide(sequences: readonly (readonly (readonly PlacedOperation[])[])[]): readonly (readonly PlacedOperation[])[] {
  const longest = Math.max(0, ...sequences.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => sequences.flatMap((sequence) => sequence[at] ?? []));
}
