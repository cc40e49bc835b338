// The expected result of a fix: the topology that the files must declare afterwards.
import type { Binding } from '../model/entity.ts';
import { keyOf } from '../model/key.ts';
import type { Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import type { Removal } from '../model/written.ts';
import { without } from './removing.ts';

/** The topology with the removals applied. */
export function withRemovals(topology: Topology, removals: readonly Removal[]): Topology {
  const declarations = new Map(topology.declarations);
  for (const { key, property } of removals) {
    const declaration = declarations.get(key);
    declarations.delete(key);
    if (property === undefined || declaration === undefined) continue;
    const entity = without(declaration.entity as Binding, property);
    declarations.set(keyOf(entity), { ...declaration, entity });
  }
  return { ...topology, declarations: new Map([...declarations].sort(([one], [other]) => byCodeUnits(one, other))) };
}
