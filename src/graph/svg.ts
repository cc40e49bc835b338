// Renders a graph as an SVG file.
import { drawGraph } from './draw.ts';
import type { Grouping } from './group.ts';
import { layoutOf } from './layout.ts';
import type { Graph } from './model.ts';
import { graphStyles } from './stylesheet.ts';

/**
 * Renders a graph as an SVG picture that follows the colour scheme of the reader: light by default, dark if preferred. The background is
 * opaque, so that the picture is readable on any page. The same graph always gives the same bytes.
 */
export async function renderSvg(graph: Graph, grouping: Grouping): Promise<string> {
  const layout = await layoutOf(graph, grouping);
  const { width, height } = layout;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="Exchanges and queues with their connections">`,
    `<style>\n${graphStyles('')}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    drawGraph(graph, layout),
    '</svg>',
    '',
  ].join('\n');
}
