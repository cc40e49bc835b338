// The picture by keyboard: the Tab key enters it at one object, the arrow keys move to the nearest one in their direction, Enter selects it
// or folds a group, and Escape returns to the whole picture.
import { foldTitle } from '../../graph/fold.ts';
import type { Rectangle } from '../../graph/picture.ts';
import { visible } from '../../model/key.ts';
import type { PageData } from '../model.ts';
import type { Parts } from './light.ts';

/** An object of the picture that can have the focus. */
export interface Stop {
  readonly element: SVGElement;
  readonly box: Rectangle;
}

/** Makes the objects of a picture that was drawn reachable; `boxOf` gives the place of a node or of a group. */
export function stopsOf(
  { nodes, folds }: Parts,
  data: PageData,
  boxOf: (kind: 'node' | 'fold', at: number) => Rectangle | undefined,
): readonly Stop[] {
  const stop = (kind: 'node' | 'fold', at: number, element: Element, label: string): readonly Stop[] => {
    const box = boxOf(kind, at);
    if (box === undefined || !(element instanceof SVGElement)) return [];
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '-1');
    element.setAttribute('aria-label', label);
    return [{ element, box }];
  };
  const { graph, folds: all } = data;
  const stops = [
    ...[...nodes].flatMap(([at, element]) => {
      const node = graph.nodes[at];
      return node === undefined
        ? []
        : stop('node', at, element, `${node.kind} ${visible(node.name === '' ? 'the default exchange' : node.name)}`);
    }),
    ...[...folds].flatMap(([at, element]) => {
      const group = all?.groups[at];
      const verb = element.classList.contains('open') ? 'Fold' : 'Unfold';
      return group === undefined ? [] : stop('fold', at, element, `${verb} ${foldTitle(group)}, ${group.members.length} objects`);
    }),
  ];
  const first = stops.toSorted((one, other) => one.box[0] + one.box[1] - other.box[0] - other.box[1])[0];
  first?.element.setAttribute('tabindex', '0');
  return stops;
}

const directions: { readonly [key: string]: readonly [x: number, y: number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest object in the direction of an arrow key; undefined at the edge of the picture, and for other keys. */
export function nextStop(stops: readonly Stop[], from: Stop, key: string): Stop | undefined {
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const [x, y] = centre(from.box);
  let best: { readonly stop: Stop; readonly distance: number } | undefined;
  for (const stop of stops) {
    if (stop === from || stop.element.classList.contains('away')) continue;
    const [dx, dy] = [centre(stop.box)[0] - x, centre(stop.box)[1] - y];
    const ahead = dx * direction[0] + dy * direction[1];
    const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
    // an object that is further aside than ahead is in another direction
    if (ahead <= 1 || aside > ahead * 3) continue;
    const distance = ahead + aside * 2;
    if (best === undefined || distance < best.distance) best = { stop, distance };
  }
  return best?.stop;
}

/** Whether a key moves the focus between objects. */
export function isMove(key: string): boolean {
  return key in directions;
}

function centre([x, y, width, height]: Rectangle): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}
