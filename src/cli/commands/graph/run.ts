// topo graph: draws exchanges, queues and the paths between them: of files, a saved plan, or a broker.
import { extname } from 'node:path';
import { graphOf, graphOfObserved } from '../../../graph/build.ts';
import { renderDot } from '../../../graph/dot.ts';
import { focusOn, nodesNamed } from '../../../graph/focus.ts';
import type { Grouping } from '../../../graph/group.ts';
import { isTooLarge, renderMermaid } from '../../../graph/mermaid.ts';
import type { Graph } from '../../../graph/model.ts';
import { graphOfPlan } from '../../../graph/plan-graph.ts';
import { mostForLayout, renderSvg } from '../../../graph/svg.ts';
import { type Code, codes } from '../../../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../../../model/diagnostic.ts';
import { outageNotices } from '../../../planner/outage-notices.ts';
import { type ConnectionOptions, connect, endpointOf } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { fileFlag, type InputOptions, loadInput, refuseUrls } from '../../input.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { exitOf, type OutputOptions, type Report, write } from '../../output.ts';
import { looksLikePlan, openPlan, refuseVerify, type VerifyOptions } from '../../saved-plan.ts';
import { UsageError } from '../../usage.ts';
import { writeWhole } from '../../whole-file.ts';

type GraphFormat = 'mermaid' | 'dot' | 'svg' | 'json';

/** Flags of `topo graph`. */
export interface GraphOptions extends ConnectionOptions, VerifyOptions, Omit<InputOptions, keyof OutputOptions> {
  readonly format?: GraphFormat;
  readonly output?: string;
  readonly live?: boolean;
  readonly focus?: string;
  readonly depth?: number;
  readonly group: Grouping;
}

/** A graph with its diagnostics. */
interface Drawn {
  readonly graph: Graph;
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources?: ReadonlyMap<string, string>;
}

/** Runs `topo graph`. */
export async function graph(paths: readonly string[], options: GraphOptions, io: Io): Promise<number> {
  const format = formatOf(options);
  refuseUrls(paths);
  if (options.depth !== undefined && options.focus === undefined) throw new UsageError('error: --depth requires --focus NAME');
  const drawn = await drawnFrom(paths, options, format, io);
  if (drawn.graph === undefined) return drawn.exitCode;
  const shown = focused(drawn.graph, options);
  const text = await textOf(shown, format, options.group);
  const diagnostics = format === 'mermaid' && isTooLarge(shown, text) ? [...drawn.diagnostics, tooLarge] : drawn.diagnostics;
  return deliver({ command: 'graph', ...drawn, diagnostics, text, data: { graph: shown } }, format, options, io);
}

const tooLarge: Diagnostic = {
  code: 'graph-too-large',
  severity: 'notice',
  message: codes['graph-too-large'].title,
  hint: codes['graph-too-large'].fix,
};

async function drawnFrom(
  paths: readonly string[],
  options: GraphOptions,
  format: GraphFormat,
  io: Io,
): Promise<Drawn | { readonly graph?: never; readonly exitCode: number }> {
  if (options.live === true) {
    refuseVerify(options);
    return drawnLive(paths, options, io);
  }
  const plans = await Promise.all(paths.map((path) => looksLikePlan(path, io)));
  const at = plans.indexOf(true);
  if (at >= 0) {
    if (paths.length > 1) throw new UsageError(`error: ${paths[at]} is a saved plan, which cannot be combined with other files`);
    const flag = fileFlag(options);
    if (flag !== undefined) throw new UsageError(`error: ${flag} has no effect on a saved plan: pass it to \`topo plan --out\``);
    return { graph: graphOfPlan(await openPlan(paths[at] ?? '', options, io)), exitCode: exit.ok, diagnostics: [] };
  }
  refuseVerify(options);
  return drawnFiles(paths, options, format, io);
}

/** Errors about names that are not declared: the files are still drawn, as a picture helps to find them. */
const drawable: readonly Code[] = ['binding-undeclared-end', 'binding-absent-end', 'undeclared-exchange'];

async function drawnFiles(
  paths: readonly string[],
  options: GraphOptions,
  format: GraphFormat,
  io: Io,
): Promise<Drawn | { readonly graph?: never; readonly exitCode: number }> {
  const form = formOf(format);
  const { topology, origins, diagnostics, sources } = await loadInput(paths, { ...options, ...form }, endpointOf(options, io), io);
  const report = { exitCode: exitOf(diagnostics), diagnostics, sources };
  if (diagnostics.some(({ severity, code }) => severity === 'error' && !drawable.includes(code))) {
    return { exitCode: write({ command: 'graph', ...report, text: '', data: {} }, form, io) };
  }
  return { ...report, graph: graphOf(topology, origins) };
}

function formOf(format: GraphFormat): OutputOptions {
  return { format: format === 'json' ? 'json' : 'text' };
}

/** Over the management API only: AMQP shows no bindings, and only objects that are named. */
async function drawnLive(paths: readonly string[], options: GraphOptions, io: Io): Promise<Drawn> {
  if (paths.length > 0) throw new UsageError('error: --live draws a broker and accepts no files');
  const flag = fileFlag(options);
  if (flag !== undefined) throw new UsageError(`error: --live reads no files, so ${flag} has no effect`);
  if (options.transport === 'amqp') throw new UsageError('error: --live requires the management API: AMQP shows no bindings');
  const endpoint = endpointOf({ ...options, transport: 'http' }, io);
  const vhosts = [endpoint.vhost];
  const broker = await connect(endpoint, { purpose: 'graph', writing: false, vhosts }, io);
  try {
    const observed = await unlessInterrupted(broker.reader.observe({ vhosts, wanted: new Map(), signal: io.signal }), io.signal);
    return { graph: graphOfObserved(observed), exitCode: exit.ok, diagnostics: [...broker.notices, ...outageNotices(observed)] };
  } finally {
    await broker.close();
  }
}

function focused(graph: Graph, { focus, depth }: GraphOptions): Graph {
  if (focus === undefined) return graph;
  const nodes = nodesNamed(graph, focus);
  if (nodes.length === 0) throw new UsageError(`error: --focus ${focus} matches no queue or exchange of this graph`);
  return focusOn(graph, nodes, depth ?? Number.POSITIVE_INFINITY);
}

async function textOf(graph: Graph, format: GraphFormat, grouping: Grouping): Promise<string> {
  switch (format) {
    case 'mermaid':
      return renderMermaid(graph, grouping);
    case 'dot':
      return renderDot(graph, grouping);
    case 'svg':
      refuseLargeSvg(graph);
      return renderSvg(renderDot(graph, grouping));
    case 'json':
      return '';
  }
}

/** @throws TopoError `graph-too-large-for-svg` */
function refuseLargeSvg({ nodes, edges }: Graph): void {
  if (nodes.length + edges.length <= mostForLayout) return;
  const counts = `${nodes.length} objects and ${edges.length} connections between them are too many for a picture`;
  const message = `${counts}: together, at most ${mostForLayout} are drawn as SVG`;
  throw new TopoError([problem('graph-too-large-for-svg', message, { hint: codes['graph-too-large-for-svg'].fix })]);
}

/**
 * The format of --format, else that of the extension of --output. Without either, and for a name without an extension, Mermaid.
 * @throws UsageError for an extension that stands for no format
 */
function formatOf({ format, output = '' }: GraphOptions): GraphFormat {
  const extension = extname(output).toLowerCase();
  const found = format ?? (extension === '' ? 'mermaid' : formats.get(extension));
  if (found !== undefined) return found;
  const known = [...formats.keys()].join(', ');
  throw new UsageError(`error: --output ${output} has none of the extensions ${known}; or name the format with --format`);
}

/** Formats by extension; those of Mermaid are its command line's. */
const formats: ReadonlyMap<string, GraphFormat> = new Map([
  ['.svg', 'svg'],
  ['.dot', 'dot'],
  ['.gv', 'dot'],
  ['.json', 'json'],
  ['.mmd', 'mermaid'],
  ['.mermaid', 'mermaid'],
]);

async function deliver(report: Report, format: GraphFormat, { output }: GraphOptions, io: Io): Promise<number> {
  const form = formOf(format);
  if (output === undefined) return write(report, form, io);
  const parts: string[] = [];
  const exitCode = write(report, form, Object.create(io, { out: { value: (text: string) => parts.push(text) } }) as Io);
  await writeWhole(output, parts.join(''), '--output', io);
  return exitCode;
}
