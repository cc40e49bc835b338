// The observation with the policies, operator policies, limits and default queue types of a plan in force, as they are when its queues and messages are changed.
import type { Document, Policy } from '../model/entity.ts';
import { documentKey, type EntityKey, keyOf } from '../model/key.ts';
import type { Observation, Observed } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import { limitsFrom } from '../rabbitmq/condition-rows.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { defaultTypeOf } from '../rabbitmq/documents/vhost.ts';
import { operatorPoliciesAmong } from '../rabbitmq/operator-policies.ts';

type Changed = Pick<Change, 'action' | 'before' | 'after'>;

/** The observation while the plan is applied: what it puts is in force from its beginning, and so is what it deletes at its end. */
export function foreseen(observed: Observed, changes: Iterable<Changed>): Observed {
  const observations = new Map<EntityKey, Observation>(observed.observations);
  const documents: Document[] = [];
  for (const { action, after } of changes) {
    if (action !== 'create' && action !== 'update') continue;
    if (after?.kind === 'policy') observations.set(keyOf(after), { state: 'present', entity: after, facts: {} });
    if (after?.kind === 'document') documents.push(after);
  }
  const puts = operatorPoliciesAmong(documents);
  const limited = withLimits(withDefaultTypes(observed, documents), documents);
  return {
    ...observed,
    observations,
    ...(puts.length === 0 ? {} : { operatorPolicies: withPuts(observed.operatorPolicies ?? [], puts) }),
    ...limited,
  };
}

/** The default queue types that the documents set. */
function withDefaultTypes({ conditions }: Observed, documents: readonly Document[]): Pick<Observed, 'conditions'> {
  const set = documents.flatMap((document) => {
    const type = document.of === 'vhost' ? defaultTypeOf(document) : undefined;
    return type === undefined ? [] : [[document.name, type] as const];
  });
  if (set.length === 0) return conditions === undefined ? {} : { conditions };
  const vhosts = new Map(conditions?.vhosts);
  for (const [vhost, defaultQueueType] of set) vhosts.set(vhost, { ...vhosts.get(vhost), defaultQueueType });
  return { conditions: { ...conditions, vhosts } };
}

/** The observation as the plan leaves it: without the operator policies and limits that it deletes, too. */
export function leftBy(observed: Observed, changes: readonly Changed[]): Observed {
  const ahead = foreseen(observed, changes);
  const deleted = changes.flatMap(({ action, before }) => (action === 'delete' && before?.kind === 'document' ? [before] : []));
  if (deleted.length === 0) return ahead;
  const isDeleted = ({ vhost, name }: Policy): boolean =>
    deleted.some((one) => one.of === 'operator-policy' && one.vhost === vhost && one.name === name);
  return {
    ...ahead,
    operatorPolicies: (ahead.operatorPolicies ?? []).filter((policy) => !isDeleted(policy)),
    ...withoutLinks(
      withLimits(
        ahead,
        deleted.map((one) => ({ ...one, body: {} })),
      ),
      deleted,
    ),
  };
}

/** The links of an upstream end when it is deleted, although policies still name it (3.10.8, 4.3.6). */
function withoutLinks({ conditions }: Pick<Observed, 'conditions'>, deleted: readonly Document[]): Pick<Observed, 'conditions'> {
  if (conditions?.federationLinks === undefined) return conditions === undefined ? {} : { conditions };
  const ended = new Set(deleted.flatMap((one) => (one.of === 'federation-upstream' ? [keyOf(one)] : [])));
  const federationLinks = conditions.federationLinks.filter(
    ({ vhost, upstream }) => !ended.has(documentKey('federation-upstream', vhost, upstream)),
  );
  return { conditions: { ...conditions, federationLinks } };
}

function withPuts(live: readonly Policy[], puts: readonly Policy[]): readonly Policy[] {
  const names = new Set(puts.map(({ vhost, name }) => JSON.stringify([vhost, name])));
  return [...live.filter(({ vhost, name }) => !names.has(JSON.stringify([vhost, name]))), ...puts];
}

/** The name in the format, which is that of the model. */
const limitProperty = (name: string): string | undefined => documentRow('vhost-limit').nameIn?.[name];

/** A limit without a value, or a negative one, is none. */
function withLimits({ conditions }: Pick<Observed, 'conditions'>, documents: readonly Document[]): Pick<Observed, 'conditions'> {
  const set = documents.filter(({ of }) => of === 'vhost-limit');
  if (set.length === 0) return conditions === undefined ? {} : { conditions };
  const vhosts = new Map(conditions?.vhosts);
  for (const { vhost, name, body } of set) {
    const before = Object.entries(vhosts.get(vhost)?.limits ?? {}).filter(([property]) => property !== limitProperty(name));
    vhosts.set(vhost, { ...vhosts.get(vhost), limits: { ...Object.fromEntries(before), ...limitsFrom({ [name]: body['value'] }) } });
  }
  return { conditions: { ...conditions, vhosts } };
}
