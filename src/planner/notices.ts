// Notices on a plan as a whole: what could not be observed, and what an earlier run left over.
import type { Diagnostic } from '../model/diagnostic.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { heldBy, isHolding, markOf, migrationMark } from '../model/migration.ts';
import type { Facts, Observed } from '../model/observed.ts';
import type { Topology } from '../model/topology.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { outageNotices } from './outage-notices.ts';
import { dispensable } from './references.ts';

/** One notice per kind of information that this transport cannot show. */
export function noticesOf(topology: Topology, observed: Observed): readonly Diagnostic[] {
  return [
    ...(observed.complete ? [] : [unseen(topology)]),
    ...outOfReach(topology, observed),
    ...outageNotices(observed),
    ...unread(observed),
    ...uncompared(topology, observed),
    ...unmarked(topology, observed),
    ...leftOver(topology, observed),
    ...[...dispensable(topology, observed)].map(missingExternal),
  ];
}

function missingExternal(key: EntityKey): Diagnostic {
  const message = `${key}, which is external, does not exist: RabbitMQ drops dead-lettered and unroutable messages for it`;
  return { code: 'external-missing', severity: 'notice', message, key };
}

/** RabbitMQ 4.2.7, 4.3.1 and later require some permission on an object that is read. */
function unmarked({ vhosts }: Topology, observed: Observed): Diagnostic[] {
  const unknown = vhosts.filter((vhost) => observed.observations.get(keyOf(markOf(vhost)))?.state === 'unknown');
  if (unknown.length === 0) return [];
  const message = `unfinished migrations are not visible in ${listed(unknown)}`;
  return [{ code: 'not-visible', severity: 'notice', message, ...sightOf(unknown, observed) }];
}

/** Exports of RabbitMQ 4.3 omit the migration marker, an internal exchange; over AMQP, reading it requires a permission. */
function sightOf(vhosts: readonly string[], { over, observations }: Observed): Pick<Diagnostic, 'hint'> {
  if (over === 'definitions') return { hint: 'plan against the broker itself' };
  const isRefused = vhosts.some((vhost) => {
    const seen = observations.get(keyOf(markOf(vhost)));
    return seen?.state === 'unknown' && seen.detail?.startsWith('403') === true;
  });
  return isRefused ? { hint: `grant read on ^${migrationMark.replace('.', '\\.')}$` } : {};
}

/** Holding queues of objects that are no longer declared: no plan finishes their migration. */
function leftOver({ declarations, vhosts }: Topology, observed: Observed): Diagnostic[] {
  const left = new Map<EntityKey, Facts>();
  for (const [key, seen] of observed.observations) {
    const isLeft = seen.state === 'present' && seen.entity.kind === 'queue' && isHolding(seen.entity.name);
    if (isLeft && vhosts.includes(seen.entity.vhost)) left.set(key, seen.facts);
  }
  if (left.size === 0) return [];
  for (const { entity, presence } of declarations.values()) {
    if (presence === 'present' && (entity.kind === 'queue' || entity.kind === 'exchange')) left.delete(keyOf(heldBy(entity)));
  }
  return [...left].map(([key, { ready }]): Diagnostic => {
    const message = `${key}${ready === undefined ? '' : `, with ${ready} messages,`} is left over from the migration of an object that is no longer declared`;
    return {
      code: 'migration-unfinished',
      severity: 'notice',
      message,
      hint: 'to finish the migration, declare the object again and apply',
    };
  });
}

const hint = 'pass a management URL (--management) to read them';

function unseen(topology: Topology): Diagnostic {
  const pruning = [...topology.prune.values()].some(
    (prune) => prune.bindings || prune.queues.length + prune.exchanges.length + prune.policies.length > 0,
  );
  const message = `bindings, policies and undeclared objects are not visible over AMQP${pruning ? ', so prune deletes nothing' : ''}`;
  return { code: 'not-visible', severity: 'notice', message, hint };
}

/** Documents, which only the management API shows, or another export. */
function outOfReach({ declarations }: Topology, observed: Observed): Diagnostic[] {
  const titles = new Map<string, number>();
  for (const [key, { entity }] of declarations) {
    const seen = observed.observations.get(key);
    if (entity.kind !== 'document' || seen?.state !== 'unknown' || seen.reason !== 'transport') continue;
    const { plural } = documentRow(entity.of);
    titles.set(plural, (titles.get(plural) ?? 0) + 1);
  }
  if (titles.size === 0) return [];
  const counts = [...titles].map(([plural, count]) => `${plural}: ${count}`).join(', ');
  const [where, remedy] =
    observed.over === 'definitions'
      ? ['the definitions file does not contain them', 'plan against an export of the whole broker, or against the broker itself']
      : ['they cannot be read or set over AMQP', 'pass a management URL (--management)'];
  return [{ code: 'not-visible', severity: 'notice', message: `left unchanged, since ${where}: ${counts}`, hint: remedy }];
}

/** Objects that exist and could not be read, the first with the reason. Exclusive queues have a code of their own. */
function unread(observed: Observed): Diagnostic[] {
  const opaque: { readonly key: EntityKey; readonly detail: string | undefined }[] = [];
  for (const [key, seen] of observed.observations) {
    if (seen.state === 'opaque' && seen.facts.exclusiveElsewhere !== true) opaque.push({ key, detail: seen.detail });
  }
  const [first] = opaque;
  if (first === undefined) return [];
  const why = first.detail === undefined ? '' : `: ${first.detail}`;
  const message = `cannot read the attributes of ${listed(opaque.map(({ key }) => key))}${why}`;
  return [{ code: 'attributes-unknown', severity: 'notice', message, ...(observed.complete ? {} : { hint }) }];
}

/** RabbitMQ stores arguments that it does not know, and never compares them; listings in JSON do not show all types. */
function uncompared({ declarations }: Topology, observed: Observed): Diagnostic[] {
  const keys: EntityKey[] = [];
  const names = new Set<string>();
  for (const [key, seen] of observed.observations) {
    if (seen.state !== 'present' || seen.facts.uncompared === undefined || (observed.complete && !declarations.has(key))) continue;
    keys.push(key);
    for (const name of seen.facts.uncompared) names.add(name);
  }
  if (keys.length === 0) return [];
  const of = `${[...names].join(', ')} of ${listed(keys)}`;
  if (!observed.complete) {
    const message = `arguments that RabbitMQ does not compare are not visible over AMQP: ${of}`;
    return [{ code: 'not-visible', severity: 'notice', message, hint }];
  }
  const message = `arguments are listed without their types and not compared: ${of} (a null, bytes and some texts look alike)`;
  return [{ code: 'not-visible', severity: 'notice', message }];
}

function listed(keys: readonly string[]): string {
  return keys.length === 1 ? `${keys[0]}` : `${keys[0]} and ${keys.length - 1} more`;
}
