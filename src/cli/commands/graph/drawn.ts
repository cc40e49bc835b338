// What topo graph draws: the graph of files, a saved plan, a broker or an export, with what the HTML page needs besides.
import { graphOf, graphOfObserved } from '../../../graph/build.ts';
import type { Grouping } from '../../../graph/group.ts';
import type { Graph } from '../../../graph/model.ts';
import { graphOfPlan } from '../../../graph/plan-graph.ts';
import type { Code } from '../../../model/codes.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { EntityKey } from '../../../model/key.ts';
import type { Observed } from '../../../model/observed.ts';
import type { Plan } from '../../../model/plan.ts';
import { outageNotices } from '../../../planner/outage-notices.ts';
import { type ConnectionOptions, connect, endpointOf } from '../../connection.ts';
import { openDefinitions } from '../../definitions-file.ts';
import { exit } from '../../exit.ts';
import { fileFlag, type InputOptions, loadInput } from '../../input.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { exitOf, type OutputOptions, write } from '../../output.ts';
import { looksLikePlan, openPlan, refuseVerify, type VerifyOptions } from '../../saved-plan.ts';
import { UsageError } from '../../usage.ts';
import type { PageSource } from './page-data.ts';
import { planPage } from './page-plan.ts';

export type GraphFormat = 'mermaid' | 'dot' | 'svg' | 'html' | 'json';

/** Flags of `topo graph`. */
export interface GraphOptions extends ConnectionOptions, VerifyOptions, Omit<InputOptions, keyof OutputOptions> {
  readonly format?: GraphFormat;
  readonly output?: string;
  readonly live?: boolean;
  readonly against?: string;
  readonly focus?: string;
  readonly depth?: number;
  readonly group: Grouping;
  readonly collapse?: 'dead-letters';
}

/** A graph with its diagnostics. */
export interface Drawn {
  readonly graph: Graph;
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources?: ReadonlyMap<string, string>;
  /** What the page shows besides the graph. */
  readonly page: Omit<PageSource, 'graph' | 'grouping'>;
}

/** Nothing is drawn: the exit code. */
export interface NotDrawn {
  readonly graph?: never;
  readonly exitCode: number;
}

/** Reads what the command line names. @throws UsageError for flags that exclude each other */
export async function drawnFrom(paths: readonly string[], options: GraphOptions, format: GraphFormat, io: Io): Promise<Drawn | NotDrawn> {
  const elsewhere = options.live === true ? '--live' : options.against === undefined ? undefined : '--against';
  if (elsewhere !== undefined) {
    refuseVerify(options);
    if (options.live === true && options.against !== undefined) throw new UsageError('error: --live and --against cannot be combined');
    const what = elsewhere === '--live' ? 'a broker' : 'an export';
    if (paths.length > 0) throw new UsageError(`error: ${elsewhere} draws ${what} and accepts no files`);
    const flag = fileFlag(options);
    if (flag !== undefined) throw new UsageError(`error: ${elsewhere} reads no files, so ${flag} has no effect`);
    return options.against === undefined ? drawnLive(options, io) : drawnExport(options.against, options, io);
  }
  const plans = await Promise.all(paths.map((path) => looksLikePlan(path, io)));
  const at = plans.indexOf(true);
  if (at >= 0) {
    if (paths.length > 1) throw new UsageError(`error: ${paths[at]} is a saved plan, which cannot be combined with other files`);
    const flag = fileFlag(options);
    if (flag !== undefined) throw new UsageError(`error: ${flag} has no effect on a saved plan: pass it to \`topo plan --out\``);
    return drawnPlan(await openPlan(paths[at] ?? '', options, io), paths[at] ?? '');
  }
  refuseVerify(options);
  return drawnFiles(paths, options, format, io);
}

function drawnPlan(plan: Plan, path: string): Drawn {
  const origins = Object.entries(plan.origins) as [EntityKey, Plan['origins'][EntityKey]][];
  const page = { title: path, origins, ...planPage(plan) };
  return { graph: graphOfPlan(plan), exitCode: exit.ok, diagnostics: [], page };
}

/** Errors about names that are not declared: the files are still drawn, as a picture helps to find them. */
const drawable: readonly Code[] = ['binding-undeclared-end', 'binding-absent-end', 'undeclared-exchange'];

async function drawnFiles(paths: readonly string[], options: GraphOptions, format: GraphFormat, io: Io): Promise<Drawn | NotDrawn> {
  const form = formOf(format);
  const testFiles = format === 'html';
  const loaded = await loadInput(paths, { ...options, ...form }, endpointOf(options, io), io, { testFiles });
  const { topology, origins, diagnostics, sources } = loaded;
  const report = { exitCode: exitOf(diagnostics), diagnostics, sources };
  if (diagnostics.some(({ severity, code }) => severity === 'error' && !drawable.includes(code))) {
    return { exitCode: write({ command: 'graph', ...report, text: '', data: {} }, form, io) };
  }
  const present = [...topology.declarations.values()].filter(({ presence }) => presence !== 'absent');
  const title = paths.length === 0 ? 'topology' : paths.join(' ');
  const sides = [{ title: 'files', entities: present.map(({ entity }) => entity) }];
  return { ...report, graph: graphOf(topology, origins), page: { title, sides, origins, loaded, paths } };
}

/** The output options of a format. */
export function formOf(format: GraphFormat): OutputOptions {
  return { format: format === 'json' ? 'json' : 'text' };
}

/** Over the management API only: AMQP shows no bindings, and only objects that are named. */
async function drawnLive(options: GraphOptions, io: Io): Promise<Drawn> {
  if (options.transport === 'amqp') throw new UsageError('error: --live requires the management API: AMQP shows no bindings');
  const endpoint = endpointOf({ ...options, transport: 'http' }, io);
  const vhosts = [endpoint.vhost];
  const broker = await connect(endpoint, { purpose: 'graph', writing: false, vhosts }, io);
  try {
    const observed = await unlessInterrupted(broker.reader.observe({ vhosts, wanted: new Map(), signal: io.signal }), io.signal);
    return drawnObserved(observed, `${observed.broker.name ?? 'broker'} ${endpoint.vhost}`, broker.notices);
  } finally {
    await broker.close();
  }
}

async function drawnExport(file: string, options: GraphOptions, io: Io): Promise<Drawn> {
  const { vhost } = endpointOf(options, io);
  const { reader, notices } = await openDefinitions(file, vhost, io);
  return drawnObserved(await reader.observe({ vhosts: [vhost], wanted: new Map() }), `${file} ${vhost}`, notices);
}

function drawnObserved(observed: Observed, title: string, notices: readonly Diagnostic[]): Drawn {
  const { observations, broker } = observed;
  const entities = [...observations.values()].flatMap((one) => (one.state === 'present' ? [one.entity] : []));
  const side = { title: 'broker', entities, ...(broker.version === undefined ? {} : { version: broker.version }) };
  const diagnostics = [...notices, ...outageNotices(observed)];
  return { graph: graphOfObserved(observed), exitCode: exit.ok, diagnostics, page: { title, sides: [side] } };
}
