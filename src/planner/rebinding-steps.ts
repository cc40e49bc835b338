// The steps that unbind destinations and bind them again: one destination of an exchange after the other, so that its other destinations
// receive messages meanwhile; exchanges in parallel. An autoDelete exchange that is deleted with its last binding is declared again.
import type { Binding } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Change } from '../model/plan.ts';
import type { LiveBinding, RebindingParts } from '../model/plan-parts.ts';
import { byCodeUnits } from '../model/values.ts';
import { type Operation, unbindings } from './migration/queue-steps.ts';

/** An operation with the change to which it belongs. */
export interface PlacedOperation {
  readonly change: EntityKey;
  readonly operation: Operation;
}

/** The steps of all rebindings. */
export interface RebindingSteps {
  /** The operations of one group may run at once, the groups run in order. */
  readonly groups: readonly (readonly PlacedOperation[])[];
  /** Changes that have no other step. */
  readonly replaced: ReadonlySet<EntityKey>;
}

/** Orders the rebindings, by source and destination. */
export function rebindingSteps(changes: readonly Change[]): RebindingSteps {
  const rebindings = changes.flatMap(({ rebinding }) => (rebinding === undefined ? [] : [rebinding])).sort(bySourceAndDestination);
  const known = new Set(rebindings.length === 0 ? [] : changes.map(({ key }) => key));
  const numbered = rebindings.map((parts, at) => ({ source: sourceOf(parts), groups: groupsOf(parts, known, at + 1) }));
  const sequences = [...grouped(numbered, ({ source }) => source).values()].map((own) => own.flatMap(({ groups }) => groups));
  // a cascade may reach another exchange whose bindings are created again
  const cascades = rebindings.some(({ exchanges }) => exchanges.length > 0);
  return { groups: sideBySide(cascades ? [sequences.flat()] : sequences), replaced: replacedBy(rebindings) };
}

function bySourceAndDestination(one: RebindingParts, other: RebindingParts): number {
  const [a, b] = [one, other].map(({ arriving: [first] }) => (first === undefined ? '' : endsOf(first).join(' ')));
  return byCodeUnits(a ?? '', b ?? '');
}

function sourceOf({ arriving: [first] }: RebindingParts): string {
  return first === undefined ? '' : endsOf(first)[0];
}

/** Bindings that are removed for good are removed last: without them, the first half is known to be done. */
function groupsOf(parts: RebindingParts, known: ReadonlySet<EntityKey>, number: number): readonly (readonly PlacedOperation[])[] {
  const { returning, leaving, arriving, exchanges, bindings } = parts;
  const [first] = leaving;
  // the steps of an undeclared binding belong to the removed one
  const causeOf = (binding: Binding): EntityKey => {
    const key = keyOf(binding);
    return known.has(key) || first === undefined ? key : keyOf(first.binding);
  };
  const [head] = arriving;
  const cause = head === undefined ? ('' as EntityKey) : causeOf(head);
  const unbind = (one: LiveBinding): readonly PlacedOperation[] =>
    unbindings([one], []).map((operation) => place(causeOf(one.binding), operation));
  const binds = arriving.map((entity) => place(causeOf(entity), { do: 'bind', entity }));
  const groups = [
    returning.flatMap(unbind),
    leaving.flatMap(unbind),
    exchanges.map((entity) => place(cause, { do: 'declare', entity })),
    bindings.map((entity) => place(cause, { do: 'bind', entity })),
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

/** A binding that is also created before keeps its own step. */
function replacedBy(rebindings: readonly RebindingParts[]): ReadonlySet<EntityKey> {
  return new Set(
    rebindings.flatMap(({ leaving, arriving, isProbed }) =>
      [...leaving.map(({ binding }) => binding), ...(isProbed ? [] : arriving)].map(keyOf),
    ),
  );
}

function sideBySide(sequences: readonly (readonly (readonly PlacedOperation[])[])[]): readonly (readonly PlacedOperation[])[] {
  const longest = Math.max(0, ...sequences.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => sequences.flatMap((sequence) => sequence[at] ?? []));
}
