// Pan and zoom of the picture: by pointer, wheel, two fingers and keys. On paper, it is whole.

/** A part of the picture, in its own pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Controls the view of an SVG element. */
export interface Viewport {
  /** Shows a part, enlarged at most to `most` times its size. */
  readonly show: (part: View, most?: number) => void;
  /** Shows everything, with a margin. */
  readonly showAll: () => void;
  readonly zoom: (factor: number) => void;
  /** The part that is shown. */
  readonly view: () => View;
}

/** Pixels of the screen around the whole picture. */
const margin = 16;

/** Makes an SVG element movable. `onTap` is called for a press that moves nothing. */
export function viewportOf(
  svg: SVGSVGElement,
  size: () => { readonly width: number; readonly height: number },
  onTap: (target: Element) => void,
): Viewport {
  let view: View = { x: 0, y: 0, width: size().width, height: size().height };
  const apply = (next: View): void => {
    view = next;
    svg.setAttribute('viewBox', `${next.x} ${next.y} ${next.width} ${next.height}`);
  };
  const box = (): DOMRect => svg.getBoundingClientRect();
  /** Picture pixels per pixel of the screen. */
  const scale = (): number => view.width / Math.max(1, box().width);
  const zoomAt = (factor: number, left: number, top: number): void => {
    const most = Math.max(size().width, size().height) * 4;
    const width = Math.min(most, Math.max(60, view.width / factor));
    const ratio = width / view.width;
    apply({ x: view.x + (view.width - width) * left, y: view.y + view.height * (1 - ratio) * top, width, height: view.height * ratio });
  };
  const show = ({ x, y, width, height }: View, most = 1.5, around = 0): void => {
    const { width: wide, height: high } = box();
    if (wide === 0 || high === 0) return;
    const inner = (pixels: number): number => Math.max(1, pixels - 2 * around);
    const ratio = Math.max(width / inner(wide), height / inner(high), 1 / most);
    apply({ x: x - (wide * ratio - width) / 2, y: y - (high * ratio - height) / 2, width: wide * ratio, height: high * ratio });
  };
  const showAll = (): void => show({ x: 0, y: 0, ...size() }, undefined, margin);
  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { left, top, width, height } = box();
      zoomAt(
        Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)),
        (event.clientX - left) / width,
        (event.clientY - top) / height,
      );
    },
    { passive: false },
  );
  drag(svg, {
    pan: (dx, dy) => apply({ ...view, x: view.x - dx * scale(), y: view.y - dy * scale() }),
    pinch: (factor) => zoomAt(factor, 0.5, 0.5),
    tap: onTap,
  });
  svg.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const step = 60 * scale();
    const moves: { readonly [key: string]: readonly [number, number] } = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (move !== undefined) apply({ ...view, x: view.x + move[0], y: view.y + move[1] });
    else if (event.key === '+' || event.key === '=') zoomAt(1.25, 0.5, 0.5);
    else if (event.key === '-') zoomAt(0.8, 0.5, 0.5);
    else if (event.key === '0') showAll();
    else return;
    event.preventDefault();
  });
  const paper = matchMedia('print');
  new ResizeObserver(() => {
    const { width, height } = box();
    if (width > 0 && !paper.matches) apply({ ...view, height: (view.width * height) / width });
  }).observe(svg);
  let onScreen = view;
  paper.addEventListener('change', ({ matches }) => {
    if (matches) onScreen = view;
    const { width, height } = size();
    apply(matches ? { x: 0, y: 0, width, height } : onScreen);
  });
  return { show, showAll, zoom: (factor) => zoomAt(factor, 0.5, 0.5), view: () => view };
}

interface Gestures {
  readonly pan: (dx: number, dy: number) => void;
  readonly pinch: (factor: number) => void;
  readonly tap: (target: Element) => void;
}

/** How far a press may move and still is a tap; pixels of the screen. */
const tapDistance = 5;

function drag(svg: SVGSVGElement, { pan, pinch, tap }: Gestures): void {
  const pointers = new Map<number, { readonly x: number; readonly y: number }>();
  let moved = 0;
  const distance = (): number => {
    const [one, other] = [...pointers.values()];
    return one === undefined || other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
  };
  svg.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const apart = distance();
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    moved += Math.hypot(dx, dy);
    if (moved > tapDistance) svg.setPointerCapture(event.pointerId);
    if (pointers.size === 1) pan(dx, dy);
    else if (apart > 0) pinch(distance() / apart);
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    svg.addEventListener(name, (event) => {
      if (!pointers.delete(event.pointerId)) return;
      if (name === 'pointerup' && moved <= tapDistance && event.target instanceof Element) tap(event.target);
    });
  }
}
