// The changes to declarations that an upgrade requires: what `topo upgrade-check --fix` writes. Pure; the findings are in upgrade.ts.
import type { Policy, Queue } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Topology } from '../model/topology.ts';
import type { UpgradeFix, UpgradeFixes } from '../model/upgrade.ts';
import { byCodeUnits } from '../model/values.ts';
import { lastMirroring, mirrors } from '../rabbitmq/mirroring.ts';
import type { Version } from '../rabbitmq/version.ts';
import { typed } from './upgrade.ts';
import { governedOtherwise } from './upgrade-governed.ts';
import { policyFixes } from './upgrade-policy-fixes.ts';
import { queueFix } from './upgrade-queue-fixes.ts';
import { type View, viewOf } from './view.ts';

/**
 * The fixes for a target version: at most one per object. A classic queue becomes a quorum queue if a policy mirrors it, and nothing forbids
 * it; other classic queues stay classic.
 * @param from the version before the upgrade; without it, the changed declarations are ones that every version accepts where possible
 */
export function upgradeFixes(topology: Topology, target: Version, from?: Version): UpgradeFixes {
  const view = typed(viewOf(topology, target));
  const before = viewOf(topology, lastMirroring(from));
  const mirroredBy = mirroring(before);
  const otherwise = governedOtherwise(before, target);
  const queues = view.queues.flatMap((queue) => {
    const declaration = topology.declarations.get(keyOf(queue));
    if (declaration === undefined || declaration.presence !== 'present') return [];
    const given = { declaration, queue, governed: view.governed(queue), target, from };
    return [queueFix({ ...given, mirroredBy: mirroredBy(queue), governedOtherwise: otherwise(queue) })];
  });
  const fixes = queues.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  const policies = policyFixes(withFixes(topology, fixes), topology, target, from);
  return {
    fixes: [...fixes, ...policies.fixes],
    unfixed: [...queues.flatMap(({ unfixed }) => unfixed), ...policies.unfixed],
  };
}

/** The policy that gives a queue more than one replica: before 4.0, which removed mirroring. */
function mirroring({ policyGroups }: View): (queue: Queue) => Policy | undefined {
  return (queue) =>
    policyGroups.map(({ inEffect }) => inEffect(queue).policy).find((policy) => policy !== undefined && mirrors(policy.definition));
}

/** The topology that the files must declare after the fixes. */
export function withFixes(topology: Topology, fixes: readonly UpgradeFix[]): Topology {
  const changed = grouped(fixes, ({ key }) => key);
  const declarations = [...topology.declarations].map(([key, declaration]): readonly [EntityKey, typeof declaration] => [
    key,
    changed.get(key)?.[0]?.after ?? declaration,
  ]);
  const added = fixes.flatMap(({ beside }) =>
    beside === undefined ? [] : [[keyOf(beside), { entity: beside, presence: 'present', protect: false }] as const],
  );
  return { ...topology, declarations: new Map([...declarations, ...added].sort(([one], [other]) => byCodeUnits(one, other))) };
}
