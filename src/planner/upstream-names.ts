// Upstreams and sets that declared policies and sets name, and that do not exist: RabbitMQ accepts any name (3.10 to 4.3), and no link results.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DocumentKind, Entity } from '../model/entity.ts';
import { documentKey, type EntityKey, nameText } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { membersOf } from '../rabbitmq/documents/federation.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { hasTag } from '../rabbitmq/documents/tags.ts';

type Named = { readonly of: DocumentKind; readonly name: string };

/** One warning per name that exists neither in the files nor on the broker; none for kinds that were not listed. */
export function upstreamNameWarnings(changes: readonly Change[], topology: Topology, observed: Observed): readonly Diagnostic[] {
  const left = new Set<EntityKey>();
  for (const [key, seen] of observed.observations) if (seen.state === 'present') left.add(key);
  for (const { key, action, after } of changes) {
    if (action === 'delete') left.delete(key);
    else if (after !== undefined) left.add(key);
  }
  return changes.flatMap(({ key, action, after }): readonly Diagnostic[] => {
    if (after === undefined || action === 'delete') return [];
    const { vhost } = after;
    return namesIn(after).flatMap(({ of, name }): readonly Diagnostic[] => {
      if (left.has(documentKey(of, vhost, name)) || !isListed(of, vhost, topology, observed)) return [];
      const message = `${key} names the ${documentRow(of).title} ${nameText(name)}, which neither a file declares nor the broker has`;
      const hint = `correct the name, or declare it in ${documentRow(of).section}`;
      return [{ code: 'undeclared-upstream', severity: 'warning', message, key, hint }];
    });
  });
}

/** The set `all` consists of all upstreams, and needs no declaration. */
function namesIn(entity: Entity): readonly Named[] {
  if (entity.kind === 'document') {
    return membersOf(entity).flatMap(({ body: { upstream } }) =>
      typeof upstream === 'string' ? [{ of: 'federation-upstream' as const, name: upstream }] : [],
    );
  }
  if (entity.kind !== 'policy') return [];
  const { 'federation-upstream': upstream, 'federation-upstream-set': set } = entity.definition;
  return [
    ...(typeof upstream === 'string' ? [{ of: 'federation-upstream' as const, name: upstream }] : []),
    ...(typeof set === 'string' && set !== 'all' ? [{ of: 'federation-upstream-set' as const, name: set }] : []),
  ];
}

/** Whether all of a kind are observed: a file has a section for it, and the user may list it. */
function isListed(of: DocumentKind, vhost: string, { managed }: Topology, { complete, conditions }: Observed): boolean {
  const account = conditions?.account;
  return complete && managed?.get(vhost)?.includes(of) === true && (account === undefined || hasTag(account.tags, documentRow(of).readTag));
}
