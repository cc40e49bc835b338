// Converts the `tests` section of a document to routing tests: defaults applied, one test per table row, every name with its place.
import {
  type ConsumingTest,
  type Expectation,
  type RoutingTest,
  type StepExpectation,
  stepId,
  type TestId,
  type TestStep,
  testActions,
  testId,
} from '../../model/routing-test.ts';
import { byCodeUnits } from '../../model/values.ts';
import type { Place } from '../read/source.ts';
import type { Report } from '../report/report.ts';
import { child, type MapNode, type Node, textOf } from '../syntax/node.ts';
import { consumerStepOf, isConsuming, queuesIn } from './consumer-steps.ts';
import type { Gathered, LocatedTest, Mention } from './gathered.ts';
import { flagOf, numberOf, publicationOf } from './test-message.ts';

/** Adds the tests of a document. Errors reported by the schema check are skipped. */
export function gatherTests(root: Node, vhost: string, gathered: Gathered, report: Report): void {
  const list = child(root, 'tests');
  if (list?.kind !== 'list') return;
  for (const node of list.items) if (node.kind === 'map') gathered.tests.push(testOf(node, vhost, report));
}

interface Building {
  readonly vhost: string;
  readonly name: string;
  readonly report: Report;
  readonly places: Map<string, Place>;
  readonly mentions: Mention[];
}

function testOf(node: MapNode, vhost: string, report: Report): LocatedTest {
  const named = child(node, 'name');
  const name = textOf(named) ?? '';
  const place = named ?? node;
  const building: Building = { vhost, name, report, places: new Map(), mentions: [] };
  const publish = child(node, 'publish');
  mention('exchange', child(publish, 'exchange'), building);
  const table = child(node, 'table');
  const tests =
    table?.kind === 'list'
      ? table.items.map((row, index) => rowOf(row, index + 1, publish, building))
      : [single(node, publish, place, building)];
  return { vhost, name, place, node, tests, places: building.places, mentions: building.mentions };
}

function single(node: Node, publish: Node | undefined, place: Place, building: Building): RoutingTest {
  const id = testId(building.vhost, building.name);
  building.places.set(id, place);
  const then = child(node, 'then');
  const steps = then?.kind === 'list' ? then.items : [];
  const isConsumed = isConsuming(node);
  return {
    id,
    name: building.name,
    publication: publicationOf(publish, undefined, building),
    expect: expectationOf(child(node, 'expect'), building),
    steps: isConsumed ? [] : steps.flatMap((step, index) => stepOf(step, id, index, building)),
    ...(isConsumed ? { consuming: consumingOf(publish, steps, id, building) } : {}),
  };
}

function consumingOf(publish: Node | undefined, steps: readonly Node[], id: TestId, building: Building): ConsumingTest {
  for (const [index, step] of steps.entries()) {
    building.places.set(stepId(id, index), headOf(step));
    for (const queue of queuesIn(step)) mention('queue', queue, building);
  }
  return {
    messages: numberOf(child(publish, 'times')) ?? 1,
    steps: steps.flatMap((step) => consumerStepOf(step, building) ?? []),
  };
}

function rowOf(row: Node, number: number, publish: Node | undefined, building: Building): RoutingTest {
  const id = testId(building.vhost, building.name, number);
  building.places.set(id, headOf(row));
  return {
    id,
    name: building.name,
    row: number,
    publication: publicationOf(publish, row, building),
    expect: expectationOf(row, building),
    steps: [],
  };
}

function expectationOf(node: Node | undefined, building: Building): Expectation {
  return {
    ...queues(node, 'queues', building),
    ...queues(node, 'either', building),
    ...flag(node, 'unroutable'),
    ...flag(node, 'returned'),
    ...flag(node, 'refused'),
  };
}

/** Empty if the step has no action, which the rules report. */
function stepOf(node: Node, id: TestId, index: number, building: Building): readonly TestStep[] {
  const action = testActions.find((one) => child(node, one) !== undefined);
  building.places.set(stepId(id, index), headOf(node));
  if (action === undefined) return [];
  mention('queue', child(node, action), building);
  const expect = child(node, 'expect');
  const outcome: StepExpectation = {
    ...queues(expect, 'deadLetteredTo', building),
    ...flag(expect, 'dropped'),
    ...flag(expect, 'requeued'),
    ...flag(expect, 'nacked'),
    ...flag(expect, 'kept'),
  };
  return [{ action, queue: textOf(child(node, action)) ?? '', times: numberOf(child(node, 'times')) ?? 1, expect: outcome }];
}

function queues<Name extends string>(
  node: Node | undefined,
  name: Name,
  building: Building,
): { readonly [name in Name]?: readonly string[] } {
  const list = child(node, name);
  if (list?.kind !== 'list') return {};
  for (const item of list.items) mention('queue', item, building);
  const names = new Set(list.items.flatMap((item) => textOf(item) ?? []));
  return { [name]: [...names].sort(byCodeUnits) } as unknown as { [name in Name]: readonly string[] };
}

function flag<Name extends string>(node: Node | undefined, name: Name): { readonly [name in Name]?: boolean } {
  const value = flagOf(child(node, name));
  return (value === undefined ? {} : { [name]: value }) as { [name in Name]?: boolean };
}

function mention(kind: Mention['kind'], node: Node | undefined, { mentions }: Building): void {
  const name = textOf(node);
  if (node !== undefined && name !== undefined) mentions.push({ kind, name, node });
}

function headOf(node: Node): Place {
  return { source: node.source, start: node.start, end: node.start + 1 };
}
