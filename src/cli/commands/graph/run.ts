// topo graph: draws exchanges, queues and the paths between them: of files, a saved plan, or a broker.
import { extname } from 'node:path';
import { collapsed } from '../../../graph/collapse.ts';
import { renderDot } from '../../../graph/dot.ts';
import { focusOn, nodesNamed } from '../../../graph/focus.ts';
import { followed } from '../../../graph/follow.ts';
import { whyUngrouped } from '../../../graph/group.ts';
import { mostForLayout } from '../../../graph/layout.ts';
import { isTooLarge, renderMermaid } from '../../../graph/mermaid.ts';
import type { Graph, GraphNode } from '../../../graph/model.ts';
import { renderSvg } from '../../../graph/svg.ts';
import { codes } from '../../../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../../../model/diagnostic.ts';
import { refuseUrls } from '../../input.ts';
import type { Io } from '../../io.ts';
import { write } from '../../output.ts';
import type { Report } from '../../report.ts';
import { UsageError } from '../../usage.ts';
import { writeWhole } from '../../whole-file.ts';
import { type Drawn, drawnFrom, formOf, type GraphFormat, type GraphOptions } from './drawn.ts';

/** Runs `topo graph`. */
export async function graph(paths: readonly string[], options: GraphOptions, io: Io): Promise<number> {
  const format = formatOf(options);
  refuseUrls(paths);
  if (options.depth !== undefined && options.focus === undefined) throw new UsageError('error: --depth requires --focus NAME');
  if (options.collapse !== undefined && format === 'html') {
    throw new UsageError('error: --collapse has no effect on a page, which can hide dead letters itself: use another format');
  }
  const drawn = await drawnFrom(paths, options, format, io);
  if (drawn.graph === undefined) return drawn.exitCode;
  const { graph: shown, notices } = arranged(drawn.graph, options, format);
  const text = await textOf({ ...drawn, graph: shown }, format, options);
  const diagnostics = [
    ...drawn.diagnostics,
    ...notices,
    ...(format === 'mermaid' && isTooLarge(shown, text) ? [notice('graph-too-large')] : []),
  ];
  const { page: _, ...report } = drawn;
  return deliver({ command: 'graph', ...report, diagnostics, text, data: { graph: shown } }, format, options, io);
}

function notice(code: 'graph-too-large' | 'graph-unchanged', message: string = codes[code].title): Diagnostic {
  return { code, severity: 'notice', message, hint: codes[code].fix };
}

/** The part of the graph that the options select, with notices of options that change nothing. */
function arranged(
  whole: Graph,
  { focus, depth, collapse, group }: GraphOptions,
  format: GraphFormat,
): { readonly graph: Graph; readonly notices: readonly Diagnostic[] } {
  const nodes = focus === undefined ? [] : focusedNodes(whole, focus);
  const part = focus === undefined ? whole : focusOn(followed(whole, nodes), nodes, depth ?? Number.POSITIVE_INFINITY);
  const graph = withoutPassages(collapse === undefined ? part : collapsed(part, new Set(nodes.map(({ key }) => key))));
  const ungrouped = format === 'json' ? undefined : whyUngrouped(graph, group);
  const unfolded = collapse !== undefined && graph.nodes.length === part.nodes.length;
  const why = 'no exchange or queue receives only dead-lettered messages, or a plan changes those that do';
  return {
    graph,
    notices: [
      ...(unfolded ? [notice('graph-unchanged', `--collapse ${collapse} folds nothing: ${why}`)] : []),
      ...(ungrouped === undefined ? [] : [notice('graph-unchanged', `--group ${group} draws no frame: ${ungrouped}`)]),
    ],
  };
}

/** @throws UsageError if there are none */
function focusedNodes(graph: Graph, focus: string): readonly GraphNode[] {
  const nodes = nodesNamed(graph, focus);
  if (nodes.length === 0) throw new UsageError(`error: --focus ${focus} matches no queue or exchange of this graph`);
  return nodes;
}

/** The graph as the output shows it. */
function withoutPassages({ nodes, edges }: Graph): Graph {
  return { nodes, edges: edges.map(({ passages: _, ...edge }) => edge) };
}

async function textOf({ graph, page }: Drawn, format: GraphFormat, { group: grouping }: GraphOptions): Promise<string> {
  switch (format) {
    case 'mermaid':
      return renderMermaid(graph, grouping);
    case 'dot':
      return renderDot(graph, grouping);
    case 'svg':
      refuseLargeSvg(graph);
      return renderSvg(graph, grouping);
    case 'html': {
      refuseLargeSvg(graph);
      const [{ renderPage }, { pageDataOf }, { pageAssets }] = await Promise.all([
        import('../../../page/html.ts'),
        import('./page-data.ts'),
        import('./page-assets.ts'),
      ]);
      return renderPage(await pageDataOf({ ...page, graph, grouping }), await pageAssets());
    }
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
  ['.html', 'html'],
  ['.htm', 'html'],
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
