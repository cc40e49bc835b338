// What a reader must know about a plan as a whole: what could not be seen.
import type { Diagnostic } from '../model/diagnostic.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { heldBy, isHolding, markOf, migrationMark } from '../model/migration.ts';
import type { Facts, Observed } from '../model/observed.ts';
import type { Topology } from '../model/topology.ts';

/** Says once, plainly, what this way of looking cannot show. */
export function noticesOf(topology: Topology, observed: Observed): readonly Diagnostic[] {
  return [
    ...(observed.complete ? [] : [unseen(topology)]),
    ...unread(observed),
    ...uncompared(observed),
    ...unmarked(topology, observed),
    ...leftOver(topology, observed),
  ];
}

/** RabbitMQ 4.2.7, 4.3.1 and later want some permission on whatever is looked at. */
function unmarked({ vhosts }: Topology, observed: Observed): Diagnostic[] {
  const unknown = vhosts.filter((vhost) => observed.observations.get(keyOf(markOf(vhost)))?.state === 'unknown');
  if (unknown.length === 0) return [];
  const message = `whether a migration is unfinished cannot be seen in ${listed(unknown)}`;
  return [{ code: 'not-visible', severity: 'notice', message, ...sightOf(unknown, observed) }];
}

/** Exports of RabbitMQ 4.3 leave the mark out, which is an internal exchange; over AMQP it takes a permission, and an answer. */
function sightOf(vhosts: readonly string[], { over, observations }: Observed): Pick<Diagnostic, 'hint'> {
  if (over === 'definitions') return { hint: 'plan against the broker itself' };
  const isRefused = vhosts.some((vhost) => {
    const seen = observations.get(keyOf(markOf(vhost)));
    return seen?.state === 'unknown' && seen.detail?.startsWith('403') === true;
  });
  return isRefused ? { hint: `grant read on ^${migrationMark.replace('.', '\\.')}$` } : {};
}

/** What a migration left of a queue or exchange that is declared no more: nothing here finishes it. */
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
    const message = `${key} is left of a migration of something that is not declared here${ready === undefined ? '' : `, with ${ready} messages`}`;
    return { code: 'migration-unfinished', severity: 'notice', message, hint: 'declare it again and apply, to finish the migration' };
  });
}

const hint = 'give a management URL (--management) to see them';

function unseen(topology: Topology): Diagnostic {
  const pruning = [...topology.prune.values()].some(
    (prune) => prune.bindings || prune.queues.length + prune.exchanges.length + prune.policies.length > 0,
  );
  const message = `bindings, policies and undeclared objects cannot be seen over AMQP${pruning ? ', so prune deletes nothing' : ''}`;
  return { code: 'not-visible', severity: 'notice', message, hint };
}

/** What exists and could not be read, the first with the reason. Exclusive queues say so themselves. */
function unread(observed: Observed): Diagnostic[] {
  const opaque: { readonly key: EntityKey; readonly detail: string | undefined }[] = [];
  for (const [key, seen] of observed.observations) {
    if (seen.state === 'opaque' && seen.facts.exclusiveElsewhere !== true) opaque.push({ key, detail: seen.detail });
  }
  const [first] = opaque;
  if (first === undefined) return [];
  const why = first.detail === undefined ? '' : `: ${first.detail}`;
  const message = `attributes could not be read of ${listed(opaque.map(({ key }) => key))}${why}`;
  return [{ code: 'attributes-unknown', severity: 'notice', message, ...(observed.complete ? {} : { hint }) }];
}

/** RabbitMQ keeps arguments that it does not know, and compares them never. */
function uncompared(observed: Observed): Diagnostic[] {
  const keys: EntityKey[] = [];
  const names = new Set<string>();
  for (const [key, seen] of observed.observations) {
    if (seen.state !== 'present' || seen.facts.uncompared === undefined) continue;
    keys.push(key);
    for (const name of seen.facts.uncompared) names.add(name);
  }
  if (keys.length === 0) return [];
  const message = `arguments that RabbitMQ does not compare cannot be seen over AMQP: ${[...names].join(', ')} of ${listed(keys)}`;
  return [{ code: 'not-visible', severity: 'notice', message, hint }];
}

function listed(keys: readonly string[]): string {
  return keys.length === 1 ? `${keys[0]}` : `${keys[0]} and ${keys.length - 1} more`;
}
