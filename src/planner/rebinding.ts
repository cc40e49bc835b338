// Unbind first, bind second: for exchanges that store their state by destination. The bindings of a destination of which one is removed are
// all removed, and then the declared ones are created; without declared ones, those that stay. Undeclared bindings beside declared ones
// stay unchanged: they are listed, and have no effect.
import type { Code } from '../model/codes.ts';
import type { Binding, Exchange } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Gap } from '../model/plan.ts';
import { type Allowance, allows } from './allow.ts';
import type { Draft } from './diff.ts';
import { remaining, type Share, type ShareBinding } from './shares.ts';

/** One destination that is unbound from an exchange and bound again. */
export interface Rebinding {
  readonly share: Share;
  /** Bindings that are removed and created again: removed before the others, so that an interrupted run is continued from there. */
  readonly returning: readonly ShareBinding[];
  /** Bindings that are removed for good. */
  readonly leaving: readonly ShareBinding[];
  /** Bindings that are created, in this order: the first determines the weight. */
  readonly arriving: readonly ShareBinding[];
  /** Whether the arriving bindings are also created before: the unbind of any binding removes the destination, even that of a new one. */
  readonly isProbed: boolean;
  /** What publishers meet between unbind and bind. */
  readonly gap: Gap;
  /** An allowance names the exchange. */
  readonly isNamed: boolean;
}

/** The destinations to unbind and bind again. */
export function rebindingsOf(shares: readonly Share[], { complete }: Observed, allowances: readonly Allowance[]): readonly Rebinding[] {
  const sources = new Map<EntityKey, number>();
  for (const { source } of shares) sources.set(source, (sources.get(source) ?? 0) + 1);
  return shares.flatMap((share): Rebinding[] => {
    if (share.isExempt) return [];
    const gap: Gap = (sources.get(share.source) ?? 0) > 1 ? 'elsewhere' : complete ? 'unroutable' : 'unknown';
    const isNamed = isAllowed(share, allowances);
    const found = (isNamed ? ofAllowance(share, complete) : undefined) ?? ofRemoval(share, complete);
    return found === undefined ? [] : [{ ...found, share, gap, isNamed }];
  });
}

type Found = Pick<Rebinding, 'leaving' | 'arriving' | 'returning' | 'isProbed'>;

/** Over AMQP, a removed binding may exist, and so may the declared ones and others. */
function ofRemoval(share: Share, complete: boolean): Found | undefined {
  const leaving = share.bindings.filter(({ isRemoved }) => isRemoved);
  const rest = remaining(share);
  const declared = rest.filter(({ isDeclared }) => isDeclared);
  const arriving = declared.length > 0 ? declared : rest;
  if (leaving.length === 0 || arriving.length === 0) return undefined;
  return { leaving, arriving, returning: arriving.filter(mayExist), isProbed: !complete };
}

/** Undefined if no binding is declared, or if none exists yet: then there is nothing to correct. */
function ofAllowance(share: Share, complete: boolean): Found | undefined {
  const arriving = share.bindings.filter(({ isDeclared }) => isDeclared);
  if (arriving.length === 0 || (complete && !share.bindings.some(({ isLive }) => isLive))) return undefined;
  const leaving = share.bindings.filter(({ isRemoved }) => isRemoved);
  const returning = arriving.filter(({ isLive }) => isLive);
  const isProbed = !complete || (returning.length === 0 && leaving.length === 0);
  return { leaving, arriving, returning: isProbed ? arriving : returning, isProbed };
}

function mayExist({ isLive, draft }: ShareBinding): boolean {
  return isLive || draft?.action === 'ensure';
}

function isAllowed({ bindings }: Share, allowances: readonly Allowance[]): boolean {
  const [first] = bindings;
  return first !== undefined && allows(allowances, 'rebind', exchangeOf(first.binding));
}

/** The source of a binding, for an allowance. */
export function exchangeOf({ source }: Binding): Pick<Exchange, 'kind' | 'name'> {
  return { kind: 'exchange', name: source };
}

/** The change to which the steps for a binding belong: its own, or for an undeclared binding that of the removed one. */
export function causeOf({ key, draft }: ShareBinding, { leaving }: Pick<Rebinding, 'leaving'>): EntityKey {
  return draft === undefined ? (leaving[0]?.key ?? key) : key;
}

/** The drafts of the bindings that are rebound, with the reason and, once per destination, the gap. */
export function rebound(rebindings: readonly Rebinding[]): readonly Draft[] {
  return rebindings.flatMap(({ leaving, arriving, gap, isNamed }) => {
    const reason: Code = isNamed ? 'rebind-allowed' : 'unbind-first';
    const drafts = [...arriving, ...leaving].flatMap(({ draft }) => (draft === undefined ? [] : [draft]));
    return drafts.map((draft, at): Draft => {
      const isAgain = draft.action === 'keep' || (isNamed && draft.action === 'ensure' && draft.after !== undefined);
      return {
        ...draft,
        ...(isAgain ? { action: 'rebind' } : {}),
        reasons: [...draft.reasons, reason],
        ...(at === 0 ? { gap } : {}),
      };
    });
  });
}
