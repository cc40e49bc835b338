// Destinations of which it is unknown what weight the exchange uses: the broker lists the bindings that count and those without effect alike.

import type { Diagnostic } from '../model/diagnostic.ts';
import { grouped } from '../model/grouped.ts';
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import { allowFlag } from '../model/shell.ts';
import type { Topology } from '../model/topology.ts';
import { allowanceFor } from './allow.ts';
import type { Draft } from './diff.ts';
import { exchangeOf, type Rebinding } from './rebinding.ts';
import { remaining, type Share } from './shares.ts';

/** How many weights of one destination a notice lists. */
const listed = 5;

/** The destinations with several bindings after the plan, of which the plan does not bind the first anew. */
function unclear(shares: readonly Share[], rebindings: readonly Rebinding[], { declarations }: Topology): readonly Share[] {
  const settled = new Set(rebindings.map(({ share }) => share));
  const isOurs = ({ source, destination }: Share): boolean =>
    [source, destination].some((end) => declarations.get(end)?.presence === 'present');
  return shares.filter((share) => !settled.has(share) && isOurs(share));
}

/**
 * One notice per exchange with such destinations; over AMQP, one for all exchanges. A single binding is not reported: its history is not
 * visible either, but nothing indicates a second one.
 */
export function uncertainWeights(
  shares: readonly Share[],
  rebindings: readonly Rebinding[],
  topology: Topology,
  { complete }: Observed,
): readonly Diagnostic[] {
  const open = unclear(shares, rebindings, topology);
  if (!complete) return unseen(open.filter((share) => !share.isExempt));
  const bySource = grouped(
    open.filter((one) => remaining(one).length > 1),
    ({ source }) => source,
  );
  return [...bySource.values()].map(([first, ...others]) => several(first as Share, others));
}

/** The drafts of new bindings beside a live one: they have no effect while that is in force. */
export function withoutCertainEffect(shares: readonly Share[], rebindings: readonly Rebinding[], topology: Topology): readonly Draft[] {
  return unclear(shares, rebindings, topology).flatMap((share) => {
    if (share.isExempt || !share.bindings.some(({ isLive }) => isLive)) return [];
    return share.bindings.flatMap(({ draft }): Draft[] =>
      draft?.action === 'create' ? [{ ...draft, reasons: [...draft.reasons, 'hash-weight-uncertain'] }] : [],
    );
  });
}

function several(share: Share, others: readonly Share[]): Diagnostic {
  const bindings = remaining(share);
  const keys = bindings.slice(0, listed).map(({ binding }) => `[${binding.routingKey}]`);
  const more = bindings.length > listed ? ', ...' : '';
  const along = others.length === 0 ? '' : ` (and so for ${others.length} more of its destinations)`;
  const message = `${share.source} uses only one of the ${bindings.length} bindings of ${share.destination}, ${keys.join(', ')}${more}: which one is not visible${along}`;
  const isOffered = [share, ...others].some((one) => one.bindings.some(({ isDeclared }) => isDeclared));
  const hint = isOffered ? `remove all but one, or ${offer(share)}` : 'remove all but one';
  return { code: 'hash-weight-uncertain', severity: 'notice', message, hint };
}

/** New ends have no earlier binding. */
function unseen(shares: readonly Share[]): readonly Diagnostic[] {
  const sources = new Map<EntityKey, Share>();
  for (const share of shares) if (!sources.has(share.source)) sources.set(share.source, share);
  const [first] = sources.values();
  if (first === undefined) return [];
  const names = sources.size === 1 ? first.source : `${first.source} and ${sources.size - 1} more`;
  const message = `the weights that ${names} ${sources.size === 1 ? 'uses' : 'use'} are not visible over AMQP: an earlier binding of a destination takes precedence`;
  return [
    {
      code: 'hash-weight-uncertain',
      severity: 'notice',
      message,
      hint: `pass a management URL (--management) to read the bindings, or ${offer(first)}`,
    },
  ];
}

function offer({ bindings }: Share): string {
  const [first] = bindings;
  if (first === undefined) return '';
  return `pass ${allowFlag(allowanceFor('rebind', exchangeOf(first.binding)))} to unbind the declared ones and bind them again`;
}
