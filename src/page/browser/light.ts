// Which parts of the drawn picture are lit up, selected, or hidden.
import type { GraphNode } from '../../graph/model.ts';
import type { Layout } from '../../graph/picture.ts';
import type { PageState } from '../state.ts';
import { type Lit, unlit, wayOf, waysThrough } from '../ways.ts';
import type { App } from './app.ts';

/** The elements of the picture, by their positions in the graph; those inside folded groups are missing. */
export interface Parts {
  readonly svg: SVGSVGElement;
  readonly nodes: ReadonlyMap<number, Element>;
  readonly edges: ReadonlyMap<number, Element>;
  readonly bundles: ReadonlyMap<number, Element>;
  /** Folded and open groups. */
  readonly folds: ReadonlyMap<number, Element>;
}

/** Finds the elements. */
export function partsOf(svg: SVGSVGElement): Parts {
  const by = (name: string): ReadonlyMap<number, Element> =>
    new Map([...svg.querySelectorAll(`[data-${name}]`)].map((element) => [Number(element.getAttribute(`data-${name}`)), element]));
  return { svg, nodes: by('node'), edges: by('edge'), bundles: by('bundle'), folds: by('fold') };
}

/** Lights up the way of the message, the paths through the hovered nodes, or else those through the selected one. */
export function light(parts: Parts, layout: Layout, app: App, hovered: readonly string[]): void {
  const { svg, nodes, edges, folds } = parts;
  const { graph } = app.data;
  const state = app.state();
  const lit = hovered.length > 0 ? waysThrough(graph, hovered, state.hidden) : litBy(app, state);
  const around = state.focused && state.selected !== undefined ? waysThrough(graph, [state.selected], state.hidden) : undefined;
  svg.classList.toggle('lit', lit.nodes.size > 0);
  for (const [at, element] of nodes) {
    const node = graph.nodes[at];
    if (node === undefined) continue;
    element.classList.toggle('on', lit.nodes.has(node.key));
    element.classList.toggle('selected', node.key === state.selected);
    const off = isSwitchedOff(node, state);
    element.classList.toggle('away', off || (around !== undefined && !around.nodes.has(node.key)));
    element.classList.toggle('absent', isAbsent(node.mark, state, app));
  }
  const away = (at: number): boolean =>
    state.hidden.some((kind) => kind === graph.edges[at]?.reason) || (around !== undefined && !around.edges.has(at));
  const absent = (at: number): boolean => isAbsent(graph.edges[at]?.mark, state, app);
  for (const [at, element] of edges) {
    element.classList.toggle('on', lit.edges.has(at));
    element.classList.toggle('away', away(at));
    element.classList.toggle('absent', absent(at));
  }
  lightBundles(parts, layout, { lit: (at) => lit.edges.has(at), away, absent });
  for (const [group, element] of folds) {
    const members = app.data.folds?.groups[group]?.members ?? [];
    element.classList.toggle(
      'on',
      members.some((at) => lit.nodes.has(graph.nodes[at]?.key ?? '')),
    );
  }
}

/** Upstreams, shovels and other brokers are hidden with their lines. */
function isSwitchedOff({ kind }: GraphNode, { hidden }: PageState): boolean {
  if (kind === 'upstream') return hidden.includes('federation');
  return (kind === 'shovel' || kind === 'broker') && hidden.includes('shovel');
}

/** A bundle is lit if all its edges are, or one that is not drawn itself: into a folded group, the bundle is its way. */
function lightBundles(
  { bundles, edges }: Parts,
  layout: Layout,
  { lit, away, absent }: { readonly [name in 'lit' | 'away' | 'absent']: (edge: number) => boolean },
): void {
  for (const [at, { of }] of (layout.bundles ?? []).entries()) {
    const element = bundles.get(at);
    element?.classList.toggle('on', of.every(lit) || of.some((edge) => lit(edge) && !edges.has(edge)));
    element?.classList.toggle('away', of.every(away));
    element?.classList.toggle('absent', of.every(absent));
  }
}

/** Before a plan, what it creates does not exist; after it, what it deletes. */
function isAbsent(mark: string | undefined, { side }: PageState, { data }: App): boolean {
  if (data.sides.length < 2) return false;
  return side === 0 ? mark === 'create' || mark === 'rename' : mark === 'delete';
}

function litBy(app: App, { side, selected, hidden }: PageState): Lit {
  const routed = app.routed(side);
  if (routed !== undefined) return wayOf(app.data.graph, routed.routing, routed.deaths);
  return selected === undefined ? unlit : waysThrough(app.data.graph, [selected], hidden);
}
