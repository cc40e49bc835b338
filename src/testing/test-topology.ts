// What a test gets of a topology: the objects that decide where messages go, in virtual hosts of its own. Pure, but for reading the files.
import { type Loaded, loadTexts } from '../loader/load.ts';
import { hasErrors, TopoError } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import { keyOf } from '../model/key.ts';
import type { Declaration, Origins, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { withDeclaredTypes } from '../rabbitmq/declared-types.ts';
import { loadTopology, type TopologyOptions } from '../workflows/load-topology.ts';

/** Files, directories and globs as the command line accepts them, or the text of one file. */
export type TopologyFiles = string | readonly string[] | { readonly yaml: string };

/** A topology with its positions. */
export interface Placed {
  readonly topology: Topology;
  readonly origins: Origins;
}

/** Reads the topology; test files in directories are excluded. @throws TopoError with every error of the files */
export async function readTopology(files: TopologyFiles, options: Pick<TopologyOptions, 'variables' | 'cwd'>): Promise<Placed> {
  if (typeof files === 'string' || !('yaml' in files)) return decisive(await loadTopology(files, { ...options, testFiles: false }));
  const { variables = {} } = options;
  const loaded = loadTexts([{ file: 'topology.yaml', text: files.yaml }], {
    defaultVhost: '/',
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    variableNames: Object.keys(variables),
  });
  if (hasErrors(loaded.diagnostics)) throw new TopoError(loaded.diagnostics);
  return decisive(loaded);
}

/**
 * Exchanges, queues, bindings, policies and operator policies, all of them managed by the test: external ones too, since nothing else declares
 * them. Without users, permissions and limits, which are for others than the test, and without shovels and federation, which would move
 * messages of other brokers.
 */
function decisive({ topology, origins }: Pick<Loaded, 'topology' | 'origins'>): Placed {
  const declarations = [...withDeclaredTypes(topology).declarations].flatMap(([key, { entity, presence }]) =>
    presence !== 'absent' && isDecisive(entity)
      ? [[key, { entity, presence: 'present', protect: false } satisfies Declaration] as const]
      : [],
  );
  return { topology: { vhosts: topology.vhosts, declarations: new Map(declarations), prune: new Map() }, origins };
}

function isDecisive(entity: Entity): boolean {
  return entity.kind !== 'document' || entity.of === 'operator-policy';
}

/** The same topology in other virtual hosts, by the names in the files. */
export function inVhosts({ topology, origins }: Placed, names: ReadonlyMap<string, string>): Placed {
  const moved = [...topology.declarations].map(([key, declaration]) => {
    const entity: Entity = { ...declaration.entity, vhost: names.get(declaration.entity.vhost) ?? declaration.entity.vhost };
    return { from: key, key: keyOf(entity), declaration: { ...declaration, entity } };
  });
  moved.sort((one, other) => byCodeUnits(one.key, other.key));
  return {
    topology: {
      vhosts: [...names.values()].sort(byCodeUnits),
      declarations: new Map(moved.map(({ key, declaration }) => [key, declaration])),
      prune: new Map(),
    },
    origins: new Map(
      moved.flatMap(({ from, key }) => {
        const span = origins.get(from);
        return span === undefined ? [] : [[key, span] as const];
      }),
    ),
  };
}
