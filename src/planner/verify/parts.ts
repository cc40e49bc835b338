// Verifies the data that the steps of a change are derived from: a migration may affect only its own queue or exchange, the holding queue
// and the carrier exchange, with the bindings that the plan shows; a rebinding only its own destination.
import type { Binding } from '../../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf } from '../../model/key.ts';
import { carrierOf, heldBy, isOfMigration } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import type { ExchangeParts, LiveBinding, Migration, QueueParts, RebindingParts } from '../../model/plan-parts.ts';
import { exchangeCascades, standInOver } from '../migration/exchange.ts';
import { queueCascades } from '../migration/queue.ts';
import { isSame } from './change.ts';
import { renameFault } from './rename.ts';
import { acceptingFault, rollbackFault } from './rollback.ts';
import { type Fault, first } from './rules.ts';

type Changes = ReadonlyMap<EntityKey, Change>;

/** The fault of what a change carries for its steps. */
export function partsFault(change: Change, changes: Changes, complete: boolean): Fault {
  const { migration, rename, rebinding, unbindsFirst = [] } = change;
  return (
    (migration === undefined ? undefined : migrationFault(change, migration, changes, complete)) ??
    (rename === undefined ? undefined : renameFault(change, rename, changes, complete)) ??
    (rebinding === undefined ? undefined : rebindingFault(change, rebinding, changes)) ??
    first(unbindsFirst, ({ binding }) =>
      endsOf(binding)[1] === change.key ? undefined : `unbinds ${keyOf(binding)}, which does not end at it`,
    )
  );
}

function migrationFault(change: Change, migration: Migration, changes: Changes, complete: boolean): Fault {
  const { after } = change;
  if (migration.blind === complete) return 'has a migration that does not show whether all bindings are visible';
  const { parts } = migration;
  if (after?.kind === 'queue' && 'holds' in parts)
    return (
      queueFault(change, migration, parts, changes) ??
      rollbackFault(change, migration, parts) ??
      acceptingFault(after, change.before?.kind === 'queue' ? change.before : undefined, parts)
    );
  if (after?.kind === 'exchange' && 'policy' in parts) return exchangeFault(change, migration, parts, changes);
  return 'has the migration of another kind of object';
}

/** What may be set on a holding queue: dead-lettering as in the queue itself, and no delivery limit that messages can reach. */
const ofHolding = ['x-delivery-limit', 'x-dead-letter-exchange', 'x-dead-letter-routing-key'];

function queueFault({ key, before, after, cascades }: Change, { holding }: Migration, parts: QueueParts, changes: Changes): Fault {
  if (after?.kind !== 'queue') return undefined;
  const { bindings, live, held, outdated, holds } = parts;
  const { 'x-delivery-limit': _, ...deadLetters } = holding.arguments;
  const old = before?.kind === 'queue' ? before : undefined;
  const made = heldBy(after, old, deadLetters);
  if (keyOf(holding) !== keyOf(made) || holding.exclusive) return 'has the holding queue of another queue';
  // an existing one is used as it is, or deleted and declared again unchanged
  if (holds === 'nothing' && !isSame(holding, made)) return 'has a holding queue that could lose messages';
  if (holds === 'unused' && holding.type !== 'quorum') return 'recreates a holding queue that may hold messages';
  const odd = holds === 'held' ? undefined : Object.keys(holding.arguments).find((name) => !ofHolding.includes(name));
  if (odd !== undefined) return `has a holding queue with ${odd}`;
  const shown = queueCascades({ after, bindings, live, held }, changes);
  const isTo = (end: EntityKey, all: readonly Binding[]): Fault =>
    first(all, (one) =>
      endsOf(one)[1] === end && !isOfMigration(one.source) ? undefined : `migrates ${keyOf(one)}, which does not end at it`,
    );
  return (
    isTo(key, [...bindings, ...live.map(bindingOf), ...outdated.map(bindingOf)]) ??
    isTo(keyOf(holding), held.map(bindingOf)) ??
    outdatedFault(outdated, live.map(bindingOf), before) ??
    finalFault(bindings, shown, changes, (one) => endsOf(one)[1] === key) ??
    cascadesFault(cascades, shown)
  );
}

function exchangeFault({ key, before, after, cascades }: Change, { holding }: Migration, parts: ExchangeParts, changes: Changes): Fault {
  if (after?.kind !== 'exchange') return undefined;
  const { outgoing, incoming, heldIncoming, live, outdated, policy } = parts;
  if (!isSame(holding, heldBy(after))) return 'has the holding queue of another exchange';
  const { priority } = policy;
  if (priority < 1000 || !isSame(policy, { ...standInOver(after, policy), priority })) return 'has the policy of another exchange';
  const shown = exchangeCascades({ outgoing, incoming, live }, changes);
  const carrier = exchangeKey(after.vhost, carrierOf(after).name);
  const isAt = (isOwn: (one: Binding) => boolean, all: readonly Binding[]): Fault =>
    first(all, (one) => (isOwn(one) ? undefined : `migrates ${keyOf(one)}, which does not end at it`));
  const isForeign = ({ source, destination }: Binding): boolean => ![source, destination].some(isOfMigration);
  return (
    isAt((one) => endsOf(one)[0] === key && isForeign(one), outgoing) ??
    isAt((one) => endsOf(one)[1] === key && isForeign(one), incoming) ??
    isAt((one) => endsOf(one)[1] === carrier && !isOfMigration(one.source), heldIncoming.map(bindingOf)) ??
    isAt((one) => endsOf(one).includes(key) && isForeign(one), [...live, ...outdated.map(bindingOf)]) ??
    outdatedFault(outdated, live, before) ??
    finalFault([...outgoing, ...incoming], shown, changes, (one) => endsOf(one).includes(key)) ??
    cascadesFault(cascades, shown)
  );
}

function bindingOf({ binding }: LiveBinding): Binding {
  return binding;
}

function outdatedFault(outdated: readonly LiveBinding[], live: readonly Binding[], before: Change['before']): Fault {
  const known = new Set(live.map(keyOf));
  if (outdated.length > 0 && before !== undefined) return 'unbinds the new form before the old form is deleted';
  return first(outdated, ({ binding }) => (known.has(keyOf(binding)) ? undefined : `unbinds ${keyOf(binding)}, which is not live`));
}

/** The final bindings are shown, as changes or as kept, and none that is declared is missing. */
function finalFault(final: readonly Binding[], shown: Change['cascades'], changes: Changes, isOurs: (one: Binding) => boolean): Fault {
  const kept = new Set(shown.flatMap(({ key, restored }) => (restored ? [key] : [])));
  const keys = new Set(final.map(keyOf));
  const extra = first(keys, (key) => {
    const change = changes.get(key);
    return (change === undefined ? kept.has(key) : change.after !== undefined) ? undefined : `binds ${key}, which the plan does not show`;
  });
  return (
    extra ??
    first(changes.values(), ({ key, after, reasons }) => {
      if (after?.kind !== 'binding' || keys.has(key) || !isOurs(after)) return undefined;
      const isAway = endsOf(after).some((end) => changes.get(end)?.action === 'delete');
      return isAway || reasons.includes('connection-owned') ? undefined : `does not bind ${key}, which is declared`;
    })
  );
}

function cascadesFault(cascades: Change['cascades'], shown: Change['cascades']): Fault {
  const fates = new Map(shown.map(({ key, restored }) => [key, restored] as const));
  // those of topic permissions are verified with other cascades
  const own = cascades.filter(({ entity }) => entity.kind !== 'document');
  const isRight = own.length === fates.size && own.every(({ key, restored }) => fates.get(key) === restored);
  return isRight ? undefined : 'does not show the bindings that its migration keeps and removes';
}

function rebindingFault(change: Change, parts: RebindingParts, changes: Changes): Fault {
  const { returning, leaving, arriving, exchanges, bindings } = parts;
  const [head] = arriving;
  if (head === undefined) return 'is rebound without a binding to create';
  const ends = endsOf(head).join(' ');
  const [gone] = leaving;
  const cause = changes.has(keyOf(head)) || gone === undefined ? keyOf(head) : keyOf(gone.binding);
  if (cause !== change.key) return `has the rebinding of ${cause}`;
  const shown = new Set(change.cascades.flatMap(({ key, restored }) => (restored ? [key] : [])));
  const all = [...returning.map(bindingOf), ...leaving.map(bindingOf), ...arriving];
  return (
    first(all, (one) => (endsOf(one).join(' ') === ends ? undefined : `rebinds ${keyOf(one)}, which has another destination`)) ??
    first(leaving, ({ binding }) => {
      const own = changes.get(keyOf(binding));
      return own !== undefined && own.after === undefined ? undefined : `unbinds ${keyOf(binding)}, which the plan does not delete`;
    }) ??
    first([...returning.map(bindingOf), ...arriving], (one) => {
      const own = changes.get(keyOf(one));
      const isShown = own === undefined ? shown.has(keyOf(one)) : own.after !== undefined && own.action !== 'keep';
      return isShown ? undefined : `rebinds ${keyOf(one)}, which the plan does not show`;
    }) ??
    first([...exchanges, ...bindings], (one) =>
      shown.has(keyOf(one)) ? undefined : `restores ${keyOf(one)}, which the plan does not show`,
    )
  );
}
