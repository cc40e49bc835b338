// Groups in the picture: a folded one is a box with its title and the number of its objects, an open one has a frame with a title.
import { escapedXml } from '../../graph/draw.ts';
import { foldText, foldTitle } from '../../graph/fold.ts';
import { type UnfoldedLayout, unfoldedLayout } from '../../graph/unfold.ts';
import type { PageData } from '../model.ts';
import type { PageState } from '../state.ts';

/** The layout with the groups that are open in the state. */
export function foldedLayout({ graph, folds }: PageData, { open }: PageState): UnfoldedLayout | undefined {
  return folds === undefined ? undefined : unfoldedLayout(graph, folds, openGroups(folds.groups, open));
}

function openGroups(groups: readonly { readonly title: string }[], open: readonly string[]): ReadonlySet<number> {
  return new Set(open.map((title) => groups.findIndex((group) => group.title === title)).filter((at) => at >= 0));
}

/** The frames of open groups, to be drawn below everything, and the boxes of folded ones, above it: SVG. */
export function drawFolds(
  { graph, folds }: PageData,
  { boxes }: UnfoldedLayout,
  state: PageState,
): readonly [below: string, above: string] {
  const below: string[] = [];
  const above: string[] = [];
  const open = openGroups(folds?.groups ?? [], state.open);
  (folds?.groups ?? []).forEach((group, at) => {
    const [x, y, width, height] = boxes[at] ?? [0, 0, 0, 0];
    const title = escapedXml(foldTitle(group));
    if (open.has(at)) {
      below.push(
        `<g class="fold open" data-fold="${at}"><rect class="around" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`,
        `<rect class="bar" x="${x}" y="${y}" width="${width}" height="22" rx="8"/>`,
        `<text class="title" x="${x + 10}" y="${y + 15}" font-size="11">− ${title}</text></g>`,
      );
      return;
    }
    const middle = x + width / 2;
    const rect = (shift: number): string => `<rect x="${x + shift}" y="${y - shift}" width="${width - 4}" height="${height - 4}" rx="4"/>`;
    above.push(
      `<g class="fold" data-fold="${at}">${rect(4)}${rect(0)}`,
      `<text class="title" x="${middle}" y="${y + 21}" font-size="12" text-anchor="middle">+ ${title}</text>`,
      `<text x="${middle}" y="${y + 37}" font-size="9" text-anchor="middle">${escapedXml(foldText(graph, group))}</text></g>`,
    );
  });
  return [below.join(''), above.join('')];
}
