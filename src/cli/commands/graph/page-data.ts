// The data of the HTML page: of files, with their places, findings and tests, or of a broker or an export.

import { foldsOf } from '../../../graph/fold-layout.ts';
import type { Grouping } from '../../../graph/group.ts';
import { layoutOf } from '../../../graph/layout.ts';
import type { Graph } from '../../../graph/model.ts';
import { lint } from '../../../lint/lint.ts';
import type { Loaded } from '../../../loader/load.ts';
import type { Diagnostic, Span } from '../../../model/diagnostic.ts';
import type { Entity, Policy } from '../../../model/entity.ts';
import { type EntityKey, keyOf } from '../../../model/key.ts';
import type { RoutingTest, TestResult } from '../../../model/routing-test.ts';
import { canonicalText } from '../../../model/values.ts';
import { foldGroups } from '../../../page/groups.ts';
import type { PageData, PageFinding, PageTest, PageWhy } from '../../../page/model.ts';
import { whyOf } from '../../../planner/governing/why.ts';
import { withDefaultType } from '../../../rabbitmq/capabilities.ts';
import { operatorPoliciesAmong } from '../../../rabbitmq/operator-policies.ts';
import { newest, seriesText, versionOf } from '../../../rabbitmq/version.ts';
import { placeText } from '../../../reporter/place.ts';
import { whyRows } from '../../../reporter/why.ts';
import { version as topo } from '../../../version.ts';
import { runTests } from '../../../workflows/simulate-tests.ts';
import { withoutCredentialsIn } from '../../output.ts';

/** What a page shows: the graph, and the sides that messages are routed on. */
export interface PageSource extends Pick<PageData, 'title' | 'sides' | 'plan'> {
  readonly graph: Graph;
  /** Where objects are declared. */
  readonly origins?: Iterable<readonly [EntityKey, Span]>;
  /** Loaded files, for findings and tests. */
  readonly loaded?: Loaded;
  readonly grouping: Grouping;
  /** Paths of the command line: places are relative to them. */
  readonly paths?: readonly string[];
}

/** Collects the data of a page. Attributes and what governs an object are those of the last side. */
export async function pageDataOf({ graph, origins, loaded, grouping, paths = [], ...source }: PageSource): Promise<PageData> {
  const last = source.sides.at(-1);
  const folds = await foldsOf(graph, foldGroups(graph, grouping));
  const places = [...(origins ?? [])].map(([key, { file, line }]) => [key, placeText({ file, line }, paths)] as const);
  return {
    ...source,
    topo,
    graph,
    layout: await layoutOf(graph, grouping),
    grouping,
    ...(folds === undefined ? {} : { folds }),
    sides: source.sides.map((side) => ({ ...side, entities: side.entities.filter(isRouted) })),
    places: Object.fromEntries(places),
    whys: last === undefined ? {} : whysOf(last.entities, last.version),
    findings: loaded === undefined ? [] : findingsOf(loaded),
    tests: loaded === undefined ? [] : testsOf(loaded, paths),
  };
}

/** Documents other than operator policies have no effect on routing, and may hold what no page should. */
function isRouted(entity: Entity): boolean {
  return entity.kind !== 'document' || entity.of === 'operator-policy';
}

function whysOf(entities: readonly Entity[], broker: string | undefined): PageData['whys'] {
  const version = versionOf(broker ?? seriesText(newest));
  const policies = entities.filter((one): one is Policy => one.kind === 'policy');
  const operatorPolicies = operatorPoliciesAmong(entities);
  const all = entities.flatMap((entity): (readonly [EntityKey, PageWhy])[] => {
    if (entity.kind !== 'queue' && entity.kind !== 'exchange') return [];
    const typed = entity.kind === 'queue' ? withDefaultType(entity, 'classic') : entity;
    const why = whyRows({ ...whyOf(typed, { policies, operatorPolicies, version }), governing: [] });
    return why.settings.length + why.policies.length === 0 ? [] : [[keyOf(entity), why]];
  });
  return Object.fromEntries(all);
}

function findingsOf(loaded: Loaded): readonly PageFinding[] {
  return lint(loaded).found.map(({ diagnostic }) => findingOf(withoutCredentialsIn(diagnostic)));
}

function findingOf({ key, severity, code, message, hint }: Diagnostic): PageFinding {
  return { severity, code, text: message, ...(key === undefined ? {} : { key }), ...(hint === undefined ? {} : { fix: hint }) };
}

function testsOf(loaded: Loaded, paths: readonly string[]): readonly PageTest[] {
  const { results } = runTests(loaded);
  const byId = new Map(results.map((result) => [result.id, result]));
  return loaded.tests.tests.map((test) => testOf(test, byId.get(test.id), paths));
}

function testOf(
  { name, row, publication, expect, steps }: RoutingTest,
  result: TestResult | undefined,
  paths: readonly string[],
): PageTest {
  const { vhost, exchange, routingKey, headers } = publication;
  const queues = [...(expect.queues ?? []), ...(expect.either ?? [])];
  const moved = steps.flatMap((step) => [step.queue, ...(step.expect.deadLetteredTo ?? [])]);
  const { span } = result ?? {};
  return {
    name: row === undefined ? name : `${name}, row ${row}`,
    vhost,
    exchange,
    routingKey,
    headers: Object.entries(headers).map(([header, value]) => `${header}=${canonicalText(value)}`),
    queues: [...new Set([...queues, ...moved])],
    state: result?.state ?? 'skipped',
    ...(span === undefined ? {} : { place: placeText(span, paths) }),
  };
}
