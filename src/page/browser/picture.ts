// The picture: draws the graph, lights up ways, hides what is switched off.
import { layoutAround } from '../../graph/around.ts';
import { drawGraph } from '../../graph/draw.ts';
import type { Layout } from '../../graph/picture.ts';
import type { PageState } from '../state.ts';
import { type Lit, unlit, wayOf, waysThrough } from '../ways.ts';
import type { App } from './app.ts';
import { button, el } from './dom.ts';
import { type View, viewportOf } from './viewport.ts';

/** The picture with its buttons. */
export function pictureOf(app: App): HTMLElement {
  const { graph, layout } = app.data;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.id = 'picture';
  svg.setAttribute('tabindex', '0');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', 'Exchanges and queues with their connections. Arrow keys move, plus and minus zoom, 0 shows everything.');
  let shown = layout;
  let parts: Parts;
  const draw = (): void => {
    shown = layoutFor(app);
    svg.innerHTML = drawGraph(graph, shown); // the only markup made from names: draw.ts escapes them
    parts = partsOf(svg);
  };
  const keyAt = (target: Element): string | undefined => {
    const at = target.closest('[data-node]')?.getAttribute('data-node');
    return at === null || at === undefined ? undefined : graph.nodes[Number(at)]?.key;
  };
  const port = viewportOf(
    svg,
    () => shown,
    (target) => {
      const key = keyAt(target);
      if (key === undefined) app.clear('selected');
      else app.set({ selected: key });
    },
  );
  let hovered: string | undefined;
  const paint = (): void => light(parts, app, hovered);
  svg.addEventListener('pointerover', ({ target }) => {
    const key = target instanceof Element ? keyAt(target) : undefined;
    if (key === hovered) return;
    hovered = key;
    paint();
  });
  svg.addEventListener('pointerleave', () => {
    hovered = undefined;
    paint();
  });
  const showAll = (): void => port.show({ x: 0, y: 0, width: shown.width, height: shown.height });
  app.onChange((state, before) => {
    const turned =
      state.focused !== before.focused || (state.focused && (state.selected !== before.selected || state.hidden !== before.hidden));
    if (turned) draw();
    paint();
    if (turned) showAll();
    else if (state.selected !== undefined && state.selected !== before.selected) reveal(app, state, svg, port.show);
  });
  draw();
  requestAnimationFrame(() => {
    showAll();
    paint();
  });
  const tools = el(
    'div',
    { class: 'tools' },
    button('+', () => port.zoom(1.4), { title: 'Zoom in', 'aria-label': 'Zoom in' }),
    button('−', () => port.zoom(0.7), { title: 'Zoom out', 'aria-label': 'Zoom out' }),
    button('Fit', showAll, { title: 'Show everything' }),
  );
  return el('section', { class: 'picture', 'aria-label': 'Picture' }, svg as unknown as HTMLElement, tools);
}

/** The elements of the picture, by their positions in the graph. */
interface Parts {
  readonly svg: SVGSVGElement;
  readonly nodes: readonly Element[];
  readonly edges: readonly Element[];
  readonly bundles: readonly Element[];
}

function partsOf(svg: SVGSVGElement): Parts {
  return {
    svg,
    nodes: [...svg.querySelectorAll('[data-node]')],
    edges: [...svg.querySelectorAll('[data-edge]')],
    bundles: [...svg.querySelectorAll('[data-bundle]')],
  };
}

function light({ svg, nodes, edges, bundles }: Parts, app: App, hovered: string | undefined): void {
  const { graph } = app.data;
  const state = app.state();
  const lit = hovered !== undefined ? waysThrough(graph, [hovered], state.hidden) : litBy(app, state);
  const around = state.focused && state.selected !== undefined ? waysThrough(graph, [state.selected], state.hidden) : undefined;
  svg.classList.toggle('lit', lit.nodes.size > 0);
  nodes.forEach((element, at) => {
    const node = graph.nodes[at];
    if (node === undefined) return;
    element.classList.toggle('on', lit.nodes.has(node.key));
    element.classList.toggle('selected', node.key === state.selected);
    element.classList.toggle('away', around !== undefined && !around.nodes.has(node.key));
    element.classList.toggle('absent', isAbsent(node.mark, state, app));
  });
  edges.forEach((element, at) => {
    const edge = graph.edges[at];
    if (edge === undefined) return;
    element.classList.toggle('on', lit.edges.has(at));
    element.classList.toggle('away', state.hidden.some((kind) => kind === edge.reason) || (around !== undefined && !around.edges.has(at)));
    element.classList.toggle('absent', isAbsent(edge.mark, state, app));
  });
  lightBundles(bundles, edges, app);
}

/** A bundle is lit if all its edges are: of a single one, the edge itself is drawn. */
function lightBundles(bundles: readonly Element[], edges: readonly Element[], { data }: App): void {
  for (const [at, { of }] of (data.layout.bundles ?? []).entries()) {
    for (const name of ['on', 'away', 'absent'])
      bundles[at]?.classList.toggle(
        name,
        of.every((edge) => edges[edge]?.classList.contains(name)),
      );
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

/** The whole picture, or the neighbourhood of the selected node arranged anew. */
function layoutFor(app: App): Layout {
  const { graph, layout } = app.data;
  const { focused, selected, hidden } = app.state();
  return focused && selected !== undefined ? layoutAround(graph, layout, selected, waysThrough(graph, [selected], hidden)) : layout;
}

/** Moves to the selected node if it is out of sight or too small to read. */
function reveal({ data: { graph, layout } }: App, { selected }: PageState, svg: SVGSVGElement, show: (part: View) => void): void {
  const at = graph.nodes.findIndex(({ key }) => key === selected);
  const box = layout.nodes[at]?.box;
  const element = svg.querySelector(`[data-node="${at}"]`)?.getBoundingClientRect();
  if (box === undefined || element === undefined) return;
  const frame = svg.getBoundingClientRect();
  const inside = element.left >= frame.left && element.right <= frame.right && element.top >= frame.top && element.bottom <= frame.bottom;
  if (inside && element.width >= box[2] * 0.5) return;
  const [x, y, width, height] = box;
  show({ x: x + width / 2 - 320, y: y + height / 2 - 220, width: 640, height: 440 });
}
