// The states of declared federation upstreams and shovels: running, or why not; and a notice where they are not visible.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document } from '../model/entity.ts';
import { append } from '../model/grouped.ts';
import { exchangeKey, queueKey } from '../model/key.ts';
import type { FederationLink, LinkState } from '../model/links.ts';
import type { Observed } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import { byCodeUnits } from '../model/values.ts';
import { stateSources, unlistedShovel } from '../rabbitmq/link-states.ts';

/** The states, in the order of the changes: those that exist, and that the plan does not delete; none over a transport that does not show them. */
export function linksOf(changes: readonly Change[], observed: Observed): readonly LinkState[] {
  return existing(changes, observed).flatMap(({ document, restarts }) => {
    const states = document.of === 'shovel' ? shovelStates(document, observed) : upstreamStates(document, observed);
    return restarts ? states.map((state) => ({ ...state, restarts: true }) as const) : states;
  });
}

/** One notice per kind whose states the user or the broker does not show. */
export function hiddenLinkNotices(changes: readonly Change[], observed: Observed): readonly Diagnostic[] {
  const { over, conditions } = observed;
  const account = conditions?.account; // observed with every document
  if (over !== 'http' || account === undefined) return [];
  const kinds = new Set(existing(changes, observed).map(({ document }) => document.of));
  const { tags } = account;
  const isMonitor = tags.includes('monitoring') || tags.includes('administrator');
  const hidden = [
    ...(kinds.has('federation-upstream') && conditions?.federationLinks === undefined
      ? ([['federation links', 'federation']] as const)
      : []),
    ...(kinds.has('shovel') && conditions?.shovels === undefined ? ([['shovels', 'shovel']] as const) : []),
  ];
  return hidden.map(([what, source]) => ({
    code: 'not-visible',
    severity: 'notice',
    message: `the states of ${what} are not visible`,
    hint: isMonitor ? `rabbitmq-plugins enable ${stateSources[source].plugin}` : 'they require a user with the tag monitoring',
  }));
}

interface Existing {
  readonly document: Document;
  readonly restarts: boolean;
}

function existing(changes: readonly Change[], { observations }: Observed): readonly Existing[] {
  return changes.flatMap(({ key, action, after, before, blocked }): readonly Existing[] => {
    const document = after ?? before;
    if (document?.kind !== 'document' || (document.of !== 'shovel' && document.of !== 'federation-upstream')) return [];
    if ((action !== 'keep' && action !== 'update') || observations.get(key)?.state !== 'present') return [];
    return [{ document, restarts: action === 'update' && blocked === undefined }];
  });
}

function shovelStates({ vhost, name }: Document, { conditions }: Observed): readonly LinkState[] {
  const { shovels } = conditions ?? {};
  if (shovels === undefined) return [];
  const found = shovels.filter((one) => one.vhost === vhost && one.name === name);
  const state = { of: 'shovel', vhost, name, objects: [] } as const;
  if (found.some(({ status }) => status === 'running')) return [{ ...state, status: 'running' }];
  return [{ ...state, status: 'down', reason: found[0]?.reason ?? unlistedShovel }];
}

/** Links with the same state are one row. */
function upstreamStates({ vhost, name }: Document, { conditions }: Observed): readonly LinkState[] {
  const { federationLinks: links } = conditions ?? {};
  if (links === undefined) return [];
  const state = { of: 'federation-upstream', vhost, name } as const;
  const groups = new Map<string, FederationLink[]>();
  for (const link of bestPerObject(links.filter((one) => one.vhost === vhost && one.upstream === name))) {
    append(groups, link.reason ?? '', link);
  }
  if (groups.size === 0) return [{ ...state, status: 'unused', objects: [] }];
  return [...groups].map(([reason, own]) => ({
    ...state,
    ...(reason === '' ? ({ status: 'running' } as const) : ({ status: 'down', reason } as const)),
    objects: own.map((link) => ({ key: keyOfObject(link), kind: link.kind, name: link.name })).sort((a, b) => byCodeUnits(a.key, b.key)),
  }));
}

/** A node that leaves the cluster may leave a row behind: the running one counts. */
function bestPerObject(links: readonly FederationLink[]): Iterable<FederationLink> {
  const found = new Map<string, FederationLink>();
  for (const link of links) {
    const key = keyOfObject(link);
    if (found.get(key)?.status !== 'running') found.set(key, link);
  }
  return found.values();
}

function keyOfObject({ kind, vhost, name }: FederationLink): LinkState['objects'][number]['key'] {
  return (kind === 'queue' ? queueKey : exchangeKey)(vhost, name);
}
