// What topo graph draws: the graph of files, a saved plan, a broker or an export, with what the HTML page needs besides.
import { graphOf, graphOfObserved } from '../../../graph/build.ts';
import type { Grouping } from '../../../graph/group.ts';
import type { Graph } from '../../../graph/model.ts';
import { graphOfPlan } from '../../../graph/plan-graph.ts';
import { type Code, codes } from '../../../model/codes.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { EntityKey } from '../../../model/key.ts';
import type { Plan } from '../../../model/plan.ts';
import { outageNotices } from '../../../planner/outage-notices.ts';
import { type ConnectionOptions, endpointOf } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { fileFlag, type InputOptions, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, type OutputOptions, write } from '../../output.ts';
import { looksLikePlan, openPlan, refuseVerify, type VerifyOptions } from '../../saved-plan.ts';
import { UsageError } from '../../usage.ts';
import { type ExportSource, readSource } from '../export/source.ts';
import type { PageSource } from './page-data.ts';
import { planPage } from './page-plan.ts';

export type GraphFormat = 'mermaid' | 'dot' | 'svg' | 'html' | 'json';

/** Flags of `topo graph`. */
export interface GraphOptions extends ConnectionOptions, VerifyOptions, Omit<InputOptions, keyof OutputOptions> {
  readonly format?: GraphFormat;
  readonly output?: string;
  readonly live?: boolean;
  readonly allVhosts?: boolean;
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
    if (options.allVhosts === true && options.against !== undefined)
      throw new UsageError('error: --against draws all virtual hosts of the file: --all-vhosts has no effect');
    return options.against === undefined ? drawnLive(options, io) : drawnExport(options.against, options, io);
  }
  if (options.allVhosts === true) throw new UsageError('error: --all-vhosts requires --live');
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
  const source = await readSource(undefined, options, io);
  return drawnObserved(source, source.observed.broker.name ?? 'broker');
}

/** All virtual hosts of the file, or that of --vhost. */
async function drawnExport(file: string, options: GraphOptions, io: Io): Promise<Drawn> {
  return drawnObserved(await readSource(file, options, io), file);
}

function drawnObserved({ observed: all, vhosts, unread, notices }: ExportSource, name: string): Drawn {
  // a definitions file is read as a whole
  const drawn = [...all.observations].filter(([, seen]) => seen.state === 'present' && vhosts.includes(seen.entity.vhost));
  const observed = { ...all, observations: new Map(drawn) };
  const { observations, broker } = observed;
  const entities = [...observations.values()].flatMap((one) => (one.state === 'present' ? [one.entity] : []));
  const side = { title: 'broker', entities, ...(broker.version === undefined ? {} : { version: broker.version }) };
  const missing = unread.map(
    ({ subject, why }): Diagnostic => ({ code: 'export-omitted', severity: 'warning', message: `${subject} is not drawn: ${why}` }),
  );
  // of the documents, only upstreams and shovels are drawn: upstreams that a user cannot list are external
  const relevant = notices.filter(({ code }) => code !== 'needs-tag');
  const title = `${name} ${vhosts.length > mostInTitle ? `(${vhosts.length} virtual hosts)` : vhosts.join(', ')}`;
  const diagnostics = [...relevant, ...missing, ...outageNotices(all)];
  return {
    graph: graphOfObserved(observed),
    exitCode: unread.length > 0 ? codes['export-omitted'].exit : exit.ok,
    diagnostics,
    page: { title, sides: [side] },
  };
}

/** The most virtual hosts whose names are in the title. */
const mostInTitle = 3;
