// A plan in the forms that people read: the work that plan, apply and show share.
import type { Plan } from '../model/plan.ts';
import { renderPlanAnnotations } from '../reporter/annotations.ts';
import { planBlocks } from '../reporter/plan-markdown.ts';
import { renderPlan } from '../reporter/plan-text.ts';
import type { Io } from './io.ts';
import { type OutputOptions, styleOf } from './output.ts';
import type { Report } from './report.ts';

/** Flags that add to what is shown of a plan. */
export interface ShowOptions extends OutputOptions {
  readonly showUndeclared?: boolean;
  readonly showUnchanged?: boolean;
}

/** The plan as text, Markdown and annotations: parts of a report. */
export function shownPlan(
  { plan, seconds }: { readonly plan: Plan; readonly seconds?: number },
  paths: readonly string[],
  options: ShowOptions,
  io: Io,
): Pick<Report, 'text'> & Required<Pick<Report, 'markdown' | 'annotations'>> {
  const { showUndeclared = false, showUnchanged = false } = options;
  const context = { paths, ...(seconds === undefined ? {} : { seconds }), showUndeclared, showUnchanged };
  return {
    text: renderPlan(plan, context, styleOf(options, io)),
    markdown: () => planBlocks(plan, context),
    annotations: () => renderPlanAnnotations(plan),
  };
}
