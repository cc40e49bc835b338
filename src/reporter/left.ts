// The changes that a part of a plan leaves out.
import { codes } from '../model/codes.ts';

import type { Plan } from '../model/plan.ts';
import type { Left } from '../model/unchanged.ts';
import { kindOf, nameAmong } from './entity.ts';
import { counted, pad, paint, type Style } from './style.ts';
import { hang } from './wrap.ts';

/** `2 changes left out`. */
export function leftTitle(left: readonly Left[]): string {
  return `${counted(left.length, 'change')} left out`;
}

/** Why it is left out, as a clause. */
export function leftReason({ because, blocked }: Left): string {
  if (because === 'only') return 'not selected by --only';
  if (because === 'depends') return 'depends on an object that is omitted';
  return blocked === undefined ? 'blocked' : `blocked: ${blocked}: ${codes[blocked].title}`;
}

/** The section of a plan. */
export function leftLines(plan: Plan, style: Style): readonly string[] {
  const { left = [] } = plan;
  if (left.length === 0) return [];
  return [paint(style, 'yellow', `  ${leftTitle(left)}; an apply exits 7:`), ...entries(plan, style), ''];
}

/** The end of the report of an apply: what is still to be done. Empty, or ends with a line feed. */
export function leftText(plan: Plan, style: Style): string {
  const { left = [] } = plan;
  if (left.length === 0) return '';
  return `${[paint(style, 'yellow', `${leftTitle(left)}:`), ...entries(plan, style)].join('\n')}\n`;
}

function entries(plan: Plan, style: Style): readonly string[] {
  return (plan.left ?? []).flatMap((one) => {
    const head = `    ${pad(one.action, 8)}  ${pad(kindOf(one.entity), 8)}  `;
    return hang(head, `${nameAmong(plan.vhosts, one.entity, one.key)}   ${leftReason(one)}`, style.columns);
  });
}
