// The picture: draws the graph, lights up ways, hides what is switched off.
import { drawGraph } from '../../graph/draw.ts';
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
  svg.setAttribute('viewBox', `0 0 ${layout.width} ${layout.height}`);
  svg.innerHTML = drawGraph(graph, layout); // the only markup made from names: draw.ts escapes them
  const keyAt = (target: Element): string | undefined => {
    const at = target.closest('[data-node]')?.getAttribute('data-node');
    return at === null || at === undefined ? undefined : graph.nodes[Number(at)]?.key;
  };
  const port = viewportOf(svg, layout, (target) => {
    const key = keyAt(target);
    if (key === undefined) app.clear('selected');
    else app.set({ selected: key });
  });
  const parts = partsOf(svg);
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
  const all: View = { x: 0, y: 0, width: layout.width, height: layout.height };
  app.onChange((state, before) => {
    paint();
    const turned = state.focused !== before.focused || (state.focused && state.selected !== before.selected);
    if (turned) port.show(state.focused ? boundsOf(app, state) : all);
    else if (state.selected !== undefined && state.selected !== before.selected) reveal(app, state, svg, port.show);
  });
  requestAnimationFrame(() => {
    port.show(app.state().focused ? boundsOf(app, app.state()) : all);
    paint();
  });
  const tools = el(
    'div',
    { class: 'tools' },
    button('+', () => port.zoom(1.4), { title: 'Enlarge', 'aria-label': 'Enlarge' }),
    button('−', () => port.zoom(0.7), { title: 'Reduce', 'aria-label': 'Reduce' }),
    button('Fit', () => port.show(all), { title: 'Show everything' }),
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

/** The part of the picture with the neighbourhood of the selected node. */
function boundsOf({ data: { graph, layout } }: App, { selected, hidden }: PageState): View {
  const around = selected === undefined ? undefined : waysThrough(graph, [selected], hidden);
  const boxes = graph.nodes.flatMap(({ key }, at) => (around?.nodes.has(key) === true ? [layout.nodes[at]?.box ?? [0, 0, 0, 0]] : []));
  if (boxes.length === 0) return { x: 0, y: 0, width: layout.width, height: layout.height };
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return { x: left - 20, y: top - 20, width: right - left + 40, height: bottom - top + 40 };
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
