// Dead letters that go round with nobody doing anything. The broker ends such a circle by dropping the message (rabbit_dead_letter:is_cycle;
// measured on 3.10, 4.0 and 4.3, classic and quorum queues, at-least-once too).
import { keyOf, nameText } from '../../model/key.ts';
import { automaticCircles, automaticOf } from '../dead-letters.ts';
import type { Rule } from '../rule.ts';
import { listed } from '../words.ts';

/** The most cycles that are reported: a graph may consist of cycles only. */
const most = 20;

/** `dead-letter-cycle`. */
export const deadLetterCycle: Rule = {
  code: 'dead-letter-cycle',
  check: (view) =>
    automaticCircles(view, most).flatMap((circle) => {
      const [first, ...others] = circle;
      if (first === undefined) return [];
      const names = [...circle.map(({ from }) => nameText(from.name)), nameText(first.from.name)];
      const way = (names.length > 8 ? [...names.slice(0, 4), '...', ...names.slice(-3)] : names).join(' -> ');
      const reasons = [...new Set(circle.flatMap(({ from }) => automaticOf(view, from)))];
      return [
        {
          key: keyOf(first.from),
          message: `dead letters go round by ${listed(reasons)} alone: ${way}; RabbitMQ drops them at the second turn`,
          related: others.map(({ from }) => ({ key: keyOf(from), message: 'and on from here' })),
        },
      ];
    }),
};
