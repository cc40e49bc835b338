// Messages that wait at an upstream in the queue of a link, and that are lost with it when a plan changes or deletes the upstream, or the policy of
// the exchange.
import type { Document, Entity, Policy } from '../model/entity.ts';
import { documentKey } from '../model/key.ts';
import type { FederationLink } from '../model/links.ts';
import { type Observed, observationOf } from '../model/observed.ts';
import type { Block, Change } from '../model/plan.ts';
import { byCodeUnits } from '../model/values.ts';
import { losesQueue } from '../rabbitmq/documents/federation.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { upstreamKeys } from '../rabbitmq/policy-key-table.ts';
import { type Allowance, allowanceFor, allows } from './allow.ts';
import type { Draft } from './diff.ts';

/** The change with the exchanges whose links lose their queues (see losesQueue); other drafts unchanged. Nothing where the links are not visible. */
export function withLinkQueues(draft: Draft, observed: Observed): Draft {
  if (draft.action !== 'update' && draft.action !== 'delete') return draft;
  const { before } = draft;
  if (!isFederating(before)) return draft;
  const links = (observed.conditions?.federationLinks ?? []).filter((link) => isLost(link, before, observed));
  const linked = [...new Set(links.map(({ name }) => name))].sort(byCodeUnits);
  return linked.length === 0 ? draft : { ...draft, facts: { ...draft.facts, linked } };
}

function isLost(link: FederationLink, before: Document | Policy, observed: Observed): boolean {
  if (link.vhost !== before.vhost) return false;
  if (before.kind === 'document' ? link.upstream !== before.name : !covers(before, link.name)) return false;
  const upstream = observationOf(observed, documentKey('federation-upstream', link.vhost, link.upstream));
  return losesQueue(link, upstream.state === 'present' && upstream.entity.kind === 'document' ? upstream.entity : undefined);
}

function covers({ applyTo, pattern }: Policy, exchange: string): boolean {
  if (applyTo !== 'exchanges' && applyTo !== 'all') return false;
  const outcome = patternOf(pattern);
  return 'unclear' in outcome || outcome.matches(exchange);
}

/** Whether the change ends links whose queues may hold messages. */
export function losesLinkQueues({ facts }: Pick<Change, 'facts'>): boolean {
  return (facts?.linked ?? []).length > 0;
}

/** The values of `--allow` that permit it. */
export function linkPermissions(change: Pick<Change, 'before' | 'facts'>, allowances: readonly Allowance[]): readonly string[] {
  const { before } = change;
  return isFederating(before) && losesLinkQueues(change) && allows(allowances, 'lose', before) ? [allowanceFor('lose', before)] : [];
}

/** Blocked until it is allowed: a function of the change, so that a saved plan can be verified. */
export function blockOfLinkQueues(change: Pick<Change, 'before' | 'facts'>, allowances: readonly Allowance[]): Block | undefined {
  const { before } = change;
  if (!isFederating(before) || !losesLinkQueues(change) || allows(allowances, 'lose', before)) return undefined;
  return { code: 'link-queue-lost', allow: allowanceFor('lose', before) };
}

/** An upstream, or a policy that names upstreams. */
function isFederating(entity: Entity | undefined): entity is Document | Policy {
  if (entity?.kind === 'document') return entity.of === 'federation-upstream';
  return entity?.kind === 'policy' && upstreamKeys.some((key) => entity.definition[key] !== undefined);
}
