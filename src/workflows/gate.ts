// The gate: why a plan must not be applied.
import { codes } from '../model/codes.ts';
import { type Diagnostic, problem } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import type { DownQueue, Plan } from '../model/plan.ts';
import { allowFlag } from '../model/shell.ts';
import { outageText } from '../rabbitmq/queue-outages.ts';

/** Why the plan must not be applied; empty if it may. The only place that rejects a plan. */
export function gate(plan: Plan): readonly Diagnostic[] {
  // one flag allows all of these: they are one refusal
  const many = plan.changes.filter(({ blocked }) => blocked?.code === 'blast-radius');
  return plan.changes.flatMap((change) => {
    const { key, blocked, remedies = [] } = change;
    if (blocked === undefined || (blocked.code === 'blast-radius' && change !== many[0])) return [];
    const more = change === many[0] && many.length > 1 ? ` and ${many.length - 1} more` : '';
    const span = plan.origins[key];
    const place = { key, ...(span === undefined ? {} : { span }) };
    if (blocked.down !== undefined) return [{ ...downProblem(key, blocked.down), ...place }];
    if (blocked.refusals !== undefined)
      return blocked.refusals.map(({ part, how, fix }) => problem(blocked.code, `${key}: ${part}: ${how}`, { ...place, hint: fix }));
    // never suggests a loss if there is another remedy
    const allow = remedies.find(({ kind }) => kind === 'migrate') ?? (blocked.allow?.startsWith('lose:') === true ? {} : blocked);
    const hint = 'allow' in allow && typeof allow.allow === 'string' ? allowFlag(allow.allow) : codes[blocked.code].fix;
    return [problem(blocked.code, `${key}${more}: ${codes[blocked.code].title}`, { ...place, hint })];
  });
}

/** Why an object must not be changed before a queue is back. */
export function downProblem(key: EntityKey, { queue, ...down }: DownQueue): Diagnostic {
  const state = outageText(down);
  if (queue === key) return problem('queue-down', `${key} is ${state}`, { key, hint: codes['queue-down'].fix });
  const hint = codes['needed-by-down-queue'].fix;
  return problem('needed-by-down-queue', `${key} is needed by ${queue}, which is ${state}`, { key, hint });
}
