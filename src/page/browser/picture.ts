// The picture: draws the graph, lights up ways, folds groups, hides what is switched off.
import { layoutAround } from '../../graph/around.ts';
import { drawGraph } from '../../graph/draw.ts';
import type { Layout, Rectangle } from '../../graph/picture.ts';
import type { UnfoldedLayout } from '../../graph/unfold.ts';
import { type PageState, toggled } from '../state.ts';
import { waysThrough } from '../ways.ts';
import type { App } from './app.ts';
import { button, el } from './dom.ts';
import { drawFolds, foldedLayout } from './folds.ts';
import { light, type Parts, partsOf } from './light.ts';
import { type View, type Viewport, viewportOf } from './viewport.ts';
import { isMove, nextStop, type Stop, stopsOf } from './walk.ts';

const help =
  'Exchanges and queues with their connections. Arrow keys move, plus and minus zoom, 0 shows everything. Tab enters the picture: then arrow keys move between objects, and Enter selects.';

/** The picture with its buttons. */
export function pictureOf(app: App): HTMLElement {
  const { folds } = app.data;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.id = 'picture';
  svg.setAttribute('tabindex', '0');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', help);
  let drawn: Drawn = drawIn(svg, app);
  let hovered: Element | undefined;
  const paint = (): void => light(drawn.parts, drawn.layout, app, hovered === undefined ? [] : keysAt(hovered, app));
  const open = (target: Element): void => {
    const [key] = keysAt(target, app);
    const fold = target.closest('[data-fold]')?.getAttribute('data-fold');
    const title = fold === null || fold === undefined ? undefined : folds?.groups[Number(fold)]?.title;
    if (title !== undefined) app.set({ open: toggled(app.state().open, title) });
    else if (key === undefined) app.clear('selected');
    else app.set({ selected: key });
  };
  const port = viewportOf(svg, () => drawn.layout, open);
  const hover = (target: EventTarget | null): void => {
    const found = target instanceof Element ? (target.closest('[data-node], [data-fold]') ?? undefined) : undefined;
    if (found === hovered) return;
    hovered = found;
    paint();
  };
  svg.addEventListener('pointerover', ({ target }) => hover(target));
  svg.addEventListener('pointerleave', () => hover(null));
  svg.addEventListener('focusout', () => hover(null));
  walkIn(svg, port, () => drawn.stops, open, hover);
  app.onChange((state, before) => {
    const arranged = state.focused !== before.focused || state.folded !== before.folded;
    const turned = arranged || (state.focused && (state.selected !== before.selected || state.hidden !== before.hidden));
    const unfolded = !state.focused && state.folded && state.open !== before.open;
    const focus = svg.contains(document.activeElement) ? document.activeElement?.getAttribute('data-fold') : undefined;
    if (turned || unfolded) {
      drawn = drawIn(svg, app);
      hovered = undefined;
    }
    paint();
    if (focus !== null && focus !== undefined && unfolded) focusOn(drawn.stops, svg.querySelector(`[data-fold="${focus}"]`));
    const opened = unfolded ? openedBox(app, drawn.layout, state, before) : undefined;
    if (turned || (unfolded && state.open.length === 0)) port.showAll();
    else if (opened !== undefined && state.selected === before.selected) port.show(opened, 1);
    else if (state.selected !== undefined && state.selected !== before.selected) reveal(boxOf(app, drawn.layout, state), svg, port);
  });
  requestAnimationFrame(() => {
    port.showAll();
    paint();
  });
  return el('section', { class: 'picture', 'aria-label': 'Picture' }, svg as unknown as HTMLElement, toolsOf(app, port));
}

function toolsOf(app: App, port: Viewport): HTMLElement {
  return el(
    'div',
    { class: 'tools' },
    app.data.folds !== undefined && foldButton(app),
    button('+', () => port.zoom(1.4), { title: 'Zoom in', 'aria-label': 'Zoom in' }),
    button('−', () => port.zoom(0.7), { title: 'Zoom out', 'aria-label': 'Zoom out' }),
    button('Fit', port.showAll, { title: 'Show everything' }),
  );
}

/** Folds all groups, or unfolds them. */
function foldButton(app: App): HTMLElement {
  const self = button('', () => app.set({ folded: !app.state().folded, open: [] }));
  const read = (): void => {
    self.textContent = app.state().folded ? 'Unfold all' : 'Fold groups';
  };
  app.onChange(read);
  read();
  return self;
}

/** What is drawn now. */
interface Drawn {
  readonly layout: Layout;
  readonly parts: Parts;
  readonly stops: readonly Stop[];
}

function drawIn(svg: SVGSVGElement, app: App): Drawn {
  const { graph } = app.data;
  const state = app.state();
  const folded = state.folded && !isFocused(state) ? foldedLayout(app.data, state) : undefined;
  const layout = folded ?? layoutFor(app);
  const [below, above] = folded === undefined ? ['', ''] : drawFolds(app.data, folded, state);
  svg.innerHTML = below + drawGraph(graph, layout) + above; // the only markup made from names: draw.ts escapes them
  const parts = partsOf(svg);
  const place = (kind: 'node' | 'fold', at: number): Rectangle | undefined =>
    kind === 'node' ? layout.nodes[at]?.box : (folded as UnfoldedLayout | undefined)?.boxes[at];
  return { layout, parts, stops: stopsOf(parts, app.data, place) };
}

/** The nodes that an element stands for: one, or those of a group. */
function keysAt(target: Element, { data: { graph, folds } }: App): readonly string[] {
  const node = target.closest('[data-node]')?.getAttribute('data-node') ?? undefined;
  const fold = target.closest('[data-fold]')?.getAttribute('data-fold') ?? undefined;
  const members = node !== undefined ? [Number(node)] : fold !== undefined ? (folds?.groups[Number(fold)]?.members ?? []) : [];
  return members.flatMap((at) => graph.nodes[at]?.key ?? []);
}

/** The keys of an object that has the focus; other keys are those of the viewport. */
function walkIn(
  svg: SVGSVGElement,
  port: Viewport,
  stops: () => readonly Stop[],
  open: (target: Element) => void,
  hover: (target: Element) => void,
): void {
  const press = (event: KeyboardEvent): void => {
    const from = stops().find(({ element }) => element === event.target);
    if (from === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') open(from.element);
    else if (event.key === 'Escape') svg.focus();
    else if (isMove(event.key)) {
      const next = nextStop(stops(), from, event.key);
      if (next !== undefined) {
        focusOn(stops(), next.element);
        reveal(next.box, svg, port);
      }
    } else return;
    event.preventDefault();
  };
  svg.addEventListener('keydown', press, { capture: true });
  svg.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target !== svg && target.matches(':focus-visible')) hover(target);
  });
}

/** The focus enters the picture where it was last. */
function focusOn(stops: readonly Stop[], target: Element | null): void {
  for (const { element } of stops) {
    if (element !== target) element.setAttribute('tabindex', '-1');
    else {
      element.setAttribute('tabindex', '0');
      element.focus({ preventScroll: true });
    }
  }
}

function isFocused({ focused, selected }: PageState): boolean {
  return focused && selected !== undefined;
}

/** The whole picture, or the neighbourhood of the selected node arranged anew. */
function layoutFor(app: App): Layout {
  const { graph, layout } = app.data;
  const { focused, selected, hidden } = app.state();
  return focused && selected !== undefined ? layoutAround(graph, layout, selected, waysThrough(graph, [selected], hidden)) : layout;
}

function boxOf({ data: { graph } }: App, layout: Layout, { selected }: PageState): Rectangle | undefined {
  return layout.nodes[graph.nodes.findIndex(({ key }) => key === selected)]?.box;
}

/** A group that was opened, with a margin; undefined if none was. */
function openedBox({ data: { folds } }: App, layout: Layout, { open }: PageState, before: PageState): View | undefined {
  const title = open.find((one) => !before.open.includes(one));
  const box = 'boxes' in layout ? (layout as UnfoldedLayout).boxes[folds?.groups.findIndex((one) => one.title === title) ?? -1] : undefined;
  if (title === undefined || box === undefined) return undefined;
  const [x, y, width, height] = box;
  return { x: x - openMargin, y: y - openMargin, width: width + 2 * openMargin, height: height + 2 * openMargin };
}

/** What is shown around a group that was opened; pixels. */
const openMargin = 120;

/** Moves to a place if it is out of sight or too small to read. */
function reveal(box: Rectangle | undefined, svg: SVGSVGElement, port: Viewport): void {
  if (box === undefined) return;
  const [x, y, width, height] = box;
  const { width: wide } = svg.getBoundingClientRect();
  const view = port.view();
  const inside = x >= view.x && y >= view.y && x + width <= view.x + view.width && y + height <= view.y + view.height;
  if (inside && wide / view.width >= 0.5) return;
  port.show({ x: x + width / 2 - 320, y: y + height / 2 - 220, width: 640, height: 440 });
}
