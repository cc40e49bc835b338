// Converts the gathered declarations to the Topology of the other stages, independent of the order of files and keys.
import type { Span } from '../../model/diagnostic.ts';
import type { EntityKey } from '../../model/key.ts';
import { type RoutingTests, stepId } from '../../model/routing-test.ts';
import type { Declaration, Origins, Topology } from '../../model/topology.ts';
import { byCodeUnits } from '../../model/values.ts';
import { spanOf } from '../read/source.ts';
import type { Gathered } from './gathered.ts';

/** The topology, in key order. */
export function topologyOf(gathered: Gathered): Topology {
  const declarations = new Map<EntityKey, Declaration>();
  const keys = [...gathered.entities.keys()].sort(byCodeUnits);
  for (const key of keys) {
    const located = gathered.entities.get(key);
    if (located !== undefined) declarations.set(key, located.declaration);
  }
  const prune = [...gathered.prune].sort(([one], [other]) => byCodeUnits(one, other));
  const managed = [...gathered.managed].sort(([one], [other]) => byCodeUnits(one, other));
  return {
    vhosts: [...gathered.vhosts].sort(byCodeUnits),
    declarations,
    prune: new Map(prune),
    ...(managed.length === 0 ? {} : { managed: new Map(managed.map(([vhost, kinds]) => [vhost, [...kinds].sort(byCodeUnits)])) }),
  };
}

/** The source position of every declaration. */
export function originsOf(gathered: Gathered): Origins {
  const origins = new Map<EntityKey, Span>();
  for (const [key, { name }] of gathered.entities) origins.set(key, spanOf(name));
  for (const [key, place] of gathered.pruneOrigins) origins.set(key, spanOf(place));
  return origins;
}

/** The tests, with the place of each; those of expanded sections last. */
export function testsOf({ tests, generatedTests }: Gathered): RoutingTests {
  const places = [
    ...tests.flatMap((test) => [...test.places]),
    ...generatedTests.flatMap(({ test, place }) =>
      [test.id, ...test.steps.map((_, index) => stepId(test.id, index))].map((id) => [id, place] as const),
    ),
  ];
  return {
    tests: [...tests.flatMap((one) => one.tests), ...generatedTests.map(({ test }) => test)],
    origins: new Map(places.map(([id, place]) => [id, spanOf(place)])),
  };
}
