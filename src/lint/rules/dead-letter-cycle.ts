// Dead letters that cycle without any consumer action. The broker ends a cycle by dropping the message (rabbit_dead_letter:is_cycle;
// measured on 3.10, 4.0 and 4.3, with classic and quorum queues and with at-least-once dead-lettering).
import { keyOf, nameText } from '../../model/key.ts';
import { automaticCycles, automaticOf } from '../dead-letters.ts';
import type { Rule } from '../rule.ts';
import { listed } from '../words.ts';

/** Maximum number of reported cycles: their number can grow exponentially with the graph. */
const most = 20;

/** `dead-letter-cycle`. */
export const deadLetterCycle: Rule = {
  code: 'dead-letter-cycle',
  check: (view) =>
    automaticCycles(view, most).flatMap((cycle) => {
      const [first, ...others] = cycle;
      if (first === undefined) return [];
      const names = [...cycle.map(({ from }) => nameText(from.name)), nameText(first.from.name)];
      const way = (names.length > 8 ? [...names.slice(0, 4), '...', ...names.slice(-3)] : names).join(' -> ');
      const reasons = [...new Set(cycle.flatMap(({ from }) => automaticOf(view, from)))];
      return [
        {
          key: keyOf(first.from),
          message: `dead-lettered messages cycle without any consumer action (${listed(reasons)}): ${way}; RabbitMQ drops them in the second round`,
          related: others.map(({ from }) => ({ key: keyOf(from), message: 'the cycle continues here' })),
        },
      ];
    }),
};
