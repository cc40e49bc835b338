// A saved plan on the HTML page: the sides before and after it, and its changes in the words of the plan.
import { snapshotsOf } from '../../../graph/plan-graph.ts';
import type { Change, Plan } from '../../../model/plan.ts';
import type { PageChange, PageData, PageSide } from '../../../page/model.ts';
import { detailOf, entityOf, remarksOn, shownChanges } from '../../../reporter/change.ts';
import { kindOf, nameAmong } from '../../../reporter/entity.ts';
import { summaryText } from '../../../reporter/plan-text.ts';
import { lineText } from '../../../reporter/remedies.ts';
import { routeText } from '../../../reporter/routes.ts';
import { plainStyle } from '../../../reporter/style.ts';

/** The sides and the plan. */
export function planPage(plan: Plan): Pick<PageData, 'sides'> & { readonly plan: NonNullable<PageData['plan']> } {
  const { before, after } = snapshotsOf(plan);
  const { version } = plan.broker;
  const sideOf = (title: string, { entities }: typeof before): PageSide => ({
    title,
    entities: [...entities.values()],
    ...(version === undefined ? {} : { version }),
  });
  const changes = shownChanges(plan, { showUnchanged: false }).map((change) => changeOf(change, plan));
  const many = plan.vhosts.length > 1;
  const routes = [
    ...(plan.routes?.lost ?? []).map((route) => `- ${routeText(route, many)}`),
    ...(plan.routes?.gained ?? []).map((route) => `+ ${routeText(route, many)}`),
  ];
  return {
    sides: [sideOf('Before', before), sideOf('After', after)],
    plan: { summary: summaryText(plan.summary, plan.complete, plainStyle), digest: plan.digest, changes, routes: [...new Set(routes)] },
  };
}

function changeOf(change: Change, plan: Plan): PageChange {
  const { key, action, blocked } = change;
  const entity = entityOf(change);
  return {
    key,
    action,
    title: entity === undefined ? key : `${kindOf(entity)} ${nameAmong(plan.vhosts, entity, key)}`,
    details: detailOf(change, plainStyle),
    remarks: remarksOn(change, plan).map((line) => [line[0], lineText(line)]),
    ...(blocked === undefined ? {} : { blocked: blocked.code }),
  };
}
