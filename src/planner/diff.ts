// Compares what is declared with what was observed, one entity at a time. Finds what differs, and does not decide whether it may be changed.

import type { Action } from '../model/action.ts';
import type { Code } from '../model/codes.ts';
import type { Entity } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import { exists, isLocked, type Observation, outageOf } from '../model/observed.ts';
import type { Change, DownQueue, FieldChange } from '../model/plan.ts';
import type { Declaration } from '../model/topology.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { differences } from './equal.ts';

type Present = Observation & { readonly state: 'present' };

/** A change before its risk, its effects and its permission are known. */
export type Draft = Omit<Change, 'risk' | 'cascades' | 'blocked'> & {
  readonly trouble?: Code;
  /** The queue that is down, if that is the trouble. */
  readonly down?: DownQueue;
};

/** Shared: of 60,000 drafts, most have neither reasons nor differing fields. */
const none: readonly never[] = [];

/** The change that a declaration requires; undefined for a tombstone whose object does not exist. */
export function compare(key: EntityKey, declaration: Declaration, observation: Observation): Draft | undefined {
  const made = compareAs(key, declaration, observation);
  if (made?.action !== 'keep' || outageOf(observation) === undefined) return made;
  return { ...made, reasons: [...made.reasons, 'queue-down'] };
}

function compareAs(key: EntityKey, declaration: Declaration, observation: Observation): Draft | undefined {
  switch (declaration.presence) {
    case 'present':
      return comparePresent(key, declaration.entity, observation);
    case 'absent':
      return compareTombstone(key, declaration.entity, observation);
    case 'external':
      return compareExternal(key, declaration.entity, observation);
  }
}

/** The deletion of an entity that is live. */
export function deletion(key: EntityKey, observation: Observation, reason: Code): Draft {
  const before = observation.state === 'present' ? observation.entity : undefined;
  return { ...draft(key, 'delete', observation, [reason]), ...(before === undefined ? {} : { before }) };
}

/** Nothing to do for an object that its connection declares and owns. */
export function owned(key: EntityKey, after: Entity, observation: Observation): Draft {
  return { ...draft(key, 'keep', observation, ['connection-owned']), after };
}

function comparePresent(key: EntityKey, after: Entity, observation: Observation): Draft {
  if (after.kind === 'queue' && after.exclusive) return compareOwned(key, after, observation);
  switch (observation.state) {
    case 'absent':
      return { ...draft(key, 'create', observation), after };
    case 'unknown':
      return { ...unseen(key, after, observation), after };
    case 'opaque':
      return isLocked(observation)
        ? { ...draft(key, 'keep', observation), after, trouble: 'exclusive-to-other-connection' }
        : { ...draft(key, 'keep', observation, ['attributes-unknown']), after };
    case 'present':
      return comparePair(key, observation.entity, after, observation);
  }
}

function comparePair(key: EntityKey, before: Entity, declared: Entity, observation: Present): Draft {
  const after = completed(before, declared);
  const fields = differences(before, after, observation.facts.uncompared);
  if (fields.length === 0) return { ...draft(key, 'keep', observation), before, after };
  if (after.kind === 'policy' || after.kind === 'document') return { ...draft(key, 'update', observation, [], fields), before, after };
  const replace: Draft = { ...draft(key, 'replace', observation, ['attribute-immutable'], fields), before, after };
  return isLocked(observation) ? { ...replace, trouble: 'exclusive-to-other-connection' } : replace;
}

/** A document with what it does not declare, as observed, if a put would not keep that. */
function completed(before: Entity, after: Entity): Entity {
  if (after.kind !== 'document' || before.kind !== 'document' || documentRow(after.of).partial !== true) return after;
  return { ...after, body: { ...before.body, ...after.body } };
}

/** An exclusive queue belongs to its connection: there is nothing to do, unless another queue has its name. */
function compareOwned(key: EntityKey, after: Entity, observation: Observation): Draft {
  const kept = owned(key, after, observation);
  if (observation.state !== 'present' || isLocked(observation)) return kept;
  const fields = differences(observation.entity, after).filter((field) => field.path === 'exclusive');
  return fields.length === 0 ? kept : { ...kept, before: observation.entity, fields, trouble: 'name-taken' };
}

function compareTombstone(key: EntityKey, entity: Entity, observation: Observation): Draft | undefined {
  switch (observation.state) {
    case 'absent':
      return undefined;
    case 'unknown':
      if (isDown(observation)) return { ...deletion(key, observation, 'tombstone'), before: entity };
      return withForm(unseen(key, entity, observation), entity);
    case 'opaque':
      return {
        ...deletion(key, observation, 'tombstone'),
        before: entity,
        ...(isLocked(observation) ? { trouble: 'exclusive-to-other-connection' as const } : {}),
      };
    case 'present':
      return {
        ...deletion(key, observation, 'tombstone'),
        ...(isLocked(observation) ? { trouble: 'exclusive-to-other-connection' as const } : {}),
      };
  }
}

function compareExternal(key: EntityKey, entity: Entity, observation: Observation): Draft {
  const kept: Draft = { ...draft(key, 'keep', observation), after: entity };
  switch (observation.state) {
    case 'absent':
      return { ...kept, trouble: 'external-missing' };
    case 'unknown':
      if (isDown(observation)) return kept;
      return { ...kept, reasons: [observation.reason === 'transport' ? 'not-visible' : 'state-unknown'] };
    case 'opaque':
      return { ...kept, reasons: ['attributes-unknown'] };
    case 'present': {
      const fields = differences(observation.entity, entity).filter((field) => field.path === 'type');
      return { ...kept, before: observation.entity, fields, ...(fields.length === 0 ? {} : { trouble: 'external-differs' as const }) };
    }
  }
}

/** A tombstone has no form that is declared, but what is kept without being compared has one. */
function withForm(made: Draft, entity: Entity): Draft {
  return made.action === 'keep' ? made : { ...made, before: entity };
}

/** The change for an object of unknown existence: declare it again if that is harmless. A queue that is down exists. */
function unseen(key: EntityKey, entity: Entity, observation: Observation & { state: 'unknown' }): Draft {
  if (isDown(observation)) return draft(key, 'keep', observation);
  if (observation.reason !== 'transport' && observation.reason !== 'tag') {
    const trouble = observation.reason === 'unanswerable' ? 'name-unanswerable' : 'state-unknown';
    return { ...draft(key, 'ensure', observation, ['state-unknown']), trouble };
  }
  // over AMQP, a note of the plan counts them; without the tag, they are blocked (document-refusals.ts)
  if (entity.kind === 'document') return { ...draft(key, 'keep', observation, ['not-visible']), after: entity };
  if (entity.kind === 'policy') return { ...draft(key, 'ensure', observation, ['not-visible']), trouble: 'needs-management' };
  return draft(key, 'ensure', observation, ['not-visible']);
}

/** Whether it is known to exist, or to be a binding that only its queue hides. */
function isDown({ reason }: Observation & { state: 'unknown' }): boolean {
  return reason === 'down' || reason === 'unlisted';
}

function draft(
  key: EntityKey,
  action: Action,
  observation: Observation,
  reasons: readonly Code[] = none,
  fields: readonly FieldChange[] = none,
): Draft {
  const down = outageOf(observation);
  const facts = exists(observation) ? observation.facts : down === undefined ? undefined : { down };
  if (facts === undefined || Object.keys(facts).length === 0) return { key, action, fields, reasons };
  return { key, action, fields, reasons, facts };
}
