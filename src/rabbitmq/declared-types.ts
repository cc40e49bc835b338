// The types of queues that are declared without one, where the files declare the default queue type of their virtual host.
import type { QueueType } from '../model/entity.ts';
import type { Topology } from '../model/topology.ts';
import { withDefaultType } from './capabilities.ts';
import { defaultTypeOf } from './documents/vhost.ts';

/** The topology with these types; the same object if no file declares a default. */
export function withDeclaredTypes(topology: Topology): Topology {
  const types = new Map<string, QueueType>();
  for (const { entity, presence } of topology.declarations.values()) {
    const type = entity.kind === 'document' && entity.of === 'vhost' && presence === 'present' ? defaultTypeOf(entity) : undefined;
    if (type !== undefined) types.set(entity.vhost, type);
  }
  if (types.size === 0) return topology;
  const declarations = [...topology.declarations].map(([key, declaration]) => {
    const { entity } = declaration;
    return [
      key,
      entity.kind === 'queue' ? { ...declaration, entity: withDefaultType(entity, types.get(entity.vhost)) } : declaration,
    ] as const;
  });
  return { ...topology, declarations: new Map(declarations) };
}
