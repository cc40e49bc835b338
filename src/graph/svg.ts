// Converts DOT to SVG with Graphviz, compiled to WebAssembly and shipped in a package: no installation, the same picture everywhere.
import { ground, type Paint, paints } from './look.ts';

/** The most nodes and edges, together, of a graph that Graphviz lays out in about 5 s; twice as many take four times as long. */
export const mostForLayout = 3000;

/**
 * Renders DOT as an SVG picture that follows the colour scheme of the reader: light by default, dark if preferred. The background is
 * opaque, so that the picture is readable on any page. The same DOT always gives the same bytes.
 * @throws Error if Graphviz rejects the DOT: a bug in its generator
 */
export async function renderSvg(dot: string): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const svg = viz.renderString(dot, { format: 'svg', engine: 'dot' });
  // Graphviz emits a prolog and comments with its version; names in its comments are also in <title>
  const start = svg.indexOf('<svg');
  const picture = svg
    .slice(start)
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/<title>topology<\/title>\n?/, '');
  return picture.replace(
    '>',
    () => ` role="img" aria-label="Exchanges and queues with their connections">\n<style>\n${stylesheet()}</style>`,
  );
}

function stylesheet(): string {
  const { page, frame, title } = ground.dark;
  const rules = Object.entries<Paint>(paints).map(([name, { dark }]) => {
    const enclosed = `.node.${name} path,.node.${name} polygon{stroke:${dark.stroke};fill:${dark.fill}}`;
    const line = `.edge.${name} path{stroke:${dark.stroke}}.edge.${name} polygon{stroke:${dark.stroke};fill:${dark.stroke}}`;
    return `  ${enclosed}${line}.${name} text{fill:${dark.text}}`;
  });
  const all = [`  .graph>polygon{fill:${page}}.frame>path{stroke:${frame}}.frame>text{fill:${title}}`, ...rules];
  return `text{font-family:Arial,Helvetica,sans-serif}\n@media (prefers-color-scheme:dark){\n${all.join('\n')}\n}\n`;
}
