// Operator policies: documents that act as policies do, beside them.
import type { Document, Entity, Policy } from '../model/entity.ts';
import { type Arguments, isTable } from '../model/values.ts';

/** The operator policy that a document is, in the form of a policy; undefined for documents of other kinds. */
export function operatorPolicyOf({ of, vhost, name, body }: Document): Policy | undefined {
  if (of !== 'operator-policy') return undefined;
  const { pattern, applyTo, priority, definition } = body;
  return {
    kind: 'policy',
    vhost,
    name,
    pattern: typeof pattern === 'string' ? pattern : '',
    applyTo: typeof applyTo === 'string' ? applyTo : 'all',
    priority: typeof priority === 'number' ? priority : 0,
    definition: isTable(definition) ? (definition as Arguments) : {},
  };
}

/** The operator policies among entities. */
export function operatorPoliciesAmong(entities: readonly Entity[]): readonly Policy[] {
  return entities.flatMap((entity) => (entity.kind === 'document' ? (operatorPolicyOf(entity) ?? []) : []));
}

/** The policy or operator policy that an entity is; undefined for all others. */
export function anyPolicyOf(entity: Entity | undefined): Policy | undefined {
  if (entity?.kind === 'policy') return entity;
  return entity?.kind === 'document' ? operatorPolicyOf(entity) : undefined;
}
