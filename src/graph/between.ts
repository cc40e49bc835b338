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

/**
 * A curve from one box to another through a channel: a vertical line at `x` between two columns, so that it crosses as few boxes as
 * possible. With its arrow head.
 */
export function through(x: number, from: Rectangle, to: Rectangle): Pick<EdgeCurve, 'points' | 'head'> {
  const side = ([left, , width]: Rectangle): number => (x >= left + width / 2 ? left + width : left);
  const [startX, startY] = [side(from), from[1] + from[3] / 2];
  const [endX, endY] = [side(to), to[1] + to[3] / 2];
  const [out, into] = [Math.sign(x - startX), Math.sign(endX - x)];
  const down = Math.sign(endY - startY);
  const radius = Math.min(bend, Math.abs(endY - startY) / 2, Math.abs(x - startX), Math.abs(endX - x));
  const tip = endX - 8 * into;
  const [before, after] = [startY + radius * down, endY - radius * down];
  const straight = (toX: number, toY: number, fromX: number, fromY: number): readonly number[] => [fromX, fromY, toX, toY, toX, toY];
  const points = [
    ...[startX, startY, ...straight(x - radius * out, startY, startX, startY)],
    ...[x, startY, x, startY, x, before],
    ...straight(x, after, x, before),
    ...[x, endY, x, endY, x + radius * into, endY],
    ...straight(tip, endY, x + radius * into, endY),
  ];
  return { points: points.map(round), head: [tip, endY - 3.5, endX, endY, tip, endY + 3.5].map(round) };
}

/** Radius of the corners of a curve through a channel; pixels. */
const bend = 24;

/** Labels at the end of the curve where the boxes are apart from each other: above the line. */
export function labelled(points: readonly number[], lines: EdgeCurve['lines'], atEnd: boolean): EdgeCurve['lines'] {
  const [startX = 0, startY = 0] = points;
  const [endX = 0, endY = 0] = points.slice(-2);
  const y = atEnd ? endY : startY;
  return lines.map(([, , width, size], at) => [
    atEnd ? endX - width - 4 : startX + 6,
    y - 4 - (lines.length - 1 - at) * (size + 1),
    width,
    size,
  ]);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
