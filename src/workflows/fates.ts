// The queues that keep no message because of a governor, with the explanation: from what the planner finds to what the tester uses.
import type { Governing } from '../model/governing.ts';
import { effectText, fateText, governorText } from '../reporter/governing.ts';
import type { Fated, Fates } from '../tester/fates.ts';

/** The fates that governors cause. */
export function fatesOf(governing: readonly Governing[]): Fates {
  return new Map(
    governing.flatMap((row) => {
      const { fate, key, objects } = row;
      if (fate === undefined) return [];
      const fated: Fated = {
        fate,
        reason: key === 'message-ttl' ? 'expired' : 'maxlen',
        text: `${governorText([row])} ${fateText(fate)}: ${effectText(row)}`,
      };
      return objects.flatMap((object) => (object.kind === 'queue' ? [[object.key, fated] as const] : []));
    }),
  );
}

/** Those that are certain and that a limit of the governor itself causes: a test can rely on them. */
export function certainFatesOf(governing: readonly Governing[]): Fates {
  return fatesOf(governing.filter(({ unsure, value }) => unsure !== true && value === 0));
}
