// Work of the router for any number of bindings: see speed.test.ts.
import { publication, topicWorld } from '../../../bench/routing.ts';
import { diffRoutes } from '../../../src/router/diff.ts';
import { networkOf } from '../../../src/router/network.ts';
import { route } from '../../../src/router/route.ts';

function publish(bindings: number, publishes: number): void {
  const network = networkOf(topicWorld(bindings, 0));
  for (let at = 0; at < publishes; at += 1) route(network, publication(at, bindings));
}

/** Makes a network ready, with one publish. */
export function onePublish(bindings: number): void {
  publish(bindings, 1);
}

/** The same with 500 more publishes. */
export function manyPublishes(bindings: number): void {
  publish(bindings, 501);
}

/** The routing diff of two networks, half of whose bindings differ. */
export function diff(bindings: number): void {
  diffRoutes(topicWorld(bindings, 0), topicWorld(bindings, bindings / 2));
}
