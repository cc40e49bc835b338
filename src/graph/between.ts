// Curves from one box to another, where Graphviz has drawn none.
import type { EdgeCurve, Rectangle } from './picture.ts';

/** A curve from the side of one box to the facing side of another, with its arrow head. */
export function between([x, y, width, height]: Rectangle, [toX, toY, toWidth, toHeight]: Rectangle): Pick<EdgeCurve, 'points' | 'head'> {
  const forward = toX + toWidth / 2 >= x + width / 2;
  const [startX, startY] = [forward ? x + width : x, y + height / 2];
  const [endX, endY] = [forward ? toX : toX + toWidth, toY + toHeight / 2];
  const way = forward ? 1 : -1;
  const bend = Math.max(30, Math.abs(endX - startX) / 2) * way;
  const tip = endX - 8 * way;
  const points = [startX, startY, startX + bend, startY, tip - bend, endY, tip, endY].map(round);
  return { points, head: [tip, endY - 3.5, endX, endY, tip, endY + 3.5].map(round) };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
