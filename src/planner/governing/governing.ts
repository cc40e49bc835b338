// Undeclared settings that govern declared objects once the plan is applied.

import type { Exchange, Policy, Queue } from '../../model/entity.ts';
import { type Governing, governors } from '../../model/governing.ts';
import { grouped } from '../../model/grouped.ts';
import type { Observed } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { Topology } from '../../model/topology.ts';
import { byCodeUnits, canonicalText } from '../../model/values.ts';
import { withDefaultType } from '../../rabbitmq/capabilities.ts';
import { operatorPoliciesAmong } from '../../rabbitmq/operator-policies.ts';
import type { PolicyIndex } from '../../rabbitmq/policies.ts';
import { leftBy } from '../foreseen.ts';
import { rowsByConditions } from './conditions.ts';
import { type Governance, governanceOf } from './governance.ts';
import { indexesOf, rowsByPolicies } from './policies.ts';

/** What governs the declared objects of a topology, in the order of governors, names and keys; nothing where policies are not visible. */
export function governingOf(topology: Topology, observed: Observed, changes: readonly Change[]): readonly Governing[] {
  if (!observed.complete) return [];
  return governingIn(governanceOf(topology, observed, changes, ['present']));
}

/** Undeclared policies, and operator policies declared or not, that may apply to the objects of a topology, and what these change. */
export interface Governors {
  readonly policies: readonly Policy[];
  readonly operatorPolicies: readonly Policy[];
  readonly governing: readonly Governing[];
}

/** The governors of a topology once the plan is applied, with those of external objects: for a copy that behaves as the original. */
export function governorsOf(topology: Topology, observed: Observed, changes: readonly Change[]): Governors {
  const left = leftBy(observed, changes);
  const governance: Governance = { ...governanceOf(topology, left, changes, ['present', 'external']), isDocumented: () => false };
  const { all, operator } = indexesOf(governance);
  const applying = (index: PolicyIndex): readonly Policy[] => [...new Set(governance.objects.flatMap((entity) => index(entity).policies))];
  return {
    policies: applying(all).filter((policy) => !governance.isDeclared(policy)),
    operatorPolicies: applying(operator),
    governing: governingIn(governance).filter(({ by }) => by === 'operator-policy' || by === 'policy'),
  };
}

/**
 * The operator policies that a topology declares, and what they change of its objects, as on a broker of the version without anything else. A
 * queue without a type counts as classic, the default of a virtual host that sets no other.
 */
export function declaredGovernors(topology: Topology, version: string): Governors {
  const live = [...topology.declarations.values()].filter(({ presence }) => presence !== 'absent').map(({ entity }) => entity);
  const operatorPolicies = operatorPoliciesAmong(live);
  const governing = governingIn({
    objects: live.flatMap((entity): readonly (Exchange | Queue)[] => {
      if (entity.kind === 'queue') return [withDefaultType(entity, 'classic')];
      return entity.kind === 'exchange' ? [entity] : [];
    }),
    policies: live.flatMap((entity) => (entity.kind === 'policy' ? [entity] : [])),
    isDeclared: () => true,
    isDocumented: () => false,
    vhosts: [],
    queues: new Map(),
    observed: { over: 'memory', broker: { address: '', version }, complete: true, observations: new Map(), operatorPolicies },
  });
  return { policies: [], operatorPolicies, governing };
}

/** The same for any objects. */
export function governingIn(governance: Governance): readonly Governing[] {
  const groups = grouped(rowsByPolicies(governance), ({ by, vhost, name, key, value, fate = '', unsure = false }) =>
    canonicalText([by, vhost, name, key, ...(value === undefined ? [] : [value]), fate, unsure]),
  );
  const joined = [...groups.values()].flatMap((group): Governing[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { object: _, ...row } = first;
    return [{ ...row, objects: group.map(({ object }) => object).sort((one, other) => byCodeUnits(one.key, other.key)) }];
  });
  return [...joined, ...rowsByConditions(governance)].sort(inOrder);
}

/** The values of each governor. */
export function byGovernor(governing: readonly Governing[]): readonly (readonly Governing[])[] {
  return [...grouped(governing, ({ by, vhost, name }) => canonicalText([by, vhost, name])).values()];
}

function inOrder(one: Governing, other: Governing): number {
  return (
    governors.indexOf(one.by) - governors.indexOf(other.by) ||
    byCodeUnits(one.vhost, other.vhost) ||
    byCodeUnits(one.name, other.name) ||
    byCodeUnits(one.key, other.key) ||
    byCodeUnits(one.objects[0]?.key ?? '', other.objects[0]?.key ?? '')
  );
}
