// The content of an export: every observed object is written, excluded on purpose, or missing with a reason.

import { writeYaml } from '../../../loader/write/write.ts';
import type { Binding, Document, Entity } from '../../../model/entity.ts';
import { append } from '../../../model/grouped.ts';
import { type EntityKey, endsOf, keyOf } from '../../../model/key.ts';
import { isOfMigration, trialName } from '../../../model/migration.ts';
import { isLocked, type Observation, type Observed, type Outage } from '../../../model/observed.ts';
import { isTable } from '../../../model/values.ts';
import { uncertainText } from '../../../rabbitmq/listed-arguments.ts';
import { isDefaultExchange, isOfFederation, isReservedByBroker } from '../../../rabbitmq/predeclared.ts';
import { outageText } from '../../../rabbitmq/queue-outages.ts';
import { exportedDocument } from './documents.ts';
import { type ExportedSecret, withReferences } from './secrets.ts';

/** An object that the export does not contain, or not with certainty. */
export interface Gap {
  /** Absent if the gap is not within one virtual host. */
  readonly vhost?: string;
  /** The key of an object, or another subject, such as a virtual host that could not be read. */
  readonly subject: string;
  readonly why: string;
}

/** Why an object is excluded on purpose. */
export type Purpose = 'exclusive' | 'server-named' | 'federation' | 'topo' | 'binding';

/** The content of an export. */
export interface Contents {
  /** In no particular order. */
  readonly entities: readonly Entity[];
  /** Objects that exist and cannot be written. */
  readonly missing: readonly Gap[];
  /** Objects that are written with an argument that may have another value. */
  readonly uncertain: readonly Gap[];
  /** By purpose, the names (of bindings: the keys). */
  readonly excluded: ReadonlyMap<Purpose, readonly string[]>;
  /** Variables of the export. */
  readonly secrets: readonly ExportedSecret[];
}

/**
 * Sorts the observed objects of these virtual hosts, and the selected documents of the whole broker. Whether the format expresses all
 * entities is checked later, as it nearly always does.
 */
export function contentsOf(observed: Observed, vhosts: readonly string[], isSelected: (document: Document) => boolean): Contents {
  const excluded = new Map<Purpose, string[]>();
  const missing: Gap[] = [];
  const uncertain: Gap[] = [];
  const written: Entity[] = [];
  const secrets: ExportedSecret[] = [];
  const ends = vhostsOfEnds(observed);
  const isRead = (vhost: string | undefined): boolean => vhost === undefined || vhosts.includes(vhost);
  for (const [key, observation] of observed.observations) {
    if (observation.state === 'opaque' && !isLocked(observation) && isRead(ends.get(key))) {
      missing.push(unread(key, observation, ends.get(key)));
    }
    if (observation.state !== 'present') continue;
    const { entity: live } = observation;
    if (!vhosts.includes(live.vhost) && !(live.kind === 'document' && isSelected(live))) continue;
    const { facts } = observation;
    const entity = writable(live, secrets);
    const unknown = entity.kind === 'document' ? entity.body['otherProperties'] : undefined;
    if (unknown !== undefined) {
      missing.push({
        vhost: entity.vhost,
        subject: key,
        why: `the format has no property for ${isTable(unknown) ? Object.keys(unknown).join(', ') : 'its value'}`,
      });
      continue;
    }
    if (facts.down?.hidesBindings === true) missing.push(hidden(key, entity.vhost, facts.down));
    const purpose = purposeOf(entity, observation, observed);
    const gap = { vhost: entity.vhost, subject: key, why: uncertainText(facts.uncompared ?? []) };
    if (purpose !== undefined) append(excluded, purpose, entity.kind === 'binding' ? key : entity.name);
    else if (facts.uncompared === undefined) written.push(entity);
    // a binding with another argument routes otherwise; RabbitMQ ignores such an argument of a queue or an exchange
    else if (entity.kind === 'binding') missing.push(gap);
    else {
      uncertain.push(gap);
      written.push(entity);
    }
  }
  return { entities: written, missing, uncertain, excluded, secrets };
}

/** Documents with references in place of secrets, which are added to the list. */
function writable(entity: Entity, secrets: ExportedSecret[]): Entity {
  if (entity.kind !== 'document') return entity;
  const exported = withReferences(exportedDocument(entity), new Set(secrets.map(({ variable }) => variable)));
  secrets.push(...exported.secrets);
  return exported.document;
}

/** The same without the entities that the format does not express, which are then missing. */
export function expressible({ entities, missing, uncertain, excluded, secrets }: Contents): Contents {
  const { omitted } = writeYaml(entities);
  const inexpressible = entities.flatMap((entity): readonly Gap[] => {
    const why = omitted.get(keyOf(entity));
    return why === undefined ? [] : [{ vhost: entity.vhost, subject: keyOf(entity), why }];
  });
  return {
    entities: entities.filter((entity) => !omitted.has(keyOf(entity))),
    missing: [...missing, ...inexpressible],
    uncertain: uncertain.filter(({ subject }) => !omitted.has(subject as EntityKey)),
    excluded,
    secrets,
  };
}

/** RabbitMQ lists the queue, and not its bindings. */
function hidden(key: EntityKey, vhost: string, down: Outage): Gap {
  return { vhost, subject: `bindings of ${key}`, why: `RabbitMQ does not list them while the queue is ${outageText(down)}` };
}

function unread(key: EntityKey, { detail }: Observation & { state: 'opaque' }, vhost: string | undefined): Gap {
  return { ...(vhost === undefined ? {} : { vhost }), subject: key, why: detail ?? 'it exists, but its attributes could not be read' };
}

/** The virtual hosts of the ends of bindings: the only source of those of objects that could not be read. */
function vhostsOfEnds({ observations }: Observed): ReadonlyMap<EntityKey, string> {
  const found = new Map<EntityKey, string>();
  for (const seen of observations.values()) {
    if (seen.state !== 'present' || seen.entity.kind !== 'binding') continue;
    for (const key of endsOf(seen.entity)) found.set(key, seen.entity.vhost);
  }
  return found;
}

/** The purpose for which an object is excluded; undefined for all others. */
function purposeOf(entity: Entity, observation: Observation, observed: Observed): Purpose | undefined {
  switch (entity.kind) {
    case 'exchange':
      return purposeOfName(entity.name) ?? (isInternal(entity.arguments) ? 'federation' : undefined);
    case 'queue':
      if (entity.exclusive || isLocked(observation)) return 'exclusive';
      if (isReservedByBroker(entity.name)) return 'server-named';
      return purposeOfName(entity.name) ?? (isInternal(entity.arguments) ? 'federation' : undefined);
    case 'policy':
    case 'document':
      return undefined;
    case 'binding':
      return isDefaultExchange(entity.source) || hasExcludedEnd(entity, observed) ? 'binding' : undefined;
  }
}

function hasExcludedEnd(binding: Binding, observed: Observed): boolean {
  return endsOf(binding).some((key) => {
    const end = observed.observations.get(key);
    if (end?.state !== 'present') return isLocked(end);
    return purposeOf(end.entity, end, observed) !== undefined;
  });
}

/** The federation plugin marks its exchanges and queues by this argument, its value is then `federation` (3.10 to 4.3). */
function isInternal(values: { readonly [name: string]: unknown }): boolean {
  return Object.hasOwn(values, 'x-internal-purpose');
}

function purposeOfName(name: string): Purpose | undefined {
  if (isOfFederation(name)) return 'federation';
  return isOfMigration(name) || name === trialName || scratchName.test(name) ? 'topo' : undefined;
}

/** Names of a scratch copy of `topo test --live` that was interrupted. */
const scratchName = /^topo\.test\.[^.]+\./;
