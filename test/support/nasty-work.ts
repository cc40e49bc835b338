// The work of evaluating nasty patterns, for test/support/work.ts, which calls each exported function.
import { boundedExpression, reasonOf } from '../../src/rabbitmq/expression.ts';
import { drawFrom, knownNasty, nastyNames, nastyPattern, oneOf } from './nasty-patterns.ts';

/** Evaluates the pattern of a number against all nasty names; one after the other. The known ones come first. */
export function evaluateNasty(number: number): void {
  const draw = drawFrom(number);
  const pattern = knownNasty[number - 1] ?? nastyPattern(draw, 6);
  try {
    const expression = boundedExpression(pattern, oneOf(draw, ['', 's', 'i']));
    for (const name of nastyNames) expression.isSoon(name) && expression.matches(name);
  } catch (error) {
    if (reasonOf(error) === undefined) throw error;
  }
}
