// The pipeline of simulated tests: topology -> router -> tester. Joins the stages, receives the ports as arguments, prints nothing.
import type { Policy } from '../model/entity.ts';
import type { Coverage, QueueLimits, Router, RoutingTests, TestResult } from '../model/routing-test.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { declaredGovernors } from '../planner/governing/governing.ts';
import { consumingOf } from '../rabbitmq/consuming.ts';
import { withDeclaredTypes } from '../rabbitmq/declared-types.ts';
import { deliveryLimitOf, numberOf, settingOf } from '../rabbitmq/settings.ts';
import { newest, seriesText } from '../rabbitmq/version.ts';
import { deadLetter } from '../router/dead-letter.ts';
import { type Network, networkOf, placeIn } from '../router/network.ts';
import { explain, route } from '../router/route.ts';
import { coverageOf, isMeant, rehearse } from '../tester/run.ts';
import { certainFatesOf } from './fates.ts';

/** Tests with their subject. */
export interface TestRequest {
  readonly topology: Topology;
  readonly origins: Origins;
  readonly tests: RoutingTests;
  /** RabbitMQ version whose rules apply, such as `3.10.8`; default: the newest. */
  readonly version?: string;
}

/** The result of a run. */
export interface TestRun {
  readonly results: readonly TestResult[];
  readonly coverage: Coverage;
}

/** Runs all tests in the simulator, under the declared operator policies; needs no broker. */
export function runTests({ topology: declared, origins, tests, version }: TestRequest): TestRun {
  const topology = withDeclaredTypes(declared);
  const { governing } = declaredGovernors(topology, version ?? seriesText(newest));
  const field = { topology, origins, router: routerOf(topology, version), fates: certainFatesOf(governing) };
  const rehearsed = rehearse(tests, field);
  return { results: rehearsed.map(({ result }) => result), coverage: coverageOf(rehearsed, field) };
}

/** The tests whose name or file name contains one of these texts; all tests if none is given. */
export function filterTests({ tests, origins }: RoutingTests, filters: readonly string[]): RoutingTests {
  const meant = tests.filter((test) => filters.length === 0 || filters.some((one) => isMeant(test, origins.get(test.id)?.file ?? '', one)));
  return { tests: meant, origins };
}

/**
 * The router of a topology: tombstones are excluded, external objects are included. A declared operator policy replaces a given one of the same
 * name.
 */
export function routerOf({ declarations }: Topology, version?: string, operatorPolicies: readonly Policy[] = []): Router {
  const present = [...declarations.values()].filter(({ presence }) => presence !== 'absent').map(({ entity }) => entity);
  const network = networkOf(present, { operatorPolicies, ...(version === undefined ? {} : { version }) });
  return {
    route: (publication) => route(network, publication),
    explain: (publication, limit) => explain(network, publication, limit),
    deadLetter: (message, queue, reason) => deadLetter(network, message, queue, reason),
    limits: (vhost, queue) => limitsOf(network, vhost, queue),
  };
}

function limitsOf(network: Network, vhost: string, name: string): QueueLimits | undefined {
  const node = placeIn(network, vhost).queues.get(name);
  if (node === undefined) return undefined;
  const { type = 'classic', exclusive, autoDelete } = node.queue;
  const governed = node.governed();
  const limit = deliveryLimitOf(governed);
  const expires = settingOf(governed, 'message-ttl') !== undefined;
  const maxLength = numberOf(governed, 'max-length');
  const maxLengthBytes = numberOf(governed, 'max-length-bytes');
  const singleActive = node.queue.arguments['x-single-active-consumer'] === true;
  return {
    type,
    exclusive,
    autoDelete,
    expires,
    consuming: consumingOf({ type, singleActive, limited: limit !== undefined }, governed.version ?? newest),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(maxLengthBytes === undefined ? {} : { maxLengthBytes }),
    ...(limit === undefined ? {} : { deliveryLimit: limit.returns }),
  };
}
