// What each rebinding is made from, and what is deleted and restored meanwhile: an autoDelete exchange that is deleted with its last binding
// is declared again.

import type { Binding, Exchange } from '../model/entity.ts';
import { append } from '../model/grouped.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Cascade } from '../model/plan.ts';
import type { LiveBinding, RebindingParts } from '../model/plan-parts.ts';
import type { Draft } from './diff.ts';
import { cascade, type Effects, type Fall } from './effects.ts';
import { causeOf, type Rebinding } from './rebinding.ts';
import type { ShareBinding } from './shares.ts';

/** The rebindings by the change to which they belong, and their side effects. */
export interface RebindingEffects {
  readonly parts: ReadonlyMap<EntityKey, RebindingParts>;
  /** Exchanges that are deleted temporarily by a cascade, with the change that causes it. */
  readonly vanishing: ReadonlyMap<EntityKey, EntityKey>;
  readonly cascades: ReadonlyMap<EntityKey, readonly Cascade[]>;
}

/** Follows the rebindings, one after the other. */
export function rebindingEffects(
  rebindings: readonly Rebinding[],
  { bound, autoDelete }: Pick<Effects, 'bound' | 'autoDelete'>,
  drafts: ReadonlyMap<EntityKey, Draft>,
): RebindingEffects {
  const live = boundBefore(rebindings, bound, drafts);
  const parts = new Map<EntityKey, RebindingParts>();
  const vanishing = new Map<EntityKey, EntityKey>();
  const cascades = new Map<EntityKey, Cascade[]>();
  for (const rebinding of rebindings) {
    const { share, returning, isNamed } = rebinding;
    const cause = causeOf(rebinding.arriving[0] as ShareBinding, rebinding);
    const worst = isNamed && autoDelete.has(share.source) ? deletedAtWorst(rebinding, live, autoDelete, drafts) : undefined;
    const along = deletedWith(rebinding, live, autoDelete, drafts);
    for (const exchange of along.exchanges) vanishing.set(keyOf(exchange), cause);
    const undeclared = returning.filter(({ draft }) => draft === undefined).map(({ binding }) => binding);
    const { exchanges, bindings } = worst ?? along;
    for (const entity of [...exchanges, ...bindings, ...undeclared])
      append(cascades, cause, { key: keyOf(entity), entity, restored: true });
    parts.set(cause, partsOf(rebinding, { exchanges, bindings }));
  }
  return { parts, vanishing, cascades };
}

function partsOf({ returning, leaving, arriving, isProbed }: Rebinding, along: Along): RebindingParts {
  return {
    returning: returning.map(liveOf),
    leaving: leaving.map(liveOf),
    arriving: arriving.map(({ binding }) => binding),
    isProbed,
    ...along,
  };
}

function liveOf({ binding, propertiesKeys }: ShareBinding): LiveBinding {
  return { binding, ...(propertiesKeys === undefined ? {} : { propertiesKeys }) };
}

/** Without the bindings that the rebindings themselves create, and those that a migration creates after them. */
function boundBefore(
  rebindings: readonly Rebinding[],
  bound: Effects['bound'],
  drafts: ReadonlyMap<EntityKey, Draft>,
): Map<EntityKey, Binding> {
  const own = new Set(rebindings.flatMap(({ arriving, isProbed }) => (isProbed ? [] : arriving.map(({ key }) => key))));
  const isMigrated = (end: EntityKey): boolean => ['migrate', 'rename'].includes(drafts.get(end)?.action ?? '');
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
