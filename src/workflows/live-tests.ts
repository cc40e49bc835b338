// The pipeline of live tests: scratch place -> copy -> plan -> apply -> play -> compare with the simulator -> remove. The same plan and
// apply create the copy as create a user's topology. Joins the stages and prints nothing; the place is removed in every case.
import { openPlayer, type Player } from '../broker/amqp/play/player.ts';
import { openBroker } from '../broker/open.ts';
import { openScratch, type Scratch } from '../broker/scratch.ts';
import { type Diagnostic, hasErrors, problem, TopoError } from '../model/diagnostic.ts';
import { queueKey } from '../model/key.ts';
import type { ScratchPlace } from '../model/playing.ts';
import type { Coverage, TestResult } from '../model/routing-test.ts';
import { withDeclaredTypes } from '../rabbitmq/declared-types.ts';
import { differences } from '../tester/compare.ts';
import { explainAll } from '../tester/explain.ts';
import { explainedByFate, type Fates } from '../tester/fates.ts';
import { groupsOf, type TestGroup } from '../tester/groups.ts';
import { judge } from '../tester/judge.ts';
import { coverageOf, type Field, type Rehearsed, rehearse } from '../tester/run.ts';
import { scratchTimes } from '../tester/scale.ts';
import { playedBack, sceneOf } from '../tester/scene.ts';
import { type Copy, copyOf } from '../tester/scratch.ts';
import { fatesOf } from './fates.ts';
import { governorsIn, type OriginalRequest, observeGovernors, type SeenGovernors, withGovernors } from './live-governors.ts';
import { apply, gate, plan } from './plan-and-apply.ts';
import { routerOf, type TestRequest } from './simulate-tests.ts';

/** Further input of live tests. */
export interface PlayRequest extends TestRequest, OriginalRequest {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** The result of a live run. */
export interface PlayRun {
  /** In the order of the tests. */
  readonly results: readonly TestResult[];
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
  /** One line about the broker and the scratch copies used; absent if no test could run. */
  readonly played?: string;
}

/** The result of one group. */
interface GroupRun {
  readonly rehearsed: readonly Rehearsed[];
  readonly results: readonly TestResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly place: ScratchPlace;
  readonly scales: readonly string[];
  readonly broker: string;
}

/**
 * Plays all tests, one group after the other.
 * @throws TopoError if the broker cannot be reached or used; `interrupted`; `scratch-left-behind`
 */
export async function playTests(given: PlayRequest): Promise<PlayRun> {
  const request = { ...given, topology: withDeclaredTypes(given.topology) };
  const field = { ...request, router: routerOf(request.topology, request.version) };
  const rough = rehearse(request.tests, field);
  const vhosts = [...new Set(rough.map(({ test }) => test.publication.vhost))];
  const runs: GroupRun[] = [];
  const notices: Diagnostic[] = [];
  for (const vhost of vhosts) {
    request.signal.throwIfAborted();
    const governors = await observeGovernors(request, vhost);
    notices.push(...governors.notices);
    for (const group of groupsOf(rough.filter(({ test }) => test.publication.vhost === vhost)))
      runs.push(await playGroup(request, { vhost, group, governors }, runs.flatMap(({ results }) => results).length));
  }
  const byId = new Map(runs.flatMap(({ results }) => results.map((result) => [result.id, result] as const)));
  const rehearsed = runs.flatMap((run) => run.rehearsed);
  return {
    results: request.tests.tests.flatMap(({ id }) => byId.get(id) ?? []),
    coverage: coverageOf(rehearsed, field),
    diagnostics: distinct([...notices, ...runs.flatMap(({ diagnostics }) => diagnostics)]),
    ...playedText(runs.filter(({ results }) => results.some(({ state }) => state !== 'skipped'))),
  };
}

/** The tests of one copy, and what governs its original. */
interface Group {
  readonly vhost: string;
  readonly group: TestGroup;
  readonly governors: SeenGovernors;
}

async function playGroup(request: PlayRequest, { vhost, group, governors }: Group, done: number): Promise<GroupRun> {
  const { connection, signal, topology } = request;
  signal.throwIfAborted();
  const scratch = await openScratch({ ...connection, vhost });
  const { place, notices } = scratch;
  const played = governorsIn(governors, place);
  // under scratch names, those that match are in force already
  const copy = copyOf(topology, vhost, place, group.effects, place.prefix === undefined ? governors : undefined);
  let failure: unknown;
  try {
    const used = { ...scratch, notices: [...notices, ...played.notices] };
    return await playIn(copy, used, request, { vhost, group, governors: played }, done);
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    await removeScratch(scratch, copy, failure);
  }
}

/** If the removal also fails, both failures are reported. */
async function removeScratch(scratch: Scratch, copy: Copy, failure: unknown): Promise<void> {
  try {
    await scratch.remove(namesOf(copy));
  } catch (error) {
    if (!(failure instanceof TopoError) || !(error instanceof TopoError)) throw error;
    throw new TopoError([...failure.diagnostics, ...error.diagnostics], { cause: failure });
  }
}

async function playIn(copy: Copy, scratch: Scratch, request: PlayRequest, { group, governors }: Group, done: number): Promise<GroupRun> {
  const { connection, signal, tests } = request;
  const made = await makeCopy(copy, request);
  const router = routerOf(withGovernors(request.topology, governors, copy.place), made.version, governors.operatorPolicies);
  // without the fates: the real queue decides, and what the tests expect of it is compared with that
  const rehearsed = rehearse({ tests: group.tests, origins: tests.origins }, { ...request, router });
  const field: LiveField = { ...request, router, fates: fatesOf(governors.governing) };
  const run = { rehearsed, place: copy.place, scales: copy.scales, broker: made.broker };
  if (hasErrors(made.refusals)) {
    const results = rehearsed.map(({ result }) => ({
      ...result,
      state: 'skipped' as const,
      mismatches: [],
      reason: 'the scratch copy could not be created',
    }));
    return { ...run, results, diagnostics: [...scratch.notices, ...made.refusals] };
  }
  await scratch.limit(copy.operatorPolicies);
  const { addresses, tls, waits } = connection;
  const player = await openPlayer({
    addresses: addresses.amqp,
    ...(tls === undefined ? {} : { tls }),
    ...(waits === undefined ? {} : { waits }),
    vhost: copy.place.vhost,
    stages: copy.stages,
    owned: copy.owned,
    expiryMs: scratchTimes.quick,
    signal,
  });
  const results: TestResult[] = [];
  try {
    for (const one of rehearsed) {
      signal.throwIfAborted();
      results.push(await playOne(one, copy, player, field));
      request.onProgress(done + results.length, tests.tests.length);
    }
  } finally {
    await player.close();
  }
  const differing = results.filter((result) => result.differences.length > 0).map(differs);
  return { ...run, results, diagnostics: [...scratch.notices, ...differing] };
}

/** The diagnostics of the plan and the apply of the copy, with the names of the topology. */
interface Made {
  readonly refusals: readonly Diagnostic[];
  readonly version?: string;
  readonly broker: string;
}

async function makeCopy(copy: Copy, { connection, origins, topo, signal }: PlayRequest): Promise<Made> {
  if (copy.place.prefix !== undefined && copy.policies > 0) {
    const message = `policies match by name, so the topology cannot be tested under the scratch names ${copy.place.prefix}*`;
    return { refusals: [problem('scratch-unavailable', message)], broker: '' };
  }
  const broker = await openBroker({ ...connection, purpose: 'test', vhost: copy.place.vhost, writing: true });
  try {
    const planned = await plan(
      { topology: copy.topology, origins: copy.originsIn(origins), allowances: [], version: topo, signal },
      broker.reader,
    );
    const { name = planned.broker.address, version } = planned.broker;
    const known = { broker: `${name}${version === undefined ? '' : ` (${version})`}`, ...(version === undefined ? {} : { version }) };
    const refusals = gate(planned);
    if (refusals.length > 0) return { refusals: refusals.map(copy.originally), ...known };
    // without the lock: only this run uses the names of the copy, and a user restricted to scratch names may lack permission for topo.lock
    const { reader, writer } = broker;
    const result = await apply(planned, { reader, writer }, { saved: false, signal });
    signal.throwIfAborted();
    return { refusals: result.diagnostics.map(copy.originally), ...known };
  } finally {
    await broker.close();
  }
}

/** The subject of live tests. */
interface LiveField extends Field {
  /** Queues that keep no message because of a governor, with the explanation. */
  readonly fates: Fates;
}

async function playOne({ test, simulated, result }: Rehearsed, copy: Copy, player: Player, field: LiveField): Promise<TestResult> {
  const began = performance.now();
  const scene = sceneOf(test, simulated, copy);
  const played = playedBack(await player.play(scene), copy);
  const impossible = simulated.steps.filter(({ outcome }) => outcome === 'impossible');
  const consumed = [...(played.consumed ?? []), ...(simulated.consumed ?? []).filter((outcome) => outcome.impossible !== undefined)];
  const verdicts = judge(test, played.publish, [...played.steps, ...impossible], consumed);
  const streams = new Set(copy.stages.filter(({ stream }) => stream).map(({ name }) => copy.names.original(name)));
  // the simulator assumes that a queue keeps what it receives
  const { vhost } = test.publication;
  const isFated = [simulated.publish, ...simulated.steps].some(({ possible }) =>
    possible.flat().some((queue) => field.fates.has(queueKey(vhost, queue))),
  );
  const different =
    isFated || simulated.onlyLive !== undefined
      ? []
      : differences({ ...test, publication: scene.publication }, simulated, played, (queue) => streams.has(queue));
  const mismatches = explainedByFate(explainAll(verdicts, test, simulated, field.router, field.origins), vhost, field.fates);
  const state = mismatches.length === 0 && different.length === 0 ? 'passed' : 'failed';
  const { reason: _, ...known } = result;
  return { ...known, state, mismatches, differences: different, milliseconds: performance.now() - began };
}

function differs({ name, row, differences: [first = ''], span }: TestResult): Diagnostic {
  const subject = `test ${JSON.stringify(name)}${row === undefined ? '' : ` #${row}`}`;
  return problem('simulator-differs', `${subject}: ${first}`, span === undefined ? {} : { span });
}

function namesOf({ topology, owned }: Copy): { readonly exchanges: readonly string[]; readonly queues: readonly string[] } {
  const entities = [...topology.declarations.values()].map(({ entity }) => entity);
  const named = (kind: 'exchange' | 'queue'): readonly string[] =>
    entities.flatMap((entity) => (entity.kind === kind ? [entity.name] : []));
  return { exchanges: named('exchange'), queues: [...named('queue'), ...owned.queues.map(({ name }) => name)] };
}

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [`${one.code} ${one.message.replace(/[0-9a-f]{8}/g, '')}`, one])).values()];
}

/** Maximum number of scaled values shown. */
const mostScales = 8;

function playedText(runs: readonly GroupRun[]): { readonly played?: string } {
  const [first] = runs;
  if (first === undefined) return {};
  const places = runs.some(({ place }) => place.prefix !== undefined)
    ? 'under scratch names (removed afterwards)'
    : 'in scratch virtual hosts (removed afterwards)';
  const scales = [...new Set(runs.flatMap((run) => run.scales))];
  const more = scales.length > mostScales ? `, ${scales.length - mostScales} more` : '';
  const scaled = scales.length === 0 ? '' : ` Scaled in the copy: ${scales.slice(0, mostScales).join(', ')}${more}.`;
  return { played: `Run on ${first.broker} ${places}.${scaled}` };
}
